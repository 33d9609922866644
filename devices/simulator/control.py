"""The control channel of a running simulator: one command a line, one line of answer."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Callable

from devices.simulator.device import SimulatedScanner

LOOPBACK = ("127.0.0.1", "localhost")
HELP = (
    "place FINGER [QUALITY] | lift | press FINGER | fault KIND [AMOUNT] | rate P | clear | silence SECONDS | "
    "unplug | replug | power | stats | reset | slots | help | quit"
)


class Control:
    """Turns command lines into acts on one simulated scanner; `quit` sets `finished`."""

    def __init__(self, scanner: SimulatedScanner) -> None:
        self._scanner = scanner
        self.finished = threading.Event()
        self._acts: dict[str, Callable[[list[str]], object]] = {
            "place": lambda words: scanner.place(*map(int, words)),
            "lift": lambda _: self._lift(),
            "press": lambda words: scanner.press(int(words[0])),
            "fault": self._fault,
            "rate": self._rate,
            "clear": lambda _: scanner.faults.clear(),
            "silence": lambda words: scanner.silence(float(words[0])),
            "unplug": lambda _: scanner.unplug(),
            "replug": lambda _: scanner.replug(),
            "power": lambda _: scanner.power_cycle(),
            "stats": lambda _: scanner.stats.as_dict(),
            "reset": lambda _: scanner.stats.reset(),
            "slots": lambda _: sorted(scanner.state.library),
            "help": lambda _: HELP,
            "quit": lambda _: self.finished.set(),
        }

    def obey(self, line: str) -> str:
        """Do what a line says: ok, ok and a JSON value, or error and why."""
        word, *rest = line.split() or [""]
        act = self._acts.get(word)
        if act is None:
            return f"error unknown command {word!r}; {HELP}"
        try:
            value = act(rest)
        except (ValueError, TypeError, IndexError) as error:
            return f"error {error}"
        return "ok" if value is None else f"ok {json.dumps(value)}"

    def _lift(self) -> None:
        self._scanner.lift()

    def _fault(self, words: list[str]) -> None:
        self._scanner.faults.once(words[0], float(words[1]) if len(words) > 1 else None)

    def _rate(self, words: list[str]) -> None:
        self._scanner.faults.rate = float(words[0])


def serve(control: Control, host: str, port: int) -> socketserver.ThreadingTCPServer:
    """Offer the channel on a loopback port, on threads of its own; ValueError for any other address."""
    if host not in LOOPBACK:
        raise ValueError("the control channel has no password: loopback addresses only")

    class Lines(socketserver.StreamRequestHandler):
        """One client's commands."""

        def handle(self) -> None:
            """Answer line by line until the client leaves."""
            for line in self.rfile:
                answer = control.obey(line.decode("utf-8", "replace"))
                self.wfile.write(answer.encode() + b"\n")

    server = socketserver.ThreadingTCPServer((host, port), Lines)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, name="simulator control", daemon=True).start()
    return server
