"""What the roster's pages show of the sample hall."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.facts import ConsentGiven, FingerEnrolled
from app.domain.refusal import Refusal
from app.services.hall import Hall
from app.services.roster import RosterService
from app.services.roster_views import RosterViews, Service, initials
from tests.conftest import OFFICER


@pytest.fixture
def views(sample_hall: Hall) -> RosterViews:
    return RosterViews(sample_hall)


def test_departments_show_groups_counters_heads_and_counts(views: RosterViews) -> None:
    by_code = {shown.code: shown for shown in views.departments()}
    group = by_code["SJ"].groups[0]
    assert (group.a_posts, group.b_posts, group.counters) == (5, 1, ("06", "07", "08", "09"))
    assert group.head_name == "韩静怡"
    assert (by_code["CG"].a_posts, by_code["CG"].groups) == (0, ())


@pytest.mark.parametrize("text", ["范思", "fsq", "FSQ", "sq", "1103", " 范思琪 "])
def test_a_person_is_found_by_name_initials_or_number(views: RosterViews, text: str) -> None:
    assert "范思琪" in [person.name for person in views.people(text)]


def test_a_search_that_nobody_fits_finds_nobody(views: RosterViews) -> None:
    assert views.people("zzzzzz") == ()
    assert views.people("%") == ()


def test_a_character_with_two_readings_is_found_by_either() -> None:
    assert {"d", "s", "c"} <= set(initials("单雄信")[0])


def test_people_of_a_department_are_listed_with_their_post_of_today(views: RosterViews) -> None:
    people = views.people(department="SJ")
    assert [person.number for person in people] == ["1101", "1102", "1103", "1104", "1105", "1106"]
    assert (people[2].start, people[2].service, people[5].post) == (date(2024, 9, 10), Service.HERE, "B")


def test_who_has_left_is_shown_only_when_asked_for(sample_hall: Hall, views: RosterViews) -> None:
    subject = views.people("1103")[0].subject
    RosterService(sample_hall).end_service(OFFICER, subject, date(2026, 3, 31))
    assert views.people("1103") == ()
    assert views.people("1103", with_left=True)[0].service is Service.LEFT


def test_one_person_is_shown_whole(sample_hall: Hall, views: RosterViews) -> None:
    subject = views.people("1101")[0].subject
    RosterService(sample_hall).set_user_no(OFFICER, subject, "7")
    with sample_hall.writing(OFFICER) as tx:
        tx.record(ConsentGiven("1", "ab", "w"), subject)
        tx.record(FingerEnrolled(3, "t", "right_index", "a", "b"), subject)
    detail = views.person(subject)
    assert (detail.person.user_nos, detail.person.fingers) == (("1101", "7"), 1)
    assert (detail.fingers, detail.person.consented) == (("right_index",), True)
    assert detail.heads == (("SJ", "区市场监督管理局"),)
    assert len(detail.posts) == 1
    with pytest.raises(Refusal, match="person_unknown"):
        views.person("nobody")


def test_a_person_without_a_post_and_one_still_to_come_are_told_apart(hall: Hall) -> None:
    service = RosterService(hall)
    service.set_department(OFFICER, "SJ", "局")
    service.add_group(OFFICER, "SJ", "窗口")
    service.add_person(OFFICER, "1", "甲某")
    coming = service.add_person(OFFICER, "2", "乙某")
    service.add_post(OFFICER, coming, "SJ", "窗口", "A", date(2026, 5, 6))
    assert [p.service for p in RosterViews(hall).people()] == [Service.NO_POST, Service.COMING]
