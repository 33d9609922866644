"""A window group's items and people while they are being changed, without widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.ab import Member
from app.domain.refusal import Refusal
from app.services.ab import AbService
from app.services.ab_views import GroupSetup, StandDownShown
from ui.calls import Call, call
from ui.desk import Desk
from ui.reply import Reply


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person is to be able to do of the group's items, and their partner."""

    can: frozenset[str]
    partner: str
    mutual: bool = False


class SetupModel(QObject):
    """Nothing is lost when another person is chosen; `save` sends all that differs."""

    changed = Signal()
    saved = Signal()
    refused = Signal(object)
    """A `Refusal`; everything typed stays."""

    def __init__(self, desk: Desk, department: str, window_group: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._key = (department, window_group)
        self.setup: GroupSetup | None = None
        self.drafts: dict[str, Draft] = {}
        self._left = 0
        self._said_no = False

    def refresh(self) -> None:
        request = call(AbService.setup, self._desk.actor, *self._key)
        self._desk.background.read(request, self, self._take, self.refused.emit)

    def _take(self, setup: GroupSetup) -> None:
        self.setup, self.drafts = setup, {}
        self.changed.emit()

    @property
    def people(self) -> Sequence[Member]:
        """A staff of the group, then every B of the department."""
        return (*self.setup.group.a, *self.setup.group.b) if self.setup else ()

    def member(self, subject: str) -> Member | None:
        return next((member for member in self.people if member.subject == subject), None)

    def draft(self, subject: str) -> Draft:
        """As changed, or as it stands."""
        if subject in self.drafts or self.setup is None:
            return self.drafts.get(subject, Draft(frozenset(), ""))
        member = self.member(subject)
        if member is None:
            return Draft(frozenset(), "")
        return Draft(member.can & frozenset(self.setup.group.items), member.partner)

    def set_can(self, subject: str, item: str, able: bool) -> None:
        draft = self.draft(subject)
        can = draft.can | {item} if able else draft.can - {item}
        self.drafts[subject] = replace(draft, can=can)

    def set_partner(self, subject: str, partner: str, mutual: bool) -> None:
        self.drafts[subject] = replace(self.draft(subject), partner=partner, mutual=mutual)

    def stand_down_of(self, subject: str) -> StandDownShown | None:
        """The one that is in force or comes next."""
        downs = self.setup.stand_downs if self.setup else ()
        return next((down for down in downs if down.subject == subject), None)

    # -- saving ----------------------------------------------------------------------------------------

    def save(self, items: Sequence[str]) -> None:
        """Sends what differs, the items first; `saved` once all of it is in."""
        if self.setup is None:
            return
        requests = [*self._items_of(items), *self._people_of(items)]
        self._left, self._said_no = len(requests), False
        for request in requests:
            self._desk.background.write(request, self, refused=self._no, ended=self._ended)
        if not requests:
            self.saved.emit()

    def _items_of(self, items: Sequence[str]) -> list[Call[None]]:
        assert self.setup is not None
        if tuple(items) == self.setup.group.items:
            return []
        return [call(AbService.set_items, self._desk.actor, *self._key, tuple(items))]

    def _people_of(self, items: Sequence[str]) -> list[Call[None]]:
        assert self.setup is not None
        found, actor, own = [], self._desk.actor, frozenset(self.setup.group.items)
        for subject, draft in self.drafts.items():
            member = self.member(subject)
            if member is None:
                continue
            can = (member.can - own) | (draft.can & frozenset(items))
            if can != member.can:
                wanted = tuple(sorted(can))
                found.append(call(AbService.set_qualified, actor, subject, self._key[0], wanted))
            if draft.partner != member.partner or draft.mutual:
                found.append(call(AbService.set_partner, actor, subject, draft.partner, draft.mutual))
        return found

    def _no(self, refusal: Refusal) -> None:
        self._said_no = True
        self.refused.emit(refusal)

    def _ended(self) -> None:
        self._left -= 1
        if self._left == 0 and not self._said_no:
            self.refresh()
            self.saved.emit()

    # -- 待岗 ------------------------------------------------------------------------------------------

    def stand_down(self, subject: str, first: date, last: date | None, reason: str, reply: Reply) -> None:
        request = call(AbService.stand_down, self._desk.actor, subject, first, last, reason)
        self._send(request, reply)

    def end_stand_down(self, stand_down: str, last: date, reply: Reply) -> None:
        self._send(call(AbService.end_stand_down, self._desk.actor, stand_down, last), reply)

    def _send(self, request: Call[Any], reply: Reply) -> None:
        def done(result: object) -> None:
            reply.done(result)
            self.refresh()

        self._desk.background.write(request, reply.owner, done, reply.refused)
