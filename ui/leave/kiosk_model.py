"""A request at the scanner, without widgets: who is here, step by step to submission, and back by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.access import Actor
from app.domain.leave import LeaveState
from app.domain.refusal import Refusal
from app.domain.session import Limits, Session, SessionKeeper
from app.services.clock import Clock
from app.services.leave_shown import LeaveShown
from app.services.leave_views import LeaveViews
from app.services.roster_views import PersonShown, RosterViews
from devices.ports import FingerHit, FingerUnknown, FingerUnreadable, ScannerEvent
from ui.background import Background
from ui.calls import call
from ui.clock_in.who_model import WhoModel
from ui.leave.form_model import FormModel
from ui.leave.people import nearest_first
from ui.words import sentence

WATCH_MS = 1000
NOBODY_MS = 45_000
"""Nobody says who they are for so long: the clock-in page comes back."""
DONE_MS = 15_000
"""So long the number and what happens next stay to be read."""


class KioskStep(Enum):
    """What is asked just now."""

    OFF = "off"
    WHO = "who"
    KIND = "kind"
    WHEN = "when"
    WHY = "why"
    COVER = "cover"
    CHECK = "check"
    DONE = "done"


FILLED = (KioskStep.KIND, KioskStep.WHEN, KioskStep.WHY, KioskStep.COVER, KioskStep.CHECK)
"""The steps of filling in, in order."""


class KioskModel(QObject):
    """One person's short session; it keeps what they filled in as a draft when they walk away."""

    changed = Signal()
    ticked = Signal()
    """A second has passed."""
    closed = Signal()
    """Back to the clock-in page."""

    def __init__(
        self,
        background: Background,
        clock: Clock,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background, self._clock = background, clock
        self._keeper = SessionKeeper()
        self.step = KioskStep.OFF
        self.who = WhoModel(background, self)
        self.form = FormModel(background, self._actor, lambda: now().date(), self)
        self.colleagues: Sequence[PersonShown] = ()
        """Those of the own department, the likeliest first."""
        self.draft: LeaveShown | None = None
        """What the person once began and did not hand in."""
        self.sent: LeaveShown | None = None
        self.trouble = ""
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self.look_at_session)
        self._end = QTimer(self, singleShot=True)
        self._end.timeout.connect(self.close)
        self.who.opened.connect(self._open)
        self.who.failed.connect(lambda reference: self._say(sentence("bug", {"reference": reference})))
        self.who.left.connect(self.close)
        self.who.changed.connect(self._wait_on)
        self.form.changed.connect(self.changed)
        self.form.sent.connect(self._sent)
        self.form.refused.connect(lambda refusal: self._say(sentence(refusal)))

    # -- who ------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Somebody pressed 请假."""
        self.sent, self.draft, self.colleagues, self.trouble = None, None, (), ""
        self.who.start()
        self._go(KioskStep.WHO)

    def take(self, event: ScannerEvent) -> bool:
        """A finger while it is asked who is here is no punch; at any other time it is one."""
        if self.step is not KioskStep.WHO:
            return False
        if isinstance(event, FingerHit):
            self.who.finger(event.slot)
        elif isinstance(event, FingerUnknown):
            self.who.unread("self_finger_unknown")
        elif isinstance(event, FingerUnreadable):
            self.who.unread(f"self_unreadable_{event.reason}")
        else:
            return False
        return True

    def _wait_on(self) -> None:
        if self.step is KioskStep.WHO:
            self._end.start(NOBODY_MS)

    def _open(self, session: Session, limits: Limits) -> None:
        self._keeper.open(session, limits)
        actor = session.actor
        self._end.stop()
        self._watch.start()
        self.form.start(actor.person, actor.name)
        self._background.read(call(RosterViews.people), self, self._take_people, _silent)
        drafts = call(LeaveViews.list, actor, (LeaveState.DRAFT.value,), actor.person)
        self._background.read(drafts, self, self._take_drafts, _silent)
        self._go(KioskStep.KIND)

    def _actor(self) -> Actor:
        return self._keeper.actor(self._clock.boot_us())

    def _take_people(self, people: Sequence[PersonShown]) -> None:
        subject = self.form.entry.subject
        own = next((person.department for person in people if person.subject == subject), "")
        self.colleagues = [p for p in nearest_first(people, subject) if p.department == own]
        self.changed.emit()

    def _take_drafts(self, drafts: Sequence[LeaveShown]) -> None:
        self.draft = drafts[-1] if drafts else None
        self.changed.emit()

    # -- the session ----------------------------------------------------------------------------------

    def touch(self) -> None:
        """A key or a touch: the session goes on."""
        self._keeper.touch(self._clock.boot_us())

    @property
    def seconds_left(self) -> int:
        """Until the clock-in page comes back by itself."""
        if self.step in (KioskStep.WHO, KioskStep.DONE):
            return max(0, -(-self._end.remainingTime() // 1000))
        return -(-self._keeper.left_us(self._clock.boot_us()) // 1_000_000)

    def look_at_session(self) -> None:
        """Each second: whoever walked away is signed out."""
        if self.step in FILLED and self._keeper.current(self._clock.boot_us()) is None:
            self.close()
        else:
            self.ticked.emit()

    def close(self) -> None:
        """Signs out; what was filled in is a draft."""
        if self.step is KioskStep.OFF:
            return
        if self.step in FILLED and self._keeper.current(self._clock.boot_us()) is not None:
            self.form.keep()
        self._keeper.close()
        self._watch.stop()
        self._end.stop()
        self.who.stop()
        self._go(KioskStep.OFF)
        self.closed.emit()

    # -- filling in -----------------------------------------------------------------------------------

    def set(self, **changes: Any) -> None:
        self.trouble = ""
        self.form.set(**changes)

    def go_on_with_draft(self) -> None:
        """What was begun once, at its last step."""
        if self.draft is not None:
            self.form.take_up(self.draft, "{n}")
            self._go(KioskStep.CHECK)

    def forward(self) -> None:
        """The next step; from the last one the request is handed in."""
        self.trouble = ""
        if self.step is KioskStep.CHECK:
            self.form.send()
        elif self.step in FILLED:
            self._go(FILLED[FILLED.index(self.step) + 1])

    def back(self) -> None:
        """The step before; from the first one back to the clock-in page."""
        self.trouble = ""
        if self.step in FILLED and self.step is not FILLED[0]:
            self._go(FILLED[FILLED.index(self.step) - 1])
        else:
            self.close()

    def _sent(self, shown: LeaveShown) -> None:
        if self.step is not KioskStep.CHECK:
            return
        self.sent = shown
        self._keeper.close()
        self._end.start(DONE_MS)
        self._go(KioskStep.DONE)

    def _say(self, text: str) -> None:
        self.trouble = text
        self.changed.emit()

    def _go(self, step: KioskStep) -> None:
        self.step = step
        if step is KioskStep.WHO:
            self._end.start(NOBODY_MS)
            self._watch.start()
        self.changed.emit()


def _silent(_: Refusal) -> None:
    """Without it the form offers less, and works."""
