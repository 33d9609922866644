"""A clock-in page around the sample hall, and scanner events without scanners."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.facts import FingerEnrolled
from app.services.access import AccessService
from app.services.hall import Hall
from app.services.secrets import KeyBox
from db import roster
from devices.ports import FingerHit, ScannerEvent, ScannerState, ScannerStateChanged
from tests.conftest import OFFICER, ZONE
from tests.ui.desks import Seat, desk_of, settle, wait_until
from ui.clock_in.page import ClockInPage
from ui.clock_in.view_model import ClockInModel

NAME, COLLEAGUE = "沈立言", "顾文渊"
NAME_SLOT, COLLEAGUE_SLOT = 3, 4
FIRST, SECOND = "1号指纹仪", "2号指纹仪"


@dataclass
class Front:
    """The page, its view-model and the desk behind them."""

    base: Seat
    model: ClockInModel
    page: ClockInPage

    @property
    def hall(self) -> Hall:
        return self.base.hall

    def happens(self, event: ScannerEvent) -> None:
        """A scanner's thread tells something."""
        self.base.desk.scanners._came.emit(event)
        settle(self.base.desk)
        settle(self.base.desk)

    def presses(self, slot: int, scanner: str = FIRST) -> None:
        self.happens(FingerHit(scanner, "uid", slot, 90))

    def scanner_is(self, state: ScannerState, scanner: str = FIRST, fault: str | None = None) -> None:
        self.happens(ScannerStateChanged(scanner, state, fault_key=fault))

    def clock(self, hour: int, minute: int, second: int = 0) -> None:
        """Monday, 9 March 2026."""
        self.hall.clock.as_of = datetime(2026, 3, 9, hour, minute, second, tzinfo=ZONE)

    @property
    def access(self) -> AccessService:
        """To set passwords and PINs with."""
        return AccessService(self.hall, KeyBox(self.hall.folder, self.hall.id))

    @property
    def words(self) -> str:
        """All that the card says."""
        card = self.model.card
        return "" if card is None else " ".join((card.name, card.title, card.detail, *card.facts))


def subject_of(hall: Hall, name: str) -> str:
    with hall.reading() as view:
        return next(p.subject for p in roster.people(view.conn) if p.name == name)


def enrol(hall: Hall, name: str, slot: int) -> None:
    """As if two people had seen to it."""
    subject = subject_of(hall, name)
    with hall.writing(OFFICER) as tx:
        tx.record(FingerEnrolled(slot, f"template-{slot}", "右手食指", "a", "b"), subject)


def front_of(hall: Hall) -> Front:
    KeyBox(hall.folder, hall.id).get("pepper")
    enrol(hall, NAME, NAME_SLOT)
    enrol(hall, COLLEAGUE, COLLEAGUE_SLOT)
    base = desk_of(hall)
    model = ClockInModel(base.desk.background, base.desk.scanners)
    front = Front(base, model, ClockInPage(base.desk, model))
    front.clock(8, 20)
    front.page.resize(1366, 768)
    front.page.show()
    front.scanner_is(ScannerState.READY)
    return front


__all__ = ["Front", "enrol", "front_of", "settle", "subject_of", "wait_until"]
