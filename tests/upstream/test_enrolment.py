"""Terminals come in by a code, four words and a second person; what they may then do."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace

import pytest
from msgspec import msgpack, structs

from app.domain.enrol_code import code_key, is_proof
from app.domain.four_words import four_words
from app.domain.journal import Entry
from app.domain.refusal import Refusal
from app.domain.sync import ChainHead, admitted_statement, enrol_statement, enrolled_statement
from app.sync import codec, enrol_codec
from app.sync.signing import Signer, holds
from app.upstream.answer import Answer
from db.upstream import meta, terminals
from db.upstream.tables import enrol_code, terminal
from db.upstream.terminals import ACTIVE, REFUSED, REPLACED, REVOKED, WAITING
from tests.upstream.terminal import Sender, Site, error_of

FIRST, SECOND = "li", "wang"


def asking(sender: Sender, code: str, hall: str | None = None, signer: Signer | None = None) -> bytes:
    """What a terminal sends to be enrolled."""
    told = sender.hall if hall is None else hall
    key, sign = sender.signer.public, (signer or sender.signer).sign
    return enrol_codec.enrol_bytes(code, told, "前台", sender.terminal, key, sign)


def refused(key: str) -> pytest.RaisesExc[Refusal]:
    return pytest.RaisesExc(Refusal, check=lambda refusal: refusal.key == key)


def state_of(site: Site, sender: Sender) -> str:
    with site.store.read() as conn:
        known = terminals.find(conn, sender.hall, sender.terminal)
    return known.state if known else ""


def believed(site: Site, sender: Sender, answer: Answer) -> enrol_codec.EnrolReply:
    """The answer, once its signature has been checked as a terminal does."""
    assert answer.status == 200, answer.body
    reply = enrol_codec.enrol_reply_from(answer.body)
    told = enrolled_statement(
        reply.hall, sender.terminal, sender.signer.public, reply.incarnation, reply.state
    )
    assert holds(reply.upstream_key, reply.signature, told)
    assert reply.upstream_key == site.keys.public
    return reply


def enrolled(site: Site, sender: Sender, code: str, hall: str | None = None) -> Sender:
    """Let in by two people."""
    believed(site, sender, site.upstream.enrolment.enrol(asking(sender, code, hall)))
    site.upstream.enrolment.confirm(sender.hall, sender.terminal, SECOND)
    return sender


def test_a_terminal_is_in_once_a_second_person_has_confirmed_it(site: Site) -> None:
    sender, enrolment = Sender(), site.upstream.enrolment
    code = enrolment.make_code(FIRST, "青禾区政务服务中心")
    assert believed(site, sender, enrolment.enrol(asking(sender, code))).state == WAITING
    sender.record(1)
    assert site.receiving.push(sender.push()).status == 401
    (shown,) = enrolment.of_hall(sender.hall)
    assert shown.words == four_words(sender.hall, sender.signer.public, site.keys.public)
    with refused("page_second_same"):
        enrolment.confirm(sender.hall, sender.terminal, FIRST)
    enrolment.confirm(sender.hall, sender.terminal, SECOND)
    with site.store.write() as conn:  # `zaigang upstream restored`, while this process works on
        meta.begin_incarnation(conn)
        begun = meta.incarnation(conn)
    told = believed(site, sender, enrolment.state(sender.hall, sender.terminal))
    assert (told.state, told.incarnation) == (ACTIVE, begun)
    assert site.receiving.push(sender.push()).status == 200
    with refused("terminal_not_waiting"):
        enrolment.confirm(sender.hall, sender.terminal, SECOND)


def test_a_code_is_128_bits_and_only_its_hash_is_kept(site: Site) -> None:
    code = site.upstream.enrolment.make_code(FIRST, "甲厅")
    assert re.fullmatch(r"([a-z2-7]{5}-){5}[a-z2-7]", code)
    with site.store.read() as conn:
        (row,) = conn.execute(enrol_code.select()).all()
    assert code.replace("-", "") not in str(tuple(row))


def test_a_code_is_proved_by_both_sides_and_sent_by_neither(site: Site) -> None:
    sender, enrolment = Sender(), site.upstream.enrolment
    code = enrolment.make_code(FIRST, "甲厅")
    sent = asking(sender, code)
    answer = enrolment.enrol(sent)
    reply = believed(site, sender, answer)
    told = admitted_statement(sender.hall, sender.terminal, sender.signer.public, site.keys.public)
    assert is_proof(code_key(code), reply.proof, told)
    for kept in (code, code.replace("-", ""), code_key(code), code_key(code).hex()):
        secret = kept.encode() if isinstance(kept, str) else kept
        assert secret not in sent + answer.body


def test_whoever_overhears_an_enrolment_cannot_put_a_key_of_their_own_into_it(site: Site) -> None:
    sender, thief = Sender(), Sender(terminal="terminal-2")
    code = site.upstream.enrolment.make_code(FIRST, "甲厅")
    heard = enrol_codec.enrol_from(asking(sender, code))
    statement = enrol_statement(thief.hall, thief.terminal, thief.signer.public, heard.code)
    forged = structs.replace(
        heard, terminal=thief.terminal, key=thief.signer.public, signature=thief.signer.sign(statement)
    )
    answer = site.upstream.enrolment.enrol(msgpack.encode(forged))
    assert (answer.status, error_of(answer.body), state_of(site, thief)) == (401, "proof", "")
    assert site.upstream.enrolment.enrol(asking(sender, code)).status == 200


def test_a_code_copied_with_capitals_and_spaces_is_the_same_code(site: Site) -> None:
    code = site.upstream.enrolment.make_code(FIRST, "甲厅")
    typed = code.upper().replace("-", " ")
    assert site.upstream.enrolment.enrol(asking(Sender(), typed)).status == 200


def test_a_wrong_an_expired_and_a_used_code_let_nobody_in(site: Site) -> None:
    enrolment, sender = site.upstream.enrolment, Sender()
    assert enrolment.enrol(asking(sender, "aaaaa-bbbbb")).status == 401
    late = enrolment.make_code(FIRST, "甲厅")
    site.clock.pass_time(15 * 60 + 1)
    assert error_of(enrolment.enrol(asking(sender, late)).body) == "code"
    code = enrolment.make_code(FIRST, "甲厅")
    assert enrolment.enrol(asking(sender, code)).status == 200
    other = Sender(hall="hall-2", terminal="terminal-2")
    assert error_of(enrolment.enrol(asking(other, code)).body) == "code"
    assert site.counted(terminal) == 1


def test_whoever_asks_again_because_the_answer_was_lost_gets_the_same(site: Site) -> None:
    enrolment, sender = site.upstream.enrolment, Sender()
    code = enrolment.make_code(FIRST, "甲厅")
    for _ in range(3):
        assert believed(site, sender, enrolment.enrol(asking(sender, code))).state == WAITING
    thief = replace(sender, signer=Signer(secrets.token_bytes(32)))
    assert enrolment.enrol(asking(thief, code)).status == 401
    assert site.counted(terminal) == 1


def test_a_signature_by_another_key_is_none(site: Site) -> None:
    enrolment, sender = site.upstream.enrolment, Sender()
    code = enrolment.make_code(FIRST, "甲厅")
    answer = enrolment.enrol(asking(sender, code, signer=Signer(bytes(32))))
    assert (answer.status, error_of(answer.body)) == (401, "signature")
    for_another = asking(sender, code, hall="hall-7").replace(b"hall-7", b"hall-1")
    assert enrolment.enrol(for_another).status == 401
    assert enrolment.enrol(asking(sender, code)).status == 200


def test_a_refused_terminal_stays_out_and_the_hall_may_ask_anew(site: Site) -> None:
    enrolment, sender = site.upstream.enrolment, Sender()
    enrolment.enrol(asking(sender, enrolment.make_code(FIRST, "甲厅")))
    enrolment.refuse(sender.hall, sender.terminal, FIRST)
    assert believed(site, sender, enrolment.state(sender.hall, sender.terminal)).state == REFUSED
    with refused("terminal_not_waiting"):
        enrolment.confirm(sender.hall, sender.terminal, SECOND)
    again = replace(sender, terminal="terminal-2")
    enrolled(site, again, enrolment.make_code(FIRST, "甲厅"))
    assert (state_of(site, sender), state_of(site, again)) == (REFUSED, ACTIVE)


def test_a_code_for_a_new_hall_is_no_way_into_one_that_is_there(site: Site) -> None:
    enrolment, sender = site.upstream.enrolment, Sender()
    enrolled(site, sender, enrolment.make_code(FIRST, "甲厅"))
    intruder = Sender(terminal="terminal-2")
    assert enrolment.enrol(asking(intruder, enrolment.make_code(FIRST, "乙厅"))).status == 403
    assert state_of(site, sender) == ACTIVE


def test_a_new_terminal_fetches_the_hall_and_replaces_the_old_one(site: Site) -> None:
    enrolment, old = site.upstream.enrolment, Sender()
    enrolled(site, old, enrolment.make_code(FIRST, "甲厅"))
    old.record(700)
    site.receiving.push(old.push(1, 500))
    site.receiving.push(old.push(501))
    new = Sender(terminal="terminal-2", epoch=2)
    code = enrolment.make_code(FIRST, takeover=old.hall)
    assert believed(site, new, enrolment.enrol(asking(new, code, hall=""))).hall == old.hall
    assert state_of(site, old) == ACTIVE
    enrolment.confirm(new.hall, new.terminal, SECOND)
    assert (state_of(site, old), state_of(site, new)) == (REPLACED, ACTIVE)
    new.entries = fetched(site, new)
    assert new.entries == old.entries
    new.record(1, "EpochOpened", {"epoch": 2, "terminal": new.terminal, "reason": "换机"})
    new.record(2)
    assert site.receiving.push(new.push(701)).status == 200
    old.record(1)
    assert site.receiving.push(old.push(701)).status == 403


def fetched(site: Site, sender: Sender) -> list[Entry]:
    """The hall's facts, page by page, as a terminal that takes over gets them."""
    found: list[Entry] = []
    head = ChainHead()
    while True:
        data = site.receiving.facts_after(sender.hall, sender.terminal, head.seq)
        page, signed, _ = codec.facts_from(data, sender.hall, head.hash)
        found += page
        if not page:
            assert signed.head == head
            return found
        head = ChainHead(page[-1].head.epoch, page[-1].head.seq, page[-1].hash)


def test_a_hall_that_kept_its_store_goes_on_in_its_epoch_under_a_new_key(site: Site) -> None:
    enrolment, old = site.upstream.enrolment, Sender()
    enrolled(site, old, enrolment.make_code(FIRST, "甲厅"))
    old.record(3)
    site.receiving.push(old.push())
    enrolment.revoke(old.hall, old.terminal, FIRST)
    again = replace(old.clone(), terminal="terminal-2", signer=Signer(secrets.token_bytes(32)))
    enrolled(site, again, enrolment.make_code(FIRST, takeover=old.hall))
    again.record(2)
    assert site.receiving.push(again.push(4)).status == 200


def test_a_revoked_terminal_is_out_at_once_and_hears_so(site: Site) -> None:
    enrolment, sender = site.upstream.enrolment, Sender()
    enrolled(site, sender, enrolment.make_code(FIRST, "甲厅"))
    enrolment.revoke(sender.hall, sender.terminal, FIRST)
    sender.record(1)
    assert site.receiving.push(sender.push()).status == 403
    assert believed(site, sender, enrolment.state(sender.hall, sender.terminal)).state == REVOKED


def test_a_code_for_a_new_hall_is_not_made_under_the_name_of_one_that_is_there(site: Site) -> None:
    enrolment, sender = site.upstream.enrolment, Sender()
    code = enrolment.make_code(FIRST, "甲厅")
    enrolment.make_code(FIRST, "甲厅")  # nobody has come yet
    enrolled(site, sender, code)
    with refused("hall_name_there"):
        enrolment.make_code(FIRST, " 甲厅 ")
    assert enrolment.make_code(FIRST, "乙厅")


def test_what_is_not_there_is_refused_in_words(site: Site) -> None:
    enrolment = site.upstream.enrolment
    with refused("hall_unknown"):
        enrolment.make_code(FIRST, takeover="nowhere")
    with refused("terminal_unknown"):
        enrolment.confirm("hall-1", "terminal-1", SECOND)
    assert enrolment.state("hall-1", "terminal-1").status == 401
