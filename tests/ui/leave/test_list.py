"""The list of leaves, one leave whole, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.access import Actor
from app.domain.leave import LeaveState
from app.domain.refusal import Refusal
from app.domain.slots import Half, Month, Slot
from app.services.hall import Hall
from app.services.leave_shown import LeaveShown
from tests.services.cast import CLERK_NAME, COLLEAGUE_NAME, HEAD_NAME, Cast
from tests.services.leaves import Leaves
from tests.ui.desks import Seat, settle
from ui.leave.balance_dialog import BalanceDialog
from ui.leave.fields import HalfDayField
from ui.leave.list_model import ALL, MINE, TO_COVER
from ui.leave.page import LeavePage
from ui.leave.paper_view import PaperView
from ui.palette import Tone
from ui.reports.leave_print import FormPreview
from ui.widgets.form import FormDialog

Seats = Callable[[Hall, Actor], Seat]
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture
def cast(sample_hall: Hall) -> Cast:
    return Cast(sample_hall)


@pytest.fixture
def leaves(sample_hall: Hall) -> Leaves:
    return Leaves(sample_hall)


class Reading:
    """A leave page with somebody at it."""

    def __init__(self, seat: Seat, qtbot: QtBot) -> None:
        self.seat = seat
        self.page = LeavePage(seat.desk)
        qtbot.addWidget(self.page)
        self.page.resize(1206, 660)
        self.page.show()
        self.again()

    def again(self) -> None:
        self.page.refresh()
        settle(self.seat.desk)

    def looks_at(self, leave: LeaveShown) -> None:
        self.page.list.look_at(leave.leave)
        settle(self.seat.desk)
        assert self.page.list.leave is not None

    @property
    def offered(self) -> list[str]:
        return [step for step, made in self.page.list.detail.buttons.items() if made.isVisible()]

    @property
    def detail(self) -> str:
        labels = self.page.list.detail.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def takes(self, step: str) -> FormDialog:
        self.page.list.detail.buttons[step].click()
        forms = [form for form in self.page.findChildren(FormDialog) if form.isVisible()]
        return forms[-1]

    def confirms(self, form: FormDialog, text: str = "") -> None:
        field = form.findChild(QLineEdit)
        if text and field is not None:
            field.setText(text)
        form.confirm.click()
        settle(self.seat.desk)
        self.again()


@pytest.fixture
def reading(cast: Cast, seats: Seats, qtbot: QtBot) -> Iterator[Callable[[Actor], Reading]]:
    yield lambda actor: Reading(seats(cast.hall, actor), qtbot)


Sits = Callable[[Actor], Reading]


def test_an_empty_list_says_where_to_begin(cast: Cast, reading: Sits) -> None:
    at = reading(cast.clerk)
    assert "要请假，请按右上角" in at.page.list._states.text
    assert at.page.primary.text() == "填请假条…"


def test_a_clerk_has_their_own_and_those_they_take_over(cast: Cast, leaves: Leaves, reading: Sits) -> None:
    leaves.files(CLERK_NAME, "04-09am", "04-09pm")
    leaves.files(HEAD_NAME, "04-10am", "04-10pm", cover=CLERK_NAME)
    at = reading(cast.clerk)
    model = at.page.model
    assert (model.section, model.count(MINE), model.count(TO_COVER)) == (MINE, 1, 1)
    at.page.list.sections.setCurrentIndex(1)
    (line,) = model.lines
    assert (line.name, line.kind) == (HEAD_NAME, "")


def test_the_officer_filters_by_state_department_month_and_finds_by_pinyin(
    cast: Cast, leaves: Leaves, reading: Sits
) -> None:
    mine = leaves.files(CLERK_NAME, "04-09am", "04-09pm")
    other = leaves.granted("葛一帆", "04-15am", "04-16pm", kind="annual")
    at = reading(cast.officer)
    model = at.page.model
    assert model.section == ALL and [x.leave for x in model.lines] == [other.leave, mine.leave]
    model.sift(state="approved")
    assert [x.leave for x in model.lines] == [other.leave]
    model.sift(state="", department="SP")
    assert [x.leave for x in model.lines] == [other.leave]
    model.sift(department="", search="mxl")
    assert [x.leave for x in model.lines] == [mine.leave]
    for search in (mine.number, mine.leave, "晓岚"):
        model.sift(search=search)
        assert [x.leave for x in model.lines] == [mine.leave], search
    model.sift(search="zzz")
    assert "没有找到符合的请假" in at.page.list._states.text
    model.sift(search="")
    model.set_month(Month(2026, 7))
    settle(at.seat.desk)
    assert [x.leave for x in model.lines] == [mine.leave]  # still waits for somebody


def test_one_leave_shows_its_life_with_names_and_times(cast: Cast, leaves: Leaves, reading: Sits) -> None:
    filed = leaves.files(CLERK_NAME, "04-09am", "04-10pm", kind="annual", cover=COLLEAGUE_NAME)
    leaves.decisions.ask(cast.director, filed.leave, "能否改到下周？")
    leaves.requests.answer(cast.clerk, filed.leave, "票已买好")
    leaves.agrees(filed, agree=False, signer="赵局长")
    leaves.decisions.decide(cast.director, filed.leave, True, "窗口有人")
    leaves.requests.hand_over(cast.colleague, filed.leave)
    at = reading(cast.clerk)
    at.looks_at(filed)
    for words in (
        "年休假",
        "2026年4月9日(周四)上午\n到2026年4月10日(周五)下午",
        "询问：能否改到下周？",
        "回答：票已买好",
        "! 派驻部门赵局长签署：不同意",
        "批准：窗口有人",
        "部门不同意，中心批准",
        "已与顾文渊交接",
        "2026年4月1日(周三) 09:00",
    ):
        assert words in at.detail, words


def test_what_is_offered_follows_the_state_and_who_looks(cast: Cast, leaves: Leaves, reading: Sits) -> None:
    pending = leaves.files(CLERK_NAME, "04-09am", "04-09pm")
    granted = leaves.granted(CLERK_NAME, "04-01pm", "04-02am", cover=COLLEAGUE_NAME)
    own, other = reading(cast.clerk), reading(cast.director)
    own.looks_at(pending)
    assert own.offered == ["change", "add_paper", "withdraw", "print", "balances"]
    own.looks_at(granted)
    assert "hand_over" not in own.offered and "extend" in own.offered
    other.looks_at(granted)
    assert other.offered == ["hand_over", "print", "balances"]
    other.looks_at(pending)
    assert other.offered == ["print", "balances"]


def test_a_request_is_withdrawn_with_a_word(cast: Cast, leaves: Leaves, reading: Sits) -> None:
    filed = leaves.files(CLERK_NAME, "04-09am", "04-09pm")
    at = reading(cast.clerk)
    at.looks_at(filed)
    at.confirms(at.takes("withdraw"), "不去了")
    assert leaves.shows(filed).state is LeaveState.WITHDRAWN
    assert at.seat.said[-1] == (Tone.OK, "请假已撤回。")
    assert "撤回：不去了" in at.detail and at.offered == ["print", "balances"]


def test_a_question_is_answered(cast: Cast, leaves: Leaves, reading: Sits) -> None:
    filed = leaves.files(CLERK_NAME, "04-09am", "04-09pm")
    leaves.decisions.ask(cast.director, filed.leave, "几点的车？")
    at = reading(cast.clerk)
    at.looks_at(filed)
    assert "有询问" in at.page.list.table.as_text(at.page.list.table.visible_lines())
    form = at.takes("answer")
    at.confirms(form)
    assert form.isVisible() and "没有" in form.message.text()  # an empty answer is refused in the form
    at.confirms(form, "九点")
    assert [t.text for t in leaves.shows(filed).talks] == ["几点的车？", "九点"]


def test_whoever_takes_over_confirms_the_handover(cast: Cast, leaves: Leaves, reading: Sits) -> None:
    granted = leaves.granted(CLERK_NAME, "04-09am", "04-09pm", cover=COLLEAGUE_NAME)
    at = reading(cast.colleague)
    at.page.list.sections.setCurrentIndex(1)
    at.looks_at(granted)
    assert at.offered == ["hand_over"]
    at.confirms(at.takes("hand_over"))
    assert leaves.shows(granted).handed_over_us


def test_a_return_names_the_half_day_and_waits_for_somebody_else(
    cast: Cast, leaves: Leaves, reading: Sits
) -> None:
    granted = leaves.granted(CLERK_NAME, "04-01am", "04-02pm")
    cast.sets_clock("13:30")
    at = reading(cast.clerk)
    at.looks_at(granted)
    form = at.takes("give_back")
    field = form.findChild(HalfDayField)
    assert field is not None and field.slot == Slot(date(2026, 4, 1), Half.PM)
    field.slot = Slot(date(2026, 4, 2), Half.AM)
    at.confirms(form)
    assert (leaves.shows(granted).reported, leaves.shows(granted).back) == ("2026-04-02am", "")
    assert "报告2026年4月2日(周四)上午起返岗，待确认" in at.detail


def test_an_extension_is_a_new_request(cast: Cast, leaves: Leaves, reading: Sits) -> None:
    granted = leaves.granted(CLERK_NAME, "04-01am", "04-02pm")
    at = reading(cast.clerk)
    at.looks_at(granted)
    form = at.takes("extend")
    at.confirms(form)
    newest = leaves.views.list(cast.clerk)[-1]
    assert (newest.extends, newest.first, newest.route) == (
        granted.leave,
        Slot(date(2026, 4, 3), Half.AM),
        "department_then_centre",
    )


def test_what_a_rule_refuses_stays_in_the_form_in_words(cast: Cast, leaves: Leaves, reading: Sits) -> None:
    granted = leaves.granted(CLERK_NAME, "04-01am", "04-02pm")
    for name in (HEAD_NAME, COLLEAGUE_NAME):
        leaves.files(name, "04-03am", "04-03pm")
    at = reading(cast.clerk)
    at.looks_at(granted)
    form = at.takes("extend")
    form.confirm.click()
    settle(at.seat.desk)
    assert form.isVisible() and "本窗口已有2人请假" in form.message.text()
    form.reject()


def test_an_overdue_leave_asks_to_be_returned_or_explained(cast: Cast, leaves: Leaves, reading: Sits) -> None:
    granted = leaves.granted(CLERK_NAME, "04-01am", "04-01pm")
    cast.sets_clock("10:00", date(2026, 4, 2))
    at = reading(cast.clerk)
    at.looks_at(granted)
    assert "请立即销假，或说明原因" in at.detail
    assert {"give_back", "explain", "extend"} <= set(at.offered)
    at.confirms(at.takes("explain"), "火车晚点")
    assert "说明逾期原因：火车晚点" in at.detail


def test_a_paper_that_comes_later_is_added_and_shown(
    cast: Cast, leaves: Leaves, reading: Sits, tmp_path: Path
) -> None:
    filed = leaves.files(CLERK_NAME, "04-09am", "04-09pm", kind="sick")
    at = reading(cast.clerk)
    at.looks_at(filed)
    path = tmp_path / "病历.png"
    path.write_bytes(PNG)
    at.page.steps._read_paper(filed, path)
    settle(at.seat.desk)
    settle(at.seat.desk)
    (digest,) = leaves.shows(filed).attachments
    at.again()
    at.page._show_paper(digest)
    settle(at.seat.desk)
    view = at.page.findChild(PaperView)
    assert view is not None and view.states.text == ""
    view.accept()


def test_the_form_is_printed_and_the_balances_seen_from_the_leave(
    cast: Cast, leaves: Leaves, reading: Sits
) -> None:
    filed = leaves.files(CLERK_NAME, "04-09am", "04-09pm")
    at = reading(cast.officer)
    at.looks_at(filed)
    at.page.list.detail.buttons["print"].click()
    at.page.list.detail.buttons["balances"].click()
    settle(at.seat.desk)
    for kind in (FormPreview, BalanceDialog):
        dialog = at.page.findChild(kind)
        assert dialog is not None and dialog.isVisible()
        dialog.reject()


def test_a_list_that_cannot_be_read_says_so(cast: Cast, reading: Sits) -> None:
    at = reading(cast.clerk)
    at.page.model._refused(Refusal("hall_unreachable"))
    assert "连不上大厅终端" in at.page.list._states.text
    at.page.list._states.acted.emit()  # the button under it reads again
    settle(at.seat.desk)
    assert "连不上" not in at.page.list._states.text


def test_the_target_of_another_page_is_opened(cast: Cast, leaves: Leaves, reading: Sits) -> None:
    filed = leaves.files(CLERK_NAME, "04-09am", "04-09pm")
    at = reading(cast.officer)
    at.page.show_target(filed.leave)
    assert at.page.list.leave is not None
    at.page.show_target("new")
    assert at.page.filling
