"""AB岗 on the real store: today, the coming week, the register of covers, items and people."""

from __future__ import annotations

import ast
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.ab_slots import Risk
from app.domain.access import Actor, Role
from app.domain.refusal import Refusal
from app.domain.slots import Half
from app.services.ab import AbService
from app.services.attendance_records import AttendanceRecords
from app.services.cover import CoverService
from app.services.hall import Hall
from tests.services.cast import Cast, acting, subject_of
from tests.ui.desks import Seat, settle
from tests.ui.fit import cut_words
from ui.ab.page import AbPage
from ui.ab.setup_dialog import SetupDialog
from ui.ab.view_model import COVERS, DAY, SECTIONS, WEEK
from ui.palette import Tone
from ui.widgets.form import FormDialog
from ui.widgets.states import StateView
from ui.words import SENTENCES, TERMS

ROOT = Path(__file__).resolve().parents[3]
TODAY, TOMORROW = date(2026, 3, 9), date(2026, 3, 10)
GJ = ("GJ", "住房公积金管理部")
Seats = Callable[[Hall, Actor], Seat]


@pytest.fixture
def cast(sample_hall: Hall) -> Cast:
    made = Cast(sample_hall)
    made.sets_clock("09:20", TODAY)
    return made


@pytest.fixture
def open_page(cast: Cast, seats: Seats, qtbot: QtBot) -> Callable[[Actor], tuple[AbPage, Seat]]:
    def opened(actor: Actor) -> tuple[AbPage, Seat]:
        seat = seats(cast.hall, actor)
        page = AbPage(seat.desk)
        qtbot.addWidget(page)
        page.resize(1206, 660)
        page.show()
        page.refresh()
        settle(seat.desk)
        return page, seat

    return opened


Opens = Callable[[Actor], tuple[AbPage, Seat]]


def goes_out(cast: Cast, name: str, day: date = TODAY, first: int = 540, last: int = 690) -> None:
    records = AttendanceRecords(cast.hall)
    records.register_outing(cast.officer, subject_of(cast.hall, name), day, first, last, "送件", "区政府")


def state_text(page: QWidget) -> str:
    state = page.findChild(StateView)
    assert state is not None
    return state.text


def shows(page: AbPage, section: str) -> None:
    page.sections.setCurrentIndex(SECTIONS.index(section))


def select_group(page: AbPage, code: str) -> None:
    lines = page.groups.visible_lines()
    page.groups.selectRow(next(n for n, g in enumerate(lines) if g.department == code))


def again(page: AbPage, seat: Seat) -> None:
    settle(seat.desk)
    page.refresh()
    settle(seat.desk)


# --- today ----------------------------------------------------------------------------------------


def test_what_lacks_something_stands_first_and_is_told_in_full_beside_it(
    cast: Cast, open_page: Opens
) -> None:
    goes_out(cast, "常若川")
    cast.sets_clock("09:15", TODAY)
    page, _ = open_page(cast.officer)
    lines = page.groups.visible_lines()
    assert [g.department for g in lines][:3] == ["WJ", "MZ", "GA"] and len(lines) == 12
    assert page.alert.text().startswith("未及时顶岗：常若川上午自09:00起不在岗")
    select_group(page, "MZ")
    assert page.details.words == ["缺B岗：A岗2人，应有B岗1人，现有0人。《管理考核办法》第十五条"]
    select_group(page, "GA")
    assert page.details.words == ["A岗6人，不要求B岗。"]
    assert page.sections.tabText(0) == "今天 2"


def test_a_b_who_cannot_do_everything_is_named_with_what_is_missing(cast: Cast, open_page: Opens) -> None:
    b = subject_of(cast.hall, "聂宏图")
    AbService(cast.hall).set_qualified(cast.officer, b, "GJ", ["公积金提取", "缴存登记"])
    page, _ = open_page(cast.officer)
    select_group(page, "GJ")
    assert "聂宏图不能通办，还不会办：公积金贷款" in page.details.words[0]
    text = page.groups.as_text(page.groups.selected()).splitlines()[1].split("\t")
    assert text == [GJ[1], "2", "聂宏图不能通办", "× 不符合", "B岗不能通办"]


def test_a_clerk_sees_their_own_window_and_changes_nothing(cast: Cast, open_page: Opens) -> None:
    page, _ = open_page(cast.clerk)
    assert [g.department for g in page.groups.visible_lines()] == ["GA"]
    for made in (page.register, page.setup, page.agree, page.end):
        assert not made.isVisible()
    assert page._register() is None and page._set_up() is None


def test_an_administrator_sees_who_complies_and_not_who_is_away(cast: Cast, open_page: Opens) -> None:
    page, _ = open_page(Actor("adm1n", "", frozenset({Role.ADMINISTRATOR})))
    assert len(page.groups.visible_lines()) == 12 and page.setup.isVisible()
    shows(page, WEEK)
    assert "不能查看谁不在岗" in state_text(page)


def test_whoever_has_no_window_is_told_so(cast: Cast, open_page: Opens) -> None:
    page, _ = open_page(Actor("n0body", "", frozenset({Role.STAFF})))
    assert "没有您能看到的窗口" in state_text(page)
    shows(page, COVERS)
    assert "没有顶岗登记" in state_text(page)


def test_before_anything_is_read_it_says_that_it_reads_and_a_refusal_stands_in_words(
    cast: Cast, seats: Seats, qtbot: QtBot
) -> None:
    page = AbPage(seats(cast.hall, cast.officer).desk)
    qtbot.addWidget(page)
    assert "正在读取" in state_text(page)
    page.model.refused.emit(Refusal("disk_full", file="hall.db"))
    assert "磁盘" in state_text(page)


def test_no_word_is_cut_at_the_smallest_screen(cast: Cast, open_page: Opens) -> None:
    goes_out(cast, "常若川")
    page, seat = open_page(cast.officer)
    for section in SECTIONS:
        shows(page, section)
        assert cut_words(page) == []
    shows(page, DAY)
    form = page._register()
    assert form is not None and cut_words(form.dialog) == []
    form.dialog.reject()
    select_group(page, "GJ")
    dialog = page._set_up()
    settle(seat.desk)
    assert dialog is not None and cut_words(dialog) == []


# --- the coming week ------------------------------------------------------------------------------


def test_the_week_shows_who_is_at_risk_first_and_says_why(cast: Cast, open_page: Opens) -> None:
    goes_out(cast, "毛启舟", TOMORROW)
    page, _ = open_page(cast.officer)
    shows(page, WEEK)
    shown = page.grid.outlook.shown
    assert shown is not None and shown.rows[0].department == "GJ"
    assert page.sections.tabText(1) == "未来一周 1"
    page.grid.setCurrentIndex(page.grid.outlook.index(0, 1))
    assert page.said.text() == "2026年3月10日(周二)上午毛启舟不在岗，还没有登记顶岗。"
    page.grid.setCurrentIndex(page.grid.outlook.index(0, 2))
    assert page.said.text() == "2026年3月10日(周二)下午：2人在岗。"
    head = page.grid.outlook.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
    assert head == "3月10日(二)\n上午"


def test_enter_on_a_half_day_registers_the_cover_that_it_lacks(cast: Cast, open_page: Opens) -> None:
    goes_out(cast, "毛启舟", TOMORROW)
    page, seat = open_page(cast.officer)
    shows(page, WEEK)
    page.grid.setCurrentIndex(page.grid.outlook.index(0, 1))
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    dialog = page.findChild(FormDialog)
    assert dialog is not None
    dialog.reject()
    form = page._register()
    assert form is not None
    assert (form.covered.currentText(), form.by.currentText()) == ("毛启舟", "聂宏图  B  能通办")
    assert (form.first.day, form.first_half.key, form.last_half.key) == (TOMORROW, "am", "am")
    form.note.setText("2件待办已交接")
    QTest.mouseClick(form.dialog.confirm, Qt.MouseButton.LeftButton)
    again(page, seat)
    assert seat.said[-1] == (Tone.OK, "顶岗已登记，已生效。")
    assert page.model.week is not None and page.model.week.rows[0].worst is Risk.COVERED
    covers = AbService(cast.hall).covers(cast.officer)
    assert [(c.note, [s.half for s in c.slots]) for c in covers] == [("2件待办已交接", [Half.AM])]


def test_a_refused_cover_stays_in_its_form_with_the_reason(cast: Cast, open_page: Opens) -> None:
    CoverService(cast.hall).register(
        cast.officer, subject_of(cast.hall, "聂宏图"), subject_of(cast.hall, "邱诗涵"), ["2026-03-10am"]
    )
    goes_out(cast, "毛启舟", TOMORROW)
    page, seat = open_page(cast.officer)
    shows(page, WEEK)
    page.grid.setCurrentIndex(page.grid.outlook.index(0, 1))
    form = page._register()
    assert form is not None
    QTest.mouseClick(form.dialog.confirm, Qt.MouseButton.LeftButton)
    settle(seat.desk)
    assert "聂宏图不能顶岗" in form.dialog.message.text() and form.dialog.isVisible()
    form.last.day = TODAY
    QTest.mouseClick(form.dialog.confirm, Qt.MouseButton.LeftButton)
    assert form.dialog.message.text() != "" and form.dialog.isVisible()


def test_another_window_has_other_people_and_counters(cast: Cast, open_page: Opens) -> None:
    page, _ = open_page(cast.officer)
    form = page._register()
    assert form is not None
    form.window.setCurrentText("区税务局")
    assert form.covered.count() == 5 and form.by.itemText(0) == "侯振宇  B  能通办"
    assert [form.counter.itemText(n) for n in range(form.counter.count())] == [
        *("不指定", "15", "16", "17", "18")
    ]
    form.covered.setCurrentText("夏知秋")
    assert "夏知秋  A" not in [form.by.itemText(n) for n in range(form.by.count())]
    form.first.day = date(2026, 3, 20)
    assert form.last.day == date(2026, 3, 20)


# --- the register ---------------------------------------------------------------------------------


def test_the_centre_agrees_to_what_a_window_registered_and_ends_it(
    cast: Cast, open_page: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = acting(cast.hall, "毛启舟", Role.WINDOW_HEAD)
    by, covered = subject_of(cast.hall, "聂宏图"), subject_of(cast.hall, "邱诗涵")
    CoverService(cast.hall).register(head, by, covered, ["2026-03-10am", "2026-03-10pm"], "33")
    page, seat = open_page(cast.director)
    shows(page, COVERS)
    assert page.sections.tabText(2) == "顶岗登记 1" and not page.agree.isEnabled()
    text = page.covers.as_text(page.covers.visible_lines()).splitlines()[1].split("\t")
    assert text[:6] == ["聂宏图", "邱诗涵", GJ[1], "33", "3月10日", "待中心同意"]
    page.covers.selectRow(0)
    QTest.mouseClick(page.agree, Qt.MouseButton.LeftButton)
    again(page, seat)
    assert [c.agreed for c in page.model.covers or ()] == [True]
    assert not page.agree.isEnabled() and page.end.isEnabled()
    monkeypatch.setattr("ui.ab.page.confirmed", lambda *_: True)
    QTest.mouseClick(page.end, Qt.MouseButton.LeftButton)
    again(page, seat)
    assert page.model.covers == ()


def test_a_window_head_registers_and_does_not_agree(cast: Cast, open_page: Opens) -> None:
    page, seat = open_page(acting(cast.hall, "毛启舟", Role.WINDOW_HEAD))
    form = page._register()
    assert form is not None and form.window.count() == 1
    form.covered.setCurrentText("邱诗涵")
    QTest.mouseClick(form.dialog.confirm, Qt.MouseButton.LeftButton)
    again(page, seat)
    assert seat.said[-1] == (Tone.OK, "顶岗已登记，等待中心同意。")
    shows(page, COVERS)
    assert not page.agree.isVisible() and page.end.isVisible()


def test_another_page_opens_a_section(cast: Cast, open_page: Opens) -> None:
    page, _ = open_page(cast.officer)
    page.show_target(COVERS)
    assert page.model.section == COVERS
    page.show_target("nothing")
    assert page.model.section == COVERS


# --- items and people -----------------------------------------------------------------------------


def set_up(page: AbPage, seat: Seat, code: str) -> SetupDialog:
    select_group(page, code)
    dialog = page._set_up()
    assert dialog is not None
    settle(seat.desk)
    return dialog


def choose(dialog: SetupDialog, name: str) -> None:
    row = next(n for n in range(dialog.people.count()) if name in dialog.people.item(n).text())
    dialog.people.setCurrentRow(row)


def test_items_and_what_people_can_do_are_saved_together(cast: Cast, open_page: Opens) -> None:
    page, seat = open_page(cast.officer)
    dialog = set_up(page, seat, "GJ")
    assert dialog.items.toPlainText().splitlines() == ["公积金提取", "公积金贷款", "缴存登记"]
    choose(dialog, "聂宏图")
    dialog.able.item(0).setCheckState(Qt.CheckState.Unchecked)
    choose(dialog, "毛启舟")
    dialog.partner.setCurrentText("邱诗涵  A")
    dialog.mutual.setChecked(True)
    dialog.items.appendPlainText("异地转移接续")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    again(page, seat)
    assert dialog.message.text() == "已保存。"
    shown = next(g for g in page.model.groups if g.department == "GJ")
    assert shown.items[-1] == "异地转移接续"
    assert shown.findings[0].params["items"] == ("公积金提取", "异地转移接续")
    partners = {m.name: m.partner for m in shown.a}
    assert partners == {"毛启舟": shown.a[1].subject, "邱诗涵": shown.a[0].subject}
    choose(dialog, "聂宏图")
    assert dialog.able.count() == 4
    assert dialog.able.item(0).checkState() is Qt.CheckState.Unchecked


def test_what_cannot_be_saved_is_said_and_stays_typed(cast: Cast, open_page: Opens) -> None:
    page, seat = open_page(cast.officer)
    dialog = set_up(page, seat, "GJ")
    dialog.items.setPlainText("长" * 61)
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    settle(seat.desk)
    assert "事项太长(61个字符，最多60个)" in dialog.message.text()
    assert dialog.items.toPlainText() == "长" * 61


def test_somebody_is_stood_down_and_it_ends(cast: Cast, open_page: Opens) -> None:
    page, seat = open_page(cast.officer)
    dialog = set_up(page, seat, "GJ")
    choose(dialog, "聂宏图")
    form = dialog._ask_stand_down()
    reason = form.fields.itemAt(form.fields.rowCount() - 1, form.fields.ItemRole.FieldRole).widget()
    reason.setProperty("text", "考试补考不合格")
    QTest.mouseClick(form.confirm, Qt.MouseButton.LeftButton)
    again(page, seat)
    assert dialog.down.text() == "2026年3月9日(周一)起待岗。考试补考不合格"
    shown = next(g for g in page.model.groups if g.department == "GJ")
    assert [f.key for f in shown.findings] == ["ab_b_stood_down"]
    assert not dialog.stand_down.isVisible() and dialog.end_down.isVisible()
    end = dialog._ask_end()
    assert end is not None
    QTest.mouseClick(end.confirm, Qt.MouseButton.LeftButton)
    again(page, seat)
    assert dialog.down.text().startswith("2026年3月9日(周一)至2026年3月9日(周一)待岗")


def test_a_director_stands_down_but_changes_no_items(cast: Cast, open_page: Opens) -> None:
    page, seat = open_page(cast.director)
    dialog = set_up(page, seat, "GJ")
    assert not dialog.save.isEnabled() and not dialog.able.isEnabled()
    assert dialog.stand_down.isVisible()


# --- words ----------------------------------------------------------------------------------------


def test_every_finding_has_its_sentence_and_its_short_word() -> None:
    keys = set()
    for name in ("ab.py", "ab_slots.py"):
        for node in ast.walk(ast.parse((ROOT / "app" / "domain" / name).read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in SENTENCES:
                keys.add(node.value)
    findings = {key for key in keys if not key.startswith(("ab_partner", "ab_item_"))}
    assert findings == set(TERMS["ab_finding"])
    assert set(TERMS["ab_risk"]) == {risk.value for risk in Risk}
