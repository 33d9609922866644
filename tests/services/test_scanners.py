"""The hall's scanners on record."""

from __future__ import annotations

import pytest

from app.domain.access import Actor, Role
from app.services.enrolment import open_enrolment
from app.services.hall import Hall
from app.services.scanners import ScannerService
from tests.conftest import OFFICER
from tests.services.cast import refused

ADMIN = Actor("adm1n", "管理员", frozenset({Role.ADMINISTRATOR}))


@pytest.fixture
def service(hall: Hall) -> ScannerService:
    return ScannerService(hall)


def test_a_scanner_is_named_adopted_moved_and_retired(hall: Hall, service: ScannerService) -> None:
    service.set_scanner(ADMIN, " 一楼1号 ", "COM3")
    service.adopt(ADMIN, "一楼1号", "abcd")
    service.set_scanner(ADMIN, "一楼1号", "/dev/ttyUSB0")
    (row,) = service.scanners()
    assert (row.scanner, row.port, row.sensor_uid) == ("一楼1号", "/dev/ttyUSB0", "abcd")
    enrolment = open_enrolment(hall)
    assert enrolment.slot_plan("一楼1号").sensor_uid == "abcd"
    enrolment.close()
    service.retire(ADMIN, "一楼1号")
    assert service.scanners() == ()


def test_a_new_scanners_sensor_is_kept_in_mind_once_the_terminal_has_marked_it(
    service: ScannerService,
) -> None:
    service.set_scanner(ADMIN, "一楼1号", "COM3")
    service.set_scanner(ADMIN, "二楼1号", "COM4")
    assert service.met("一楼1号", "abcd")
    assert not service.met("一楼1号", "ffff")
    assert not service.met("二楼1号", "abcd") and not service.met("二楼1号", "")
    assert [row.sensor_uid for row in service.scanners()] == ["abcd", ""]
    assert refused(service.met, "三楼", "ab").key == "scanner_unknown"


def test_devices_are_the_administrators(service: ScannerService) -> None:
    assert refused(service.set_scanner, OFFICER, "一楼1号", "COM3").key == "not_entitled"
    assert refused(service.adopt, OFFICER, "一楼1号", "ab").key == "not_entitled"
    assert refused(service.retire, OFFICER, "一楼1号").key == "not_entitled"


def test_what_is_not_there_is_neither_adopted_nor_retired(service: ScannerService) -> None:
    assert refused(service.adopt, ADMIN, "二楼", "ab").key == "scanner_unknown"
    assert refused(service.retire, ADMIN, "二楼").key == "scanner_unknown"


def test_a_port_and_a_sensor_belong_to_one_scanner(service: ScannerService) -> None:
    service.set_scanner(ADMIN, "一楼1号", "COM3")
    service.set_scanner(ADMIN, "二楼1号", "COM4")
    service.adopt(ADMIN, "一楼1号", "abcd")
    service.adopt(ADMIN, "一楼1号", "abcd")
    assert refused(service.set_scanner, ADMIN, "三楼", "COM3").params["scanner"] == "一楼1号"
    assert refused(service.adopt, ADMIN, "二楼1号", "abcd").key == "sensor_known"


@pytest.mark.parametrize(("name", "port"), [("", "COM3"), ("一楼", ""), ("一楼", "COM\u202e3")])
def test_names_and_ports_are_readable(service: ScannerService, name: str, port: str) -> None:
    assert refused(service.set_scanner, ADMIN, name, port).key in ("field_missing", "field_character")


def test_a_renamed_scanner_keeps_its_port_and_sensor(service: ScannerService) -> None:
    service.set_scanner(ADMIN, "一楼1号", "COM3")
    service.set_scanner(ADMIN, "二楼1号", "COM4")
    service.adopt(ADMIN, "一楼1号", "abcd")
    service.rename(ADMIN, "一楼1号", " 大厅1号 ")
    assert [(row.scanner, row.port, row.sensor_uid) for row in service.scanners()] == [
        ("二楼1号", "COM4", ""),
        ("大厅1号", "COM3", "abcd"),
    ]
    assert refused(service.rename, ADMIN, "大厅1号", "二楼1号").key == "scanner_exists"
    assert refused(service.rename, ADMIN, "一楼1号", "三楼").key == "scanner_unknown"
    assert refused(service.rename, OFFICER, "大厅1号", "三楼").key == "not_entitled"
