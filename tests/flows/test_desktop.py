"""The desktop as it is put together: opened on a hall, used, stopped in reverse."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.access import Actor, Role
from app.domain.refusal import Refusal
from app.main import opened_desktop
from app.services.access import AccessService
from app.services.clock import Clock
from app.services.enrolment import open_enrolment
from app.services.hall import STORE_NAME, Hall
from app.services.scanners import ScannerService
from app.services.secrets import KeyBox
from db import attendance, roster
from devices.jobs import EnrolStep, ScannerConfig
from devices.ports import ScannerState
from devices.serial_scanner import SerialScanner
from devices.simulator import SimulatedScanner
from tests.conftest import AS_OF
from ui.language import local_settings

SECRET = "plum-Blossom-1911"
ADMINISTRATOR = Actor("admin", "管理员", frozenset({Role.ADMINISTRATOR}))
NAME, SLOT, SCANNER = "沈立言", 5, "1号指纹仪"


@pytest.fixture
def folder(sample_hall: Hall) -> Path:
    """The sample hall with its administrator, closed again."""
    access = AccessService(sample_hall, KeyBox(sample_hall.folder, sample_hall.id))
    access.create_first_administrator("admin", "管理员", SECRET)
    return sample_hall.folder


def test_the_desktop_opens_on_the_clock_in_page_and_leaves_nothing_running(
    folder: Path, qtbot: QtBot
) -> None:
    before = {thread.name for thread in threading.enumerate()}
    with opened_desktop(folder, Clock(AS_OF), local_settings(folder)) as desktop:
        assert desktop is not None
        desktop.window.show()
        assert desktop.window.centralWidget().isAncestorOf(desktop.window.clock_in)
        assert desktop.window.clock_in.isVisible()
        desktop.window.hide()
    assert {thread.name for thread in threading.enumerate()} <= before


def test_a_damaged_store_is_refused_in_words(folder: Path, qtbot: QtBot) -> None:
    (folder / STORE_NAME).write_bytes(b"not a database" * 1000)
    with (
        pytest.raises(Refusal) as caught,
        opened_desktop(folder, Clock(AS_OF), local_settings(folder)),
    ):
        pass
    assert caught.value.key == "store_damaged"


def test_a_finger_on_the_wire_is_recorded_and_then_named_on_the_page(
    folder: Path, sample_hall: Hall, qtbot: QtBot
) -> None:
    """Module, port, owner thread, write lane, commit, page."""
    with SimulatedScanner("r305", timing=False, seed=1) as elsewhere:
        template, model = captured(elsewhere)
    enrol(sample_hall, template, model)
    with SimulatedScanner("r305", timing=False, seed=2) as module:
        ScannerService(sample_hall).set_scanner(ADMINISTRATOR, SCANNER, module.url)
        with opened_desktop(folder, Clock(AS_OF), local_settings(folder)) as desktop:
            assert desktop is not None
            states = desktop.desk.scanners.states
            tallies = desktop.desk.scanners.tallies
            qtbot.waitUntil(lambda: SCANNER in tallies and tallies[SCANNER].stored == 1, timeout=60_000)
            assert states[SCANNER].state in (ScannerState.READY, ScannerState.BUSY)
            with qtbot.waitSignal(desktop.model.answered, timeout=60_000):
                module.place(SLOT)
            card = desktop.model.card
            assert card is not None
            with sample_hall.reading() as view:
                last = attendance.last_punch(view.conn)
            assert last is not None
            assert (card.name, last.source, last.device) == (NAME, "scanner", SCANNER)
            module.lift()


def test_a_new_scanners_sensor_goes_on_record_when_it_first_reads(
    folder: Path, sample_hall: Hall, qtbot: QtBot
) -> None:
    service = ScannerService(sample_hall)
    with SimulatedScanner("r305", timing=False, seed=3) as module:
        service.set_scanner(ADMINISTRATOR, SCANNER, module.url)
        with opened_desktop(folder, Clock(AS_OF), local_settings(folder)):
            qtbot.waitUntil(lambda: bool(service.scanners()[0].sensor_uid), timeout=60_000)


def captured(module: SimulatedScanner) -> tuple[bytes, str]:
    """Finger number `SLOT`, laid down and lifted as the driver asks."""
    scanner = SerialScanner(ScannerConfig("enrolling", module.url))
    scanner.open()

    def prompt(step: EnrolStep) -> None:
        if step is EnrolStep.LIFT:
            module.lift()
        elif step is not EnrolStep.STORING:
            module.place(SLOT)

    try:
        return scanner.enroll(SLOT, prompt), scanner.info.model
    finally:
        scanner.close()


def enrol(hall: Hall, template: bytes, model: str) -> None:
    """The person's consent and finger, seen to by two others."""
    with hall.reading() as view:
        subjects = {person.name: person.subject for person in roster.people(view.conn)}
    officer = Actor("officer", "关晓月", frozenset({Role.OFFICER}), subjects["关晓月"])
    chief = Actor("chief", "卢正衡", frozenset({Role.DUTY_CHIEF}), subjects["卢正衡"])
    enrolment = open_enrolment(hall)
    enrolment.give_consent(officer, subjects[NAME])
    enrolment.record_enrolled(officer, chief, subjects[NAME], "右手食指", template, model, SLOT)
    enrolment.close()
