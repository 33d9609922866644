"""Enrolling on screen: notice, consent, two people, two captures over the wire, other scanners."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from app.domain.access import SETUP, Actor, Role
from app.domain.consent import notice_of
from app.domain.facts import UserCreated
from app.services.enrolment import EnrolmentService, open_enrolment
from app.services.hall import Hall
from app.services.roster_views import PersonShown, RosterViews
from devices.jobs import EnrolStep
from devices.ports import ScannerState
from devices.simulator import SimulatedScanner
from tests.services.cast import acting
from tests.ui.desks import Seat, settle, wait_until
from tests.ui.devices.bench import FIRST, SECOND, await_state, scanners
from ui.devices.enrol_model import EnrolModel
from ui.devices.fingers_model import FingersModel
from ui.devices.fingers_page import FingersPage
from ui.devices.notice_print import paper_text, preview_notice
from ui.devices.page import DevicesPage
from ui.devices.spread import Arrival
from ui.devices.step import Step
from ui.devices.wizard import EnrolWizard
from ui.reply import Reply
from ui.widgets.form import FormDialog

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


def test_the_second_person_is_known_by_their_own_finger(seat: Seat, qtbot: QtBot) -> None:
    with scanners(seat, SimulatedScanner()) as (module,):
        ready_page(seat, qtbot, FIRST)
        first = wizard_of(seat, qtbot, "沈立言")
        to_finger(seat, first)
        capture(first, module, 70, 70)
        wait_until(lambda: first.model.step is Step.DONE)
        first.reject()
        account_for(seat.hall, "沈立言")
        await_state(seat, FIRST, ScannerState.READY)
        wizard = wizard_of(seat, qtbot)
        agree(seat, wizard)
        wizard.second.by_finger.setChecked(True)
        wizard.second.enter()
        wizard.second.number.setText("1001")
        wizard.next.click()
        wait_until(lambda: wizard.model.busy and INDEX in wizard.model.trouble)
        module.place(71)
        wait_until(lambda: not wizard.model.busy)
        assert wizard.model.step is Step.SECOND and "不是此人" in wizard.model.trouble
        module.lift()
        wizard.next.click()
        wait_until(lambda: wizard.model.busy and INDEX in wizard.model.trouble)
        module.place(70)
        wait_until(lambda: not wizard.model.busy)
        module.lift()
        assert wizard.model.step.value == "finger", wizard.model.trouble
        assert wizard.model.second is not None and wizard.model.second.name == "沈立言"
        wizard.reject()


def account_for(hall: Hall, name: str) -> None:
    """A window head's account, so that their finger may stand for it."""
    with hall.writing(SETUP) as tx:
        tx.record(UserCreated("shenly", name, person(hall, name).subject, ("window_head",), ""), "acc0unt")


def test_a_finger_is_tried_against_its_own_template_and_no_punch_comes_of_it(
    seat: Seat, qtbot: QtBot
) -> None:
    with scanners(seat, SimulatedScanner()) as (module,):
        ready_page(seat, qtbot, FIRST)
        wizard = wizard_of(seat, qtbot)
        to_finger(seat, wizard)
        capture(wizard, module, 70, 70)
        wait_until(lambda: wizard.model.step is Step.DONE)
        wizard.reject()
        await_state(seat, FIRST, ScannerState.READY)
        page = FingersPage(seat.desk)
        qtbot.addWidget(page)
        page.refresh()
        settle(seat.desk)
        line = page.model.line_of(person(seat.hall, "马晓岚").subject)
        assert line is not None
        form = page.forms.test(line)
        for finger, words in ((71, "没有对上"), (70, "认出来了")):
            form.on_confirm()
            assert "只作核对" in form.message.text()
            module.place(finger)
            wait_until(partial(said, form, words))
            module.lift()
        assert seat.desk.scanners.tallies[FIRST].hits == 0
        form.reject()


def said(form: FormDialog, words: str) -> bool:
    return words in form.message.text()


def test_the_notice_can_be_looked_at_on_paper(seat: Seat, qtbot: QtBot) -> None:
    notice = notice_of("青禾区政务服务中心")
    wizard = wizard_of(seat, qtbot)
    dialog = preview_notice(notice, wizard)
    assert dialog.isVisible()
    dialog.reject()
    wizard.reject()
    text = paper_text(notice)
    assert all(part in text for _, part in notice.sections) and "签名" in text
