"""The roster's edits on a real store: each is a fact, or refused with its reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from app.domain.refusal import Refusal
from app.services.hall import Hall
from app.services.roster import RosterService
from db import projection, roster
from tests.conftest import CLERK, OFFICER, ZONE

MARCH_2 = date(2026, 3, 2)


@pytest.fixture
def service(hall: Hall) -> RosterService:
    found = RosterService(hall)
    found.set_department(OFFICER, "SJ", "区市场监督管理局", prefix="b")
    found.add_group(OFFICER, "SJ", "企业窗口")
    return found


@pytest.fixture
def han(service: RosterService) -> str:
    subject = service.add_person(OFFICER, "1101", "韩静怡")
    service.add_post(OFFICER, subject, "SJ", "企业窗口", "A", date(2025, 3, 3))
    return subject


def posts(hall: Hall, subject: str) -> list[tuple[str, str, date, date | None]]:
    with hall.reading() as view:
        return [(p.department, p.window_group, p.start, p.end) for p in roster.posts(view.conn, subject)]


def refused(call: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as why:
        call()
    return why.value


def test_a_department_is_added_and_renamed_under_its_code(hall: Hall, service: RosterService) -> None:
    service.set_department(OFFICER, "SJ", "市场监管局", prefix="B")
    with hall.reading() as view:
        assert [(d.code, d.name, d.prefix) for d in roster.departments(view.conn)] == [
            ("SJ", "市场监管局", "B")
        ]


def test_two_departments_never_share_a_ticket_prefix(service: RosterService) -> None:
    why = refused(lambda: service.set_department(OFFICER, "GA", "青禾公安分局", prefix="B"))
    assert (why.key, why.params["department"]) == ("prefix_taken", "区市场监督管理局")
    assert refused(lambda: service.set_department(OFFICER, "GA", "局", prefix="中")).key == "prefix_unfit"
    assert refused(lambda: service.set_department(OFFICER, "GA", "局", "club")).key == "department_kind"


def test_a_renamed_group_takes_its_counters_posts_and_head_along(
    hall: Hall, service: RosterService, han: str
) -> None:
    service.assign_counter(OFFICER, "06", "SJ", "企业窗口")
    service.set_window_head(OFFICER, han, "SJ", "企业窗口")
    service.rename_group(OFFICER, "SJ", "企业窗口", "登记窗口")
    with hall.writing(OFFICER) as tx:
        for _ in range(2):
            assert roster.window_groups(tx.conn) == [("SJ", "登记窗口")]
            assert roster.counters(tx.conn) == [roster.Counter("06", "SJ", "登记窗口")]
            assert roster.window_heads(tx.conn) == {("SJ", "登记窗口"): han}
            assert [post.window_group for post in roster.posts(tx.conn)] == ["登记窗口"]
            projection.rebuild(tx.conn)


def test_a_group_is_named_once_in_its_department(service: RosterService) -> None:
    assert refused(lambda: service.add_group(OFFICER, "SJ", "企业窗口")).key == "group_exists"
    assert refused(lambda: service.add_group(OFFICER, "XX", "企业窗口")).key == "department_unknown"
    assert refused(lambda: service.rename_group(OFFICER, "SJ", "无", "有")).key == "group_unknown"


def test_a_counter_is_assigned_moved_and_removed(hall: Hall, service: RosterService) -> None:
    service.add_group(OFFICER, "SJ", "食品窗口")
    service.assign_counter(OFFICER, "06", "SJ", "企业窗口")
    service.assign_counter(OFFICER, "06", "SJ", "食品窗口")
    with hall.reading() as view:
        assert roster.counters(view.conn) == [roster.Counter("06", "SJ", "食品窗口")]
    service.remove_counter(OFFICER, "06")
    with hall.reading() as view:
        assert roster.counters(view.conn) == []
    assert refused(lambda: service.remove_counter(OFFICER, "06")).key == "counter_unknown"


def test_a_number_belongs_to_one_person(service: RosterService, han: str) -> None:
    assert refused(lambda: service.add_person(OFFICER, "1101", "某某")).params["name"] == "韩静怡"
    service.set_user_no(OFFICER, han, "7")
    assert refused(lambda: service.add_person(OFFICER, "7", "某某")).key == "user_no_taken"


def test_a_device_number_is_set_cleared_and_given_to_another(
    hall: Hall, service: RosterService, han: str
) -> None:
    lu = service.add_person(OFFICER, "1102", "陆承志")
    service.set_user_no(OFFICER, han, "７")
    why = refused(lambda: service.set_user_no(OFFICER, lu, "7"))
    assert (why.key, why.params) == ("user_no_taken", {"user_no": "7", "name": "韩静怡"})
    service.clear_user_no(OFFICER, han, "7")
    service.set_user_no(OFFICER, lu, "7")
    with hall.reading() as view:
        assert roster.user_numbers(view.conn) == {"1101": han, "1102": lu, "7": lu}
    assert refused(lambda: service.clear_user_no(OFFICER, han, "7")).key == "user_no_unknown"


def test_a_person_is_renamed(hall: Hall, service: RosterService, han: str) -> None:
    service.rename_person(OFFICER, han, "韩静宜")
    with hall.reading() as view:
        assert roster.people(view.conn)[0].name == "韩静宜"
    assert refused(lambda: service.rename_person(OFFICER, "nobody", "某某")).key == "person_unknown"


def test_a_second_a_post_on_the_same_days_is_refused(service: RosterService, han: str) -> None:
    service.add_group(OFFICER, "SJ", "食品窗口")
    why = refused(lambda: service.add_post(OFFICER, han, "SJ", "食品窗口", "A", MARCH_2))
    assert (why.key, why.params["window_group"]) == ("roster_overlap", "企业窗口")
    service.add_post(OFFICER, han, "SJ", "食品窗口", "B", MARCH_2)


def test_a_post_changes_its_dates_and_group(hall: Hall, service: RosterService, han: str) -> None:
    service.add_group(OFFICER, "SJ", "食品窗口")
    with hall.reading() as view:
        key = roster.posts(view.conn, han)[0].assignment
    service.change_post(OFFICER, key, "食品窗口", date(2025, 3, 4), MARCH_2)
    assert posts(hall, han) == [("SJ", "食品窗口", date(2025, 3, 4), MARCH_2)]
    back = refused(lambda: service.change_post(OFFICER, key, "食品窗口", MARCH_2, date(2026, 3, 1)))
    assert back.key == "end_before_start"
    far = refused(lambda: service.change_post(OFFICER, key, "食品窗口", date(1900, 1, 1), None))
    assert far.key == "date_implausible"
    assert refused(lambda: service.change_post(OFFICER, "x", "食品窗口", MARCH_2, None)).key == "post_gone"


def test_a_post_entered_by_mistake_is_withdrawn(hall: Hall, service: RosterService, han: str) -> None:
    with hall.reading() as view:
        key = roster.posts(view.conn, han)[0].assignment
    service.withdraw_post(OFFICER, key)
    assert posts(hall, han) == []
    assert refused(lambda: service.withdraw_post(OFFICER, key)).key == "post_gone"


def test_who_leaves_ends_every_post_and_takes_up_no_later_one(
    hall: Hall, service: RosterService, han: str
) -> None:
    service.add_post(OFFICER, han, "SJ", "企业窗口", "B", MARCH_2)
    service.set_department(OFFICER, "GA", "青禾公安分局")
    service.add_group(OFFICER, "GA", "户籍窗口")
    service.add_post(OFFICER, han, "GA", "户籍窗口", "B", date(2026, 6, 1))
    service.end_service(OFFICER, han, date(2026, 3, 31))
    assert posts(hall, han) == [
        ("SJ", "企业窗口", date(2025, 3, 3), date(2026, 3, 31)),
        ("SJ", "企业窗口", MARCH_2, date(2026, 3, 31)),
    ]
    again = refused(lambda: service.end_service(OFFICER, han, date(2026, 3, 31)))
    assert again.key == "service_ended"


def test_a_window_head_holds_a_post_in_that_window_today(
    hall: Hall, service: RosterService, han: str
) -> None:
    service.add_group(OFFICER, "SJ", "食品窗口")
    elsewhere = refused(lambda: service.set_window_head(OFFICER, han, "SJ", "食品窗口"))
    assert elsewhere.key == "head_elsewhere"
    service.set_window_head(OFFICER, han, "SJ", "企业窗口")
    hall.clock.as_of = datetime(2025, 1, 2, tzinfo=ZONE)
    assert refused(lambda: service.set_window_head(OFFICER, han, "SJ", "企业窗口")).key == "head_elsewhere"


def test_an_edit_that_changes_nothing_leaves_no_fact(hall: Hall, service: RosterService, han: str) -> None:
    before = hall.store.data_version()
    with hall.reading() as view:
        post = roster.posts(view.conn, han)[0]
    service.rename_person(OFFICER, han, "韩静怡")
    service.set_user_no(OFFICER, han, "1101")
    service.change_post(OFFICER, post.assignment, post.window_group, post.start, post.end)
    assert hall.store.data_version() == before


def test_nobody_edits_the_roster_without_the_right(service: RosterService) -> None:
    for call in (
        lambda: service.set_department(CLERK, "GA", "局"),
        lambda: service.add_person(CLERK, "1", "某某"),
        lambda: service.end_service(CLERK, "x", MARCH_2),
    ):
        assert refused(call).key == "not_entitled"
