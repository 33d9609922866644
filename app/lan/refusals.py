"""A refusal as JSON and back: the same refusal, with all its findings where leave was refused."""

from __future__ import annotations

from typing import Any

from app.domain.leave_rules import Finding, LeaveRefused
from app.domain.refusal import Refusal
from app.lan.plain import PLAIN, Pair, WireError, any_in, any_out, items_of


def refusal_pair(findings: Pair) -> Pair:
    """`findings`: the two ways of several of them."""

    def encode(value: Any) -> list[Any]:
        if isinstance(value, LeaveRefused):
            return ["leave", findings.encode(value.findings)]
        if type(value) is not Refusal:
            raise WireError(type(value).__name__)
        return [value.key, any_out(dict(value.params))]

    def decode(data: Any) -> Refusal:
        key, content = items_of(data, 2)
        if key == "leave":
            found: tuple[Finding, ...] = findings.decode(content)
            if not found:
                raise WireError("findings")
            return LeaveRefused(found)
        params = any_in(content)
        if not isinstance(params, dict) or not all(isinstance(name, str) for name in params):
            raise WireError("refusal")
        return Refusal(PLAIN[str].decode(key), **params)

    return Pair(encode, decode)
