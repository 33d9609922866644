"""English on the screen: every entry, every page, at the smallest size, switched while it runs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.access import Actor, Role
from app.services.clock import Clock
from app.services.founding import Founding
from app.services.hall import Hall
from devices.ports import FingerUnknown, ScannerState, ScannerStateChanged
from reports.sheet_symbols import PRESETS
from tests.conftest import AS_OF
from tests.ui.desks import Seat, desk_of, settle
from tests.ui.filled_hall import MARCH
from tests.ui.fit import CHINESE, cut_words, words_on
from tests.ui.fronts import COLLEAGUE_SLOT, FIRST, NAME_SLOT, SECOND, Front
from tests.ui.upstream_line import enrol, keep, settle_letter, tell
from ui import language, words
from ui.attendance.lock_dialog import LockDialog
from ui.attendance.page import AttendancePage
from ui.background import Background
from ui.places import PAGES
from ui.settings.hall_page import HallPage
from ui.settings.upstream_page import UpstreamPage
from ui.shell import Shell
from ui.sign_in import SignIn
from ui.translations import update
from ui.wizard.dialog import Wizard
from ui.wizard.view_model import WizardModel

FILES = ("zaigang_en.ts", "words_en.ts")
EVERYBODY = Actor("all", "Liang", frozenset(Role))
OF_THE_HALL = frozenset({language.LANGUAGES[language.CHINESE], "休", "班", "√补"})
"""What stays Chinese on purpose: the name of the other language, and symbols of the printed sheet."""


def entries(file: str) -> list[tuple[str, ElementTree.Element, str]]:
    """(source, translation element, context) of every message."""
    root = ElementTree.parse(update.HERE / file)
    return [
        (message.findtext("source", ""), found, context.findtext("name", ""))
        for context in root.iter("context")
        for message in context.iter("message")
        if (found := message.find("translation")) is not None
    ]


def placeholders(text: str) -> set[str]:
    named = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    return named | set(re.findall(r"%\d", text))


@pytest.mark.parametrize("file", FILES)
def test_every_entry_is_finished_in_english_with_its_placeholders(file: str) -> None:
    for source, found, _ in entries(file):
        text = found.text or ""
        assert found.get("type") is None and text, source
        assert CHINESE.search(text) is None, text
        assert placeholders(text) == placeholders(source), text


def test_the_compiled_files_hold_what_the_sources_hold(english: None) -> None:
    for source, found, context in entries("zaigang_en.ts") + entries("words_en.ts"):
        assert QCoreApplication.translate(context, source) == found.text


def test_all_that_is_said_has_an_entry() -> None:
    assert {source for source, _, _ in entries("words_en.ts")} == set(update.said())
    meanings = {entry.split(" ", 1)[1] for preset in PRESETS.values() for entry in preset.legend.split("  ")}
    assert meanings <= set(words.TERMS["legend"])


def test_every_text_of_the_widgets_has_an_entry_in_its_context() -> None:
    known = {(context, source) for source, _, context in entries("zaigang_en.ts")}
    wanted = {pair for file in sorted(update.UI.rglob("*.py")) for pair in texts_in(file)}
    assert wanted - known == set()


def texts_in(file: Path) -> Iterator[tuple[str, str]]:
    """(context, text) of each literal given to `tr`, `translate` and `QT_TRANSLATE_NOOP`."""
    for node in ast.parse(file.read_text("utf-8")).body:
        context = node.name if isinstance(node, ast.ClassDef) else ""
        for call in ast.walk(node):
            if not isinstance(call, ast.Call):
                continue
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            given = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
            if name == "tr" and given:
                yield context, str(given[0])
            elif name in ("translate", "QT_TRANSLATE_NOOP") and len(given) > 1:
                yield str(given[0]), str(given[1])


@pytest.fixture
def english(qtbot: QtBot) -> Iterator[None]:
    language.use(language.ENGLISH)
    yield
    language.use(language.CHINESE)


@pytest.fixture
def base(filled_hall: Hall, qtbot: QtBot) -> Iterator[Seat]:
    made = desk_of(filled_hall, EVERYBODY)
    made.desk.scanners._came.emit(ScannerStateChanged(FIRST, ScannerState.READY))
    made.desk.scanners._came.emit(
        ScannerStateChanged(SECOND, ScannerState.LOST, fault_key="scanner.unplugged")
    )
    yield made
    made.stop()


def chinese_left(widget: QWidget) -> list[str]:
    """Chinese words in view that are neither data of the hall nor kept on purpose."""
    sources = {source for file in FILES for source, _, _ in entries(file)} - OF_THE_HALL
    return [text for text in words_on(widget) if text in sources and CHINESE.search(text)]


def shell_of(base: Seat, qtbot: QtBot) -> Shell:
    """The desk on the smallest screen, with everything open."""
    shell = Shell(base.desk)
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.show()
    shell.take_session()
    return shell


def test_every_page_fits_the_smallest_screen_in_english(english: None, base: Seat, qtbot: QtBot) -> None:
    shell = shell_of(base, qtbot)
    for spec in PAGES:
        shell.open(spec.key)
        for _ in range(3):
            settle(base.desk)
        assert (spec.key, shell.width(), shell.height()) == (spec.key, 1366, 768)
        assert (spec.key, cut_words(shell), chinese_left(shell)) == (spec.key, [], [])


STANDINGS = ("", "went_back", "we_are_behind", "contradicts")


@pytest.mark.parametrize("standing", STANDINGS)
def test_the_line_to_upstream_fits_in_english(english: None, base: Seat, qtbot: QtBot, standing: str) -> None:
    enrol(base.hall)
    trouble = f"sync_{standing}" if standing else "upstream_unreachable"
    tell(base.hall, "m1", "Long words of somebody upstream. " * 15)
    for number, outcome in enumerate(words.TERMS["letter_outcome"], 1):
        settle_letter(base.hall, number, "opinion", outcome, "letter_stale")
    keep(base.hall, 123_456 if standing == "" else 12, trouble=trouble, standing=standing)
    shell = shell_of(base, qtbot)
    for key in ("today", "upstream"):
        shell.open(key)
        base.desk.sync.look()
        for _ in range(4):
            settle(base.desk)
        assert shell.top.sync.isVisible()
        assert (key, shell.width(), shell.height()) == (key, 1366, 768)
        assert (key, cut_words(shell), chinese_left(shell)) == (key, [], [])
    page = shell.page
    assert isinstance(page, UpstreamPage)
    for form in (page.ask_leave(), page.ask_enrolment()):
        assert (cut_words(form), chinese_left(form)) == ([], [])
        form.reject()


def test_a_month_of_31_days_fits_in_english(english: None, base: Seat, qtbot: QtBot) -> None:
    shell = shell_of(base, qtbot)
    shell.open("attendance")
    page = shell.page
    assert isinstance(page, AttendancePage)
    page.model.set_month(MARCH)
    for _ in range(3):
        settle(base.desk)
    assert page.grid.days.horizontalScrollBar().maximum() == 0
    page.grid.days.setCurrentIndex(page.grid.grid.index(0, 8))
    settle(base.desk)
    assert (cut_words(shell), chinese_left(shell)) == ([], [])
    page._ask_lock()
    settle(base.desk)
    dialog = page.findChild(LockDialog)
    assert dialog is not None and dialog.isVisible()
    assert (cut_words(dialog), chinese_left(dialog)) == ([], [])


def test_the_clock_in_page_fits_in_english_whatever_it_says(english: None, front: Front) -> None:
    def check() -> None:
        QApplication.processEvents()
        assert (front.page.width(), front.page.height()) == (1366, 768)
        assert cut_words(front.page) == []
        assert chinese_left(front.page) == []

    check()
    front.presses(NAME_SLOT)
    assert "Morning sign-in" in front.words
    check()
    front.clock(9, 20)
    front.presses(COLLEAGUE_SLOT)
    check()
    front.happens(FingerUnknown(FIRST))
    check()
    front.scanner_is(ScannerState.LOST, fault="scanner.content_differs")
    front.model._end_card()
    check()
    front.model.pin.start()
    check()


def test_signing_in_fits_in_english(english: None, front: Front, qtbot: QtBot) -> None:
    dialog = SignIn(front.base.desk, front.page)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.refuse(words.sentence("sign_in_wrong"))
    assert (cut_words(dialog), chinese_left(dialog)) == ([], [])


def test_the_first_start_fits_in_english(english: None, qtbot: QtBot, tmp_path: Path) -> None:
    background = Background({"Founding": Founding(tmp_path / "hall", Clock(AS_OF))}.__getitem__, lambda: 0)
    wizard = Wizard(WizardModel(background, with_hall=True))
    qtbot.addWidget(wizard)
    wizard.show()
    for step in range(wizard.steps.count()):
        wizard.steps.setCurrentIndex(step)
        wizard.message.setVisible(False)
        assert (cut_words(wizard), chinese_left(wizard)) == ([], [])
    background.stop()


def test_another_language_comes_at_once_and_the_page_stays(base: Seat, front: Front, qtbot: QtBot) -> None:
    shell = shell_of(base, qtbot)
    front.presses(NAME_SLOT)
    front.model._end_card()
    shell.open("hall")
    page = shell.page
    assert isinstance(page, HallPage)
    try:
        page.language.setCurrentIndex(page.language.findData(language.ENGLISH))
        page.language.activated.emit(page.language.currentIndex())
        for _ in range(3):
            settle(base.desk)
        assert isinstance(shell.page, HallPage) and shell.page is not page
        assert "This terminal" in words_on(shell)
        assert chinese_left(shell) == []
        assert chinese_left(front.page) == []
        assert front.model.last.startswith("Last punch")
        assert all(CHINESE.search(what) is None for _, what in shell.keys)
        assert language.chosen_language(language.local_settings(base.hall.folder)) == language.ENGLISH
    finally:
        language.use(language.CHINESE)
