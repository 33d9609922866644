"""The journal: checked, read, rebuilt from, and erased from (design.md 2.3; trust.md 4)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.exc import StatementError

from app.domain.access import Action, Actor, Role, require
from app.domain.facts import BodiesErased
from app.domain.journal import GENESIS, ChainReport, verify_chain
from app.domain.refusal import Refusal
from app.services.account_checks import check_last
from app.services.gate import forget
from app.services.hall import Hall, Writing
from db import access, attendance, audit, blobs, compare, journal, projection, roster
from db.access import Account
from db.audit import JournalEntry, JournalFilter
from db.compare import TableDifference
from db.store import create_store

ERASE_GROUNDS = ("request", "purpose_ended", "retention_over", "consent_withdrawn", "unlawful")
"""PIPL Art. 47, in the order of its items; a ground in free words could repeat what is to be erased."""

RETENTION_YEARS = 2
"""Attendance is kept at least this long after the last punch (工资支付暂行规定 Art. 6)."""

PAGE = 200
_CHUNK = 800
"""So many seqs, of up to nine digits, fit into one fact (`app.domain.sync.FACT_BYTES`)."""
_ALL_TIMES = (-(2**62), 2**62)

Progress = Callable[[int, int], None]
"""Hears (done, of all); to cancel, it raises."""


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """The chain, SQLite's own check, and bodies and punches that belong to no fact."""

    chain: ChainReport
    file_faults: tuple[str, ...]
    stray_bodies: int
    stray_punches: int

    @property
    def holds(self) -> bool:
        return not self.findings

    @property
    def findings(self) -> tuple[tuple[str, dict[str, object]], ...]:
        """What does not hold, as keys and params for words."""
        found: list[tuple[str, dict[str, object]]] = []
        chain = self.chain
        if chain.fault is not None and chain.fault_at is None:
            found.append(("verify_whole", {"fault": chain.fault}))
        elif chain.fault is not None and chain.fault_at is not None:
            found.append(("verify_broken", {"seq": chain.fault_at[1], "fault": chain.fault}))
        found += [("verify_file", {"fault": fault}) for fault in self.file_faults]
        strays = (("verify_stray", self.stray_bodies), ("verify_stray_punches", self.stray_punches))
        found += [(key, {"count": count}) for key, count in strays if count]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """Facts applied, and the tables that differ from the live ones."""

    facts: int
    tables: int
    differing: tuple[TableDifference, ...]

    @property
    def same(self) -> bool:
        return not self.differing


@dataclass(frozen=True, slots=True)
class Erased:
    """How many bodies are gone; `log_emptied` False: a reader kept the write-ahead log busy."""

    bodies: int
    log_emptied: bool


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Newest first; `before` continues with older facts, None where there are no more."""

    entries: tuple[JournalEntry, ...]
    before: int | None


class JournalService:
    """What can be done with the journal as a whole."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def verify(self) -> VerifyReport:
        """Walks the whole chain. A fault `unreadable` is a value that no fact can have.

        An end of the journal that was cut off whole is seen by its punches only; everything else that it
        made is found by `rebuild_into`, or upstream.
        """
        with self._hall.reading() as view:
            faults = audit.quick_check(view.conn)
            try:
                chain = verify_chain(self._hall.id, journal.entries(view.conn, self._hall.id))
                strays = audit.stray_bodies(view.conn), audit.stray_punches(view.conn)
            except (TypeError, ValueError, AttributeError, StatementError, sqlite3.Error):
                chain, strays = ChainReport(0, 0, GENESIS, "unreadable"), (0, 0)
        return VerifyReport(chain, faults, *strays)

    def read(
        self,
        actor: Actor,
        wanted: JournalFilter | None = None,
        before: int | None = None,
        limit: int = PAGE,
    ) -> JournalPage:
        """A page of facts, for the auditor and the director; Refusal `not_entitled`."""
        require(actor, Action.JOURNAL_READ)
        with self._hall.reading() as view:
            entries = audit.page(view.conn, wanted or JournalFilter(), before, limit + 1)
        more = len(entries) > limit
        return JournalPage(tuple(entries[:limit]), entries[limit - 1].seq if more else None)

    def rebuild_into(self, path: Path, progress: Progress | None = None) -> RebuildReport:
        """Makes a whole store at `path` from the journal and holds its tables against the live ones.

        Secrets, blobs and other local tables come along, so the new file can take the old one's place.
        Nothing is left at `path` when it fails or is cancelled. Refusals: `store_exists`, `chain_broken`
        (fault, seq), and those of the store.
        """
        chain = self.verify().chain
        if chain.fault is not None:
            seq = chain.fault_at[1] if chain.fault_at else ""
            raise Refusal("chain_broken", fault=chain.fault, seq=seq)
        store = create_store(path)
        try:
            with self._hall.reading() as view, store.write() as fresh:
                whole = audit.fact_count(view.conn)
                compare.copy_kept(view.conn, fresh, lambda n: progress(n, 2 * whole) if progress else None)
                facts = projection.rebuild(fresh)
                if progress:
                    progress(2 * whole, 2 * whole)
                found = list(compare.differences(view.conn, fresh))
        except BaseException:
            store.close()
            for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
                path.with_name(name).unlink(missing_ok=True)
            raise
        store.close()
        return RebuildReport(facts, len(found), tuple(table for table in found if not table.same))

    def erase(self, actor: Actor, subject: str, ground: str) -> Erased:
        """Everything a person (or account) left in the journal and the tables goes for good (PIPL Art. 47).

        One transaction names the bodies, deletes them and makes the tables again without them; then the
        write-ahead log is emptied. Refusals: `not_entitled`, `erase_ground`, `nothing_to_erase`,
        `still_on_post`, `retention_not_over` (until), `last_of_role`, `own_account`.
        """
        require(actor, Action.ERASE)
        if ground not in ERASE_GROUNDS:
            raise Refusal("erase_ground", ground=ground[:40])
        with self._hall.writing(actor) as tx:
            accounts = _accounts_of(tx, actor, subject)
            seqs = _seqs_of(tx, subject, accounts)
            papers = blobs.leave_papers(tx.conn, subject)
            for start in range(0, len(seqs), _CHUNK):  # each fact small enough to be sent upstream
                chunk = seqs[start : start + _CHUNK]
                tx.record(BodiesErased(chunk, ground))
                journal.erase_bodies(tx.conn, chunk)
            for holder in (subject, *accounts):
                forget(tx.conn, holder)
            blobs.drop(tx.conn, papers - blobs.leave_papers(tx.conn))
            projection.rebuild(tx.conn)
        return Erased(len(seqs), self._hall.store.truncate_wal())


def _accounts_of(tx: Writing, actor: Actor, subject: str) -> list[str]:
    """The accounts that go too; never one's own, never the last of a role."""
    everybody = access.accounts(tx.conn)
    found = [a for a in everybody if subject in (a.account, a.person)]
    for account in found:
        if account.account == actor.account:
            raise Refusal("own_account")
        if not account.disabled:
            check_last(account, (), everybody)
        if _is_auditor(account):
            require(actor, Action.AUDITOR_GRANT)
    return [account.account for account in found]


def _is_auditor(account: Account) -> bool:
    return Role.AUDITOR.value in account.roles and not account.disabled


def _seqs_of(tx: Writing, subject: str, accounts: list[str]) -> tuple[int, ...]:
    punches = attendance.punches_of(tx.conn, subject, *_ALL_TIMES)
    _check_over(tx, subject, punches[-1].at if punches else None)
    seqs = {punch.seq for punch in punches}
    for holder in {subject, *accounts} - {""}:
        seqs.update(journal.seqs_of_subject(tx.conn, holder))
    if not seqs:
        raise Refusal("nothing_to_erase")
    return tuple(sorted(seqs))


def _check_over(tx: Writing, subject: str, last_punch: int | None) -> None:
    """Nobody who still serves, and no attendance that the law wants kept."""
    if any(post.end is None or post.end >= tx.today for post in roster.posts(tx.conn, subject)):
        raise Refusal("still_on_post")
    if last_punch is not None:
        last = tx.time.local(last_punch).date()
        until = date(last.year + RETENTION_YEARS, last.month, min(last.day, 28))
        if tx.today < until:
            raise Refusal("retention_not_over", until=until)
