"""The leaves that the reader may see, without widgets: sections, filters, and what may be done with each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from app.domain.access import Action, Actor
from app.domain.leave import PENDING, LeaveState
from app.domain.refusal import Refusal
from app.domain.slots import Month
from app.services.leave import LeaveService
from app.services.leave_book import LeaveBook
from app.services.leave_shown import LeaveShown
from app.services.roster_views import initials, initials_match
from ui.calls import Call, call
from ui.desk import Desk
from ui.leave.preview_words import asked_open
from ui.reply import Reply

MINE, TO_COVER, ALL = "mine", "to_cover", "all"
RECENT_DAYS, AHEAD_DAYS = 62, 400
_BEGUN = (LeaveState.AWAY, LeaveState.OVERDUE)


class ListModel(QObject):
    """Reads what touches the last two months and all that is to come, or another month."""

    changed = Signal()
    refused = Signal(object)
    """A `Refusal` in place of the list."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.leaves: tuple[LeaveShown, ...] | None = None
        self.section = ALL if reads_others(desk) else MINE
        self.state = self.department = self.search = ""
        self.month: Month | None = None
        """None: of late and to come."""

    # -- reading --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the leaves again."""
        month = self.month
        first, last = (month.first, month.last) if month else self._of_late()
        request = call(LeaveBook.between, self._desk.actor, first, last)
        self._desk.background.read(request, self, lambda found: self._take(month, found), self._refused)

    def _of_late(self) -> tuple[date, date]:
        today = self._desk.today()
        return today - timedelta(RECENT_DAYS), today + timedelta(AHEAD_DAYS)

    def _take(self, month: Month | None, found: tuple[LeaveShown, ...]) -> None:
        if month == self.month and found != self.leaves:  # somebody's punch changes no leave
            self.leaves = found
            self.changed.emit()

    def _refused(self, refusal: Refusal) -> None:
        self.leaves = None
        self.refused.emit(refusal)

    # -- sifting --------------------------------------------------------------------------------------

    def set_month(self, month: Month | None) -> None:
        if month != self.month:
            self.month, self.leaves = month, None
            self.changed.emit()
            self.refresh()

    def sift(self, **wanted: str) -> None:
        """`section`, `state`, `department` or `search`; an empty one keeps everything."""
        for name, value in wanted.items():
            setattr(self, name, value)
        self.changed.emit()

    @property
    def lines(self) -> list[LeaveShown]:
        """Those that are left, the newest first."""
        words = self.search.strip().lower().split()
        return [
            leave
            for leave in reversed(self.leaves or ())
            if self._in_section(leave, self.section)
            and self.state in ("", leave.state.value)
            and self.department in ("", leave.department)
            and all(found_by(leave, word) for word in words)
        ]

    def count(self, section: str) -> int:
        return sum(self._in_section(leave, section) for leave in self.leaves or ())

    def _in_section(self, leave: LeaveShown, section: str) -> bool:
        person = self._person
        if section == MINE:
            return bool(person) and leave.subject == person
        if section == TO_COVER:
            return bool(person) and leave.cover == person
        return True

    @property
    def _person(self) -> str:
        session = self._desk.session
        return session.actor.person if session else ""

    @property
    def departments(self) -> list[tuple[str, str]]:
        """(code, name) of those that have leaves here."""
        return sorted({(leave.department, leave.department_name) for leave in self.leaves or ()} - {("", "")})

    # -- doing ----------------------------------------------------------------------------------------

    def offered(self, leave: LeaveShown) -> list[str]:
        """What whoever is signed in may do with it as it stands."""
        session = self._desk.session
        return steps_for(session.actor, leave) if session else []

    def write(self, request: Call[LeaveShown], reply: Reply) -> None:
        """One step; the answer goes to the form that asked."""
        self._desk.background.write(request, reply.owner, reply.done, reply.refused)

    def give_back(self, leave: str, back: str, reply: Reply) -> None:
        self.write(call(LeaveService.give_back, self._desk.actor, leave, back), reply)

    def extend(self, leave: str, last: str, reason: str, reply: Reply) -> None:
        self.write(call(LeaveService.extend, self._desk.actor, leave, last, reason), reply)

    def add_paper(self, leave: str, content: bytes, reply: Reply) -> None:
        self.write(call(LeaveService.add_paper, self._desk.actor, leave, content), reply)

    def say(self, step: Callable[..., LeaveShown], leave: str, text: str, reply: Reply) -> None:
        """A step that takes one text: withdraw, hand over, answer, explain."""
        self.write(call(step, self._desk.actor, leave, text), reply)


def reads_others(desk: Desk) -> bool:
    """Whether there is a list beside one's own."""
    reads = (Action.LEAVE_READ_ALL, Action.ATTENDANCE_READ_OWN_WINDOW, Action.ATTENDANCE_READ_ALL)
    return any(desk.may(action) for action in reads)


def found_by(leave: LeaveShown, word: str) -> bool:
    """Part of a name, staff number or leave number, or pinyin initials."""
    if any(word in text.lower() for text in (leave.name, leave.number, leave.leave, leave.window_group)):
        return True
    return word.isascii() and word.isalpha() and initials_match(initials(leave.name), word)


def steps_for(actor: Actor, leave: LeaveShown) -> list[str]:
    """For what a page offers, never instead of the service."""
    own = bool(actor.person) and actor.person == leave.subject
    applicant = own or actor.may(Action.LEAVE_FILE_FOR)
    confirms = actor.may(Action.LEAVE_RETURN_CONFIRM) and not own
    state, live = leave.state, leave.state in (*PENDING, LeaveState.APPROVED, *_BEGUN)
    takes_over = bool(leave.cover) and (actor.person == leave.cover or confirms)
    begun = state in _BEGUN or (state is LeaveState.RETURNED and not leave.back) or leave.waits_for_handover
    offered = {
        "go_on": applicant and state is LeaveState.DRAFT,
        "change": applicant and state in PENDING,
        "answer": applicant and state in PENDING and asked_open(leave),
        "hand_over": takes_over and live and not leave.handed_over_us,
        "give_back": (applicant or confirms) and begun,
        "extend": applicant and (state in (LeaveState.APPROVED, *_BEGUN)),
        "explain": applicant and state is LeaveState.OVERDUE,
        "add_paper": applicant and (live or state is LeaveState.RETURNED),
        "withdraw": applicant and state in (LeaveState.DRAFT, *PENDING, LeaveState.APPROVED),
        "print": bool(leave.kind) and state is not LeaveState.DRAFT,
        "balances": applicant or actor.may(Action.LEAVE_BALANCE_SET),
    }
    return [step for step, may in offered.items() if may]
