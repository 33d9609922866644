"""A short session at the scanner, by finger or by number and PIN."""

from __future__ import annotations

import pytest

from app.domain.access import Action, Actor, Role
from app.domain.facts import FingerEnrolled, PostAssigned, UserCreated
from app.services.access import AccessService
from app.services.hall import Hall
from app.services.secrets import KeyBox
from app.services.self_service import SelfService
from db import roster
from tests.conftest import AS_OF, OFFICER, QUICK
from tests.services.cast import CLERK_NAME, refused, subject_of

SLOT, PIN = 7, "482913"


@pytest.fixture
def access(sample_hall: Hall) -> AccessService:
    return AccessService(sample_hall, KeyBox(sample_hall.folder, sample_hall.id), QUICK)


@pytest.fixture
def clerk(sample_hall: Hall) -> str:
    subject = subject_of(sample_hall, CLERK_NAME)
    with sample_hall.writing(OFFICER) as tx:
        tx.record(FingerEnrolled(SLOT, "template", "右手食指", "a", "b"), subject)
    return subject


@pytest.fixture
def service(sample_hall: Hall, access: AccessService) -> SelfService:
    return SelfService(sample_hall, access)


def number_of(hall: Hall, subject: str) -> str:
    with hall.reading() as view:
        person = roster.person_by_subject(view.conn, subject)
    assert person is not None
    return person.number


def test_a_finger_opens_a_session_for_ones_own_matters_alone(service: SelfService, clerk: str) -> None:
    actor = service.by_finger(SLOT).actor
    assert (actor.person, actor.name, actor.roles) == (clerk, CLERK_NAME, frozenset({Role.STAFF}))
    assert not actor.may(Action.LEAVE_FILE_FOR)


def test_whoever_has_an_account_acts_by_it_but_with_no_right_of_it(
    sample_hall: Hall, service: SelfService, clerk: str
) -> None:
    with sample_hall.writing(OFFICER) as tx:
        tx.record(UserCreated("max", CLERK_NAME, clerk, (Role.DIRECTOR.value,), ""), "account-7")
    actor = service.by_finger(SLOT).actor
    assert (actor.account, actor.roles) == ("account-7", frozenset({Role.STAFF}))


def test_the_session_ends_after_the_seconds_of_the_rule(
    access: AccessService, service: SelfService, clerk: str
) -> None:
    assert access.limits(service.by_finger(SLOT).actor).idle_us == 60_000_000


def test_a_strange_finger_opens_nothing(service: SelfService, clerk: str) -> None:
    assert refused(service.by_finger, 99).key == "self_finger_unknown"


def test_number_and_pin_open_the_same_session(
    sample_hall: Hall, access: AccessService, service: SelfService, clerk: str
) -> None:
    access.set_pin(Actor("a", CLERK_NAME, frozenset({Role.STAFF}), clerk), clerk, PIN)
    number = number_of(sample_hall, clerk)
    assert service.by_pin(f" {number} ", PIN).actor == service.by_finger(SLOT).actor
    assert refused(service.by_pin, number, "000111").key == "self_pin_wrong"
    assert refused(service.by_pin, "no such number", PIN).key == "self_pin_wrong"


def test_five_wrong_pins_lock_it_as_they_lock_the_punch(
    sample_hall: Hall, access: AccessService, service: SelfService, clerk: str
) -> None:
    access.set_pin(Actor("a", CLERK_NAME, frozenset({Role.STAFF}), clerk), clerk, PIN)
    number = number_of(sample_hall, clerk)
    for _ in range(5):
        refused(service.by_pin, number, "000111")
    assert refused(service.by_pin, number, PIN).key == "account_locked"


def test_whoever_does_not_serve_today_gets_no_session(
    sample_hall: Hall, service: SelfService, clerk: str
) -> None:
    with sample_hall.writing(OFFICER) as tx:
        for post in roster.posts(tx.conn, clerk):
            values = (post.assignment, post.department, post.window_group, post.post, post.start)
            tx.record(PostAssigned(*values, end=AS_OF.date().replace(day=1, month=3)), clerk)
    found = refused(service.by_finger, SLOT)
    assert (found.key, found.params["name"]) == ("self_off_roster", CLERK_NAME)
