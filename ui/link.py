"""What the screen knows of a desk's line to its hall; at the hall terminal itself there is none."""

from __future__ import annotations

from typing import Protocol

from app.domain.refusal import Refusal
from app.domain.session import Session


class Link(Protocol):
    """What is used of `app.lan.line.Line`."""

    @property
    def trouble(self) -> Refusal | None:
        """Why the hall cannot be asked just now; None while it can."""

    def enter(self, session: Session) -> None:
        """This person is at the desk from now on."""

    def leave(self) -> None:
        """Nobody is any more."""

    def touch(self) -> None:
        """A key or a touch."""

    def holds(self) -> bool:
        """Whether the terminal still counts whoever is at the desk as signed in."""
