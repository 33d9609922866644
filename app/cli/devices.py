"""`devices`, `simulate scanner`: what is attached, and a module that is not there."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from app.cli.context import opened, put_json, tell
from app.cli.run import data_folder
from app.services.hall import STORE_NAME
from ui.words import sentence


def devices(options: Namespace) -> int:
    """The hall's scanners and how each is now, and the serial ports of this machine."""
    from devices.locate import list_ports

    scanners = _scanners(options) if (data_folder(options) / STORE_NAME).exists() else []
    ports = [{"port": p.device, "description": p.description} for p in list_ports()]
    if options.json is not None:
        put_json(options.json, {"scanners": scanners, "ports": ports})
    for row in scanners:
        key = "device_ready" if row["state"] == "ready" else "device_fault"
        fault = sentence(row["fault"], {"scanner": row["name"]}) if row["fault"] else ""
        tell(options, sentence(key, {**row, "fault": fault}))
    if not scanners:
        tell(options, sentence("devices_none", {}))
    for port in ports:
        tell(options, sentence("device_port", dict(port)))
    return 0


def _scanners(options: Namespace) -> list[dict[str, Any]]:
    from app.services.scanners import ScannerService
    from devices.errors import FpError
    from devices.faults import key_of
    from devices.jobs import ScannerConfig
    from devices.serial_scanner import SerialScanner

    found: list[dict[str, Any]] = []
    with opened(options) as hall:
        rows = ScannerService(hall).scanners()
    for row in rows:
        scanner = SerialScanner(ScannerConfig(row.scanner, row.port))
        entry = {
            "name": row.scanner,
            "port": row.port,
            "state": "ready",
            "fault": "",
            "model": "",
            "count": 0,
        }
        try:
            entry["model"] = scanner.open().model
            entry["count"] = scanner.count()
        except FpError as error:
            entry["state"], entry["fault"] = "fault", key_of(error)
        finally:
            scanner.close()
        found.append(entry)
    return found


def simulate_scanner(options: Namespace) -> int:
    """A simulated module until it is stopped; its first line says where to connect."""
    from devices.simulator.cli import run

    return run(options.rest)
