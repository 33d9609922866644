"""A hall terminal that listens on this machine, and desks that are paired with it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from app.domain.access import SETUP, Actor, Role
from app.domain.session import Session
from app.lan.channel import place_of
from app.lan.line import Line
from app.lan.paired import Paired, PairingTalk
from app.lan.server import LanServer
from app.services.access import AccessService
from app.services.clock import Clock
from app.services.desks import DeskService
from app.services.hall import Hall
from app.services.lookup import Services
from app.services.pairing import PairingState
from app.services.roster import RosterService
from app.services.secrets import KeyBox
from db import projection
from tests.conftest import QUICK
from tests.services.cast import DIRECTOR_NAME, subject_of

ADMIN, ADMIN_WORD = "jinguan", "administers-1"
DIRECTOR, DIRECTOR_WORD = "liangzy", "directs-all-9"
FIRST_WORD = "first-of-all-1"
HERE = "127.0.0.1"
WAIT_SECONDS = 60.0


def wait_for(holds: Callable[[], object]) -> None:
    """Until something holds."""
    end = time.monotonic() + WAIT_SECONDS
    while not holds():
        assert time.monotonic() < end, "nothing came of it"
        time.sleep(0.005)


def with_accounts(hall: Hall) -> Actor:
    """An administrator, whose actor is given, and the director of the sample hall, both with passwords."""
    with hall.writing(SETUP) as tx:
        projection.put_meta(tx.conn, "argon2", QUICK.dumped())
    access = AccessService(hall, KeyBox(hall.folder, hall.id), QUICK)
    access.create_first_administrator(ADMIN, "金管", ADMIN_WORD)
    admin = access.sign_in(ADMIN, ADMIN_WORD).actor
    person = subject_of(hall, DIRECTOR_NAME)
    roles = [Role.DIRECTOR.value, Role.OFFICER.value]
    access.create_user(admin, None, DIRECTOR, DIRECTOR_NAME, roles, "", person, FIRST_WORD)
    access.change_password(access.sign_in(DIRECTOR, FIRST_WORD).actor, FIRST_WORD, DIRECTOR_WORD)
    return admin


@dataclass
class Terminal:
    """A hall whose service for other PCs is open; `instead` stands in for some of its services."""

    hall: Hall
    admin: Actor
    instead: dict[str, object] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.own = Services(self.hall)
        self.server = LanServer(self.hall, self.service)
        self.server.start(0, HERE)

    def service(self, name: str) -> Any:
        return self.instead.get(name) or self.own(name)

    @property
    def url(self) -> str:
        return f"https://{HERE}:{self.server.port}"

    @property
    def desks(self) -> DeskService:
        found: DeskService = self.own("DeskService")
        return found

    def restart(self) -> None:
        """The same hall on the same port, as after a new start of the program."""
        port = self.server.port
        self.server.stop()
        self.own = Services(self.hall)
        self.server = LanServer(self.hall, self.service)
        self.server.start(port, HERE)

    def pair(self, name: str = "主任办公室") -> Paired:
        """A PC that somebody has paired; both codes were the same."""
        self.desks.begin_pairing(self.admin)
        talk = PairingTalk(place_of(self.url))
        code = talk.begin(name)
        shown = self.desks.shown(self.admin).pairing
        assert (shown.state, shown.code, shown.name) == (PairingState.SHOWN, code, name)
        self.desks.accept(self.admin, shown.code)
        paired = talk.wait(lambda: False)
        assert paired is not None
        return paired

    def line(self, paired: Paired | None = None) -> Line:
        """A desk whose line to this terminal is up."""
        line = Line(paired or self.pair(), Clock())
        self.lines.append(line)
        line.start()
        wait_for(lambda: line.trouble is None)
        return line

    def stop(self) -> None:
        for line in self.lines:
            line.stop()
        self.server.stop()
        self.own.close()


def sign_in(line: Line, username: str = DIRECTOR, password: str = DIRECTOR_WORD) -> Session:
    """Somebody sits down at the desk."""
    session: Session = line.run("AccessService", "sign_in", username, password)
    line.enter(session)
    return session


def in_thread(run: Callable[[], object]) -> tuple[threading.Thread, list[object]]:
    """Runs something beside; the result or the error comes into the list."""
    found: list[object] = []

    def inner() -> None:
        try:
            found.append(run())
        except Exception as error:  # to be looked at by the test
            found.append(error)

    thread = threading.Thread(target=inner, daemon=True)
    thread.start()
    return thread, found


class Interrupted(RosterService):
    """Lets something happen between the commit and the answer, once."""

    def __init__(self, hall: Hall, between: Callable[[], object]) -> None:
        super().__init__(hall)
        self.between = between
        self.calls = 0

    def add_person(self, actor: Actor, number: str, name: str) -> str:
        self.calls += 1
        subject = super().add_person(actor, number, name)
        if self.calls == 1:
            self.between()
        return subject
