"""今日 on the real store: figures, cells, lines, and what it says when there is nothing to see."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.access import Actor, Role
from app.services.attendance_records import AttendanceRecords
from app.services.hall import Hall
from tests.services.cast import Cast
from tests.services.leaves import Leaves
from tests.ui.desks import Seat, settle
from tests.ui.filled_hall import TODAY, set_clock
from tests.ui.upstream_line import enrol, keep, tell
from ui.palette import Tone
from ui.today.hall_grid import HallGrid, counter_text
from ui.today.page import TodayPage
from ui.widgets.states import StateView

Seats = Callable[[Hall, Actor], Seat]


def opened(seat: Seat, qtbot: QtBot) -> TodayPage:
    page = TodayPage(seat.desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.refresh()
    settle(seat.desk)
    return page


def count(page: TodayPage, key: str) -> int:
    return next(figure.count for figure in page.model.figures if figure.key == key)


def test_the_figures_add_up_to_the_people_that_are_due(filled_hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    cast = Cast(filled_hall)
    AttendanceRecords(filled_hall).register_outing(
        cast.officer, cast.colleague.person, TODAY, 540, 690, "送件", "区政府"
    )
    page = opened(seats(filled_hall, cast.officer), qtbot)
    assert count(page, "due") == 53
    assert count(page, "due") == count(page, "came") + count(page, "missing") + count(page, "outing")
    assert count(page, "outing") == 1


def test_before_the_hour_nobody_is_missing_yet(filled_hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    for clock, tone in (("08:29", Tone.CALM), ("09:20", Tone.ATTENTION)):
        set_clock(filled_hall, TODAY, clock)
        page = opened(seats(filled_hall, Cast(filled_hall).officer), qtbot)
        assert next(figure.tone for figure in page.model.figures if figure.key == "missing") is tone


def test_every_figure_opens_the_lines_behind_it(filled_hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    page = opened(seats(filled_hall, Cast(filled_hall).officer), qtbot)
    for key in ("due", "came", "missing", "late", "outing", "leave", "noted"):
        QTest.mouseClick(page.figures.buttons[key], Qt.MouseButton.LeftButton)
        assert len(page.lines.visible_lines()) == count(page, key)
        assert page.figures.buttons[key].isChecked()


def test_what_waits_elsewhere_opens_its_own_page(filled_hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(filled_hall, Cast(filled_hall).officer)
    page = opened(seat, qtbot)
    assert count(page, "unmatched") == 4
    QTest.mouseClick(page.figures.buttons["unmatched"], Qt.MouseButton.LeftButton)
    assert seat.asked == [("unmatched", "unmatched")]


def test_a_month_that_may_be_locked_opens_for_the_director(
    filled_hall: Hall, seats: Seats, qtbot: QtBot
) -> None:
    set_clock(filled_hall, TODAY.replace(day=8), "09:20")
    seat = seats(filled_hall, Cast(filled_hall).director)
    page = opened(seat, qtbot)
    page.model.choose("months")
    assert [(where, str(target)) for where, target in seat.asked] == [("attendance", "2026-03")]


def test_enter_on_a_cell_opens_that_persons_month(filled_hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    cast = Cast(filled_hall)
    seat = seats(filled_hall, cast.officer)
    page = opened(seat, qtbot)
    page.grid.setCurrentIndex(page.grid.hall.place_of(cast.clerk.person))
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert seat.asked == [("attendance", (cast.clerk.person, TODAY))]


def test_a_cell_says_in_words_what_its_colour_says(filled_hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    cast = Cast(filled_hall)
    page = opened(seats(filled_hall, cast.officer), qtbot)
    index = page.grid.hall.place_of(cast.clerk.person)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("马晓岚 在岗 08:")


def test_people_stay_selected_when_the_hall_is_read_again(
    filled_hall: Hall, seats: Seats, qtbot: QtBot
) -> None:
    cast = Cast(filled_hall)
    seat = seats(filled_hall, cast.officer)
    page = opened(seat, qtbot)
    page.grid.setCurrentIndex(page.grid.hall.place_of(cast.clerk.person))
    page.refresh()
    settle(seat.desk)
    person = page.grid.hall.person(page.grid.currentIndex())
    assert person is not None and person.name == "马晓岚"


def test_no_cell_is_cut_at_the_smallest_width(filled_hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    page = opened(seats(filled_hall, Cast(filled_hall).officer), qtbot)
    grid: HallGrid = page.grid
    widths = [grid.columnWidth(column) for column in range(grid.hall.columnCount())]
    assert sum(widths) <= grid.viewport().width()
    assert min(widths[1:]) >= 100


def test_a_practice_hall_says_that_its_time_may_be_chosen(
    filled_hall: Hall, seats: Seats, qtbot: QtBot
) -> None:
    page = opened(seats(filled_hall, Cast(filled_hall).officer), qtbot)
    assert "演练" in page._clock.text()
    assert "1号指纹仪" in page._punched.text()


def test_a_year_without_calendar_warns_above_the_figures(
    filled_hall: Hall, seats: Seats, qtbot: QtBot
) -> None:
    set_clock(filled_hall, TODAY.replace(month=12, day=10), "09:20")
    page = opened(seats(filled_hall, Cast(filled_hall).officer), qtbot)
    assert "2027年" in page.warning.text()


def test_a_rest_day_says_so(filled_hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    set_clock(filled_hall, TODAY.replace(day=5), "09:20")
    page = opened(seats(filled_hall, Cast(filled_hall).officer), qtbot)
    assert "今天休息" in page.frame.title.text() and "清明节" in page.frame.title.text()


def test_whoever_sees_nobody_is_told_why(filled_hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    page = opened(seats(filled_hall, Actor("aud1t", "", frozenset({Role.ADMINISTRATOR}))), qtbot)
    state = page.findChild(StateView)
    assert state is not None and "没有您能看到的" in state.text


def test_without_a_session_nothing_is_read(filled_hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(filled_hall, Cast(filled_hall).officer)
    page = opened(seat, qtbot)
    seat.desk.close_session()
    page._look_again()
    assert page.model.figures == []


@pytest.mark.parametrize(
    ("counters", "text"),
    [(("01", "02", "03"), "01–03"), (("01", "03", "04"), "01、03–04"), (("A1", "02"), "02、A1"), ((), "")],
)
def test_counters_stand_as_ranges(counters: tuple[str, ...], text: str) -> None:
    assert counter_text(counters) == text


def test_leave_is_shown_with_its_type_only_to_whom_it_concerns(
    filled_hall: Hall, seats: Seats, qtbot: QtBot
) -> None:
    cast, leaves = Cast(filled_hall), Leaves(filled_hall)
    leaves.granted("马晓岚", "04-01am", "04-01pm", kind="sick")
    for actor, words in ((cast.officer, "病假"), (cast.head, "请假")):
        page = opened(seats(filled_hall, actor), qtbot)
        assert count(page, "leave") == 1
        page.model.choose("leave")
        assert [line.what for line in page.lines.visible_lines()] == [words]


def test_what_leave_has_to_do_with_today_is_told_with_its_number(
    filled_hall: Hall, seats: Seats, qtbot: QtBot
) -> None:
    cast, leaves = Cast(filled_hall), Leaves(filled_hall)
    leave = leaves.granted("马晓岚", "04-01am", "04-01pm", kind="sick").leave
    cast.punches(cast.clerk.person, TODAY, "08:25")
    page = opened(seats(filled_hall, cast.officer), qtbot)
    page.model.choose("noted")
    told = [line.what for line in page.lines.visible_lines() if leave in line.what]
    assert told == [f"上午请假期间打卡 08:25 {leave}"]


def test_a_message_from_upstream_stays_until_somebody_has_read_it(
    filled_hall: Hall, seats: Seats, qtbot: QtBot
) -> None:
    tell(filled_hall, "m1", "请核对清明值班安排 <b>")
    tell(filled_hall, "m2", "第二封")
    seat = seats(filled_hall, Cast(filled_hall).officer)
    page = opened(seat, qtbot)
    assert page.letter.isVisible() and page.letter.text.text() == "请核对清明值班安排 <b>"
    assert "市政务服务中心" in page.letter.head.text() and "1封" in page.letter.more.text()
    for text, left in (("第二封", True), ("第二封", False)):
        QTest.mouseClick(page.letter.done, Qt.MouseButton.LeftButton)
        for _ in range(3):
            settle(seat.desk)
        assert (page.letter.text.text(), page.letter.isVisible()) == (text, left)
    assert not opened(seats(filled_hall, Cast(filled_hall).director), qtbot).letter.isVisible()


def test_the_last_sync_stands_at_the_foot_where_there_is_an_upstream(
    filled_hall: Hall, seats: Seats, qtbot: QtBot
) -> None:
    officer = Cast(filled_hall).officer
    assert not opened(seats(filled_hall, officer), qtbot)._synced.isVisible()
    enrol(filled_hall)
    seat = seats(filled_hall, officer)
    page = opened(seat, qtbot)
    assert page._synced.text() == "最近同步  没有"
    keep(filled_hall, 7)
    seat.desk.sync.look()
    settle(seat.desk)
    assert page._synced.text() == "最近同步  09:20:00  未上传7条"
