"""The scanner on top of the driver: bytes on the wire, families, library."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from devices.errors import FpSensor
from devices.mark import from_page, new_mark
from devices.ports import Hit, Scanner
from devices.simulator import SimulatedScanner
from devices.simulator.transport import has_pty
from tests.devices.helpers import opened

TRANSPORTS = ["pty", "tcp"] if has_pty() else ["tcp"]


@pytest.fixture
def simulated() -> Iterator[SimulatedScanner]:
    with SimulatedScanner(fingers=6) as running:
        yield running


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_an_identify_is_exactly_82_bytes_on_the_wire(transport: str) -> None:
    with SimulatedScanner(fingers=6, transport=transport) as simulated, opened(simulated) as scanner:
        for finger in (3, 5):
            simulated.place(finger)
            simulated.stats.reset()
            hit = scanner.identify()
            assert isinstance(hit, Hit)
            assert hit.slot == finger
            assert (simulated.stats.to_module, simulated.stats.from_module) == (42, 40)


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_an_import_of_512_bytes_is_exactly_581_bytes_on_the_wire(transport: str) -> None:
    with SimulatedScanner(fingers=6, transport=transport) as simulated, opened(simulated) as scanner:
        template = scanner.export(2)
        simulated.stats.reset()
        assert scanner.import_(50, template) == template
        per_op = simulated.stats.per_op
        assert per_op["DownChar"].total == 581
        assert {name: traffic.commands for name, traffic in per_op.items()} == {
            "DownChar": 1,
            "Store": 1,
            "LoadChar": 1,
            "UpChar": 1,
        }


def test_health_is_66_bytes(simulated: SimulatedScanner) -> None:
    with opened(simulated) as scanner:
        simulated.stats.reset()
        assert scanner.health().count == 6
        assert simulated.stats.total == 66


def test_nobody_on_the_glass_a_stranger_and_a_bad_image_are_three_things(simulated: SimulatedScanner) -> None:
    with opened(simulated) as scanner:
        with pytest.raises(FpSensor, match="0x01 answered 0x02"):
            scanner.identify()
        assert not scanner.wait_finger(0)
        simulated.place(99)
        assert scanner.wait_finger(0)
        assert scanner.identify() is None
        simulated.place(3, quality=10)
        with pytest.raises(FpSensor, match="0x02 answered 0x06"):
            scanner.identify()


def test_only_the_asked_span_is_searched(simulated: SimulatedScanner) -> None:
    simulated.place(5)
    with opened(simulated) as scanner:
        assert scanner.identify(span=(0, 5)) is None
        hit = scanner.identify(span=(5, None))
        assert hit is not None
        assert hit.slot == 5


def test_verify_compares_with_one_slot_alone(simulated: SimulatedScanner) -> None:
    simulated.place(4)
    with opened(simulated) as scanner:
        assert scanner.verify(4) > 0
        assert scanner.verify(3) == 0


def test_the_library_is_listed_over_all_its_pages() -> None:
    with SimulatedScanner("r307s", capacity=1500) as simulated:
        simulated.state.library.update(dict.fromkeys((0, 255, 256, 1023, 1024, 1499), b"x" * 768))
        with opened(simulated) as scanner:
            assert scanner.index() == {0, 255, 256, 1023, 1024, 1499}
            scanner.delete(1023, 2)
            assert scanner.count() == 4
            scanner.clear()
            assert scanner.index() == frozenset()


@pytest.mark.parametrize(
    ("model", "length", "name"), [("r305", 512, "ZFM"), ("r307s", 768, "ZFM"), ("r503", 1536, "R503")]
)
def test_templates_have_the_length_of_their_family(model: str, length: int, name: str) -> None:
    with SimulatedScanner(model, fingers=1) as simulated, opened(simulated) as scanner:
        assert scanner.info.model == name
        template = scanner.export(0)
        assert len(template) == length == scanner.info.template_len
        scanner.led("ok")
        assert ("AuraLed" in simulated.stats.per_op) is (model == "r503")


def test_an_r308_without_parameters_or_notepad_is_read_all_the_same() -> None:
    with SimulatedScanner("r308", fingers=2) as simulated, opened(simulated, patience=0.2) as scanner:
        assert scanner.info.uid_derived
        assert (scanner.info.capacity, scanner.info.security) == (500, None)
        assert scanner.index() == {0, 1}
        simulated.place(1)
        simulated.stats.reset()
        hit = scanner.identify()
        assert hit is not None
        assert hit.slot == 1
        assert simulated.stats.total == 82


def test_the_mark_is_kept_by_the_sensor_and_a_strangers_note_is_no_mark() -> None:
    mark = new_mark()
    with SimulatedScanner() as simulated:
        with opened(simulated) as scanner:
            assert scanner.info.sensor_uid is None
            scanner.set_mark(mark)
        with opened(simulated) as scanner:
            assert (scanner.mark, scanner.info.sensor_uid) == (mark, mark.uid)
    assert from_page(b"someone else's notes, 32 bytes.\0") is None


@pytest.mark.parametrize("slot", [-1, 256, 70_000])
def test_a_slot_the_module_has_not_is_refused_before_the_wire(slot: int) -> None:
    with SimulatedScanner() as simulated, opened(simulated) as scanner:
        simulated.stats.reset()
        with pytest.raises(FpSensor, match="0x0B"):
            scanner.export(slot)
        assert simulated.stats.commands == 0


def test_a_slot_full_of_ff_is_no_template() -> None:
    with SimulatedScanner() as simulated, opened(simulated) as scanner:
        simulated.state.library[3] = b"\xff" * 512
        with pytest.raises(FpSensor):
            scanner.export(3)


def test_the_driver_is_a_scanner() -> None:
    with SimulatedScanner() as simulated, opened(simulated) as scanner:
        port: Scanner = scanner
        assert port.info.port == simulated.url
