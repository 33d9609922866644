"""Frozen values as JSON and back, strictly by the type hints of the services: no name of a type is sent.

A dataclass or named tuple is the list of its fields in order, an enumeration its member's name, a mapping a
list of pairs. Where a hint says `object`, plain values alone are taken, each with its kind.
"""

from __future__ import annotations

import dataclasses
import enum
import types
from collections.abc import Callable, Collection, Mapping, Sequence, Set
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.domain.leave_rules import Finding
from app.domain.refusal import Refusal
from app.lan.plain import PLAIN, Pair, WireError, any_in, any_out, exact, items_of
from app.lan.refusals import refusal_pair

_pairs: dict[Any, Pair] = {}


def pair(hint: Any) -> Pair:
    """The two ways of a type; TypeError for one that cannot cross."""
    if hint not in _pairs:
        _pairs[hint] = Pair(lambda v: _pairs[hint].encode(v), lambda v: _pairs[hint].decode(v))  # recursion
        try:
            _pairs[hint] = _made(hint)
        except BaseException:
            del _pairs[hint]
            raise
    return _pairs[hint]


def _made(hint: Any) -> Pair:
    if hint is Any or hint is object:
        return Pair(any_out, any_in)
    if hint is None or hint is type(None):
        return exact(type(None))
    if hint in PLAIN:
        return PLAIN[hint]
    if hint is Refusal:
        return refusal_pair(pair(tuple[Finding, ...]))
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Union or origin is types.UnionType:
        return _union(arguments)
    if origin is not None:
        return _generic(hint, origin, arguments)
    if isinstance(hint, type):
        return _class(hint)
    raise TypeError(f"{hint!r} cannot cross")


def _class(hint: type[Any]) -> Pair:
    if issubclass(hint, enum.Enum):
        return _enumeration(hint)
    if issubclass(hint, tuple) and hasattr(hint, "_fields"):
        hints = get_type_hints(hint)
        return _record(hint, [(name, hints[name]) for name in hint._fields])
    if dataclasses.is_dataclass(hint):
        hints, fields = get_type_hints(hint), dataclasses.fields(hint)
        if any(field.kw_only or not field.init for field in fields):
            raise TypeError(f"{hint!r} is not made of its fields in order")
        return _record(hint, [(field.name, hints[field.name]) for field in fields])
    raise TypeError(f"{hint!r} cannot cross")


# --- records, enumerations, unions -------------------------------------------------------------------


def _record(cls: type[Any], hints: Sequence[tuple[str, Any]]) -> Pair:
    encoders = [(name, pair(hint).encode) for name, hint in hints]
    decoders = [pair(hint).decode for _, hint in hints]

    def encode(value: Any) -> list[Any]:
        if type(value) is not cls:
            raise WireError(f"{type(value).__name__} instead of {cls.__name__}")
        return [out(getattr(value, name)) for name, out in encoders]

    def decode(data: Any) -> Any:
        if type(data) is not list or len(data) != len(decoders):
            raise WireError(cls.__name__)
        found = [into(item) for into, item in zip(decoders, data, strict=True)]
        return cls(*found)

    return Pair(encode, decode)


def _enumeration(cls: type[enum.Enum]) -> Pair:
    members: dict[str, enum.Enum] = dict(cls.__members__)
    names = {member: member.name for member in cls}

    def encode(value: Any) -> str:
        if value not in names:
            raise WireError(f"{value!r} is no {cls.__name__}")
        return names[value]

    def decode(data: Any) -> Any:
        if type(data) is not str or data not in members:
            raise WireError(cls.__name__)
        return members[data]

    return Pair(encode, decode)


def _union(arguments: tuple[Any, ...]) -> Pair:
    """`X | None` needs no mark; of several types each value bears its place among them."""
    others = [argument for argument in arguments if argument is not type(None)]
    optional = len(others) < len(arguments)
    if len(others) == 1:
        one = pair(others[0])
        return Pair(
            lambda value: None if value is None else one.encode(value),
            lambda data: None if data is None else one.decode(data),
        )
    ways = [pair(other) for other in others]
    types_ = [get_origin(other) or other for other in others]

    def encode(value: Any) -> Any:
        if optional and value is None:
            return None
        for place, kind in enumerate(types_):
            if type(value) is kind:
                return [place, ways[place].encode(value)]
        for place, kind in enumerate(types_):
            if isinstance(value, kind) and not isinstance(value, bool):
                return [place, ways[place].encode(value)]
        raise WireError(f"{type(value).__name__} is none of {others}")

    def decode(data: Any) -> Any:
        if optional and data is None:
            return None
        place, item = items_of(data, 2)
        if type(place) is not int or not 0 <= place < len(ways):
            raise WireError("union")
        return ways[place].decode(item)

    return Pair(encode, decode)


# --- collections -------------------------------------------------------------------------------------


def _generic(hint: Any, origin: Any, arguments: tuple[Any, ...]) -> Pair:
    if origin is tuple and arguments and arguments[-1] is not Ellipsis:
        return _fixed([pair(argument) for argument in arguments])
    if origin in (tuple, list, Sequence, Collection):
        return _many(pair(arguments[0]), list if origin is list else tuple, (tuple, list, frozenset, set))
    if origin in (frozenset, set, Set):
        return _many(pair(arguments[0]), set if origin is set else frozenset, (frozenset, set))
    if origin in (dict, Mapping):
        return _mapping(pair(arguments[0]), pair(arguments[1]))
    raise TypeError(f"{hint!r} cannot cross")


def _fixed(ways: list[Pair]) -> Pair:
    def encode(value: Any) -> list[Any]:
        if not isinstance(value, tuple) or len(value) != len(ways):
            raise WireError("tuple")
        return [way.encode(item) for way, item in zip(ways, value, strict=True)]

    def decode(data: Any) -> tuple[Any, ...]:
        return tuple(way.decode(i) for way, i in zip(ways, items_of(data, len(ways)), strict=True))

    return Pair(encode, decode)


def _many(way: Pair, make: Callable[[Any], Any], kinds: tuple[type[Any], ...]) -> Pair:
    encode_one, decode_one = way.encode, way.decode

    def encode(value: Any) -> list[Any]:
        if not isinstance(value, kinds):
            raise WireError(f"{type(value).__name__} instead of several")
        return [encode_one(item) for item in value]

    def decode(data: Any) -> Any:
        if type(data) is not list:
            raise WireError("several")
        return make(decode_one(item) for item in data)

    return Pair(encode, decode)


def _mapping(keys: Pair, values: Pair) -> Pair:
    def encode(value: Any) -> list[Any]:
        if not isinstance(value, Mapping):
            raise WireError(f"{type(value).__name__} instead of a mapping")
        return [[keys.encode(key), values.encode(item)] for key, item in value.items()]

    def decode(data: Any) -> dict[Any, Any]:
        if type(data) is not list:
            raise WireError("mapping")
        pairs = [items_of(item, 2) for item in data]
        return {keys.decode(key): values.decode(item) for key, item in pairs}

    return Pair(encode, decode)
