"""Real processes: two of them on one PostgreSQL, one hall pushed through both, and an orderly end."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest

from app.bench.modules import free_port
from app.domain.journal import verify_chain
from app.sync.address import Peer
from app.sync.client import HttpLine
from app.sync.codec import head_reply_from
from app.upstream.upstream import opened
from db.upstream import chain
from db.upstream.tables import batch
from tests.upstream.postgres import NewDatabase
from tests.upstream.terminal import Sender, Site

ROOT = Path(__file__).resolve().parents[2]
ASKING = httpx.Client(timeout=5, trust_env=False, verify=False)  # plain HTTP: no certificates to load


class Process:
    """`zaigang upstream` on a port of its own."""

    def __init__(self, url: str, folder: Path, projecting: bool = False) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._command = [sys.executable, "-m", "app", "upstream", "--data", str(folder), "--database", url]
        self._command += ["--port", str(self.port), *([] if projecting else ["--no-projector"])]
        self.start()

    def start(self) -> None:
        """On the same port as before."""
        self._process = subprocess.Popen(self._command, cwd=ROOT, stdout=subprocess.PIPE, text=True)

    def wait(self) -> None:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                if ASKING.get(f"{self.address}/healthz").status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.1)
        raise AssertionError("did not start")

    def stop(self) -> tuple[int, str]:
        self._process.send_signal(signal.SIGTERM)
        out, _ = self._process.communicate(timeout=30)
        return self._process.returncode, out

    def kill(self) -> None:
        """`kill -9`."""
        self._process.kill()
        self._process.communicate(timeout=30)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_two_processes_on_one_database_take_a_hall_pushed_through_both_exactly_once(
    new_database: NewDatabase, tmp_path: Path
) -> None:
    url, folder = new_database(), tmp_path / "upstream"
    upstream = opened(url, folder)
    site = Site.on(upstream.store)
    sender = site.admit(Sender())
    sender.record(600)
    processes = [Process(url, folder) for _ in range(2)]
    for process in processes:
        process.wait()
    failed: list[BaseException] = []

    def carry(address: str) -> None:
        """Sends the whole chain in batches of 50, each twice."""
        line = HttpLine(
            Peer(address, "", sender.hall, sender.terminal, site.keys.public.hex()), sender.signer
        )
        try:
            seq = 0
            while seq < 600:
                data = sender.push(seq + 1, min(600, seq + 50))
                line.push(data)
                seq = head_reply_from(line.push(data))[1].head.seq
        except BaseException as error:
            failed.append(error)
        finally:
            line.close()

    threads = [threading.Thread(target=carry, args=(one.address,)) for one in processes * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(90)
    ended = [process.stop() for process in processes]
    with upstream.store.read() as conn:
        stored = chain.entries_after(conn, sender.hall, 0, 1000, 1 << 40)
    assert failed == []
    assert stored == sender.entries
    assert verify_chain(sender.hall, stored).fault is None
    assert site.counted(batch) == 12
    assert [(code, "已停止" in out) for code, out in ended] == [(0, True), (0, True)]
    upstream.close()
