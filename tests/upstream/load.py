"""Terminals that push without pause over HTTP while something breaks, and a wire that breaks too."""

from __future__ import annotations

import random
import socket
import socketserver
import threading
import time
from collections.abc import Callable, Sequence
from typing import Self

from app.domain.journal import verify_chain
from app.sync.address import Peer
from app.sync.client import HttpLine
from app.sync.codec import head_reply_from
from app.sync.fault import ChannelFault
from db.upstream import chain
from db.upstream.store import UpstreamStore
from tests.upstream.terminal import Sender

FACTS_AT_ONCE = 20
PAUSE_SECONDS = 0.1


class Terminal(threading.Thread):
    """Records facts and pushes them to one address after the other; tries again whatever came back."""

    def __init__(self, sender: Sender, addresses: Sequence[str]) -> None:
        super().__init__(daemon=True)
        self.sender = sender
        self.acknowledged = 0
        """The seq up to which upstream said that it has the facts."""
        self.away: list[ChannelFault] = []
        """Answers 503."""
        self.cut = 0
        """Requests without an answer."""
        self.wrong: list[BaseException] = []
        self._lines = [
            HttpLine(Peer(one, "", sender.hall, sender.terminal), sender.signer) for one in addresses
        ]
        self._ending = threading.Event()

    def run(self) -> None:
        turn = 0
        try:
            while not self._ending.is_set() or self.acknowledged < self.sender.head.seq:
                if not self._ending.is_set():
                    self.sender.record(FACTS_AT_ONCE)
                self._push(self._lines[turn % len(self._lines)])
                turn += 1
                time.sleep(PAUSE_SECONDS)
        except BaseException as error:
            self.wrong.append(error)
        finally:
            for line in self._lines:
                line.close()

    def _push(self, line: HttpLine) -> None:
        try:
            answer = line.push(self.sender.push(self.acknowledged + 1, self.acknowledged + 200))
        except ChannelFault as fault:
            if fault.status == 503:
                self.away.append(fault)
            elif fault.status == 0:
                self.cut += 1
            elif fault.status != 429:
                raise
            return
        head = head_reply_from(answer)[1].head
        assert head.seq >= self.acknowledged, "an acknowledged fact was taken back"
        assert head.hash == self.sender.entries[head.seq - 1].hash, "acknowledged what was never sent"
        self.acknowledged = head.seq

    def end(self) -> None:
        """No new facts; returns when upstream has all."""
        self._ending.set()
        self.join(60)
        assert not self.is_alive(), "did not get its facts up"


class Load:
    """Several terminals under way at once, each of a hall of its own."""

    def __init__(self, senders: Sequence[Sender], addresses: Sequence[str]) -> None:
        self.terminals = [Terminal(one, addresses) for one in senders]

    def __enter__(self) -> Self:
        for one in self.terminals:
            one.start()
        return self

    def __exit__(self, *_: object) -> None:
        for one in self.terminals:
            one.end()

    def wait_for_progress(self) -> None:
        """Until every terminal has had facts acknowledged that were not before."""
        self._wait_for_more(lambda one: one.acknowledged, "no fact gets up")

    def wait_for_refusals(self) -> None:
        """Until every terminal has met a 503."""
        self._wait_for_more(lambda one: len(one.away), "no 503")

    def wait_for_cuts(self) -> None:
        """Until every terminal has met a service that is gone."""
        self._wait_for_more(lambda one: one.cut, "no request without an answer")

    def check(self, store: UpstreamStore) -> None:
        """Upstream has what the terminals recorded: all of it, once, in order, and nothing else."""
        for one in self.terminals:
            hall, told = one.sender.hall, one.sender.entries
            assert one.wrong == []
            assert one.acknowledged == len(told)
            with store.read() as conn:
                stored = chain.entries_after(conn, hall, 0, len(told) + 1, 1 << 40)
            assert stored == told
            assert verify_chain(hall, stored).fault is None

    def _wait_for_more(self, count: Callable[[Terminal], int], missing: str) -> None:
        before = [count(one) for one in self.terminals]
        until = time.monotonic() + 45
        while any(count(one) <= old for one, old in zip(self.terminals, before, strict=True)):
            assert all(one.wrong == [] for one in self.terminals), [one.wrong for one in self.terminals]
            assert time.monotonic() < until, missing
            time.sleep(0.02)


class BrokenWire(socketserver.ThreadingTCPServer):
    """Passes on to `port`; loses one answer in ten after the request went through, and cuts one in ten."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int, chance: random.Random) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.port, self.chance = port, chance
        self.broken = 0
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def close(self) -> None:
        self.shutdown()
        self.server_close()


class _Passing(socketserver.BaseRequestHandler):
    server: BrokenWire

    def handle(self) -> None:
        try:
            with socket.create_connection(("127.0.0.1", self.server.port), 5) as service:
                service.settimeout(None)
                threading.Thread(target=_pass_up, args=(self.request, service), daemon=True).start()
                self._pass_down(service)
        except OSError:
            pass  # one of the two is gone: the other is closed too

    def _pass_down(self, service: socket.socket) -> None:
        while piece := service.recv(65536):
            kept = self._kept(len(piece))
            self.request.sendall(piece[:kept])
            if kept < len(piece):
                self.server.broken += 1
                self.request.shutdown(socket.SHUT_RDWR)
                return

    def _kept(self, size: int) -> int:
        """How much of a piece goes through: mostly all, sometimes nothing or half."""
        drawn = self.server.chance.random()
        return 0 if drawn < 0.1 else size // 2 if drawn < 0.2 else size


def _pass_up(terminal: socket.socket, service: socket.socket) -> None:
    try:
        while piece := terminal.recv(65536):
            service.sendall(piece)
        service.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass  # as above
