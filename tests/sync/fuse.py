"""A process that ends at a chosen point, as if somebody had pulled the plug."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy import Connection


class Crash(BaseException):
    """The process is gone; whatever was not committed is too."""


class Fuse:
    """Burns a little at every point where a process can end, and ends it when it is burnt down."""

    def __init__(self) -> None:
        self.left: int | None = None
        """Points until the end; None: it lasts."""

    def burn(self) -> None:
        if self.left is None:
            return
        self.left -= 1
        if self.left <= 0:
            self.left = None
            raise Crash


def fused(store: Any, fuse: Fuse) -> None:
    """Lets the process end before, inside and after each of the store's writing transactions."""
    whole: Callable[[], AbstractContextManager[Connection]] = store.write

    @contextmanager
    def write() -> Iterator[Connection]:
        fuse.burn()
        with whole() as conn:
            yield conn
            fuse.burn()
        fuse.burn()

    store.write = write
