"""Letters from upstream: each judged once, by the rules of anybody else who asks."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.letter import LETTER_BYTES, Letter
from app.domain.sync_facts import LetterSettled, UpstreamLeft
from app.services.hall import Hall
from app.services.leave_decision import LeaveDecision
from app.services.leave_inbox import LeaveInbox
from app.services.letters import LetterFault, LetterJudge
from app.services.roster import RosterService
from app.services.settings import SettingsService
from db import journal, leave, roster, settings, sync, sync_line
from tests.conftest import OFFICER
from tests.services.cast import Cast, lock_march
from tests.services.leave_asks import account, asks
from tests.services.post import AUTHOR, Post, opinion, row
from ui.words import sentence


@pytest.fixture
def people(sample_hall: Hall) -> Cast:
    cast = Cast(sample_hall)
    account(sample_hall, cast.director)
    return cast


@pytest.fixture
def post(people: Cast) -> Post:
    return Post(people.hall)


@pytest.fixture
def judge(post: Post) -> LetterJudge:
    return LetterJudge(post.hall)


def settled(hall: Hall) -> list[tuple[int, str, str, str]]:
    """(number, kind, outcome, key), the first first."""
    with hall.reading() as view:
        found = sync.letters_settled(view.conn)
    return [(one.number, one.kind, one.outcome, one.key) for one in reversed(found)]


def cursor(hall: Hall) -> int:
    with hall.reading() as view:
        return sync_line.line_of(view.conn, "t1").letters


def department_of(hall: Hall, key: str) -> str:
    with hall.reading() as view:
        found = leave.by_id(view.conn, key)
        assert found is not None
        return found.department


# --- form --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("expected", [-1, 2**62, 2**63, 2**64 - 1])
def test_a_letter_that_expects_what_cannot_be_is_settled_as_malformed(
    post: Post, judge: LetterJudge, expected: int
) -> None:
    body = {"days": [{"date": "2026-05-06", "kind": "off", "name": "停电"}]}
    assert judge.take(post.letter("calendar", body, expected)) == "malformed"
    assert judge.take(post.letter("calendar", body)) == "accepted"
    assert settled(post.hall)[0] == (1, "calendar", "malformed", "letter_form")


# --- opinions ----------------------------------------------------------------------------------------


def test_an_opinion_counts_as_the_departments_and_names_its_author(
    people: Cast, post: Post, judge: LetterJudge
) -> None:
    key = asks(people.hall, "顾文渊", "2026-04-08am", "2026-04-10pm")
    assert judge.take(post.opinion(key, department_of(people.hall, key))) == "accepted"
    with people.hall.reading() as view:
        (signature,) = leave.signatures(view.conn, [key])
    assert (signature.signer, signature.source, signature.effective) == (AUTHOR, "letter", True)
    kinds = {i.shown.leave: i.kind.value for i in LeaveInbox(people.hall).inbox(people.director)}
    assert kinds == {key: "decide"}


def test_an_opinion_that_comes_too_late_is_kept_and_changes_nothing(
    people: Cast, post: Post, judge: LetterJudge
) -> None:
    key = asks(people.hall, "顾文渊", "2026-04-08am", "2026-04-10pm")
    here = department_of(people.hall, key)
    assert judge.take(post.opinion(key, here, agree=False)) == "accepted"
    LeaveDecision(people.hall).decide(people.director, key, False, "人手不足")
    assert judge.take(post.opinion(key, here)) == "too_late"
    with people.hall.reading() as view:
        assert [s.effective for s in leave.signatures(view.conn, [key])] == [True, False]
    assert settled(people.hall)[1] == (2, "opinion", "too_late", "leave_stale")


def test_an_opinion_for_another_department_or_an_unknown_leave_is_refused(
    people: Cast, post: Post, judge: LetterJudge
) -> None:
    key = asks(people.hall, "顾文渊", "2026-04-08am", "2026-04-10pm")
    assert judge.take(post.opinion(key, "ZZ")) == "refused"
    assert judge.take(post.opinion("2026-99999", "GA")) == "refused"
    assert [key for *_, key in settled(people.hall)] == ["letter_department", "leave_unknown"]


# --- roster, calendar, rules, messages ---------------------------------------------------------------


def test_a_roster_letter_is_taken_whole_or_not_at_all(people: Cast, post: Post, judge: LetterJudge) -> None:
    with people.hall.reading() as view:
        known = roster.people(view.conn)[0]
        end = journal.end_of(view.conn).seq
    good = {"rows": [row("7701", "新来的")], "replacing": False}
    assert judge.take(post.letter("roster", good, expected=end)) == "accepted"
    bad = {"rows": [row("7702", "又一个"), row(known.number, "别的名字")], "replacing": False}
    assert judge.take(post.letter("roster", bad)) == "refused"
    with people.hall.reading() as view:
        numbers = {person.number for person in roster.people(view.conn)}
    assert "7701" in numbers
    assert "7702" not in numbers


def test_what_has_changed_since_its_author_looked_is_not_overwritten(
    people: Cast, post: Post, judge: LetterJudge
) -> None:
    with people.hall.reading() as view:
        seen = journal.end_of(view.conn).seq

    def all_kinds() -> list[Letter]:
        return [
            post.letter("roster", {"rows": [row(str(9100 + post.number), "甲")], "replacing": False}, seen),
            post.letter("calendar", {"days": [{"date": "2026-05-06", "kind": "off", "name": "停电"}]}, seen),
            post.letter(
                "rules",
                {"key": "leave.concurrent_max", "value": 3 + post.number, "valid_from": "2026-05-01"},
                seen,
            ),
        ]

    assert [judge.take(letter) for letter in all_kinds()] == ["accepted"] * 3
    assert [judge.take(letter) for letter in all_kinds()] == ["stale_version"] * 3
    rule = {"key": "leave.remind_days", "value": 2, "valid_from": "2026-05-01"}
    assert judge.take(post.letter("rules", rule, seen)) == "accepted"
    with people.hall.reading() as view:
        _, loaded = settings.load(view.conn)
    assert loaded.rules.value("leave.concurrent_max", date(2026, 5, 2)) == 5


def test_a_letter_does_not_touch_a_locked_month(people: Cast, post: Post, judge: LetterJudge) -> None:
    lock_march(people)
    day = {"days": [{"date": "2026-03-10", "kind": "off", "name": ""}]}
    rule = {"key": "attendance.grace_minutes", "value": 5, "valid_from": "2026-03-01"}
    assert judge.take(post.letter("calendar", day)) == "refused"
    assert judge.take(post.letter("rules", rule)) == "refused"
    assert {key for *_, key in settled(people.hall)} == {"month_locked"}


def test_a_years_arrangement_replaces_the_whole_year(people: Cast, post: Post, judge: LetterJudge) -> None:
    year = {"year": 2027, "days": [{"date": "2027-01-01", "kind": "off", "name": "元旦"}]}
    assert judge.take(post.letter("calendar", year)) == "accepted"
    with people.hall.reading() as view:
        assert 2027 in view.settings.calendar.published


def test_a_message_waits_to_be_read(people: Cast, post: Post, judge: LetterJudge) -> None:
    assert judge.take(post.letter("message", {"text": "周五下午检查"})) == "accepted"
    with people.hall.reading() as view:
        (message,) = sync.messages(view.conn)
    assert (message.author, message.text) == (AUTHOR, "周五下午检查")


# --- form, order, signature --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("fetch", {"url": "https://evil.example"}),
        ("opinion", {}),
        ("opinion", {**opinion("2026-00001", "GA"), "path": "/etc/passwd"}),
        ("opinion", {**opinion("2026-00001", "GA"), "agree": "yes"}),
        ("roster", {"rows": [], "replacing": False}),
        ("roster", {"rows": [{"number": "1"}], "replacing": False}),
        ("roster", {"rows": [row("7701", "x")] * 401, "replacing": False}),
        ("calendar", {"days": [{"date": "2026-13-01", "kind": "off", "name": ""}]}),
        ("calendar", {"year": 2026, "days": [{"date": "2027-01-01", "kind": "off", "name": ""}]}),
        ("rules", {"key": "no.such", "value": 1, "valid_from": "2026-05-01"}),
        ("rules", {"key": "leave.gap", "value": [[[[[[[[[1]]]]]]]]], "valid_from": "2026-05-01"}),
        ("message", {"text": "a\u202eb"}),
        ("message", b"{"),
        ("message", b"[" * 100_000),
        ("message", b" " * (LETTER_BYTES + 1)),
    ],
)
def test_what_does_not_fit_is_settled_as_malformed_and_the_next_is_taken(
    people: Cast, post: Post, judge: LetterJudge, kind: str, body: Any
) -> None:
    assert judge.take(post.letter(kind, body)) == "malformed"
    assert judge.take(post.letter("message", {"text": "下一封"})) == "accepted"
    assert cursor(people.hall) == 2


def test_a_letter_counts_once_by_number_and_by_id(people: Cast, post: Post, judge: LetterJudge) -> None:
    first = post.letter("message", {"text": "一"})
    assert [judge.take(first), judge.take(first)] == ["accepted", ""]
    again = post.signed(replace(first, number=2))
    assert judge.take(again) == ""
    assert (cursor(people.hall), len(settled(people.hall))) == (2, 1)


def test_a_letter_that_is_not_upstreams_or_not_the_next_is_left_alone(
    people: Cast, post: Post, judge: LetterJudge
) -> None:
    letter = post.letter("message", {"text": "一"})
    for wrong, key in (
        (replace(letter, body=b'{"text":"no"}'), "letter_untrue"),
        (replace(letter, number=2), "letter_untrue"),
        (post.signed(replace(letter, hall="another")), "letter_untrue"),
        (replace(letter, signature=b"short"), "letter_untrue"),
        (post.signed(replace(letter, number=2)), "letter_gap"),
    ):
        with pytest.raises(LetterFault) as caught:
            judge.take(wrong)
        assert caught.value.key == key
    assert (cursor(people.hall), settled(people.hall)) == (0, [])


def test_a_fault_of_the_program_itself_settles_the_letter_and_undoes_what_it_did(
    people: Cast, post: Post, judge: LetterJudge, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = SettingsService.take_rule

    def half(self: SettingsService, *values: Any) -> None:
        whole(self, *values)
        raise KeyError("a bug")

    monkeypatch.setattr(SettingsService, "take_rule", half)
    rule = {"key": "leave.concurrent_max", "value": 3, "valid_from": "2026-05-01"}
    assert judge.take(post.letter("rules", rule)) == "refused"
    with people.hall.reading() as view:
        assert settings.load(view.conn)[1].rules.value("leave.concurrent_max", date(2026, 5, 2)) == 2
        kinds = [item.fact for item in journal.recorded(view.conn)][-1:]
    assert isinstance(kinds[0], LetterSettled)
    assert settled(people.hall) == [(1, "rules", "refused", "letter_failed")]


def test_the_outcome_names_nobody(people: Cast, post: Post, judge: LetterJudge) -> None:
    with people.hall.reading() as view:
        known = roster.people(view.conn)[0]
    judge.take(post.letter("roster", {"rows": [row(known.number, "别的名字")], "replacing": False}))
    with people.hall.reading() as view:
        (one,) = sync.letters_settled(view.conn)
    assert one.key != ""
    assert json.loads(one.params) == {"field": "name", "line": 1}


def test_the_answer_to_a_list_says_which_line_and_what_to_do(
    people: Cast, post: Post, judge: LetterJudge
) -> None:
    with people.hall.reading() as view:
        known = roster.people(view.conn)[0]
        at = next(p for p in roster.posts(view.conn) if p.subject == known.subject and p.post == "A")
    fresh = row("7701", "新来的")
    lists = [
        [fresh, row(known.number, "别的名字")],
        [fresh, row("7701", "又一个")],
        [fresh, row(known.number, known.name, start=at.start.isoformat())],
    ]
    for rows in lists:
        assert judge.take(post.letter("roster", {"rows": rows, "replacing": False})) == "refused"
    RosterService(people.hall).set_user_no(OFFICER, known.subject, "7702")
    judge.take(post.letter("roster", {"rows": [fresh, row("7702", "又一个")], "replacing": False}))
    with people.hall.reading() as view:
        found = sync.letters_settled(view.conn)
    told = [sentence(one.key, json.loads(one.params)) for one in reversed(found)]
    assert told == [
        "名单第2行(不计列名)：姓名与大厅现有的不同。整份名单没有采用。"
        "确要更改，请勾选“与大厅现有内容不同的，以这份名单为准”再发。",
        "名单第2行(不计列名)：姓名与第1行的不一致。整份名单没有采用。请核对后再发。",
        "名单第2行(不计列名)：此人在大厅已有日期重叠的岗位。整份名单没有采用。"
        "请先登记原岗位的离开日期，或改正进驻日期后再发。",
        "名单第2行(不计列名)：这个编号已是大厅另一人的考勤号。整份名单没有采用。请核对编号后再发。",
    ]


def test_nobody_is_asked_twice_where_the_hall_is_not_enrolled(sample_hall: Hall) -> None:
    post = Post(sample_hall)
    letter = post.letter("message", {"text": "一"})
    with sample_hall.writing(OFFICER) as tx:
        tx.record(UpstreamLeft("换服务器"))
    with pytest.raises(LetterFault) as caught:
        LetterJudge(sample_hall).take(letter)
    assert caught.value.key == "not_enrolled"
