"""Templates on disk: sealed while they live, gone without a trace when deleted."""

from __future__ import annotations

import random
import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.refusal import Refusal
from db.biometric import TEMPLATE_LIMIT, BiometricStore, open_biometric

KEY = bytes(range(32))
FAMILY = "ZFM"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[BiometricStore]:
    opened = open_biometric(tmp_path / "biometric.db", KEY)
    yield opened
    opened.close()


def template(seed: int, length: int = 512) -> bytes:
    return random.Random(seed).randbytes(length)


def readable(folder: Path, *pieces: bytes) -> list[str]:
    """The files that hold any 16 bytes in a row of a piece."""
    needles = {piece[at : at + 16] for piece in pieces for at in range(0, len(piece) - 15, 8)}
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [
        path.name for path in files if any(n in content for content in [path.read_bytes()] for n in needles)
    ]


def test_a_template_comes_back_as_it_was(store: BiometricStore) -> None:
    key = store.put(template(1), FAMILY)
    assert store.content(key) == template(1)
    row = store.rows()[key]
    assert (row.model_family, row.length) == (FAMILY, 512)


def test_no_template_is_readable_in_any_file(store: BiometricStore) -> None:
    pieces = [template(seed) for seed in range(20)]
    for piece in pieces:
        store.put(piece, FAMILY)
    assert readable(store.path.parent, *pieces, KEY) == []


def test_deleted_templates_leave_neither_text_nor_cipher_nor_key_in_any_file(store: BiometricStore) -> None:
    keys = [store.put(template(seed), FAMILY) for seed in range(50)]
    kept = store.put(template(99), FAMILY)
    raw = sqlite3.connect(store.path)
    query = "SELECT wrapped_key, content FROM template WHERE id <> ?"
    sealed = [piece for row in raw.execute(query, (kept,)) for piece in row]
    raw.close()
    assert len(sealed) == 100 and readable(store.path.parent, *sealed)
    assert store.destroy(keys) == 50
    assert readable(store.path.parent, *sealed, *(template(seed) for seed in range(50))) == []
    assert store.content(kept) == template(99)


def test_what_is_gone_is_said(store: BiometricStore) -> None:
    key = store.put(template(1), FAMILY)
    store.destroy([key])
    with pytest.raises(Refusal, match="template_gone"):
        store.content(key)
    assert store.destroy([key]) == 0


def test_a_wrong_key_is_refused_at_once(store: BiometricStore) -> None:
    with pytest.raises(Refusal, match="biometric_key_wrong"):
        open_biometric(store.path, bytes(32))
    open_biometric(store.path, KEY).close()


def test_a_template_changed_on_disk_is_refused(store: BiometricStore) -> None:
    key, other = store.put(template(1), FAMILY), store.put(template(2), FAMILY)
    raw = sqlite3.connect(store.path)
    raw.execute("UPDATE template SET content = (SELECT content FROM template WHERE id = ?)", (other,))
    raw.commit()
    raw.close()
    with pytest.raises(Refusal, match="template_damaged"):
        store.content(key)
    assert store.content(other) == template(2)


@pytest.mark.parametrize("length", [0, TEMPLATE_LIMIT + 1])
def test_a_template_has_a_size(store: BiometricStore, length: int) -> None:
    with pytest.raises(Refusal, match="template_size"):
        store.put(template(1, length), FAMILY)


def test_a_store_of_a_newer_version_is_refused(store: BiometricStore) -> None:
    raw = sqlite3.connect(store.path)
    raw.execute("PRAGMA user_version=9")
    raw.close()
    with pytest.raises(Refusal, match="store_newer"):
        open_biometric(store.path, KEY)


def test_a_damaged_store_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "biometric.db"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(Refusal, match="store_damaged"):
        open_biometric(path, KEY)
    with pytest.raises(Refusal, match="store_cannot_open"):
        open_biometric(tmp_path / "absent" / "biometric.db", KEY)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of a file are another matter there")
def test_only_its_owner_may_read_the_file(store: BiometricStore) -> None:
    store.put(template(1), FAMILY)
    modes = {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in store.path.parent.iterdir()}
    assert modes == {0}


def test_the_file_says_nothing_of_whose_finger_it_is(store: BiometricStore) -> None:
    raw = sqlite3.connect(store.path)
    columns = [row[1] for row in raw.execute("PRAGMA table_info(template)")]
    raw.close()
    assert columns == ["id", "model_family", "length", "sha256", "wrapped_key", "content"]


def test_a_copy_of_the_file_is_worth_nothing_without_the_key(store: BiometricStore, tmp_path: Path) -> None:
    key = store.put(template(1), FAMILY)
    copied = tmp_path / "stolen" / "biometric.db"
    copied.parent.mkdir()
    shutil.copy(store.path, copied)
    shutil.copy(store.path.with_name("biometric.db-wal"), copied.with_name("biometric.db-wal"))
    with pytest.raises(Refusal, match="biometric_key_wrong"):
        open_biometric(copied, bytes(reversed(KEY)))
    again = open_biometric(copied, KEY)
    assert again.content(key) == template(1)
    again.close()
