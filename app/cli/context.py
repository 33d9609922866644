"""What commands share: the open hall, who asks, moments, and where output goes."""

from __future__ import annotations

import contextlib
import getpass
import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from app.cli.run import data_folder
from app.domain.access import Actor
from app.domain.refusal import Refusal
from app.domain.roster_fields import FIRST_YEAR, LAST_YEAR
from app.services.access import AccessService
from app.services.clock import Clock
from app.services.hall import Hall, open_hall
from app.services.secrets import KeyBox


@contextmanager
def opened(options: Namespace, changes: bool = False) -> Iterator[Hall]:
    """The hall in the data folder; with `--as-of` its clock stands still, in practice stores only."""
    hall = open_hall(data_folder(options), Clock())
    try:
        moment = getattr(options, "as_of", None)
        if changes and moment is not None:
            with hall.reading() as view:
                if not view.settings.practice:
                    raise Refusal("as_of_not_practice")
                zone = view.time.zone
            hall.clock = Clock(parse_moment(moment).replace(tzinfo=zone))
        yield hall
    finally:
        hall.close()


def access_of(hall: Hall) -> AccessService:
    return AccessService(hall, KeyBox(hall.folder, hall.id))


def actor_of(options: Namespace, hall: Hall) -> Actor:
    """Who asks: whoever sets up while there is no administrator, later the one who signs in."""
    access = access_of(hall)
    user = getattr(options, "user", None)
    if user is None:
        return access.actor_for_command(None, None)
    return access.actor_for_command(user, password(options))


def password(options: Namespace) -> str:
    """From the first line of `--password-file`, or asked for; Refusal `password_needed` without either."""
    given = getattr(options, "password_file", None)
    if given is not None:
        try:
            lines = Path(given).read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise Refusal("password_file", file=Path(given).name or given) from error
        return lines[0] if lines else ""
    if not sys.stdin.isatty():
        raise Refusal("password_needed")
    with contextlib.suppress(EOFError):
        return getpass.getpass("密码 Password: ")
    raise Refusal("password_needed")


def new_password(options: Namespace) -> str:
    """As `password`, but typed twice; Refusal `passwords_differ`."""
    first = password(options)
    if getattr(options, "password_file", None) is None and password(options) != first:
        raise Refusal("passwords_differ")
    return first


def parse_moment(text: str) -> datetime:
    """`2026-03-10T08:30`, with a space or seconds too, or a date (its beginning); local to the hall."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise Refusal("moment_form", text=text[:40]) from error
    if moment.tzinfo is not None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise Refusal("moment_form", text=text[:40])
    return moment


def put_json(target: str, document: Any) -> None:
    """To a file, or alone to standard output for `-`."""
    put_bytes(target, (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode())


def put_bytes(target: str, content: bytes) -> None:
    """Writes the file whole or not at all; Refusal `file_not_writable`, `disk_full`."""
    from reports.files import unwritable, write_whole

    if target != "-":
        write_whole(Path(target), lambda stream: stream.write(content))
        return
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # whoever reads has had enough
        raise
    except OSError as error:
        raise unwritable(error, "-") from error


def tell(options: Namespace, *lines: str) -> None:
    """Speaks on standard output, or on standard error where data goes to standard output."""
    data_out = any(getattr(options, name, None) == "-" for name in ("json", "xlsx", "pdf"))
    for line in lines:
        print(line, file=sys.stderr if data_out else sys.stdout)
