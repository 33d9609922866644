"""The arguments of one service method as JSON by name, and back: who acts is never taken from the wire."""

from __future__ import annotations

import importlib
import inspect
import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

from app.domain.access import Actor
from app.domain.refusal import Refusal
from app.domain.session import Session
from app.lan.allowed import is_allowed
from app.lan.codec import pair
from app.lan.plain import PLAIN, Pair, WireError, items_of
from app.services.lookup import service_class

UPLOAD_BYTES = 8 * 1024 * 1024
_NAME_LIMIT = 100
_LATE = {"CalendarReport": "app.services.calendar_import", "Source": "reports.tables"}
"""Names in hints that their module imports for the type checker alone."""


class Kind(Enum):
    """How a parameter crosses."""

    VALUE = auto()
    ACTOR = auto()
    """As the token of a session; the terminal knows whose it is."""
    SESSION = auto()
    FILE = auto()
    """As the content of a file of the desk's."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a method."""

    kind: Kind
    pair: Pair
    required: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """A method that may be called from a desk."""

    python: inspect.Signature
    parameters: Mapping[str, Parameter]
    result: Pair
    silent: bool
    """Its result is nothing."""


@cache
def signature(service: str, method: str) -> Signature:
    """Refusal `terminal_only` for what cannot be asked from a desk."""
    if not is_allowed(service, method):
        raise Refusal("terminal_only")
    function = getattr(service_class(service), method)
    hints = _hints(function)
    python = inspect.signature(function)
    parameters = {
        name: _parameter(hints[name], parameter.default is inspect.Parameter.empty)
        for name, parameter in python.parameters.items()
        if name != "self"
    }
    returned = hints["return"]
    return Signature(python, parameters, pair(returned), returned is type(None))


def _hints(function: Callable[..., Any]) -> dict[str, Any]:
    known: dict[str, Any] = {}
    while True:
        try:
            return get_type_hints(function, localns=known)
        except NameError as error:
            if error.name not in _LATE:
                raise
            known[error.name] = getattr(importlib.import_module(_LATE[error.name]), error.name)


def _parameter(hint: Any, required: bool) -> Parameter:
    if hint is Actor:
        return Parameter(Kind.ACTOR, PLAIN[str], required)
    if hint == Session | None or hint is Session:
        return Parameter(Kind.SESSION, PLAIN[str], required)
    if hint is Path or os.PathLike[str] in get_args(hint):
        return Parameter(Kind.FILE, PLAIN[bytes], required)
    return Parameter(Kind.VALUE, pair(hint), required)


# --- on the desk -------------------------------------------------------------------------------------


def packed(
    known: Signature,
    args: tuple[object, ...],
    named: Mapping[str, object],
    token_of: Callable[[Actor | Session], str],
) -> dict[str, Any]:
    """Arguments for the wire. Refusals: those of `token_of`, `file_missing`, `file_unreadable`,
    `file_too_large`."""
    given = known.python.bind(None, *args, **named).arguments
    return {
        name: _packed_one(parameter, given[name], token_of)
        for name, parameter in known.parameters.items()
        if name in given
    }


def _packed_one(parameter: Parameter, value: Any, token_of: Callable[[Actor | Session], str]) -> Any:
    if parameter.kind in (Kind.ACTOR, Kind.SESSION):
        return None if value is None else token_of(value)
    if parameter.kind is Kind.FILE:
        return _upload(value)
    return parameter.pair.encode(value)


def _upload(source: Any) -> list[Any]:
    if isinstance(source, bytes):
        return ["", PLAIN[bytes].encode(source)]
    path = Path(os.fsdecode(source))
    try:
        with path.open("rb") as stream:
            content = stream.read(UPLOAD_BYTES + 1)
    except FileNotFoundError as error:
        raise Refusal("file_missing", file=path.name) from error
    except OSError as error:
        raise Refusal("file_unreadable", file=path.name) from error
    if len(content) > UPLOAD_BYTES:
        raise Refusal("file_too_large", file=path.name, bytes=path.stat().st_size, limit=UPLOAD_BYTES)
    return [path.name, PLAIN[bytes].encode(content)]


# --- on the terminal ---------------------------------------------------------------------------------


def unpacked(
    known: Signature, data: Any, session_of: Callable[[str], Session], files: ExitStack
) -> dict[str, Any]:
    """Arguments by name; uploads lie in a folder that goes with `files`.

    WireError for what does not fit; Refusals of `session_of`.
    """
    if type(data) is not dict or not data.keys() <= known.parameters.keys():
        raise WireError("parameters")
    if any(p.required and name not in data for name, p in known.parameters.items()):
        raise WireError("parameters missing")
    return {
        name: _unpacked_one(known.parameters[name], item, session_of, files) for name, item in data.items()
    }


def _unpacked_one(
    parameter: Parameter, item: Any, session_of: Callable[[str], Session], files: ExitStack
) -> Any:
    if parameter.kind is Kind.ACTOR:
        return session_of(parameter.pair.decode(item)).actor
    if parameter.kind is Kind.SESSION:
        return None if item is None else session_of(parameter.pair.decode(item))
    if parameter.kind is Kind.FILE:
        return _landed(item, files)
    return parameter.pair.decode(item)


def _landed(item: Any, files: ExitStack) -> Path:
    name, content = items_of(item, 2)
    given = Path(PLAIN[str].decode(name).replace("\\", "/")).name[-_NAME_LIMIT:]
    shown = "".join(char for char in given if char.isprintable() and char not in '<>:"|?*')
    folder = Path(files.enter_context(tempfile.TemporaryDirectory(prefix="zaigang-")))
    path = folder / (shown if shown.strip(".") else "upload")
    path.write_bytes(PLAIN[bytes].decode(content))
    return path
