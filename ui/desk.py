"""What every page is given: the background, who is signed in, the hall, and ways to speak and to go on."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QSettings, Signal

from app.domain.access import Action, Actor
from app.domain.refusal import Refusal
from app.domain.session import Limits, Session, SessionKeeper
from app.services.clock import Clock
from app.services.face import HallFace
from ui.background import Background
from ui.link import Link
from ui.palette import Tone
from ui.scanners import Scanners
from ui.sync_watch import SyncWatch
from ui.words import sentence


class Desk(QObject):
    """One screen's context; pages ask it, and never reach around it."""

    said = Signal(object, str)
    """(Tone, sentence) for the message bar."""
    asked_for = Signal(str, object)
    """(page key, target): go to a page."""
    session_changed = Signal()
    face_changed = Signal()

    def __init__(
        self,
        background: Background,
        scanners: Scanners,
        face: HallFace,
        clock: Clock,
        settings: QSettings | None = None,
        parent: QObject | None = None,
        link: Link | None = None,
    ) -> None:
        """`settings`: what concerns this screen alone (see `ui.language`); `link`: only away from the hall
        terminal."""
        super().__init__(parent)
        self.settings, self.link = settings, link
        self.background, self.scanners, self.clock = background, scanners, clock
        self.face = face
        self._keeper = SessionKeeper()
        self.sync = SyncWatch(background, lambda: self.session is not None, self)
        self.session_changed.connect(self.sync.look)
        background.refused.connect(self.refuse)
        background.bug.connect(
            lambda reference: self.say(Tone.ERROR, sentence("bug", {"reference": reference}))
        )

    # -- who ------------------------------------------------------------------------------------------

    def open_session(self, session: Session, limits: Limits) -> None:
        if self.link is not None:
            self.link.enter(session)
        self._keeper.open(session, limits)
        self.session_changed.emit()

    def close_session(self) -> None:
        if self.link is not None:
            self.link.leave()
        self._keeper.close()
        self.session_changed.emit()

    def touch(self) -> None:
        """A key or a touch: the session goes on."""
        self._keeper.touch(self.clock.boot_us())
        if self.link is not None:
            self.link.touch()

    @property
    def session(self) -> Session | None:
        """None once nobody is signed in, or idle for too long, or signed out by the hall terminal."""
        self._follow_link()
        return self._keeper.current(self.clock.boot_us())

    @property
    def actor(self) -> Actor:
        """Who acts; Refusal `session_over` otherwise, which the shell shows."""
        self._follow_link()
        return self._keeper.actor(self.clock.boot_us())

    def _follow_link(self) -> None:
        """The hall terminal has the last word on who is signed in."""
        if self.link is not None and not self.link.holds():
            self._keeper.close()

    def may(self, action: Action) -> bool:
        """Whether whoever is signed in may do this; for what a page offers, never instead of the service."""
        session = self.session
        return session is not None and session.actor.may(action)

    # -- when -----------------------------------------------------------------------------------------

    def now(self) -> datetime:
        """The hall's wall clock."""
        return datetime.fromtimestamp(self.clock.wall_us() / 1_000_000, ZoneInfo(self.face.zone))

    def today(self) -> date:
        return self.now().date()

    def set_face(self, face: HallFace) -> None:
        """The hall introduces itself otherwise now."""
        if face != self.face:
            self.face = face
            self.face_changed.emit()

    # -- speaking and going on ------------------------------------------------------------------------

    def say(self, tone: Tone, text: str) -> None:
        """One sentence in the message bar."""
        self.said.emit(tone, text)

    def refuse(self, refusal: Refusal) -> None:
        """Says why something was not done."""
        self.say(Tone.ATTENTION, sentence(refusal))

    def tell_bug(self, reference: str) -> None:
        """Something unforeseen happened, logged under `reference`."""
        self.say(Tone.ERROR, sentence("bug", {"reference": reference}))

    def open(self, page: str, target: object = None) -> None:
        """Goes to a page; `target` is handed to its `show_target`."""
        self.asked_for.emit(page, target)
