"""Several scanners at once."""

from __future__ import annotations

import pytest

from devices.fleet import Fleet, list_ports
from devices.jobs import Import, ScannerConfig, SlotContent, SlotPlan, sha256_of
from devices.ports import FingerHit, JobDone, ScannerState, ScannerStateChanged
from devices.simulator import SimulatedScanner
from tests.devices.helpers import QUICK, Log


def test_one_silent_scanner_does_not_hold_up_the_other() -> None:
    log = Log()
    with SimulatedScanner(seed=1) as good, SimulatedScanner(seed=2, transport="tcp") as silent:
        silent.silence(3600)
        template = good.state.matcher.capture(6, 95, 1, 512)
        content = {3: SlotContent(sha256_of(template), lambda: template)}
        configs = [ScannerConfig("good", good.url), ScannerConfig("silent", silent.url, patience=0.2)]
        fleet = Fleet(configs, lambda _: SlotPlan(slots=content), log, pace=QUICK)
        fleet.start()
        log.wait(ScannerStateChanged, lambda e: e.scanner == "good" and e.state is ScannerState.READY)
        good.press(6)
        assert log.wait(FingerHit).scanner == "good"
        log.wait(ScannerStateChanged, lambda e: e.scanner == "silent" and e.state is ScannerState.LOST)
        assert fleet["good"].state is ScannerState.READY
        silent.silence(0)
        log.wait(ScannerStateChanged, lambda e: e.scanner == "silent" and e.state is ScannerState.READY)
        jobs = fleet.submit_to_all(Import(9, template), but="silent")
        assert list(jobs) == ["good"]
        assert log.wait(JobDone, lambda event: event.job == jobs["good"]).error is None
        assert fleet.stop()


def test_two_scanners_of_one_name_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="one name"):
        Fleet([ScannerConfig("a", "COM1"), ScannerConfig("a", "COM2")], lambda _: SlotPlan(), Log())


def test_the_ports_of_this_machine_can_be_listed() -> None:
    assert all(port.device for port in list_ports())
