"""Addresses of an upstream, and the authority that vouches for one."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from app.domain.refusal import Refusal

_CA_LIMIT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Peer:
    """Where the requests of a hall's terminal go, and by what the answers are known."""

    url: str
    ca: str
    """PEM, or empty for the system's own authorities."""
    hall: str
    terminal: str
    key: str = ""
    """Upstream's public key, hex; empty as long as nobody has compared it."""


def checked_address(url: str, plain: bool = False) -> str:
    """`https://host[:port]` and nothing more; http only of this machine itself, unless it may be `plain`.

    Refusal `upstream_address`.
    """
    text = url.strip().rstrip("/")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise Refusal("upstream_address", address=url[:80]) from error
    whole = not (parts.path or parts.query or parts.fragment or "@" in parts.netloc)
    known = parts.scheme == "https" or (parts.scheme == "http" and (plain or is_loopback(host or "")))
    if not (host and whole and known and text.isascii() and text.isprintable() and len(text) <= 200):
        raise Refusal("upstream_address", address=url[:80])
    return text


def is_loopback(host: str) -> bool:
    """Whether the name can only be this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def checked_ca(pem: str) -> str:
    """PEM certificates, or nothing for the system's own; Refusal `upstream_ca_file`."""
    text = pem.strip()
    if text:
        tls_of(text)
    return text


def tls_of(pem: str) -> ssl.SSLContext:
    """What a connection is checked by: the given authorities alone, else the system's.

    Refusal `upstream_ca_file`.
    """
    if not pem:
        return ssl.create_default_context()
    try:
        if len(pem) > _CA_LIMIT:
            raise ValueError("length")
        return ssl.create_default_context(cadata=pem)
    except (ValueError, ssl.SSLError) as error:
        raise Refusal("upstream_ca_file") from error
