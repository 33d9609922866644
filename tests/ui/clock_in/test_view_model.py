"""What the clock-in page says: only what is committed, and always what to do."""

import logging

import pytest

from app.domain.facts import RuleSet
from app.services.clock_in import ClockIn
from app.services.hall import Hall
from db import attendance
from devices.ports import FingerUnknown, FingerUnreadable, ScannerState
from tests.services.leaves import Leaves
from tests.ui.fronts import COLLEAGUE_SLOT, FIRST, NAME, NAME_SLOT, SECOND, Front
from ui.clock_in.view_model import ClockInModel
from ui.palette import Tone


def punches(hall: Hall) -> int:
    with hall.reading() as view:
        return len(attendance.raw_punches(view.conn, 0, 2**40))


def test_a_finger_in_time_is_told_with_name_window_punch_time_and_receipt(front: Front) -> None:
    front.presses(NAME_SLOT)
    card = front.model.card
    assert card is not None
    assert (card.tone, card.name, card.title) == (Tone.OK, NAME, "上午签到  准时")
    assert card.facts[1] == "08:20:00"
    assert card.facts[2].startswith("回执 ")


def test_what_is_shown_stands_in_the_journal_already(front: Front) -> None:
    before = punches(front.hall)
    seen: list[int] = []
    front.model.answered.connect(lambda card: seen.append(punches(front.hall)))
    front.presses(NAME_SLOT)
    assert seen == [before + 1]


def test_lateness_is_told_in_minutes(front: Front) -> None:
    front.clock(8, 37, 59)
    front.presses(NAME_SLOT)
    assert "上午签到  迟到7分钟" in front.words
    assert front.model.card is not None
    assert front.model.card.tone is Tone.ATTENTION


def test_leaving_early_is_told_in_minutes_and_that_the_last_punch_counts(front: Front) -> None:
    front.clock(17, 18)
    front.presses(NAME_SLOT)
    assert "下午签退  早退12分钟" in front.words
    assert "以最后一次为准" in front.words


def test_so_late_that_it_counts_as_absence_is_told_without_blame(front: Front) -> None:
    front.clock(9, 15)
    front.presses(NAME_SLOT)
    assert "晚了45分钟" in front.words
    assert "补签" in front.words


def test_somebody_on_leave_is_told_so_and_that_the_punch_is_recorded(front: Front) -> None:
    day = f"{front.hall.clock.as_of:%m-%d}am"
    Leaves(front.hall).granted(NAME, day, day, kind="sick")
    front.clock(8, 50)
    before = punches(front.hall)
    front.presses(NAME_SLOT)
    card = front.model.card
    assert card is not None
    assert (card.tone, card.title) == (Tone.OK, "上午签到  这半天在请假")
    assert "打卡已记录" in card.detail
    assert punches(front.hall) == before + 1


def test_a_second_press_within_a_minute_is_recognised(front: Front) -> None:
    front.presses(NAME_SLOT)
    front.clock(8, 20, 30)
    front.presses(NAME_SLOT)
    assert "刚才已打过卡" in front.words
    assert "08:20:00" in front.words


def test_a_second_sign_in_says_that_the_first_one_stands(front: Front) -> None:
    front.presses(NAME_SLOT)
    front.clock(8, 25)
    front.presses(NAME_SLOT)
    assert "已经签到过" in front.words
    assert "08:20:00" in front.words


def test_two_people_after_one_another_are_each_answered(front: Front) -> None:
    front.presses(NAME_SLOT)
    front.presses(COLLEAGUE_SLOT)
    assert "顾文渊" in front.words


def test_before_the_window_opens_it_says_when_to_come_again(front: Front) -> None:
    front.clock(6, 0)
    front.presses(NAME_SLOT)
    assert "还没到签到时间" in front.words


def test_a_finger_that_nobody_enrolled_records_nothing(front: Front) -> None:
    before = punches(front.hall)
    front.presses(77)
    assert "没有认出这枚手指" in front.words
    assert punches(front.hall) == before


def test_an_unknown_finger_says_what_to_do(front: Front) -> None:
    front.happens(FingerUnknown(FIRST))
    assert "打卡未记录" in front.words
    assert "密码打卡" in front.words


@pytest.mark.parametrize("reason", ["messy", "few_features", "capture", "wire"])
def test_every_kind_of_unreadable_finger_has_its_words(front: Front, reason: str) -> None:
    front.happens(FingerUnreadable(FIRST, reason))
    assert "打卡未记录" in front.words


def test_a_store_that_cannot_be_written_shows_an_error_and_no_name(
    front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.domain.refusal import Refusal

    def full(self: ClockIn, scanner: str, slot: int) -> None:
        raise Refusal("store_full", file="hall.db")

    full.__qualname__ = "ClockIn.by_finger"
    monkeypatch.setattr(ClockIn, "by_finger", full)
    front.presses(NAME_SLOT)
    assert front.model.card is not None
    assert front.model.card.tone is Tone.ERROR
    assert "磁盘已满" in front.words
    assert NAME not in front.words


def test_a_bug_while_recording_says_that_nothing_was_recorded(
    front: Front, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(self: ClockIn, scanner: str, slot: int) -> None:
        raise RuntimeError("beyond all expectation")

    broken.__qualname__ = "ClockIn.by_finger"
    monkeypatch.setattr(ClockIn, "by_finger", broken)
    with caplog.at_level(logging.ERROR):
        front.presses(NAME_SLOT)
    assert "打卡未记录" in front.words
    assert "beyond all expectation" in caplog.text


def test_a_lost_scanner_names_the_one_to_use_instead(front: Front) -> None:
    front.scanner_is(ScannerState.LOST, SECOND, "scanner.unplugged")
    prompt = front.model.prompt
    assert prompt.text == "请按手指"
    assert prompt.notice == "2号指纹仪已断开。打卡未记录。请用1号指纹仪，或按“密码打卡”。"


@pytest.mark.parametrize("state", [ScannerState.LOST, ScannerState.ABSENT, ScannerState.QUARANTINE])
def test_with_no_scanner_left_the_prompt_asks_for_no_finger(front: Front, state: ScannerState) -> None:
    front.scanner_is(state, FIRST, "scanner.unplugged")
    assert "手指" not in front.model.prompt.text
    assert "人工签到" in front.model.prompt.notice


def test_a_hall_without_scanners_says_so(front: Front) -> None:
    front.base.desk.scanners.states.clear()
    assert "还没有指纹仪" in front.model.prompt.notice


def test_after_a_restart_the_last_punch_is_shown_as_recorded(front: Front) -> None:
    front.presses(NAME_SLOT)
    again = ClockInModel(front.base.desk.background, front.base.desk.scanners)
    again.load()
    from tests.ui.desks import settle

    settle(front.base.desk)
    assert again.last == f"最近一次打卡 08:20:00 {NAME} 已记录"


def test_a_rule_changed_meanwhile_holds_for_the_next_punch(front: Front) -> None:
    from datetime import date

    from tests.conftest import OFFICER

    front.presses(COLLEAGUE_SLOT)
    with front.hall.writing(OFFICER) as tx:
        tx.record(RuleSet("attendance.grace_minutes", 10, date(2026, 1, 1)))
    front.clock(8, 36)
    front.presses(NAME_SLOT)
    assert "上午签到  准时" in front.words
