"""The desktop: everything is put together here, and stopped in reverse."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from app.domain.refusal import Refusal
from app.lan.keeper import LanKeeper
from app.services.clock import Clock
from app.services.hall import STORE_NAME, Hall, open_hall
from app.services.lookup import Services
from app.services.scanners import ScannerService
from app.services.sync_keeper import SyncKeeper
from devices.ports import ScannerEvent, ScannerState, ScannerStateChanged
from ui.background import Background
from ui.calls import call
from ui.clock_in.view_model import ClockInModel
from ui.desk import Desk
from ui.fonts import build_fonts, use_built_fonts
from ui.front_window import FrontWindow
from ui.language import chosen_language, local_settings, use
from ui.safety import QUEUED, SafetyNet, log_to
from ui.scanners import Owners, Scanners
from ui.single_instance import SingleInstance, disk_refusal
from ui.sound import Sound
from ui.theme import apply_theme
from ui.widgets.dialogs import tell_alone
from ui.window import Window
from ui.words import sentence

SWITCH_SECONDS = 0.001
"""How long one thread may hold the others up: the screen's clock does not stutter behind a PDF."""


def run_desktop(data: Path, clock: Clock | None = None, full_screen: bool = True) -> int:
    """Opens the desktop on the hall in `data`, or the wizard where there is none; ends with the window.

    0: closed in the ordinary way, or another desktop of this folder came forward; 1: the wizard was left, or
    the store cannot be opened, which has been said on screen.
    """
    return run_window(
        data, lambda settings: opened_desktop(data, clock or Clock(), settings), full_screen=full_screen
    )


class Opened(Protocol):
    """What has a window."""

    @property
    def desk(self) -> Desk: ...

    @property
    def window(self) -> FrontWindow: ...


def run_window(
    folder: Path,
    opened: Callable[[QSettings], AbstractContextManager[Opened | None]],
    full_screen: bool,
) -> int:
    """Shows what `opened` gives, with the lock, the log and the screen's settings in `folder`; as
    `run_desktop`."""
    sys.setswitchinterval(SWITCH_SECONDS)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        return 1
    with ExitStack() as stack:
        instance = SingleInstance(folder)
        settings = local_settings(folder)
        use(chosen_language(settings))
        with_fonts = use_built_fonts()
        apply_theme(app)
        try:
            if not instance.acquire():
                return 0
            stack.callback(instance.release)
            log_to(folder / "logs")
            desktop = stack.enter_context(opened(settings))
        except Refusal as refusal:
            tell_alone(sentence(refusal))
            return 1
        except OSError as error:
            tell_alone(sentence(disk_refusal(error, folder)))
            return 1
        if desktop is None:
            return 1
        if not with_fonts:
            build_fonts(desktop.desk.background, desktop.desk)
        instance.asked.connect(desktop.window.come_forward)
        if full_screen:
            desktop.window.showFullScreen()
        else:
            desktop.window.showMaximized()
        for ask in (signal.SIGINT, signal.SIGTERM):  # from a terminal or the system: nobody there to answer
            signal.signal(ask, lambda *_: app.exit(0))
        return app.exec()


@dataclass(frozen=True, slots=True)
class Desktop:
    """What runs while the window is open."""

    desk: Desk
    model: ClockInModel
    window: Window


@contextmanager
def opened_desktop(data: Path, clock: Clock, settings: QSettings) -> Iterator[Desktop | None]:
    """The whole desktop, its window not shown yet; None if somebody left the wizard."""
    with ExitStack() as stack:
        net = SafetyNet()
        net.spread()
        stack.callback(net.fold)
        hall = _opened_hall(data, clock)
        if hall is None:
            yield None
            return
        stack.callback(hall.close)
        services = Services(hall)
        stack.callback(services.close)
        background = Background(services, hall.store.data_version)
        stack.callback(background.stop)
        scanners = Scanners(wall_us=clock.wall_us)
        stack.callback(scanners.stop)
        desk = Desk(background, scanners, services("FaceService").face(), clock, settings)
        model = ClockInModel(background, scanners)
        window = Window(desk, model, Sound())
        stack.callback(window.deleteLater)
        net.refused.connect(desk.refuse, QUEUED)
        net.broken.connect(window.be_safe, QUEUED)
        scanners.happened.connect(partial(_introduce, desk))
        model.load()
        scanners.use(partial(_owners, services))
        stack.callback(_with_other_pcs(desk, hall, services).stop)
        carrier = SyncKeeper(hall, services("SyncService"))
        stack.callback(carrier.stop)
        carrier.start()
        yield Desktop(desk, model, window)


def _with_other_pcs(desk: Desk, hall: Hall, services: Services) -> LanKeeper:
    """The hall's other PCs may connect for as long as the hall has it set so."""
    keeper, background = LanKeeper(hall, services), desk.background

    def told(changed: bool) -> None:
        if changed:
            background.changed.emit()

    def follow() -> None:
        background.work(lambda *_: keeper.follow(), desk, told)

    background.changed.connect(follow)
    follow()
    return keeper


def _owners(services: Services, tell: Callable[[ScannerEvent], None]) -> Owners:
    """One owner thread for each scanner that the hall has just now."""
    from devices.fleet import Fleet
    from devices.jobs import ScannerConfig

    configs = [ScannerConfig(row.scanner, row.port) for row in services("ScannerService").scanners()]
    return Fleet(configs, lambda scanner: services("EnrolmentService").slot_plan(scanner), tell)


def _opened_hall(data: Path, clock: Clock) -> Hall | None:
    """The hall with its administrator, if need be after the wizard; None if that was left."""
    with_hall = not (data / STORE_NAME).is_file()
    if not with_hall:
        hall = open_hall(data, clock)
        if Services(hall)("AccessService").has_administrator():
            return hall
        hall.close()
    return open_hall(data, clock) if _founded(data, clock, with_hall) else None


def _founded(data: Path, clock: Clock, with_hall: bool) -> bool:
    from app.services.founding import Founding
    from ui.wizard.dialog import Wizard
    from ui.wizard.view_model import WizardModel

    background = Background({"Founding": Founding(data, clock)}.__getitem__, lambda: 0)
    try:
        return bool(Wizard(WizardModel(background, with_hall)).exec())
    finally:
        background.stop()


def _introduce(desk: Desk, event: ScannerEvent) -> None:
    """A scanner reads: the sensor that it was given when it was new goes on record."""
    if isinstance(event, ScannerStateChanged) and event.state is ScannerState.READY and event.info:
        uid = event.info.sensor_uid
        if uid:  # a scanner that was retired meanwhile is nobody's concern
            desk.background.write(call(ScannerService.met, event.scanner, uid), desk, refused=lambda _: None)
