"""The way upstream against servers that are slow, huge, elsewhere, or somebody else."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from app.domain.refusal import Refusal
from app.domain.sync import ChainHead, Countersigned
from app.sync import client, codec
from app.sync.address import Peer, checked_address, checked_ca
from app.sync.client import HttpLine
from app.sync.fault import ChannelFault
from app.sync.signing import Signer

Answer = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """Answers every request as the test tells it to."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.answer: Answer = lambda request: self.gives(request, 200, b"ok")
        self.paths: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("content-length", "0")))
                self.do_GET()

            def do_GET(self) -> None:
                outer.paths.append(self.path)
                outer.answer(self)

            def log_message(self, *_: object) -> None:
                """Silent."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        if context is not None:
            self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
        scheme = "https" if context else "http"
        self.url = f"{scheme}://127.0.0.1:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True).start()

    @staticmethod
    def gives(request: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
        request.send_response(status)
        for name, value in {"content_length": str(len(body)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    def stop(self) -> None:
        self.http.shutdown()
        self.http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.stop()


@pytest.fixture
def line(server: Server) -> Iterator[HttpLine]:
    opened = HttpLine(Peer(server.url, "", "h1", "t1"), Signer(bytes(32)))
    yield opened
    opened.close()


def fault(call: Callable[[], bytes]) -> ChannelFault:
    with pytest.raises(ChannelFault) as caught:
        call()
    return caught.value


def test_bytes_go_out_and_come_back(server: Server, line: HttpLine) -> None:
    assert line.push(b"x" * 1000) == b"ok"
    assert line.letters(7, "n") == b"ok"
    assert server.paths[0] == "/v1/push"
    assert server.paths[1].startswith("/v1/letters?hall=h1&terminal=t1&after=7")


def test_a_refused_batch_still_brings_upstreams_head(server: Server, line: HttpLine) -> None:
    server.answer = lambda request: server.gives(request, 409, b"head")
    assert line.push(b"x") == b"head"


@pytest.mark.parametrize(
    ("status", "key"),
    [
        (400, "upstream_refused"),
        (401, "upstream_refused"),
        (403, "upstream_revoked"),
        (500, "upstream_refused"),
    ],
)
def test_what_upstream_does_not_take_says_why(server: Server, line: HttpLine, status: int, key: str) -> None:
    server.answer = lambda request: server.gives(request, status, b"no")
    assert (fault(lambda: line.push(b"x")).key, fault(lambda: line.push(b"x")).status) == (key, status)


def test_a_busy_upstream_is_left_alone_for_as_long_as_it_asks(server: Server, line: HttpLine) -> None:
    server.answer = lambda request: server.gives(request, 503, b"", retry_after="17")
    found = fault(lambda: line.push(b"x"))
    assert (found.key, found.retry_after) == ("upstream_busy", 17.0)
    server.answer = lambda request: server.gives(request, 429, b"", retry_after="9" * 500)
    assert fault(lambda: line.push(b"x")).retry_after is None


def test_every_nonce_that_an_answer_may_bring_can_be_sent_back(server: Server, line: HttpLine) -> None:
    nonce = "".join(map(chr, range(32, 127)))
    signed = Countersigned(ChainHead(), "i1", bytes(64))
    reply, _ = codec.head_reply_from(codec.head_reply_bytes(signed, "known", 0, nonce))
    assert line.letters(0, reply.nonce) == b"ok"


def test_nobody_else_is_asked_whatever_the_answer_says(server: Server, line: HttpLine) -> None:
    elsewhere = Server()
    try:
        server.answer = lambda request: server.gives(request, 307, b"", location=f"{elsewhere.url}/v1/push")
        assert fault(lambda: line.push(b"x")).status == 307
        assert elsewhere.paths == []
    finally:
        elsewhere.stop()


def test_an_answer_is_read_up_to_a_cap_and_never_unpacked(
    server: Server, line: HttpLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "ANSWER_BYTES", 1000)
    server.answer = lambda request: server.gives(request, 200, b"x" * 2000)
    assert fault(lambda: line.push(b"x")).key == "upstream_answer"
    server.answer = lambda request: server.gives(request, 200, b"x", content_encoding="gzip")
    assert fault(lambda: line.push(b"x")).key == "upstream_answer"


def test_a_cut_answer_and_a_closed_port_are_a_line_that_is_down(server: Server, line: HttpLine) -> None:
    def cut(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("content-length", "100")
        request.end_headers()
        request.wfile.write(b"half")
        request.close_connection = True

    server.answer = cut
    assert fault(lambda: line.push(b"x")).key == "upstream_unreachable"
    server.stop()
    assert fault(lambda: line.push(b"x")).key == "upstream_unreachable"


def test_a_server_that_does_not_answer_or_answers_in_drops_is_given_up(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "ANSWER_SECONDS", 0.2)
    monkeypatch.setattr(client, "WHOLE_SECONDS", 0.4)
    line = HttpLine(Peer(server.url, "", "h1", "t1"), Signer(bytes(32)))

    def drips(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("content-length", "1000")
        request.end_headers()
        for _ in range(30):
            request.wfile.write(b".")
            time.sleep(0.1)

    server.answer = lambda request: time.sleep(1)
    assert fault(lambda: line.push(b"x")).key == "upstream_slow"
    server.answer = drips
    began = time.monotonic()
    assert fault(lambda: line.push(b"x")).key == "upstream_slow"
    assert time.monotonic() - began < 2
    line.close()


def test_a_proxy_of_the_users_browser_is_not_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("all_proxy", "http://127.0.0.1:9")
    line = HttpLine(Peer(server.url, "", "h1", "t1"), Signer(bytes(32)))
    assert line.push(b"x") == b"ok"
    line.close()


def test_only_the_authority_that_the_hall_was_given_vouches_for_the_address(tmp_path: Path) -> None:
    pem, context = served(tmp_path)
    secure = Server(context)
    try:
        known = HttpLine(Peer(secure.url, pem, "h1", "t1"), Signer(bytes(32)))
        assert known.push(b"x") == b"ok"
        known.close()
        unknown = HttpLine(Peer(secure.url, "", "h1", "t1"), Signer(bytes(32)))
        assert fault(lambda: unknown.push(b"x")).key == "upstream_certificate"
        unknown.close()
    finally:
        secure.stop()


def served(folder: Path) -> tuple[str, ssl.SSLContext]:
    """A certificate for 127.0.0.1 that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "upstream")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    alternative = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    builder = builder.add_extension(alternative, critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    first, last = datetime(2020, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC)
    made = builder.not_valid_before(first).not_valid_after(last).sign(key, SHA256())
    pem = made.public_bytes(Encoding.PEM)
    file = folder / "server.pem"
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return pem.decode(), context


@pytest.mark.parametrize(
    "url",
    [
        *("http://up.example", "ftp://up.example", "https://", "https://up.example/x", "up.example"),
        *("https://a@up.example", "https://up.example?x=1", "https://up.example:x", "https://上.example"),
    ],
)
def test_only_a_plain_https_address_is_taken(url: str) -> None:
    with pytest.raises(Refusal) as caught:
        checked_address(url)
    assert caught.value.key == "upstream_address"


def test_http_is_for_this_machine_or_where_somebody_has_said_so() -> None:
    assert checked_address(" https://up.example:8443/ ") == "https://up.example:8443"
    assert checked_address("http://127.0.0.1:8000") == "http://127.0.0.1:8000"
    assert checked_address("http://localhost") == "http://localhost"
    assert checked_address("http://10.0.0.5", plain=True) == "http://10.0.0.5"


@pytest.mark.parametrize("pem", ["nonsense", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"])
def test_a_file_that_is_no_certificate_is_refused(pem: str) -> None:
    with pytest.raises(Refusal) as caught:
        checked_ca(pem)
    assert caught.value.key == "upstream_ca_file"
