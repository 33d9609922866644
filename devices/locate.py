"""Which serial ports there are, and where a configured scanner is plugged in just now."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from serial.tools import list_ports as pyserial_ports

from devices.jobs import ScannerConfig
from devices.link import is_url

ADAPTERS = {  # vendor and product ids name the USB adapter, not the sensor
    (0x10C4, 0xEA60): "CP210x",
    (0x1A86, 0x7523): "CH340",
    (0x0403, 0x6001): "FT232R",
    (0x067B, 0x2303): "PL2303",
}


@dataclass(frozen=True)
class PortInfo:
    """One serial port of this machine; `adapter` is the USB chip's name where it is a known one."""

    device: str
    description: str
    usb: tuple[int, int, str | None] | None
    adapter: str | None


def list_ports() -> list[PortInfo]:
    """The serial ports of this machine, known USB adapters first."""
    found = []
    for port in pyserial_ports.comports():
        usb = (port.vid, port.pid, port.serial_number) if port.vid is not None else None
        adapter = ADAPTERS.get(usb[:2]) if usb else None
        found.append(PortInfo(port.device, port.description or "", usb, adapter))
    return sorted(found, key=lambda port: (port.adapter is None, port.device))


def usb_of(device: str) -> tuple[int, int, str | None] | None:
    """(vid, pid, serial number) of the adapter behind a port; None for other ports and URLs."""
    if is_url(device):
        return None
    real = os.path.realpath(device)
    return next((port.usb for port in list_ports() if port.device in (device, real)), None)


def find(config: ScannerConfig) -> str | None:
    """The port to open now, or None while the scanner is not plugged in. A URL is always tried."""
    if is_url(config.port):
        return config.port
    if config.usb is not None:
        return _by_usb(config.usb, config.port)
    if sys.platform == "win32":
        return next((p.device for p in list_ports() if p.device.upper() == config.port.upper()), None)
    return config.port if Path(config.port).exists() else None


def _by_usb(usb: tuple[int, int, str | None], usual: str) -> str | None:
    """The port with that adapter; many have no serial number, then the usual port decides between equals."""
    vid, pid, number = usb
    alike = [p for p in list_ports() if p.usb and p.usb[:2] == (vid, pid) and number in (None, p.usb[2])]
    usual_first = sorted(alike, key=lambda port: port.device != usual)
    return usual_first[0].device if usual_first else None
