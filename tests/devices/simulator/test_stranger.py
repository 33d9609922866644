"""A stranger's program, pyfingerprint as it is, against the simulated module."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyfingerprint.pyfingerprint import PyFingerprint

from devices.simulator import SimulatedScanner
from devices.simulator.transport import has_pty

pytestmark = pytest.mark.skipif(not has_pty(), reason="pyfingerprint opens real ports only: a pty here")


@pytest.fixture
def simulated() -> Iterator[SimulatedScanner]:
    with SimulatedScanner("r305", fingers=3, transport="pty") as running:
        yield running


@pytest.fixture
def stranger(simulated: SimulatedScanner) -> Any:
    return PyFingerprint(simulated.url, 57600)


def test_it_enrols_searches_and_deletes(simulated: SimulatedScanner, stranger: Any) -> None:
    assert stranger.verifyPassword()
    assert not stranger.readImage()
    simulated.place(40)
    for buffer in (1, 2):
        assert stranger.readImage()
        assert stranger.convertImage(buffer)
    assert stranger.createTemplate()
    assert stranger.storeTemplate(9) == 9
    assert stranger.readImage()
    assert stranger.convertImage(1)
    assert stranger.searchTemplate()[0] == 9
    assert stranger.deleteTemplate(9)
    assert stranger.searchTemplate() == (-1, -1)
    assert stranger.clearDatabase()
    assert stranger.getTemplateCount() == 0


def test_two_fingers_make_no_template(simulated: SimulatedScanner, stranger: Any) -> None:
    for buffer, finger in ((1, 10), (2, 11)):
        simulated.place(finger)
        assert stranger.readImage()
        assert stranger.convertImage(buffer)
    assert not stranger.createTemplate()
    assert stranger.compareCharacteristics() == 0


def test_a_template_goes_out_and_into_another_slot(stranger: Any) -> None:
    assert stranger.loadTemplate(1, 1)
    template = stranger.downloadCharacteristics(1)
    assert len(template) == 512
    assert stranger.uploadCharacteristics(2, template)
    assert stranger.compareCharacteristics() > 0
    assert stranger.storeTemplate(200, 2) == 200
    assert stranger.getTemplateIndex(0)[200]


def test_parameters_password_address_and_baud_rate_are_kept(
    simulated: SimulatedScanner, stranger: Any
) -> None:
    stranger.setSecurityLevel(5)
    stranger.setMaxPacketSize(32)
    assert (stranger.getSecurityLevel(), stranger.getMaxPacketSize(), stranger.getBaudRate()) == (
        5,
        32,
        57600,
    )
    assert len(stranger.downloadCharacteristics(1)) == 512 if stranger.loadTemplate(0, 1) else False
    assert stranger.setPassword(0x12345678)
    assert stranger.setAddress(0x11223344)
    assert stranger.getSystemParameters()[4] == 0x11223344
    assert simulated.state.password == 0x12345678
    assert 0 <= stranger.generateRandomNumber() <= 0xFFFFFFFF


def test_a_locked_module_answers_nothing_but_the_password(simulated: SimulatedScanner, stranger: Any) -> None:
    assert stranger.setPassword(99)
    simulated.power_cycle()
    with pytest.raises(Exception, match="0x21"):
        stranger.getTemplateCount()
    assert stranger.verifyPassword()
    assert stranger.getTemplateCount() == 3


def test_it_saves_the_picture_of_the_finger(
    simulated: SimulatedScanner, stranger: Any, tmp_path: Path
) -> None:
    simulated.place(1)
    assert stranger.readImage()
    stranger.downloadImage(str(tmp_path / "finger.bmp"))
    assert (tmp_path / "finger.bmp").stat().st_size > 256 * 288


def test_its_search_costs_the_73_bytes_that_were_measured(simulated: SimulatedScanner, stranger: Any) -> None:
    simulated.place(2)
    stranger.readImage()
    stranger.convertImage(1)
    simulated.stats.reset()
    assert stranger.searchTemplate()[0] == 2
    assert simulated.stats.total == 73
