"""The coverage calendar of a month to pin on the wall: who is on duty, on leave, covering (domain.md B.1.4).

It hangs where everybody passes: names, no types of leave, and legible without colour.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas

from app.domain.coverage import Coverage
from app.domain.refusal import Refusal
from app.domain.slots import Month
from reports.coverage_layout import parts_of
from reports.coverage_page import draw_part
from reports.files import Target, write_whole
from reports.fonts import NOTO, FontChoice
from reports.marked_fonts import marked_fonts
from reports.pen import Pen
from reports.sheet_options import Paper


def write_calendar(
    coverage: Coverage, target: Target, paper: Paper = Paper.AUTO, choice: FontChoice = NOTO
) -> int:
    """Draws the windows of `coverage`, which is a month's; how many pages.

    Raises Refusal `calendar_empty`, `font_missing`, `font_unusable`, `file_not_writable`, `disk_full`.
    """
    data, pages = _document(coverage, paper, choice)
    write_whole(target, lambda stream: stream.write(data))
    return pages


def _document(coverage: Coverage, paper: Paper, choice: FontChoice) -> tuple[bytes, int]:
    month = Month.of(coverage.days[0].date)
    if not coverage.windows:
        raise Refusal("calendar_empty", month=str(month))
    fonts = marked_fonts(_texts(coverage), choice)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=1, lang="zh-CN")
    canvas.setTitle(f"{coverage.hall}窗口在岗月历 {month.year}年{month.month}月")
    canvas.setAuthor(coverage.hall)
    canvas.setCreator("Zaigang")
    pen = Pen(canvas, fonts)
    pages = 0
    for part in parts_of(coverage, paper):
        pages += draw_part(pen, coverage, part, month, fonts.note)
    canvas.save()
    return buffer.getvalue(), pages


def _texts(coverage: Coverage) -> Iterator[str]:
    yield coverage.hall
    for window in coverage.windows:
        yield from (window.department_name, window.window_group, *window.counters)
        yield from (member.name for member in window.people)
        for halves in window.days:
            for seen in halves:
                yield from (*seen.away, *seen.covers, *seen.outings)
