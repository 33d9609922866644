"""One window: the clock-in page, and behind a password the desk."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.domain.access import Actor, Role
from app.domain.refusal import Refusal
from app.domain.session import Limits, Session
from tests.ui.desks import settle
from tests.ui.fronts import NAME, NAME_SLOT, Front
from ui.palette import Tone
from ui.safety import QUEUED, SafetyNet
from ui.sign_in import NewPassword, SignIn
from ui.sound import Sound, samples
from ui.window import Window

DIRECTOR = Actor("director", "梁致远", frozenset({Role.DIRECTOR}))
SECRET = "plum-Blossom-1911"


class Quiet(Sound):
    """Remembers what it would have played."""

    def __init__(self) -> None:
        super().__init__(lambda: None)
        self.played: list[Tone] = []

    def play(self, tone: Tone) -> None:
        self.played.append(tone)


@pytest.fixture
def sound() -> Quiet:
    return Quiet()


@pytest.fixture
def window(front: Front, qtbot: QtBot, sound: Quiet) -> Iterator[Window]:
    made = Window(front.base.desk, front.model, sound)
    made.show()
    yield made
    front.base.desk.close_session()
    made.hide()
    made.deleteLater()


def sign_in(front: Front, seconds: int = 600) -> None:
    session = Session(DIRECTOR, front.hall.clock.boot_us())
    front.base.desk.open_session(session, Limits(seconds * 1_000_000, seconds * 1_000_000))


def shown(window: Window) -> object:
    return window._fronts.currentWidget()


def test_signing_in_opens_the_desk_and_leaving_brings_the_clock_in_page_back(
    window: Window, front: Front
) -> None:
    sign_in(front)
    assert shown(window) is window.shell
    window.shell.left.emit()
    assert shown(window) is window.clock_in


def test_an_idle_desk_goes_back_to_the_clock_in_page(window: Window, front: Front) -> None:
    sign_in(front, seconds=0)
    window._look_at_session()
    assert shown(window) is window.clock_in


def test_every_answer_sounds_as_it_is(window: Window, front: Front, sound: Quiet) -> None:
    front.presses(NAME_SLOT)
    front.presses(99)
    assert sound.played == [Tone.OK, Tone.ERROR]


def test_a_punch_while_the_desk_is_open_is_recorded_and_said_there(window: Window, front: Front) -> None:
    sign_in(front)
    front.presses(NAME_SLOT)
    assert any(NAME in text for _, text in front.base.said)


def test_the_three_sounds_differ() -> None:
    assert len({samples(tone) for tone in (Tone.OK, Tone.ATTENTION, Tone.ERROR)}) == 3
    assert samples(Tone.CALM) == b""


def test_without_a_sound_card_the_system_beeps() -> None:
    beeps: list[int] = []
    sound = Sound(lambda: beeps.append(1))
    sound._silent = True
    sound.play(Tone.OK)
    assert beeps == [1]


def test_a_bug_that_escapes_is_logged_and_the_clock_in_page_comes_back(
    window: Window, front: Front, caplog: pytest.LogCaptureFixture
) -> None:
    net = SafetyNet()
    net.broken.connect(window.be_safe)
    sign_in(front)
    with caplog.at_level(logging.ERROR):
        try:
            raise LookupError("never thought of")
        except LookupError:
            net.catch(*sys.exc_info())
    assert "never thought of" in caplog.text
    assert shown(window) is window.clock_in
    assert "编号" in front.words
    assert "打卡未记录" not in front.words  # it was not a punch: what somebody has just pressed stands


def test_a_refusal_that_escapes_is_said_and_nothing_else_happens(window: Window, front: Front) -> None:
    net = SafetyNet()
    net.refused.connect(front.base.desk.refuse)
    sign_in(front)
    net.catch(Refusal, Refusal("own_record"), None)
    assert shown(window) is window.shell
    assert front.base.said[-1][0] is Tone.ATTENTION


def test_the_net_is_spread_and_folded_again() -> None:
    before = sys.excepthook
    net = SafetyNet()
    net.spread()
    assert sys.excepthook == net.catch
    net.fold()
    assert sys.excepthook is before
    assert QUEUED is not None


def make_administrator(front: Front) -> None:
    front.access.create_first_administrator("admin", "管理员", SECRET)


def try_to_sign_in(front: Front, window: Window, password: str) -> SignIn:
    dialog = SignIn(front.base.desk, window)
    dialog.open()
    dialog.user.setText("admin")
    dialog.password.setText(password)
    dialog.confirm.click()
    for _ in range(3):
        settle(front.base.desk)
    return dialog


def test_the_right_password_opens_the_desk(window: Window, front: Front) -> None:
    make_administrator(front)
    try_to_sign_in(front, window, SECRET)
    assert front.base.desk.session is not None
    assert shown(window) is window.shell


def test_a_wrong_password_says_so_and_forgets_what_was_typed(window: Window, front: Front) -> None:
    make_administrator(front)
    dialog = try_to_sign_in(front, window, "wrong-password")
    assert front.base.desk.session is None
    assert dialog.message.text()
    assert dialog.password.text() == ""
    assert dialog.user.text() == "admin"
    dialog.reject()


def test_a_sign_in_form_left_alone_goes_by_itself(window: Window, front: Front) -> None:
    dialog = SignIn(front.base.desk, window)
    dialog.open()
    assert dialog.idle.isActive()
    dialog.idle.timeout.emit()
    assert not dialog.isVisible()


def test_the_new_password_is_asked_for_in_the_first_field(window: Window, front: Front) -> None:
    dialog = NewPassword(front.base.desk, Session(DIRECTOR, front.hall.clock.boot_us()), SECRET, window)
    dialog.open()
    assert dialog.focusWidget() is dialog.new
    dialog.reject()
