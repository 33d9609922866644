"""Fingerprint templates in a file of their own, encrypted, without a name (domain.md B.19; trust.md 0.5)."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, Table, Text, delete, insert, select

from app.domain.refusal import Refusal
from db.store import Store, use_wal

SCHEMA_VERSION = 1
TEMPLATE_LIMIT = 4096
"""Bytes; the largest known module stores 1536."""

_NONCE = 12
_CHECK = b"zaigang biometric"

_tables = MetaData()

template = Table(
    "template",
    _tables,
    Column("id", Text, primary_key=True),
    Column("model_family", Text, nullable=False),
    Column("length", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("wrapped_key", LargeBinary, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""`id` is random: whose it is stands in the hall's store only."""

key_check = Table("key_check", _tables, Column("token", LargeBinary, nullable=False))
"""Something sealed with the key, so that a wrong one is known at once."""


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """What is known of a template without opening it; `sha256` is of its bytes, in hex."""

    template: str
    model_family: str
    length: int
    sha256: str


class BiometricStore:
    """Each template is sealed with a key of its own (AES-256-GCM), and that key with the hall's."""

    def __init__(self, store: Store, key: bytes) -> None:
        self._store = store
        self._key = key

    @property
    def path(self) -> Path:
        return self._store.path

    def close(self) -> None:
        self._store.close()

    def put(self, content: bytes, model_family: str) -> str:
        """Keeps a template; the random id it goes by. Refusal `template_size`."""
        if not 0 < len(content) <= TEMPLATE_LIMIT:
            raise Refusal("template_size", length=len(content), limit=TEMPLATE_LIMIT)
        key, own = secrets.token_hex(16), AESGCM.generate_key(256)
        row = {
            "id": key,
            "model_family": model_family,
            "length": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
            "wrapped_key": _seal(self._key, own, key),
            "content": _seal(own, content, f"{key}/{model_family}"),
        }
        with self._store.write() as conn:
            conn.execute(insert(template), row)
        return key

    def rows(self) -> dict[str, TemplateRow]:
        """All templates by id."""
        query = select(template.c.id, template.c.model_family, template.c.length, template.c.sha256)
        with self._store.read() as conn:
            return {r.id: TemplateRow(r.id, r.model_family, r.length, r.sha256) for r in conn.execute(query)}

    def content(self, key: str) -> bytes:
        """A template's bytes. Refusals `template_gone`, `template_damaged`."""
        with self._store.read() as conn:
            row = conn.execute(select(template).where(template.c.id == key)).first()
        if row is None:
            raise Refusal("template_gone")
        try:
            own = _open(self._key, row.wrapped_key, key)
            content = _open(own, row.content, f"{key}/{row.model_family}")
        except InvalidTag as error:
            raise Refusal("template_damaged") from error
        return content

    def destroy(self, keys: Iterable[str]) -> int:
        """Deletes templates with their keys, and what the log still holds of any; how many there were."""
        with self._store.write() as conn:
            found = conn.execute(delete(template).where(template.c.id.in_(list(keys)))).rowcount
        self._store.truncate_wal()
        return found


def open_biometric(path: Path, key: bytes) -> BiometricStore:
    """Opens the store, made on first use and readable by its owner only.

    Refusals: `biometric_key_wrong`, `store_newer`, and those of `db.store` (locked, damaged, full …).
    """
    with suppress(OSError):  # what is in the way, SQLite says in its own words below
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    store = Store(path)
    try:
        use_wal(store)
        with store.write() as conn:
            _prepare(conn, path, key)
    except BaseException:
        store.close()
        raise
    return BiometricStore(store, key)


def _prepare(conn: Connection, path: Path, key: bytes) -> None:
    version = int(conn.exec_driver_sql("PRAGMA user_version").scalar_one())
    if version > SCHEMA_VERSION:
        raise Refusal("store_newer", file=path.name, version=version, known=SCHEMA_VERSION)
    if version == 0:
        _tables.create_all(conn)
        conn.execute(insert(key_check), {"token": _seal(key, _CHECK, "check")})
        conn.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
    try:
        _open(key, conn.scalars(select(key_check.c.token)).one(), "check")
    except InvalidTag as error:
        raise Refusal("biometric_key_wrong", file=path.name) from error


def _seal(key: bytes, content: bytes, name: str) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, name.encode())


def _open(key: bytes, sealed: bytes, name: str) -> bytes:
    return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], name.encode())
