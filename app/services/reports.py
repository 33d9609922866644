"""The month on paper and as a spreadsheet: which sheets, with what marks on them (domain.md D.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

from app.domain.month import JudgedMonth
from app.domain.refusal import Refusal
from app.domain.schedule import format_minute
from app.services.attendance import IssuedMonth
from app.services.hall import Hall
from app.services.month_lock import Adjustment
from db import attendance, roster
from reports.files import Cancelled, Progress, Target
from reports.sheet_options import Paper, SheetOptions
from reports.sheet_words import adjustment_text, conflict_text, manual_text


class ReportService:
    """Turns an issued month into files; what is printed follows from the store, not from the caller."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def choice(self, issued: IssuedMonth, paper: str = "auto", symbols: str | None = None) -> SheetOptions:
        """The hall's own settings for the sheet, and the marks that it must bear."""
        month = issued.judged.month
        with self._hall.reading() as view:
            rules = view.settings.rules
            printed_on = view.today
            manual = self._manual_remarks(view.time.at(month.first), view.time.at(month.next().first))
            preset = symbols or rules.value("sheet.symbols", month.last)
            own_signature = rules.value("sheet.own_signature", month.last)
        return SheetOptions(
            printed_on,
            Paper(paper),
            preset,
            own_signature,
            draft=not issued.locked,
            practice=issued.practice,
            remarks=_joined(manual, _conflict_remarks(issued.judged)),
            adjustments=_adjustments(issued.adjustments),
        )

    def _manual_remarks(self, first: int, last: int) -> dict[str, list[str]]:
        """By subject: manual sign-ins of the month stand on the sheet with who saw them (C-P26)."""
        found: dict[str, list[str]] = defaultdict(list)
        with self._hall.reading() as view:
            names = {p.subject: p.name for p in roster.people(view.conn)}
            for row in attendance.punches_between(view.conn, first, last):
                if row.source == "manual" and row.subject is not None:
                    at = view.time.local(row.at)
                    clock = format_minute(at.hour * 60 + at.minute)
                    found[row.subject].append(manual_text(at.date(), clock, names.get(row.witness, "")))
        return found

    def write_pdfs(
        self,
        issued: IssuedMonth,
        options: SheetOptions,
        folder: Path,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> list[Path]:
        """One PDF per department into `folder`; their paths. Refusals: `folder_unusable`, `glyph_missing`."""
        from reports.attendance_sheet import write_department_sheets

        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refusal("folder_unusable", folder=str(folder)) from error
        return write_department_sheets(issued.judged, options, folder, progress, cancelled)

    def write_xlsx(
        self,
        issued: IssuedMonth,
        options: SheetOptions,
        target: Target,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> None:
        """All departments in one workbook."""
        from reports.attendance_xlsx import write_xlsx

        write_xlsx(issued.judged, options, target, progress, cancelled)


def _conflict_remarks(judged: JudgedMonth) -> dict[str, list[str]]:
    """By subject: half-days of leave on which somebody punched."""
    found: dict[str, list[str]] = defaultdict(list)
    for person in judged.people:
        for verdict in person.verdicts:
            if verdict.punched:
                found[person.entry.person].append(conflict_text(verdict))
    return found


def _joined(*remarks: Mapping[str, Sequence[str]]) -> dict[str, str]:
    subjects = dict.fromkeys(chain.from_iterable(remarks))
    return {s: ";".join(chain.from_iterable(found.get(s, ()) for found in remarks)) for s in subjects}


def _adjustments(found: tuple[Adjustment, ...]) -> dict[str, list[str]]:
    lines: dict[str, list[str]] = defaultdict(list)
    for item in found:
        lines[item.entry.department].append(adjustment_text(item.entry.name, item.issued, item.now))
    return lines
