"""An enrolment, step by step: asked for, confirmed upstream by a second person, in force (sync.md 5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from app.domain.access import Actor
from app.domain.enrol_code import code_key, is_proof
from app.domain.refusal import Refusal
from app.domain.sync import admitted_statement, enrolled_statement
from app.domain.sync_facts import UpstreamEnrolled
from app.services.hall import Hall
from app.services.sync import Enrolling, enrolling, put_enrolling
from app.sync import wire
from app.sync.address import Peer
from app.sync.enrol_codec import EnrolReply, enrol_bytes, enrol_reply_from
from app.sync.fault import ChannelFault
from app.sync.signing import Signer, holds
from db import access

POLL_SECONDS = 2.0
RETRY_SECONDS = 15.0


class EnrolChannel(Protocol):
    """The way upstream for somebody who is not enrolled yet; raises ChannelFault."""

    def enrol(self, data: bytes) -> bytes: ...

    def enrol_state(self, hall: str, terminal: str) -> bytes: ...


def asked(channel: EnrolChannel, signer: Signer, hall: str, name: str, one: Enrolling) -> EnrolReply:
    """Asks to be enrolled; whoever answers proves to have the code, by the key that the answer brings.

    Raises ChannelFault, WireFault; Refusals `enrol_code_wrong`, `enrol_hall_there`.
    """
    message = enrol_bytes(one.code, hall, name, one.terminal, signer.public, signer.sign)
    try:
        data = channel.enrol(message)
    except ChannelFault as fault:
        if 400 <= fault.status < 500 and fault.key != "upstream_busy":
            raise Refusal("enrol_hall_there" if fault.status == 403 else "enrol_code_wrong") from fault
        raise
    reply = enrol_reply_from(data)
    found = _checked(reply, reply.upstream_key, hall or reply.hall, one.terminal, signer)
    told = admitted_statement(found.hall, one.terminal, signer.public, found.upstream_key)
    if not is_proof(code_key(one.code), found.proof, told):
        raise ChannelFault("upstream_untrue")
    return found


def state_of(channel: EnrolChannel, signer: Signer, hall: str, one: Enrolling) -> EnrolReply:
    """How the enrolment stands, signed by the key that was shown in words; raises ChannelFault, WireFault."""
    reply = enrol_reply_from(channel.enrol_state(hall, one.terminal))
    return _checked(reply, bytes.fromhex(one.upstream_key), hall, one.terminal, signer)


def _checked(reply: EnrolReply, key: bytes, hall: str, terminal: str, signer: Signer) -> EnrolReply:
    try:
        statement = enrolled_statement(hall, terminal, signer.public, reply.incarnation, reply.state)
    except ValueError as error:
        raise ChannelFault("upstream_untrue") from error
    if reply.hall != hall or not holds(key, reply.signature, statement):
        raise ChannelFault("upstream_untrue")
    return reply


class EnrolRound:
    """Drives the enrolment that `SyncService.begin_enrolment` has asked for."""

    def __init__(self, hall: Hall, signer: Signer, channel: Callable[[Peer], EnrolChannel]) -> None:
        self._hall, self._signer, self._channel = hall, signer, channel

    def step(self) -> float | None:
        """Seconds until the next step; None where there is nothing to drive. Refusals of the store alone."""
        with self._hall.reading() as view:
            one, name = enrolling(view.conn), view.settings.name
        if one is None or one.state == "refused":
            return None
        try:
            self._step(one, name)
        except (ChannelFault, wire.WireFault) as fault:
            key = fault.key if isinstance(fault, ChannelFault) else "upstream_answer"
            self._put(one, replace(one, trouble=key))
            return RETRY_SECONDS
        except Refusal as refusal:
            if refusal.key not in ("enrol_code_wrong", "enrol_hall_there"):
                raise
            self._put(one, replace(one, code="", state="refused", trouble=refusal.key))
            return None
        return POLL_SECONDS

    def _step(self, one: Enrolling, name: str) -> None:
        channel = self._channel(Peer(one.url, one.ca, self._hall.id, one.terminal, one.upstream_key))
        if one.code:
            reply = asked(channel, self._signer, self._hall.id, name, one)
        else:
            reply = state_of(channel, self._signer, self._hall.id, one)
        if reply.state == "active" and not one.code:
            self._in_force(one)
        elif reply.state in ("waiting", "active"):
            key = reply.upstream_key.hex()
            self._put(one, replace(one, code="", upstream_key=key, state="waiting", trouble=""))
        else:
            self._put(one, replace(one, code="", state="refused", trouble="enrol_refused"))

    def _put(self, before: Enrolling, after: Enrolling) -> None:
        """Unless it was given up or begun anew meanwhile."""
        if before == after:
            return
        with self._hall.store.write() as conn:
            if enrolling(conn) == before:
                put_enrolling(conn, after)

    def _in_force(self, one: Enrolling) -> None:
        with self._hall.reading() as view:
            names = {a.account: a.name for a in access.accounts(view.conn)}
        actor = Actor(one.account, names.get(one.account, ""), frozenset())
        with self._hall.writing(actor) as tx:
            if enrolling(tx.conn) != one:
                return
            key = self._signer.public.hex()
            tx.record(UpstreamEnrolled(one.url, one.upstream_key, one.terminal, key, one.ca))
            put_enrolling(tx.conn, None)
