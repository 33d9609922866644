"""The hall's scanners: named, given a port, adopted by their sensor's mark, retired (devices.md 5)."""

from __future__ import annotations

from app.domain.access import TERMINAL, Action, Actor, require
from app.domain.facts import ScannerRetired, ScannerSet
from app.domain.free_text import clean_text
from app.domain.refusal import Refusal
from app.services.hall import Hall, Writing
from db import scanners
from db.scanners import ScannerRow

NAME_LIMIT = 32


class ScannerService:
    """Every change needs `DEVICES` and is one transaction."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def scanners(self) -> tuple[ScannerRow, ...]:
        """By name; an empty uid: not adopted yet."""
        with self._hall.reading() as view:
            return tuple(scanners.scanners(view.conn))

    def set_scanner(self, actor: Actor, scanner: str, port: str) -> None:
        """A new scanner, or another port for a known one; its sensor stays what it was.

        Refusals: `not_entitled`, `port_taken`, and those of `clean_text`.
        """
        require(actor, Action.DEVICES)
        name, place = clean_text(scanner, "scanner", NAME_LIMIT), clean_text(port, "port")
        with self._hall.writing(actor) as tx:
            known = {row.scanner: row for row in scanners.scanners(tx.conn)}
            other = next((r.scanner for r in known.values() if r.port == place and r.scanner != name), None)
            if other is not None:
                raise Refusal("port_taken", port=place, scanner=other)
            tx.record(ScannerSet(name, place, known[name].sensor_uid if name in known else ""))

    def adopt(self, actor: Actor, scanner: str, sensor_uid: str) -> None:
        """The sensor that bears this mark is the scanner's from now on.

        Refusals: `not_entitled`, `scanner_unknown`, `sensor_known` (another scanner's).
        """
        require(actor, Action.DEVICES)
        uid = clean_text(sensor_uid, "sensor_uid")
        with self._hall.writing(actor) as tx:
            row = _known(tx, scanner)
            other = next((r for r in scanners.scanners(tx.conn) if r.sensor_uid == uid), None)
            if other is not None and other.scanner != scanner:
                raise Refusal("sensor_known", scanner=other.scanner)
            tx.record(ScannerSet(scanner, row.port, uid))

    def met(self, scanner: str, sensor_uid: str) -> bool:
        """The terminal itself marked the empty sensor of a scanner that had none: it is the hall's.

        False, and nothing is recorded, where a sensor is expected already or bears another scanner's mark.
        Refusal `scanner_unknown`.
        """
        with self._hall.writing(TERMINAL) as tx:
            row = _known(tx, scanner)
            taken = {other.sensor_uid for other in scanners.scanners(tx.conn)}
            if row.sensor_uid or not sensor_uid or sensor_uid in taken:
                return False
            tx.record(ScannerSet(scanner, row.port, sensor_uid))
            return True

    def rename(self, actor: Actor, scanner: str, name: str) -> None:
        """Another name for the same scanner, with its port and sensor.

        Refusals: `not_entitled`, `scanner_unknown`, `scanner_exists`, and those of `clean_text`.
        """
        require(actor, Action.DEVICES)
        new = clean_text(name, "scanner", NAME_LIMIT)
        with self._hall.writing(actor) as tx:
            row = _known(tx, scanner)
            if new == scanner:
                return
            if any(other.scanner == new for other in scanners.scanners(tx.conn)):
                raise Refusal("scanner_exists", scanner=new)
            tx.record(ScannerRetired(scanner))
            tx.record(ScannerSet(new, row.port, row.sensor_uid))

    def retire(self, actor: Actor, scanner: str) -> None:
        """The scanner is not the hall's any more. Refusals: `not_entitled`, `scanner_unknown`."""
        require(actor, Action.DEVICES)
        with self._hall.writing(actor) as tx:
            _known(tx, scanner)
            tx.record(ScannerRetired(scanner))


def _known(tx: Writing, scanner: str) -> ScannerRow:
    row = next((r for r in scanners.scanners(tx.conn) if r.scanner == scanner), None)
    if row is None:
        raise Refusal("scanner_unknown", scanner=scanner[:NAME_LIMIT])
    return row
