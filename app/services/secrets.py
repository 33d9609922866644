"""The pepper and the data keys, kept outside the database (design.md 4; trust.md A6, A7)."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from app.domain.refusal import Refusal

KEY_BYTES = 32
FILE_NAME = "zaigang.key"
SERVICE = "zaigang"


class Ring(Protocol):
    """What is used of a system's own key store."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...


def system_ring() -> Ring | None:
    """The system's key store, if it has one that works; slow to import, so only asked for when needed."""
    import keyring
    from keyring.backends import fail, null

    ring = keyring.get_keyring()
    if isinstance(ring, fail.Keyring | null.Keyring):
        return None
    return ring


def key_file(folder: Path, hall: str) -> Path:
    """Beside the database if the user chose the folder; otherwise in their configuration, by hall."""
    from platformdirs import user_config_path, user_data_path

    if folder.resolve() != user_data_path("zaigang", appauthor=False).resolve():
        return folder / FILE_NAME
    return user_config_path("zaigang", appauthor=False) / "keys" / f"{hall}.key"


class KeyBox:
    """One hall's master key; each named key is drawn from it, so one atomic file serves them all.

    The key file holds the master key, readable by its owner only, or says under which entry of the system's
    key store it is. The key store is used for the user's own data folder; a folder named by `--data` keeps
    its key file with it, so that it can be carried and a copied `hall.db` alone is worth nothing.
    """

    def __init__(self, folder: Path, hall: str, ring: Callable[[], Ring | None] | None = None) -> None:
        self.path = key_file(folder, hall)
        self._hall = hall
        self._ring = ring or (system_ring if self.path.parent != folder else _no_ring)
        self._master: bytes | None = None

    def get(self, name: str) -> bytes:
        """32 bytes, always the same for a name; made at first use. Refusals as `find`, `key_unwritable`."""
        master = self._read()
        if master is None:
            master = self._create()
        return drawn(master, name)

    def find(self, name: str) -> bytes | None:
        """As `get`, but None where no key has been made.

        Refusals: `key_unreadable` (file) for a file that is broken or another hall's, `key_store_closed`.
        """
        master = self._read()
        return None if master is None else drawn(master, name)

    def _read(self) -> bytes | None:
        if self._master is None:
            try:
                content = self.path.read_bytes()
            except FileNotFoundError:
                return None
            except OSError as error:
                raise Refusal("key_unreadable", file=self.path.name) from error
            self._master = self._opened(content)
            _close_to_others(self.path)
        return self._master

    def _opened(self, content: bytes) -> bytes:
        try:
            kept: dict[str, Any] = json.loads(content)
            if kept["hall"] != self._hall:
                raise ValueError("another hall's")
            encoded = self._from_ring(kept["entry"]) if "entry" in kept else kept["key"]
            master = bytes.fromhex(encoded)
            if len(master) != KEY_BYTES:
                raise ValueError("length")
        except (ValueError, KeyError, TypeError) as error:
            raise Refusal("key_unreadable", file=self.path.name) from error
        return master

    def _from_ring(self, entry: str) -> str:
        ring = self._ring()
        try:
            found = ring.get_password(SERVICE, entry) if ring is not None else None
        except Exception as error:  # each backend has errors of its own
            raise Refusal("key_store_closed") from error
        if found is None:
            raise Refusal("key_store_closed")
        return found

    def adopt(self, master: bytes) -> None:
        """Keeps a key that was made before the hall was known; what lies there is replaced."""
        self.path.unlink(missing_ok=True)
        self._master = None
        self._create(master)

    def _create(self, made: bytes | None = None) -> bytes:
        """Whoever puts the file in place first has made the key; the others read theirs."""
        encoded = (made or secrets.token_bytes(KEY_BYTES)).hex()
        kept = {"hall": self._hall, **(self._into_ring(encoded) or {"key": encoded})}
        try:
            publish(self.path, json.dumps(kept).encode())
        except OSError as error:
            raise Refusal("key_unwritable", file=self.path.name) from error
        master = self._read()
        if master is None:
            raise Refusal("key_unwritable", file=self.path.name)
        return master

    def _into_ring(self, encoded: str) -> dict[str, str] | None:
        """The entry that now holds the key; None where the file must."""
        entry = f"{self._hall}-{secrets.token_hex(4)}"
        try:
            ring = self._ring()
            if ring is None:
                return None
            ring.set_password(SERVICE, entry, encoded)
            return {"entry": entry} if ring.get_password(SERVICE, entry) == encoded else None
        except Exception:  # a key store that is there but shut: the file serves
            return None


def _no_ring() -> Ring | None:
    return None


def drawn(master: bytes, name: str) -> bytes:
    """A named key from a master key."""
    return hmac.new(master, name.encode(), hashlib.sha256).digest()


def _close_to_others(path: Path) -> None:
    """Takes others' rights away, where the system knows such rights."""
    with contextlib.suppress(OSError):
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)


def publish(path: Path, content: bytes) -> None:
    """Puts a whole file at `path`, durable and closed to others, unless there is one already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without links: the name is free or it is not
        with contextlib.suppress(FileExistsError):
            _write_new(path, content)
    finally:
        draft.unlink()
    _sync_folder(path.parent)


def _write_new(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # Windows cannot open a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
