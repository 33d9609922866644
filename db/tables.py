"""What all projected tables share: their metadata, and how a fact's effect is looked up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar, cast

from sqlalchemy import Connection, MetaData

from app.domain.fact import Fact
from db.journal import Recorded

HALL_ID = "hall_id"
"""On PostgreSQL the key of every table begins with it (design.md 3); a hall's own file has no such column."""

projected = MetaData()
"""Tables that are made from the journal and can be made again at will."""

Effect = Callable[[Connection, Sequence[Recorded]], None]
"""Applies a run of facts of one type, in order."""

Effects = Mapping[type[Fact], Effect]

F = TypeVar("F", bound=Fact)


def of(kind: type[F], run: Sequence[Recorded]) -> list[F]:
    """The facts of a run, as the type that they are."""
    return [cast(F, item.fact) for item in run]
