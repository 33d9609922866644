"""`month`, `lock`: the judged month as table, paper, spreadsheet and data."""

from __future__ import annotations

import io
import sys
from argparse import Namespace
from pathlib import Path

from app.cli.context import actor_of, opened, parse_moment, put_bytes, put_json, tell
from app.cli.setup import parse_month
from app.domain.month_document import month_document
from app.domain.refusal import Refusal
from app.domain.slots import days
from app.services.attendance import AttendanceService, IssuedMonth
from app.services.hall import Hall
from app.services.month_lock import MonthLock
from reports.sheet_words import conflict_text
from ui.words import sentence


def month(options: Namespace) -> int:
    """Judges a month and puts it where the options say; a table if they say nothing."""
    wanted = parse_month(options.month)
    if options.pdf == "-":
        raise Refusal("pdf_folder")
    if options.json == options.xlsx == "-":
        raise Refusal("output_twice")
    asked = getattr(options, "as_of", None)
    with opened(options) as hall:
        service = AttendanceService(hall)
        issued = service.month(wanted, options.department, parse_moment(asked) if asked else None)
        for year in issued.judged.unpublished_years:
            print(sentence("year_not_published", {"year": year}), file=sys.stderr)
        if options.json is not None:
            put_json(options.json, month_document(issued.judged))
        if options.xlsx is not None or options.pdf is not None:
            _paper(options, hall, issued)
    if options.json is None and options.xlsx is None and options.pdf is None:
        _table(issued)
    return 0


def _paper(options: Namespace, hall: Hall, issued: IssuedMonth) -> None:
    from app.services.reports import ReportService

    reports = ReportService(hall)
    choice = reports.choice(issued, paper=options.paper, symbols=options.symbols)
    if options.xlsx is not None:
        out = io.BytesIO()
        reports.write_xlsx(issued, choice, out)
        put_bytes(options.xlsx, out.getvalue())
    if options.pdf is not None:
        for path in reports.write_pdfs(issued, choice, Path(options.pdf)):
            tell(options, sentence("pdf_written", {"file": str(path)}))


def _table(issued: IssuedMonth) -> None:
    judged = issued.judged
    state = "已月结" if issued.locked else "未月结"
    print(f"{judged.hall}  {judged.month}  应出勤 {days(judged.due_halves)} 天  {state}")
    print("编号\t姓名\t部门\t岗位\t应出勤\t实出勤\t迟到\t早退\t缺签\t旷工\t请假\t公出")
    for person in judged.people:
        t, e = person.totals, person.entry
        leave = days(sum(t.leave_halves.values()))
        cells = (
            *(e.number, e.name, e.department, e.post),
            *(days(t.due_halves), days(t.actual_halves), t.late, t.early, t.missing_punch),
            *(days(t.awol_halves), leave, days(t.outing_halves)),
        )
        print("\t".join(str(cell) for cell in cells))
    for person in judged.people:
        for verdict in person.verdicts:
            if verdict.punched:
                print(f"{person.entry.number}\t{person.entry.name}\t{conflict_text(verdict)}")


def lock(options: Namespace) -> int:
    """月结: issues a month for good."""
    wanted = parse_month(options.month)
    with opened(options, changes=True) as hall:
        digest = MonthLock(hall).lock_month(actor_of(options, hall), wanted)
    print(sentence("month_lock_done", {"month": str(wanted), "digest": digest[:12]}))
    return 0
