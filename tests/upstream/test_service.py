"""The service for terminals over HTTP: what it takes, what it refuses, and that nothing brings it down."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
import zstandard
from starlette.testclient import TestClient

from app.domain.journal import GENESIS
from app.sync import codec
from app.sync.http_signing import signed_headers
from app.sync.signing import Signer
from app.upstream import service
from app.upstream.limits import Buckets
from app.upstream.service import create_app
from db.upstream import terminals
from db.upstream.tables import alarm, body, boot, journal, quarantine
from db.upstream.terminals import REVOKED
from tests.upstream.terminal import CENTRE, Sender, Site, error_of

BASE = "http://upstream.test"
MESSAGE = {"content-type": codec.CONTENT_TYPE}


@pytest.fixture
def client(site: Site) -> Iterator[TestClient]:
    with TestClient(create_app(site.upstream), BASE, raise_server_exceptions=False) as made:
        yield made


@pytest.fixture
def patient(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A service that is not tired of what is wrong."""
    monkeypatch.setattr(service, "STRANGER_BURST", 100_000)
    with TestClient(create_app(site.upstream), BASE, raise_server_exceptions=False) as made:
        yield made


def zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=1).compress(data)


def rows(site: Site) -> list[int]:
    return [site.counted(table) for table in (journal, body, boot, quarantine, alarm)]


# --- what is taken --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("encoding", "pack"), [("identity", bytes), ("gzip", gzip.compress), ("zstd", zstd)])
def test_a_batch_is_taken_however_it_is_packed(
    client: TestClient, sender: Sender, encoding: str, pack: Callable[[bytes], bytes]
) -> None:
    sender.record(50)
    answer = client.post(
        codec.PUSH, content=pack(sender.push()), headers={**MESSAGE, "content-encoding": encoding}
    )
    assert (answer.status_code, answer.headers["content-type"]) == (200, codec.CONTENT_TYPE)
    assert codec.head_reply_from(answer.content)[1].head == sender.head


def test_a_fork_is_409_and_carries_the_head(client: TestClient, sender: Sender) -> None:
    sender.record(1)
    other = sender.clone()
    sender.record(1)
    client.post(codec.PUSH, content=sender.push(), headers=MESSAGE)
    other.record(1)
    answer = client.post(codec.PUSH, content=other.push(), headers=MESSAGE)
    assert answer.status_code == 409
    assert codec.head_reply_from(answer.content)[1].head == sender.head


def test_health_is_told_without_a_name(client: TestClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok")
    assert "server" not in answer.headers


# --- questions that are signed --------------------------------------------------------------------------


def asked(
    client: TestClient, sender: Sender, path: str, nonce: str, signer: Signer | None = None, after: str = "0"
) -> tuple[int, bytes]:
    url = f"{BASE}{path}?hall={sender.hall}&terminal={sender.terminal}&after={after}"
    headers = signed_headers("GET", url, b"", sender.terminal, signer or sender.signer, nonce)
    answer = client.get(url, headers=headers)
    return answer.status_code, answer.content


def nonce_of(client: TestClient, sender: Sender) -> str:
    answer = client.post(codec.HEARTBEAT, content=sender.beat(), headers=MESSAGE)
    return codec.head_reply_from(answer.content)[0].nonce


def test_letters_and_facts_come_to_whom_they_belong(site: Site, client: TestClient, sender: Sender) -> None:
    sender.record(3)
    client.post(codec.PUSH, content=sender.push(), headers=MESSAGE)
    site.upstream.letters.send(sender.hall, "message", {"text": "好"}, 0, CENTRE)
    nonce = nonce_of(client, sender)
    status, data = asked(client, sender, codec.LETTERS, nonce)
    assert (status, len(codec.letters_from(data)[0])) == (200, 1)
    status, data = asked(client, sender, codec.FACTS, nonce)
    assert (status, codec.facts_from(data, sender.hall, GENESIS)[0]) == (200, tuple(sender.entries))


def test_a_question_needs_the_terminals_own_key_and_a_fresh_nonce_of_its_own(
    site: Site, client: TestClient, sender: Sender
) -> None:
    other = site.admit(Sender(terminal="terminal-2"))
    nonce = nonce_of(client, sender)
    assert asked(client, sender, codec.LETTERS, nonce, Signer(bytes(32)))[0] == 401
    assert asked(client, sender, codec.LETTERS, "")[0] == 401
    assert asked(client, sender, codec.LETTERS, nonce_of(client, other))[0] == 401
    assert asked(client, sender, codec.LETTERS, nonce[:-1] + ("0" if nonce[-1] != "0" else "1"))[0] == 401
    url = f"{BASE}{codec.LETTERS}?hall={sender.hall}&terminal={sender.terminal}&after=0"
    headers = signed_headers("GET", url, b"", sender.terminal, sender.signer, nonce)
    assert client.get(url.replace("after=0", "after=5"), headers=headers).status_code == 401
    assert client.get(url).status_code == 401
    site.clock.pass_time(301)
    assert asked(client, sender, codec.LETTERS, nonce)[0] == 401


def test_a_revoked_terminal_gets_no_letters(site: Site, client: TestClient, sender: Sender) -> None:
    nonce = nonce_of(client, sender)
    with site.store.write() as conn:
        known = terminals.find(conn, sender.hall, sender.terminal)
        assert known is not None
        terminals.change(conn, known, state=REVOKED)
    assert asked(client, sender, codec.LETTERS, nonce)[0] == 403


@pytest.mark.parametrize("after", ["", "-1", "1.5", "9" * 30, "٣", "0;DROP"])
def test_a_place_that_is_no_number_is_refused(client: TestClient, sender: Sender, after: str) -> None:
    url = f"{BASE}{codec.LETTERS}"
    query = {"hall": sender.hall, "terminal": sender.terminal, "after": after}
    assert client.get(url, params=query).status_code == 400


# --- limits ---------------------------------------------------------------------------------------------


def test_another_content_type_is_refused(client: TestClient, sender: Sender) -> None:
    for kind in ("", "application/json", "text/plain; application/msgpack"):
        answer = client.post(codec.PUSH, content=b"x", headers={"content-type": kind})
        assert answer.status_code == 415


def test_too_much_is_refused_before_it_is_read(patient: TestClient, sender: Sender) -> None:
    headers = {**MESSAGE, "content-encoding": "zstd"}
    assert patient.post(codec.PUSH, content=bytes(5 * 2**20), headers=headers).status_code == 413
    bomb = zstd(bytes(200 * 2**20))
    assert len(bomb) < 16 * 1024
    assert patient.post(codec.PUSH, content=bomb, headers=headers).status_code == 413
    gzipped = gzip.compress(bytes(50 * 2**20))
    headers["content-encoding"] = "gzip"
    assert patient.post(codec.PUSH, content=gzipped, headers=headers).status_code == 413


def test_a_packing_that_is_not_known_or_broken_is_refused(patient: TestClient) -> None:
    for encoding in ("br", "zstd", "gzip", "deflate", "zstd, gzip"):
        headers = {**MESSAGE, "content-encoding": encoding}
        assert (
            patient.post(codec.PUSH, content=b"\x28\xb5\x2f\xfdnonsense", headers=headers).status_code == 400
        )


def test_an_address_that_only_sends_nonsense_has_to_wait(client: TestClient, sender: Sender) -> None:
    found = [client.post(codec.PUSH, content=b"x", headers=MESSAGE) for _ in range(40)]
    assert {answer.status_code for answer in found} == {400, 429}
    assert found[-1].status_code == 429
    assert int(found[-1].headers["retry-after"]) >= 1


def wearied(client: TestClient) -> None:
    """The client's address has been wrong too often."""
    for _ in range(service.STRANGER_BURST + 1):
        client.post(codec.PUSH, content=b"x", headers=MESSAGE)
    assert client.post(codec.PUSH, content=b"x", headers=MESSAGE).status_code == 429


def test_a_terminal_is_heard_from_an_address_where_somebody_else_is_wrong(
    site: Site, client: TestClient, sender: Sender
) -> None:
    sender.record(1)
    nonce = nonce_of(client, sender)
    wearied(client)
    for pack, encoding in ((zstd, "zstd"), (gzip.compress, "gzip"), (bytes, "identity")):
        headers = {**MESSAGE, "content-encoding": encoding}
        assert client.post(codec.PUSH, content=pack(sender.push()), headers=headers).status_code == 200
    assert asked(client, sender, codec.LETTERS, nonce)[0] == 200
    query = {"hall": sender.hall, "terminal": sender.terminal}
    assert client.get(codec.ENROL_STATE, params=query).status_code == 200
    other = Sender(terminal="terminal-9")
    other.record(1)
    assert client.post(codec.PUSH, content=other.push(), headers=MESSAGE).status_code == 429
    assert asked(client, other, codec.LETTERS, nonce)[0] == 429


def test_who_is_wrong_in_a_terminals_name_has_to_wait_from_there_and_others_are_heard(
    site: Site, client: TestClient, sender: Sender
) -> None:
    forger, other = Sender(), site.admit(Sender(terminal="terminal-2"))
    forger.record(1)
    found = [client.post(codec.PUSH, content=forger.push(), headers=MESSAGE) for _ in range(40)]
    assert [answer.status_code for answer in found] == [401] * 30 + [429] * 10
    assert client.post(codec.HEARTBEAT, content=other.beat(), headers=MESSAGE).status_code == 200


def test_what_a_stranger_calls_itself_is_not_kept_unless_it_is_a_name(
    patient: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[object] = []
    monkeypatch.setattr(Buckets, "take", lambda _, key: taken.append(key))
    for name in ("a" * 65, "a" * 8_000_000, "", "a\x00b", "a\nb"):
        for names in (["h", name], [name, "t"]):
            data = zstd(msgspec.msgpack.encode(["x", *names]))
            patient.post(codec.PUSH, content=data, headers={**MESSAGE, "content-encoding": "zstd"})
            patient.get(codec.LETTERS, params={"hall": names[0][:1000], "terminal": names[1][:1000]})
    patient.post(codec.PUSH, content=msgspec.msgpack.encode(["x", "听" * 64, "🏛" * 64]), headers=MESSAGE)
    assert len(taken) > 20
    assert max(len(repr(key)) for key in taken) < 300


def test_questions_are_counted_as_messages_are(
    site: Site, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "TERMINAL_BURST", 3)
    monkeypatch.setattr(service, "TERMINAL_RATE", 0.0001)
    other = site.admit(Sender(terminal="terminal-2"))
    with TestClient(create_app(site.upstream), BASE, raise_server_exceptions=False) as client:
        nonces = {one.terminal: nonce_of(client, one) for one in (sender, other)}
        found = [asked(client, sender, codec.LETTERS, nonces[sender.terminal])[0] for _ in range(4)]
        assert found == [200, 200, 429, 429]
        assert asked(client, other, codec.FACTS, nonces[other.terminal])[0] == 200


@pytest.mark.parametrize("odd", ["\x00", "a\x00b", "\ud800", "\n", "x" * 65, ""])
def test_no_name_in_an_address_is_an_error_of_ours(patient: TestClient, sender: Sender, odd: str) -> None:
    for path in (codec.ENROL_STATE, codec.LETTERS, codec.LETTERS_NEWEST, codec.FACTS):
        for names in ((odd, "x"), ("x", odd)):
            query = [
                f"{name}={quote(text, errors='surrogatepass')}"
                for name, text in zip(("hall", "terminal"), names, strict=True)
            ]
            assert patient.get(f"{path}?{'&'.join(query)}&after=0").status_code in (400, 401)


def test_an_error_of_ours_counts_against_who_brings_it_about(
    client: TestClient, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(site.upstream.enrolment, "state", fails)
    query = {"hall": "hall-1", "terminal": "terminal-9"}
    found = [client.get(codec.ENROL_STATE, params=query).status_code for _ in range(40)]
    assert found == [500] * 30 + [429] * 10


def test_a_bucket_fills_again() -> None:
    now = [0.0]
    bucket = Buckets(2, 0.5, lambda: now[0])
    bucket.take("a")
    bucket.take("a")
    assert (bucket.wait("a"), bucket.wait("b")) == (2.0, 0.0)
    now[0] = 2.0
    assert bucket.wait("a") == 0.0


def test_a_database_that_is_away_is_503_and_says_when_to_come_again(
    client: TestClient, sender: Sender, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.domain.refusal import Refusal

    def away(*_: object) -> None:
        raise Refusal("upstream_database_away", name="x")

    monkeypatch.setattr(site.store, "write", away)
    sender.record(1)
    answer = client.post(codec.PUSH, content=sender.push(), headers=MESSAGE)
    assert (answer.status_code, error_of(answer.content)) == (503, "upstream_database_away")
    assert int(answer.headers["retry-after"]) >= 1


# --- hostile bodies -------------------------------------------------------------------------------------


def hostile(sender: Sender) -> Iterator[bytes]:
    """Two hundred bodies that a terminal would never send, signed or not."""
    rng = random.Random(7)
    good = sender.push()
    values: list[Any] = msgspec.msgpack.decode(good)
    odd: Any
    for place in range(len(values)):
        for odd in (None, -1, 2**63, 2**64 - 1, 1.5, "x" * 70_000, b"", [], {}, [[]] * 5, "\x00", "\n"):
            changed = list(values)
            changed[place] = odd
            yield msgspec.msgpack.encode(changed)
    for place in range(11):
        for odd in (None, 2**64 - 1, "\x00", b"\xff", [1]):
            changed = list(values)
            changed[5] = [[*values[5][0][:place], odd, *values[5][0][place + 1 :]]]
            yield msgspec.msgpack.encode(changed)
    yield from (b"\x91" * depth for depth in (10, 1000, 200_000))
    yield from (b"\xdd\xff\xff\xff\xff", b"\xc6\xff\xff\xff\xff", b"\xdf\xff\xff\xff\xffx", b"", b"\xc1")
    for _ in range(30):
        cut = bytearray(good[: rng.randrange(len(good))])
        for _ in range(3):
            if cut:
                cut[rng.randrange(len(cut))] = rng.randrange(256)
        yield bytes(cut)


def odd_bodies() -> list[bytes]:
    """JSON that is none, too deep, not UTF-8, or no object."""
    deep = b'{"a":' * 50 + b"1" + b"}" * 50
    return [
        b"",
        b"[]",
        b"nonsense",
        b'{"a":1',
        deep,
        b"[" * 100_000,
        b'{"a":"\xff"}',
        '{"a":1}'.encode("utf-16"),
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":"' + b"x" * 200_000 + b'"}',
    ]


def test_two_hundred_hostile_bodies_are_refused_and_nothing_is_written(
    site: Site, patient: TestClient, sender: Sender
) -> None:
    sender.record(1)
    before, sent = rows(site), 0
    for data in hostile(sender):
        for path in (codec.PUSH, codec.HEARTBEAT, codec.ENROL):
            answer = patient.post(path, content=data, headers=MESSAGE)
            assert 400 <= answer.status_code < 500, (path, data[:80])
            sent += 1
    assert sent > 200
    assert rows(site) == before


def test_facts_whose_bodies_are_not_json_of_a_sane_depth_are_refused(
    site: Site, patient: TestClient, sender: Sender
) -> None:
    from app.domain.journal import Entry, commitment_of
    from app.domain.sync import Batch

    (good,) = sender.record(1)
    for content in odd_bodies():
        head = good.head._replace(commitment=commitment_of(good.salt or b"", content))
        entry = Entry(head, head.hash(), good.salt, content)
        data = sender.pushed(Batch(sender.hall, 1, GENESIS, (entry,)))
        assert patient.post(codec.PUSH, content=data, headers=MESSAGE).status_code == 400
    assert site.counted(journal) == 0


def test_addresses_that_are_not_there_are_404_and_methods_405(client: TestClient) -> None:
    assert client.get("/v1/nothing").status_code == 404
    assert client.get(codec.PUSH).status_code == 405
    assert client.get("/docs").status_code == 404


def test_a_terminal_that_waits_for_a_letter_hears_of_it_as_soon_as_it_is_there(
    site: Site, client: TestClient, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codec, "NEWEST_SECONDS", 0.2)
    nonce = nonce_of(client, sender)
    status, data = asked(client, sender, codec.LETTERS_NEWEST, nonce)
    assert (status, codec.newest_from(data)) == (200, 0)
    site.upstream.letters.send(sender.hall, "message", {"text": "好"}, 0, CENTRE)
    status, data = asked(client, sender, codec.LETTERS_NEWEST, nonce)
    assert (status, codec.newest_from(data)) == (200, 1)
    assert asked(client, sender, codec.LETTERS_NEWEST, "")[0] == 401
