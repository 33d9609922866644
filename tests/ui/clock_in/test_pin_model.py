"""A punch by PIN takes the person's PIN and another person as witness."""

from app.domain.access import Actor, Role
from db import attendance
from devices.ports import FingerHit
from tests.ui.desks import settle
from tests.ui.fronts import COLLEAGUE, COLLEAGUE_SLOT, FIRST, NAME, NAME_SLOT, Front, subject_of
from ui.clock_in.pin_model import Step

PIN, OTHER_PIN = "482913", "705628"
CHIEF = Actor("chief", "卢正衡", frozenset({Role.DUTY_CHIEF}))


def give_pins(front: Front) -> None:
    for name, pin in ((NAME, PIN), (COLLEAGUE, OTHER_PIN)):
        front.access.set_pin(CHIEF, subject_of(front.hall, name), pin)


def enter(front: Front, *entries: str) -> None:
    for entry in entries:
        front.model.pin.type(entry)
        front.model.pin.enter()
        for _ in range(3):
            settle(front.base.desk)


def sources(front: Front) -> list[str]:
    with front.hall.reading() as view:
        return [punch.source for punch in attendance.punches_between(view.conn, 0, 2**40)]


def test_number_pin_and_a_witness_by_number_and_pin_make_a_punch(front: Front) -> None:
    give_pins(front)
    front.model.pin.start()
    enter(front, "1001", PIN)
    assert front.model.pin.claimed
    assert NAME in front.model.pin.prompt
    enter(front, "1003", OTHER_PIN)
    assert sources(front) == ["pin"]
    assert "上午签到  准时" in front.words
    assert not front.model.pin.claimed


def test_a_colleagues_finger_is_a_witness_and_no_punch_of_their_own(front: Front) -> None:
    give_pins(front)
    front.model.pin.start()
    enter(front, "1001", PIN)
    front.happens(FingerHit(FIRST, "uid", COLLEAGUE_SLOT, 90))
    settle(front.base.desk)
    assert sources(front) == ["pin"]
    assert NAME in front.words


def test_nobody_witnesses_their_own_punch(front: Front) -> None:
    give_pins(front)
    front.model.pin.start()
    enter(front, "1001", PIN)
    front.happens(FingerHit(FIRST, "uid", NAME_SLOT, 90))
    settle(front.base.desk)
    assert sources(front) == []
    assert front.model.pin.step is Step.WITNESS
    assert "证人不能是打卡人自己" in front.model.pin.detail


def test_a_wrong_pin_asks_again_and_says_why(front: Front) -> None:
    give_pins(front)
    front.model.pin.start()
    enter(front, "1001", "111222")
    assert front.model.pin.step is Step.NUMBER
    assert front.model.pin.detail
    assert sources(front) == []


def test_an_unknown_number_is_told_like_a_wrong_pin(front: Front) -> None:
    front.model.pin.start()
    enter(front, "9999", PIN)
    assert front.model.pin.step is Step.NUMBER
    assert front.model.pin.detail


def test_left_alone_the_keypad_goes_away_and_forgets(front: Front) -> None:
    front.model.pin.start()
    front.model.pin.type("1001")
    front.model.pin._idle.timeout.emit()
    assert front.model.pin.step is Step.OFF
    assert front.model.pin.entry == ""
