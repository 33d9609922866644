"""The project's checks and tests in one go: `python -m tests.run [--full] [pytest arguments]`."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHECKS = (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"])


def module(*command: str) -> int:
    """Runs a module of this Python in the checkout, without a screen; its exit status."""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environ.pop("ZAIGANG_DATA", None)  # the tests make their own stores and must not meet a hall's
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, env=environ).returncode


def pytest_arguments(arguments: Sequence[str]) -> list[str]:
    """pytest's arguments for two cores, without the long proofs unless `--full` asks for them."""
    chosen = [] if "--full" in arguments else ["-m", "not full"]
    return ["-n", "2", "-v", *chosen, *(argument for argument in arguments if argument != "--full")]


def main(arguments: Sequence[str]) -> int:
    """Runs every step, also after one has failed; 0 only if all passed. pytest's closing line comes last."""
    failed = [" ".join(check) for check in CHECKS if module(*check)]
    status = module("pytest", *pytest_arguments(arguments))
    if failed:
        print(f"failed before the tests: {', '.join(failed)}")
    return status or len(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
