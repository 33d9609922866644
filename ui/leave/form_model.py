"""A request being filled in, without widgets: looked at while it is typed, kept as a draft, handed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.access import Actor
from app.domain.leave import LeaveState
from app.domain.leave_balance import Balance
from app.domain.refusal import Refusal
from app.domain.slots import Half, Slot
from app.services.balance import BalanceService
from app.services.face import FaceDay, FaceService
from app.services.leave import LeaveService
from app.services.leave_shown import LeaveShown
from app.services.settings import RuleView, SettingsService
from ui.background import Background
from ui.calls import call
from ui.leave.entry import Entry, Figures, Paper, Verdict, entry_of
from ui.leave.paper_file import paper_content

LOOK_MS = 250
"""So long after the last key the request is looked at again."""
AHEAD_DAYS = 15
KEEP_MS = 10_000
"""So long after it the draft is kept by itself: whoever is called away loses nothing."""


class FormModel(QObject):
    """`entry` is what was filled in, `found` what would happen to it."""

    changed = Signal()
    sent = Signal(object)
    """The `LeaveShown`, handed in."""
    kept = Signal(str)
    """Kept as a draft under this number, because the person asked for it."""
    refused = Signal(object)
    """A `Refusal` to be said; nothing that was filled in is lost."""

    def __init__(
        self,
        background: Background,
        actor: Callable[[], Actor],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        """`actor`: whoever is signed in, a refusal otherwise."""
        super().__init__(parent)
        self._background, self._actor, self._today = background, actor, today
        self.figures = Figures()
        self._looking = QTimer(self, interval=LOOK_MS, singleShot=True)
        self._looking.timeout.connect(self.look)
        self._keeping = QTimer(self, interval=KEEP_MS, singleShot=True)
        self._keeping.timeout.connect(self.keep)
        self.entry = self._blank()
        self._form = self._asked = self._answered = 0
        self._reset("", False)

    def _blank(self) -> Entry:
        day = self._today()
        return Entry(Slot(day, Half.AM), Slot(day, Half.PM))

    def _reset(self, leave_id: str, changing: bool) -> None:
        self.leave_id, self.changing = leave_id, changing
        self.found: LeaveShown | None = None
        self.trouble: Refusal | None = None
        self.balances: tuple[Balance, ...] = ()
        self.touched = self.busy = self.saving = False
        self._form += 1
        self._send_after = False
        self._looking.stop()
        self._keeping.stop()

    # -- beginning ------------------------------------------------------------------------------------

    def start(self, subject: str = "", name: str = "") -> None:
        """An empty form for somebody; without a subject it begins with the question who."""
        self.entry = self._blank().having(subject=subject, name=name)
        self._reset("", False)
        self._read_figures()
        if subject:
            self._read_days()
        self.look()

    def take_up(self, shown: LeaveShown, paper: str) -> None:
        """A draft goes on, or a request that is handed in already is changed (R-5)."""
        self.entry = entry_of(shown, paper)
        self._reset(shown.leave, shown.state is not LeaveState.DRAFT)
        self._read_figures()
        self.look()

    def _read_days(self) -> None:
        """One's own leave most likely begins on the next working day."""
        tomorrow = self._today() + timedelta(1)
        request = call(FaceService.days, tomorrow, tomorrow + timedelta(AHEAD_DAYS))
        self._background.read(request, self, partial(self._take_days, self._form), _silent)

    def _take_days(self, form: int, days: Sequence[FaceDay]) -> None:
        day = next((day.date for day in days if day.working), None)
        if day is not None and form == self._form and not self.touched:
            self.entry = self.entry.having(first=Slot(day, Half.AM), last=Slot(day, Half.PM))
            self.look()

    def _read_figures(self) -> None:
        self._background.read(call(SettingsService.rules), self, self._take_figures, _silent)

    def _take_figures(self, rules: Sequence[RuleView]) -> None:
        self.figures = Figures.of(rules)
        self.changed.emit()

    # -- filling in -----------------------------------------------------------------------------------

    def set(self, **changes: Any) -> None:
        """Other values of `entry`'s fields."""
        made = self.entry.having(**changes)
        if made != self.entry:
            self.entry, self.touched = made, True
            self._asked += 1
            self._looking.start()
            if not self.changing:
                self._keeping.start()
            self.changed.emit()

    def add_paper(self, path: Path) -> None:
        """Reads a file, checks it and keeps it. Refusals come by `refused`."""
        keep = partial(self._keep_paper, path.name)
        self._background.work(
            lambda _progress, _cancelled: paper_content(path), self, keep, self.refused.emit
        )

    def _keep_paper(self, name: str, content: bytes) -> None:
        request = call(LeaveService.keep_paper, self._actor(), content)
        self._background.write(request, self, partial(self._add, name), self.refused.emit)

    def _add(self, name: str, digest: str) -> None:
        if digest not in (paper.digest for paper in self.entry.papers):
            self.set(papers=(*self.entry.papers, Paper(name, digest)))

    def drop_paper(self, digest: str) -> None:
        self.set(papers=tuple(paper for paper in self.entry.papers if paper.digest != digest))

    # -- looking --------------------------------------------------------------------------------------

    def look(self) -> None:
        """Asks what would happen; an answer to what was typed before is passed over."""
        self._looking.stop()
        self._asked += 1
        self.changed.emit()
        if not self.entry.subject:
            return
        asked = self._asked
        try:
            wanted, actor = self.entry.wanted(), self._actor()
        except Refusal as refusal:
            self._wrong(asked, refusal)
            return
        request = call(LeaveService.preview, actor, wanted, self.leave_id)
        self._background.read(request, self, partial(self._take, asked), partial(self._wrong, asked))
        balances = call(BalanceService.balances, actor, wanted.subject, wanted.span.first.date)
        self._background.read(balances, self, partial(self._take_balances, asked), _silent)

    def _take(self, asked: int, found: LeaveShown) -> None:
        if asked == self._asked:
            self.found, self.trouble, self._answered = found, None, asked
            self.changed.emit()

    def _take_balances(self, asked: int, balances: Sequence[Balance]) -> None:
        if asked == self._asked:
            self.balances = tuple(balances)
            self.changed.emit()

    def _wrong(self, asked: int, refusal: Refusal) -> None:
        if asked == self._asked:
            self.found, self.trouble, self._answered = None, refusal, asked
            self.changed.emit()

    @property
    def verdict(self) -> Verdict:
        """Of what stands in the form now."""
        if not self.entry.subject:
            return Verdict.NOBODY
        if self._answered != self._asked:
            return Verdict.ASKING
        if self.found is None:
            return Verdict.WRONG
        if self.found.refusals:
            return Verdict.REFUSED
        if self.found.over:
            return Verdict.OVER
        return Verdict.MARKED if self.found.marks else Verdict.FINE

    @property
    def can_send(self) -> bool:
        return not self.busy and self.verdict in (Verdict.OVER, Verdict.MARKED, Verdict.FINE)

    @property
    def balance(self) -> Balance | None:
        """Of the type that is asked for, where it has one."""
        return next((b for b in self.balances if b.kind == self.entry.kind), None)

    # -- keeping and handing in -----------------------------------------------------------------------

    def keep(self, told: bool = False) -> None:
        """Keeps the draft, if there is something new; a request that is handed in has none.

        `told`: somebody asked for it and is told of it, or why not.
        """
        self._keeping.stop()
        if self.changing or self.saving or self.busy or not self.entry.subject or not self.touched:
            return
        try:
            request = call(LeaveService.draft, self._actor(), self.entry.wanted(), self.leave_id)
        except Refusal as refusal:
            if told:
                self.refused.emit(refusal)
            return
        self.saving, self.touched = True, False
        self._background.write(
            request,
            self,
            partial(self._kept, self._form, told),
            partial(self._not_kept, self._form, told),
            ended=partial(self._save_ended, self._form),
        )

    def _kept(self, form: int, told: bool, key: str) -> None:
        if form != self._form:
            return  # another form by now; the draft stands in the list
        self.leave_id = key
        if told:
            self.kept.emit(key)

    def _not_kept(self, form: int, told: bool, refusal: Refusal) -> None:
        if form == self._form:
            self.touched = True
        if told:
            self.refused.emit(refusal)

    def _save_ended(self, form: int) -> None:
        if form != self._form:
            return
        self.saving = False
        if self._send_after:
            self._send_after = False
            self.send()

    def send(self) -> None:
        """Hands the request in; what refuses it by now is looked at again."""
        if not self.can_send:
            return
        if self.saving:  # its number is on the way
            self._send_after = True
            return
        self._keeping.stop()
        self.busy = True
        request = call(LeaveService.submit, self._actor(), self.entry.wanted(), self.leave_id)
        self._background.write(request, self, self._sent, self._not_sent, ended=self._send_ended)
        self.changed.emit()

    def _sent(self, shown: LeaveShown) -> None:
        self.touched = False
        self.sent.emit(shown)

    def _not_sent(self, refusal: Refusal) -> None:
        self.refused.emit(refusal)
        self.look()

    def _send_ended(self) -> None:
        self.busy = False
        self.changed.emit()


def _silent(_: object) -> None:
    """Without it the form says less, and works."""
