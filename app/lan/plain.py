"""Plain values as JSON and back: texts, numbers, dates, bytes, and values of no stated type."""

from __future__ import annotations

import base64
import binascii
import enum
from collections.abc import Callable, Mapping, Sequence, Set
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo


class WireError(ValueError):
    """What came is not what the hint says."""


class Pair(NamedTuple):
    """Both ways for one type."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]


def items_of(data: Any, count: int) -> list[Any]:
    if type(data) is not list or len(data) != count:
        raise WireError(f"not {count}")
    return data


def exact(kind: type) -> Pair:
    def same(value: Any) -> Any:
        if type(value) is not kind:
            raise WireError(f"{type(value).__name__} instead of {kind.__name__}")
        return value

    return Pair(same, same)


def _text_out(value: Any) -> str:
    if not isinstance(value, str):
        raise WireError(f"{type(value).__name__} instead of a text")
    return str.__str__(value)


def _number_in(data: Any) -> Any:
    if type(data) not in (int, float):
        raise WireError("number")
    return data


def _day_out(value: Any) -> str:
    if type(value) is not date:
        raise WireError(f"{type(value).__name__} instead of a date")
    return value.isoformat()


def _moment_out(value: Any) -> list[Any]:
    """With the name of its zone, so that it is shown there and not somewhere with the same offset."""
    if type(value) is not datetime:
        raise WireError(f"{type(value).__name__} instead of a moment")
    zone = value.tzinfo.key if isinstance(value.tzinfo, ZoneInfo) else None
    return [value.isoformat(), zone]


def _moment_in(data: Any) -> datetime:
    text, zone = items_of(data, 2)
    moment: datetime = _read(datetime.fromisoformat, text)
    return moment if zone is None else moment.astimezone(_read(ZoneInfo, zone))


def _no_path(_: Any) -> Any:
    raise WireError("a file of the other side")


def _read(reader: Callable[[str], Any], text: Any) -> Any:
    if type(text) is not str:
        raise WireError("text")
    try:
        return reader(text)
    except (ValueError, OSError, LookupError) as error:
        raise WireError(text[:40]) from error


def _bytes_in(data: Any) -> bytes:
    try:
        return base64.b64decode(_text_out(data), validate=True)
    except (binascii.Error, ValueError) as error:
        raise WireError("bytes") from error


PLAIN: dict[Any, Pair] = {
    bool: exact(bool),
    int: exact(int),
    float: Pair(_number_in, _number_in),
    str: Pair(_text_out, _text_out),
    bytes: Pair(lambda value: base64.b64encode(value).decode("ascii"), _bytes_in),
    date: Pair(_day_out, lambda data: _read(date.fromisoformat, data)),
    datetime: Pair(_moment_out, _moment_in),
    Path: Pair(_no_path, _no_path),
}

# --- values of no stated type ------------------------------------------------------------------------


def any_out(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value if not isinstance(value, enum.Enum) else value.value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, datetime):
        return {"moment": _moment_out(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, Mapping):
        return {"map": [[any_out(key), any_out(item)] for key, item in value.items()]}
    if isinstance(value, list):
        return {"list": [any_out(item) for item in value]}
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return {"tuple": [any_out(item) for item in value]}
    if isinstance(value, Set):
        return {"set": [any_out(item) for item in value]}
    raise WireError(f"{type(value).__name__} without a type")


def any_in(data: Any) -> Any:
    if data is None or isinstance(data, bool | int | float | str):
        return data
    if type(data) is not dict or len(data) != 1:
        raise WireError("untyped")
    ((kind, content),) = data.items()
    if kind == "date":
        return _read(date.fromisoformat, content)
    if kind == "moment":
        return _moment_in(content)
    if kind not in ("list", "tuple", "set", "map") or type(content) is not list:
        raise WireError("untyped")
    if kind == "map":
        return {any_in(key): any_in(item) for key, item in (items_of(each, 2) for each in content)}
    many = [any_in(item) for item in content]
    return {"list": list, "tuple": tuple, "set": frozenset}[kind](many)
