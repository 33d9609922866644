"""The built fonts of this machine: made once, found again, safe against two programs at once."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from app.domain.refusal import Refusal
from reports.files import Progress, write_whole
from reports.font_build import WEIGHTS, available_characters, base_characters, build_fonts, package_version

_FORMAT = 1
"""Raised when fonts are built in another way."""
_MANIFEST = "manifest.json"
_KEPT = 3


@dataclass(frozen=True, slots=True)
class FontFiles:
    """Two static TrueType files, and every character that they draw."""

    regular: Path
    bold: Path
    characters: frozenset[str] = field(repr=False)


def cache_folder(folder: Path | None = None) -> Path:
    """`folder`, else `ZAIGANG_CACHE`, else the user's cache folder."""
    if folder is not None:
        return folder
    named = os.environ.get("ZAIGANG_CACHE")
    return Path(named) if named else Path(platformdirs.user_cache_dir("zaigang", appauthor=False))


def found_fonts(text: str = "", folder: Path | None = None) -> FontFiles | None:
    """Built fonts that hold every drawable character of `text`; None if they have yet to be built."""
    builds = list(_builds(cache_folder(folder)))
    if not builds:
        return None
    widest = max(builds, key=lambda files: len(files.characters))
    lacking = frozenset(text) - widest.characters
    return None if lacking and lacking & available_characters() else widest


def ensure_fonts(text: str = "", folder: Path | None = None, progress: Progress | None = None) -> FontFiles:
    """As `found_fonts`, built first where there are none (some ten seconds, once per machine).

    Raises Refusal `font_missing` (package), `cache_not_writable` (folder).
    """
    found = found_fonts(text, folder)
    if found is not None:
        return found
    root = cache_folder(folder)
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _locked(root / "fonts.lock"):
            return found_fonts(text, folder) or _build(root, frozenset(text), progress)
    except OSError as error:
        raise Refusal("cache_not_writable", folder=str(root)) from error


def _prefix() -> str:
    return f"noto-sans-sc-{package_version()}-{_FORMAT}-"


def _builds(root: Path) -> Iterator[FontFiles]:
    for folder in sorted(root.glob(f"{_prefix()}*/")):
        files = _read_build(folder)
        if files is not None:
            yield files


def _read_build(folder: Path) -> FontFiles | None:
    """None for a build that somebody has damaged; it is made anew."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_bytes())
        if manifest["bytes"] != _sizes(folder):
            return None
        return FontFiles(folder / "Regular.ttf", folder / "Bold.ttf", frozenset(manifest["characters"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _sizes(folder: Path) -> dict[str, int]:
    return {style: (folder / f"{style}.ttf").stat().st_size for style in WEIGHTS}


def _build(root: Path, needed: frozenset[str], progress: Progress | None) -> FontFiles:
    """A new build holds what earlier ones held, so that each rare character costs one build."""
    earlier: frozenset[str] = frozenset().union(*(files.characters for files in _builds(root)))
    characters = (base_characters() | earlier | needed) & available_characters()
    text = "".join(sorted(characters))
    name = hashlib.sha256(text.encode()).hexdigest()[:16]
    folder, part = root / f"{_prefix()}{name}", root / f"part-{secrets.token_hex(4)}"
    try:
        part.mkdir()
        build_fonts(characters, part, progress)
        manifest = json.dumps({"bytes": _sizes(part), "characters": text}).encode()
        write_whole(part / _MANIFEST, lambda stream: stream.write(manifest))
        shutil.rmtree(folder, ignore_errors=True)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    _prune(root, folder)
    return FontFiles(folder / "Regular.ttf", folder / "Bold.ttf", characters)


def _prune(root: Path, newest: Path) -> None:
    """Old builds go, but for a few that another program may be reading."""
    builds = sorted(root.glob("noto-sans-sc-*/"), key=lambda path: path.stat().st_mtime)
    for folder in [path for path in builds if path != newest][: -_KEPT + 1]:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One builder at a time on this machine; others wait for what it makes."""
    with path.open("a+b") as handle:
        if sys.platform == "win32":
            import msvcrt

            _wait_for(handle.fileno())
            try:
                yield
            finally:
                handle.seek(0)
                msvcrt.locking(handle.fileno(), msvcrt.LK_UNLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
            yield


if sys.platform == "win32":

    def _wait_for(handle: int) -> None:
        """`LK_LOCK` gives up after ten seconds, and a build may take longer."""
        import msvcrt

        while True:
            os.lseek(handle, 0, os.SEEK_SET)
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
                return
            except OSError:
                continue
