"""The machine that the figures were measured on, in one line."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path


def machine_line(folder: Path) -> str:
    """Processor, cores, system, Python, and the file system of `folder`."""
    return (
        f"{_processor()} · {os.cpu_count()} cores · {platform.system()} {platform.release()} · "
        f"Python {platform.python_version()} · stores on {file_system(folder)}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def file_system(folder: Path) -> str:
    """`ext4 on /dev/vda`; on systems without /proc/mounts, the drive."""
    try:
        mounts = [line.split() for line in Path("/proc/mounts").read_text("utf-8").splitlines()]
    except OSError:
        return folder.resolve().anchor or sys.platform
    path = str(folder.resolve())
    holding = [m for m in mounts if path == m[1] or path.startswith(m[1].rstrip("/") + "/")]
    if not holding:  # a bare chroot, whose own root is not among them
        return folder.resolve().anchor
    device, _, kind, *_ = max(holding, key=lambda mount: len(mount[1]))
    return f"{kind} on {device}"
