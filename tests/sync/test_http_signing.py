"""Signed requests: what was signed is what arrives, from whom, and fresh by upstream's own word."""

import pytest

from app.sync.http_signing import SignatureFault, Signed, signed_headers, verified
from app.sync.signing import Signer

SIGNER = Signer(bytes(range(32)))
URL = "https://up.example:8443/v1/letters?hall=h1&after=7"
KEYS = {"t1": SIGNER.public, "t2": Signer(bytes(32)).public, "broken": b"short"}


def headers(body: bytes = b"", terminal: str = "t1") -> dict[str, str]:
    return signed_headers("GET", URL, body, terminal, SIGNER, "nonce-1")


def test_a_signed_request_tells_who_and_which_nonce() -> None:
    assert verified("GET", URL, headers(), b"", KEYS.get) == Signed("t1", "nonce-1")
    assert verified("GET", URL, headers(b"x"), b"x", KEYS.get) == Signed("t1", "nonce-1")


@pytest.mark.parametrize(
    ("method", "url", "body"),
    [
        ("POST", URL, b""),
        ("GET", URL.replace("after=7", "after=8"), b""),
        ("GET", URL.replace("letters", "facts"), b""),
        ("GET", URL.replace("up.example", "other.example"), b""),
        ("GET", URL, b"x"),
    ],
)
def test_another_request_is_not_the_one_that_was_signed(method: str, url: str, body: bytes) -> None:
    with pytest.raises(SignatureFault):
        verified(method, url, headers(), body, KEYS.get)


@pytest.mark.parametrize("terminal", ["t2", "unknown", "broken"])
def test_only_the_terminals_own_key_counts(terminal: str) -> None:
    with pytest.raises(SignatureFault):
        verified("GET", URL, headers(terminal=terminal), b"", KEYS.get)


@pytest.mark.parametrize("name", ["Signature", "Signature-Input", "Content-Digest"])
def test_a_request_that_lacks_a_part_or_has_nonsense_for_it_is_refused(name: str) -> None:
    whole = {key.lower(): value for key, value in headers().items()}
    del whole[name.lower()]
    for found in (whole, {**whole, name.lower(): "=;x"}, {**whole, name.lower(): "\u202e" * 9}):
        with pytest.raises(SignatureFault):
            verified("GET", URL, found, b"", KEYS.get)


def test_a_signature_that_does_not_cover_everything_is_not_enough() -> None:
    whole = {key.lower(): value for key, value in headers().items()}
    whole["signature-input"] = whole["signature-input"].replace('"@query" ', "")
    with pytest.raises(SignatureFault):
        verified("GET", URL, whole, b"", KEYS.get)
