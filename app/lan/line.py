"""A desk's line to its hall: the services of the terminal, and what became of what was asked of them."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import partial
from typing import Any

from app.domain.refusal import Refusal
from app.lan import wire
from app.lan.allowed import is_write
from app.lan.calls import SIGN_IN
from app.lan.channel import LostError, NotSentError
from app.lan.pulse import FOR_GOOD, Pulse, RemoteBugError
from app.lan.signature import Signature, packed, signature


class Remote:
    """A service of the terminal by its name; its methods run there."""

    def __init__(self, run: Callable[..., Any], service: str) -> None:
        self._run, self._service = run, service

    def __getattr__(self, method: str) -> Callable[..., Any]:
        return partial(self._run, self._service, method)


class Line(Pulse):
    """Carries calls; they may come from any thread."""

    def service(self, name: str) -> Remote:
        """What the desk's background runs its calls on."""
        return Remote(self.run, name)

    def run(self, service: str, method: str, *args: object, **named: object) -> Any:
        """The method's result or refusal, as at the terminal.

        Refusals besides: `terminal_only`, `hall_unreachable` (nothing was done), `not_in_force`,
        `in_force_unanswered`, `in_flight_unknown`, and those of the line's trouble.
        """
        known = signature(service, method)
        self._check()
        asked = {
            "id": secrets.token_hex(wire.ID_BYTES),
            "service": service,
            "method": method,
            "arguments": packed(known, args, named, self.book.token_of),
        }
        if is_write(service, method):
            return self._write(known, asked)
        try:
            return self._result((service, method), known, self.asked(wire.CALL, asked))
        except (NotSentError, LostError) as error:
            self.doubt()
            raise Refusal("hall_unreachable") from error

    def _check(self) -> None:
        trouble = self.trouble
        if trouble is not None:
            raise trouble

    def _write(self, known: Signature, asked: dict[str, Any]) -> Any:
        try:
            answer = self.asked(wire.CALL, asked, fresh=True)
        except NotSentError as error:
            self.doubt()
            raise Refusal("hall_unreachable") from error
        except LostError:
            self.doubt()
            answer = self._settled(asked["id"])
        return self._outcome(known, answer)

    def _settled(self, key: str) -> dict[str, Any]:
        """Waits for the line, however long, and asks what became of the command."""
        while True:
            self.up.wait()
            trouble = self._trouble
            if self.stopped.is_set() or (trouble is not None and trouble.key != "hall_unreachable"):
                raise Refusal("in_flight_unknown")
            try:
                answer = self.asked(wire.SETTLE, {"id": key}, fresh=True)
            except (NotSentError, LostError):
                self.doubt()
                continue
            except Refusal as error:
                if error.key in FOR_GOOD:
                    raise Refusal("in_flight_unknown") from error
                self.doubt()  # busy for a moment: the next beat tells
                continue
            if "running" not in answer:
                return answer

    def _outcome(self, known: Signature, answer: dict[str, Any]) -> Any:
        if answer.get("in_force") is False:
            raise Refusal("not_in_force")
        refusal = wire.refusal_of(answer)
        if refusal is not None:
            raise refusal
        if answer.get("in_force") is True and "result" not in answer:
            if known.silent:
                return None
            raise Refusal("in_force_unanswered")
        return self._result(("", ""), known, answer)

    def _result(self, name: tuple[str, str], known: Signature, answer: dict[str, Any]) -> Any:
        if "result" not in answer:
            raise RemoteBugError(str(answer.get("bug", answer)))
        result = known.result.decode(answer["result"])
        if name == SIGN_IN:
            return self.book.signed_in(result, wire.text_of(answer, "token"))
        return result
