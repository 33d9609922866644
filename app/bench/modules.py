"""Simulated modules in processes of their own, so that they share no interpreter with what is measured."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

import app
from devices.jobs import ScannerConfig
from devices.simulator.transport import has_pty

ROOT = str(Path(app.__file__).resolve().parents[1])
_START = "import sys; from devices.simulator.cli import run; sys.exit(run(sys.argv[1:]))"


def child(code: str, *arguments: str, **environ: str) -> subprocess.Popen[str]:
    """A Python process with this program's packages, spoken to by lines."""
    paths = os.pathsep.join(filter(None, (ROOT, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": paths, **environ},
    )


def end(process: subprocess.Popen[str]) -> None:
    """Ends a child and closes its pipes."""
    process.kill()
    process.communicate()


class ModuleProcess:
    """A running simulated module; `say` takes the commands of its control channel."""

    def __init__(self, *options: str) -> None:
        on_terminal = has_pty()
        system = ("--pty",) if on_terminal else ("--tcp", "127.0.0.1:0")
        self._process = child(_START, *system, "--control", "-", "--matcher", "opaque", *options)
        self.url = self._line()
        if on_terminal:
            self._line()  # the terminal's own name

    def __enter__(self) -> ModuleProcess:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        end(self._process)

    def config(self, name: str = "door") -> ScannerConfig:
        """How the driver reaches it."""
        return ScannerConfig(name, self.url)

    def say(self, command: str) -> str:
        """The answer's value as it came, empty for a mere ok. RuntimeError for anything else."""
        assert self._process.stdin is not None
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        word, _, value = self._line().partition(" ")
        if word != "ok":
            raise RuntimeError(f"simulator: {word} {value}")
        return value

    def stats(self) -> dict[str, Any]:
        """Bytes counted on the wire, see `devices.simulator.stats`."""
        counted: dict[str, Any] = json.loads(self.say("stats"))
        return counted

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the simulator has ended")
        return line.rstrip("\n")


def free_port() -> int:
    """A port of this machine that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
