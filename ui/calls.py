"""What a page asks of a service, as a frozen value that can cross threads and, on a desk, the LAN."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, Generic, ParamSpec, TypeVar

Result = TypeVar("Result")
Service = TypeVar("Service")
Params = ParamSpec("Params")


@dataclass(frozen=True, slots=True)
class Call(Generic[Result]):
    """A method of a service by the names of both, and plain frozen arguments; `Result` is what it gives."""

    service: str
    method: str
    args: tuple[object, ...] = ()
    named: tuple[tuple[str, object], ...] = ()

    def on(self, service: object) -> Result:
        """Runs it on the service."""
        result: Result = getattr(service, self.method)(*self.args, **dict(self.named))
        return result


def call(
    method: Callable[Concatenate[Service, Params], Result], *args: Params.args, **named: Params.kwargs
) -> Call[Result]:
    """`call(RosterService.person, subject)`: typed like the method itself, run elsewhere and later."""
    service, _, name = method.__qualname__.rpartition(".")
    return Call(service, name, args, tuple(named.items()))
