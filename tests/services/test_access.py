"""Accounts and sign-in on a real store: two people for every role, and no way round the lock."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.access import SETUP, Actor, Role
from app.domain.facts import PersonRegistered, UserCreated
from app.domain.lockout import LOCK_US, TERMINAL_TRIES, TRIES
from app.domain.refusal import Refusal
from app.domain.session import SECOND_US, Session
from app.services.access import AccessService
from app.services.clock import Clock
from app.services.hall import Hall, found_hall, open_hall
from app.services.hashing import Effort
from app.services.secrets import FILE_NAME, KeyBox
from app.services.settings import SettingsService
from db import access as tables
from tests.conftest import AS_OF, CLERK, OFFICER, QUICK

ADMIN, ADMIN_WORD = "jinguan", "administers-1"
DIRECTOR, DIRECTOR_WORD = "qinfm", "directs-all-9"
WORD = "nobody-guesses"


class HandClock(Clock):
    """Moves only by hand."""

    def __init__(self) -> None:
        super().__init__(AS_OF)
        self.boot, self.shift = 3_600_000_000, 0

    def boot_us(self) -> int:
        return self.boot

    def wall_us(self) -> int:
        return super().wall_us() + self.boot + self.shift


def service(hall: Hall) -> AccessService:
    return AccessService(hall, KeyBox(hall.folder, hall.id), QUICK)


@pytest.fixture
def clock(hall: Hall) -> HandClock:
    clock = HandClock()
    hall.clock = clock
    return clock


@pytest.fixture
def access(hall: Hall, clock: HandClock) -> AccessService:
    """With an administrator."""
    made = service(hall)
    made.create_first_administrator(ADMIN, "金管", ADMIN_WORD)
    return made


@pytest.fixture
def both(access: AccessService) -> tuple[Session, Session]:
    """The administrator and a director, signed in; the hall has an officer's account too."""
    admin = access.sign_in(ADMIN, ADMIN_WORD)
    access.create_user(admin.actor, None, DIRECTOR, "秦方明", ["director"], "", "", DIRECTOR_WORD)
    director = access.sign_in(DIRECTOR, DIRECTOR_WORD)
    access.create_user(admin.actor, director, "guan", "关晓月", ["attendance_officer"], "", "", WORD)
    return admin, director


def account_named(access: AccessService, actor: Actor, username: str) -> str:
    return next(a.account for a in access.accounts(actor) if a.username == username)


def refused(key: str) -> pytest.RaisesExc[Refusal]:
    return pytest.raises(Refusal, match=key)


# --- the first administrator ---


def test_a_new_hall_has_no_account_and_whoever_is_there_sets_it_up(hall: Hall) -> None:
    access = service(hall)
    assert not access.has_administrator()
    assert access.actor_for_command(None, None) == SETUP
    for name in ("admin", "root", "administrator", ADMIN):
        with refused("sign_in_wrong"):
            access.sign_in(name, "admin")


def test_after_the_first_administrator_commands_need_somebody(access: AccessService) -> None:
    with refused("administrator_exists"):
        access.create_first_administrator("other", "另一", "administers-2")
    with refused("as_needed"):
        access.actor_for_command(None, None)
    assert access.actor_for_command("JinGuan", ADMIN_WORD).roles == {Role.ADMINISTRATOR}
    with refused("sign_in_wrong"):
        access.actor_for_command(ADMIN, "wrong-password")


def test_where_no_password_has_come_along_one_administrator_is_let_in_again(
    hall: Hall, access: AccessService
) -> None:
    with pytest.raises(Refusal, match="administrator_exists"):
        access.let_in_again(ADMIN, "another-word-1")
    with hall.writing(SETUP) as tx:
        tx.record(UserCreated("lead", "秦方明", "", ("director",), ""), "d1")
        tables.drop_secrets(tx.conn, next(a.account for a in tables.accounts(tx.conn) if a.username == ADMIN))
    assert access.nobody_enters()
    for username in ("lead", "nobody"):
        with pytest.raises(Refusal, match="account_unknown"):
            access.let_in_again(username, "another-word-1")
    access.let_in_again(ADMIN, "another-word-1")
    again = access.sign_in(ADMIN, "another-word-1")
    access.reset_password(again.actor, None, "d1", "first-of-director")
    assert access.sign_in("lead", "first-of-director").password_due
    with pytest.raises(Refusal, match="administrator_exists"):
        access.let_in_again(ADMIN, "a-third-word-1")


def test_a_weak_first_password_is_refused_and_leaves_no_account(hall: Hall) -> None:
    with refused("password_common"):
        service(hall).create_first_administrator("admin", "管理员", "password123")
    assert not service(hall).has_administrator()


def test_whoever_set_up_cannot_make_accounts(hall: Hall) -> None:
    with refused("session_over"):
        service(hall).create_user(SETUP, None, "li", "李", ["director"], "", "", WORD)


# --- two people ---


def test_a_role_needs_a_second_person_as_soon_as_there_could_be_one(
    access: AccessService, both: tuple[Session, Session]
) -> None:
    admin, director = both
    with refused("second_needed"):
        access.create_user(admin.actor, None, "li", "李", ["staff"], "", "", WORD)
    with refused("second_same"):
        access.create_user(admin.actor, admin, "li", "李", ["staff"], "", "", WORD)
    with refused("not_entitled"):
        access.create_user(director.actor, admin, "li", "李", ["staff"], "", "", WORD)
    officer = access.sign_in("guan", WORD)
    with refused("not_entitled"):
        access.create_user(admin.actor, officer, "li", "李", ["staff"], "", "", WORD)
    access.create_user(admin.actor, director, "li", "李", ["staff"], "", "", WORD)


def test_the_second_person_must_have_signed_in_just_now(
    access: AccessService, both: tuple[Session, Session], clock: HandClock
) -> None:
    admin, director = both
    clock.boot += SECOND_US + 1
    with refused("second_late"):
        access.create_user(admin.actor, director, "li", "李", ["staff"], "", "", WORD)


def test_an_auditor_is_made_and_unmade_by_a_director_only(
    access: AccessService, both: tuple[Session, Session]
) -> None:
    admin, director = both
    with refused("not_entitled"):
        access.create_user(admin.actor, director, "shenji", "审计", ["auditor"], "", "", WORD)
    access.create_user(director.actor, admin, "shenji", "审计", ["auditor"], "", "", WORD)
    access.create_user(director.actor, admin, "shenji2", "审计二", ["auditor"], "", "", WORD)
    auditor = account_named(access, admin.actor, "shenji")
    with refused("not_entitled"):
        access.disable_user(admin.actor, auditor, "离岗")
    with refused("not_entitled"):
        access.change_user(admin.actor, director, auditor, ["staff"], "")
    access.disable_user(director.actor, auditor, "离岗")


def test_nobody_changes_their_own_roles(access: AccessService, both: tuple[Session, Session]) -> None:
    admin, director = both
    with refused("own_account"):
        access.change_user(admin.actor, director, admin.actor.account, ["administrator", "staff"], "")
    with refused("second_same"):
        access.change_user(admin.actor, director, director.actor.account, ["director", "staff"], "")
    with refused("second_needed"):
        access.change_user(admin.actor, None, director.actor.account, ["director", "staff"], "")
    with refused("own_account"):
        access.disable_user(admin.actor, admin.actor.account, "离岗")


def test_the_last_director_administrator_and_auditor_stay(
    access: AccessService, both: tuple[Session, Session]
) -> None:
    admin, director = both
    access.create_user(director.actor, admin, "shenji", "审计", ["auditor"], "", "", WORD)
    access.create_user(admin.actor, director, "admin2", "二管", ["administrator"], "", "", WORD)
    second = access.sign_in("admin2", WORD)
    with refused("last_of_role"):
        access.disable_user(director.actor, account_named(access, admin.actor, "shenji"), "离岗")
    with refused("last_of_role"):
        access.change_user(admin.actor, second, director.actor.account, ["staff"], "")
    with refused("last_of_role"):
        access.disable_user(admin.actor, director.actor.account, "离岗")
    access.disable_user(admin.actor, second.actor.account, "离岗")
    access.create_user(admin.actor, director, "admin3", "三管", ["administrator"], "", "", WORD)
    third = access.sign_in("admin3", WORD)
    access.disable_user(third.actor, admin.actor.account, "离岗")
    with refused("session_over"):
        access.disable_user(admin.actor, third.actor.account, "离岗")


def test_duties_that_are_kept_apart_are_refused(access: AccessService, both: tuple[Session, Session]) -> None:
    admin, director = both
    for roles in (["administrator", "director"], ["auditor", "staff"], ["administrator", "window_head"]):
        actor = director.actor if "auditor" in roles else admin.actor
        second = admin if "auditor" in roles else director
        with refused("roles_apart"):
            access.create_user(actor, second, "li", "李", roles, "", "", WORD)
    with refused("role_unknown"):
        access.create_user(admin.actor, director, "li", "李", ["root"], "", "", WORD)
    with refused("roles_none"):
        access.create_user(admin.actor, director, "li", "李", [], "", "", WORD)


def test_an_account_is_one_person_of_the_roster_and_a_name_is_taken_once(
    access: AccessService, both: tuple[Session, Session], hall: Hall
) -> None:
    admin, director = both
    with hall.writing(OFFICER) as tx:
        tx.record(PersonRegistered("1001", "韩静怡"), "p1")
    access.create_user(admin.actor, director, "han", "韩静怡", ["staff"], "", "p1", WORD)
    for key, username, person, department in (
        ("person_has_account", "han2", "p1", ""),
        ("person_unknown", "han2", "p2", ""),
        ("username_taken", "HAN", "", ""),
        ("department_unknown", "han2", "", "99"),
    ):
        with refused(key):
            access.create_user(admin.actor, director, username, "某", ["staff"], department, person, WORD)
    with refused("department_needed"):
        access.create_user(admin.actor, director, "shen", "审", ["department_reviewer"], "", "", WORD)


def test_the_journal_says_who_agreed_and_no_secret_stands_anywhere(
    access: AccessService, both: tuple[Session, Session], hall: Hall
) -> None:
    admin, director = both
    officer = account_named(access, admin.actor, "guan")
    access.change_user(admin.actor, director, officer, ["attendance_officer", "duty_chief"], "")
    access.reset_password(admin.actor, director, officer, "another-word-7")
    with hall.reading() as view:
        bodies = [str(row[0]) for row in view.conn.exec_driver_sql("SELECT body FROM body ORDER BY seq")]
    assert sum(director.actor.account in body for body in bodies[-3:]) == 3
    for path in hall.folder.iterdir():
        content = path.read_bytes()
        assert not any(word.encode() in content for word in (ADMIN_WORD, WORD, "another-word-7"))


# --- signing in ---


def test_an_unknown_a_closed_and_a_mistyped_account_get_the_same_answers(
    access: AccessService, both: tuple[Session, Session]
) -> None:
    admin, _ = both
    access.disable_user(admin.actor, account_named(access, admin.actor, "guan"), "离岗")
    answers = []
    for username in ("nobody-here", "guan", ADMIN):
        keys = []
        for _ in range(TRIES + 1):
            with pytest.raises(Refusal) as caught:
                access.sign_in(username, "wrong-password")
            keys.append((caught.value.key, sorted(caught.value.params)))
        answers.append(keys)
    assert answers[0] == answers[1] == answers[2]
    assert [key for key, _ in answers[0]] == ["sign_in_wrong"] * TRIES + ["account_locked"]


def test_even_the_right_password_waits_until_a_lock_is_over_and_the_journal_has_it(
    access: AccessService, hall: Hall, clock: HandClock
) -> None:
    for _ in range(TRIES):
        with refused("sign_in_wrong"):
            access.sign_in(ADMIN, "wrong-password")
    clock.boot += LOCK_US - 1
    with pytest.raises(Refusal) as caught:
        access.sign_in(ADMIN, ADMIN_WORD)
    assert (caught.value.key, caught.value.params["minutes"]) == ("account_locked", 1)
    clock.boot += 1
    assert access.sign_in(ADMIN, ADMIN_WORD).actor.name == "金管"
    with hall.reading() as view:
        kinds = view.conn.exec_driver_sql("SELECT kind FROM journal").scalars().all()
    assert kinds.count("AccountLocked") == 1


def test_right_passwords_forgive_what_was_mistyped_before(access: AccessService) -> None:
    for _ in range(3):
        for _ in range(TRIES - 1):
            with refused("sign_in_wrong"):
                access.sign_in(ADMIN, "wrong-password")
        access.sign_in(ADMIN, ADMIN_WORD)


def test_a_terminal_stops_who_tries_one_name_after_the_other(access: AccessService) -> None:
    for n in range(TERMINAL_TRIES):
        with refused("sign_in_wrong"):
            access.sign_in(f"somebody{n}", "wrong-password")
    with refused("terminal_locked"):
        access.sign_in("somebody-else", "wrong-password")


def test_a_guess_is_counted_before_it_is_judged_so_that_a_kill_wins_nothing(
    access: AccessService, hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.services.hashing.Hasher.matches", killed)
    for _ in range(TRIES):
        with pytest.raises(KeyboardInterrupt):
            access.sign_in(ADMIN, "wrong-password")
    monkeypatch.undo()
    with refused("account_locked"):
        service(hall).sign_in(ADMIN, ADMIN_WORD)


def test_hashes_are_renewed_at_sign_in_when_the_effort_has_changed(access: AccessService, hall: Hall) -> None:
    def digest() -> str:
        with hall.reading() as view:
            account = tables.account_by_username(view.conn, ADMIN)
            assert account is not None
            kept = tables.secret_of(view.conn, account.account, "password")
        assert kept is not None
        return kept[0]

    assert "t=1" in digest()
    AccessService(hall, KeyBox(hall.folder, hall.id), Effort(2, 8, 1)).sign_in(ADMIN, ADMIN_WORD)
    assert "t=2" in digest()


def test_the_effort_is_measured_once_for_a_hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = found_hall(tmp_path / "new", "x", "Asia/Shanghai", True, Clock(AS_OF))
    measured: list[int] = []

    def calibrated() -> Effort:
        measured.append(1)
        return QUICK

    monkeypatch.setattr("app.services.gate.calibrated", calibrated)
    first = AccessService(hall, KeyBox(hall.folder, hall.id))
    first.create_first_administrator(ADMIN, "金管", ADMIN_WORD)
    AccessService(hall, KeyBox(hall.folder, hall.id)).sign_in(ADMIN, ADMIN_WORD)
    assert measured == [1]
    hall.close()


def test_a_copied_database_without_its_key_lets_nobody_in(
    access: AccessService, hall: Hall, tmp_path: Path
) -> None:
    (hall.folder / FILE_NAME).rename(tmp_path / "kept")
    with refused("key_missing"):
        service(hall).sign_in(ADMIN, ADMIN_WORD)
    assert not (hall.folder / FILE_NAME).exists()
    KeyBox(hall.folder, hall.id).get("pepper")
    with refused("key_lost"):
        service(hall).sign_in(ADMIN, ADMIN_WORD)


# --- passwords and PINs ---


def test_a_password_given_by_somebody_else_or_too_old_is_to_be_changed(
    access: AccessService, both: tuple[Session, Session], clock: HandClock, hall: Hall
) -> None:
    admin, _ = both
    guan = access.sign_in("guan", WORD)
    assert guan.password_due
    assert not admin.password_due
    with refused("password_wrong"):
        access.change_password(guan.actor, "wrong-password", "another-word-7")
    with refused("password_same"):
        access.change_password(guan.actor, WORD, WORD)
    access.change_password(guan.actor, WORD, "another-word-7")
    with refused("sign_in_wrong"):
        access.sign_in("guan", WORD)
    assert not access.sign_in("guan", "another-word-7").password_due
    clock.shift += 91 * 86_400_000_000
    assert access.sign_in("guan", "another-word-7").password_due
    SettingsService(hall).set_rule(admin.actor, "session.password_days", 0, date(2026, 4, 1))
    assert not access.sign_in("guan", "another-word-7").password_due


def test_forgotten_passwords_are_replaced_by_two_others(
    access: AccessService, both: tuple[Session, Session]
) -> None:
    admin, director = both
    guan = account_named(access, admin.actor, "guan")
    for second, key in (
        (None, "second_needed"),
        (admin, "second_same"),
        (access.sign_in("guan", WORD), "not_ent"),
    ):
        with refused(key):
            access.reset_password(admin.actor, second, guan, "another-word-7")
    access.reset_password(admin.actor, director, guan, "another-word-7")
    assert access.sign_in("guan", "another-word-7").password_due


def test_a_pin_is_set_before_somebody_who_may_enrol_and_is_guessed_no_faster_than_a_password(
    access: AccessService, hall: Hall
) -> None:
    with hall.writing(OFFICER) as tx:
        tx.record(PersonRegistered("1001", "韩静怡"), "p1")
    with refused("pin_wrong"):
        access.check_pin("p1", "482915")
    with refused("not_entitled"):
        access.set_pin(CLERK, "p1", "482915")
    with refused("person_unknown"):
        access.set_pin(OFFICER, "p9", "482915")
    with refused("pin_easy"):
        access.set_pin(OFFICER, "p1", "123456")
    assert not access.has_pin("p1")
    access.set_pin(OFFICER, "p1", "482915")
    access.check_pin("p1", "482915")
    own = Actor("c1", "韩静怡", frozenset({Role.STAFF}), person="p1")
    access.set_pin(own, "p1", "739164")
    for _ in range(TRIES):
        with refused("pin_wrong"):
            access.check_pin("p1", "482915")
    with refused("account_locked"):
        access.check_pin("p1", "739164")


# --- whatever happens ---

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("guess"), st.integers(1, 7)),
        st.tuples(st.just("wait"), st.integers(0, 40 * 60)),
        st.tuples(st.just("wall"), st.integers(-(10**8), 10**8)),
        st.tuples(st.just("restart"), st.just(0)),
        st.tuples(st.just("reboot"), st.integers(0, 1200)),
    ),
    min_size=4,
    max_size=12,
)


@pytest.fixture(scope="module")
def guessed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("guessed")
    hall = found_hall(folder, "厅", "Asia/Shanghai", True, HandClock())
    service(hall).create_first_administrator(ADMIN, "金管", ADMIN_WORD)
    hall.close()
    return folder


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_no_restart_and_no_clock_wins_a_guess(guessed: Path, steps: list[tuple[str, int]]) -> None:
    raw = sqlite3.connect(guessed / "hall.db")
    raw.execute("DELETE FROM attempt")
    raw.commit()
    raw.close()
    clock, true_us, judged = HandClock(), 0, list[int]()
    hall = open_hall(guessed, clock)
    for step, amount in steps:
        if step == "guess":
            for _ in range(amount):
                with pytest.raises(Refusal) as caught:
                    service(hall).sign_in(ADMIN, "wrong-password")
                if caught.value.key == "sign_in_wrong":
                    judged.append(true_us)
        elif step == "wall":
            clock.shift += amount * 1_000_000
        elif step == "restart":
            hall.close()
            hall = open_hall(guessed, clock)
        else:
            true_us += amount * 1_000_000
            clock.boot = clock.boot + amount * 1_000_000 if step == "wait" else 0
            clock.boot_id = clock.boot_id if step == "wait" else clock.boot_id + "'"
    hall.close()
    for at in judged:
        assert sum(at <= other < at + LOCK_US for other in judged) <= TRIES
