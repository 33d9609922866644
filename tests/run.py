"""The project's checks and tests in one go: `python -m tests.run [--full] [pytest arguments]`."""

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHECKS = (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"])


def module(*command: str, quiet: bool = False) -> subprocess.CompletedProcess[str]:
    """Runs a module of this Python in the checkout, without a screen; `quiet`: what it says is kept."""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environ.pop("ZAIGANG_DATA", None)  # the tests make their own stores and must not meet a hall's
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # each program that they start would be compiled anew
    start = [sys.executable, "-m", *command]
    kept = subprocess.PIPE if quiet else None
    return subprocess.run(
        start,
        cwd=ROOT,
        env=environ,
        stdout=kept,
        stderr=kept and subprocess.STDOUT,
        text=True,
        errors="replace",
    )


def pytest_arguments(arguments: Sequence[str]) -> list[str]:
    """pytest's arguments for two cores, without the long proofs unless `--full` asks for them.

    Three workers, because a test that waits for a process or a line leaves its core to others.
    """
    chosen = [] if "--full" in arguments else ["-m", "not full"]
    given = [argument for argument in arguments if argument != "--full"]
    return ["-n", "3", "--dist", "worksteal", "-v", *chosen, *given]


def main(arguments: Sequence[str]) -> int:
    """Runs the checks beside the tests; 0 only if all passed, and then pytest's closing line comes last."""
    with ThreadPoolExecutor(1) as beside:
        checks = [beside.submit(module, *check, quiet=True) for check in CHECKS]
        status = module("pytest", *pytest_arguments(arguments)).returncode
    failed = [done for done in (check.result() for check in checks) if done.returncode]
    for done in failed:
        print(f"failed: {' '.join(done.args[2:])}\n{done.stdout}")
    return status or len(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
