"""Random flows of leave by eight writers, some killed: what the rules forbid is never in the journal."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import pytest

from app.services.hall import STORE_NAME
from db.store import open_store
from tests.flows.leave_audit import Audit
from tests.flows.leave_child import THREADS, Job
from tests.flows.leave_hall import FIRST_DAY, found_small_hall
from tests.flows.leave_writer import Told
from tests.flows.test_kill import ROOT, check_chain, check_tables

REBUILD_EVERY = 20


class Flows:
    """Runs batches on one store and holds what they did against the naive rules."""

    def __init__(self, folder: Path, seed: int, process: subprocess.Popen[str]) -> None:
        self._folder, self._seed, self._process = folder, seed, process
        self._batch = 0
        self.audit = Audit()
        self.answers: Counter[str] = Counter()
        self.steps: Counter[str] = Counter()
        found_small_hall(folder)

    @property
    def told(self) -> int:
        return self.answers.total()

    def batch(self, steps: int, kills: bool = True) -> None:
        """One day of the hall: every writer does `steps`, unless it is killed."""
        day = (FIRST_DAY + timedelta(days=self._batch)).isoformat()
        job = Job(str(self._folder), self._seed, self._batch, day, steps, kills)
        told = self._run(job)
        self.audit.read(self._folder / STORE_NAME)
        self._check(told)
        if self._batch % REBUILD_EVERY == 0:
            self.check_store()
        self._batch += 1

    def _run(self, job: Job) -> list[Told]:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(asdict(job)) + "\n")
        self._process.stdin.flush()
        told: list[Told] = []
        for line in self._process.stdout:
            if line == "ended\n":
                return told
            told.append(Told(**json.loads(line.removeprefix("told "))))
        raise AssertionError("the process that starts the writers has ended")

    def _check(self, told: list[Told]) -> None:
        """Against the rules: nothing. Acknowledged: once in the journal. Faults: none."""
        where = f"seed {self._seed}, batch {self._batch}: {self._folder}"
        assert self.audit.violations == [], where
        for one in told:
            self.answers[one.answer] += 1
            self.steps[one.step] += 1
            assert not one.answer.startswith("BUG"), f"{where}: {one}"
            assert one.answer != "BUSY_SNAPSHOT", f"{where}: {one}"
            there = [self.audit.hashes.get(seq) == digest for seq, digest in one.facts]
            assert all(there), f"{where}: acknowledged, but not there: {one}"
        assert all(count == 1 for count in self.audit.tokens.values()), f"{where}: a step stands there twice"

    def check_store(self) -> None:
        """The chain holds, and the tables are what the journal gives."""
        store = open_store(self._folder / STORE_NAME)
        try:
            assert check_chain(store) == len(self.audit.hashes)
            check_tables(store)
        finally:
            store.close()


@contextmanager
def flows(folder: Path, seed: int) -> Iterator[Flows]:
    """A new store and the process that starts its writers."""
    command = [sys.executable, "-m", "tests.flows.leave_child"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        yield Flows(folder / "hall", seed, process)
        process.communicate()


def run_flows(folder: Path, seed: int, wanted: int, steps: int) -> Flows:
    """Batches until `wanted` steps have been answered."""
    print(f"leave flows, seed {seed}")
    with flows(folder, seed) as running:
        while running.told < wanted:
            running.batch(steps)
            print(f"{running.told} of {wanted} steps, {running.audit.seq} facts", flush=True)
        running.check_store()
    return running


USUAL = ("LeaveSubmitted", "LeaveOpinionGiven", "LeaveDecided"), ("leave_opinion_first", "leave_overlap")
SELDOM = (
    ("LeaveWithdrawn", "LeaveReturned", "LeaveRerouted"),
    ("leave_limit_pending", "leave_self", "leave_stale"),
)


def _happened(found: Flows, kinds: tuple[str, ...], answers: tuple[str, ...]) -> None:
    """The flows reached what they are there for."""
    assert [kind for kind in kinds if not found.audit.kinds.get(kind)] == []
    assert [answer for answer in answers if not found.answers[answer]] == []


def test_eight_writers_some_killed_break_no_rule_of_leave(tmp_path: Path) -> None:
    found = run_flows(tmp_path, 1, wanted=800, steps=60)
    _happened(found, *USUAL)
    assert len(THREADS) < sum(THREADS) == 8


@pytest.mark.full
@pytest.mark.timeout(7200)
def test_a_hundred_thousand_steps_by_eight_writers_break_no_rule_of_leave(tmp_path: Path) -> None:
    found = run_flows(tmp_path, 2, wanted=100_000, steps=150)
    _happened(found, *USUAL)
    _happened(found, *SELDOM)
    print(found.told, found.steps, found.answers, found.audit.kinds)
