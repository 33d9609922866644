"""HTTP requests that are no batch and no heartbeat, signed under RFC 9421; fresh by upstream's nonce."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from http_message_signatures import (
    HTTPMessageSignaturesException,
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    algorithms,
)

from app.sync.signing import Signer

COVERED = ("@method", "@authority", "@path", "@query", "content-digest")
_NEVER = datetime.fromtimestamp(0, UTC)
"""The time that the library wants to be told: a terminal's clock may be years off and proves nothing."""


class SignatureFault(Exception):
    """A request that is not signed as it should be; the text is for logs."""


@dataclass(slots=True)
class _Request:
    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Signed:
    """Who has signed a request, and the nonce that makes it fresh."""

    terminal: str
    nonce: str


def signed_headers(
    method: str, url: str, body: bytes, terminal: str, signer: Signer, nonce: str
) -> dict[str, str]:
    """The headers that sign a request to an absolute `url`."""
    request = _Request(method, url)
    maker = HTTPMessageSigner(signature_algorithm=algorithms.ED25519)
    covered = COVERED[:-1]  # the digest joins them with the body
    prepared = maker.prepare(
        request, key_id=terminal, created=_NEVER, nonce=nonce, covered_component_ids=covered, body=body
    )
    maker.apply(request, prepared, signer.sign(prepared.signature_base))
    return request.headers


def verified(
    method: str, url: str, headers: dict[str, str], body: bytes, key_of: Callable[[str], bytes | None]
) -> Signed:
    """Who signed it; `url` as the terminal wrote it, `key_of` gives a terminal's public key.

    Raises SignatureFault. Whether the nonce is fresh is for the caller to judge.
    """
    checker = HTTPMessageVerifier(signature_algorithm=algorithms.ED25519, key_resolver=_Keys(key_of))
    try:
        (result,) = checker.verify(
            _Request(method, url, headers), max_age=None, require_components=COVERED, body=body
        )
    except (HTTPMessageSignaturesException, ValueError, TypeError, LookupError) as error:
        raise SignatureFault(str(error)) from error
    return Signed(str(result.parameters["keyid"]), result.nonce or "")


class _Keys(HTTPSignatureKeyResolver):
    """Public keys by terminal, as the library asks for them."""

    def __init__(self, key_of: Callable[[str], bytes | None]) -> None:
        self._key_of = key_of

    def resolve_private_key(self, key_id: str) -> bytes:
        raise LookupError(key_id)

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey:
        key = self._key_of(key_id)
        if key is None:
            raise LookupError(key_id)
        return Ed25519PublicKey.from_public_bytes(key)
