"""Runs what a desk asks for: once under its id, by whom the session says, and remembers what was answered."""

from __future__ import annotations

import json
import logging
import secrets
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from app.domain.access import Actor
from app.domain.refusal import Refusal
from app.domain.session import Session
from app.lan.allowed import is_open, is_write
from app.lan.plain import WireError
from app.lan.sessions import Sessions
from app.lan.signature import Kind, Signature, signature, unpacked
from app.lan.throttle import Throttle
from app.lan.wire import ID_BYTES, hex_of, refusal_data, text_of
from app.services.desks import Settled
from app.services.hall import COMMAND, Command, Hall

log = logging.getLogger(__name__)

SIGN_IN = ("AccessService", "sign_in")
_PASSWORD = ("AccessService", "change_password")
_WHILE_DUE = (_PASSWORD, ("AccessService", "limits"))
"""All that may be asked while a new password is due."""
SIGN_INS, SIGN_IN_SECONDS = 20, 60.0
"""Of one desk; wrong passwords lock the account long before."""

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What came from a desk: who sent it, under which session, and the body."""

    desk: str
    token: str
    body: dict[str, Any]


class Calls:
    """One for the terminal; safe from any thread."""

    def __init__(self, hall: Hall, services: Callable[[str], Any]) -> None:
        self._services = services
        self.sessions = Sessions(hall.clock.boot_us)
        self._sign_ins = Throttle(SIGN_INS, SIGN_IN_SECONDS)
        self._running: dict[str, threading.Event] = {}
        self._lock = threading.Lock()

    def call(self, asked: Asked) -> Answer:
        """`{"result": …}` or `{"refusal": …}`; WireError for what is no call at all."""
        key = hex_of(asked.body, "id", ID_BYTES).hex()
        service, method = text_of(asked.body, "service"), text_of(asked.body, "method")
        try:
            known = signature(service, method)
            with ExitStack() as files:
                session = self._session(asked, service, method)
                given = unpacked(known, asked.body.get("arguments"), self._holder(asked), files)
                if (service, method) == SIGN_IN:
                    return self._sign_in(asked.desk, known, given)
                if is_write(service, method) and session is not None:
                    return self._write(key, asked, known, session.actor, service, method, given)
                return {"result": known.result.encode(getattr(self._services(service), method)(**given))}
        except Refusal as refusal:
            return refusal_data(refusal)

    def settle(self, asked: Asked) -> Answer:
        """What became of a command: `{"running": true}`, or as `Settled`."""
        key = hex_of(asked.body, "id", ID_BYTES).hex()
        with self._lock:
            running = self._running.get(key)
        if running is not None:
            running.wait(1.0)
            return {"running": True}
        return _told(self._services("DeskService").settle(key, asked.desk))

    # -- who ------------------------------------------------------------------------------------------

    def _session(self, asked: Asked, service: str, method: str) -> Session | None:
        """Who asks; None where nobody needs to be signed in."""
        if is_open(service, method):
            return None
        session = self.sessions.of(asked.desk, asked.token)
        if session.password_due and (service, method) not in _WHILE_DUE:
            raise Refusal("password_due")
        return session

    def _holder(self, asked: Asked) -> Callable[[str], Session]:
        return lambda token: self.sessions.of(asked.desk, token)

    def _sign_in(self, desk: str, known: Signature, given: dict[str, Any]) -> Answer:
        if self._sign_ins.full(desk):
            raise Refusal("too_many_tries")
        self._sign_ins.count(desk)
        access = self._services("AccessService")
        session: Session = access.sign_in(**given)
        token = self.sessions.open(desk, session, access.limits(session.actor))
        return {"result": known.result.encode(session), "token": token}

    # -- writes ---------------------------------------------------------------------------------------

    def _write(
        self,
        key: str,
        asked: Asked,
        known: Signature,
        sender: Actor,
        service: str,
        method: str,
        given: dict[str, Any],
    ) -> Answer:
        desks = self._services("DeskService")
        with self._lock:
            if key in self._running:
                raise Refusal("command_running")
            ended = self._running[key] = threading.Event()
        try:
            before = desks.known(key, asked.desk)
            if before is not None:
                return _told(before)
            acting = next((given[n] for n, p in known.parameters.items() if p.kind is Kind.ACTOR), sender)
            command = Command(key, asked.desk, acting)
            answer = self._run(command, known, service, method, given)
            if command.taken:
                desks.keep_outcome(key, json.dumps(answer, ensure_ascii=False))
        finally:
            with self._lock:
                del self._running[key]
            ended.set()
        if (service, method) == _PASSWORD and "result" in answer:
            self.sessions.password_changed(asked.token)
        return answer

    def _run(
        self, command: Command, known: Signature, service: str, method: str, given: dict[str, Any]
    ) -> Answer:
        before = COMMAND.set(command)
        try:
            return {"result": known.result.encode(getattr(self._services(service), method)(**given))}
        except Refusal as refusal:
            return refusal_data(refusal)
        finally:
            COMMAND.reset(before)


def _told(settled: Settled) -> Answer:
    if not settled.in_force:
        return {"in_force": False}
    if not settled.known:
        return {"in_force": True}
    answer: Answer = json.loads(settled.outcome)
    return {"in_force": True, **answer}


def bug_answer(error: BaseException) -> Answer:
    """Something unforeseen: logged whole here under the reference that the desk is told."""
    reference = secrets.token_hex(3).upper()
    log.error("unforeseen in a desk's call, reference %s", reference, exc_info=error)
    return {"bug": reference}


__all__ = ["Answer", "Asked", "Calls", "WireError", "bug_answer"]
