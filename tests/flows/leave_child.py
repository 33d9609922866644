"""The processes of the flows: each runs one or several writers as threads, and some are killed in the middle.

A job a line, JSON, on standard input; every step is acknowledged on standard output once it is over. Where
the system can fork, one warm process forks for each; elsewhere each is started anew.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from tests.flows.leave_hall import Telling, open_small_hall
from tests.flows.leave_writer import Writer

THREADS = (3, 2, 1, 1, 1)
"""Eight writers: two processes with several threads, three with one."""
KILLED = 2
"""So many of a batch's processes are killed."""


@dataclass(frozen=True)
class Job:
    """One batch: all writers on one date, `steps` each."""

    folder: str
    seed: int
    batch: int
    day: str
    steps: int
    kills: bool


def say(line: str) -> None:
    """At once and whole, whatever happens next."""
    os.write(1, line.encode() + b"\n")


def run_process(job: Job, place: int) -> None:
    """The writers of one process, on one hall."""
    hall = open_small_hall(Path(job.folder), date.fromisoformat(job.day), 8 + job.batch % 10)
    names = [f"{job.seed}.{job.batch}.{place}.{thread}" for thread in range(THREADS[place])]
    threads = [threading.Thread(target=_write, args=(hall, name, job.steps)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    hall.close()


def _write(hall: Telling, name: str, steps: int) -> None:
    writer = Writer(hall, random.Random(name), name)
    for _ in range(steps):
        say("told " + json.dumps(asdict(writer.step())))


def run_batch(job: Job) -> None:
    """Starts all processes of a batch, kills some at a moment of chance, waits for the rest."""
    chance = random.Random(f"{job.seed}/{job.batch}")
    running = [_started(job, place) for place in range(len(THREADS))]
    for kill, _ in chance.sample(running, KILLED if job.kills else 0):
        time.sleep(chance.uniform(0, 0.02 * job.steps))
        kill()
    for _, wait in running:
        wait()


def _started(job: Job, place: int) -> tuple[Callable[[], object], Callable[[], object]]:
    """How to kill the new process, and how to wait for it."""
    if not hasattr(os, "fork"):
        command = [sys.executable, "-m", "tests.flows.leave_child", json.dumps(asdict(job)), str(place)]
        process = subprocess.Popen(command)
        return process.kill, process.wait
    pid = os.fork()
    if pid == 0:
        try:
            run_process(job, place)
        finally:
            os._exit(0)
    return lambda: os.kill(pid, signal.SIGKILL), lambda: os.waitpid(pid, 0)


def main() -> None:
    """Serves jobs until standard input ends; with arguments: one process of a batch."""
    if len(sys.argv) == 3:
        run_process(Job(**json.loads(sys.argv[1])), int(sys.argv[2]))
        return
    for line in sys.stdin:
        run_batch(Job(**json.loads(line)))
        say("ended")


if __name__ == "__main__":
    main()
