"""The clock-in page on the screen."""

from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from app.domain.facts import PersonRenamed
from devices.ports import ScannerState
from tests.conftest import OFFICER
from tests.ui.fronts import FIRST, NAME, NAME_SLOT, Front, subject_of
from ui.clock_in.pin_model import Step
from ui.clock_in.style import is_night, scale_of
from ui.theme import KIOSK_TOUCH


def texts(front: Front) -> list[str]:
    """Every label that can be seen."""
    return [found.text() for found in front.page.findChildren(QLabel) if found.isVisible() and found.text()]


def test_the_time_the_date_and_the_prompt_come_first(front: Front) -> None:
    front.page._show_time()
    assert {"08:20:00", "2026年3月9日(周一)", "请按手指"} <= set(texts(front))


def test_the_answer_takes_the_place_of_the_prompt_and_goes_again(front: Front) -> None:
    front.presses(NAME_SLOT)
    assert NAME in texts(front)
    assert "请按手指" not in texts(front)
    front.model._clear.timeout.emit()
    assert "请按手指" in texts(front)


def test_a_practice_hall_says_so(front: Front) -> None:
    assert "! 演练数据" in texts(front)


def test_a_name_that_looks_like_markup_is_shown_as_it_is_written(front: Front, tmp_path: Path) -> None:
    name = f'张三<img src="file://{tmp_path}/x.png">'
    with front.hall.writing(OFFICER) as tx:
        tx.record(PersonRenamed(name), subject_of(front.hall, NAME))
    front.presses(NAME_SLOT)
    assert name in texts(front)
    for found in front.page.findChildren(QLabel):
        assert found.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1024, 640), (3840, 2160)])
def test_the_longest_words_fit_every_screen(front: Front, size: tuple[int, int]) -> None:
    front.page.resize(*size)
    front.clock(17, 0)
    front.presses(NAME_SLOT)
    front.scanner_is(ScannerState.LOST, FIRST, "scanner.content_differs")
    assert (front.page.width(), front.page.height()) == size
    assert front.page.minimumSizeHint().height() <= size[1]


def test_touch_targets_are_large_enough_for_a_thumb(front: Front) -> None:
    front.model.pin.start()
    for found in front.page.findChildren(QPushButton):
        if found.isVisible():
            assert found.height() >= KIOSK_TOUCH
            assert found.width() >= KIOSK_TOUCH


def test_a_digit_begins_a_punch_by_pin_and_escape_ends_it(front: Front) -> None:
    QTest.keyClick(front.page, Qt.Key.Key_1)
    assert "请输入您的编号" in texts(front)
    assert "1" in texts(front)
    QTest.keyClick(front.page.keypad, Qt.Key.Key_Escape)
    assert front.model.pin.step is Step.OFF
    assert "请按手指" in texts(front)


def test_a_pin_is_never_shown(front: Front) -> None:
    pin = front.model.pin
    pin.start()
    pin.type("1001")
    pin.enter()
    for digit in "482913":
        QTest.keyClick(front.page.keypad, getattr(Qt.Key, f"Key_{digit}"))
    assert pin.entry == "482913"
    assert "●●●●●●" in texts(front)
    assert "482913" not in " ".join(texts(front))


def test_night_begins_at_half_past_six() -> None:
    assert is_night(time(18, 30))
    assert is_night(time(6, 29))
    assert not is_night(time(6, 30))
    assert not is_night(time(18, 29))


def test_the_page_grows_with_the_screen() -> None:
    assert scale_of(1366, 768) == 1
    assert scale_of(3840, 2160) > 2.5
