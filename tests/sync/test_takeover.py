"""A new PC takes a hall over: everything comes back, checked, and its own facts follow in a new epoch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from app.domain.facts import BodiesErased, HallRenamed
from app.domain.refusal import Refusal
from app.domain.sync import BATCH_FACTS
from app.domain.sync_facts import UpstreamEnrolled
from app.services.hall import STORE_NAME, Hall, open_hall
from app.services.journal import JournalService
from app.services.sync import Enrolling, SyncService, SyncShown
from app.services.sync_enrol import asked
from app.services.sync_keys import terminal_signer
from app.services.sync_round import Round
from app.services.sync_takeover import Takeover
from app.sync import codec
from app.sync.fault import usable
from app.sync.signing import Signer
from app.upstream.answer import Answer
from app.upstream.enrolment import Enrolment, TerminalShown
from app.upstream.keys import UpstreamKeys
from app.upstream.receiving import Receiving
from db import journal, projection, sync
from db.upstream import alarms
from db.upstream.store import UpstreamStore, open_upstream
from tests.conftest import OFFICER
from tests.sync.nodes import SimClock

URL = "https://up.example"


class Up:
    """The real core of upstream, asked without a network."""

    def __init__(self, folder: Path) -> None:
        self.clock = SimClock()
        self.store: UpstreamStore = open_upstream("", folder)
        keys = UpstreamKeys(folder)
        self.enrolment = Enrolment(self.store, keys, self.clock)
        self.receiving = Receiving(self.store, keys, self.clock)
        self.spoil: Callable[[bytes], bytes] = lambda data: data

    def code(self, hall: str = "") -> str:
        return self.enrolment.make_code("a1", "" if hall else "大厅", hall)

    def waiting(self, hall: str) -> TerminalShown:
        found = self.enrolment.of_hall(hall)
        return next(shown for shown in found if shown.terminal.state == "waiting")

    def line(self, hall: str, terminal: str) -> Line:
        return Line(self, hall, terminal)


class Line:
    """One terminal's way to it."""

    def __init__(self, up: Up, hall: str, terminal: str) -> None:
        self._up, self._hall, self._terminal = up, hall, terminal

    def push(self, data: bytes) -> bytes:
        return _used(self._up.receiving.push(data))

    def heartbeat(self, data: bytes) -> bytes:
        return _used(self._up.receiving.heartbeat(data))

    def letters(self, after: int, nonce: str) -> bytes:
        return self._up.receiving.letters_after(self._hall, self._terminal, after)

    def facts(self, after: int, nonce: str) -> bytes:
        return self._up.spoil(self._up.receiving.facts_after(self._hall, self._terminal, after))

    def enrol(self, data: bytes) -> bytes:
        return _used(self._up.enrolment.enrol(data))

    def enrol_state(self, hall: str, terminal: str) -> bytes:
        return _used(self._up.enrolment.state(hall, terminal))

    def close(self) -> None:
        """Nothing is open."""


def _used(answer: Answer) -> bytes:
    return usable(answer.status, answer.body)


@pytest.fixture
def up(tmp_path: Path) -> Iterator[Up]:
    made = Up(tmp_path / "upstream")
    yield made
    made.store.close()


@pytest.fixture
def enrolled(hall: Hall, up: Up) -> Hall:
    """A hall whose journal lies upstream, an erased fact in it."""
    signer, terminal = terminal_signer(hall), "terminal-one"
    one = Enrolling(URL, "", up.code(), terminal, OFFICER.account)
    reply = asked(up.line(hall.id, terminal), signer, hall.id, "大厅", one)
    up.enrolment.confirm(hall.id, terminal, "a2")
    with hall.writing(OFFICER) as tx:
        tx.record(UpstreamEnrolled(URL, reply.upstream_key.hex(), terminal, signer.public.hex()))
        gone = tx.record(HallRenamed("将被删除"))
        tx.record(HallRenamed("还在"))
        tx.record(BodiesErased((gone.seq,), "request"))
        journal.erase_bodies(tx.conn, (gone.seq,))
        projection.rebuild(tx.conn)
    carries(hall, up, signer)
    return hall


def carrier_of(hall: Hall, up: Up, signer: Signer) -> Round:
    with hall.reading() as view:
        found = sync.enrolment(view.conn)
    assert found is not None
    return Round(hall, signer, up.line(hall.id, found.terminal))


def carries(hall: Hall, up: Up, signer: Signer) -> SyncShown:
    carrier = carrier_of(hall, up, signer)
    for _ in range(20):
        if carrier.step():
            break
    return SyncService(hall).status()


def moved(folder: Path, up: Up) -> Takeover:
    return Takeover(folder, up.clock, lambda to, signer: up.line(to.hall, to.terminal))


def begun(folder: Path, up: Up, hall: Hall) -> Takeover:
    takeover = moved(folder, up)
    words = takeover.begin(URL, up.code(hall.id))
    assert up.waiting(hall.id).words == words
    return takeover


def confirmed(folder: Path, up: Up, hall: Hall) -> Takeover:
    takeover = begun(folder, up, hall)
    up.enrolment.confirm(hall.id, up.waiting(hall.id).terminal.terminal, "a2")
    return takeover


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        call()
    return caught.value.key


def test_everything_comes_back_and_goes_on_in_a_new_epoch(enrolled: Hall, up: Up, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    count = confirmed(folder, up, enrolled).finish("旧电脑坏了")
    with closing(open_hall(folder, up.clock)) as taken:
        assert taken.id == enrolled.id
        assert JournalService(taken).verify().holds
        assert JournalService(taken).rebuild_into(tmp_path / "again.db").same
        with taken.reading() as view, enrolled.reading() as old:
            ours, theirs = (list(journal.entries(v.conn, taken.id)) for v in (view, old))
            assert ours[:count] == theirs
            assert [(e.head.epoch, e.head.kind) for e in ours[count:]] == [
                (2, "EpochOpened"),
                (2, "UpstreamEnrolled"),
            ]
            assert view.settings.name == "还在"
        with taken.writing(OFFICER) as tx:
            tx.record(HallRenamed("新终端"))
        shown = carries(taken, up, terminal_signer(taken))
        assert (shown.unsent, shown.trouble, shown.acked_seq) == (0, None, count + 3)
    assert {path.name for path in folder.iterdir()} == {STORE_NAME, "zaigang.key"}


def test_a_hall_of_large_facts_comes_back_in_pages_that_a_terminal_takes(
    enrolled: Hall, up: Up, tmp_path: Path
) -> None:
    with enrolled.writing(OFFICER) as tx:
        tx.record_all([("", HallRenamed(f"{number:060000}")) for number in range(300)])
    carries(enrolled, up, terminal_signer(enrolled))
    pages: list[int] = []

    def weighed(data: bytes) -> bytes:
        pages.append(len(data))
        return data

    takeover = confirmed(tmp_path / "new", up, enrolled)
    up.spoil = weighed
    assert takeover.finish("旧电脑坏了") == SyncService(enrolled).status().own_seq
    assert max(pages) < 1.1 * codec.FACTS_BYTES
    assert len(pages) > 8


def test_the_old_terminal_sends_no_more(enrolled: Hall, up: Up, tmp_path: Path) -> None:
    confirmed(tmp_path / "new", up, enrolled).finish("旧电脑坏了")
    with enrolled.writing(OFFICER) as tx:
        tx.record(HallRenamed("旧终端"))
    shown = carries(enrolled, up, terminal_signer(enrolled))
    assert shown.trouble is not None
    assert (shown.trouble.key, shown.unsent) == ("upstream_revoked", 1)


def test_all_that_the_old_terminal_still_has_lies_in_the_quarantine_once(
    enrolled: Hall, up: Up, tmp_path: Path
) -> None:
    confirmed(tmp_path / "new", up, enrolled).finish("旧电脑坏了")
    with enrolled.writing(OFFICER) as tx:
        tx.record_all([("", HallRenamed(f"旧终端{number}")) for number in range(BATCH_FACTS + 50)])
    for _ in range(2):  # a restart in between
        carrier = carrier_of(enrolled, up, terminal_signer(enrolled))
        for _ in range(4):
            carrier.step()
        shown = SyncService(enrolled).status()
        with up.store.read() as conn:
            kept = [codec.push_from(row.message)[1] for row in alarms.kept(conn, enrolled.id)]
        seqs = [entry.head.seq for batch in kept for entry in batch.entries]
        assert seqs == list(range(shown.acked_seq + 1, shown.own_seq + 1))


def test_nothing_is_fetched_before_a_second_person_has_confirmed_it(
    enrolled: Hall, up: Up, tmp_path: Path
) -> None:
    folder = tmp_path / "new"
    takeover = begun(folder, up, enrolled)
    assert refused(lambda: takeover.finish("旧电脑坏了")) == "takeover_waiting"
    assert refused(lambda: moved(folder, up).finish("旧电脑坏了")) == "takeover_waiting"
    up.enrolment.refuse(enrolled.id, up.waiting(enrolled.id).terminal.terminal, "a2")
    assert refused(lambda: takeover.finish("旧电脑坏了")) == "enrol_refused"
    assert not (folder / STORE_NAME).exists()


def test_a_wrong_code_and_a_folder_with_a_hall_are_refused(enrolled: Hall, up: Up, tmp_path: Path) -> None:
    assert refused(lambda: moved(tmp_path / "new", up).begin(URL, "wrong")) == "enrol_code_wrong"
    assert not (tmp_path / "new").exists()
    code = up.code(enrolled.id)
    assert refused(lambda: moved(enrolled.folder, up).begin(URL, code)) == "takeover_not_empty"


@pytest.mark.parametrize("spoiling", ["body", "lost", "order"])
def test_facts_that_do_not_hold_are_not_taken(enrolled: Hall, up: Up, tmp_path: Path, spoiling: str) -> None:
    def spoil(data: bytes) -> bytes:
        reply = msgspec.msgpack.decode(data)
        facts = reply[0]
        if spoiling == "body" and facts:
            facts[4][1][10] = b'{"name":"forged"}'
        elif spoiling == "lost":
            del facts[-1:]
        elif facts:
            facts[2], facts[3] = facts[3], facts[2]
        return msgspec.msgpack.encode(reply)

    folder = tmp_path / "new"
    takeover = confirmed(folder, up, enrolled)
    up.spoil = spoil
    assert refused(lambda: takeover.finish("旧电脑坏了")) == "takeover_chain"
    assert not (folder / STORE_NAME).exists()
    up.spoil = lambda data: data
    assert takeover.finish("旧电脑坏了") > 0


def test_a_body_that_upstream_withholds_without_a_ground_is_noticed(
    enrolled: Hall, up: Up, tmp_path: Path
) -> None:
    def spoil(data: bytes) -> bytes:
        reply = msgspec.msgpack.decode(data)
        if reply[0]:
            reply[0][4][1][9] = reply[0][4][1][10] = None
        return msgspec.msgpack.encode(reply)

    takeover = confirmed(tmp_path / "new", up, enrolled)
    up.spoil = spoil
    assert refused(lambda: takeover.finish("旧电脑坏了")) == "takeover_chain"
