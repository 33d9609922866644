"""Which version of the program this is."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path

_DISTRIBUTION = "zaigang"
_PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def program_version() -> str:
    """Of the installed package, or of the checkout that runs; a dash where neither says."""
    try:
        return metadata.version(_DISTRIBUTION)
    except metadata.PackageNotFoundError:
        if not _PROJECT.is_file():
            return "—"
        return str(tomllib.loads(_PROJECT.read_text("utf-8"))["project"]["version"])
