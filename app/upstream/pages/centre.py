"""The centre above: every hall's line, and one hall's day, leave, coverage and months."""

from __future__ import annotations

import io
import tempfile
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

from starlette.responses import Response

from app.domain.presence import Where
from app.domain.refusal import Refusal
from app.domain.slots import HALVES, Month
from app.services.attendance import AttendanceService
from app.services.coverage import CoverageService
from app.services.hall import Hall
from app.services.leave_book import LeaveBook
from app.services.reports import ReportService
from app.services.today import TodayService
from app.upstream.accounts import note
from app.upstream.pages.halls import Standing, actor_of, hall_of, standing_of, standings
from app.upstream.pages.site import Visit
from app.upstream.pages.words import figures_of, noted_text, presence_mark, standing_mark
from db import roster

COVERAGE_DAYS = 14
MONTHS = 13
_PDF = "application/pdf"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def halls(visit: Visit) -> Response:
    """All halls: last contact, what is unsent, alarms."""
    return visit.page("halls.html", standings=standings(visit))


def today(visit: Visit) -> Response:
    """The day as the hall's own desk shows it, at the moment up to which it is known."""
    standing = standing_of(visit, visit.path["hall"])
    hall = hall_of(visit, standing, as_known=True)
    found = TodayService(hall).overview(actor_of(visit.member))
    if any(person.presence.where is Where.LEAVE for person in found.people()):
        _note(visit, standing, "hall_today_read", found.day.isoformat())
    return visit.page(
        "today.html",
        standing=standing,
        tab="today",
        found=found,
        figures=figures_of(found),
        groups=[(g, [(p, presence_mark(p.presence)) for p in g.people]) for g in found.groups],
        noted=[(n.person, noted_text(n)) for n in found.noted],
    )


def leaves(visit: Visit) -> Response:
    """The leaves of a month, without types and reasons."""
    standing = standing_of(visit, visit.path["hall"])
    hall = hall_of(visit, standing)
    month = _month(visit, hall)
    found = LeaveBook(hall).between(actor_of(visit.member), month.first, month.last)
    rows = [s for s in found if s.last.date >= month.first and s.first.date <= month.last]
    if rows:
        _note(visit, standing, "hall_leaves_read", " ".join([str(month), *(shown.leave for shown in rows)]))
    return visit.page(
        "leaves.html", standing=standing, tab="leaves", month=month, months=_months(hall, ahead=2), rows=rows
    )


def coverage(visit: Visit) -> Response:
    """Who is on duty at each window in the next two weeks."""
    standing = standing_of(visit, visit.path["hall"])
    hall = hall_of(visit, standing)
    with hall.reading() as view:
        first = view.today
    last = first + timedelta(days=COVERAGE_DAYS - 1)
    found = CoverageService(hall).coverage(actor_of(visit.member), first, last)
    marks = [
        [
            standing_mark(of_half, day.date, half.value)
            for day, pair in zip(found.days, window.days, strict=True)
            for half, of_half in zip(HALVES, pair, strict=True)
        ]
        for window in found.windows
    ]
    halves = [of_half for window in found.windows for pair in window.days for of_half in pair]
    if any(of_half.away or of_half.pending for of_half in halves):
        _note(visit, standing, "hall_coverage_read", f"{first} {last}")
    return visit.page(
        "coverage.html",
        standing=standing,
        tab="coverage",
        found=found,
        windows=list(zip(found.windows, marks, strict=True)),
        changes=[
            (window, [mark for mark in own if mark.kind in ("short", "attention")])
            for window, own in zip(found.windows, marks, strict=True)
            if any(mark.kind in ("short", "attention") for mark in own)
        ],
    )


def months(visit: Visit) -> Response:
    """A month's attendance sheets to be downloaded."""
    standing = standing_of(visit, visit.path["hall"])
    hall = hall_of(visit, standing)
    month = _month(visit, hall)
    issued = AttendanceService(hall).month(month)
    there = {person.entry.department for person in issued.judged.people}
    with hall.reading() as view:
        departments = [d for d in roster.departments(view.conn) if d.code in there]
    return visit.page(
        "months.html",
        standing=standing,
        tab="months",
        month=month,
        months=_months(hall),
        locked=issued.locked,
        departments=departments,
    )


def sheet(visit: Visit) -> Response:
    """One file of a month: a department's sheet as PDF, or all as XLSX."""
    standing = standing_of(visit, visit.path["hall"])
    hall = hall_of(visit, standing)
    month, department = _month(visit, hall), visit.query.get("department", "")
    issued = AttendanceService(hall).month(month, department or None)
    reports = ReportService(hall)
    options = reports.choice(issued)
    _note(visit, standing, "month_read", f"{month} {department}".strip())
    if not department:
        target = io.BytesIO()
        reports.write_xlsx(issued, options, target)
        return _file(target.getvalue(), _XLSX, f"{standing.row.name} {month} 考勤表.xlsx")
    with tempfile.TemporaryDirectory(prefix="zaigang-") as folder:
        written = reports.write_pdfs(issued, options, Path(folder))
        if not written:
            raise Refusal("page_unknown")
        return _file(written[0].read_bytes(), _PDF, written[0].name)


def _file(content: bytes, media_type: str, name: str) -> Response:
    return Response(
        content,
        media_type=media_type,
        headers={"content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"},
    )


def _note(visit: Visit, standing: Standing, what: str, about: str) -> None:
    """Whoever sees whose leave is written down (trust.md A21)."""
    with visit.site.store.write() as conn:
        note(conn, visit.site.clock, visit.member.account, what, about, standing.row.hall)


def _month(visit: Visit, hall: Hall) -> Month:
    """Of the address, else the running one. Refusal `page_unknown`."""
    text = visit.query.get("month", "")
    if text:
        try:
            return Month.parse(text)
        except ValueError as error:
            raise Refusal("page_unknown") from error
    with hall.reading() as view:
        return Month.of(view.today)


def _months(hall: Hall, ahead: int = 0) -> list[Month]:
    """The newest first."""
    with hall.reading() as view:
        month = Month.of(view.today)
    for _ in range(ahead):
        month = month.next()
    found = [month]
    while len(found) < MONTHS + ahead:
        found.append(found[-1].previous())
    return found
