"""Scanners, consents and which finger stands in which slot; never a template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Column, Connection, Table, Text, delete, insert, select

from app.domain import facts
from db.columns import Whole
from db.journal import Recorded
from db.tables import Effects, of, projected
from db.upsert import put

scanner = Table(
    "scanner",
    projected,
    Column("scanner", Text, primary_key=True),
    Column("port", Text, nullable=False),
    Column("sensor_uid", Text, nullable=False),
)

finger = Table(
    "finger",
    projected,
    Column("slot", Whole, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("template", Text, nullable=False),
    Column("finger", Text, nullable=False),
    Column("enroller", Text, nullable=False),
    Column("second", Text, nullable=False),
    Column("enrolled_us", Whole, nullable=False),
)

consent = Table(
    "consent",
    projected,
    Column("subject", Text, primary_key=True),
    Column("notice_version", Text, nullable=False),
    Column("notice_hash", Text, nullable=False),
    Column("witness", Text, nullable=False),
    Column("given_us", Whole, nullable=False),
)


@dataclass(frozen=True, slots=True)
class ScannerRow:
    """A scanner of the hall; an empty uid: not adopted yet."""

    scanner: str
    port: str
    sensor_uid: str


@dataclass(frozen=True, slots=True)
class Finger:
    """The template in a slot, by the id under which the biometric store keeps it."""

    slot: int
    subject: str
    template: str
    finger: str
    enroller: str
    second: str
    enrolled_us: int


@dataclass(frozen=True, slots=True)
class Consent:
    subject: str
    notice_version: str
    notice_hash: str
    witness: str
    given_us: int


def scanners(conn: Connection) -> list[ScannerRow]:
    rows = conn.execute(select(scanner).order_by(scanner.c.scanner))
    return [ScannerRow(r.scanner, r.port, r.sensor_uid) for r in rows]


def fingers(conn: Connection, subject: str | None = None) -> list[Finger]:
    """Enrolled fingers by slot, of all or of one person."""
    query = select(finger).order_by(finger.c.slot)
    if subject is not None:
        query = query.where(finger.c.subject == subject)
    return [Finger(*r) for r in conn.execute(query)]


def subject_in_slot(conn: Connection, slot: int) -> str | None:
    """Whose finger a hit in `slot` is."""
    return conn.scalar(select(finger.c.subject).where(finger.c.slot == slot))


def consents(conn: Connection) -> dict[str, Consent]:
    """Subject → the consent in force."""
    return {r.subject: Consent(*r) for r in conn.execute(select(consent))}


def _scanner_set(conn: Connection, run: Sequence[Recorded]) -> None:
    for f in of(facts.ScannerSet, run):
        put(conn, scanner, {"scanner": f.scanner, "port": f.port, "sensor_uid": f.sensor_uid})


def _scanner_retired(conn: Connection, run: Sequence[Recorded]) -> None:
    for f in of(facts.ScannerRetired, run):
        conn.execute(delete(scanner).where(scanner.c.scanner == f.scanner))


def _enrolled(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        f = cast(facts.FingerEnrolled, item.fact)
        row = {
            "slot": f.slot,
            "subject": item.subject,
            "template": f.template,
            "finger": f.finger,
            "enroller": f.enroller,
            "second": f.second,
            "enrolled_us": item.wall_us,
        }
        conn.execute(insert(finger), row)


def _removed(conn: Connection, run: Sequence[Recorded]) -> None:
    for f in of(facts.FingerRemoved, run):
        conn.execute(delete(finger).where(finger.c.slot == f.slot))


def _consented(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        f = cast(facts.ConsentGiven, item.fact)
        conn.execute(delete(consent).where(consent.c.subject == item.subject))
        row = {
            "subject": item.subject,
            "notice_version": f.notice_version,
            "notice_hash": f.notice_hash,
            "witness": f.witness,
            "given_us": item.wall_us,
        }
        conn.execute(insert(consent), row)


def _withdrawn(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        conn.execute(delete(consent).where(consent.c.subject == item.subject))


EFFECTS: Effects = {
    facts.ScannerSet: _scanner_set,
    facts.ScannerRetired: _scanner_retired,
    facts.FingerEnrolled: _enrolled,
    facts.FingerRemoved: _removed,
    facts.ConsentGiven: _consented,
    facts.ConsentWithdrawn: _withdrawn,
}
