"""The carrier's thread: it carries while there is something, hears of new facts at once, and ends at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from app.domain.access import Actor, Role
from app.domain.enrol_code import code_id, code_key, code_proof
from app.domain.facts import HallRenamed
from app.domain.refusal import Refusal
from app.domain.sync import admitted_statement, enrolled_statement
from app.services.hall import Hall
from app.services.sync import SyncService
from app.services.sync_keeper import Connect, SyncKeeper
from app.services.sync_keys import terminal_signer
from app.sync import codec, enrol_codec
from app.sync.fault import ChannelFault
from app.sync.signing import Signer
from db import sync, sync_line
from tests.conftest import CLERK, OFFICER
from tests.services.post import Post
from tests.sync.scripted import Scripted

ADMIN = Actor("adm1n", "金管", frozenset({Role.ADMINISTRATOR}))


class Enrolling(Scripted):
    """A scripted upstream that also enrols; `state` is what it says of the terminal."""

    def __init__(self, hall: Hall, post: Post) -> None:
        super().__init__(hall, post)
        self.state, self.code = "waiting", "right"
        self.codes: list[str] = []
        self.closed = 0
        self.rings = threading.Event()

    def newest(self, after: int, nonce: str) -> bytes:
        self.rings.wait(0.05)
        if self.fault is not None:
            raise self.fault
        return codec.newest_bytes(len(self.waiting))

    def enrol(self, data: bytes) -> bytes:
        message = enrol_codec.enrol_from(data)
        self.codes.append(message.code)
        self.terminal, self.key = message.terminal, message.key
        secret = code_key(self.code)
        if message.code != code_id(secret):
            raise ChannelFault("upstream_refused", 404)
        public = self.post.signer.public
        admitted = admitted_statement(self.hall.id, self.terminal, self.key, public)
        return self._stands(code_proof(secret, admitted))

    def enrol_state(self, hall: str, terminal: str) -> bytes:
        return self._stands()

    def _stands(self, proof: bytes = b"") -> bytes:
        if self.fault is not None:
            raise self.fault
        signed = enrolled_statement(self.hall.id, self.terminal, self.key, self.incarnation, self.state)
        signature = self.post.signer.sign(signed)
        public = self.post.signer.public
        reply = enrol_codec.EnrolReply(
            self.hall.id, public, self.incarnation, self.state, signature, "n", proof
        )
        return self.spoil(enrol_codec.enrol_reply_bytes(reply))

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def up(hall: Hall) -> Enrolling:
    return Enrolling(hall, Post(hall, enrolled=False))


@pytest.fixture
def service(hall: Hall) -> SyncService:
    return SyncService(hall)


@pytest.fixture
def keeper(hall: Hall, service: SyncService, up: Enrolling) -> Iterator[SyncKeeper]:
    made = SyncKeeper(hall, service, always(up))
    made.start()
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.services.sync_enrol.POLL_SECONDS", 0.02)
    monkeypatch.setattr("app.services.sync_enrol.RETRY_SECONDS", 0.02)


def always(up: Enrolling) -> Connect:
    return lambda to: up


def cursor(hall: Hall) -> int:
    """The number of the last letter that the hall has looked at."""
    with hall.reading() as view:
        return sync_line.line_of(view.conn, "t1").letters


def soon(holds: Callable[[], bool]) -> None:
    """Waits until it does."""
    over = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < over, "it never came"
        time.sleep(0.01)


def test_an_enrolment_shows_its_words_and_is_in_force_once_upstream_has_confirmed_it(
    hall: Hall, service: SyncService, keeper: SyncKeeper, up: Enrolling
) -> None:
    assert service.enrolment_state().state == "none"
    service.begin_enrolment(ADMIN, "https://up.example", "right")
    soon(lambda: service.enrolment_state().state == "waiting")
    words = service.enrolment_state().words
    assert len(words) == 4
    assert not service.status().enrolled
    up.state = "active"
    soon(lambda: service.status().enrolled)
    assert service.enrolment_state().words == words
    with hall.reading() as view:
        enrolled = sync.enrolment(view.conn)
    assert enrolled is not None
    assert (enrolled.url, enrolled.enrolled_by) == ("https://up.example", ADMIN.account)
    assert enrolled.terminal_key == terminal_signer(hall).public.hex()
    soon(lambda: service.status().unsent == 0)
    assert up.codes == [code_id(code_key("right"))]


def test_a_wrong_code_ends_the_enrolment_and_says_so(
    service: SyncService, keeper: SyncKeeper, up: Enrolling
) -> None:
    service.begin_enrolment(ADMIN, "https://up.example", "wrong")
    soon(lambda: service.enrolment_state().state == "refused")
    found = service.enrolment_state().trouble
    assert found is not None
    assert found.key == "enrol_code_wrong"
    service.cancel_enrolment(ADMIN)
    assert service.enrolment_state().state == "none"


def test_an_enrolment_that_upstream_refuses_is_over(
    service: SyncService, keeper: SyncKeeper, up: Enrolling
) -> None:
    service.begin_enrolment(ADMIN, "https://up.example", "right")
    soon(lambda: service.enrolment_state().state == "waiting")
    up.state = "refused"
    soon(lambda: service.enrolment_state().state == "refused")
    assert not service.status().enrolled


def test_nobody_can_confirm_in_upstreams_place(
    service: SyncService, keeper: SyncKeeper, up: Enrolling
) -> None:
    service.begin_enrolment(ADMIN, "https://up.example", "right")
    soon(lambda: service.enrolment_state().state == "waiting")
    up.post.signer, up.state = Signer(bytes(range(2, 34))), "active"
    soon(lambda: service.enrolment_state().trouble is not None)
    assert not service.status().enrolled


def test_whoever_answers_without_the_code_is_not_upstream(
    service: SyncService, keeper: SyncKeeper, up: Enrolling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.sync.test_keeper.code_proof", lambda key, statement: bytes(32))
    service.begin_enrolment(ADMIN, "https://up.example", "right")
    soon(lambda: service.enrolment_state().trouble is not None)
    shown = service.enrolment_state()
    assert shown.trouble is not None
    assert (shown.trouble.key, shown.state, shown.words) == ("upstream_untrue", "asking", ())


def test_an_enrolment_waits_for_a_line_that_is_down(
    service: SyncService, keeper: SyncKeeper, up: Enrolling
) -> None:
    service.begin_enrolment(ADMIN, "https://up.example", "right")
    soon(lambda: service.enrolment_state().state == "waiting")
    up.fault = ChannelFault("upstream_unreachable")
    soon(lambda: service.enrolment_state().trouble is not None)
    up.fault, up.state = None, "active"
    soon(lambda: service.status().enrolled)


def test_only_an_administrator_enrols_or_leaves(service: SyncService) -> None:
    calls: list[Callable[[], None]] = [
        lambda: service.begin_enrolment(CLERK, "https://up.example", "right"),
        lambda: service.cancel_enrolment(CLERK),
        lambda: service.leave_upstream(CLERK, "x"),
    ]
    for call in calls:
        with pytest.raises(Refusal) as caught:
            call()
        assert caught.value.key == "not_entitled"


def test_new_facts_are_carried_at_once_and_nobody_waits_for_the_line(
    hall: Hall, service: SyncService, up: Enrolling
) -> None:
    up.post.enrol()
    held, release = threading.Event(), threading.Event()

    def slow(data: bytes) -> bytes:
        held.set()
        release.wait(10)
        return data

    keeper = SyncKeeper(hall, service, always(up))
    keeper.start()
    try:
        soon(lambda: service.status().unsent == 0 and service.status().acked_seq > 0)
        up.spoil = slow
        with hall.writing(OFFICER) as tx:
            tx.record(HallRenamed("新名"))
        assert held.wait(5)
        began = time.monotonic()
        with hall.writing(OFFICER) as tx:
            tx.record(HallRenamed("又一个"))
        assert time.monotonic() - began < 1
        release.set()
        up.spoil = lambda data: data
        soon(lambda: service.status().unsent == 0)
    finally:
        keeper.stop()


def test_a_letter_is_heard_of_between_two_heartbeats(hall: Hall, service: SyncService, up: Enrolling) -> None:
    up.post.enrol()
    keeper = SyncKeeper(hall, service, always(up))
    keeper.start()
    try:
        soon(lambda: service.status().unsent == 0 and service.status().acked_seq > 0)
        began = time.monotonic()
        up.waiting.append(up.post.letter("message", {"text": "请阅"}))
        up.rings.set()
        soon(lambda: bool(service.messages()))
        assert time.monotonic() - began < 5
    finally:
        keeper.stop()


def test_letters_of_a_restored_upstream_are_heard_of_between_two_heartbeats_too(
    hall: Hall, service: SyncService, up: Enrolling
) -> None:
    up.post.enrol()
    keeper = SyncKeeper(hall, service, always(up))
    keeper.start()
    try:
        for number in range(3):
            up.waiting.append(up.post.letter("message", {"text": str(number)}))
            soon(lambda: len(service.messages()) == len(up.waiting))
        soon(lambda: service.status().unsent == 0)  # between two exchanges, not in the midst of one
        up.incarnation, up.post.number = "i2", 1
        del up.waiting[1:]
        soon(lambda: cursor(hall) == 1)
        for number in range(2):
            began = time.monotonic()
            up.waiting.append(up.post.letter("message", {"text": "新"}, letter=f"new-{number}"))
            soon(lambda: len(service.messages()) == 2 + len(up.waiting))
            assert time.monotonic() - began < 5
    finally:
        keeper.stop()


def test_an_upstream_that_answers_the_waiting_question_at_once_is_not_asked_without_rest(
    hall: Hall, service: SyncService, up: Enrolling, monkeypatch: pytest.MonkeyPatch
) -> None:
    up.post.enrol()
    asked: list[int] = []

    def newest(after: int, nonce: str) -> bytes:
        asked.append(after)
        return codec.newest_bytes(after)

    monkeypatch.setattr(up, "newest", newest)
    keeper = SyncKeeper(hall, service, always(up))
    keeper.start()
    try:
        soon(lambda: bool(asked))
        time.sleep(1.5)
        assert len(asked) <= 3
    finally:
        keeper.stop()


def test_a_line_that_is_down_is_not_tried_for_every_fact_but_at_once_where_a_person_asks(
    hall: Hall, service: SyncService, up: Enrolling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.sync.backoff._LEAST", 60.0)
    up.post.enrol()
    up.fault = ChannelFault("upstream_unreachable")
    keeper = SyncKeeper(hall, service, always(up))
    keeper.start()
    try:
        soon(lambda: service.status().trouble is not None)
        count = len(up.asked)
        for number in range(5):
            with hall.writing(OFFICER) as tx:
                tx.record(HallRenamed(f"新名{number}"))
        time.sleep(0.2)
        assert len(up.asked) == count
        up.fault = None
        service.send_now(ADMIN)
        soon(lambda: service.status().unsent == 0)
    finally:
        keeper.stop()


def test_it_ends_at_once_while_the_line_hangs_and_touches_the_store_no_more(
    hall: Hall, service: SyncService, up: Enrolling
) -> None:
    up.post.enrol()
    held, release = threading.Event(), threading.Event()

    def hangs(data: bytes) -> bytes:
        held.set()
        release.wait(10)
        return data

    up.spoil = hangs
    keeper = SyncKeeper(hall, service, always(up))
    keeper.start()
    assert held.wait(5)
    began = time.monotonic()
    keeper.stop()
    assert time.monotonic() - began < 3
    before = hall.store.data_version()
    release.set()
    keeper._thread.join(5)
    assert not keeper._thread.is_alive()
    assert hall.store.data_version() == before
    assert up.closed >= 1


def test_after_leaving_nothing_is_sent(hall: Hall, service: SyncService, up: Enrolling) -> None:
    up.post.enrol()
    keeper = SyncKeeper(hall, service, always(up))
    keeper.start()
    try:
        soon(lambda: service.status().unsent == 0 and service.status().acked_seq > 0)
        service.leave_upstream(ADMIN, "换服务器")
        soon(lambda: up.closed >= 1)
        count = len(up.asked)
        with hall.writing(OFFICER) as tx:
            tx.record(HallRenamed("新名"))
        time.sleep(0.1)
        assert len(up.asked) == count
    finally:
        keeper.stop()
