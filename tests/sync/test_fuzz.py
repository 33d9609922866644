"""Answers and letters that were made up or tampered with: no crash, nothing outside the store."""

from __future__ import annotations

import builtins
import json
import os
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.domain.journal import GENESIS
from app.domain.sync import ChainHead
from app.services.hall import Hall
from app.services.journal import JournalService
from app.services.sync_round import Round
from app.sync.signing import Signer
from app.sync.wire import WireFault
from db import journal, sync, sync_line
from tests.services.post import Post, opinion, row
from tests.sync.scripted import Scripted

GOOD: list[tuple[str, dict[str, Any]]] = [
    ("opinion", opinion("2026-00001", "GA")),
    ("roster", {"rows": [row("7701", "新来的")], "replacing": True}),
    ("calendar", {"year": 2027, "days": [{"date": "2027-01-01", "kind": "off", "name": "元旦"}]}),
    ("calendar", {"days": [{"date": "2026-05-06", "kind": "am_off", "name": ""}]}),
    ("rules", {"key": "leave.concurrent_max", "value": 3, "valid_from": "2026-05-01"}),
    ("message", {"text": "周五下午检查"}),
]
ODD: tuple[Any, ...] = (
    *(None, True, -1, 2**70, 1e308, "", "x" * 70_000, "\u202e", "\ud800", "../../etc/passwd"),
    *("https://elsewhere.example/x", "$(touch /tmp/x)", "'; DROP TABLE journal;--", [], {}, [[[[]]]]),
    *("2026-02-30", "9999-12-31", "0001-01-01", "　", "=1+1", {"a": {"b": {"c": {}}}}),
)


class Fuzz:
    """Mutates whatever it is given; one random source."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)

    def data(self, data: bytes) -> bytes:
        """Bytes flipped, cut, doubled, filled in."""
        found = bytearray(data)
        for _ in range(self.rng.randrange(1, 6)):
            at = self.rng.randrange(len(found) + 1)
            act = self.rng.randrange(5)
            if act == 0 and at < len(found):
                found[at] ^= 1 << self.rng.randrange(8)
            elif act == 1:
                del found[at : at + self.rng.randrange(40)]
            elif act == 2:
                found[at:at] = self.rng.randbytes(self.rng.randrange(20))
            elif act == 3 and found:
                found[at:at] = found[: self.rng.randrange(len(found))]
            else:
                found[at : at + 9] = bytes(
                    [self.rng.choice((0xDD, 0xDF, 0xC6, 0xCF, 0x93, 0xC0)), *b"\xff" * 8]
                )
        return bytes(found[:200_000])

    def value(self, value: Any) -> Any:
        """A JSON value with something in it exchanged."""
        if self.rng.random() < 0.25 or not isinstance(value, dict | list) or not value:
            return self.rng.choice(ODD)
        if isinstance(value, list):
            at = self.rng.randrange(len(value))
            return [self.value(item) if n == at else item for n, item in enumerate(value)]
        key = self.rng.choice(list(value))
        act = self.rng.randrange(6)
        if act == 0:
            return {name: item for name, item in value.items() if name != key}
        if act == 1:
            return {**value, self.rng.choice(("url", "path", "command", "x" * 300)): self.rng.choice(ODD)}
        return {**value, key: self.value(value[key])}

    def body(self) -> tuple[str, bytes]:
        """A letter's kind and body."""
        kind, good = self.rng.choice(GOOD)
        body: Any = good
        for _ in range(self.rng.randrange(3)):
            body = self.value(body)
        text = json.dumps(body, ensure_ascii=self.rng.random() < 0.5)
        data = text.encode("utf-8", "surrogatepass")
        if self.rng.random() < 0.2:
            data = self.data(data)
        return (kind if self.rng.random() < 0.9 else self.rng.choice(("", "fetch", "运行", "x" * 99))), data


def run(hall: Hall, post: Post, seed: int, count: int) -> Counter[str]:
    """Steps of the carrier against made-up answers; what became of the letters."""
    fuzz, up = Fuzz(seed), Scripted(hall, post)
    carrier = Round(hall, Signer(bytes(32)), up, fuzz.rng)
    for _ in range(count):
        act = fuzz.rng.randrange(4)
        up.spoil = fuzz.data if act == 0 else lambda data: data
        up.verdict = fuzz.rng.choice(("known", "extends", "ahead", "fork", "", "🙂")) if act == 1 else "known"
        if act == 1 and fuzz.rng.random() < 0.5:
            seq = fuzz.rng.choice((-1, 0, 1, 5, 10**6, 2**62))
            up.head = ChainHead(fuzz.rng.choice((0, 1, 2)), seq, fuzz.rng.randbytes(fuzz.rng.choice((0, 32))))
        elif act != 0:
            up.has_everything()
        if act >= 2:
            kind, body = fuzz.body()
            other = {"author": fuzz.rng.choice(("市中心", "", "x" * 99, "a\u202eb"))} if act == 3 else {}
            if act == 3 and fuzz.rng.random() < 0.3:
                other["letter"] = fuzz.rng.choice(("", "x" * 99, "a\nb", "letter-1"))
            expected = fuzz.rng.choice((0, 0, 3, -1, 2**62))
            up.waiting.append(post.letter(kind, body, expected, **other))
        carrier.step()
    up.spoil, up.verdict = (lambda data: data), "known"
    for _ in range(count):
        up.has_everything()
        if carrier.step() > 1:
            break
    with hall.reading() as view:
        settled = sync.letters_settled(view.conn)
        assert sync_line.line_of(view.conn, "t1").letters == len(up.waiting)
        assert journal.end_of(view.conn).hash != GENESIS
    assert len({one.letter for one in settled}) == len(settled)
    return Counter(one.outcome for one in settled)


def check(hall: Hall, tmp_path: Path, before: set[str]) -> None:
    assert JournalService(hall).verify().holds
    assert JournalService(hall).rebuild_into(tmp_path / "again.db").same
    assert {path.name for path in hall.folder.iterdir()} == before


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Files that are opened to be written, and programs that are started, while the terminal works."""
    seen: list[str] = []
    whole = builtins.open

    def opening(file: Any, mode: str = "r", *values: Any, **named: Any) -> Any:
        if set(mode) & set("wax+"):
            seen.append(str(file))
        return whole(file, mode, *values, **named)

    def starting(*values: Any, **_: Any) -> Any:
        seen.append(str(values))
        raise AssertionError(values)

    monkeypatch.setattr(builtins, "open", opening)
    monkeypatch.setattr(os, "system", starting)
    monkeypatch.setattr("subprocess.Popen", starting)
    monkeypatch.setattr("socket.create_connection", starting)
    return seen


def test_made_up_answers_and_letters_do_no_harm(
    sample_hall: Hall, tmp_path: Path, watched: list[str]
) -> None:
    post = Post(sample_hall)
    before = {path.name for path in sample_hall.folder.iterdir()}
    outcomes = run(sample_hall, post, seed=1, count=120)
    assert watched == []
    assert {"accepted", "malformed", "refused"} <= set(outcomes)
    check(sample_hall, tmp_path, before)


@pytest.mark.full
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("seed", range(20))
def test_many_made_up_answers_and_letters_do_no_harm(
    sample_hall: Hall, tmp_path: Path, watched: list[str], seed: int
) -> None:
    post = Post(sample_hall)
    before = {path.name for path in sample_hall.folder.iterdir()}
    run(sample_hall, post, seed=100 + seed, count=5_000)
    assert watched == []
    check(sample_hall, tmp_path, before)


@pytest.mark.parametrize("hall", ["", "../../elsewhere", "a/b", "C:x", "a\n", "厅", "x" * 65])
def test_a_terminal_that_takes_over_is_given_no_hall_whose_name_could_be_a_path(hall: str) -> None:
    from app.sync import enrol_codec

    reply = enrol_codec.EnrolReply(hall, bytes(32), "i", "waiting", bytes(64), "n", b"")
    with pytest.raises(WireFault):
        enrol_codec.enrol_reply_from(enrol_codec.enrol_reply_bytes(reply))


@pytest.mark.parametrize("count", [3_000, pytest.param(100_000, marks=pytest.mark.full)])
def test_bytes_that_were_tampered_with_are_refused_as_such(count: int) -> None:
    from app.domain.letter import Letter
    from app.domain.sync import Countersigned
    from app.sync import codec, enrol_codec

    fuzz = Fuzz(2)
    head = codec.head_reply_bytes(Countersigned(ChainHead(1, 5, bytes(32)), "i", bytes(64)), "known", 3, "n")
    letter = Letter("l", "h", 1, "message", b'{"text":"x"}', 0, "a", bytes(64))
    page = codec.letters_bytes([letter] * 3, 3, "n")
    state = enrol_codec.enrol_reply_bytes(
        enrol_codec.EnrolReply("h", bytes(32), "i", "active", bytes(64), "n", bytes(32))
    )
    facts = codec.facts_bytes([], Countersigned(ChainHead(), "i", bytes(64)), 0, "n")
    readers: list[tuple[bytes, Callable[[bytes], object]]] = [
        (head, codec.head_reply_from),
        (page, codec.letters_from),
        (state, enrol_codec.enrol_reply_from),
        (facts, lambda data: codec.facts_from(data, "h", GENESIS)),
    ]
    refused = 0
    for _ in range(count):
        data, read = fuzz.rng.choice(readers)
        try:
            read(fuzz.data(data))
        except WireFault:
            refused += 1
    assert refused > count / 2
