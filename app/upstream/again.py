"""A transaction that met another one is run again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import psycopg
from sqlalchemy.exc import DBAPIError, IntegrityError

_TRIES = 3
"""A transaction that met another on the same key is run again: it then finds what the other has written."""

T = TypeVar("T")


def again(work: Callable[[], T]) -> T:
    """What `work` gives, a whole transaction each time; what is no race is raised at once."""
    for _ in range(_TRIES - 1):
        try:
            return work()
        except (IntegrityError, DBAPIError, psycopg.Error) as error:
            if not _is_race(error):
                raise
    return work()


def _is_race(error: Exception) -> bool:
    original = getattr(error, "orig", error)
    return isinstance(error, IntegrityError) or isinstance(
        original,
        psycopg.errors.UniqueViolation
        | psycopg.errors.SerializationFailure
        | psycopg.errors.DeadlockDetected,
    )
