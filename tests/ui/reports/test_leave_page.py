"""报表 of leave: register and calendar beside the sheets, and the form of one leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.access import Actor
from app.domain.slots import Month
from app.services.hall import Hall
from reports.preview import page_count
from tests.reports.test_attendance_sheet import sizes, texts
from tests.services.cast import Cast
from tests.services.leaves import Leaves
from tests.ui.desks import Seat, settle
from ui.reports.documents import CALENDAR, REGISTER, SHEETS
from ui.reports.leave_page import LeavePapersPage
from ui.reports.leave_print import print_form
from ui.reports.papers_page import PapersPage
from ui.widgets.states import StateView

Seats = Callable[[Hall, Actor], Seat]
APRIL = Month(2026, 4)


@pytest.fixture
def cast(sample_hall: Hall) -> Cast:
    cast = Cast(sample_hall)
    leaves = Leaves(sample_hall)
    leaves.granted("马晓岚", "04-07am", "04-07pm")
    leaves.granted("韩静怡", "04-08am", "04-09am")
    return cast


@pytest.fixture
def page(cast: Cast, seats: Seats, qtbot: QtBot) -> Iterator[tuple[Seat, LeavePapersPage]]:
    seat = seats(cast.hall, cast.officer)
    papers = opened(seat, qtbot)
    yield seat, leave_of(papers)
    papers.hide()


def leave_of(papers: PapersPage) -> LeavePapersPage:
    assert papers.leave is not None
    return papers.leave


def opened(seat: Seat, qtbot: QtBot, document: str = REGISTER) -> PapersPage:
    page = PapersPage(seat.desk)
    qtbot.addWidget(page)
    page.resize(1206, 660)
    page.show()
    page.show_document(document, APRIL)
    settle(seat.desk)
    return page


def state_text(widget: QWidget) -> str:
    state = widget.findChild(StateView)
    assert state is not None
    return str(state.text)


def text_of(pdf: bytes | None) -> str:
    assert pdf is not None
    return "".join(texts(pdf))


def test_the_register_of_the_month_is_drawn(page: tuple[Seat, LeavePapersPage]) -> None:
    _, found = page
    assert "请假登记表" in found.frame.title.text() and "4月" in found.frame.title.text()
    text = text_of(found.model.pdf)
    assert "马晓岚" in text and "韩静怡" in text and found.print.isEnabled()


def test_one_department_can_be_chosen(page: tuple[Seat, LeavePapersPage]) -> None:
    seat, found = page
    assert [code for code, _ in found.model.departments] == ["GA", "SJ"]
    found.model.set_department("SJ")
    settle(seat.desk)
    text = text_of(found.model.pdf)
    assert "韩静怡" in text and "马晓岚" not in text


def test_the_calendar_takes_the_register_s_place_and_its_paper_is_chosen(
    page: tuple[Seat, LeavePapersPage],
) -> None:
    seat, found = page
    found.show_document(CALENDAR)
    settle(seat.desk)
    assert sizes(found.model.pdf or b"") == [(420, 297)]
    assert not found.save_table.isVisible() and found.choices.paper.isVisible()
    found.model.set_paper("A4")
    settle(seat.desk)
    assert set(sizes(found.model.pdf or b"")) == {(297, 210)}


def test_the_month_goes_along_from_document_to_document(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(cast.hall, cast.officer)
    page = PapersPage(seat.desk)
    qtbot.addWidget(page)
    page.show_target(Month(2026, 3))
    page.sheets.choices.documents.chosen.emit(REGISTER)
    settle(seat.desk)
    assert page.leave is not None and page.leave.model.month == Month(2026, 3)
    page.show_target((CALENDAR, APRIL))
    settle(seat.desk)
    assert page.leave.model.coverage is not None
    page.leave.document_chosen.emit(SHEETS)
    settle(seat.desk)
    assert page.sheets.model.month == APRIL
    assert page.shortcuts is page.sheets.shortcuts


def test_a_new_leave_is_drawn_when_the_page_is_refreshed(
    page: tuple[Seat, LeavePapersPage], cast: Cast
) -> None:
    seat, found = page
    before = found.model.pdf
    found.refresh()
    settle(seat.desk)
    assert found.model.pdf is before
    Leaves(cast.hall).files("戴国川", "04-15am", "04-15pm")
    found.refresh()
    settle(seat.desk)
    assert "戴国川" in text_of(found.model.pdf)


def test_it_is_saved_as_pdf_per_department_and_as_a_table(
    page: tuple[Seat, LeavePapersPage], tmp_path: Path
) -> None:
    seat, found = page
    found.model.save_pdf(tmp_path / "四月.pdf")
    settle(seat.desk)
    assert page_count(tmp_path / "四月.pdf") == 1 and seat.said[-1][1] == "已保存：四月.pdf"
    found.model.save_pdfs(tmp_path)
    settle(seat.desk)
    assert len(list(tmp_path.glob("请假登记表_*.pdf"))) == 3 and "3" in seat.said[-1][1]
    found.model.save_xlsx(tmp_path / "四月.xlsx")
    settle(seat.desk)
    assert openpyxl.load_workbook(tmp_path / "四月.xlsx").sheetnames[0] == "全大厅"


def test_what_is_previewed_is_printed(page: tuple[Seat, LeavePapersPage], tmp_path: Path) -> None:
    seat, found = page
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    found.print_on(printer)
    settle(seat.desk)
    assert page_count(tmp_path / "paper.pdf") == 1 and "共1页" in seat.said[-1][1]


def test_a_window_head_sees_their_own_without_types(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    papers = opened(seats(cast.hall, cast.head), qtbot)
    text = text_of(leave_of(papers).model.pdf)
    assert "马晓岚" in text and "韩静怡" not in text and "事假" not in text


def test_a_month_without_anybody_says_so(page: tuple[Seat, LeavePapersPage]) -> None:
    seat, found = page
    found.show_document(CALENDAR, Month(2020, 1))
    settle(seat.desk)
    assert "没有可打印的在岗月历" in state_text(found) and not found.print.isEnabled()


def test_the_form_of_a_leave_is_seen_before_it_is_printed(
    cast: Cast, seats: Seats, qtbot: QtBot, tmp_path: Path
) -> None:
    seat = seats(cast.hall, cast.officer)
    dialog = print_form(seat.desk, "2026-00001")
    qtbot.addWidget(dialog)
    settle(seat.desk)
    assert dialog.preview.pages == 1 and dialog.print.isEnabled() and "2026-00001" in dialog.windowTitle()
    assert "马晓岚" in text_of(dialog.model.pdf)
    dialog.model.save_pdf(tmp_path / "form.pdf")
    settle(seat.desk)
    assert page_count(tmp_path / "form.pdf") == 1
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog.print_on(printer)
    settle(seat.desk)
    assert sizes((tmp_path / "paper.pdf").read_bytes()) == [(210, 297)]


def test_who_may_not_read_the_reason_gets_no_form(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(cast.hall, cast.colleague)
    dialog = print_form(seat.desk, "2026-00001")
    qtbot.addWidget(dialog)
    settle(seat.desk)
    assert state_text(dialog) and not dialog.print.isEnabled()


def test_the_months_begin_with_today_s(page: tuple[Seat, LeavePapersPage], cast: Cast) -> None:
    _, found = page
    assert found.model.month == Month.of(date(2026, 4, 1))
