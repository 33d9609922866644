"""The way upstream over HTTP: one connection that is kept, time-outs, a cap on answers, no redirects."""

from __future__ import annotations

import ssl
import time
from collections.abc import Mapping
from urllib.parse import urlencode

import httpx

from app.sync import codec
from app.sync.address import Peer, tls_of
from app.sync.fault import ChannelFault, usable
from app.sync.http_signing import signed_headers
from app.sync.packing import packed
from app.sync.reply_signing import HEADER, SIGNED, question_of, reply_statement
from app.sync.signing import Signer, holds

CONNECT_SECONDS, ANSWER_SECONDS = 5.0, 10.0
WHOLE_SECONDS = 60.0
"""For an answer that comes in drops."""
ANSWER_BYTES = 16 * 1024 * 1024


class HttpLine:
    """A channel to one upstream and to nothing else; raises ChannelFault. Refusal `upstream_ca_file`."""

    def __init__(self, peer: Peer, signer: Signer) -> None:
        self._peer, self._signer = peer, signer
        self._client = httpx.Client(
            verify=tls_of(peer.ca),
            follow_redirects=False,
            trust_env=False,  # neither a proxy nor a password file that is set for the user's browser
            headers={"accept-encoding": "identity", "user-agent": "zaigang"},
        )

    def close(self) -> None:
        self._client.close()

    def push(self, data: bytes) -> bytes:
        return self._posted(codec.PUSH, data)

    def heartbeat(self, data: bytes) -> bytes:
        return self._posted(codec.HEARTBEAT, data)

    def letters(self, after: int, nonce: str) -> bytes:
        return self._got(codec.LETTERS, {"after": after}, nonce)

    def newest(self, after: int, nonce: str) -> bytes:
        """Upstream keeps this one waiting for as long as there is nothing new."""
        return self._got(codec.LETTERS_NEWEST, {"after": after}, nonce, codec.NEWEST_SECONDS)

    def facts(self, after: int, nonce: str) -> bytes:
        return self._got(codec.FACTS, {"after": after}, nonce)

    def enrol(self, data: bytes) -> bytes:
        return self._posted(codec.ENROL, data)

    def enrol_state(self, hall: str, terminal: str) -> bytes:
        query = urlencode({"hall": hall, "terminal": terminal})
        return self._asked("GET", f"{self._peer.url}{codec.ENROL_STATE}?{query}", b"", {})

    def _posted(self, path: str, data: bytes) -> bytes:
        content, encoding = packed(data)
        headers = {"content-type": codec.CONTENT_TYPE, "content-encoding": encoding}
        return self._asked("POST", f"{self._peer.url}{path}", content, headers)

    def _got(self, path: str, query: Mapping[str, object], nonce: str, patience: float = 0.0) -> bytes:
        whole = urlencode({"hall": self._peer.hall, "terminal": self._peer.terminal, **query})
        url = f"{self._peer.url}{path}?{whole}"
        headers = signed_headers("GET", url, b"", self._peer.terminal, self._signer, nonce)
        return self._asked("GET", url, b"", headers, patience)

    def _asked(
        self, method: str, url: str, content: bytes, headers: Mapping[str, str], patience: float = 0.0
    ) -> bytes:
        """`patience`: seconds for which upstream may keep the answer back."""
        over = time.monotonic() + WHOLE_SECONDS + patience
        timeout = httpx.Timeout(ANSWER_SECONDS + patience, connect=CONNECT_SECONDS)
        try:
            with self._client.stream(
                method, url, content=content, headers=dict(headers), timeout=timeout
            ) as answer:
                body = _read(answer, over)
                self._check(answer, content, body)
                return usable(answer.status_code, body, _retry_after(answer))
        except httpx.TimeoutException as error:
            raise ChannelFault("upstream_slow") from error
        except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, OSError) as error:
            raise ChannelFault(_key_of(error)) from error

    def _check(self, answer: httpx.Response, content: bytes, body: bytes) -> None:
        """Raises ChannelFault `upstream_untrue` for what the upstream of this key has not said to this."""
        if not self._peer.key or answer.status_code not in SIGNED:
            return
        asked = answer.request
        proof = asked.headers.get("signature", "")
        question = question_of(asked.method, asked.url.raw_path, proof, content)
        statement = reply_statement(question, answer.status_code, body)
        if not holds(bytes.fromhex(self._peer.key), _signature(answer), statement):
            raise ChannelFault("upstream_untrue", answer.status_code)


def _signature(answer: httpx.Response) -> bytes:
    try:
        return bytes.fromhex(answer.headers.get(HEADER, ""))
    except ValueError:
        return b""


def _read(answer: httpx.Response, over: float) -> bytes:
    if answer.headers.get("content-encoding", "identity") != "identity":
        raise ChannelFault("upstream_answer")
    found = bytearray()
    for piece in answer.iter_raw():
        found += piece
        if len(found) > ANSWER_BYTES:
            raise ChannelFault("upstream_answer")
        if time.monotonic() > over:
            raise ChannelFault("upstream_slow")
    return bytes(found)


def _retry_after(answer: httpx.Response) -> float | None:
    """Seconds; a date is not read, for it would need a clock that both agree on."""
    text = answer.headers.get("retry-after", "")
    return float(text) if text.isascii() and text.isdigit() and len(text) < 7 else None


def _key_of(error: Exception) -> str:
    """A certificate that does not hold is another matter than a network that is down."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return "upstream_certificate"
        cause = cause.__cause__ or cause.__context__
    return "upstream_unreachable"
