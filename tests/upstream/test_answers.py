"""Answers on their way down: whatever is changed, exchanged or made up is no answer (trust.md A11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing

import httpx
import pytest
from starlette.testclient import TestClient

from app.sync import codec
from app.sync.address import Peer
from app.sync.client import HttpLine
from app.sync.fault import ChannelFault
from app.sync.reply_signing import HEADER
from app.sync.signing import Signer
from app.upstream.service import create_app
from db.upstream import terminals
from db.upstream.terminals import REVOKED
from tests.upstream.terminal import CENTRE, Sender, Site

BASE = "http://127.0.0.1"
Change = Callable[[httpx.Response], httpx.Response]


class Between(httpx.BaseTransport):
    """Somebody on the way, who may keep an answer and give it again, changed or not."""

    def __init__(self, service: TestClient) -> None:
        self._service = service
        self.last: httpx.Response | None = None
        self.change: Change | None = None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.change is None or self.last is None:
            found = self._service.request(
                request.method, str(request.url), content=request.read(), headers=request.headers
            )
            self.last = found
            return _with(found, found.content, found.headers[HEADER])
        return self.change(self.last)


def _with(answer: httpx.Response, body: bytes, signature: str) -> httpx.Response:
    return _made(answer.status_code, body, {HEADER: signature})


def _made(status: int, body: bytes, headers: Mapping[str, str]) -> httpx.Response:
    return httpx.Response(status, headers=dict(headers), stream=httpx.ByteStream(body))


@pytest.fixture
def between(site: Site) -> Iterator[Between]:
    with TestClient(create_app(site.upstream), BASE) as service:
        yield Between(service)


@pytest.fixture
def line(site: Site, sender: Sender, between: Between, monkeypatch: pytest.MonkeyPatch) -> Iterator[HttpLine]:
    whole = httpx.Client
    monkeypatch.setattr(httpx, "Client", lambda **told: whole(**{**told, "transport": between}))
    monkeypatch.setattr(codec, "NEWEST_SECONDS", 0.01)
    peer = Peer(BASE, "", sender.hall, sender.terminal, site.keys.public.hex())
    with closing(HttpLine(peer, sender.signer)) as opened:
        yield opened


def questions(site: Site, sender: Sender, line: HttpLine) -> dict[str, Callable[[], bytes]]:
    """Each puts the same question whenever it is called."""
    sender.record(2)
    push, beat = sender.push(), sender.beat()
    site.upstream.letters.send(sender.hall, "message", {"text": "好"}, 0, CENTRE)
    nonce = codec.head_reply_from(line.heartbeat(beat))[0].nonce
    return {
        "push": lambda: line.push(push),
        "heartbeat": lambda: line.heartbeat(beat),
        "letters": lambda: line.letters(0, nonce),
        "newest": lambda: line.newest(0, nonce),
        "facts": lambda: line.facts(0, nonce),
    }


def believed(ask: Callable[[], bytes]) -> bool:
    try:
        ask()
    except ChannelFault as fault:
        assert fault.key == "upstream_untrue"
        return False
    return True


@pytest.mark.parametrize("bits", [(0,), pytest.param(range(8), marks=pytest.mark.full)])
def test_no_answer_with_a_changed_bit_is_believed(
    site: Site, sender: Sender, line: HttpLine, between: Between, bits: tuple[int, ...]
) -> None:
    tried = 0
    for ask in questions(site, sender, line).values():
        between.change = None
        ask()
        assert between.last is not None
        body, signature = between.last.content, between.last.headers[HEADER]
        for place in range(len(body)):
            for bit in bits:
                changed = body[:place] + bytes([body[place] ^ 1 << bit]) + body[place + 1 :]
                between.change = lambda answer, body=changed: _with(answer, body, answer.headers[HEADER])
                assert not believed(ask)
                tried += 1
        for place in range(len(signature)):
            other = "1" if signature[place] == "0" else "0"
            forged = signature[:place] + other + signature[place + 1 :]
            between.change = lambda answer, forged=forged: _with(answer, answer.content, forged)
            assert not believed(ask)
            tried += 1
    assert tried > 1_000 * len(bits)


def test_an_answer_to_another_question_or_under_another_status_is_not_believed(
    site: Site, sender: Sender, line: HttpLine, between: Between
) -> None:
    asked = questions(site, sender, line)
    for name, ask in asked.items():
        between.change = None
        assert believed(ask)
        between.change = lambda answer: _with(answer, answer.content, answer.headers[HEADER])
        assert believed(ask)
        for other, ask_other in asked.items():
            assert believed(ask_other) is (other == name)
        between.change = lambda answer: _made(409, answer.content, {HEADER: answer.headers[HEADER]})
        assert not believed(ask)


def test_an_answer_without_a_signature_or_by_another_key_is_not_believed(
    site: Site, sender: Sender, line: HttpLine, between: Between
) -> None:
    ask = questions(site, sender, line)["heartbeat"]
    stranger = Signer(bytes(32))
    for signature in ("", "zz", stranger.sign(b"x").hex()):
        between.change = lambda answer, told=signature: _with(answer, answer.content, told)
        assert not believed(ask)


def test_only_upstream_itself_can_say_that_a_terminal_is_revoked(
    site: Site, sender: Sender, line: HttpLine, between: Between
) -> None:
    ask = questions(site, sender, line)["heartbeat"]
    between.change = lambda answer: _made(403, b"no", {})
    assert not believed(ask)
    between.change = None
    with site.store.write() as conn:
        found = terminals.find(conn, sender.hall, sender.terminal)
        assert found is not None
        terminals.change(conn, found, state=REVOKED)
    with pytest.raises(ChannelFault) as caught:
        ask()
    assert caught.value.key == "upstream_revoked"
