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

    Raises Refusal `disk_full`, `file_not_writable` (file).
    """
    if not isinstance(target, Path):
        write(target)
        return
    part = target.with_name(f".{target.name[:60]}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        key = "disk_full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "file_not_writable"
        raise Refusal(key, file=target.name) from error
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
