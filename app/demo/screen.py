"""The demonstration on screen: the desktop on the sample hall, and fingers that keep coming."""

from __future__ import annotations

import random
import secrets
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from app.demo.clock import SetClock, ShiftedClock
from app.demo.hall import SCANNERS, Lane, Tell, demo_folder, found_demo_hall, lanes, supervisor
from app.demo.leave import Signers
from app.demo.month import print_month, walk_month
from app.domain.slots import Month
from app.services.access import AccessService
from app.services.enrolment import EnrolmentService, open_enrolment
from app.services.hall import Hall
from app.services.scanners import ScannerService
from app.services.secrets import KeyBox
from db import roster
from devices.mark import Mark, new_mark, plan_digest
from devices.simulator.device import SimulatedScanner

OPENING = 8 * 3600 + 20 * 60
EVERY_SECONDS = 6.0
STRANGER = 900
"""A finger that nobody has enrolled."""


def run_on_screen(given: Path | None, month: Month, seed: int, tell: Tell) -> int:
    """Makes the month, then opens the desktop on the morning after it; ends with the window."""
    from app.main import run_desktop

    folder = demo_folder(given, month)
    hall, clock = found_demo_hall(folder, month, tell)
    lines, signers = accounts(hall)
    with ExitStack() as stack:
        enrolment = open_enrolment(hall)
        with lanes(SCANNERS, timing=False) as found:
            slots = walk_month(hall, clock, enrolment, found, month, seed, tell, signers)
            modules = [lane.module for lane in found]
            _hand_over(hall, enrolment, found)
            for lane in found:
                lane.scanner.close()
            print_month(hall, month, folder / "考勤表", tell)
            for line in lines:
                tell(line)
            begin = _morning_after(hall, clock, month)
            enrolment.close()
            hall.close()
            fingers = _Fingers(modules, slots, seed)
            stack.callback(fingers.stop)
            fingers.start()
            return run_desktop(folder, ShiftedClock(begin), full_screen=False)


def _hand_over(hall: Hall, enrolment: EnrolmentService, found: Sequence[Lane]) -> None:
    """Names the scanners in the store and marks their sensors, so that the desktop knows them."""
    service, by = ScannerService(hall), supervisor("setup")
    for lane in found:
        service.set_scanner(by, lane.name, lane.module.url)
        uid = new_mark().uid
        lane.scanner.set_mark(Mark(uid, plan_digest(enrolment.slot_plan(lane.name).slots)))
        service.adopt(by, lane.name, uid)


def _morning_after(hall: Hall, clock: SetClock, month: Month) -> int:
    with hall.reading() as view:
        day = month.next().first
        if not view.settings.calendar.working(day):
            day = view.settings.calendar.next_workday(day)
        clock.at = view.time.at(day, OPENING)
    return clock.at


def accounts(hall: Hall) -> tuple[list[str], Signers]:
    """An administrator, a director and an attendance officer, each with a password made just now.

    Lines that tell of them, and the two who sign the month's leave.
    """
    access = AccessService(hall, KeyBox(hall.folder, hall.id))
    with hall.reading() as view:
        people = {p.name: p.subject for p in roster.people(view.conn)}
    words = {name: secrets.token_urlsafe(9) for name in ("admin", "director", "officer")}
    access.create_first_administrator("admin", "文思齐", words["admin"])
    admin = access.sign_in("admin", words["admin"])
    who = ("director", "梁致远", ["director"]), ("officer", "关晓月", ["attendance_officer"])
    second, actors = None, {}
    for username, name, roles in who:
        first = secrets.token_urlsafe(9)
        access.create_user(admin.actor, second, username, name, roles, "ZX", people[name], first)
        session = access.sign_in(username, first)
        access.change_password(session.actor, first, words[username])
        signed_in = access.sign_in(username, words[username])
        second, actors[username] = second or signed_in, signed_in.actor
    titles = {"admin": "系统管理员", "director": "中心领导", "officer": "考勤员"}
    told = [f"演示账号 {titles[name]}：{name}　密码 {word}" for name, word in words.items()]
    return told, Signers(actors["officer"], actors["director"])


class _Fingers:
    """Presses a finger every few seconds, now and then one that nobody knows or that cannot be read."""

    def __init__(self, modules: Sequence[SimulatedScanner], slots: Sequence[int], seed: int) -> None:
        self._modules, self._slots = modules, slots
        self._dice = random.Random(seed)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="fingers", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(EVERY_SECONDS):
            module, luck = self._dice.choice(self._modules), self._dice.random()
            finger = STRANGER if luck < 0.06 else self._dice.choice(self._slots)
            module.press(finger, 20 if 0.06 <= luck < 0.1 else 90, timeout=3.0)
