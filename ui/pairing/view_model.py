"""The PC's side of pairing, without widgets: ask, show the code, wait for the terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.refusal import Refusal
from ui.background import Background, Task

Found = TypeVar("Found", covariant=True)


class Talk(Protocol[Found]):
    """What is used of `app.lan.paired.PairingTalk`."""

    def begin(self, name: str) -> str:
        """The code, once both sides have it."""

    def wait(self, cancelled: Callable[[], bool]) -> Found | None:
        """Until the terminal has said yes."""


class PairingModel(QObject, Generic[Found]):
    """`talk` makes one attempt; another try is another one."""

    coded = Signal(str)
    """The code that both screens should show."""
    paired = Signal()
    refused = Signal(object)
    """A `Refusal`; it can be tried again."""
    failed = Signal(str)

    def __init__(self, background: Background, talk: Callable[[], Talk[Found]]) -> None:
        super().__init__()
        self._background, self._talk = background, talk
        self._task: Task | None = None
        self.found: Found | None = None

    def connect_as(self, name: str) -> None:
        """The name under which the terminal will list this PC."""
        talk = self._talk()

        def coded(code: str) -> None:
            self.coded.emit(code)
            self._task = self._background.work(
                lambda _, cancelled: talk.wait(cancelled), self, self._take, self._refuse, self.failed.emit
            )

        self._task = self._background.work(
            lambda *_: talk.begin(name), self, coded, self._refuse, self.failed.emit
        )

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _take(self, found: Found | None) -> None:
        self.found = found
        if found is not None:
            self.paired.emit()

    def _refuse(self, refusal: Refusal) -> None:
        self.refused.emit(refusal)
