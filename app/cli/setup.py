"""`zaigang`, `demo`, `init`, `admin create`: how a hall begins."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from zoneinfo import ZoneInfo

from app.cli.context import access_of, new_password, opened, parse_moment
from app.cli.run import data_folder
from app.domain.access import SETUP
from app.domain.refusal import Refusal
from app.domain.roster_fields import FIRST_YEAR, LAST_YEAR
from app.domain.slots import Month
from app.services.clock import Clock
from app.services.hall import found_hall
from ui.words import sentence


def desktop(options: Namespace) -> int:
    """Opens the desktop; a first-run wizard where there is no store yet."""
    from app.main import run_desktop

    return run_desktop(data_folder(options))


def demo(options: Namespace) -> int:
    """The sample hall with simulated scanners, on screen or line by line."""
    month = parse_month(options.month)
    given = getattr(options, "data", None)
    folder = data_folder(options) if given else None
    if options.headless:
        from app.demo import run_headless

        return run_headless(folder, month, options.seed, print)
    from app.demo import run_on_screen

    return run_on_screen(folder, month, options.seed, print)


def init(options: Namespace) -> int:
    """A store with the default hours, rules and the 2026 calendar."""
    moment: datetime | None = None
    if getattr(options, "as_of", None) is not None:
        if not options.practice:
            raise Refusal("as_of_not_practice")
        moment = parse_moment(options.as_of).replace(tzinfo=_zone(options.zone))
    folder = data_folder(options)
    hall = found_hall(folder, options.hall, options.zone, options.practice, Clock(moment))
    try:
        if options.sample:
            from app.services.sample import install_sample

            install_sample(hall, SETUP)
    finally:
        hall.close()
    key = "init_done_sample" if options.sample else "init_done"
    print(sentence(key, {"hall": options.hall.strip(), "folder": str(folder)}))
    return 0


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise Refusal("zone_unknown", zone=name[:64]) from error


def admin_create(options: Namespace) -> int:
    """The first administrator of a store, or the first to be let in again after a takeover."""
    with opened(options) as hall:
        access = access_of(hall)
        again = access.has_administrator()
        if again and not access.nobody_enters():
            raise Refusal("administrator_exists")
        secret = new_password(options)
        if again:
            access.let_in_again(options.username, secret)
        else:
            access.create_first_administrator(options.username, options.name or options.username, secret)
    print(sentence("admin_created", {"username": options.username}))
    return 0


def parse_month(text: str) -> Month:
    """`2026-03`; Refusal `month_form`, outside 1990 to 2100 too."""
    try:
        month = Month.parse(text)
    except ValueError as error:
        raise Refusal("month_form", text=text[:20]) from error
    if not FIRST_YEAR <= month.year <= LAST_YEAR:
        raise Refusal("month_form", text=text[:20])
    return month
