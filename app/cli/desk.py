"""`desk`, `serve`: this PC as a front of a hall terminal, and a hall terminal without a screen."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from argparse import Namespace
from pathlib import Path

from app.cli.context import actor_of, opened, tell
from app.domain.access import Actor
from app.services.desks import DeskService
from app.services.lookup import Services
from app.services.pairing import PairingShown, PairingState
from app.services.sync_keeper import SyncKeeper
from ui.words import sentence

_LOOK_SECONDS = 0.2


def desk(options: Namespace) -> int:
    """The desktop over the LAN; its folder is `--data` or one of the user's configuration."""
    from app.away import run_desk

    return run_desk(desk_folder(options), options.hall, options.pair)


def desk_folder(options: Namespace) -> Path:
    """Never the folder of a hall's own store on the same machine."""
    given = getattr(options, "data", None) or os.environ.get("ZAIGANG_DATA")
    if given:
        return Path(given).expanduser()
    from platformdirs import user_config_path

    return user_config_path("zaigang", appauthor=False) / "desk"


def serve(options: Namespace) -> int:
    """The hall's service for other PCs until it is stopped; with `--pair` one PC is taken on first."""
    from app.lan.server import EVERYWHERE, LanServer

    over = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: over.set())
    with opened(options) as hall:
        actor = actor_of(options, hall) if options.pair else None
        services = Services(hall)
        server = LanServer(hall, services)
        server.start(options.port, options.address or EVERYWHERE)
        carrier = SyncKeeper(hall, services("SyncService"))
        carrier.start()
        try:
            address = server.addresses[0]
            tell(options, sentence("serve_listening", {"address": address}))
            sys.stdout.flush()
            if actor is not None:
                _pair(options, services("DeskService"), actor, address, over)
            over.wait()
        finally:
            carrier.stop()
            server.stop()
            services.close()
    tell(options, sentence("serve_stopped"))
    return 0


def _pair(options: Namespace, desks: DeskService, actor: Actor, address: str, over: threading.Event) -> None:
    """Refusal `pairing_closed` if nobody came in time."""
    desks.begin_pairing(actor)
    tell(options, sentence("serve_waiting", {"address": address}))
    sys.stdout.flush()
    shown = _awaited(desks, actor, over)
    answer = input(sentence("serve_question", {"name": shown.name, "code": shown.code}))
    if answer.strip().lower() in ("y", "yes", "是"):
        name = desks.accept(actor, shown.code)
        tell(options, sentence("desk_paired", {"name": name}))
    else:
        desks.stop_pairing(actor)
        tell(options, sentence("pairing_refused"))
    sys.stdout.flush()


def _awaited(desks: DeskService, actor: Actor, over: threading.Event) -> PairingShown:
    while not over.is_set():
        shown = desks.shown(actor).pairing
        if shown.state is PairingState.SHOWN or shown.state is PairingState.CLOSED:
            return shown
        time.sleep(_LOOK_SECONDS)
    return desks.shown(actor).pairing
