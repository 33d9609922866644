"""The monthly attendance sheet as PDF (domain.md D.1): same month, same bytes but for the print date."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from app.domain.month import JudgedMonth
from reports.files import Cancelled, Progress, Target, WorkCancelled, write_whole
from reports.fonts import FontSet, load_fonts
from reports.pen import MM, Pen
from reports.sheet_layout import layout_of
from reports.sheet_model import DepartmentSheet, sheets_of
from reports.sheet_options import SheetOptions
from reports.sheet_page import Paginated, draw_page, paginate

_NAME_LENGTH = 40


def write_sheets(
    judged: JudgedMonth,
    options: SheetOptions,
    target: Target,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> int:
    """One PDF with the sheet of every department of `judged`; returns its pages.

    Raises Refusal `sheet_no_people`, `glyph_missing`, `font_unusable`, `file_not_writable` … before
    anything is at `target`; WorkCancelled leaves nothing either.
    """
    sheets = sheets_of(judged, options)
    fonts = _fonts_for(sheets, options, progress)
    data, pages = _document(sheets, options, fonts, _Steps(progress, cancelled))
    write_whole(target, partial(_write, data))
    return pages


def write_department_sheets(
    judged: JudgedMonth,
    options: SheetOptions,
    folder: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> list[Path]:
    """A PDF per department in `folder`, drawn before the first is written; raises as `write_sheets`."""
    sheets = sheets_of(judged, options)
    fonts = _fonts_for(sheets, options, progress)
    steps = _Steps(progress, cancelled)
    steps.total = len(sheets)
    made = []
    for done, sheet in enumerate(sheets):
        data, _ = _document([sheet], options, fonts, _Steps(None, cancelled))
        made.append((folder / f"{_file_name(sheet)}.pdf", data))
        steps.tell(done + 1)
    for path, data in made:
        write_whole(path, partial(_write, data))
    return [path for path, _ in made]


def _write(data: bytes, stream: BinaryIO) -> None:
    stream.write(data)


def _file_name(sheet: DepartmentSheet) -> str:
    """Department codes and names are written by people: nothing of them may lead out of the folder."""
    named = f"考勤表_{sheet.year:04d}-{sheet.month:02d}_{sheet.code}_{sheet.department}"
    safe = "".join(char if char.isalnum() or char in "-_()" else "_" for char in named)
    return safe[: _NAME_LENGTH + 16]


def _fonts_for(sheets: list[DepartmentSheet], options: SheetOptions, progress: Progress | None) -> FontSet:
    texts = [text for sheet in sheets for text in sheet.texts()]
    fonts = load_fonts("".join(set("".join(texts))), options.fonts, progress=progress)
    fonts.check(texts)
    return fonts


class _Steps:
    """Tells how far the work is, and ends it when the person has stopped it."""

    def __init__(self, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self.total = 0

    def tell(self, done: int) -> None:
        if self._cancelled is not None and self._cancelled():
            raise WorkCancelled
        if self._progress is not None:
            self._progress(done, self.total)


def _document(
    sheets: list[DepartmentSheet], options: SheetOptions, fonts: FontSet, steps: _Steps
) -> tuple[bytes, int]:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=1, lang="zh-CN")
    first = sheets[0]
    canvas.setTitle(f"{first.title} {first.year}年{first.month}月")
    canvas.setAuthor(first.hall)
    canvas.setCreator("Zaigang")
    pen = Pen(canvas, fonts)
    papers = [paginate(sheet, layout_of(sheet, options), pen) for sheet in sheets]
    steps.total = sum(len(paper.pages) for paper in papers)
    steps.tell(0)
    done = 0
    for paper in papers:
        done = _draw(canvas, pen, paper, options, steps, done)
    canvas.save()
    return buffer.getvalue(), done


def _draw(canvas: Canvas, pen: Pen, paper: Paginated, options: SheetOptions, steps: _Steps, done: int) -> int:
    width, height = paper.layout.page
    for number in range(1, len(paper.pages) + 1):
        canvas.setPageSize((width * MM, height * MM))
        draw_page(pen, paper, number, options)
        done += 1
        steps.tell(done)
    return done
