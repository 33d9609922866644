"""Where a configured scanner is plugged in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from devices import locate
from devices.jobs import ScannerConfig


@dataclass
class FakePort:
    """A port as the operating system lists it."""

    device: str
    vid: int | None
    pid: int | None
    serial_number: str | None
    description: str = ""


CH340, FTDI = (0x1A86, 0x7523), (0x0403, 0x6001)


@pytest.fixture(autouse=True)
def ports(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = [
        FakePort("COM1", None, None, None),
        FakePort("COM7", *CH340, None),
        FakePort("COM8", *CH340, None),
        FakePort("COM9", *FTDI, "A1"),
    ]
    monkeypatch.setattr("serial.tools.list_ports.comports", lambda: listed)


def test_known_adapters_are_listed_first_with_their_names() -> None:
    found = locate.list_ports()
    assert [(port.device, port.adapter) for port in found] == [
        ("COM7", "CH340"),
        ("COM8", "CH340"),
        ("COM9", "FT232R"),
        ("COM1", None),
    ]


def test_an_adapter_is_found_by_its_serial_number_wherever_it_is_plugged() -> None:
    assert locate.find(ScannerConfig("a", "COM3", usb=(*FTDI, "A1"))) == "COM9"
    assert locate.find(ScannerConfig("a", "COM3", usb=(*FTDI, "B2"))) is None


def test_among_equal_adapters_the_usual_port_decides() -> None:
    assert locate.find(ScannerConfig("a", "COM8", usb=(*CH340, None))) == "COM8"
    assert locate.find(ScannerConfig("a", "COM3", usb=(*CH340, None))) == "COM7"


def test_a_path_is_there_or_not_and_a_url_is_always_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert locate.find(ScannerConfig("a", str(tmp_path / "ttyUSB0"))) is None
    assert locate.find(ScannerConfig("a", str(tmp_path))) == str(tmp_path)
    assert locate.find(ScannerConfig("a", "socket://127.0.0.1:9")) == "socket://127.0.0.1:9"


def test_on_windows_the_port_list_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    assert locate.find(ScannerConfig("a", "com9")) == "COM9"
    assert locate.find(ScannerConfig("a", "COM4")) is None
