"""From the finger to the paper without a screen: wire, punch, judged month, PDF (design.md 5.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from app.domain.access import Actor, Role
from app.domain.attendance import Status
from app.domain.clock_in import Answer
from app.domain.month import PersonMonth
from app.domain.refusal import Refusal
from app.domain.slots import Month
from app.services.attendance import AttendanceService
from app.services.clock_in import ClockIn
from app.services.enrolment import EnrolmentService, open_enrolment
from app.services.hall import Hall
from app.services.reports import ReportService
from db import attendance, roster
from devices.jobs import EnrolStep, ScannerConfig
from devices.serial_scanner import SerialScanner
from devices.simulator import SimulatedScanner
from tests.conftest import ZONE

MARCH = Month(2026, 3)
MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
DEPARTMENT, PEOPLE = "SJ", ("韩静怡", "陆承志")
SCANNER = "门口"
ENROLLER = Actor("a1", "一号录入员", frozenset({Role.OFFICER, Role.ADMINISTRATOR}), "")
SECOND = Actor("a2", "二号录入员", frozenset({Role.OFFICER, Role.ADMINISTRATOR}), "")


class Door:
    """A simulated module, the driver on its wire, and the clock-in behind it."""

    def __init__(self, hall: Hall, enrolment: EnrolmentService, module: SimulatedScanner) -> None:
        self.hall, self.enrolment, self.module = hall, enrolment, module
        self.scanner = SerialScanner(ScannerConfig(SCANNER, module.url))
        self.scanner.open()
        self.clock_in = ClockIn(hall)
        self.fingers: dict[str, int] = {}

    def enrol(self, name: str, finger: int) -> str:
        """Consent, two captures, template, fact; the person's subject id."""
        with self.hall.reading() as view:
            subject = next(p.subject for p in roster.people(view.conn) if p.name == name)
        self.enrolment.give_consent(ENROLLER, subject)
        slot = self.enrolment.free_slot()

        def lay_down(step: EnrolStep) -> None:
            if step in (EnrolStep.PLACE_FIRST, EnrolStep.PLACE_AGAIN):
                self.module.place(finger)
            elif step is EnrolStep.LIFT:
                self.module.lift()

        template = self.scanner.enroll(slot, lay_down)
        self.module.lift()
        model = self.scanner.info.model
        self.enrolment.record_enrolled(ENROLLER, SECOND, subject, "右手食指", template, model, slot)
        self.fingers[name] = finger
        return subject

    def press(self, name: str, day: date, clock: str) -> Answer:
        """A finger on the glass at a time of the hall's clock; what the page answers."""
        self.hall.clock.as_of = datetime.combine(day, time.fromisoformat(clock), ZONE)
        self.module.place(self.fingers[name])
        hit = self.scanner.identify()
        self.module.lift()
        assert hit is not None
        return self.clock_in.by_finger(SCANNER, hit.slot).meaning.answer


@pytest.fixture
def door(sample_hall: Hall) -> Iterator[Door]:
    sample_hall.clock.as_of = datetime(2026, 3, 1, 16, 0, tzinfo=ZONE)
    with closing(open_enrolment(sample_hall)) as enrolment, SimulatedScanner() as module:
        opened = Door(sample_hall, enrolment, module)
        try:
            yield opened
        finally:
            opened.scanner.close()


def test_fingers_on_the_wire_become_a_judged_month_and_its_paper(door: Door, tmp_path: Path) -> None:
    on_time, late = (door.enrol(name, finger) for finger, name in enumerate(PEOPLE, 40))
    answers = {}
    for name, clocks in zip(PEOPLE, ("08:21 12:02 13:50 17:33", "08:37 12:03 13:55"), strict=True):
        answers[name] = [door.press(name, MONDAY, clock) for clock in clocks.split()]
    door.press(PEOPLE[0], TUESDAY, "08:29:59")
    door.hall.clock.as_of = datetime(2026, 4, 1, 9, 0, tzinfo=ZONE)

    assert answers == {PEOPLE[0]: [Answer.ON_TIME] * 4, PEOPLE[1]: [Answer.LATE, *[Answer.ON_TIME] * 2]}
    issued = AttendanceService(door.hall).month(MARCH, DEPARTMENT)
    assert verdicts(issued.judged.people, on_time, MONDAY) == [("normal",), ("normal",)]
    assert verdicts(issued.judged.people, late, MONDAY) == [("late",), ("missing_out",)]
    assert verdicts(issued.judged.people, on_time, TUESDAY) == [("missing_out",), ("awol",)]
    totals = next(p.totals for p in issued.judged.people if p.entry.person == late)
    assert (totals.late, totals.missing_punch, totals.due_halves - totals.awol_halves) == (1, 1, 2)

    reports = ReportService(door.hall)
    (path,) = reports.write_pdfs(issued, reports.choice(issued), tmp_path / "paper")
    text = text_of(path)
    assert all(name in text for name in PEOPLE)
    assert "2026年3月" in text and "区市场监督管理局" in text
    marks = {mark: text.count(mark) for mark in "＞？"}
    assert marks == {"＞": 1 + 1, "？": 1 + 2}  # once in the legend


def verdicts(people: Sequence[PersonMonth], subject: str, day: date) -> list[tuple[Status, ...]]:
    """The two half-days of a person's date."""
    found = next(p for p in people if p.entry.person == subject)
    return [verdict.status for verdict in found.verdicts if verdict.date == day]


def text_of(path: Path) -> str:
    document = pdfium.PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_finger_that_nobody_enrolled_clocks_nobody_in(door: Door) -> None:
    door.enrol(PEOPLE[0], 40)
    door.module.place(41)
    assert door.scanner.identify() is None
    with pytest.raises(Refusal, match="finger_unknown"):
        door.clock_in.by_finger(SCANNER, 7)
    with door.hall.reading() as view:
        assert attendance.last_punch(view.conn) is None
