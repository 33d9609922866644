"""One step of the carrier against an upstream that says anything."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from app.domain.facts import HallRenamed
from app.domain.journal import GENESIS
from app.domain.sync import BATCH_FACTS, ChainHead
from app.domain.sync_facts import UpstreamLeft
from app.services.hall import Hall
from app.services.sync import SyncService, SyncShown
from app.services.sync_round import IDLE_SECONDS, Round
from app.sync import codec
from app.sync.fault import ChannelFault
from app.sync.signing import Signer
from db import sync
from tests.conftest import OFFICER
from tests.services.post import Post
from tests.sync.scripted import Scripted


@pytest.fixture
def post(hall: Hall) -> Post:
    return Post(hall)


@pytest.fixture
def up(hall: Hall, post: Post) -> Scripted:
    return Scripted(hall, post)


@pytest.fixture
def carrier(hall: Hall, up: Scripted) -> Round:
    return Round(hall, Signer(bytes(32)), up, random.Random(1))


def status(hall: Hall) -> SyncShown:
    return SyncService(hall).status()


def trouble(hall: Hall) -> str:
    found = status(hall).trouble
    return found.key if found else ""


def records(hall: Hall, count: int = 1) -> None:
    with hall.writing(OFFICER) as tx:
        tx.record_all([("", HallRenamed(f"大厅{number}")) for number in range(count)])


def runs(carrier: Round) -> float:
    for _ in range(20):
        delay = carrier.step()
        if delay:
            return delay
    raise AssertionError("it never came to rest")


def test_everything_is_sent_in_order_and_then_a_heartbeat_each_minute(
    hall: Hall, up: Scripted, carrier: Round
) -> None:
    assert runs(carrier) == IDLE_SECONDS
    end = status(hall).own_seq
    assert up.pushed == list(range(1, end + 1))
    assert (status(hall).unsent, status(hall).acked_seq, trouble(hall)) == (0, end, "")
    assert carrier.step() == IDLE_SECONDS
    assert up.asked[-1] == "heartbeat"


def test_a_batch_is_never_larger_than_it_may_be(hall: Hall, up: Scripted, carrier: Round) -> None:
    records(hall, BATCH_FACTS + 50)
    runs(carrier)
    assert up.asked.count("push") == 2
    assert len(up.pushed) == status(hall).own_seq


def test_what_is_unsent_is_counted_and_dated_from_the_first(hall: Hall, carrier: Round) -> None:
    runs(carrier)
    before = hall.clock.wall_us() // 1_000_000
    records(hall, 3)
    shown = status(hall)
    assert (shown.unsent, shown.oldest_unsent) == (3, before)


@pytest.mark.parametrize(
    ("fault", "key"),
    [
        (ChannelFault("upstream_unreachable"), "upstream_unreachable"),
        (ChannelFault("upstream_busy", 503, 7.0), "upstream_busy"),
    ],
)
def test_a_line_that_is_down_is_shown_since_when_and_tried_again(
    hall: Hall, up: Scripted, carrier: Round, fault: ChannelFault, key: str
) -> None:
    up.fault = fault
    delay = carrier.step()
    assert 0 < delay <= 300
    assert delay >= (fault.retry_after or 0)
    since = status(hall).trouble_since
    assert trouble(hall) == key
    carrier.step()
    assert status(hall).trouble_since == since
    up.fault = None
    runs(carrier)
    assert (trouble(hall), status(hall).unsent) == ("", 0)


def test_a_terminal_that_may_send_no_more_offers_each_batch_once_and_then_rests(
    hall: Hall, up: Scripted, carrier: Round
) -> None:
    runs(carrier)
    acked = status(hall).acked_seq
    up.fault = ChannelFault("upstream_revoked", 403)
    records(hall, 2 * BATCH_FACTS + 300)
    for _ in range(5):
        assert carrier.step() > 0
    assert [batch.first - acked for batch in up.offered] == [1, BATCH_FACTS + 1, 2 * BATCH_FACTS + 1]
    assert up.asked[-2:] == ["heartbeat", "heartbeat"]
    assert (status(hall).acked_seq, trouble(hall)) == (acked, "upstream_revoked")


def test_what_is_recorded_after_that_is_offered_with_the_batch_that_it_belongs_to(
    hall: Hall, up: Scripted, carrier: Round
) -> None:
    runs(carrier)
    up.fault = ChannelFault("upstream_revoked", 403)
    for _ in range(3):
        records(hall)
        carrier.step()
        carrier.step()
    first = status(hall).acked_seq + 1
    assert [(batch.first, batch.end.seq) for batch in up.offered] == [(first, first + n) for n in range(3)]
    up.fault = None
    assert runs(carrier) == IDLE_SECONDS
    assert (status(hall).unsent, trouble(hall)) == (0, "")


def test_an_upstream_that_keeps_nothing_of_what_it_takes_is_asked_more_and_more_seldom(
    hall: Hall, up: Scripted, carrier: Round
) -> None:
    runs(carrier)
    acked = status(hall).acked_seq
    records(hall)
    up.forgets = True
    assert runs(carrier) > 0
    rests = [carrier.step() for _ in range(8)]
    assert min(rests) > 0 and max(rests) > 20
    assert (trouble(hall), status(hall).unsent, status(hall).acked_seq) == ("upstream_answer", 1, acked)
    up.forgets = False
    assert runs(carrier) == IDLE_SECONDS
    assert (trouble(hall), status(hall).unsent) == ("", 0)


def test_an_answer_that_another_has_signed_is_not_believed(
    hall: Hall, post: Post, up: Scripted, carrier: Round
) -> None:
    runs(carrier)
    acked = status(hall).acked_seq
    records(hall)
    post.signer = Signer(bytes(range(1, 33)))
    carrier.step()
    assert (trouble(hall), status(hall).acked_seq) == ("upstream_untrue", acked)


def test_a_number_alone_acknowledges_nothing(hall: Hall, up: Scripted, carrier: Round) -> None:
    runs(carrier)
    records(hall)
    acked = status(hall).acked_seq
    up.head = ChainHead(1, acked, b"\x01" * 32)
    up.forgets = True
    carrier.step()
    assert (status(hall).standing, status(hall).acked_seq) == ("contradicts", acked)


def test_nothing_more_is_sent_to_an_upstream_that_contradicts_and_it_is_shown_where(
    hall: Hall, up: Scripted, carrier: Round
) -> None:
    runs(carrier)
    up.head = ChainHead(1, 2, b"\x01" * 32)
    assert carrier.step() == 0.0
    count = up.asked.count("push")
    records(hall)
    assert carrier.step() == IDLE_SECONDS
    assert up.beat.seq == 2
    assert (up.asked.count("push"), trouble(hall)) == (count, "sync_contradicts")
    up.has_everything()
    assert runs(carrier) == IDLE_SECONDS
    assert (status(hall).standing, trouble(hall)) == ("", "")


def test_an_upstream_that_has_lost_what_it_signed_is_noticed_by_the_next_heartbeat(
    hall: Hall, up: Scripted, carrier: Round
) -> None:
    runs(carrier)
    acked = status(hall).acked_seq
    up.head = ChainHead()
    assert carrier.step() == IDLE_SECONDS
    assert (status(hall).standing, status(hall).acked_seq) == ("went_back", acked)
    assert "push" not in up.asked[-1]


def test_an_upstream_restored_from_a_backup_is_sent_what_it_lacks(
    hall: Hall, up: Scripted, carrier: Round
) -> None:
    runs(carrier)
    up.pushed.clear()
    up.head, up.incarnation = ChainHead(1, 0, GENESIS), "i2"
    runs(carrier)
    assert up.pushed == list(range(1, status(hall).own_seq + 1))


def test_a_terminal_with_an_old_disk_image_stops(hall: Hall, up: Scripted, carrier: Round) -> None:
    up.head = ChainHead(1, 99, b"\x02" * 32)
    carrier.step()
    assert (status(hall).standing, trouble(hall)) == ("we_are_behind", "sync_we_are_behind")
    assert up.asked == ["heartbeat"]


def test_letters_are_fetched_after_the_cursor_and_what_became_of_them_goes_up_at_once(
    hall: Hall, post: Post, up: Scripted, carrier: Round
) -> None:
    runs(carrier)
    up.waiting = [post.letter("message", {"text": str(n)}) for n in range(3)]
    assert carrier.step() == 0.0
    assert up.asked[-1] == "letters 0"
    runs(carrier)
    assert [m.text for m in SyncService(hall).messages()] == ["0", "1", "2"]
    assert status(hall).unsent == 0
    up.waiting.append(post.letter("message", {"text": "3"}))
    carrier.step()
    assert up.asked[-1] == "letters 3"


def test_a_letter_that_is_not_upstreams_is_left_until_a_true_one_comes(
    hall: Hall, post: Post, up: Scripted, carrier: Round
) -> None:
    runs(carrier)
    true = post.letter("message", {"text": "真"})
    up.waiting = [replace(true, body=b'{"text":"no"}')]
    assert carrier.step() > 0
    assert (trouble(hall), SyncService(hall).messages()) == ("letter_untrue", ())
    up.waiting = [true]
    runs(carrier)
    assert [m.text for m in SyncService(hall).messages()] == ["真"]


@pytest.mark.parametrize("nonce", ["随", "a\nb", "a\n", "\x00", "x" * 129])
def test_a_nonce_that_no_header_can_hold_is_no_answer(
    hall: Hall, up: Scripted, carrier: Round, nonce: str
) -> None:
    up.nonce = nonce
    assert carrier.step() > 0
    assert trouble(hall) == "upstream_answer"


def test_a_head_of_an_epoch_that_cannot_be_is_no_answer(hall: Hall, up: Scripted, carrier: Round) -> None:
    runs(carrier)
    up.head = replace(up.head, epoch=2**63)
    assert carrier.step() > 0
    assert trouble(hall) == "upstream_answer"


def test_letters_that_were_not_asked_for_are_not_gone_through_for_ever(
    hall: Hall, post: Post, up: Scripted, carrier: Round
) -> None:
    up.waiting = [post.letter("message", {"text": str(n)}) for n in range(2)]
    runs(carrier)
    up.waiting.append(post.letter("message", {"text": "2"}))
    up.letters = lambda after, nonce: codec.letters_bytes(up.waiting[:1], 3, "n")  # type: ignore[method-assign]
    assert carrier.step() > 0
    assert trouble(hall) == "upstream_answer"


def test_a_restored_upstream_numbers_its_letters_anew_and_none_is_passed_over_or_taken_twice(
    hall: Hall, post: Post, up: Scripted, carrier: Round
) -> None:
    up.waiting = [post.letter("message", {"text": str(n)}) for n in range(3)]
    runs(carrier)
    post.number = 1
    up.waiting[1:] = [post.letter("message", {"text": "新"}, letter="another")]
    up.incarnation = "i2"
    runs(carrier)
    assert sorted(m.text for m in SyncService(hall).messages()) == ["0", "1", "2", "新"]


def test_a_hall_that_has_left_sends_nothing(hall: Hall, up: Scripted, carrier: Round) -> None:
    with hall.writing(OFFICER) as tx:
        tx.record(UpstreamLeft("换服务器"))
    assert carrier.step() == IDLE_SECONDS
    assert (up.asked, status(hall).enrolled) == ([], False)


def test_a_second_carrier_of_the_same_store_does_not_undo_what_the_first_has_kept(
    hall: Hall, up: Scripted, carrier: Round
) -> None:
    carrier.step()
    whole = up._answer

    def meanwhile() -> bytes:
        old = whole()
        up._answer = whole  # type: ignore[method-assign]
        runs(Round(hall, Signer(bytes(32)), up, random.Random(2)))
        return old

    up._answer = meanwhile  # type: ignore[method-assign]
    runs(carrier)
    assert (status(hall).unsent, trouble(hall)) == (0, "")


def test_an_idle_heartbeat_writes_nothing(hall: Hall, carrier: Round) -> None:
    runs(carrier)
    before = hall.store.data_version()
    carrier.step()
    assert hall.store.data_version() == before


def test_a_message_that_was_read_is_not_shown_again(
    hall: Hall, post: Post, up: Scripted, carrier: Round
) -> None:
    up.waiting = [post.letter("message", {"text": "请阅"})]
    runs(carrier)
    service = SyncService(hall)
    (message,) = service.messages()
    service.read_message(OFFICER, message.letter)
    service.read_message(OFFICER, message.letter)
    assert service.messages() == ()
    with hall.reading() as view:
        assert sync.letters_settled(view.conn)[0].outcome == "accepted"
