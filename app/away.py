"""The desktop of a PC away from the hall terminal: the same pages, over a line to it, and no store."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings

from app.domain.refusal import Refusal
from app.lan.channel import Place, place_of
from app.lan.line import Line
from app.lan.paired import Paired, PairingTalk, load_paired, save_paired
from app.lan.pulse import HallClock
from app.main import run_window
from app.services.clock import Clock
from app.services.face import HallFace
from ui.background import Background
from ui.desk import Desk
from ui.desk_window import DeskWindow
from ui.pairing.dialog import PairingDialog
from ui.pairing.view_model import PairingModel
from ui.safety import QUEUED, SafetyNet
from ui.scanners import Scanners

_FIRST_SECONDS = 6.0
"""How long the first look at the hall may take before the window comes without it."""


@dataclass(frozen=True, slots=True)
class Away:
    """What runs while the window is open."""

    desk: Desk
    window: DeskWindow
    line: Line


def run_desk(folder: Path, address: str | None, again: bool = False) -> int:
    """Opens the desktop of the hall at `address`, or of the hall that this PC was paired with last.

    `again`: pairs anew. Exit status as `app.main.run_desktop`; 1 too if the pairing was left.
    Refusals: `hall_address`, `hall_needed`, `desk_file`.
    """
    place = place_of(address) if address else None
    kept = None if again and place is not None else load_paired(folder)
    if kept is None and place is None:
        raise Refusal("hall_needed")
    return run_window(folder, partial(opened_desk, folder, place, kept), full_screen=False)


@contextmanager
def opened_desk(
    folder: Path, place: Place | None, kept: Paired | None, settings: QSettings
) -> Iterator[Away | None]:
    """The whole desk, its window not shown yet; None if somebody left the pairing."""
    with ExitStack() as stack:
        net = SafetyNet()
        net.spread()
        stack.callback(net.fold)
        paired = kept
        if paired is None and place is not None:
            paired = _newly_paired(place)
            if paired is not None:
                save_paired(folder, paired)
        if paired is None:
            yield None
            return
        if place is not None and place.url != paired.url:  # the same terminal elsewhere: its key tells
            paired = replace(paired, url=place.url)
        line = Line(paired, Clock())
        line.start(_FIRST_SECONDS)
        face = _face(line, paired)
        if line.trouble is None:
            save_paired(folder, replace(paired, face=face))
        background = Background(line.service, line.version, trouble=lambda: line.trouble)
        stack.callback(background.stop)
        stack.callback(line.stop)  # before the background: nobody waits for an answer any more
        clock = HallClock(lambda: line.offset_us)
        desk = Desk(background, Scanners(), face, clock, settings, link=line)
        window = DeskWindow(desk, line)
        stack.callback(window.deleteLater)
        net.refused.connect(desk.refuse, QUEUED)
        net.broken.connect(window.be_safe, QUEUED)
        yield Away(desk, window, line)


def _face(line: Line, paired: Paired) -> HallFace:
    """How the hall introduces itself; as last time while it cannot be asked."""
    try:
        face: HallFace = line.run("FaceService", "face")
        return face
    except Refusal:
        return paired.face or HallFace(paired.url, "Asia/Shanghai", False)


def _newly_paired(place: Place) -> Paired | None:
    nothing: dict[str, object] = {}
    background = Background(nothing.__getitem__, lambda: 0)
    try:
        model: PairingModel[Paired] = PairingModel(background, lambda: PairingTalk(place))
        PairingDialog(model, place.url, socket.gethostname()).exec()
        return model.found
    finally:
        background.stop()
