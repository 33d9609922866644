"""A day of the sample hall and its upstream: a line cut in the middle, an opinion signed in a browser."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import BrowserContext

from app.domain.access import SETUP, Actor, Role
from app.domain.journal import verify_chain
from app.domain.slots import HALVES
from app.services.clock import Clock
from app.services.hall import Hall
from app.services.leave import LeaveService, wanted_of
from app.services.leave_inbox import LeaveInbox
from app.services.leave_shown import LeaveShown
from app.services.sync import SyncService
from app.services.sync_keeper import SyncKeeper
from app.upstream.accounts import Accounts, NewAccount
from app.upstream.upstream import Upstream, opened
from db import compare, journal
from db.upstream import chain, cursors
from tests.conftest import HALL_NAME, QUICK
from tests.flows.cut_line import CutLine
from tests.services.cast import subject_of
from tests.ui.filled_hall import fill
from tests.upstream.pages.browser import Reader, browser
from tests.upstream.pages.people import FIRST
from tests.upstream.postgres import NewDatabase
from tests.upstream.test_processes import Process

__all__ = ["browser"]

ADMIN = Actor("adm1n", "梁致远", frozenset({Role.ADMINISTRATOR}))
DIRECTOR = Actor("d1rector", "梁致远", frozenset({Role.DIRECTOR}))
TAX, CLERK, COVER = "SW", "戴国川", "侯振宇"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="PostgreSQL of one's own, and signals")


@pytest.fixture
def hall(sample_hall: Hall) -> Hall:
    """The sample hall, now: people at a browser and in the hall have one calendar."""
    sample_hall.clock = Clock()
    return sample_hall


@pytest.fixture
def upstream(new_database: NewDatabase, tmp_path: Path) -> Iterator[tuple[Upstream, str]]:
    """`zaigang upstream` on PostgreSQL in a process of its own, and the same database from here."""
    url, folder = new_database(), tmp_path / "upstream"
    with closing(opened(url, folder)) as here:
        process = Process(url, folder, projecting=True)
        process.wait()
        yield here, process.address
        assert process.stop()[0] == 0


def until(holds: Callable[[], bool], seconds: float = 40) -> None:
    over = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < over, "it never came"
        time.sleep(0.05)


def working_days(hall: Hall, first: date, step: int) -> Iterator[date]:
    """Dates with both half-days worked, from `first` on forwards or backwards."""
    with hall.reading() as view:
        working = view.settings.calendar.working
    while True:
        if set(HALVES) <= working(first):
            yield first
        first += timedelta(days=step)


def two_days_off(hall: Hall) -> LeaveShown:
    """A request of two working days in a week's time: the department signs first."""
    with hall.reading() as view:
        today = view.today
    days = working_days(hall, today + timedelta(days=7), 1)
    first, last = next(days), next(days)
    wanted = wanted_of(
        subject_of(hall, CLERK), "personal", f"{first}am", f"{last}pm", "家事", subject_of(hall, COVER)
    )
    return LeaveService(hall).submit(SETUP, wanted)


def enrolled(hall: Hall, service: SyncService, upstream: Upstream, url: str) -> None:
    """By a code of one person and the word of another, who compares the four words."""
    service.begin_enrolment(ADMIN, url, upstream.enrolment.make_code("li", hall_name=HALL_NAME))
    until(lambda: service.enrolment_state().state == "waiting")
    (waiting,) = upstream.enrolment.of_hall(hall.id)
    assert waiting.words == service.enrolment_state().words
    upstream.enrolment.confirm(hall.id, waiting.terminal.terminal, "wang")
    until(lambda: service.status().enrolled)


def projected(upstream: Upstream, hall: Hall) -> bool:
    with hall.reading() as view:
        seq = journal.end_of(view.conn).seq
    with upstream.store.hall_models(hall.id).read() as conn:
        known = cursors.place(conn)
    return known is not None and known.seq == seq


def sign(reader: Reader, note: str) -> None:
    """The department's reviewer agrees to the one request that waits, by keyboard alone."""
    reader.signs_in("zhao")
    reader.tabs_to("查看并签署")
    reader.presses("Enter")
    assert CLERK in reader.words
    reader.tabs_to("opinion")
    reader.page.keyboard.press("Space")
    reader.tabs_to("note")
    reader.types(note)
    reader.presses("Enter")
    reader.presses("Enter")
    assert "已发出" in reader.words


def test_a_day_goes_up_over_a_line_that_is_cut_and_an_opinion_comes_down(
    hall: Hall, upstream: tuple[Upstream, str], browser: BrowserContext
) -> None:
    above, address = upstream
    service, line = SyncService(hall), CutLine(address)
    keeper = SyncKeeper(hall, service)
    keeper.start()
    try:
        enrolled(hall, service, above, line.url)
        until(lambda: service.status().unsent == 0)

        line.cut_after(5_000)
        with hall.reading() as view:
            day = next(working_days(hall, view.today - timedelta(days=1), -1))
        fill(hall, day, day)
        until(line.is_cut.is_set)
        leave = two_days_off(hall)
        assert service.status().unsent > 0
        until(lambda: service.status().trouble is not None)
        line.mend()
        service.send_now(ADMIN)
        until(lambda: service.status().unsent == 0)

        Accounts(above.store, above.keys, above.clock, QUICK).make_by_hand(
            NewAccount("zhao", "赵文静", "reviewer", hall.id, TAX), FIRST
        )
        until(lambda: projected(above, hall))
        page = browser.new_page()
        page.set_default_timeout(20_000)
        reader = Reader(page, f"{address}/web", lambda secret: pyotp.TOTP(secret).now())
        sign(reader, "同意，注意交接")

        until(lambda: _opinion(hall, leave.leave) is not None)
        assert _opinion(hall, leave.leave) == (True, "赵文静", "同意，注意交接", "letter")
        until(lambda: service.status().unsent == 0 and projected(above, hall))
        reader.tabs_to("已签署")
        reader.presses("Enter")
        assert "起生效" in reader.words
        page.close()
    finally:
        keeper.stop()
        line.close()
    _is_whole(hall, above)


def _opinion(hall: Hall, leave: str) -> tuple[bool, str, str, str] | None:
    """What the director's inbox shows of the department's word."""
    found = [item.shown for item in LeaveInbox(hall).inbox(DIRECTOR) if item.shown.leave == leave]
    said = [s for s in found[0].signatures if s.effective] if found else []
    return (said[0].agree, said[0].signer, said[0].note, said[0].source) if said else None


def _is_whole(hall: Hall, above: Upstream) -> None:
    """Every fact is upstream once, the same to the byte, and the tables there are the hall's own."""
    with hall.reading() as view:
        own = list(journal.entries(view.conn, hall.id))
    with above.store.read() as conn:
        theirs = chain.entries_after(conn, hall.id, 0, len(own) + 1, 1 << 40)
    assert theirs == own
    assert verify_chain(hall.id, theirs).fault is None
    with hall.reading() as view, above.store.hall_models(hall.id).read() as conn:
        assert [table.table for table in compare.differences(view.conn, conn) if not table.same] == []
