"""报表 on the real store: preview, choices, files, print, and stopping."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.domain.access import Actor
from app.domain.facts import PersonRegistered, PostAssigned
from app.services.hall import Hall
from reports.preview import page_count
from tests.conftest import OFFICER
from tests.services.cast import Cast
from tests.ui.desks import Seat, settle
from tests.ui.filled_hall import MARCH
from ui.reports.page import ReportsPage
from ui.widgets.states import StateView

Seats = Callable[[Hall, Actor], Seat]


@pytest.fixture
def cast(filled_hall: Hall) -> Cast:
    return Cast(filled_hall)


def opened(seat: Seat, qtbot: QtBot) -> ReportsPage:
    page = ReportsPage(seat.desk)
    qtbot.addWidget(page)
    page.resize(1206, 660)
    page.show()
    page.refresh()
    settle(seat.desk)
    return page


def only(page: ReportsPage, seat: Seat, *codes: str) -> None:
    """Leaves out all other departments."""
    assert page.model.shown is not None
    page.model.set_left_out(frozenset(c for c, _ in page.model.shown.departments) - set(codes))
    settle(seat.desk)


def state_text(page: ReportsPage) -> str:
    state = page.findChild(StateView)
    assert state is not None
    return state.text


def test_on_the_first_the_month_before_is_drawn_for_every_department(
    cast: Cast, seats: Seats, qtbot: QtBot
) -> None:
    page = opened(seats(cast.hall, cast.officer), qtbot)
    assert page.model.month == MARCH
    assert page.preview.pages == 13 and "第1页 共13页" in page.preview.where.text()
    assert "草稿" in page.frame.title.text()
    assert page.print.isEnabled()


def test_pages_turn_and_zoom(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(cast.hall, cast.head)
    page = opened(seat, qtbot)
    assert page.preview.pages == 1
    assert not page.preview.after.isEnabled()
    narrow = page.preview._picture.pixmap().width()
    page.preview.zoom(1)
    settle(seat.desk)
    assert page.preview._picture.pixmap().width() > narrow


def test_departments_that_are_not_ticked_are_left_out(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(cast.hall, cast.officer)
    page = opened(seat, qtbot)
    only(page, seat, "GA", "SJ")
    assert page.preview.pages == 2
    page.choices.nothing.click()
    settle(seat.desk)
    assert "没有在册人员" in state_text(page) and not page.print.isEnabled()
    page.choices.everything.click()
    settle(seat.desk)
    assert page.preview.pages == 13


def test_paper_and_symbols_are_chosen(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(cast.hall, cast.head)
    page = opened(seat, qtbot)
    page.model.set_look("A3", "words")
    settle(seat.desk)
    assert page.model.options is not None
    assert (page.model.options.paper, page.model.options.symbols) == ("A3", "words")


def test_one_file_or_one_per_department_is_saved(
    cast: Cast, seats: Seats, qtbot: QtBot, tmp_path: Path
) -> None:
    seat = seats(cast.hall, cast.officer)
    page = opened(seat, qtbot)
    only(page, seat, "GA", "SJ")
    page.model.save_pdf(tmp_path / "三月.pdf")
    settle(seat.desk)
    assert page_count(tmp_path / "三月.pdf") == 2
    assert seat.said[-1][1] == "已保存：三月.pdf"
    page.model.save_department_pdfs(tmp_path)
    settle(seat.desk)
    assert len(list(tmp_path.glob("考勤表_*.pdf"))) == 2


def test_tables_are_saved(cast: Cast, seats: Seats, qtbot: QtBot, tmp_path: Path) -> None:
    seat = seats(cast.hall, cast.head)
    page = opened(seat, qtbot)
    page.model.save_xlsx(tmp_path / "三月.xlsx")
    settle(seat.desk)
    assert openpyxl.load_workbook(tmp_path / "三月.xlsx", read_only=True).sheetnames == ["青禾公安分局"]
    page.model.save_csv(tmp_path / "三月.csv")
    settle(seat.desk)
    with (tmp_path / "三月.csv").open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.DictReader(stream))
    assert len(lines) == 7 and lines[0]["月份"] == "2026-03"


def test_work_that_is_stopped_leaves_no_file(cast: Cast, seats: Seats, qtbot: QtBot, tmp_path: Path) -> None:
    seat = seats(cast.hall, cast.officer)
    page = opened(seat, qtbot)
    page.model.save_pdf(tmp_path / "三月.pdf")
    assert page.bar.isVisible() and not page.print.isEnabled()
    page.stop.click()
    settle(seat.desk)
    assert list(tmp_path.glob("*.pdf")) == [] and not page.bar.isVisible()
    assert "停止" in seat.said[-1][1] and page.print.isEnabled()


def test_a_folder_that_cannot_be_written_is_said_in_words(
    cast: Cast, seats: Seats, qtbot: QtBot, tmp_path: Path
) -> None:
    seat = seats(cast.hall, cast.head)
    page = opened(seat, qtbot)
    page.model.save_pdf(tmp_path / "没有这个文件夹" / "三月.pdf")
    settle(seat.desk)
    assert "不能写入" in seat.said[-1][1]


def test_what_is_previewed_is_printed_page_by_page(
    cast: Cast, seats: Seats, qtbot: QtBot, tmp_path: Path
) -> None:
    seat = seats(cast.hall, cast.officer)
    page = opened(seat, qtbot)
    only(page, seat, "GA", "YB")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    page.print_on(printer)
    settle(seat.desk)
    assert page_count(tmp_path / "paper.pdf") == 2
    assert "共2页" in seat.said[-1][1] and not page.model.busy


def test_a_character_without_a_font_is_refused_before_anything_is_drawn(
    cast: Cast, seats: Seats, qtbot: QtBot
) -> None:
    with cast.hall.writing(OFFICER) as tx:
        tx.record(PersonRegistered("1099", "王\U00013000"), "rare")
        tx.record(PostAssigned("rare-post", "GA", "青禾公安分局", "A", MARCH.first, None), "rare")
    page = opened(seats(cast.hall, cast.officer), qtbot)
    assert "没有字体能显示" in state_text(page) and not page.print.isEnabled()


def test_new_records_do_not_pull_the_preview_away(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(cast.hall, cast.head)
    page = opened(seat, qtbot)
    before = page.model.pdf
    cast.punches(cast.clerk.person, MARCH.first, "09:00")
    page.refresh()
    settle(seat.desk)
    assert page.model.pdf is before and page.redraw.isVisible()
    page.redraw.click()
    settle(seat.desk)
    assert page.model.pdf is not before and not page.redraw.isVisible()
