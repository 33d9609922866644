"""Enrolling on screen: notice, consent, two people, two captures over the wire, other scanners."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.domain.access import Actor, Role
from app.services.enrolment import EnrolmentService, open_enrolment
from app.services.hall import Hall
from app.services.roster_views import PersonShown, RosterViews
from devices.jobs import EnrolStep
from devices.ports import ScannerState
from devices.simulator import SimulatedScanner
from tests.services.cast import acting
from tests.ui.desks import Seat, settle, wait_until
from tests.ui.devices.bench import FIRST, SECOND, await_state, scanners
from ui.devices.enrol_model import EnrolModel, Step
from ui.devices.fingers_model import FingersModel
from ui.devices.page import DevicesPage
from ui.devices.spread import Arrival
from ui.devices.wizard import EnrolWizard
from ui.reply import Reply

Seats = Callable[[Hall, Actor], Seat]
INDEX = "右手食指"


@pytest.fixture
def seat(sample_hall: Hall, seats: Seats) -> Seat:
    return seats(sample_hall, acting(sample_hall, "关晓月", Role.OFFICER))


def person(hall: Hall, name: str) -> PersonShown:
    return RosterViews(hall).people(name)[0]


def chief(hall: Hall) -> Actor:
    return acting(hall, "卢正衡", Role.DUTY_CHIEF)


def wizard_of(seat: Seat, qtbot: QtBot, name: str = "马晓岚") -> EnrolWizard:
    wizard = EnrolWizard(seat.desk, EnrolModel(seat.desk), person(seat.hall, name))
    qtbot.addWidget(wizard)
    wizard.open()
    settle(seat.desk)
    return wizard


def agree(seat: Seat, wizard: EnrolWizard) -> None:
    wizard.consent.text.verticalScrollBar().setValue(wizard.consent.text.verticalScrollBar().maximum())
    wizard.consent.agree.setChecked(True)
    wizard.next.click()
    settle(seat.desk)


def to_finger(seat: Seat, wizard: EnrolWizard) -> None:
    """Consent given, the duty chief beside."""
    agree(seat, wizard)
    wizard.model._check_second(chief(seat.hall))
    settle(seat.desk)
    assert wizard.model.step is Step.FINGER, wizard.model.trouble


def capture(wizard: EnrolWizard, module: SimulatedScanner, *fingers: int) -> None:
    """Lays fingers down as the wizard asks."""
    model = wizard.model
    wizard.finger.scanner.setCurrentText(FIRST)
    wizard.next.click()
    wait_until(lambda: model.stage is EnrolStep.PLACE_FIRST)
    module.place(fingers[0])
    for finger in fingers[1:]:
        wait_until(lambda: model.stage is EnrolStep.LIFT or not model.busy)
        module.lift()
        wait_until(lambda: model.stage is EnrolStep.PLACE_AGAIN or not model.busy)
        module.place(finger)
    wait_until(lambda: not model.busy)
    module.lift()


def ready_page(seat: Seat, qtbot: QtBot, *names: str) -> DevicesPage:
    """The devices page puts new sensors on record, as the terminal does."""
    page = DevicesPage(seat.desk)
    qtbot.addWidget(page)
    page.refresh()
    for name in names:
        await_state(seat, name, ScannerState.READY)
    wait_until(lambda: page.model.rows and all(row.sensor_uid for row in page.model.rows))
    return page


def enrolment_of(hall: Hall) -> EnrolmentService:
    return open_enrolment(hall)


def test_the_notice_must_be_read_to_its_end_and_agreed_to(seat: Seat, qtbot: QtBot) -> None:
    wizard = wizard_of(seat, qtbot)
    assert wizard.model.step.value == "consent"
    assert not wizard.next.isEnabled() and not wizard.consent.agree.isEnabled()
    bar = wizard.consent.text.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert wizard.consent.agree.isEnabled() and not wizard.next.isEnabled()
    wizard.consent.agree.setChecked(True)
    assert wizard.next.isEnabled()
    wizard.next.click()
    settle(seat.desk)
    assert wizard.model.step.value == "second"
    wizard.reject()


def test_nobody_enrols_alone_nor_beside_themselves(seat: Seat, qtbot: QtBot) -> None:
    wizard = wizard_of(seat, qtbot)
    agree(seat, wizard)
    for second in (seat.desk.actor, acting(seat.hall, "顾文渊", Role.STAFF)):
        wizard.model._check_second(second)
        settle(seat.desk)
        assert wizard.model.step is Step.SECOND and wizard.model.trouble
    wizard.second.username.setText("nobody")
    wizard.second.password.setText("wrong-password-1")
    wizard.next.click()
    settle(seat.desk)
    assert "用户名或密码不对" in wizard.message.text()
    wizard.reject()


def test_a_finger_is_captured_twice_recorded_and_put_on_the_other_scanner(seat: Seat, qtbot: QtBot) -> None:
    with scanners(seat, SimulatedScanner(), SimulatedScanner(seed=2)) as (first, second):
        ready_page(seat, qtbot, FIRST, SECOND)
        wizard = wizard_of(seat, qtbot)
        to_finger(seat, wizard)
        assert wizard.finger.chosen == INDEX
        capture(wizard, first, 70, 70)
        wait_until(lambda: wizard.model.step is Step.DONE)
        wait_until(lambda: set(wizard.model.spread.arrivals.values()) == {Arrival.HERE})
        assert first.state.library == second.state.library and sorted(first.state.library) == [0]
        enrolment = enrolment_of(seat.hall)
        (finger,) = enrolment.fingers()
        enrolment.close()
        people = {person(seat.hall, name).subject for name in ("关晓月", "卢正衡")}
        assert (finger.finger, {finger.enroller, finger.second}) == (INDEX, people)
        wizard.back.click()
        assert not wizard.finger.fingers[INDEX].isEnabled()
        wizard.reject()


def test_a_finger_enrolled_already_is_refused_without_a_name(seat: Seat, qtbot: QtBot) -> None:
    with scanners(seat, SimulatedScanner()) as (module,):
        ready_page(seat, qtbot, FIRST)
        wizard = wizard_of(seat, qtbot)
        to_finger(seat, wizard)
        capture(wizard, module, 70, 70)
        wait_until(lambda: wizard.model.step is Step.DONE)
        wizard.reject()
        other = wizard_of(seat, qtbot, "顾文渊")
        to_finger(seat, other)
        capture(other, module, 70)
        assert "已登记" in other.message.text() and "马晓岚" not in other.message.text()
        assert sorted(module.state.library) == [0]
        other.reject()


def test_a_cancelled_capture_leaves_nothing(seat: Seat, qtbot: QtBot) -> None:
    with scanners(seat, SimulatedScanner()) as (module,):
        ready_page(seat, qtbot, FIRST)
        wizard = wizard_of(seat, qtbot)
        to_finger(seat, wizard)
        wizard.next.click()
        wait_until(lambda: wizard.model.stage is EnrolStep.PLACE_FIRST)
        wizard.reject()
        wait_until(lambda: not wizard.model.busy)
        assert not module.state.library and "已取消" in wizard.model.trouble


def test_withdrawing_consent_empties_the_scanner_at_once(seat: Seat, qtbot: QtBot) -> None:
    with scanners(seat, SimulatedScanner()) as (module,):
        ready_page(seat, qtbot, FIRST)
        wizard = wizard_of(seat, qtbot)
        to_finger(seat, wizard)
        capture(wizard, module, 70, 70)
        wait_until(lambda: wizard.model.step is Step.DONE)
        wizard.reject()
        model = FingersModel(seat.desk)
        done: list[object] = []
        subject = person(seat.hall, "马晓岚").subject
        model.withdraw(subject, Reply(model, done.append, lambda refusal: pytest.fail(str(refusal))))
        wait_until(lambda: done and not module.state.library)
        assert person(seat.hall, "马晓岚").fingers == 0 and not person(seat.hall, "马晓岚").consented
