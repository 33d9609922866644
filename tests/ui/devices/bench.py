"""Simulated scanners on a desk: the real driver on the real wire."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from app.domain.access import Actor, Role
from app.services.hall import Hall
from app.services.lookup import Services
from app.services.scanners import ScannerService
from devices.fleet import Fleet
from devices.jobs import ScannerConfig
from devices.ports import ScannerEvent, ScannerState
from devices.simulator import SimulatedScanner
from tests.devices.helpers import QUICK
from tests.ui.desks import Seat, wait_until

ADMIN = Actor("adm1n", "金管", frozenset({Role.ADMINISTRATOR}))
FIRST, SECOND = "1号指纹仪", "2号指纹仪"


def owners(hall: Hall, services: Services) -> Callable[[Callable[[ScannerEvent], None]], Fleet]:
    """A fleet of whatever scanners the hall has when it is asked."""

    def make(tell: Callable[[ScannerEvent], None]) -> Fleet:
        rows = ScannerService(hall).scanners()
        configs = [ScannerConfig(row.scanner, row.port, patience=0.3) for row in rows]
        return Fleet(configs, services("EnrolmentService").slot_plan, tell, pace=QUICK)

    return make


@contextmanager
def scanners(seat: Seat, *modules: SimulatedScanner) -> Iterator[list[SimulatedScanner]]:
    """`modules` run and are the hall's scanners from number 1 on; the seat's fleet serves them."""
    services = Services(seat.hall)
    with ExitStack() as stack:
        stack.callback(services.close)
        for number, module in enumerate(modules, 1):
            stack.enter_context(module)
            ScannerService(seat.hall).set_scanner(ADMIN, f"{number}号指纹仪", module.url)
        seat.desk.scanners.use(owners(seat.hall, services))
        stack.callback(seat.desk.scanners.stop)
        yield list(modules)


def await_state(seat: Seat, scanner: str, state: ScannerState) -> None:
    states = seat.desk.scanners.states
    wait_until(lambda: scanner in states and states[scanner].state is state)
