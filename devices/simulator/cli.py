"""`zaigang simulate scanner`: a simulated module for any program to talk to."""

from __future__ import annotations

import argparse
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from socketserver import ThreadingTCPServer

from devices.simulator.control import HELP, LOOPBACK, Control, serve
from devices.simulator.device import SimulatedScanner
from devices.simulator.faults import AT_RANDOM, KINDS, FaultMenu
from devices.simulator.models import MODELS


def add_options(parser: argparse.ArgumentParser) -> None:
    """The command's options, for a parser that is given."""
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--pty", action="store_true", help="on a pseudo-terminal (POSIX; the default there)")
    where.add_argument("--tcp", metavar="HOST:PORT", type=_address, help="on a TCP port; 0 = any free one")
    parser.add_argument("--model", choices=sorted(MODELS), default="r305", help="module family (r305)")
    parser.add_argument("--baud", type=_baud, default=57600, help="line speed, a multiple of 9600 (57600)")
    parser.add_argument("--no-timing", action="store_true", help="let bytes pass in no time")
    parser.add_argument("--capacity", type=_slots, metavar="N", help="slots (what the model has)")
    parser.add_argument(
        "--fingers", type=int, default=0, metavar="N", help="fingers 0..N-1 enrolled in slots 0..N-1"
    )
    parser.add_argument(
        "--matcher", choices=("auto", "opaque", "minutiae"), default="auto", help="how it matches"
    )
    parser.add_argument("--fault", action="append", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument(
        "--fault-rate", type=_share, default=0.0, metavar="P", help="share of replies spoilt, 0..1"
    )
    parser.add_argument("--seed", type=int, default=0, help="makes faults and captures repeatable")
    parser.add_argument(
        "--control",
        metavar="HOST:PORT",
        type=_control,
        help=f"commands on a loopback port, or - for standard input: {HELP}",
    )
    parser.add_argument("--seconds", type=float, metavar="N", help="end by itself after so long")


def simulate(options: argparse.Namespace) -> int:
    """Run until `quit`, the end of --seconds, or an interrupt. The first line printed is the port."""
    with ExitStack() as stack:
        try:
            scanner = stack.enter_context(_scanner(options))
            control = Control(scanner)
            server = _served(control, options.control)
        except ImportError:
            print("cannot simulate: the matcher needs the optional package nbis-py", file=sys.stderr)
            return 2
        except (OSError, ValueError) as error:
            print(f"cannot simulate: {error}", file=sys.stderr)
            return 2
        print(scanner.url, flush=True)
        if scanner.terminal is not None:
            print(f"terminal {scanner.terminal}", flush=True)
        if options.control == "-":
            threading.Thread(target=_obey_stdin, args=(control,), daemon=True).start()
        elif server is not None:
            stack.enter_context(server)
            stack.callback(server.shutdown)
            print("control {}:{}".format(*server.server_address[:2]), flush=True)
        _wait(control, options.seconds)
    return 0


def run(argv: Sequence[str] | None = None) -> int:
    """The command by itself; its exit status."""
    parser = argparse.ArgumentParser(prog="zaigang simulate scanner", description=__doc__)
    add_options(parser)
    return simulate(parser.parse_args(argv))


def _scanner(options: argparse.Namespace) -> SimulatedScanner:
    host, port = options.tcp or ("127.0.0.1", 0)
    kinds = options.fault or AT_RANDOM
    return SimulatedScanner(
        options.model,
        transport="tcp" if options.tcp else "pty" if options.pty else "auto",
        host=host,
        port=port,
        baud=options.baud,
        timing=not options.no_timing,
        capacity=options.capacity,
        fingers=options.fingers,
        matcher=options.matcher,
        seed=options.seed,
        faults=FaultMenu(kinds, options.fault_rate, options.seed),
    )


def _served(control: Control, where: tuple[str, int] | str | None) -> ThreadingTCPServer | None:
    return serve(control, *where) if isinstance(where, tuple) else None


def _wait(control: Control, seconds: float | None) -> None:
    end = None if seconds is None else time.monotonic() + seconds
    try:
        # short waits: Windows does not deliver Ctrl-C inside a long one
        while not control.finished.wait(0.2) and (end is None or time.monotonic() < end):
            pass
    except KeyboardInterrupt:
        return


def _obey_stdin(control: Control) -> None:
    for line in sys.stdin:
        print(control.obey(line), flush=True)
        if control.finished.is_set():
            return


def _address(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or not port.isdigit() or int(port) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not HOST:PORT")
    return host or "127.0.0.1", int(port)


def _control(text: str) -> tuple[str, int] | str:
    if text == "-":
        return text
    host, port = _address(text)
    if host not in LOOPBACK:
        raise argparse.ArgumentTypeError("the control channel has no password: loopback addresses only")
    return host, port


def _slots(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 0xFFFF:
        raise argparse.ArgumentTypeError(f"{text!r} is not 1 to 65535")
    return int(text)


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a share from 0 to 1")
    return share


def _baud(text: str) -> int:
    if not text.isdigit() or int(text) % 9600 or not 1 <= int(text) // 9600 <= 12:
        raise argparse.ArgumentTypeError(f"{text!r} is not 9600 times 1 to 12")
    return int(text)
