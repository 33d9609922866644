"""The terminal opens its service when the hall says so, and takes no harm where it cannot."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from app.bench.modules import free_port
from app.lan.keeper import LanKeeper
from app.lan.throttle import Throttle
from app.services.desks import DeskService
from app.services.hall import Hall
from app.services.lookup import Services
from tests.conftest import CLERK
from tests.lan.terminals import with_accounts
from tests.services.cast import refused


@pytest.fixture
def services(sample_hall: Hall) -> Iterator[Services]:
    made = Services(sample_hall)
    yield made
    made.close()


def answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_nobody_can_connect_until_an_administrator_says_so(sample_hall: Hall, services: Services) -> None:
    admin, desks = with_accounts(sample_hall), services("DeskService")
    assert isinstance(desks, DeskService)
    keeper, port, other = LanKeeper(sample_hall, services), free_port(), free_port()
    assert (keeper.follow(), desks.setting()[0]) == (False, False)
    assert refused(desks.begin_pairing, admin).key == "desks_closed"
    assert refused(desks.set_service, CLERK, True, port).key == "not_entitled"
    assert refused(desks.set_service, admin, True, 80).key == "port_range"
    desks.set_service(admin, True, port)
    assert keeper.follow()
    assert not keeper.follow()
    assert answers(port)
    assert desks.shown(admin).listening.addresses[0].endswith(f":{port}")
    desks.set_service(admin, True, other)
    assert keeper.follow()
    assert (answers(port), answers(other)) == (False, True)
    desks.set_service(admin, False, other)
    assert keeper.follow()
    assert not answers(other)
    assert desks.shown(admin).listening.addresses == ()
    keeper.stop()


def test_a_port_that_is_taken_is_said_on_the_page_and_nothing_else_suffers(
    sample_hall: Hall, services: Services
) -> None:
    admin, desks = with_accounts(sample_hall), services("DeskService")
    keeper = LanKeeper(sample_hall, services)
    with socket.socket() as holder:
        holder.bind(("0.0.0.0", 0))
        holder.listen()
        desks.set_service(admin, True, holder.getsockname()[1])
        assert keeper.follow()
    trouble = desks.shown(admin).listening.trouble
    assert trouble is not None
    assert trouble.key == "lan_port_taken"
    keeper.stop()


def test_a_throttle_forgets_what_is_long_ago_and_counts_each_for_itself() -> None:
    now = [0.0]
    throttle = Throttle(2, 10.0, lambda: now[0])
    for _ in range(2):
        assert not throttle.full("a")
        throttle.count("a")
    assert (throttle.full("a"), throttle.full("b")) == (True, False)
    now[0] = 10.0
    assert not throttle.full("a")
