"""How a hall's file is opened, and each way in which it is refused in words."""

import multiprocessing
import os
import random
import signal
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from app.domain.facts import HallRenamed
from app.domain.refusal import Refusal
from db import store as module
from db.journal import End, Stamp, append
from db.projection import is_current, put_meta
from db.store import SCHEMA_VERSION, Store, create_store, open_store
from db.sync_line import Line, line_of, put_line

TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one fact, closed again."""
    made = tmp_path / "hall.db"
    with closing(create_store(made)) as store, store.write() as conn:
        append(conn, Stamp("h", "setup", 0, "boot", 0), End(), [("", HallRenamed("厅"))])
    return made


def refused(path: Path, key: str) -> None:
    with pytest.raises(Refusal) as caught:
        open_store(path)
    assert caught.value.key == key
    assert caught.value.params["file"] == path.name


def pragma(store: Store, name: str) -> Any:
    with store.read() as conn:
        return conn.exec_driver_sql(f"PRAGMA {name}").scalar_one()


def test_every_connection_is_set_for_safety_first(path: Path) -> None:
    with closing(open_store(path)) as store:
        wanted = {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "trusted_schema": 0,
            "secure_delete": 1,
            "cell_size_check": 1,
            "user_version": SCHEMA_VERSION,
        }
        assert {name: pragma(store, name) for name in wanted} == wanted


def test_a_store_is_made_once(path: Path) -> None:
    with pytest.raises(Refusal, match="store_exists"):
        create_store(path)
    refused(path.with_name("other.db"), "store_absent")


def test_a_store_of_a_newer_program_is_refused_and_left_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(Refusal) as caught:
        open_store(path)
    assert caught.value.params == {"file": "hall.db", "version": SCHEMA_VERSION + 1, "known": SCHEMA_VERSION}
    assert path.read_bytes() == before


def test_somebody_elses_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "hall.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE journal_of_another (x)")
    before = path.read_bytes()
    refused(path, "store_not_ours")
    with pytest.raises(Refusal, match="store_exists"):
        create_store(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"", b"S", b"x" * 5000, b"hello", bytes(8192), random.Random(7).randbytes(9000)]
)
def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "hall.db"
    path.write_bytes(content)
    with pytest.raises(Refusal, match=r"store_damaged|store_not_ours"):
        open_store(path)
    assert path.read_bytes() == content


def test_a_damaged_head_is_refused(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[0:4096] = random.Random(7).randbytes(4096)
    path.write_bytes(content)
    refused(path, "store_damaged")


@pytest.mark.parametrize("keep", [50, 99, 100, 2000, 4095, 4096, 8192, 10_000])
def test_a_file_that_was_cut_off_is_refused(path: Path, keep: int) -> None:
    content = path.read_bytes()
    assert len(content) > keep
    path.write_bytes(content[:keep])
    refused(path, "store_damaged")


@pytest.mark.parametrize("seed", range(12))
def test_damage_anywhere_is_refused_or_found_by_a_check_and_never_a_bare_error(path: Path, seed: int) -> None:
    content = bytearray(path.read_bytes())
    chance = random.Random(seed)
    start = chance.randrange(100, len(content) - 600)
    content[start : start + 512] = chance.randbytes(512)
    path.write_bytes(content)
    try:
        with closing(open_store(path)) as store, store.read() as conn:
            conn.execute(text("SELECT count(*) FROM journal, body, meta")).scalar_one()
            conn.exec_driver_sql("PRAGMA quick_check").scalars().all()
    except Refusal as refusal:
        assert refusal.key in {"store_damaged", "store_not_ours", "store_newer"}


def test_a_folder_in_the_files_place_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "hall.db").mkdir()
    refused(tmp_path / "hall.db", "store_absent")
    with pytest.raises(Refusal, match="store_exists"):
        create_store(tmp_path / "hall.db")
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Refusal, match="store_cannot_open"):
        create_store(tmp_path / "file" / "hall.db")


# --- others at the same file ---


def _hold(path: Path, ready: Any, release: Any) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA locking_mode=EXCLUSIVE")
        raw.execute("BEGIN EXCLUSIVE")
        raw.execute("UPDATE meta SET value = value")
        ready.set()
        release.wait(30)


@contextmanager
def held_by_another_process(path: Path) -> Iterator[None]:
    context = multiprocessing.get_context("spawn")
    ready, release = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(path, ready, release))
    other.start()
    assert ready.wait(30)
    try:
        yield
    finally:
        release.set()
        other.join(30)


def test_a_store_that_another_program_holds_is_refused_until_it_lets_go(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BUSY_MS", 50)
    with held_by_another_process(path):
        refused(path, "store_locked")
    open_store(path).close()


def test_a_writer_that_waits_too_long_is_refused_and_readers_go_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BUSY_MS", 50)
    with closing(open_store(path)) as store, closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Refusal, match="store_locked"), store.write():
            pass
        with store.read() as conn:
            assert is_current(conn)


def test_a_busy_log_is_emptied_later(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUSY_MS", 50)
    with closing(open_store(path)) as store:
        with store.read() as reader:
            is_current(reader)
            with store.write() as conn:
                put_meta(conn, "x", "1")
            assert not store.truncate_wal()
        assert store.truncate_wal()
        assert path.with_name("hall.db-wal").stat().st_size == 0


# --- disks ---


def test_a_full_disk_is_said_and_the_transaction_is_gone(path: Path) -> None:
    with closing(open_store(path)) as store:
        with pytest.raises(Refusal, match="store_full"), store.write() as conn:
            conn.exec_driver_sql("PRAGMA max_page_count=1")
            put_meta(conn, "x", "y" * 200_000)
        with store.read() as conn:
            assert conn.execute(text("SELECT count(*) FROM meta WHERE key = 'x'")).scalar_one() == 0


@contextmanager
def without_rights(folder: Path) -> Iterator[None]:
    """As somebody who may read the folder but not write it."""
    for item in folder.iterdir():
        item.chmod(0o444)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="rights are lists on Windows")
def test_a_folder_that_cannot_be_written_is_refused() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        create_store(folder / "hall.db").close()
        with without_rights(folder):
            with pytest.raises(Refusal, match=r"store_read_only|store_cannot_open"):
                open_store(folder / "hall.db")
            with pytest.raises(Refusal, match=r"store_read_only|store_cannot_open"):
                create_store(folder / "new.db")


def test_a_write_on_a_store_opened_for_reading_is_refused(path: Path) -> None:
    with (
        closing(open_store(path)) as store,
        pytest.raises(Refusal, match="store_read_only"),
        store.write() as conn,
    ):
        conn.exec_driver_sql("PRAGMA query_only=ON")
        put_meta(conn, "x", "1")


# --- migrations ---


class Cut(Exception):
    """Stands for the power that goes."""


def interrupted(path: Path, at: int) -> bool:
    """Makes a store and is cut off at the `at`-th statement; False if it ended before."""
    count = 0

    def cut(*_: Any) -> None:
        nonlocal count
        count += 1
        if count == at:
            raise Cut

    event.listen(Connection, "before_cursor_execute", cut)
    try:
        create_store(path).close()
    except Cut:
        return True
    finally:
        event.remove(Connection, "before_cursor_execute", cut)
    return False


def test_a_migration_cut_off_at_any_statement_leaves_the_old_or_the_new_and_starts_again(
    tmp_path: Path,
) -> None:
    at = 1
    while interrupted(path := tmp_path / f"{at}.db", at):
        with closing(sqlite3.connect(path)) as raw:
            version = raw.execute("PRAGMA user_version").fetchone()[0]
            tables = {row[0] for row in raw.execute(TABLES)}
        assert (version == 0 and not tables) or (version == SCHEMA_VERSION and "journal" in tables)
        with closing(create_store(path)) as store, store.read() as conn:
            assert is_current(conn)
        at += 7  # each of them in the long proof below
    assert at > 20


def test_a_store_of_the_version_before_is_brought_up_to_date(path: Path) -> None:
    with closing(open_store(path)) as store, store.write() as conn:
        conn.exec_driver_sql("DROP TABLE sync_line")
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")
        conn.exec_driver_sql("PRAGMA user_version=2")
    with closing(open_store(path)) as store, store.write() as conn:
        put_line(conn, Line("t1", letters=4))
        assert line_of(conn, "t1").letters == 4
        assert conn.exec_driver_sql("PRAGMA user_version").scalar_one() == SCHEMA_VERSION


def _migrate_and_die(path: Path, at: int) -> None:
    count = 0

    def die(*_: Any) -> None:
        nonlocal count
        count += 1
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Connection, "before_cursor_execute", die)
    create_store(path)


@pytest.mark.full
@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
@pytest.mark.timeout(600)
def test_a_migration_killed_at_any_statement_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    for at in range(1, 90):
        path = tmp_path / f"{at}.db"
        child = context.Process(target=_migrate_and_die, args=(path, at))
        child.start()
        child.join()
        with closing(sqlite3.connect(path)) as raw:
            version = raw.execute("PRAGMA user_version").fetchone()[0]
            tables = {row[0] for row in raw.execute(TABLES)}
        assert (version == 0 and not tables) or (version == SCHEMA_VERSION and "journal" in tables)


def test_a_file_in_another_mode_is_brought_back_to_write_ahead_logging(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA journal_mode=DELETE").fetchone() == ("delete",)
    with closing(open_store(path)) as store:
        assert pragma(store, "journal_mode") == "wal"


def test_tables_made_by_another_program_version_are_made_again_at_the_next_start(path: Path) -> None:
    with closing(open_store(path)) as store, store.write() as conn:
        put_meta(conn, "projection", "0")
        conn.exec_driver_sql("DROP TABLE person")
    with closing(open_store(path)) as store, store.read() as conn:
        assert is_current(conn)
        conn.exec_driver_sql("SELECT * FROM person")


def test_what_another_connection_commits_changes_the_data_version(path: Path) -> None:
    with closing(open_store(path)) as store, closing(open_store(path)) as other:
        before = store.data_version()
        assert store.data_version() == before
        with other.write() as conn:
            put_meta(conn, "x", "1")
        assert store.data_version() != before
