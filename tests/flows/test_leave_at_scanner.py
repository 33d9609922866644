"""A request at the scanner, over the simulated module's wire."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.domain.slots import Half, Slot
from app.main import opened_desktop
from app.services.access import AccessService
from app.services.clock import Clock
from app.services.hall import Hall
from app.services.leave_views import LeaveViews
from app.services.scanners import ScannerService
from app.services.secrets import KeyBox
from db import attendance
from devices.simulator import SimulatedScanner
from tests.conftest import AS_OF, OFFICER
from tests.flows.test_desktop import ADMINISTRATOR, NAME, SCANNER, SECRET, SLOT, captured, enrol
from ui.language import local_settings
from ui.leave.kiosk_model import KioskStep

PATIENCE = 60_000


@pytest.mark.full
def test_a_finger_on_the_wire_names_who_asks_for_leave_and_the_next_one_punches(
    sample_hall: Hall, qtbot: QtBot
) -> None:
    """Module, port, owner thread, self-service session, preview, submission; then a punch as ever."""
    folder = sample_hall.folder
    access = AccessService(sample_hall, KeyBox(folder, sample_hall.id))
    access.create_first_administrator("admin", "管理员", SECRET)
    with SimulatedScanner("r305", timing=False, seed=1) as elsewhere:
        template, model = captured(elsewhere)
    enrol(sample_hall, template, model)
    with SimulatedScanner("r305", timing=False, seed=2) as module:
        ScannerService(sample_hall).set_scanner(ADMINISTRATOR, SCANNER, module.url)
        with opened_desktop(folder, Clock(AS_OF), local_settings(folder)) as desktop:
            assert desktop is not None
            tallies = desktop.desk.scanners.tallies
            qtbot.waitUntil(lambda: SCANNER in tallies and tallies[SCANNER].stored == 1, timeout=PATIENCE)
            desktop.window.ask_leave()
            kiosk = desktop.window.kiosk.model
            module.place(SLOT)
            qtbot.waitUntil(lambda: kiosk.step is KioskStep.KIND, timeout=PATIENCE)
            module.lift()
            thursday = date(2026, 4, 9)
            kiosk.set(first=Slot(thursday, Half.AM), last=Slot(thursday, Half.PM), reason="家中有事")
            while kiosk.step is not KioskStep.CHECK:
                kiosk.forward()
            kiosk.form.look()
            qtbot.waitUntil(lambda: kiosk.form.can_send, timeout=PATIENCE)
            kiosk.forward()
            qtbot.waitUntil(lambda: kiosk.step is KioskStep.DONE, timeout=PATIENCE)
            with sample_hall.reading() as view:
                assert attendance.last_punch(view.conn) is None
            kiosk.close()
            with qtbot.waitSignal(desktop.model.answered, timeout=PATIENCE):
                module.place(SLOT)
            module.lift()
    (sent,) = LeaveViews(sample_hall).list(OFFICER)
    assert (sent.name, sent.first.date) == (NAME, thursday)
