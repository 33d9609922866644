"""The department's opinion on screen: the paper slip, a reviewer's own signature, a letter from a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.access import Actor, Role
from app.domain.letter import opinion_from
from app.services.hall import Hall
from app.services.leave import LeaveService
from app.services.leave_decision import LeaveDecision
from app.services.leave_views import LeaveViews
from tests.conftest import ZONE
from tests.services.leave_asks import reviewer_of
from tests.ui.desks import settle
from tests.ui.fit import cut_words
from tests.ui.leave.inbox_desk import Inbox, Seats, confirm, dialog_of, names_on, read, typed
from ui.attendance.fields import ChoiceField
from ui.leave.case_words import opinion_lines
from ui.leave.life_words import life_of
from ui.leave.opinion_forms import ScanField
from ui.leave.paper_view import PaperView
from ui.palette import Tone

Part = TypeVar("Part", bound=QWidget)
PNG = b"\x89PNG\r\n\x1a\n" + b"a slip"


@pytest.fixture
def inbox(sample_hall: Hall, seats: Seats, qtbot: QtBot) -> Inbox:
    made = Inbox(sample_hall, seats, qtbot)
    made.key = made.asks("马晓岚", "2026-04-07am", "2026-04-09pm")
    return made


def part(form: QWidget, kind: type[Part]) -> Part:
    """The one field of a kind."""
    found = form.findChild(kind)
    assert isinstance(found, kind)
    return found


def test_the_officer_records_the_signed_slip_with_its_scan(inbox: Inbox, tmp_path: Path) -> None:
    page, seat = inbox.page(inbox.people.officer)
    assert page.model.section == "opinion" and names_on(page) == ["马晓岚"]
    page.acts.primary.click()
    form = dialog_of(page)
    assert (form.windowTitle(), form.confirm.isEnabled()) == ("登记部门意见", False)
    typed(form, "毕局长")
    choice, scan = part(form, ChoiceField), part(form, ScanField)
    choice.setCurrentIndex(choice.findData("disagree"))
    (tmp_path / "slip.txt").write_text("not a scan")
    scan.read(tmp_path / "slip.txt")
    settle(seat.desk)
    assert "PDF、JPG 或 PNG" in form.message.text() and scan.content == b""
    (tmp_path / "slip.png").write_bytes(PNG)
    scan.read(tmp_path / "slip.png")
    settle(seat.desk)
    assert cut_words(form) == []
    confirm(form, seat)
    (signed,) = inbox.shown(inbox.key).signatures
    assert (signed.signer, signed.agree, signed.source, signed.entered_by) == (
        "毕局长",
        False,
        "paper",
        "关晓月",
    )
    assert LeaveViews(inbox.hall).attachment(inbox.people.director, inbox.key, signed.scan) == PNG
    assert seat.said[-1][0] is Tone.OK and names_on(page) == []


def test_the_applicants_own_name_under_the_slip_is_refused_and_what_was_typed_stays(inbox: Inbox) -> None:
    page, seat = inbox.page(inbox.people.officer)
    page.acts.primary.click()
    form = dialog_of(page)
    typed(form, "马晓岚")
    part(form, ChoiceField).setCurrentIndex(1)
    confirm(form, seat)
    assert "不能为自己的请假签署意见" in form.message.text()
    assert form.isVisible() and inbox.shown(inbox.key).signatures == ()


def test_a_reviewer_signs_for_their_own_department_alone(inbox: Inbox) -> None:
    other, _ = inbox.page(reviewer_of("SJ"))
    assert names_on(other) == []
    page, seat = inbox.page(reviewer_of("GA"))
    assert page.acts.primary.text() == "签署意见…" and not page.acts.letter.isVisible()
    page.acts.primary.click()
    form = dialog_of(page)
    part(form, ChoiceField).setCurrentIndex(1)
    confirm(form, seat)
    (signed,) = inbox.shown(inbox.key).signatures
    assert (signed.signer, signed.agree, signed.source) == ("毕局长", True, "desk")


def letter(inbox: Inbox, **changed: object) -> str:
    given: dict[str, object] = {
        "kind": "leave_opinion",
        "letter": "GA-7",
        "leave": inbox.key,
        "department": "GA",
        "agree": True,
        "signer": "毕局长",
        "note": "",
        "day": "2026-04-01",
    }
    return json.dumps({**given, **changed}, ensure_ascii=False)


def test_a_letter_is_taken_from_a_file(inbox: Inbox, tmp_path: Path) -> None:
    page, seat = inbox.page(inbox.people.officer)
    file = tmp_path / "letter.json"
    file.write_text(letter(inbox), "utf-8")
    page.acts.opinions.take_letter(file)
    for _ in range(3):
        settle(seat.desk)
    assert seat.said[-1] == (Tone.OK, f"信件已收下：毕局长对请假{inbox.key}的意见。")
    assert inbox.shown(inbox.key).signatures[0].source == "letter"


def test_a_letter_that_came_by_upstream_says_so_beside_its_signer(inbox: Inbox) -> None:
    upstream = Actor("upstream", "毕局长", frozenset({Role.OFFICER}))
    LeaveDecision(inbox.hall).receive_letter(upstream, opinion_from(json.loads(letter(inbox))))
    shown = inbox.shown(inbox.key)
    assert opinion_lines(shown) == ["毕局长：同意  2026年4月1日(周三)  经上级平台"]
    assert "派驻部门毕局长签署：同意(经上级平台)" in [event.what for event in life_of(shown, ZONE)]


@pytest.mark.parametrize(
    ("content", "words"),
    [("{", "不符合规定格式"), ("[" * 2000, "不符合规定格式"), ("", "不符合规定格式"), (None, "读不了")],
    ids=["broken", "deep", "empty", "absent"],
)
def test_what_is_no_letter_is_refused_in_words(
    inbox: Inbox, tmp_path: Path, content: str | None, words: str
) -> None:
    page, seat = inbox.page(inbox.people.officer)
    file = tmp_path / "letter.json"
    if content is not None:
        file.write_text(content, "utf-8")
    page.acts.opinions.take_letter(file)
    settle(seat.desk)
    assert seat.said[-1][0] is Tone.ATTENTION
    assert content is None or words in seat.said[-1][1]


def test_a_letter_of_another_department_changes_nothing(inbox: Inbox, tmp_path: Path) -> None:
    page, seat = inbox.page(inbox.people.officer)
    file = tmp_path / "letter.json"
    file.write_text(letter(inbox, department="SJ"), "utf-8")
    page.acts.opinions.take_letter(file)
    for _ in range(3):
        settle(seat.desk)
    assert "派驻部门" in seat.said[-1][1] and inbox.shown(inbox.key).signatures == ()


def test_papers_are_looked_at_on_the_page(inbox: Inbox) -> None:
    LeaveService(inbox.hall).add_paper(inbox.people.clerk, inbox.key, PNG)
    page, seat = inbox.page(inbox.people.officer)
    (digest,) = inbox.shown(inbox.key).attachments
    page.look_at(inbox.key, digest)
    settle(seat.desk)
    assert page.findChild(PaperView) is not None
    read(seat)
