"""The demonstration's hall: sample roster, simulated scanners, everybody enrolled over the wire."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.demo.clock import SetClock
from app.domain.access import Actor, Role
from app.domain.refusal import Refusal
from app.domain.slots import Month
from app.services.ab import AbService
from app.services.clock import HallTime
from app.services.enrolment import EnrolmentService
from app.services.hall import STORE_NAME, Hall, found_hall
from app.services.sample import SAMPLE_HALL_NAME, install_sample
from db import roster
from devices.jobs import ScannerConfig
from devices.serial_scanner import SerialScanner
from devices.simulator.device import SimulatedScanner

ZONE = "Asia/Shanghai"
SCANNERS = ("1号指纹仪", "2号指纹仪")
STOOD_DOWN, EXAM = "龙思远", "业务考试87分，补考88分，未达到90分"
"""待岗 after the exam, domain.md E."""
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Lane:
    """One simulated module and the driver that reads it."""

    name: str
    module: SimulatedScanner
    scanner: SerialScanner


def demo_folder(given: Path | None, month: Month) -> Path:
    """A folder without a store in it; Refusal `store_exists` if the one asked for has one."""
    if given is not None:
        if (given / STORE_NAME).exists():
            raise Refusal("store_exists", file=str(given / STORE_NAME))
        return given
    base = Path.cwd() / f"zaigang-demo-{month}"
    names = [base, *(base.with_name(f"{base.name}-{number}") for number in range(2, 1000))]
    return next(name for name in names if not name.exists())


def found_demo_hall(folder: Path, month: Month, tell: Tell) -> tuple[Hall, SetClock]:
    """A practice store with the sample roster, founded on the last day before `month`."""
    time = HallTime.of(ZONE)
    clock = SetClock(time.at(date.fromordinal(month.first.toordinal() - 1), 16 * 3600))
    hall = found_hall(folder, SAMPLE_HALL_NAME, ZONE, True, clock)
    install_sample(hall, supervisor("setup"))
    with hall.reading() as view:
        everybody = roster.people(view.conn)
        people, groups = len(everybody), len(roster.departments(view.conn))
    failed = next(person.subject for person in everybody if person.name == STOOD_DOWN)
    AbService(hall).stand_down(supervisor("setup"), failed, month.first, None, EXAM)
    tell(f"新建演练大厅“{SAMPLE_HALL_NAME}”：{groups}个单位，{people}人在册")
    return hall, clock


def supervisor(name: str, person: str = "") -> Actor:
    """Somebody of the centre who enrols fingers; the demonstration has nobody signed in."""
    return Actor(name, name, frozenset({Role.OFFICER, Role.ADMINISTRATOR}), person)


@contextmanager
def lanes(names: Sequence[str], timing: bool = False) -> Iterator[list[Lane]]:
    """Simulated modules on ports of this machine, each opened by the real driver."""
    with ExitStack() as stack:
        found = []
        for number, name in enumerate(names):
            module = stack.enter_context(SimulatedScanner("r305", timing=timing, seed=number))
            scanner = SerialScanner(ScannerConfig(name, module.url))
            scanner.open()
            stack.callback(scanner.close)
            found.append(Lane(name, module, scanner))
        yield found


def enrol_everybody(
    hall: Hall, enrolment: EnrolmentService, lane: Lane, others: Sequence[Lane]
) -> dict[str, int]:
    """Consent, two captures, template to the other scanners, fact: for each person; subject → slot."""
    with hall.reading() as view:
        people = roster.people(view.conn)
    first, second = people[-1], people[-2]
    slots = {}
    for person in people:
        witness, helper = _two_others(person.subject, [first, second, people[0]])
        enrolment.give_consent(witness, person.subject)
        slot = enrolment.free_slot()
        lane.module.state.platen.finger = None
        template = _captured(lane, slot)
        for other in others:
            other.scanner.import_(slot, template)
        model = lane.scanner.info.model
        enrolment.record_enrolled(witness, helper, person.subject, "右手食指", template, model, slot)
        slots[person.subject] = slot
    return slots


def on_a_posts(hall: Hall) -> set[str]:
    """Who punches every day: B staff do so only while they cover (domain.md AB-5)."""
    with hall.reading() as view:
        return {entry.person for entry in roster.entries(view.conn) if entry.post == "A"}


def _two_others(subject: str, people: Sequence[roster.Person]) -> tuple[Actor, Actor]:
    one, two = [p for p in people if p.subject != subject][:2]
    return supervisor(one.name, one.subject), supervisor(two.name, two.subject)


def _captured(lane: Lane, slot: int) -> bytes:
    """Two captures of finger number `slot`, laid down and lifted as the driver asks."""
    from devices.jobs import EnrolStep

    def prompt(step: EnrolStep) -> None:
        if step in (EnrolStep.PLACE_FIRST, EnrolStep.PLACE_AGAIN):
            lane.module.place(slot)
        elif step is EnrolStep.LIFT:
            lane.module.lift()

    template = lane.scanner.enroll(slot, prompt)
    lane.module.lift()
    return template
