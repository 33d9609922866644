"""The roster as its page shows it: what stands, found by search, and every edit of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.access import Action
from app.domain.refusal import Refusal
from app.services.roster import RosterService
from app.services.roster_views import DepartmentShown, GroupShown, PersonDetail, PersonShown, RosterViews
from ui.calls import Call, call
from ui.desk import Desk
from ui.reply import Reply


@dataclass(frozen=True, slots=True)
class Place:
    """What is chosen on the left: everything, a department, or one of its window groups."""

    department: str = ""
    group: str = ""


class RosterModel(QObject):
    """Reads departments and people; asks for edits."""

    departments_changed = Signal()
    people_changed = Signal()
    refused = Signal(object)
    """A query was refused: nothing can be shown."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.departments: tuple[DepartmentShown, ...] = ()
        self.people: tuple[PersonShown, ...] = ()
        self.place = Place()
        self.search, self.with_left = "", False
        self.loaded = False
        self._asked = 0

    @property
    def may_edit(self) -> bool:
        return self._desk.may(Action.ROSTER_EDIT)

    @property
    def group(self) -> GroupShown | None:
        """The window group that is chosen, if it still is there."""
        known = self.department
        groups = known.groups if known else ()
        return next((group for group in groups if group.name == self.place.group), None)

    @property
    def department(self) -> DepartmentShown | None:
        """The department that is chosen, or that of the chosen group."""
        return next((d for d in self.departments if d.code == self.place.department), None)

    # -- reading --------------------------------------------------------------------------------------

    def load(self) -> None:
        """Reads departments and people again."""
        self._read(call(RosterViews.departments), self._take_departments)
        self._load_people()

    def choose(self, place: Place) -> None:
        self.place = place
        self._load_people()

    def find(self, search: str, with_left: bool) -> None:
        """People whose name, initials or numbers hold `search`; the latest search wins."""
        self.search, self.with_left = search, with_left
        self._load_people()

    def person(self, subject: str, reply: Reply) -> None:
        """One person whole, as a `PersonDetail`."""
        request: Call[PersonDetail] = call(RosterViews.person, subject)
        self._desk.background.read(request, reply.owner, reply.done, reply.refused)

    def _load_people(self) -> None:
        self._asked += 1
        asked, department = self._asked, self.place.department or None
        request = call(RosterViews.people, self.search, department, self.with_left)
        self._read(request, lambda people: self._take_people(asked, people))

    def _read(self, request: Call[Any], done: Callable[[Any], object]) -> None:
        self._desk.background.read(request, self, done, self.refused.emit)

    def _take_departments(self, found: tuple[DepartmentShown, ...]) -> None:
        self.departments = found
        self.departments_changed.emit()

    def _take_people(self, asked: int, found: tuple[PersonShown, ...]) -> None:
        if asked == self._asked:
            group = self.place.group
            self.people = tuple(p for p in found if not group or p.window_group == group)
            self.loaded = True
            self.people_changed.emit()

    # -- edits ----------------------------------------------------------------------------------------

    def _write(self, request: Call[Any], reply: Reply) -> None:
        self._desk.background.write(request, reply.owner, reply.done, reply.refused)

    def set_department(self, code: str, name: str, kind: str, prefix: str, reply: Reply) -> None:
        actor = self._desk.actor
        self._write(call(RosterService.set_department, actor, code, name, kind, prefix), reply)

    def add_group(self, department: str, name: str, reply: Reply) -> None:
        self._write(call(RosterService.add_group, self._desk.actor, department, name), reply)

    def rename_group(self, department: str, old: str, new: str, reply: Reply) -> None:
        self._write(call(RosterService.rename_group, self._desk.actor, department, old, new), reply)

    def assign_counter(self, counter: str, department: str, group: str, reply: Reply) -> None:
        actor = self._desk.actor
        self._write(call(RosterService.assign_counter, actor, counter, department, group), reply)

    def remove_counter(self, counter: str, reply: Reply) -> None:
        self._write(call(RosterService.remove_counter, self._desk.actor, counter), reply)

    def set_head(self, subject: str, department: str, group: str, reply: Reply) -> None:
        actor = self._desk.actor
        self._write(call(RosterService.set_window_head, actor, subject, department, group), reply)

    def add_person(self, number: str, name: str, reply: Reply) -> None:
        self._write(call(RosterService.add_person, self._desk.actor, number, name), reply)

    def rename_person(self, subject: str, name: str, reply: Reply) -> None:
        self._write(call(RosterService.rename_person, self._desk.actor, subject, name), reply)

    def set_user_no(self, subject: str, user_no: str, reply: Reply) -> None:
        self._write(call(RosterService.set_user_no, self._desk.actor, subject, user_no), reply)

    def clear_user_no(self, subject: str, user_no: str, reply: Reply) -> None:
        self._write(call(RosterService.clear_user_no, self._desk.actor, subject, user_no), reply)

    def add_post(
        self, subject: str, place: Place, post: str, start: date, end: date | None, reply: Reply
    ) -> None:
        if not place.group:
            raise Refusal("field_missing", field="window_group")
        actor, where = self._desk.actor, (place.department, place.group)
        self._write(call(RosterService.add_post, actor, subject, *where, post, start, end), reply)

    def change_post(self, assignment: str, group: str, start: date, end: date | None, reply: Reply) -> None:
        actor = self._desk.actor
        self._write(call(RosterService.change_post, actor, assignment, group, start, end), reply)

    def withdraw_post(self, assignment: str, reply: Reply) -> None:
        self._write(call(RosterService.withdraw_post, self._desk.actor, assignment), reply)

    def end_service(self, subject: str, last: date, reply: Reply) -> None:
        self._write(call(RosterService.end_service, self._desk.actor, subject, last), reply)
