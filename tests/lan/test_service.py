"""A desk that is paired and somebody signed in at it: the same services, over the wire, and nothing more."""

from __future__ import annotations

import http.client
import json
import ssl
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from app.domain.access import Actor, Role
from app.domain.refusal import Refusal
from app.domain.session import Limits, Session
from app.lan import wire
from app.lan.allowed import dialect
from app.lan.calls import SIGN_INS
from app.lan.channel import Channel, place_of
from app.lan.endpoints import STRANGERS
from app.lan.line import Line
from app.lan.paired import Paired
from app.lan.pulse import RemoteBugError
from app.services.clock import Clock
from tests.lan.terminals import (
    ADMIN,
    ADMIN_WORD,
    DIRECTOR,
    FIRST_WORD,
    HERE,
    Terminal,
    sign_in,
    wait_for,
)
from tests.services.cast import refused

KEY = "00" * wire.ID_BYTES


def raw(
    terminal: Terminal, path: str, body: bytes, headers: Mapping[str, str] | None = None, method: str = "POST"
) -> tuple[int, dict[str, Any]]:
    """A request as somebody might write it by hand."""
    connection = http.client.HTTPSConnection(
        HERE, terminal.server.port, timeout=30, context=ssl._create_unverified_context()
    )
    try:
        connection.request(method, path, body, dict(headers or {}))
        response = connection.getresponse()
        content = response.read()
        return response.status, json.loads(content) if content.startswith(b"{") else {"text": content}
    finally:
        connection.close()


def identified(paired: Paired, token: str = "") -> dict[str, str]:
    return {
        wire.DESK: f"{paired.desk}:{paired.secret}",
        wire.DIALECT: dialect(),
        wire.SESSION: token,
        wire.IDLE: "0",
    }


def asked(service: str, method: str, **arguments: object) -> bytes:
    return wire.dumped({"id": KEY, "service": service, "method": method, "arguments": arguments})


def refusal_key(answer: dict[str, Any]) -> str:
    refusal = wire.refusal_of(answer)
    assert refusal is not None, answer
    return refusal.key


# --- the ordinary way ------------------------------------------------------------------------------------


def test_a_paired_desk_reads_and_writes_as_at_the_terminal(terminal: Terminal) -> None:
    line = terminal.line()
    session = sign_in(line)
    assert line.run("RosterViews", "people") == terminal.own("RosterViews").people()
    subject = line.run("RosterService", "add_person", session.actor, "Q9001", "新来的")
    assert terminal.own("RosterViews").person(subject).person.name == "新来的"


def test_a_refusal_is_the_same_at_the_desk(terminal: Terminal) -> None:
    line = terminal.line()
    actor = sign_in(line).actor
    line.run("RosterService", "add_person", actor, "Q9001", "新来的")
    here = refused(terminal.own("RosterService").add_person, actor, "Q9001", "又一个")
    there = refused(line.run, "RosterService", "add_person", actor, "Q9001", "又一个")
    assert (there.key, there.params) == (here.key, here.params)


def test_a_file_of_the_desk_is_read_at_the_terminal_and_nothing_of_it_is_left(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = terminal.line()
    actor = sign_in(line).actor
    path = tmp_path / "名册.csv"
    path.write_text(
        "编号,姓名,派驻部门代码,派驻部门,窗口,岗位,进驻日期\nQ9001,新来的,A,市监,登记,A,2026-03-01\n", "utf-8"
    )
    uploads = tmp_path / "uploads"
    uploads.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(uploads))
    there = line.run("RosterService", "preview_import", actor, path)
    assert there == terminal.own("RosterService").preview_import(actor, path)
    assert list(uploads.iterdir()) == []
    missing = refused(line.run, "RosterService", "import_file", actor, tmp_path / "none.xlsx")
    assert (missing.key, missing.params) == ("file_missing", {"file": "none.xlsx"})


def test_what_is_written_at_the_terminal_is_noticed_at_the_desk(terminal: Terminal) -> None:
    line = terminal.line()
    before = line.version()
    terminal.own("RosterService").add_person(sign_in(line).actor, "Q9001", "新来的")
    wait_for(lambda: line.version() != before)


def test_what_needs_the_terminals_devices_is_refused_before_anything_is_sent(terminal: Terminal) -> None:
    line = terminal.line()
    sign_in(line)
    assert refused(line.run, "EnrolmentService", "fingers").key == "terminal_only"
    assert refused(line.run, "ClockIn", "by_finger", "1", 1).key == "terminal_only"


# --- who acts --------------------------------------------------------------------------------------------


def test_a_forged_actor_counts_for_nothing(terminal: Terminal) -> None:
    paired = terminal.pair()
    line = terminal.line(paired)
    session = sign_in(line)
    token = line.book.token
    forged = {"account": "x", "name": "x", "roles": ["ADMINISTRATOR"], "person": "", "department": ""}
    for actor in (forged, list(forged.values()), "setup", "terminal", session.actor.account):
        body = asked("RosterService", "add_person", actor=actor, number="Q9001", name="谁")
        status, answer = raw(terminal, wire.CALL, body, identified(paired, token))
        assert status == 400 or refusal_key(answer) == "session_over"
    body = asked("RosterService", "add_person", actor=token, number="Q9001", name="谁")
    status, answer = raw(terminal, wire.CALL, body, identified(paired, token))
    assert (status, set(answer)) == (200, {"result"})
    entry = terminal.own("JournalService").read(session.actor).entries[0]
    assert entry.actor == session.actor.account


def test_an_actor_that_the_page_made_up_is_nobody_at_the_desk(terminal: Terminal) -> None:
    line = terminal.line()
    sign_in(line)
    boss = Actor("somebody", "谁", frozenset(Role))
    assert refused(line.run, "RosterService", "add_person", boss, "Q9001", "谁").key == "session_over"


def test_nothing_but_the_halls_face_is_shown_before_somebody_signs_in(terminal: Terminal) -> None:
    line = terminal.line()
    assert line.run("FaceService", "face").practice
    assert refused(line.run, "RosterViews", "people").key == "session_over"


def test_a_token_is_good_at_its_own_desk_only(terminal: Terminal) -> None:
    line, other = terminal.line(), terminal.pair("另一台")
    sign_in(line)
    status, answer = raw(
        terminal, wire.CALL, asked("RosterViews", "people"), identified(other, line.book.token)
    )
    assert (status, refusal_key(answer)) == (200, "session_over")


def test_wrong_passwords_lock_the_account_from_a_desk_too(terminal: Terminal) -> None:
    line = terminal.line()
    keys = [
        refused(line.run, "AccessService", "sign_in", DIRECTOR, "wrong-password").key
        for _ in range(SIGN_INS + 2)
    ]
    assert keys[0] == "sign_in_wrong"
    assert "account_locked" in keys
    assert keys[-1] == "too_many_tries"
    assert refused(terminal.own("AccessService").sign_in, DIRECTOR, "wrong-password").key == "account_locked"


def test_a_password_that_somebody_else_set_must_be_changed_first(terminal: Terminal) -> None:
    access = terminal.own("AccessService")
    director = access.sign_in(DIRECTOR, "directs-all-9")
    access.create_user(terminal.admin, director, "newbie", "新人", ["attendance_officer"], "", "", FIRST_WORD)
    line = terminal.line()
    session = sign_in(line, "newbie", FIRST_WORD)
    assert session.password_due
    assert refused(line.run, "RosterViews", "people").key == "password_due"
    line.run("AccessService", "limits", session.actor)
    line.run("AccessService", "change_password", session.actor, FIRST_WORD, "my-very-own-7")
    assert line.run("RosterViews", "people")


def test_two_people_at_one_desk_change_an_account_together(terminal: Terminal) -> None:
    line = terminal.line()
    admin = sign_in(line, ADMIN, ADMIN_WORD)
    second = line.run("AccessService", "sign_in", DIRECTOR, "directs-all-9")
    given = ("newbie", "新人", ["attendance_officer"], "", "", FIRST_WORD)
    forged = Session(second.actor, second.started_boot_us + 1)
    assert (
        refused(line.run, "AccessService", "create_user", admin.actor, forged, *given).key == "session_over"
    )
    assert line.run("AccessService", "create_user", admin.actor, second, *given)
    assert line.run("AccessService", "accounts", admin.actor)


# --- how long --------------------------------------------------------------------------------------------


class HandClock(Clock):
    """A boot clock that can be moved on."""

    shift_us = 0

    def boot_us(self) -> int:
        return super().boot_us() + self.shift_us


@pytest.fixture
def hand_clock(terminal: Terminal) -> HandClock:
    clock = terminal.hall.clock = HandClock(terminal.hall.clock.as_of)
    terminal.restart()
    return clock


def test_a_session_ends_at_the_terminal_when_nobody_touches_the_desk(
    terminal: Terminal, hand_clock: HandClock
) -> None:
    line = terminal.line()
    session = sign_in(line)
    limits: Limits = line.run("AccessService", "limits", session.actor)
    hand_clock.shift_us += limits.idle_us + 1_000_000
    wait_for(lambda: not line.holds())
    assert refused(line.run, "RosterViews", "people").key == "session_over"


def test_a_session_ends_in_any_case_however_often_the_desk_claims_to_be_touched(
    terminal: Terminal, hand_clock: HandClock
) -> None:
    paired = terminal.pair()
    line = terminal.line(paired)
    session = sign_in(line)
    limits: Limits = line.run("AccessService", "limits", session.actor)
    token, step = line.book.token, limits.idle_us // 2
    keys = []
    for _ in range(limits.absolute_us // step + 1):
        hand_clock.shift_us += step
        body = asked("RosterViews", "people")
        keys.append("refusal" in raw(terminal, wire.CALL, body, identified(paired, token))[1])
    assert not any(keys[: limits.absolute_us // step - 1])
    assert keys[-1]


def test_signing_out_at_the_desk_ends_the_session_at_the_terminal(terminal: Terminal) -> None:
    paired = terminal.pair()
    line = terminal.line(paired)
    sign_in(line)
    token = line.book.token
    line.leave()

    def over() -> bool:
        return (
            "refusal"
            in raw(terminal, wire.CALL, asked("RosterViews", "people"), identified(paired, token))[1]
        )

    wait_for(over)


# --- strangers and nonsense ------------------------------------------------------------------------------


def test_a_pc_that_was_never_paired_gets_nothing(terminal: Terminal) -> None:
    stranger = Paired(terminal.url, "00" * 32, "ab" * 16, "谁", "cd" * 32)
    for path in (wire.CALL, wire.STATUS, wire.SETTLE, wire.LEAVE):
        status, answer = raw(terminal, path, asked("FaceService", "face"), identified(stranger))
        assert (status, refusal_key(answer)) == (401, "desk_unknown")
    assert raw(terminal, wire.CALL, asked("FaceService", "face"))[0] == 401


def test_a_revoked_desk_gets_nothing_from_its_next_request_on(terminal: Terminal) -> None:
    paired = terminal.pair()
    line = terminal.line(paired)
    sign_in(line)
    terminal.desks.revoke(terminal.admin, paired.desk)

    def key() -> str:
        trouble = line.trouble
        return trouble.key if trouble is not None else ""

    wait_for(lambda: key() == "desk_unknown")
    assert refused(line.run, "RosterViews", "people").key == "desk_unknown"
    assert refused(terminal.desks.revoke, terminal.admin, paired.desk).key == "desk_unknown"


def test_guessing_desks_is_slowed_down(terminal: Terminal) -> None:
    stranger = identified(Paired(terminal.url, "00" * 32, "ab" * 16, "谁", "cd" * 32))
    found = {raw(terminal, wire.STATUS, b"{}", stranger)[0] for _ in range(STRANGERS + 1)}
    assert found == {401, 429}


def test_a_desk_of_another_version_is_told_so(terminal: Terminal) -> None:
    headers = {**identified(terminal.pair()), wire.DIALECT: "0.0-other"}
    _, answer = raw(terminal, wire.STATUS, b"{}", headers)
    assert refusal_key(answer) == "desk_version"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b"\xff\xfe",
        b"[" * 50_000,
        b'{"id": 7}',
        wire.dumped({"id": "zz", "service": "FaceService", "method": "face", "arguments": {}}),
        wire.dumped({"id": KEY, "service": "FaceService", "method": "face", "arguments": []}),
        wire.dumped({"id": KEY, "service": "FaceService", "method": "face", "arguments": {"x": 1}}),
        wire.dumped({"id": KEY, "service": "FaceService", "method": "days", "arguments": {"first": 1}}),
        wire.dumped({"id": KEY, "service": ["FaceService"], "method": "face", "arguments": {}}),
    ],
    ids=lambda body: repr(body[:40]),
)
def test_nonsense_is_answered_plainly_and_without_a_trace(terminal: Terminal, body: bytes) -> None:
    status, answer = raw(terminal, wire.CALL, body, identified(terminal.pair()))
    assert (status, answer) == (400, {"wrong": "request"})


def test_other_paths_and_verbs_are_not_there(terminal: Terminal) -> None:
    paired = terminal.pair()
    assert raw(terminal, "/docs", b"{}", identified(paired))[0] == 404
    assert raw(terminal, wire.CALL, b"", identified(paired), "GET")[0] == 405
    body = asked("Services", "close")
    assert refusal_key(raw(terminal, wire.CALL, body, identified(paired))[1]) == "terminal_only"


def test_a_body_that_is_too_large_is_not_read(terminal: Terminal) -> None:
    headers = {**identified(terminal.pair()), "content-length": str(wire.SMALL_BODY + 1)}
    connection = http.client.HTTPSConnection(
        HERE, terminal.server.port, timeout=30, context=ssl._create_unverified_context()
    )
    connection.putrequest("POST", wire.CALL)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


class Broken:
    """A service with a mistake in it."""

    def people(self, search: str = "", department: str | None = None, with_left: bool = False) -> object:
        raise ZeroDivisionError("a secret detail")


def test_a_bug_on_the_terminal_is_told_by_its_reference_alone(terminal: Terminal) -> None:
    terminal.instead["RosterViews"] = Broken()
    paired = terminal.pair()
    line = terminal.line(paired)
    sign_in(line)
    headers = identified(paired, line.book.token)
    status, answer = raw(terminal, wire.CALL, asked("RosterViews", "people"), headers)
    assert (status, set(answer)) == (500, {"bug"})
    with pytest.raises(RemoteBugError, match=r"^[0-9A-F]{6}$"):
        line.run("RosterViews", "people")


# --- whom the desk trusts --------------------------------------------------------------------------------


def test_a_desk_sends_nothing_to_a_terminal_with_another_key(terminal: Terminal) -> None:
    channel = Channel(place_of(terminal.url), bytes(32))
    with pytest.raises(Refusal, match="hall_key_changed"):
        channel.post(wire.STATUS, {}, {})
    line = Line(Paired(terminal.url, "00" * 32, "ab" * 16, "谁", "cd" * 32), Clock())
    line.start(30)
    assert line.trouble is not None
    assert line.trouble.key == "hall_key_changed"
    line.stop()


def test_older_tls_is_not_spoken(terminal: Terminal) -> None:
    context = ssl._create_unverified_context()
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    connection = http.client.HTTPSConnection(HERE, terminal.server.port, timeout=30, context=context)
    with pytest.raises(ssl.SSLError):
        connection.connect()


def test_plain_http_gets_no_answer(terminal: Terminal) -> None:
    connection = http.client.HTTPConnection(HERE, terminal.server.port, timeout=30)
    with pytest.raises((http.client.HTTPException, OSError)):
        connection.request("POST", wire.STATUS, b"{}")
        connection.getresponse()


def test_a_second_service_on_the_same_port_is_refused_in_words(terminal: Terminal) -> None:
    from app.lan.server import LanServer

    other = LanServer(terminal.hall, terminal.own)
    assert refused(other.start, terminal.server.port, HERE).key == "lan_port_taken"


def test_the_terminals_key_stays_the_same_and_lies_closed_to_others(terminal: Terminal) -> None:
    path = terminal.hall.folder / "lan.pem"
    before = path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert b"ENCRYPTED PRIVATE KEY" in before
    terminal.restart()
    assert path.read_bytes() == before
