"""The terminal's own certificate for its other PCs, made once; its key lies encrypted beside the store."""

from __future__ import annotations

import hashlib
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.services.hall import Hall
from app.services.secrets import KeyBox, publish

FILE_NAME = "lan.pem"
_KEY_NAME = "lan"
_FROM, _UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC)
"""Desks hold on to the certificate itself; a PC's wrong clock is no reason to part with it."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """`path` holds key and certificate, `password` opens the key."""

    path: Path
    password: str
    fingerprint: bytes
    """SHA-256 of the certificate."""

    def context(self) -> ssl.SSLContext:
        """For the terminal's side of a connection."""
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        made.minimum_version = ssl.TLSVersion.TLSv1_3
        made.load_cert_chain(self.path, password=self.password)
        return made


def own_certificate(hall: Hall, keys: KeyBox | None = None) -> Certificate:
    """The hall's, made at first use. Refusals: those of `KeyBox.get`; OSError of the disk."""
    password = (keys or KeyBox(hall.folder, hall.id)).get(_KEY_NAME).hex()
    path = hall.folder / FILE_NAME
    if not path.exists():
        publish(path, _made(hall.id, password))
    return Certificate(path, password, _fingerprint(path))


def fingerprint_of(der: bytes) -> bytes:
    """What a desk holds on to."""
    return hashlib.sha256(der).digest()


def _fingerprint(path: Path) -> bytes:
    text = path.read_text("ascii")
    start = text.index("-----BEGIN CERTIFICATE-----")
    return fingerprint_of(ssl.PEM_cert_to_DER_cert(text[start:].strip()))


def _made(hall: str, password: str) -> bytes:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        PrivateFormat,
    )
    from cryptography.x509.oid import NameOID

    key = Ed25519PrivateKey.generate()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"zaigang {hall}")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    certificate = builder.not_valid_before(_FROM).not_valid_after(_UNTIL).sign(key, None)
    secret = key.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(password.encode("ascii"))
    )
    return secret + certificate.public_bytes(Encoding.PEM)
