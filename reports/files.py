"""Files written whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from app.domain.refusal import Refusal

Progress = Callable[[int, int], None]
"""Called with (done, total)."""
Cancelled = Callable[[], bool]
"""Whether the person has stopped the work."""
Target = Path | BinaryIO


class WorkCancelled(Exception):
    """The person stopped the work; nothing was left behind."""


def write_whole(target: Target, write: Callable[[BinaryIO], object]) -> None:
    """Writes under a name of its own beside `target`, then renames; a stream is written straight.

    So is a pipe or a device that has a name, for a rename would put a file in its place. A link keeps
    pointing where it does. Raises Refusal `disk_full`, `file_not_writable` (file).
    """
    if not isinstance(target, Path):
        write(target)
        return
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("wb") as stream:
                write(stream)
        else:
            _write_beside(target.resolve(), write)
    except OSError as error:
        raise unwritable(error, target.name or str(target)) from error


def unwritable(error: OSError, name: str) -> Refusal:
    """`disk_full` or `file_not_writable`, to be raised."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return Refusal("disk_full" if full else "file_not_writable", file=name)


def _write_beside(target: Path, write: Callable[[BinaryIO], object]) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    part = target.with_name(f".{target.name[:60]}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
        _sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """The new name is on the disk too; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
