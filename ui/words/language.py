"""The one switch between the Chinese source text and a translation of it."""

from __future__ import annotations

from collections.abc import Callable

Translate = Callable[[str], str]


def _as_written(text: str) -> str:
    return text


_current: list[Translate] = [_as_written]


def use_language(translate: Translate | None) -> None:
    """From now on every word goes through `translate`; None: Chinese, as written here."""
    _current[0] = translate or _as_written


def as_written() -> bool:
    """Chinese is in use."""
    return _current[0] is _as_written


def translated(text: str) -> str:
    """The text in the language in use."""
    return _current[0](text)
