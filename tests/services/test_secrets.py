"""The key outside the database: made once, closed to others, never guessed at when broken."""

import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.domain.refusal import Refusal
from app.services.secrets import FILE_NAME, KeyBox


class FakeRing:
    """A system key store in memory; `shut` as when nobody has unlocked it."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.shut = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.shut:
            raise RuntimeError("locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.shut:
            raise RuntimeError("locked")
        self.kept[service, username] = password


def test_a_key_is_made_at_first_use_and_stays_the_same(tmp_path: Path) -> None:
    assert KeyBox(tmp_path, "h1").find("pepper") is None
    pepper = KeyBox(tmp_path, "h1").get("pepper")
    assert len(pepper) == 32
    assert KeyBox(tmp_path, "h1").get("pepper") == KeyBox(tmp_path, "h1").find("pepper") == pepper
    assert KeyBox(tmp_path, "h1").get("templates") != pepper


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in lists")
def test_the_key_file_is_readable_by_its_owner_only_and_is_closed_again_if_it_was_opened(
    tmp_path: Path,
) -> None:
    KeyBox(tmp_path, "h1").get("pepper")
    path = tmp_path / FILE_NAME
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    KeyBox(tmp_path, "h1").get("pepper")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_draft_stays_behind(tmp_path: Path) -> None:
    KeyBox(tmp_path, "h1").get("pepper")
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_many_at_once_all_get_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        found = set(pool.map(lambda _: KeyBox(tmp_path, "h1").get("pepper"), range(64)))
    assert len(found) == 1


def test_a_file_system_without_links_serves_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", no_links)
    pepper = KeyBox(tmp_path, "h1").get("pepper")
    assert KeyBox(tmp_path, "h1").get("pepper") == pepper
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe garbage",
        b"[]",
        b'{"hall": "h1"}',
        b'{"hall": "h1", "key": "00"}',
        b'{"hall": "h1", "key": 7}',
        json.dumps({"hall": "other", "key": "00" * 32}).encode(),
    ],
)
def test_a_broken_key_file_or_that_of_another_hall_is_refused_and_left_as_it_is(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(Refusal, match="key_unreadable"):
        KeyBox(tmp_path, "h1").get("pepper")
    assert (tmp_path / FILE_NAME).read_bytes() == content


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Refusal, match="key_un"):
        KeyBox(tmp_path / "file", "h1").get("pepper")


def test_the_systems_key_store_holds_the_key_where_there_is_one(tmp_path: Path) -> None:
    ring = FakeRing()
    pepper = KeyBox(tmp_path, "h1", lambda: ring).get("pepper")
    kept = json.loads((tmp_path / FILE_NAME).read_bytes())
    assert set(kept) == {"hall", "entry"}
    assert len(ring.kept) == 1
    assert KeyBox(tmp_path, "h1", lambda: ring).get("pepper") == pepper
    ring.shut = True
    with pytest.raises(Refusal, match="key_store_closed"):
        KeyBox(tmp_path, "h1", lambda: ring).get("pepper")
    ring.shut = False
    ring.kept.clear()
    with pytest.raises(Refusal, match="key_store_closed"):
        KeyBox(tmp_path, "h1", lambda: ring).get("pepper")


def test_a_key_store_that_is_shut_at_first_use_leaves_it_to_the_file(tmp_path: Path) -> None:
    ring = FakeRing()
    ring.shut = True
    pepper = KeyBox(tmp_path, "h1", lambda: ring).get("pepper")
    ring.shut = False
    assert KeyBox(tmp_path, "h1", lambda: ring).get("pepper") == pepper
    assert not ring.kept


def test_the_users_own_data_folder_keeps_its_key_elsewhere_by_hall(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data")
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "config")
    box = KeyBox(tmp_path / "data", "h1", lambda: None)
    box.get("pepper")
    assert box.path == tmp_path / "config" / "keys" / "h1.key"
    assert box.path.is_file()
    assert KeyBox(tmp_path / "elsewhere", "h1").path == tmp_path / "elsewhere" / FILE_NAME


def test_the_key_store_is_not_even_imported_before_a_key_is_asked_for() -> None:
    code = "import sys, app.services.access; print([m for m in ('keyring', 'argon2') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
