"""Runs a command: its words, its exit status, and nothing imported that it does not need."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from app.cli.parser import build_parser
from app.domain.refusal import Refusal

WRONG_USE = 2

_COMMANDS = {
    "desktop": "app.cli.setup:desktop",
    "demo": "app.cli.setup:demo",
    "init": "app.cli.setup:init",
    "admin_create": "app.cli.setup:admin_create",
    "roster_template": "app.cli.imports:roster_template",
    "roster_import": "app.cli.imports:roster_import",
    "punches_import": "app.cli.imports:punches_import",
    "month": "app.cli.month:month",
    "lock": "app.cli.month:lock",
    "balance_show": "app.cli.balance:show",
    "balance_start": "app.cli.balance:start",
    "balance_grant": "app.cli.balance:grant",
    "balance_carry": "app.cli.balance:carry",
    "balance_import": "app.cli.balance:take_starts",
    "calendar_show": "app.cli.settings:calendar_show",
    "calendar_import": "app.cli.settings:calendar_import",
    "rules_list": "app.cli.settings:rules_list",
    "rules_set": "app.cli.settings:rules_set",
    **{
        f"leave_{step}": f"app.cli.leave:leave_{step}"
        for step in (
            *("file", "preview", "opinion", "letter", "decide", "withdraw", "return", "release", "extend"),
            *("handover", "list", "show"),
        )
    },
    **{f"leave_{paper}": f"app.cli.leave_paper:leave_{paper}" for paper in ("form", "register", "calendar")},
    "ab": "app.cli.ab:ab",
    "ab_import": "app.cli.ab:ab_import",
    "devices": "app.cli.devices:devices",
    "simulate_scanner": "app.cli.devices:simulate_scanner",
    "verify": "app.cli.journal:verify",
    "rebuild": "app.cli.journal:rebuild",
    "bench": "app.cli.journal:bench",
    "desk": "app.cli.desk:desk",
    "serve": "app.cli.desk:serve",
    **{
        f"upstream_{name}": f"app.cli.upstream:{function}"
        for name, function in (
            *((step, step) for step in ("run", "code", "confirm", "refuse", "revoke", "letter")),
            *((step, step) for step in ("rebuild", "restored", "account")),
            ("halls", "list_halls"),
            ("alarms", "list_alarms"),
        )
    },
    **{f"sync_{step}": f"app.cli.sync:{step}" for step in ("status", "enrol", "push", "leave", "takeover")},
}


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line; the exit status."""
    _speak_utf8()
    arguments = list(sys.argv[1:] if argv is None else argv)
    options, rest = build_parser().parse_known_args(arguments)
    if options.run == "simulate_scanner":
        options.rest = rest
    elif rest:
        build_parser().error(f"unrecognized arguments · 无法识别的参数: {' '.join(rest)}")
    if options.version:
        return _version()
    try:
        status = _run(options)
        sys.stdout.flush()
        return status
    except Refusal as refusal:
        return _refused(refusal)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG_USE
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _refused(Refusal("disk_full", file="-"))
    except KeyboardInterrupt:
        return 130


def _refused(refusal: Refusal) -> int:
    from ui.words import sentence

    print(sentence(refusal.key, refusal.params), file=sys.stderr)
    return WRONG_USE


def _run(options: Namespace) -> int:
    module, _, name = _COMMANDS[options.run].partition(":")
    status: int = getattr(importlib.import_module(module), name)(options)
    return status


def _version() -> int:
    from app.services.version import program_version

    print(f"zaigang {program_version()}")
    return 0


def _speak_utf8() -> None:
    """Chinese goes out whole on every system, whatever its console's code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def data_folder(options: Namespace) -> Path:
    """`--data`, ZAIGANG_DATA, or the user's own data folder."""
    given = getattr(options, "data", None) or os.environ.get("ZAIGANG_DATA")
    if given:
        return Path(given).expanduser()
    from platformdirs import user_data_path

    return user_data_path("zaigang", appauthor=False)
