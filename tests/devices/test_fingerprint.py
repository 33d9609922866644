"""Every fault of the menu meets the hardened driver."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from devices import ops
from devices.errors import FpCancelled, FpError, FpGone, FpProtocol, FpSensor, FpTimeout
from devices.fingerprint import HardenedFingerprint
from devices.serial_scanner import SerialScanner
from devices.simulator import FaultMenu, SimulatedScanner
from devices.simulator.faults import KINDS
from devices.simulator.transport import has_pty
from tests.devices.helpers import opened

TRANSPORTS = ["pty", "tcp"] if has_pty() else ["tcp"]
FINGERS = 3


@pytest.fixture
def simulated() -> Iterator[SimulatedScanner]:
    with SimulatedScanner(fingers=FINGERS) as running:
        yield running


@pytest.fixture
def scanner(simulated: SimulatedScanner) -> Iterator[SerialScanner]:
    with opened(simulated, patience=0.3) as driver:
        yield driver


# the fault, its amount, and what a question then ends with (None: the right answer all the same)
FAULTS: list[tuple[str, float | None, type[FpError] | None]] = [
    ("prefix", 7, None),
    ("duplicate", None, None),
    ("late", 0.05, None),
    ("late", 0.4, FpTimeout),
    ("cut", 1, FpTimeout),
    ("cut", 9, FpTimeout),
    ("drop", None, FpTimeout),
    ("silent", 0.2, FpTimeout),
    ("bad_sum", None, FpProtocol),
    ("length_ffff", None, FpProtocol),
    ("reboot", None, FpTimeout),
    ("error_first", None, FpSensor),
]


@pytest.mark.parametrize(("kind", "amount", "ends"), FAULTS)
def test_a_spoilt_reply_ends_in_its_typed_error_and_the_next_calls_are_right(
    simulated: SimulatedScanner,
    scanner: SerialScanner,
    kind: str,
    amount: float | None,
    ends: type[FpError] | None,
) -> None:
    simulated.faults.once(kind, amount)
    if ends is None:
        assert scanner.count() == FINGERS
    else:
        with pytest.raises(ends):
            scanner.count()
    for _ in range(3):
        assert scanner.count() == FINGERS
        assert scanner.index() == frozenset(range(FINGERS))


def test_every_fault_of_the_menu_is_tried_here_or_below() -> None:
    below = {"flip", "unplug", "flash_full", "library_full", "residual", "refuse_ff"}
    assert {kind for kind, _, _ in FAULTS} | below == set(KINDS)


def test_a_flipped_bit_never_changes_an_answer(simulated: SimulatedScanner, scanner: SerialScanner) -> None:
    for _ in range(7):
        simulated.faults.once("flip")
        try:
            assert scanner.count() == FINGERS
        except (FpTimeout, FpProtocol):
            assert scanner.count() == FINGERS


@pytest.mark.parametrize(("kind", "code"), [("flash_full", 0x18), ("library_full", 0x1F)])
def test_a_module_that_cannot_store_says_so(
    simulated: SimulatedScanner, scanner: SerialScanner, kind: str, code: int
) -> None:
    template = scanner.export(0)
    simulated.faults.once(kind)
    with pytest.raises(FpSensor) as refused:
        scanner.import_(9, template)
    assert (refused.value.op, refused.value.code) == (ops.STORE, code)
    assert scanner.import_(9, template) == template


def test_a_residual_image_is_a_sensor_error_and_not_a_lost_session(
    simulated: SimulatedScanner, scanner: SerialScanner
) -> None:
    simulated.place(1)
    simulated.faults.once("residual")
    with pytest.raises(FpSensor, match="0x17"):
        scanner.identify()
    hit = scanner.identify()
    assert hit is not None
    assert hit.slot == 1


def test_a_module_that_takes_no_all_ff_template_refuses_to_store_it(
    simulated: SimulatedScanner, scanner: SerialScanner
) -> None:
    simulated.faults.once("refuse_ff")
    with pytest.raises(FpSensor):
        scanner.import_(9, b"\xff" * 512)
    assert 9 not in scanner.index()


def test_an_error_ack_before_the_right_one_does_not_decide_a_match(
    simulated: SimulatedScanner, scanner: SerialScanner
) -> None:
    simulated.place(2)
    scanner.fp.ask(ops.GEN_IMG)
    scanner.fp.ask(ops.IMG2TZ, b"\x01")
    scanner.fp.loadTemplate(2, 2)
    simulated.faults.once("error_first")
    assert scanner.fp.compareCharacteristics() > 0


def test_one_duplicated_reply_makes_no_phantom_person(
    simulated: SimulatedScanner, scanner: SerialScanner
) -> None:
    simulated.place(77)  # a stranger
    for _ in range(4):
        simulated.faults.once("duplicate")
        try:
            assert scanner.identify() is None
        except FpError:
            assert scanner.identify() is None


def test_a_rebooted_module_is_unlocked_again(simulated: SimulatedScanner) -> None:
    simulated.state.password = 0xCAFE
    with opened(simulated, password=0xCAFE, patience=0.3) as scanner:
        assert scanner.count() == FINGERS
        simulated.power_cycle()
        with pytest.raises(FpSensor) as locked:
            scanner.count()
        assert locked.value.code == 0x21
        assert scanner.count() == FINGERS


def test_a_wrong_password_is_told_as_such_at_opening(simulated: SimulatedScanner) -> None:
    simulated.state.password = 0xCAFE
    with pytest.raises(FpSensor) as refused, opened(simulated, password=1):
        pass
    assert (refused.value.op, refused.value.code) == (ops.VERIFY_PWD, 0x13)


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_a_pulled_cable_is_gone_and_stays_gone(transport: str) -> None:
    with SimulatedScanner(transport=transport) as simulated, opened(simulated, patience=0.3) as scanner:
        simulated.faults.once("unplug", 5)
        for _ in range(3):
            with pytest.raises(FpGone):
                scanner.count()


def test_a_port_that_is_not_there_and_one_that_is_taken_are_told_apart(simulated: SimulatedScanner) -> None:
    with pytest.raises(FpGone) as absent:
        HardenedFingerprint("/dev/ttyNOWHERE9", 57600)
    assert not absent.value.in_use
    if has_pty():  # a TCP port takes a second caller, and lets it wait
        with opened(simulated), pytest.raises(FpGone) as taken:
            HardenedFingerprint(simulated.url, 57600)
        assert taken.value.in_use


def test_a_raised_cancel_flag_ends_a_wait_for_an_answer(
    simulated: SimulatedScanner, scanner: SerialScanner
) -> None:
    flag = threading.Event()
    simulated.silence(3600)
    threading.Timer(0.1, flag.set).start()
    with pytest.raises(FpCancelled):
        scanner.identify(flag)
    simulated.silence(0)
    assert scanner.count() == FINGERS


def test_address_baud_rate_and_packet_size_changes_are_followed(simulated: SimulatedScanner) -> None:
    with HardenedFingerprint(simulated.url, 57600) as driver:
        assert driver.setAddress(0x01020304)
        assert driver.getSystemParameters()[4] == 0x01020304
        driver.setBaudRate(115200)
        assert driver.link.serial.baudrate == 115200
        assert driver.getBaudRate() == 115200
        for size in (32, 64, 128, 256):
            driver.setMaxPacketSize(size)
            assert driver.getMaxPacketSize() == size
            driver.loadTemplate(0, 1)
            assert len(driver.downloadCharacteristics(1)) == 512


def test_random_faults_are_the_same_for_the_same_seed() -> None:
    def course(seed: int) -> list[str]:
        menu = FaultMenu(rate=0.3, seed=seed)
        return [fault.kind if fault else "" for fault in (menu.for_reply() for _ in range(50))]

    assert course(1) == course(1) != course(2)


def test_a_silent_module_costs_no_more_than_its_deadlines(simulated: SimulatedScanner) -> None:
    with opened(simulated, patience=0.1) as scanner:
        simulated.silence(3600)
        before = time.thread_time()
        for _ in range(3):
            with pytest.raises(FpTimeout):
                scanner.count()
        assert time.thread_time() - before < 1.0, "waiting is not spinning"
