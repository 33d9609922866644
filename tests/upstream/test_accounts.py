"""Accounts upstream: made by one, confirmed by another; nobody comes in without both factors."""

from __future__ import annotations

import pytest

from app.domain.refusal import Refusal
from app.domain.upstream_access import RIGHTS, Member, Right, Stand, require
from app.services.clock import Clock
from app.upstream import second_factor
from app.upstream.accounts import NewAccount
from app.upstream.sign_in import Stage
from db.upstream import accounts
from db.upstream.store import UpstreamStore
from tests.conftest import AS_OF
from tests.upstream.pages.people import ADDRESS, FIRST, OWN, Front


@pytest.fixture
def front(upstream_store: UpstreamStore) -> Front:
    return Front.on(upstream_store, Clock(AS_OF))


def refused(key: str) -> pytest.RaisesExc[Refusal]:
    return pytest.RaisesExc(Refusal, check=lambda refusal: refusal.key == key)


def member(front: Front, username: str, stand: str) -> Member:
    front.add(username, stand)
    return front.enrolled(username)[0].member


# --- making ---------------------------------------------------------------------------------------------


def test_an_account_that_a_page_made_opens_only_after_another_person_has_confirmed_it(front: Front) -> None:
    maker, other = member(front, "li", "administrator"), member(front, "wang", "centre")
    key, password = front.members.make(maker, NewAccount("zhao", "赵敏", "reviewer", "h1", "NR"))
    with refused("account_unconfirmed"):
        front.sign_in.begin("zhao", password, ADDRESS)
    with refused("page_second_same"):
        front.members.confirm(maker, key)
    front.members.confirm(other, key)
    assert front.sign_in.begin("zhao", password, ADDRESS).stage is Stage.ENROL


def test_a_user_name_is_given_once_whatever_its_case_and_width(front: Front) -> None:
    front.add("li", "auditor")
    with refused("username_taken"):
        front.add("ＬＩ", "centre")


@pytest.mark.parametrize(
    ("stand", "hall", "department", "key"),
    [
        ("reviewer", "h1", "", "stand_place"),
        ("reviewer", "", "", "stand_place"),
        ("centre", "h1", "NR", "stand_place"),
        ("director", "", "", "stand_unknown"),
    ],
)
def test_a_reviewer_has_a_department_of_a_hall_and_nobody_else_does(
    front: Front, stand: str, hall: str, department: str, key: str
) -> None:
    with refused(key):
        front.add("li", stand, hall, department)


def test_a_closed_account_is_out_at_once_and_stays_out(front: Front) -> None:
    admin = member(front, "li", "administrator")
    key = front.add("zhao", "centre")
    session, secret = front.enrolled("zhao")
    front.members.close(admin, key)
    assert front.sign_in.session(session.token) is None
    with refused("sign_in_wrong"):
        front.entered("zhao", secret)


def test_the_last_administrator_is_not_closed_and_nobody_closes_themselves(front: Front) -> None:
    admin = member(front, "li", "administrator")
    second = front.add("wang", "administrator")
    with refused("own_account"):
        front.members.close(admin, admin.account)
    front.members.close(admin, second)
    stranger = Member("x", "x", "x", Stand.ADMINISTRATOR)
    with refused("last_administrator_up"):
        front.members.close(stranger, admin.account)


def test_a_reset_account_needs_the_second_person_and_a_new_second_factor(front: Front) -> None:
    admin, other = member(front, "li", "administrator"), member(front, "wang", "administrator")
    key = front.add("zhao", "centre")
    session, secret = front.enrolled("zhao")
    password = front.members.reset(admin, key)
    assert front.sign_in.session(session.token) is None
    front.members.confirm(other, key)
    entered = front.sign_in.begin("zhao", password, ADDRESS)
    assert entered.stage is Stage.ENROL
    assert front.sign_in.factor(entered) != secret


@pytest.mark.parametrize("stand", list(Stand))
@pytest.mark.parametrize("right", list(Right))
def test_every_right_is_held_by_exactly_those_of_the_table(stand: Stand, right: Right) -> None:
    who = Member("a", "a", "a", stand)
    if stand in RIGHTS[right]:
        require(who, right)
    else:
        with refused("page_not_entitled"):
            require(who, right)


def test_the_auditor_does_nothing_and_the_administrator_reads_nobodys_attendance() -> None:
    auditor, admin = Member("a", "a", "a", Stand.AUDITOR), Member("b", "b", "b", Stand.ADMINISTRATOR)
    does = {r for r in Right if not r.value.endswith("_read")}
    assert not any(auditor.may(right) for right in does)
    assert not any(admin.may(right) for right in (Right.HALL_READ, Right.OPINION_READ, Right.OPINION_SIGN))
    assert RIGHTS[Right.OPINION_SIGN] == {Stand.REVIEWER}


# --- signing in -----------------------------------------------------------------------------------------


def test_the_first_sign_in_asks_for_code_and_new_password_before_anything_is_open(front: Front) -> None:
    front.add("li", "centre")
    entered = front.sign_in.begin("li", FIRST, ADDRESS)
    assert entered.stage is Stage.ENROL
    known = front.sign_in.code(entered, front.code(front.sign_in.factor(entered)), ADDRESS)
    assert known.stage is Stage.RENEW
    with refused("password_same"):
        front.sign_in.renew(known, FIRST, FIRST)
    with refused("passwords_unlike"):
        front.sign_in.renew(known, OWN, OWN + "x")
    assert front.sign_in.renew(known, OWN, OWN).stage is Stage.OPEN
    assert front.sign_in.session(entered.token) is None
    assert front.sign_in.session(known.token) is None


def test_a_code_counts_once(front: Front) -> None:
    front.add("li", "centre")
    secret = front.enrolled("li")[1]
    front.pass_time(seconds=30)
    code = front.code(secret)
    front.sign_in.code(front.sign_in.begin("li", OWN, ADDRESS), code, ADDRESS)
    with refused("code_wrong"):
        front.sign_in.code(front.sign_in.begin("li", OWN, ADDRESS), code, ADDRESS)


def test_a_code_from_before_the_one_used_last_is_refused_too(front: Front) -> None:
    front.add("li", "centre")
    secret = front.enrolled("li")[1]
    front.pass_time(seconds=60)
    old = front.code(secret)
    front.entered("li", secret)
    with refused("code_wrong"):
        front.sign_in.code(front.sign_in.begin("li", OWN, ADDRESS), old, ADDRESS)


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "１２３４５６", "²²²²²²", "12 34"])
def test_what_is_no_code_is_wrong_and_nothing_else(code: str) -> None:
    assert second_factor.step_of(second_factor.new_secret(), code, 10**15, 0) is None


def test_the_secret_of_a_second_factor_lies_encrypted_in_the_database(front: Front) -> None:
    front.add("li", "centre")
    secret = front.enrolled("li")[1]
    with front.store.read() as conn:
        kept = accounts.by_username(conn, "li")
    assert kept is not None and secret not in kept.totp
    with refused("totp_unreadable"):
        second_factor.opened(kept.totp, bytes(32), kept.account)


def test_an_unknown_name_and_a_wrong_password_are_answered_alike(front: Front) -> None:
    front.add("li", "centre")
    for name in ("li", "nobody"):
        for _ in range(5):
            with refused("sign_in_wrong"):
                front.sign_in.begin(name, "wrong-word-2026", ADDRESS)
        with refused("sign_in_locked"):
            front.sign_in.begin(name, FIRST, ADDRESS)


def test_five_wrong_tries_lock_for_a_quarter_of_an_hour_then_for_twice_as_long(front: Front) -> None:
    front.add("li", "centre")
    for minutes in (15, 30, 60):
        for _ in range(5):
            with refused("sign_in_wrong"):
                front.sign_in.begin("li", "wrong-word-2026", ADDRESS)
        front.pass_time(minutes=minutes, seconds=-1)
        with refused("sign_in_locked"):
            front.sign_in.begin("li", FIRST, ADDRESS)
        front.pass_time(seconds=2)
    assert front.sign_in.begin("li", FIRST, ADDRESS).stage is Stage.ENROL


def test_the_fifth_try_may_be_the_right_one(front: Front) -> None:
    front.add("li", "centre")
    for _ in range(4):
        with refused("sign_in_wrong"):
            front.sign_in.begin("li", "wrong-word-2026", ADDRESS)
    entered = front.sign_in.begin("li", FIRST, ADDRESS)
    front.sign_in.code(entered, front.code(front.sign_in.factor(entered)), ADDRESS)
    with refused("sign_in_wrong"):
        front.sign_in.begin("li", "wrong-word-2026", ADDRESS)


def test_wrong_codes_after_a_right_password_lock_the_account_too(front: Front) -> None:
    front.add("li", "centre")
    secret = front.enrolled("li")[1]
    front.pass_time(seconds=30)
    wrong = f"{(int(front.code(secret)) + 1) % 10**6:06d}"
    for _ in range(5):
        entered = front.sign_in.begin("li", OWN, ADDRESS)
        with refused("code_wrong"):
            front.sign_in.code(entered, wrong, ADDRESS)
    with refused("sign_in_locked"):
        front.sign_in.begin("li", OWN, ADDRESS)


def test_a_server_whose_clock_is_behind_does_not_open_a_lock(front: Front) -> None:
    front.add("li", "centre")
    for _ in range(5):
        with refused("sign_in_wrong"):
            front.sign_in.begin("li", "wrong-word-2026", ADDRESS)
    front.pass_time(seconds=-3)
    with refused("sign_in_locked"):
        front.sign_in.begin("li", FIRST, ADDRESS)


def test_twenty_wrong_tries_from_one_address_lock_the_address_and_no_other(front: Front) -> None:
    front.add("li", "centre")
    for number in range(20):
        with refused("sign_in_wrong"):
            front.sign_in.begin(f"somebody{number}", "wrong-word-2026", ADDRESS)
    with refused("address_locked"):
        front.sign_in.begin("li", FIRST, ADDRESS)
    assert front.sign_in.begin("li", FIRST, "192.0.2.8").stage is Stage.ENROL


def test_tries_are_kept_over_a_restart(front: Front) -> None:
    front.add("li", "centre")
    for _ in range(5):
        again = Front.on(front.store, front.clock)
        with refused("sign_in_wrong"):
            again.sign_in.begin("li", "wrong-word-2026", ADDRESS)
    with refused("sign_in_locked"):
        Front.on(front.store, front.clock).sign_in.begin("li", FIRST, ADDRESS)


# --- sessions -------------------------------------------------------------------------------------------


def test_a_session_ends_after_a_quarter_of_an_hour_without_a_sign_of_life(front: Front) -> None:
    front.add("li", "centre")
    session = front.enrolled("li")[0]
    for _ in range(4):
        front.pass_time(minutes=14)
        assert front.sign_in.session(session.token) is not None
    front.pass_time(minutes=15, seconds=1)
    assert front.sign_in.session(session.token) is None


def test_a_session_ends_after_eight_hours_in_any_case(front: Front) -> None:
    front.add("li", "centre")
    session = front.enrolled("li")[0]
    for _ in range(47):
        front.pass_time(minutes=10)
        assert front.sign_in.session(session.token) is not None
    front.pass_time(minutes=11)
    assert front.sign_in.session(session.token) is None


def test_signing_out_ends_the_session_for_good(front: Front) -> None:
    front.add("li", "centre")
    session = front.enrolled("li")[0]
    front.sign_in.leave(session.token)
    assert front.sign_in.session(session.token) is None


def test_only_the_hash_of_a_token_is_kept(front: Front) -> None:
    front.add("li", "centre")
    session = front.enrolled("li")[0]
    assert session.token.encode() not in b"".join(p.read_bytes() for p in front.store.folder.iterdir())


def test_a_session_that_is_not_open_yet_takes_no_later_step(front: Front) -> None:
    front.add("li", "centre")
    entered = front.sign_in.begin("li", FIRST, ADDRESS)
    with refused("page_session_over"):
        front.sign_in.renew(entered, OWN, OWN)
