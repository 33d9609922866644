"""Consent, two people, template then fact, and removal everywhere."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from app.domain.access import PERMISSIONS, Action, Actor, Role
from app.domain.consent import NOTICE_VERSION
from app.domain.facts import ConsentGiven, HallRenamed
from app.domain.refusal import Refusal
from app.services.clock_in import ClockIn
from app.services.enrolment import BIOMETRIC_NAME, EnrolmentService, open_enrolment
from app.services.hall import Hall
from db import journal
from tests.conftest import OFFICER
from tests.services.cast import Cast, acting, refused

FINGER, FAMILY = "右手食指", "ZFM"


@pytest.fixture
def people(sample_hall: Hall) -> Cast:
    return Cast(sample_hall)


@pytest.fixture
def service(sample_hall: Hall) -> Iterator[EnrolmentService]:
    opened = open_enrolment(sample_hall)
    yield opened
    opened.close()


def template(seed: int) -> bytes:
    return random.Random(seed).randbytes(512)


def enrol(service: EnrolmentService, people: Cast, seed: int = 1, slot: int = 0) -> str:
    clerk = people.clerk.person
    service.give_consent(people.officer, clerk)
    service.record_enrolled(people.officer, people.chief, clerk, FINGER, template(seed), FAMILY, slot)
    return clerk


def readable(folder: Path, content: bytes) -> list[str]:
    pieces = [content[at : at + 16] for at in range(0, len(content), 16)]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(piece in path.read_bytes() for piece in pieces)]


# --- consent -----------------------------------------------------------------------------------------


def test_the_notice_shows_the_seven_fields_in_the_halls_name(service: EnrolmentService) -> None:
    notice = service.notice()
    assert [name for name, _ in notice.sections] == [
        "谁处理您的信息",
        "处理目的",
        "处理方式",
        "处理的信息种类",
        "保存期限",
        "您的权利和行使方式",
        "必要性和对您的影响",
    ]
    assert "青禾区政务服务中心" in notice.text()
    assert "不可逆" not in notice.text()


def test_consent_keeps_version_hash_time_and_witness(people: Cast, service: EnrolmentService) -> None:
    clerk = people.clerk.person
    service.give_consent(people.officer, clerk)
    given = service.consents()[clerk]
    assert (given.notice_version, given.notice_hash) == (NOTICE_VERSION, service.notice().sha256())
    assert (given.witness, given.given_us) == (people.officer.person, people.hall.clock.wall_us())


def test_the_hash_is_of_the_text_that_was_shown(people: Cast, service: EnrolmentService) -> None:
    before = service.notice().sha256()
    with people.hall.writing(OFFICER) as tx:
        tx.record(HallRenamed("另一大厅"))
    assert service.notice().sha256() != before


def test_consent_is_witnessed_by_another_who_may_enrol(people: Cast, service: EnrolmentService) -> None:
    assert refused(service.give_consent, people.colleague, people.clerk.person).key == "not_entitled"
    assert refused(service.give_consent, people.officer, people.officer.person).key == "own_record"
    assert refused(service.give_consent, people.officer, "nobody").key == "person_unknown"


def test_without_consent_no_finger_is_taken(people: Cast, service: EnrolmentService) -> None:
    clerk = people.clerk.person
    values = (people.officer, people.chief, clerk, FINGER, template(1), FAMILY, 0)
    assert refused(service.record_enrolled, *values).key == "consent_needed"
    assert refused(service.check_enrol, people.officer, people.chief, clerk).key == "consent_needed"
    assert service.without_template() == service.fingers() == ()


def test_consent_to_an_older_notice_is_asked_again(people: Cast, service: EnrolmentService) -> None:
    clerk = people.clerk.person
    with people.hall.writing(people.officer) as tx:
        tx.record(ConsentGiven("2020-1", "00", people.officer.person), clerk)
    values = (people.officer, people.chief, clerk, FINGER, template(1), FAMILY, 0)
    assert refused(service.record_enrolled, *values).key == "consent_outdated"


# --- two people ----------------------------------------------------------------------------------------


def test_a_finger_is_recorded_and_clocks_in(people: Cast, service: EnrolmentService) -> None:
    clerk = enrol(service, people)
    (finger,) = service.fingers(clerk)
    assert (finger.slot, finger.finger) == (0, FINGER)
    assert (finger.enroller, finger.second) == (people.officer.person, people.chief.person)
    assert ClockIn(people.hall).by_finger("一楼1号", 0).name == "马晓岚"


def test_every_pair_of_roles_is_two_entitled_people_or_none(people: Cast, service: EnrolmentService) -> None:
    service.give_consent(people.officer, people.clerk.person)
    entitled = PERMISSIONS[Action.ENROL]
    for one, two in combinations(Role, 2):
        first = acting(people.hall, "关晓月", one)
        second = acting(people.hall, "卢正衡", two)
        try:
            service.check_enrol(first, second, people.clerk.person)
        except Refusal as refusal:
            assert refusal.key == "not_entitled" and not {one, two} <= entitled
        else:
            assert {one, two} <= entitled


def test_one_person_is_not_two(people: Cast, service: EnrolmentService) -> None:
    clerk = people.clerk.person
    service.give_consent(people.officer, clerk)
    second_account = acting(people.hall, "关晓月", Role.WINDOW_HEAD, account="other")
    same_account = Actor(people.officer.account, "?", people.chief.roles, people.chief.person)
    for second in (people.officer, second_account, same_account):
        values = (people.officer, second, clerk, FINGER, template(1), FAMILY, 0)
        assert refused(service.record_enrolled, *values).key == "same_person"


def test_nobody_sees_to_their_own_finger(people: Cast, service: EnrolmentService) -> None:
    own = people.officer.person
    service.give_consent(people.chief, own)
    for pair in ((people.officer, people.chief), (people.chief, people.officer)):
        values = (*pair, own, FINGER, template(1), FAMILY, 0)
        assert refused(service.record_enrolled, *values).key == "own_record"


def test_a_refused_enrolment_leaves_no_template(people: Cast, service: EnrolmentService) -> None:
    clerk = enrol(service, people)
    values = (people.officer, people.chief, clerk, "左手食指", template(2), FAMILY, 0)
    assert refused(service.record_enrolled, *values).key == "slot_taken"
    values = (people.officer, people.chief, clerk, "左手食指", template(1), FAMILY, 1)
    assert refused(service.record_enrolled, *values).key == "template_known"
    values = (people.officer, people.chief, clerk, "左手食指", b"", FAMILY, 1)
    assert refused(service.record_enrolled, *values).key == "template_size"
    values = (people.officer, people.chief, clerk, " ", template(2), FAMILY, 1)
    assert refused(service.record_enrolled, *values).key == "field_missing"
    values = (people.officer, people.chief, clerk, "左手食指", template(2), FAMILY, 65536)
    assert refused(service.record_enrolled, *values).key == "slot_unknown"
    assert service.sweep() == 0 and len(service.fingers()) == 1


def test_a_fact_that_cannot_be_kept_takes_its_template_back(
    people: Cast, service: EnrolmentService, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.give_consent(people.officer, people.clerk.person)

    def broken(*_: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr(journal, "append", broken)
    values = (people.officer, people.chief, people.clerk.person, FINGER, template(1), FAMILY, 0)
    with pytest.raises(OSError):
        service.record_enrolled(*values)
    monkeypatch.undo()
    assert service.sweep() == 0 and service.fingers() == ()


# --- slots ---------------------------------------------------------------------------------------------


def test_slots_are_given_lowest_first_and_again_when_free(people: Cast, service: EnrolmentService) -> None:
    assert service.free_slot() == 0
    clerk = enrol(service, people)
    values = (people.officer, people.chief, clerk, "左手食指", template(2), FAMILY, 1)
    service.record_enrolled(*values)
    assert service.free_slot() == 2
    service.remove_finger(people.officer, 0)
    assert service.free_slot() == 0
    service.remove_finger(people.clerk, 1)
    assert refused(service.remove_finger, people.officer, 1).key == "slot_empty"
    assert refused(service.remove_finger, people.clerk, 1).key == "not_entitled"


def test_a_full_scanner_is_said(people: Cast, service: EnrolmentService) -> None:
    enrol(service, people)
    assert refused(service.free_slot, 1).key == "slots_full"


def test_only_the_owner_or_the_entitled_remove_a_finger(people: Cast, service: EnrolmentService) -> None:
    enrol(service, people)
    assert refused(service.remove_finger, people.colleague, 0).key == "not_entitled"
    service.remove_finger(people.clerk, 0)


# --- the plan -------------------------------------------------------------------------------------------


def test_the_plan_gives_each_slot_its_digest_and_its_bytes(people: Cast, service: EnrolmentService) -> None:
    enrol(service, people, slot=3)
    plan = service.slot_plan("一楼1号", FAMILY)
    assert plan.sensor_uid is None and list(plan.slots) == [3]
    assert plan.slots[3].template() == template(1)
    assert service.slot_plan("一楼1号", "R503").slots == {}
    assert list(service.slot_plan("一楼1号").slots) == [3]


def test_a_lost_template_store_empties_no_scanner(people: Cast, service: EnrolmentService) -> None:
    enrol(service, people)
    service.close()
    for path in people.hall.folder.glob(BIOMETRIC_NAME + "*"):
        path.unlink()
    again = open_enrolment(people.hall)
    assert refused(again.slot_plan, "一楼1号").key == "templates_lost"
    assert [finger.slot for finger in again.without_template()] == [0]
    again.remove_finger(people.officer, 0)
    assert again.slot_plan("一楼1号").slots == {}
    again.close()


def test_another_halls_key_is_refused_in_words(people: Cast, service: EnrolmentService) -> None:
    enrol(service, people)
    service.close()
    (people.hall.folder / "zaigang.key").unlink()
    assert refused(open_enrolment, people.hall).key == "biometric_key_wrong"


# --- withdrawal and leaving -------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["clerk", "officer"])
def test_a_withdrawn_consent_removes_every_template_at_once(
    people: Cast, service: EnrolmentService, who: str
) -> None:
    clerk = enrol(service, people)
    values = (people.officer, people.chief, clerk, "左手食指", template(2), FAMILY, 1)
    service.record_enrolled(*values)
    folder = people.hall.folder
    service.withdraw_consent(getattr(people, who), clerk)
    assert service.fingers() == () and service.consents() == {}
    assert service.slot_plan("一楼1号").slots == {}
    assert readable(folder, template(1)) == readable(folder, template(2)) == []
    assert service.sweep() == 0
    assert refused(service.withdraw_consent, people.clerk, clerk).key == "consent_absent"
    with people.hall.reading() as view:
        kinds = [entry.head.kind for entry in journal.entries(view.conn, people.hall.id)]
    assert kinds[-3:] == ["FingerRemoved", "FingerRemoved", "ConsentWithdrawn"]


def test_after_withdrawal_the_finger_is_unknown(people: Cast, service: EnrolmentService) -> None:
    clerk = enrol(service, people)
    clock_in = ClockIn(people.hall)
    clock_in.by_finger("一楼1号", 0)
    service.withdraw_consent(people.clerk, clerk)
    assert refused(clock_in.by_finger, "一楼1号", 0).key == "finger_unknown"


def test_a_colleague_does_not_withdraw_for_another(people: Cast, service: EnrolmentService) -> None:
    clerk = enrol(service, people)
    assert refused(service.withdraw_consent, people.colleague, clerk).key == "not_entitled"


def test_leaving_takes_what_there_is_and_complains_of_nothing(
    people: Cast, service: EnrolmentService
) -> None:
    clerk = enrol(service, people)
    service.leave(people.officer, clerk)
    service.leave(people.officer, clerk)
    assert service.fingers() == ()
    assert refused(service.leave, people.colleague, clerk).key == "not_entitled"


def test_a_template_that_a_backup_brings_back_is_erased_at_the_next_start(
    people: Cast, service: EnrolmentService
) -> None:
    clerk = enrol(service, people)
    service.close()
    path = people.hall.folder / BIOMETRIC_NAME
    backup = path.with_name("backup")
    shutil.copy(path, backup)
    again = open_enrolment(people.hall)
    again.withdraw_consent(people.clerk, clerk)
    again.close()
    backup.replace(path)
    restored = open_enrolment(people.hall)
    assert restored.sweep() == 0
    assert restored.slot_plan("一楼1号").slots == {}
    restored.close()


def test_an_enrolment_cut_short_is_erased_at_the_next_start(people: Cast, service: EnrolmentService) -> None:
    service._biometric.put(template(7), FAMILY)
    assert service.sweep() == 1
    assert service.sweep() == 0
