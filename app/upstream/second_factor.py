"""The second factor: codes of an authenticator (TOTP, RFC 6238), each good once."""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets

import pyotp
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.refusal import Refusal

ISSUER = "在岗"
STEP_SECONDS = 30
_DRIFT = 1
"""So many steps before and after now are taken too: clocks of phones are a little off."""
_NONCE = 12


def new_secret() -> str:
    """Base32, 160 bits, as RFC 4226 asks."""
    return pyotp.random_base32(32)


def spoken(secret: str) -> str:
    """In groups of four, to be typed by hand."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def address(secret: str, username: str) -> str:
    """The otpauth address that an authenticator takes."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER)


def step_of(secret: str, code: str, wall_us: int, newest: int) -> int | None:
    """The step whose code this is; None for a wrong one, and for one not newer than `newest`."""
    digits = "".join(code.split())
    if len(digits) != 6 or not (digits.isascii() and digits.isdigit()):
        return None
    totp, now = pyotp.TOTP(secret), wall_us // 1_000_000 // STEP_SECONDS
    for step in range(now - _DRIFT, now + _DRIFT + 1):
        if step > newest and hmac.compare_digest(totp.at(step * STEP_SECONDS), digits):
            return step
    return None


def sealed(secret: str, key: bytes, account: str) -> str:
    """Encrypted for the database; good for this account only."""
    nonce = secrets.token_bytes(_NONCE)
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, secret.encode(), account.encode())).decode()


def opened(text: str, key: bytes, account: str) -> str:
    """Refusal `totp_unreadable`: the key file is not the one that it was sealed with."""
    try:
        raw = base64.b64decode(text, validate=True)
        return AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], account.encode()).decode()
    except (InvalidTag, binascii.Error, ValueError) as error:
        raise Refusal("totp_unreadable") from error
