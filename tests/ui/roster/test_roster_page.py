"""The roster page on the real store: what it shows, finds, edits, imports and offers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.domain.access import Actor
from app.services.hall import Hall
from app.services.roster_views import RosterViews
from db import roster
from tests.conftest import CLERK, OFFICER
from tests.ui.desks import Seat, settle, wait_until
from ui.reply import Reply
from ui.roster.import_dialog import ImportDialog
from ui.roster.page import RosterPage
from ui.roster.person_dialog import PersonDialog
from ui.roster.view_model import Place
from ui.widgets.form import FormDialog
from ui.widgets.text import Message

Seats = Callable[[Hall, Actor], Seat]
HEADER = "编号,姓名,派驻部门代码,派驻部门,窗口,岗位,进驻日期,离开日期\n"


def page_of(seat: Seat, qtbot: QtBot) -> RosterPage:
    page = RosterPage(seat.desk)
    qtbot.addWidget(page)
    page.resize(1206, 680)
    page.show()
    page.refresh()
    settle(seat.desk)
    return page


@pytest.fixture
def seat(sample_hall: Hall, seats: Seats) -> Seat:
    return seats(sample_hall, OFFICER)


def send(seat: Seat, form: FormDialog) -> str:
    """Confirms a form; why it was refused, or nothing if it closed."""
    message = form.findChild(Message)
    form.on_confirm()
    settle(seat.desk)
    return message.text() if message is not None and isValid(form) else ""


def names(page: RosterPage) -> list[str]:
    return [person.name for person in page.table.visible_lines()]


def test_everybody_in_the_hall_is_shown_with_post_and_way_of_clocking_in(seat: Seat, qtbot: QtBot) -> None:
    page = page_of(seat, qtbot)
    assert len(names(page)) == 60 and page.state.text == ""
    first = page.table.as_text(page.table.visible_lines()[:1]).splitlines()[1].split("\t")
    assert first == ["1001", "沈立言", "青禾公安分局", "A岗", "2025-01-06", "—", "密码", "在册"]


@pytest.mark.parametrize(
    ("search", "found"), [("沈立", ["沈立言"]), ("sly", ["沈立言"]), ("1002", ["马晓岚"]), ("不在", [])]
)
def test_people_are_found_by_name_initials_and_number(
    seat: Seat, qtbot: QtBot, search: str, found: list[str]
) -> None:
    page = page_of(seat, qtbot)
    page.search.setText(search)
    settle(seat.desk)
    assert names(page) == found
    assert ("没有找到" in page.state.text) == (not found)


def test_a_window_group_shows_its_head_counters_and_people_only(seat: Seat, qtbot: QtBot) -> None:
    page = page_of(seat, qtbot)
    item = page.tree.findItems("青禾公安分局", Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly)[1]
    page.tree.setCurrentItem(item)
    settle(seat.desk)
    assert page.model.place == Place("GA", "青禾公安分局")
    assert len(names(page)) == 7
    group = page.model.group
    assert group is not None and group.head_name == "沈立言" and group.counters[0] == "01"
    assert page.bar.isVisibleTo(page)


def test_an_empty_roster_says_what_to_do(hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    page = page_of(seats(hall, OFFICER), qtbot)
    assert "名册还是空的" in page.state.text


def test_without_the_right_nothing_is_offered(sample_hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(sample_hall, CLERK)
    page = page_of(seat, qtbot)
    assert not page.add.isVisible() and not page.take_in.isVisible() and not page.add_department.isVisible()
    dialog = page._open_person(page.model.people[0].subject)
    settle(seat.desk)
    assert [name for name, each in dialog.buttons.items() if each.isVisible()] == []
    dialog.accept()


def test_a_person_is_added_with_a_post_moved_and_leaves(seat: Seat, qtbot: QtBot) -> None:
    page = page_of(seat, qtbot)
    form = page.forms.add_person()
    assert "编号没有填写" in send(seat, form)
    form.reject()
    added: list[object] = []
    reply = Reply(page, added.append, lambda refusal: pytest.fail(str(refusal)))
    page.model.add_person("5001", "欧阳明月", reply)
    settle(seat.desk)
    (person,) = RosterViews(seat.hall).people("5001")
    page.model.add_post(person.subject, Place("GA", "青禾公安分局"), "A", date(2026, 3, 2), None, reply)
    settle(seat.desk)
    dialog = PersonDialog(seat.desk, page.model, person.subject, page)
    dialog.open()
    settle(seat.desk)
    assert dialog.detail is not None and [post.start for post in dialog.detail.posts] == [date(2026, 3, 2)]
    form = dialog._forms.end_service(person)
    assert send(seat, form) == ""
    wait_until(lambda: dialog.detail is not None and dialog.detail.posts[0].end == date(2026, 4, 1))
    dialog.accept()


def test_a_new_person_is_opened_to_be_given_a_post(seat: Seat, qtbot: QtBot) -> None:
    page = page_of(seat, qtbot)
    form = page.forms.add_person()
    for field, text in zip(form.findChildren(QLineEdit), ("5002", "司马朗"), strict=True):
        field.setText(text)
    form.confirm.click()
    wait_until(lambda: page.findChild(PersonDialog) is not None)
    dialog = page.findChild(PersonDialog)
    assert isinstance(dialog, PersonDialog)
    wait_until(lambda: dialog.detail is not None)
    assert dialog.detail is not None and dialog.detail.person.number == "5002"
    dialog.accept()


def test_a_refused_edit_stays_in_the_form_with_its_reason(seat: Seat, qtbot: QtBot) -> None:
    page = page_of(seat, qtbot)
    department = next(d for d in page.model.departments if d.code == "GA")
    form = page.forms.rename_group(department, department.groups[0])
    assert "没有改动" in send(seat, form)
    assert form.isVisible()
    form.reject()


def test_an_import_shows_first_what_it_would_change(seat: Seat, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "名册.csv"
    file.write_text(
        HEADER + "1001,沈立,GA,青禾公安分局,青禾公安分局,A,2025-01-06,\n"
        "5001,欧阳明月,TX,通信管理局,综合窗口,A,2026-03-02,\n"
        "5002,,TX,通信管理局,综合窗口,A,2026-03-02,\n",
        "utf-8",
    )
    page = page_of(seat, qtbot)
    dialog = page.import_file(file)
    settle(seat.desk)
    assert outcomes(dialog) == {2: "rejected", 3: "new", 4: "rejected"}
    assert "姓名没有填写" in dialog.table.as_text(dialog.table.visible_lines())
    assert known_names(seat.hall, "1001", "5001") == ["沈立言"]
    dialog.replace.setChecked(True)
    settle(seat.desk)
    assert outcomes(dialog) == {2: "changed", 3: "new", 4: "rejected"}
    assert "沈立言 → 沈立" in dialog.table.as_text(dialog.table.visible_lines())
    dialog.apply.click()
    settle(seat.desk)
    assert known_names(seat.hall, "1001", "5001") == ["沈立", "欧阳明月"]
    assert "1行没有导入" in seat.said[-1][1]


def test_a_file_that_is_no_roster_is_refused_in_words(seat: Seat, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "别的.csv"
    file.write_text("品名,数量\n苹果,3\n", "utf-8")
    dialog = page_of(seat, qtbot).import_file(file)
    settle(seat.desk)
    assert "缺少这些列" in dialog.state.text and not dialog.apply.isEnabled()
    dialog.reject()


def test_an_empty_roster_file_is_written_to_fill_in(seat: Seat, qtbot: QtBot, tmp_path: Path) -> None:
    page_of(seat, qtbot).write_template(tmp_path / "空白.csv")
    settle(seat.desk)
    assert (tmp_path / "空白.csv").read_text("utf-8-sig").startswith(HEADER.strip())


def outcomes(dialog: ImportDialog) -> dict[int, str]:
    return {line.number: line.outcome.value for line in dialog.table.visible_lines()}


def known_names(hall: Hall, *numbers: str) -> list[str]:
    with hall.reading() as view:
        found = [roster.person_by_number(view.conn, number) for number in numbers]
    return [person.name for person in found if person is not None]
