"""Each guard of leave, taken out, is missed by the very checks that the flows are held against."""

from __future__ import annotations

import random
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from app.services.hall import STORE_NAME
from app.services.leave import LeaveService, wanted_of
from app.services.leave_decision import LeaveDecision
from tests.flows import leave_mutants as mutants
from tests.flows.leave_audit import Audit
from tests.flows.leave_hall import (
    BY_SUBJECT,
    DIRECTORS,
    FIRST_DAY,
    Telling,
    found_small_hall,
    open_small_hall,
)
from tests.flows.leave_mutants import Patch, without_constraints
from tests.flows.leave_writer import Told, Writer

STEPS, DAYS = 60, 20


def findings(folder: Path, patch: pytest.MonkeyPatch, mutant: Patch, writers: int) -> set[str]:
    """Runs the mutant, day after day, until the checks see something; what they see."""
    found_small_hall(folder)
    mutant(patch)
    audit = Audit()
    for day in range(DAYS):
        hall = open_small_hall(folder, FIRST_DAY + timedelta(days=day), 9)
        with without_constraints(hall.store):
            told = _day(hall, day, writers)
        hall.close()
        audit.read(folder / STORE_NAME)
        faults = {one.answer for one in told if one.answer.startswith("BUG") or one.answer == "BUSY_SNAPSHOT"}
        if audit.violations or faults:
            return {text.partition(": ")[2] for text in audit.violations} | faults
    return set()


def _day(hall: Telling, day: int, writers: int) -> list[Told]:
    told: list[Told] = []
    made = [Writer(hall, random.Random(f"1/{day}/{n}"), f"{day}.{n}") for n in range(writers)]

    def work(writer: Writer) -> None:
        told.extend(writer.step() for _ in range(STEPS // writers))

    threads = [threading.Thread(target=work, args=(writer,)) for writer in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


@pytest.mark.parametrize(
    ("mutant", "seen"),
    [
        (mutants.pending_hold_no_place, "above the limit"),
        (mutants.self_check_off, "applicant or a relative"),
        (mutants.order_check_off, "the centre before the department"),
        (mutants.stale_check_off, "signed when it was"),
    ],
)
def test_a_rule_that_is_not_kept_is_seen(
    mutant: Patch, seen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert any(seen in text for text in findings(tmp_path / "hall", monkeypatch, mutant, writers=1))


def test_a_limit_that_is_not_read_again_at_the_decision_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found_small_hall(tmp_path / "hall")
    mutants.limit_not_read_again(monkeypatch)
    hall = open_small_hall(tmp_path / "hall", FIRST_DAY, 8)
    for subject in ("BDa2", "BDa3", "BDa4"):
        wanted = wanted_of(subject, "sick", "2026-03-03am", "2026-03-03am", "发烧")
        asked = LeaveService(hall).submit(BY_SUBJECT[subject].actor, wanted)
        LeaveDecision(hall).decide(DIRECTORS[1], asked.leave, True)
    hall.close()
    audit = Audit()
    audit.read(tmp_path / "hall" / STORE_NAME)
    assert ["above the limit" in text for text in audit.violations] == [True]


def test_a_transaction_that_begins_deferred_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "BUSY_SNAPSHOT" in findings(tmp_path / "hall", monkeypatch, mutants.begun_deferred, writers=4)


def test_a_look_before_the_transaction_that_writes_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = findings(tmp_path / "hall", monkeypatch, mutants.read_before_writing, writers=6)
    assert any(not text.startswith("BUSY") for text in seen), seen
