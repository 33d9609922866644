"""Letters are numbered without a gap, signed, fetched in order, and settled once."""

from __future__ import annotations

import threading
import uuid
from dataclasses import replace

import pytest

from app.domain.letter import Letter, letter_statement
from app.domain.refusal import Refusal
from app.domain.sync_facts import LetterSettled
from app.domain.upstream_access import Member
from app.sync import codec
from app.sync.signing import holds
from app.upstream.letters import uuid7
from db.upstream import letters
from tests.upstream.terminal import CENTRE, REVIEWER, START_US, Sender, Site

BODY = {"text": "请核对四月的排班。"}


def send(site: Site, hall: str = "hall-1", text: str = "请核对四月的排班。") -> int:
    return site.upstream.letters.send(hall, "message", {"text": text}, 0, CENTRE).number


def test_a_letter_is_signed_and_comes_down_as_it_was_written(site: Site, sender: Sender) -> None:
    sent = site.upstream.letters.send(sender.hall, "message", BODY, 7, CENTRE)
    data = site.receiving.letters_after(sender.hall, sender.terminal, 0)
    (found,), reply = codec.letters_from(data)
    assert found == sent
    assert holds(site.keys.public, found.signature, letter_statement(found))
    assert (found.number, found.expected, found.author, reply.newest) == (1, 7, "李芳", 1)


def test_a_letter_is_marked_as_fetched_the_first_time(site: Site, sender: Sender) -> None:
    send(site)
    assert site.upstream.letters.of_hall(sender.hall)[0].fetched_us == 0
    site.receiving.letters_after(sender.hall, sender.terminal, 0)
    first = site.upstream.letters.of_hall(sender.hall)[0].fetched_us
    site.clock.pass_time(60)
    site.receiving.letters_after(sender.hall, sender.terminal, 0)
    assert site.upstream.letters.of_hall(sender.hall)[0].fetched_us == first == START_US


def test_every_answer_tells_of_the_newest_letter(site: Site, sender: Sender) -> None:
    sender.record(1)
    for expected in (1, 2):
        send(site)
        reply, _ = codec.head_reply_from(site.receiving.push(sender.push()).body)
        assert reply.letters == expected
        reply, _ = codec.head_reply_from(site.receiving.heartbeat(sender.beat()).body)
        assert reply.letters == expected


def test_each_hall_has_numbers_of_its_own(site: Site, sender: Sender) -> None:
    site.admit(Sender(hall="hall-2"))
    assert [send(site), send(site, "hall-2"), send(site)] == [1, 1, 2]


@pytest.mark.parametrize(
    ("kind", "body", "key"),
    [
        ("message", {"text": 5}, "letter_form"),
        ("message", {"text": "好", "path": "/etc/passwd"}, "letter_form"),
        ("command", {"run": "ls"}, "letter_kind"),
        ("roster", {"rows": [], "replacing": False}, "letter_form"),
    ],
)
def test_a_letter_that_does_not_fit_its_kind_is_not_sent(
    site: Site, sender: Sender, kind: str, body: dict[str, object], key: str
) -> None:
    with pytest.raises(Refusal) as caught:
        site.upstream.letters.send(sender.hall, kind, body, 0, CENTRE)
    assert caught.value.key == key
    assert site.upstream.letters.of_hall(sender.hall) == []


def test_nothing_is_sent_to_a_hall_that_is_not_there(site: Site) -> None:
    with pytest.raises(Refusal) as caught:
        send(site, "nowhere")
    assert caught.value.key == "hall_unknown"


def test_the_first_outcome_counts(site: Site, sender: Sender) -> None:
    letter = site.upstream.letters.send(sender.hall, "message", BODY, 0, CENTRE).letter
    for outcome in ("too_late", "accepted"):
        with site.store.write() as conn:
            for number in (1, 77):
                said = LetterSettled(letter, number, "message", outcome, "leave_over")
                letters.settle(conn, sender.hall, said, 9, 5)
    (found,) = site.upstream.letters.of_hall(sender.hall)
    assert (found.outcome, found.outcome_key, found.settled_seq) == ("too_late", "leave_over", 9)


def test_letters_about_one_leave_are_found(site: Site, sender: Sender) -> None:
    opinion(site, sender.hall, "leave-1")
    send(site)
    found = site.upstream.letters.of_hall(sender.hall, "leave-1")
    assert [one.letter.number for one in found] == [1]


def opinion(site: Site, hall: str, leave: str, by: Member = REVIEWER) -> Letter:
    body = {"kind": "leave_opinion", "letter": uuid.uuid4().hex, "leave": leave, "department": "SW"}
    said = {"agree": True, "signer": "赵文静", "note": "", "day": "2026-04-01"}
    return site.upstream.letters.send(hall, "opinion", {**body, **said}, 5, by)


@pytest.mark.parametrize(
    "by",
    [
        CENTRE,
        replace(CENTRE, name=REVIEWER.name, hall=REVIEWER.hall, department=REVIEWER.department),
        replace(REVIEWER, department="GS"),
        replace(REVIEWER, hall="hall-2"),
        replace(REVIEWER, name="钱多多"),
    ],
)
def test_an_opinion_is_sent_by_a_reviewer_of_its_own_department_alone(
    site: Site, sender: Sender, by: Member
) -> None:
    with pytest.raises(Refusal) as caught:
        opinion(site, sender.hall, "leave-1", by)
    assert caught.value.key == "page_not_entitled"
    assert site.upstream.letters.of_hall(sender.hall) == []


def test_a_reviewer_sends_opinions_and_nothing_else(site: Site, sender: Sender) -> None:
    with pytest.raises(Refusal) as caught:
        site.upstream.letters.send(sender.hall, "message", BODY, 0, REVIEWER)
    assert caught.value.key == "page_not_entitled"


def test_two_opinions_on_one_leave_are_never_under_way_at_once(site: Site, sender: Sender) -> None:
    found, gate = list[int | str](), threading.Barrier(4)

    def sign() -> None:
        gate.wait()
        try:
            found.append(opinion(site, sender.hall, "leave-1").number)
        except Refusal as refusal:
            found.append(refusal.key)

    writers = [threading.Thread(target=sign) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(map(str, found)) == ["1", *["opinion_under_way"] * 3]
    assert opinion(site, sender.hall, "leave-2").number == 2
    (first,) = site.upstream.letters.of_hall(sender.hall, "leave-1")
    with site.store.write() as conn:
        said = LetterSettled(first.letter.letter, 1, "opinion", "too_late", "leave_over")
        letters.settle(conn, sender.hall, said, 9, 5)
    assert opinion(site, sender.hall, "leave-1").number == 3


def test_ids_are_uuids_of_version_7_that_name_their_millisecond() -> None:
    made = uuid.UUID(uuid7(START_US))
    assert (made.version, made.variant, made.int >> 80) == (7, uuid.RFC_4122, START_US // 1000)
    assert len({uuid7(START_US) for _ in range(1000)}) == 1000


def test_eight_writers_and_a_reading_cursor_lose_nothing(site: Site, sender: Sender) -> None:
    each, found, failed = 12, list[int](), list[BaseException]()
    over = threading.Event()

    def write() -> None:
        try:
            for _ in range(each):
                send(site)
        except BaseException as error:
            failed.append(error)

    def read() -> None:
        while not over.is_set() or found[-1:] != [8 * each]:
            after = found[-1] if found else 0
            page, _ = codec.letters_from(site.receiving.letters_after(sender.hall, sender.terminal, after))
            found.extend(one.number for one in page)
            if failed:
                return

    reader = threading.Thread(target=read)
    writers = [threading.Thread(target=write) for _ in range(8)]
    for thread in (reader, *writers):
        thread.start()
    for thread in writers:
        thread.join(90)
    over.set()
    reader.join(20)
    assert failed == []
    assert found == list(range(1, 8 * each + 1))
