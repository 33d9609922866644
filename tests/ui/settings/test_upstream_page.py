"""The page of the line to upstream on the real store: enrolling, how it stands, the letters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.access import Actor, Role
from app.domain.refusal import Refusal
from app.services.hall import Hall
from app.services.sync import EnrolmentShown, SyncService
from tests.conftest import OFFICER
from tests.ui.desks import Seat, settle
from tests.ui.fit import cut_words
from tests.ui.upstream_line import URL, enrol, keep, settle_letter, us
from ui.palette import Tone
from ui.settings.enrol_form import CaField
from ui.settings.upstream_page import UpstreamPage
from ui.widgets.form import FormDialog
from ui.words import sentence

Seats = Callable[[Hall, Actor], Seat]
ADMIN = Actor("adm1n", "梁致远", frozenset({Role.ADMINISTRATOR}))
WORDS = ("松树", "月亮", "书包", "河流")
PEM = "-----BEGIN CERTIFICATE-----\nnot one\n-----END CERTIFICATE-----\n"


class At:
    """Somebody before the page."""

    def __init__(self, hall: Hall, seats: Seats, qtbot: QtBot, actor: Actor = ADMIN) -> None:
        self.hall, self.seat = hall, seats(hall, actor)
        self.page = UpstreamPage(self.seat.desk)
        qtbot.addWidget(self.page)
        self.page.resize(1206, 640)
        self.page.show()
        self.page.refresh()
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            settle(self.seat.desk)

    @property
    def service(self) -> SyncService:
        found: SyncService = self.seat.desk.background._service_of("SyncService")  # type: ignore[assignment]
        return found

    def fact(self, key: str) -> str:
        name, value = self.page._facts[key]
        return value.text() if value.isVisible() and name.isVisible() else ""

    @property
    def form(self) -> FormDialog:
        (found,) = [form for form in self.page.findChildren(FormDialog) if form.isVisible()]
        return found

    def types(self, *texts: str) -> None:
        lines = [line for line in self.form.findChildren(QLineEdit) if line.parent() is self.form]
        for line, text in zip(lines, texts, strict=True):
            line.setText(text)


@pytest.fixture
def sits(sample_hall: Hall, seats: Seats, qtbot: QtBot) -> Callable[[Actor], At]:
    return lambda actor: At(sample_hall, seats, qtbot, actor)


Sits = Callable[[Actor], At]


# -- not enrolled -----------------------------------------------------------------------------------------


def test_a_hall_without_upstream_reads_what_it_would_be_good_for(sits: Sits) -> None:
    at = sits(ADMIN)
    assert "没有接入上级平台" in at.page.message.text()
    assert "指纹模板从不上传" in at.page.intro.text() and "四个词" in at.page.intro.text()
    assert at.page.primary.isVisible() and at.page.primary.text() == "接入上级平台…"
    assert not at.page.stop.isVisible() and not at.page.table.isVisible()


def test_only_an_administrator_is_offered_to_enrol(sits: Sits) -> None:
    at = sits(OFFICER)
    assert not at.page.primary.isVisible() and "没有接入" in at.page.message.text()
    assert "大厅终端上" in at.page.intro.text()


def test_enrolling_asks_and_goes_on_without_the_form(sits: Sits, tmp_path: Path) -> None:
    at = sits(ADMIN)
    at.page.primary.click()
    at.types(f" {URL} ", "ABCD-EFGH")
    at.form.confirm.click()
    at.settle()
    assert not at.page.findChildren(FormDialog) or not at.page.findChildren(FormDialog)[0].isVisible()
    assert at.service.enrolment_state().state == "asking"
    assert URL in at.page.message.text() and at.page.cancel.isVisible()
    assert not at.page.primary.isVisible() and at.page.model._watch.isActive()


def test_a_wrong_address_is_said_in_the_form_and_what_was_typed_stays(sits: Sits) -> None:
    at = sits(ADMIN)
    at.page.primary.click()
    at.types("ftp://x", "ABCD")
    at.form.confirm.click()
    at.settle()
    assert "ftp://x" in at.form.message.text()
    assert at.service.enrolment_state().state == "none"


def test_a_certificate_is_taken_from_a_file_and_other_files_are_not(sits: Sits, tmp_path: Path) -> None:
    at = sits(ADMIN)
    at.page.primary.click()
    field = at.form.findChild(CaField)
    assert field is not None
    for content, words in ((b"\xff\xfe", "PEM"), (b"a" * 70_000, "PEM"), (None, "读不了")):
        file = tmp_path / "ca.pem"
        file.unlink(missing_ok=True)
        if content is not None:
            file.write_bytes(content)
        field.read(file)
        at.settle()
        assert words in at.form.message.text() and field.content == ""
    (tmp_path / "ca.pem").write_text(PEM)
    field.read(tmp_path / "ca.pem")
    at.settle()
    assert field.content == PEM and field.name.text() == "ca.pem"


def test_the_four_words_are_shown_large_until_the_second_person_has_confirmed(
    sits: Sits, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = sits(ADMIN)
    waiting = EnrolmentShown("waiting", URL, WORDS)
    monkeypatch.setattr(at.service, "enrolment_state", lambda: waiting)
    at.page.refresh()
    at.settle()
    assert at.page.four_words.text() == "松树  月亮  书包  河流" and at.page.four_words.isVisible()
    assert "逐个核对这四个词" in at.page.message.text() and at.page.cancel.isVisible()
    enrol(at.hall)
    monkeypatch.setattr(at.service, "enrolment_state", lambda: EnrolmentShown("active", URL, WORDS))
    at.page.model.look()
    at.settle()
    assert not at.page.four_words.isVisible() and not at.page.model._watch.isActive()
    assert at.seat.said[-1] == (Tone.OK, sentence("line_enrolled"))
    assert at.fact("url") == URL


@pytest.mark.parametrize("key", ["enrol_code_wrong", "enrol_refused"])
def test_a_refused_enrolment_says_why_and_can_be_begun_again(
    sits: Sits, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    at = sits(ADMIN)
    refused = EnrolmentShown("refused", URL, (), Refusal(key))
    monkeypatch.setattr(at.service, "enrolment_state", lambda: refused)
    at.page.refresh()
    at.settle()
    assert at.page.message.text() == sentence(key) and at.page.primary.isVisible()
    at.page.primary.click()
    assert at.form.findChildren(QLineEdit)[0].text() == URL  # the address need not be typed again


def test_while_upstream_cannot_be_reached_the_page_says_so_and_it_can_be_given_up(
    sits: Sits, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = sits(ADMIN)
    asking = EnrolmentShown("asking", URL, (), Refusal("upstream_unreachable"))
    with monkeypatch.context() as patched:
        patched.setattr(at.service, "enrolment_state", lambda: asking)
        at.page.refresh()
        at.settle()
        assert "连不上上级平台" in at.page.message.text()
    at.page.cancel.click()
    at.settle()
    assert at.seat.said[-1] == (Tone.OK, sentence("line_enrol_cancelled"))
    assert at.page.primary.isVisible() and not at.page.cancel.isVisible()


# -- enrolled ---------------------------------------------------------------------------------------------


def test_an_enrolled_hall_shows_where_since_when_and_how_far(sample_hall: Hall, sits: Sits) -> None:
    enrol(sample_hall)
    keep(sample_hall, 2)
    at = sits(OFFICER)
    assert at.fact("url") == URL and at.fact("enrolled").startswith("2026年")
    assert at.fact("contact").startswith("2026年")
    assert at.fact("acked").startswith("到第") and at.fact("unsent").startswith("2条，最早一条记录于2026年")
    assert at.page.primary.text() == "现在上传" and at.page.primary.isEnabled()
    assert not at.page.stop.isVisible()


def test_before_the_first_answer_nothing_is_called_sent(sample_hall: Hall, sits: Sits) -> None:
    enrol(sample_hall)
    at = sits(ADMIN)
    assert "第一次联系" in at.page.message.text()
    assert (at.fact("contact"), at.fact("acked")) == ("还没有", "还没有")


@pytest.mark.parametrize("standing", ["went_back", "we_are_behind", "contradicts"])
def test_what_waits_for_a_person_says_what_to_do_and_nothing_can_be_sent(
    sample_hall: Hall, sits: Sits, standing: str
) -> None:
    enrol(sample_hall)
    since = us("2026-03-09T07:02+08:00")
    keep(sample_hall, 4, trouble=f"sync_{standing}", standing=standing, trouble_us=since)
    at = sits(ADMIN)
    assert sentence(f"sync_{standing}") in at.page.message.text()
    assert "始于2026年3月9日(周一) 07:02" in at.page.message.text()
    assert not at.page.primary.isEnabled() and at.page.stop.isEnabled()
    assert cut_words(at.page) == []


def test_sending_now_does_not_wait_for_the_network(
    sample_hall: Hall, sits: Sits, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrol(sample_hall)
    keep(sample_hall, 4, trouble="upstream_unreachable")
    at = sits(OFFICER)
    asked: list[Actor] = []
    monkeypatch.setattr(at.service, "send_now", asked.append)
    at.page.primary.click()
    at.settle()
    assert asked == [OFFICER] and at.seat.said[-1] == (Tone.OK, sentence("line_asked"))


def test_leaving_takes_a_reason_and_says_what_is_unsent(sample_hall: Hall, sits: Sits) -> None:
    enrol(sample_hall)
    keep(sample_hall, 4)
    at = sits(ADMIN)
    at.page.stop.click()
    at.form.confirm.click()
    at.settle()
    assert at.form.message.text() and at.service.status().enrolled  # no reason was given
    at.types("换平台")
    at.form.confirm.click()
    at.settle()
    assert not at.service.status().enrolled
    assert at.seat.said[-1] == (Tone.OK, sentence("sync_left"))
    assert "没有接入上级平台" in at.page.message.text()


# -- letters ----------------------------------------------------------------------------------------------


def test_letters_are_listed_with_their_outcome_and_the_rule_in_words(sample_hall: Hall, sits: Sits) -> None:
    enrol(sample_hall)
    keep(sample_hall)
    settle_letter(sample_hall, 1, "message", "accepted")
    settle_letter(sample_hall, 2, "calendar", "accepted")
    settle_letter(sample_hall, 3, "rules", "stale_version", "letter_stale")
    settle_letter(sample_hall, 4, "later", "malformed", "letter_kind")
    at = sits(OFFICER)
    rows = [line.split("\t")[1:] for line in at.page.table.as_text(at.page.table.visible_lines()).split("\n")]
    assert rows[1:] == [
        ["4", "later", "! 没有采用：格式不对"],
        ["3", "规则变动", "! 没有采用：内容已变动"],
        ["2", "工作日历变动", "✓ 已采用"],
        ["1", "通知", "✓ 已收下"],
    ]
    for row, words in ((1, "已经变动"), (2, "已于2026年"), (3, "今日")):
        at.page.table.selectRow(row)
        assert words in at.page.letter.text()


def test_without_letters_a_sentence_stands_in_place_of_the_table(sample_hall: Hall, sits: Sits) -> None:
    enrol(sample_hall)
    keep(sample_hall)
    at = sits(OFFICER)
    assert at.page.letter.text() == sentence("line_letters_none") and not at.page.table.isVisible()
