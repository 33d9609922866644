"""A command in flight when the line breaks is in force once, or not at all, and its desk finds out which."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.domain.access import Actor
from app.domain.refusal import Refusal
from app.lan import wire
from app.lan.line import Line
from app.lan.paired import Paired
from app.services.clock import Clock
from app.services.hall import Hall, open_hall
from app.services.roster import RosterService
from db import roster
from tests.conftest import AS_OF
from tests.lan.terminals import HERE, Interrupted, Terminal, in_thread, sign_in, wait_for, with_accounts
from tests.lan.test_service import identified, raw, refusal_key
from tests.services.cast import CLERK_NAME, refused, subject_of

ROOT = Path(__file__).resolve().parents[2]
KILLS = pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")


def named(hall: Hall, name: str) -> int:
    """How many people of the roster bear a name."""
    with hall.reading() as view:
        return sum(person.name == name for person in roster.people(view.conn))


def adding(key: str, token: str, number: str = "Q9001", name: str = "新来的") -> bytes:
    arguments = {"actor": token, "number": number, "name": name}
    call = {"id": key, "service": "RosterService", "method": "add_person", "arguments": arguments}
    return wire.dumped(call)


# --- the same id -----------------------------------------------------------------------------------------


def test_the_same_command_twice_has_one_outcome_and_is_done_once(terminal: Terminal) -> None:
    paired = terminal.pair()
    line = terminal.line(paired)
    sign_in(line)
    headers, body = identified(paired, line.book.token), adding("11" * 16, line.book.token)
    _, first = raw(terminal, wire.CALL, body, headers)
    _, again = raw(terminal, wire.CALL, body, headers)
    assert again == {"in_force": True, **first}
    assert named(terminal.hall, "新来的") == 1
    _, settled = raw(terminal, wire.SETTLE, wire.dumped({"id": "11" * 16}), headers)
    assert settled == again


def test_a_command_that_a_desk_was_told_is_not_in_force_never_will_be(terminal: Terminal) -> None:
    paired = terminal.pair()
    line = terminal.line(paired)
    sign_in(line)
    headers, key = identified(paired, line.book.token), "22" * 16
    assert raw(terminal, wire.SETTLE, wire.dumped({"id": key}), headers)[1] == {"in_force": False}
    _, answer = raw(terminal, wire.CALL, adding(key, line.book.token), headers)
    assert answer == {"in_force": False}
    assert named(terminal.hall, "新来的") == 0


def test_a_command_that_arrives_while_it_is_being_settled_is_taken_back(terminal: Terminal) -> None:
    """The desk was answered after the command had begun, and before its commit: the id is the desk's."""
    paired = terminal.pair()
    line = terminal.line(paired)
    actor = sign_in(line).actor
    key = "33" * 16

    class Late(RosterService):
        """Is overtaken by the question what became of it, as if it had come by another way."""

        def add_person(self, actor: Actor, number: str, name: str) -> str:
            terminal.desks.settle(key, paired.desk)
            return super().add_person(actor, number, name)

    terminal.instead["RosterService"] = Late(terminal.hall)
    headers = identified(paired, line.book.token)
    _, answer = raw(terminal, wire.CALL, adding(key, line.book.token), headers)
    assert refusal_key(answer) == "command_settled"
    assert named(terminal.hall, "新来的") == 0
    assert actor.account


def test_another_desk_learns_nothing_of_a_command(terminal: Terminal) -> None:
    paired, other = terminal.pair(), terminal.pair("另一台")
    line = terminal.line(paired)
    sign_in(line)
    headers = identified(paired, line.book.token)
    raw(terminal, wire.CALL, adding("44" * 16, line.book.token), headers)
    answer = raw(terminal, wire.SETTLE, wire.dumped({"id": "44" * 16}), identified(other))[1]
    assert answer == {"in_force": False}


def test_a_refused_command_leaves_nothing_behind_and_may_be_sent_again(terminal: Terminal) -> None:
    paired = terminal.pair()
    line = terminal.line(paired)
    sign_in(line)
    headers = identified(paired, line.book.token)
    body = adding("55" * 16, line.book.token, number="")
    keys = {refusal_key(raw(terminal, wire.CALL, body, headers)[1]) for _ in range(2)}
    assert len(keys) == 1
    settled = raw(terminal, wire.SETTLE, wire.dumped({"id": "55" * 16}), headers)[1]
    assert settled == {"in_force": False}


# --- a line that breaks ----------------------------------------------------------------------------------


def test_an_answer_that_is_lost_is_learned_when_the_line_is_back(terminal: Terminal) -> None:
    line = terminal.line()
    actor = sign_in(line).actor
    terminal.instead["RosterService"] = service = Interrupted(terminal.hall, line._channel.break_off)
    subject = line.run("RosterService", "add_person", actor, "Q9001", "新来的")
    assert terminal.own("RosterViews").person(subject).person.name == "新来的"
    assert (service.calls, named(terminal.hall, "新来的")) == (1, 1)


def test_a_command_under_way_is_waited_for(terminal: Terminal) -> None:
    line = terminal.line()
    actor = sign_in(line).actor
    go = threading.Event()

    def between() -> None:
        line._channel.break_off()
        go.wait(30)

    terminal.instead["RosterService"] = Interrupted(terminal.hall, between)
    thread, found = in_thread(lambda: line.run("RosterService", "add_person", actor, "Q9001", "新来的"))
    wait_for(lambda: line.trouble is None and terminal.own("RosterViews").people("Q9001") != ())
    time.sleep(0.2)
    assert found == []
    go.set()
    thread.join(30)
    assert found == [terminal.own("RosterViews").people("Q9001")[0].subject]


def test_a_desk_that_loses_the_hall_says_so_and_finds_it_again_by_itself(terminal: Terminal) -> None:
    line = terminal.line()
    sign_in(line)
    before = line.version()
    terminal.server.stop()
    wait_for(lambda: line.trouble is not None)
    assert refused(line.run, "FaceService", "face").key == "hall_unreachable"
    terminal.restart()
    wait_for(lambda: line.trouble is None)
    assert line.run("FaceService", "face").practice
    assert line.version() != before
    wait_for(lambda: not line.holds())  # the terminal's sessions went with it
    sign_in(line)
    assert line.holds()
    assert line.run("RosterViews", "people")


def test_whoever_closes_the_desk_meanwhile_is_told_that_nothing_is_known(terminal: Terminal) -> None:
    line = terminal.line()
    actor = sign_in(line).actor
    stopped = threading.Event()

    def between() -> None:
        threading.Thread(target=terminal.server.stop, daemon=True).start()
        line._channel.break_off()
        stopped.wait(30)

    terminal.instead["RosterService"] = Interrupted(terminal.hall, between)
    thread, found = in_thread(lambda: line.run("RosterService", "add_person", actor, "Q9001", "新来的"))
    wait_for(lambda: line.trouble is not None)
    line.stop()
    thread.join(30)
    stopped.set()
    assert [getattr(error, "key", error) for error in found] == ["in_flight_unknown"]


# --- a terminal that is killed ---------------------------------------------------------------------------


class Victim:
    """The store's terminal in a process of its own, always on the same port."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, 0
        self.process: subprocess.Popen[str] | None = None

    def start(self, when: str) -> None:
        command = [sys.executable, "-m", "tests.lan.serve_child", str(self.folder), str(self.port), when]
        command.append(AS_OF.isoformat())
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        word, port = self.process.stdout.readline().split()
        assert word == "ready"
        self.port = int(port)

    @property
    def is_dead(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def await_death(self) -> None:
        assert self.process is not None
        assert self.process.wait(60) == -signal.SIGKILL
        self._close()

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait(60)
            self._close()

    def _close(self) -> None:
        assert self.process is not None
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()
        self.process = None


@contextmanager
def victim_of(hall: Hall) -> Iterator[tuple[Victim, Paired]]:
    """The hall's store in a process that can be killed, and a desk that is paired with it."""
    terminal = Terminal(hall, with_accounts(hall))
    paired = terminal.pair()
    terminal.stop()
    victim = Victim(hall.folder)
    try:
        yield victim, paired
    finally:
        victim.kill()


@contextmanager
def line_to(victim: Victim, paired: Paired) -> Iterator[Line]:
    line = Line(replace(paired, url=f"https://{HERE}:{victim.port}"), Clock())
    line.start()
    try:
        wait_for(lambda: line.trouble is None)
        yield line
    finally:
        line.stop()


def killed(victim: Victim, paired: Paired, method: str, *args: object, then: str) -> list[Any]:
    """What a desk is told of one write that kills the terminal, once that runs again as `then`."""
    with line_to(victim, paired) as line:
        actor = sign_in(line).actor
        thread, found = in_thread(lambda: line.run("RosterService", method, actor, *args))
        wait_for(lambda: found or victim.is_dead)
        assert found == []
        victim.await_death()
        victim.start(then)
        thread.join(60)
        return found


@KILLS
def test_a_terminal_that_is_killed_in_the_middle_leaves_no_desk_in_doubt(sample_hall: Hall) -> None:
    subject = subject_of(sample_hall, CLERK_NAME)
    with victim_of(sample_hall) as (victim, paired):
        victim.start("before")
        found = killed(victim, paired, "add_person", "Q9001", "新来的", then="after")
        assert [error.key for error in found] == ["not_in_force"]
        assert named(sample_hall, "新来的") == 0
        found = killed(victim, paired, "rename_person", subject, "马小岚", then="never")
        assert found == [None]  # as if there had been no kill
        assert named(sample_hall, "马小岚") == 1


def test_what_is_in_force_but_was_never_answered_is_told_as_just_that(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a kill between the commit and the note of what was answered."""
    line = terminal.line()
    actor = sign_in(line).actor
    monkeypatch.setattr(terminal.desks, "keep_outcome", lambda *_: None)
    terminal.instead["RosterService"] = Interrupted(terminal.hall, line._channel.break_off)
    refusal = refused(line.run, "RosterService", "add_person", actor, "Q9001", "新来的")
    assert refusal.key == "in_force_unanswered"
    assert named(terminal.hall, "新来的") == 1


@KILLS
@pytest.mark.full
@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", range(1, 4))
def test_whatever_the_moment_of_a_kill_the_desk_knows_what_holds(sample_hall: Hall, seed: int) -> None:
    chance = random.Random(seed)
    told: dict[str, bool] = {}
    with victim_of(sample_hall) as (victim, paired):
        victim.start("never")
        for kill in range(12):
            with line_to(victim, paired) as line:
                actor = sign_in(line).actor
                thread, _ = in_thread(partial(_press_on, line, actor, kill, told))
                time.sleep(chance.uniform(0.0, 0.5))
                victim.kill()
                victim.start("never")
                thread.join(60)
                assert not thread.is_alive()
    hall = open_hall(sample_hall.folder, Clock())
    for name, in_force in told.items():
        assert named(hall, name) == int(in_force), f"seed {seed}: {name}"
    hall.close()
    assert any(told.values())


def _press_on(line: Line, actor: Actor, kill: int, told: dict[str, bool]) -> None:
    """Adds people until the first that is refused, and notes of each whether it is said to be in force."""
    for number in range(1000):
        name = f"人{kill}号{number}"
        try:
            line.run("RosterService", "add_person", actor, f"K{kill}x{number}", name)
        except Refusal as refusal:
            told[name] = refusal.key == "in_force_unanswered"
            return
        told[name] = True
