"""A desk around a hall in a test: the real background and services, nobody's scanners."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from app.domain.access import Actor
from app.domain.session import Limits, Session
from app.services.hall import Hall
from app.services.lookup import Services
from ui.background import Background
from ui.desk import Desk
from ui.fonts import use_built_fonts
from ui.language import local_settings
from ui.palette import Tone
from ui.scanners import Scanners
from ui.theme import apply_theme

_HOUR_US = 3_600_000_000
WAIT_SECONDS = 60.0


@dataclass
class Seat:
    """A desk at which somebody sits: what was said on it and where it was asked to go."""

    hall: Hall
    desk: Desk
    said: list[tuple[Tone, str]] = field(default_factory=list)
    asked: list[tuple[str, object]] = field(default_factory=list)

    def sign_in(self, actor: Actor) -> None:
        self.desk.open_session(Session(actor, self.hall.clock.boot_us()), Limits(_HOUR_US, _HOUR_US))

    def stop(self) -> None:
        self.desk.background.stop()


def desk_of(hall: Hall, actor: Actor | None = None, services: Services | None = None) -> Seat:
    """Everything that a page is given, on the real store; `services` that others use too, if any."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    if not app.property("themed"):
        use_built_fonts()
        apply_theme(app)
        app.setProperty("themed", True)
    services = services or Services(hall)
    background = Background(services, hall.store.data_version)
    settings = local_settings(hall.folder)
    desk = Desk(
        background,
        Scanners(wall_us=hall.clock.wall_us),
        services("FaceService").face(),
        hall.clock,
        settings=settings,
    )
    found = Seat(hall, desk)
    found.desk.said.connect(lambda tone, text: found.said.append((tone, text)))
    found.desk.asked_for.connect(lambda page, target: found.asked.append((page, target)))
    if actor is not None:
        found.sign_in(actor)
    return found


def wait_until(holds: Callable[[], object]) -> None:
    """Lets Qt work until something holds."""
    end = time.monotonic() + WAIT_SECONDS
    while not holds():
        assert time.monotonic() < end, "nothing came of it"
        QApplication.processEvents()
        time.sleep(0.001)


def settle(desk: Desk) -> None:
    """Lets everything that was asked come back."""
    wait_until(lambda: not desk.background._running)
    QApplication.processEvents()


def grab(widget: QWidget, file: Path) -> None:
    """A picture of the widget."""
    QApplication.processEvents()
    widget.grab().save(str(file))
