"""The inbox of leave without widgets: its sections, the case in view, and what is sent to the services."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.access import Action
from app.domain.leave_rules import Finding
from app.domain.refusal import Refusal
from app.services.leave_decision import LeaveDecision
from app.services.leave_inbox import CaseNow, InboxItem, InboxKind, LeaveInbox
from app.services.leave_shown import LeaveShown
from ui.calls import Call, call
from ui.desk import Desk
from ui.palette import Tone
from ui.reply import Reply
from ui.words import sentence, term

DECIDE, OPINION, CONFIRM, OPEN = "decide", "opinion", "confirm", "open"
SECTIONS = (DECIDE, OPINION, CONFIRM, OPEN)
_SECTION_OF = {
    InboxKind.DECIDE: DECIDE,
    InboxKind.OPINION: OPINION,
    InboxKind.OPEN: OPEN,
}


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What became of one of several."""

    item: InboxItem
    text: str
    tone: Tone


class InboxModel(QObject):
    """All that waits for whoever is signed in; `case` is the one in view, as it stands this moment."""

    changed = Signal()
    case_changed = Signal()
    refused = Signal(object)
    """A `Refusal` in place of the list."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.items: tuple[InboxItem, ...] | None = None
        self.sections = self._sections()
        self.section = self.sections[0]
        self.current = ""
        self.case: CaseNow | None = None
        self.busy = False

    def _sections(self) -> tuple[str, ...]:
        may, found = self._desk.may, []
        if may(Action.LEAVE_DECIDE) or may(Action.LEAVE_DECIDE_FOR):
            found.append(DECIDE)
        if may(Action.LEAVE_OPINION) or may(Action.LEAVE_OPINION_PAPER):
            found.append(OPINION)
        return (*found, CONFIRM, OPEN)

    # -- reading --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads everything again; the list in view stays until then."""
        request = call(LeaveInbox.inbox, self._desk.actor)
        self._desk.background.read(request, self, self._take, self._refused)
        self._read_case()

    def set_section(self, section: str) -> None:
        """One of `sections`."""
        if section in self.sections and section != self.section:
            self.section = section
            self.changed.emit()

    def lines(self, section: str = "") -> list[InboxItem]:
        """The items of a section, the first handed in first."""
        wanted = section or self.section
        return [item for item in self.items or () if _SECTION_OF.get(item.kind, CONFIRM) == wanted]

    def find(self, leave_id: str) -> InboxItem | None:
        return next((item for item in self.items or () if item.shown.leave == leave_id), None)

    def go_to(self, leave_id: str) -> bool:
        """Opens the section that holds a leave; whether there is one."""
        item = self.find(leave_id)
        if item is None:
            return False
        self.set_section(_SECTION_OF.get(item.kind, CONFIRM))
        return True

    def choose(self, leave_id: str) -> None:
        """Looks at one leave; empty: at none."""
        if leave_id != self.current:
            self.current, self.case = leave_id, None
            self.case_changed.emit()
            self._read_case()

    @property
    def item(self) -> InboxItem | None:
        """The leave in view."""
        return self.find(self.current)

    def _read_case(self) -> None:
        if self.current:
            request = call(LeaveInbox.case, self._desk.actor, self.current)
            take = partial(self._take_case, self.current)
            self._desk.background.read(request, self, take, partial(self._no_case, self.current))

    def _take_case(self, leave_id: str, case: CaseNow) -> None:
        if leave_id == self.current:
            self.case = case
            self.case_changed.emit()

    def _no_case(self, leave_id: str, _: Refusal) -> None:
        """Not for this reader any more: the list says the rest."""
        if leave_id == self.current:
            self.case = None
            self.case_changed.emit()

    def _take(self, items: tuple[InboxItem, ...]) -> None:
        self.items = items
        self.changed.emit()

    def _refused(self, refusal: Refusal) -> None:
        self.items = None
        self.refused.emit(refusal)

    # -- what may be done -----------------------------------------------------------------------------

    def may_decide(self, item: InboxItem | None) -> bool:
        """Whether approving and refusing are offered."""
        return item is not None and item.kind is InboxKind.DECIDE

    def may_handle(self, item: InboxItem | None) -> bool:
        """Whether it may be handed back or asked about: before the department has signed, too."""
        if item is None or self.may_decide(item):
            return item is not None
        first = item.blocked is not None and item.blocked.key == "leave_opinion_first"
        return first and item.kind in (InboxKind.OPEN, InboxKind.OPINION)

    # -- doing ----------------------------------------------------------------------------------------

    def send(self, request: Call[Any], reply: Reply) -> None:
        """One change; refused or not, the page reads again, for something may have come in between."""
        self._desk.background.write(request, reply.owner, reply.done, reply.refused, ended=self._ended)

    def _ended(self) -> None:
        if self._desk.session is not None:
            self.refresh()

    def decide(self, leave_id: str, approve: bool, reason: str, override: bool, reply: Reply) -> None:
        """The centre's decision on one request."""
        actor = self._desk.actor
        self.send(call(LeaveDecision.decide, actor, leave_id, approve, reason, override), reply)

    def decide_many(
        self,
        items: Sequence[InboxItem],
        approve: bool,
        reason: str,
        done: Callable[[list[ReportLine]], object],
        reply: Reply,
    ) -> None:
        """Each is judged in turn; `done` gets a line for each."""
        by_id = {item.shown.leave: item for item in items}

        def report(results: Sequence[tuple[str, LeaveShown | Finding]]) -> None:
            reply.done(None)
            done([_line(by_id[key], result) for key, result in results])

        request = call(LeaveDecision.decide_many, self._desk.actor, tuple(by_id), approve, reason)
        self.send(request, Reply(reply.owner, report, reply.refused))

    def each(
        self,
        items: Sequence[InboxItem],
        request: Callable[[InboxItem], Call[Any]],
        done: Callable[[list[ReportLine]], object],
    ) -> None:
        """One request for each item, one after the other; `done` gets a line for each."""
        lines: list[ReportLine] = []
        self.busy, wanted = True, len(items)

        def granted(item: InboxItem, shown: LeaveShown) -> None:
            lines.append(ReportLine(item, term("leave_state", shown.state), Tone.OK))

        def not_granted(item: InboxItem, refusal: Refusal) -> None:
            lines.append(ReportLine(item, sentence(refusal), Tone.ATTENTION))

        ended = count(1)

        def one_ended() -> None:
            if next(ended) == wanted:
                self.busy = False
                done(lines)
                self._ended()

        for item in items:
            self._desk.background.write(
                request(item), self, partial(granted, item), partial(not_granted, item), ended=one_ended
            )


def _line(item: InboxItem, result: LeaveShown | Finding) -> ReportLine:
    if isinstance(result, Finding):
        return ReportLine(item, sentence(result.key, result.params), Tone.ATTENTION)
    return ReportLine(item, term("leave_state", result.state), Tone.OK)
