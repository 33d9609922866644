"""Batches and heartbeats: what extends the chain is taken once, whatever else comes."""

from __future__ import annotations

import itertools
import random
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from app.domain.journal import GENESIS, Entry, verify_chain
from app.domain.refusal import Refusal
from app.domain.sync import Batch, ChainHead, head_statement, push_statement
from app.sync import codec
from app.sync.signing import Signer, holds
from app.upstream.answer import Answer
from db.upstream import alarms, boots, chain, halls, meta, terminals
from db.upstream.store import open_upstream
from db.upstream.tables import alarm, batch, body, boot, clock_jump, journal, quarantine
from db.upstream.terminals import REPLACED, REVOKED, WAITING
from tests.upstream.terminal import Sender, Site, error_of

ILLNESS = b"appendicitis"


def taken(answer: Answer) -> tuple[str, ChainHead]:
    """The verdict and the head of an answer."""
    reply, signed = codec.head_reply_from(answer.body)
    return reply.verdict, signed.head


def alarms_of(site: Site, hall: str = "hall-1") -> list[str]:
    with site.store.read() as conn:
        return [row.kind for row in alarms.alarms(conn, hall)]


def contact_of(site: Site, hall: str = "hall-1") -> int:
    with site.store.read() as conn:
        row = halls.find(conn, hall)
    assert row is not None
    return int(row.contact_us)


def stored(site: Site, hall: str = "hall-1") -> list[Entry]:
    with site.store.read() as conn:
        return chain.entries_after(conn, hall, 0, 100_000, 1 << 40)


# --- batches that belong --------------------------------------------------------------------------------


def test_facts_arrive_whole_and_the_head_is_countersigned(site: Site, sender: Sender) -> None:
    sender.record(7)
    answer = site.receiving.push(sender.push())
    assert answer.status == 200
    assert taken(answer) == ("extends", sender.head)
    reply, signed = codec.head_reply_from(answer.body)
    statement = head_statement(sender.hall, sender.head, reply.incarnation)
    assert holds(site.keys.public, signed.signature, statement)
    assert stored(site) == sender.entries
    assert verify_chain(sender.hall, stored(site)).fault is None
    assert site.counted(batch) == 1


def test_a_batch_that_comes_again_is_known_and_written_once(site: Site, sender: Sender) -> None:
    sender.record(5)
    site.receiving.push(sender.push())
    for _ in range(3):
        assert taken(site.receiving.push(sender.push())) == ("known", sender.head)
    assert site.counted(journal) == 5
    assert site.counted(batch) == 1
    assert alarms_of(site) == []


def test_an_older_part_of_the_chain_is_answered_with_the_head(site: Site, sender: Sender) -> None:
    sender.record(9)
    site.receiving.push(sender.push())
    assert taken(site.receiving.push(sender.push(3, 6))) == ("known", sender.head)


def test_a_batch_that_overlaps_is_taken_from_the_head_on(site: Site, sender: Sender) -> None:
    sender.record(4)
    site.receiving.push(sender.push())
    sender.record(4)
    assert taken(site.receiving.push(sender.push(2))) == ("extends", sender.head)
    assert stored(site) == sender.entries


def test_a_batch_from_beyond_the_head_is_answered_with_the_head(site: Site, sender: Sender) -> None:
    sender.record(4)
    site.receiving.push(sender.push(1, 2))
    answer = site.receiving.push(sender.push(4))
    assert (answer.status, taken(answer)) == (200, ("ahead", ChainHead(1, 2, sender.entries[1].hash)))
    assert site.counted(journal) == 2


def test_facts_are_taken_whatever_they_say_and_of_whatever_kind(site: Site, sender: Sender) -> None:
    sender.record(1, "KindOfTheFuture", {"x": [1, {"y": None}]})
    sender.record(1, "LeaveDecided", {"nonsense": True})
    assert site.receiving.push(sender.push()).status == 200
    assert [entry.head.kind for entry in stored(site)] == ["KindOfTheFuture", "LeaveDecided"]


# --- bodies ---------------------------------------------------------------------------------------------


def test_bodies_that_the_hall_erased_are_erased_with_the_same_batch(site: Site, sender: Sender) -> None:
    sender.record(4)
    site.receiving.push(sender.push())
    sender.record(1, "BodiesErased", {"seqs": [2, 3], "ground": "request"})
    site.receiving.push(sender.push(5))
    assert [entry.body is None for entry in stored(site)] == [False, True, True, False, False]
    assert verify_chain(sender.hall, stored(site)).fault is None


def test_what_was_erased_before_it_was_sent_comes_without_body(site: Site, sender: Sender) -> None:
    sender.record(3)
    sender.record(1, "BodiesErased", {"seqs": [1], "ground": "request"})
    sender.erased(1)
    assert site.receiving.push(sender.push()).status == 200
    assert site.counted(body) == 3


def test_an_erasure_within_the_batch_itself_is_carried_out(site: Site, sender: Sender) -> None:
    sender.record(3)
    sender.record(1, "BodiesErased", {"seqs": [1, 99, "2", None, True], "ground": "request"})
    assert site.receiving.push(sender.push()).status == 200
    assert [entry.body is None for entry in stored(site)] == [True, False, False, False]


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Site]:
    """Upstream in a file."""
    with closing(open_upstream("", tmp_path / "up")) as store:
        yield Site.on(store)


def holds_illness(site: Site) -> list[str]:
    return [path.name for path in site.store.folder.rglob("*") if ILLNESS in path.read_bytes()]


def erased_again(site: Site) -> Sender:
    """A hall that has sent a private fact, and now erases it."""
    sender = site.admit(Sender())
    sender.record(1, "LeaveAsked", {"reason": ILLNESS.decode()})
    assert site.receiving.push(sender.push()).status == 200
    sender.record(1, "BodiesErased", {"seqs": [1], "ground": "request"})
    return sender


def test_what_was_erased_is_gone_from_every_file_once_the_batch_is_answered(embedded: Site) -> None:
    sender = erased_again(embedded)
    assert holds_illness(embedded)
    assert embedded.receiving.push(sender.push(2)).status == 200
    assert holds_illness(embedded) == []


def test_whoever_reads_holds_up_no_batch_and_what_was_erased_goes_with_the_next_message(
    embedded: Site,
) -> None:
    sender = erased_again(embedded)
    with embedded.store.read() as reader:
        reader.exec_driver_sql("SELECT * FROM body").all()
        began = time.monotonic()
        assert embedded.receiving.push(sender.push(2)).status == 200
        assert time.monotonic() - began < 2  # a writer waits for five
        assert holds_illness(embedded)
    assert embedded.receiving.heartbeat(sender.beat()).status == 200
    assert holds_illness(embedded) == []


def test_a_log_that_cannot_be_emptied_fails_no_batch(embedded: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    sender = erased_again(embedded)

    def broken() -> bool:
        raise Refusal("store_io", file="upstream.db")

    with monkeypatch.context() as patch:
        patch.setattr(embedded.store, "truncate_wal", broken)
        assert embedded.receiving.push(sender.push(2)).status == 200
    assert embedded.receiving.heartbeat(sender.beat()).status == 200
    assert holds_illness(embedded) == []


def test_what_a_process_that_was_killed_left_in_the_log_goes_with_the_first_message(embedded: Site) -> None:
    sender = erased_again(embedded)
    killed = embedded.store.folder.parent / "killed"
    with closing(embedded.store), pytest.MonkeyPatch.context() as patch:
        patch.setattr(embedded.store, "truncate_wal", lambda: False)
        embedded.receiving.push(sender.push(2))
        shutil.copytree(embedded.store.folder, killed)
    with closing(open_upstream("", killed)) as store:
        again = Site.on(store)
        assert holds_illness(again)
        assert again.receiving.heartbeat(sender.beat()).status == 200
        assert holds_illness(again) == []


# --- batches that do not --------------------------------------------------------------------------------


def test_another_history_is_a_fork_with_one_alarm_and_the_message_is_put_aside(
    site: Site, sender: Sender
) -> None:
    sender.record(4)
    other = sender.clone()
    sender.record(3)
    site.receiving.push(sender.push())
    other.record(2)
    for _ in range(3):
        answer = site.receiving.push(other.push(5))
        assert (answer.status, taken(answer)) == (409, ("fork", sender.head))
    assert alarms_of(site) == ["fork"]
    assert site.counted(quarantine) == 1
    assert stored(site) == sender.entries


def test_a_fork_that_grows_stays_one_alarm_and_one_message(site: Site, sender: Sender) -> None:
    sender.record(4)
    other = sender.clone()
    sender.record(1)
    site.receiving.push(sender.push())
    for _ in range(5):
        other.record(1)
        assert site.receiving.push(other.push(5)).status == 409
    assert (alarms_of(site), site.counted(quarantine)) == (["fork"], 1)
    with site.store.read() as conn:
        message, kept = codec.push_from(alarms.kept(conn, sender.hall)[0].message)
    assert (message.terminal, kept.entries) == (other.terminal, tuple(other.entries[4:]))


def test_two_forks_of_a_terminal_are_one_open_alarm_and_the_one_that_goes_on_is_the_next(
    site: Site, sender: Sender
) -> None:
    sender.record(2)
    one, two = sender.clone(), sender.clone()
    sender.record(1)
    site.receiving.push(sender.push())
    for other in (one, two):
        other.record(1)
        site.receiving.push(other.push(3))
    assert (alarms_of(site), site.counted(quarantine)) == (["fork"], 2)
    with site.store.write() as conn:
        alarms.settle(conn, sender.hall, 1, "li", "seen", 1)
    for other in (one, two):
        site.receiving.push(other.push(3))
    assert alarms_of(site) == ["fork", "fork"]


def test_a_quarantine_that_is_full_keeps_what_it_has(
    site: Site, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alarms, "QUARANTINE_MESSAGES", 3)
    sender.record(1)
    forks = [sender.clone() for _ in range(5)]
    sender.record(1)
    site.receiving.push(sender.push())
    for other in forks:
        other.record(1)
        assert site.receiving.push(other.push(2)).status == 409
    assert (site.counted(alarm), site.counted(quarantine)) == (1, 3)


def test_a_longer_message_that_a_full_quarantine_cannot_hold_does_not_push_out_the_shorter(
    site: Site, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender.record(1)
    other = sender.clone()
    sender.record(1)
    site.receiving.push(sender.push())
    other.record(1)
    site.receiving.push(other.push(2))
    with site.store.read() as conn:
        (short,) = alarms.kept(conn, sender.hall)
    monkeypatch.setattr(alarms, "QUARANTINE_BYTES", len(short.message))
    other.record(1)
    site.receiving.push(other.push(2))
    assert site.counted(quarantine) == 1


def put_aside(site: Site, sender: Sender) -> tuple[list[Entry], bytes]:
    """(facts of the one message in quarantine, its bytes); its signature holds."""
    with site.store.read() as conn:
        (row,) = alarms.kept(conn, sender.hall)
    message, kept = codec.push_from(row.message)
    assert holds(sender.signer.public, message.signature, push_statement(kept))
    assert row.last_hash == kept.end.hash
    return list(kept.entries), row.message


def forked(sender: Sender) -> Sender:
    """A copy of the disk that writes a fact of its own where the hall wrote another; both begin alike."""
    sender.record(2)
    sender.record(1, "LeaveAsked", {"reason": ILLNESS.decode()})
    other = sender.clone()
    sender.record(1)
    other.record(1, body={"n": "other"})
    return other


def test_a_body_that_the_hall_erases_leaves_the_quarantine_too_and_the_hashes_stay(
    site: Site, sender: Sender
) -> None:
    other = forked(sender)
    site.receiving.push(sender.push())
    assert site.receiving.push(other.push()).status == 409
    assert ILLNESS in put_aside(site, sender)[1]
    sender.record(1, "BodiesErased", {"seqs": [3, 4], "ground": "request"})
    assert site.receiving.push(sender.push(5)).status == 200
    kept, whole = put_aside(site, sender)
    assert ILLNESS not in whole
    assert [entry.hash for entry in kept] == [entry.hash for entry in other.entries]
    assert [entry.body for entry in kept if entry.head.seq != 3] == [
        entry.body for entry in other.entries if entry.head.seq != 3
    ]


def test_a_body_that_the_hall_has_erased_does_not_come_back_with_a_message_that_is_refused(
    site: Site, sender: Sender
) -> None:
    other = forked(sender)
    sender.record(1, "BodiesErased", {"seqs": [3], "ground": "request"})
    site.receiving.push(sender.push())
    assert site.receiving.push(other.push()).status == 409
    kept, whole = put_aside(site, sender)
    assert ILLNESS not in whole
    assert [entry.body is None for entry in kept] == [False, False, True, False]


def test_a_message_in_quarantine_that_cannot_be_read_goes_with_the_first_erasure(
    site: Site, sender: Sender, caplog: pytest.LogCaptureFixture
) -> None:
    other = forked(sender)
    site.receiving.push(sender.push())
    site.receiving.push(other.push())
    with site.store.write() as conn:
        conn.execute(quarantine.update().values(message=b"of another program"))
    sender.record(1, "BodiesErased", {"seqs": [3], "ground": "request"})
    assert site.receiving.push(sender.push(5)).status == 200
    assert (site.counted(quarantine), alarms_of(site)) == (0, ["fork"])
    assert "message 1 in quarantine cannot be read" in caplog.text


def test_an_epoch_closed_before_the_terminal_came_is_not_written_to(site: Site, sender: Sender) -> None:
    sender.record(3)
    site.receiving.push(sender.push())
    newer = site.admit(replace(sender.clone(), terminal="terminal-2"), epoch=2)
    newer.record(1)
    assert taken(site.receiving.push(newer.push(4)))[0] == "fork"
    assert site.counted(journal) == 3


def test_a_new_epoch_begins_by_saying_so(site: Site, sender: Sender) -> None:
    sender.record(3)
    site.receiving.push(sender.push())
    newer = site.admit(replace(sender.clone(), terminal="terminal-2", epoch=2), epoch=2)
    silent = newer.clone()
    silent.record(1)
    assert taken(site.receiving.push(silent.push(4)))[0] == "fork"
    newer.record(1, "EpochOpened", {"epoch": 2, "terminal": "terminal-2", "reason": "换机"})
    newer.record(2)
    assert taken(site.receiving.push(newer.push(4))) == ("extends", newer.head)
    assert newer.head.epoch == 2


def test_an_epoch_is_not_passed_over(site: Site, sender: Sender) -> None:
    sender.record(2)
    site.receiving.push(sender.push())
    sender.epoch = 3
    sender.record(1, "EpochOpened", {"epoch": 3, "terminal": "terminal-1", "reason": "?"})
    assert taken(site.receiving.push(sender.push(3)))[0] == "fork"


@pytest.mark.parametrize("harm", ["order", "commitment", "last_hash"])
def test_a_batch_that_does_not_hold_in_itself_is_refused_and_not_written(
    site: Site, sender: Sender, harm: str
) -> None:
    sender.record(4)
    good = sender.batch()
    entries = list(good.entries)
    if harm == "order":
        entries = [entries[0], entries[2], entries[3]]
    elif harm == "commitment":
        entries[3] = entries[3]._replace(body=b'{"n":99}')
    elif harm == "last_hash":
        entries[3] = entries[3]._replace(hash=bytes(32))
    answer = site.receiving.push(sender.pushed(Batch(good.hall, 1, good.prev, tuple(entries))))
    assert answer.status == 400
    assert error_of(answer.body)
    assert site.counted(journal) == 0


# --- who sends ------------------------------------------------------------------------------------------


def test_a_stranger_is_told_so_and_nothing_is_written(site: Site, sender: Sender) -> None:
    sender.record(2)
    stranger = replace(sender.clone(), terminal="terminal-9")
    forger = replace(sender.clone(), signer=Signer(bytes(32)))
    elsewhere = replace(sender.clone(), hall="hall-9")
    elsewhere.entries.clear()
    elsewhere.record(1)
    for one in (stranger, forger, elsewhere):
        assert site.receiving.push(one.push()).status == 401
        assert site.receiving.heartbeat(one.beat()).status == 401
    assert (site.counted(journal), site.counted(quarantine), site.counted(alarm)) == (0, 0, 0)


@pytest.mark.parametrize("bits", [(0,), pytest.param(range(1, 8), marks=pytest.mark.full)])
def test_a_message_of_which_a_single_bit_was_changed_is_not_taken(
    site: Site, sender: Sender, bits: Sequence[int]
) -> None:
    sender.record(3)
    for data, receive in ((sender.push(), site.receiving.push), (sender.beat(), site.receiving.heartbeat)):
        for place, bit in itertools.product(range(len(data)), bits):
            changed = bytearray(data)
            changed[place] ^= 1 << bit
            assert receive(bytes(changed)).status in (400, 401), (place, bit)
    assert [site.counted(table) for table in (journal, body, boot, quarantine, alarm)] == [0] * 5


def test_a_body_that_was_taken_out_on_the_way_is_missed(site: Site, sender: Sender) -> None:
    sender.record(3)
    message, _ = codec.push_from(sender.push())
    facts = [*message.facts[:2], structs.replace(message.facts[2], body=None, salt=None)]
    stripped = structs.replace(message, facts=facts)
    assert site.receiving.push(codec.encoded(stripped)).status == 401
    assert site.counted(journal) == 0


@pytest.mark.parametrize("state", [REVOKED, REPLACED])
def test_a_terminal_that_may_no_longer_send_is_told_so_and_its_facts_are_put_aside(
    site: Site, sender: Sender, state: str
) -> None:
    sender.record(2)
    site.receiving.push(sender.push())
    with site.store.write() as conn:
        known = terminals.find(conn, sender.hall, sender.terminal)
        assert known is not None
        terminals.change(conn, known, state=state)
    sender.record(3)
    for _ in range(2):
        assert site.receiving.push(sender.push(3)).status == 403
        assert site.receiving.heartbeat(sender.beat()).status == 403
    assert (site.counted(journal), site.counted(quarantine)) == (2, 1)
    assert alarms_of(site) == ["revoked"]


def test_a_terminal_that_nobody_has_confirmed_sends_nothing(site: Site) -> None:
    waiting = site.admit(Sender(), state=WAITING)
    waiting.record(1)
    assert site.receiving.push(waiting.push()).status == 401
    assert site.counted(quarantine) == 0


def test_a_suite_that_is_not_known_is_refused(site: Site, sender: Sender) -> None:
    sender.record(1)
    data = sender.push().replace(b"ed25519-sha256", b"sm2-sm3-sm4-xx")
    assert (site.receiving.push(data).status, error_of(site.receiving.push(data).body)) == (400, "suite")


# --- heartbeats -----------------------------------------------------------------------------------------


def test_a_heartbeat_tells_what_is_still_to_come(site: Site, sender: Sender) -> None:
    sender.record(5)
    site.receiving.push(sender.push(1, 3))
    site.clock.pass_time(60)
    answer = site.receiving.heartbeat(sender.beat())
    assert taken(answer) == ("ahead", ChainHead(1, 3, sender.entries[2].hash))
    with site.store.read() as conn:
        row = halls.find(conn, sender.hall)
    assert row is not None
    assert (row.seq, row.claimed_seq, row.contact_us) == (3, 5, site.clock.wall_us())


def test_a_heartbeat_with_the_same_head_is_known(site: Site, sender: Sender) -> None:
    sender.record(2)
    site.receiving.push(sender.push())
    assert taken(site.receiving.heartbeat(sender.beat())) == ("known", sender.head)
    assert alarms_of(site) == []


def test_a_terminal_that_has_gone_back_raises_one_alarm(site: Site, sender: Sender) -> None:
    sender.record(5)
    site.receiving.push(sender.push())
    older = sender.clone()
    del older.entries[3:]
    for _ in range(3):
        assert taken(site.receiving.heartbeat(older.beat())) == ("known", sender.head)
    assert alarms_of(site) == ["restored"]


def test_a_heartbeat_that_was_held_up_on_its_way_is_no_alarm(site: Site, sender: Sender) -> None:
    sender.record(5)
    held_up = sender.beat()
    sender.record(1)
    site.receiving.push(sender.push())
    assert taken(site.receiving.heartbeat(held_up)) == ("known", sender.head)
    assert alarms_of(site) == []


@pytest.mark.parametrize("message", ["beat", "push"])
def test_a_message_that_somebody_sends_again_is_no_contact(site: Site, sender: Sender, message: str) -> None:
    sender.record(1)
    site.receiving.push(first := sender.push())
    told = first if message == "push" else sender.beat()
    receive = site.receiving.push if message == "push" else site.receiving.heartbeat
    receive(told)
    before = contact_of(site)
    site.clock.pass_time(3 * 86_400)
    assert receive(told).status == 200
    assert (contact_of(site), site.counted(boot)) == (before, 1)
    sender.wall_us -= 365 * 86_400 * 1_000_000
    assert site.receiving.heartbeat(sender.beat()).status == 200
    assert contact_of(site) == site.clock.wall_us()


def test_a_terminal_that_was_started_before_the_one_it_replaces_is_in_contact(
    site: Site, sender: Sender
) -> None:
    sender.record(1)
    site.receiving.push(sender.push())
    newer = site.admit(Sender(terminal="terminal-2", epoch=2, boot_id="boot-2", boot_us=10**12), epoch=2)
    for _ in range(2):
        site.clock.pass_time(60)
        newer.pass_time(60)
        site.receiving.heartbeat(newer.beat())
        assert contact_of(site) == site.clock.wall_us()


def test_a_heartbeat_of_another_history_is_a_fork(site: Site, sender: Sender) -> None:
    sender.record(2)
    other = sender.clone()
    sender.record(3)
    site.receiving.push(sender.push())
    other.record(2)
    for _ in range(2):
        assert site.receiving.heartbeat(other.beat()).status == 409
    assert alarms_of(site) == ["fork"]


def test_a_terminal_that_makes_up_heads_and_boots_leaves_few_of_either_and_none_of_a_fact_is_lost(
    site: Site, sender: Sender
) -> None:
    for number in range(5):
        sender.reboot(f"old-{number}", 0)
        sender.record(1)
    site.receiving.push(sender.push())
    for number in range(2 * boots.IDLE_MOST):
        made_up = ChainHead(1, 5, number.to_bytes(32, "big"))
        sender.boot_id = f"made-up-{number}"
        assert site.receiving.heartbeat(sender.beat(made_up)).status == 409
    assert alarms_of(site) == ["fork"]
    assert site.counted(boot) <= 5 + boots.IDLE_MOST + boots.IDLE_KEPT
    with site.store.read() as conn:
        assert len(boots.find(conn, sender.hall, [f"old-{number}" for number in range(5)])) == 5


def test_a_terminal_that_takes_over_has_nothing_at_first_and_that_is_no_alarm(
    site: Site, sender: Sender
) -> None:
    sender.record(2)
    site.receiving.push(sender.push())
    newer = site.admit(Sender(terminal="terminal-2", epoch=2), epoch=2)
    assert taken(site.receiving.heartbeat(newer.beat())) == ("known", sender.head)
    assert alarms_of(site) == []


# --- another life of the database -----------------------------------------------------------------------


def test_every_answer_names_the_life_of_the_database_as_it_is_then(site: Site, sender: Sender) -> None:
    sender.record(2)

    def named() -> set[str]:
        pushed = codec.head_reply_from(site.receiving.push(sender.push()).body)[1]
        beat = codec.head_reply_from(site.receiving.heartbeat(sender.beat()).body)[1]
        data = site.receiving.facts_after(sender.hall, sender.terminal, 0)
        _, fetched, _ = codec.facts_from(data, sender.hall, GENESIS)
        return {pushed.incarnation, beat.incarnation, fetched.incarnation}

    before = named()
    with site.store.write() as conn:  # `zaigang upstream restored`, while this process works on
        meta.begin_incarnation(conn)
    with site.store.read() as conn:
        begun = {meta.incarnation(conn)}
    assert (len(before), named()) == (1, begun)
    assert begun != before


# --- chains that were tampered with, by the thousand ----------------------------------------------------


@pytest.mark.parametrize(
    "count", [10, pytest.param(1000, marks=[pytest.mark.full, pytest.mark.timeout(900)])]
)
def test_no_rewritten_cut_or_forked_chain_is_accepted(site: Site, count: int) -> None:
    accepted = 0
    for seed in range(count):
        rng = random.Random(seed)
        sender = site.admit(Sender(hall=f"hall-{seed}"))
        length = rng.randint(2, 12)
        sender.record(length)
        site.receiving.push(sender.push())
        accepted += sum(_accepted(site, harmed) for harmed in _tampered(sender, length, rng))
        assert stored(site, sender.hall) == sender.entries, seed
    assert accepted == 0


def _accepted(site: Site, sender: Sender) -> bool:
    """Whether upstream has anything of it, from wherever it was sent."""
    before = stored(site, sender.hall)
    for first in {1, len(before), len(before) + 1} & set(range(1, len(sender.entries) + 1)):
        site.receiving.push(sender.push(first))
    site.receiving.heartbeat(sender.beat())
    return stored(site, sender.hall) != before


def _tampered(sender: Sender, length: int, rng: random.Random) -> list[Sender]:
    """One rewritten from some place on, one cut and written on, one forked from the head."""
    rewritten, cut, forked = sender.clone(), sender.clone(), sender.clone()
    place = rng.randrange(length)
    del rewritten.entries[place:]
    rewritten.record(length - place + rng.randint(0, 3), body={"forged": rng.random()})
    del cut.entries[rng.randrange(length) :]  # whole facts are gone, others follow
    cut.record(rng.randint(1, 20))
    del forked.entries[length - 1 :]
    forked.record(rng.randint(1, 3), body={"fork": rng.random()})
    return [rewritten, cut, forked]


def test_wrong_clocks_are_noted_and_the_facts_taken_all_the_same(site: Site, sender: Sender) -> None:
    sender.record(2)
    sender.wall_us += 3600 * 1_000_000
    sender.record(1)
    sender.wall_us -= 3600 * 1_000_000
    sender.record(1)
    site.clock.now_us = sender.wall_us
    assert site.receiving.push(sender.push()).status == 200
    assert (site.counted(clock_jump), alarms_of(site)) == (1, ["clock"])
