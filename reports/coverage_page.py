"""Draws the pages of a coverage calendar: a row of two half-days per window, a column per date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.coverage import IDLE, Coverage, Standing, Window
from app.domain.slots import HALVES, Month
from reports.box import fitted, lines_of
from reports.coverage_layout import DATES, FOOT, HEAD, INFO, MARGIN, Part, is_busy
from reports.fonts import BOLD, TITLE
from reports.leave_words import PRACTICE, WEEKDAYS, day_text
from reports.pen import LEADING, MM, Pen
from reports.sheet_symbols import SWAPPED

LEGEND = (
    "数字为在岗人数(含顶岗)；“假”请假；“顶”来顶岗；“公”公出；“缺”及粗框：在岗人数少于最低要求；"
    "“超”：同时请假人数超过上限。"
    "只列已批准的请假，以最新打印为准。"
)
_GRAY = 0.9
_COUNT, _NAME_SIZES = 10.0, (7.5, 7.0, 6.5, 6.0, 5.5, 5.0, 4.5, 4.0)
_COUNT_LINE, _NAME_LINE, _COUNT_WIDTH = 4.4, 3.2, 2.9
_MARK, _MARK_LINE = 7.0, 3.0
_OWN_LEAST, _OWN_TALLEST = 7.5, 60.0
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0, 4.5, 4.0)
_TITLE_SIZES = (20.0, 18.0, 16.0, 14.0, 12.0, 10.0, 8.0, 6.0)
_THIN, _ROW, _FRAME, _SHORT = 0.3, 0.8, 1.1, 1.5


@dataclass(frozen=True, slots=True)
class _Row:
    window: Window
    heights: tuple[float, float]

    @property
    def height(self) -> float:
        return sum(self.heights)


def draw_part(pen: Pen, coverage: Coverage, part: Part, month: Month, missing: str) -> int:
    """All windows over one stretch of days; how many pages."""
    pages = list(_pages([_row(pen, window, part) for window in coverage.windows], part))
    for number, rows in enumerate(pages, 1):
        _head(pen, coverage, part, month)
        bottom = part.body - sum(row.height for row in rows)
        _shades(pen, coverage, part, bottom)
        _dates(pen, coverage, part)
        y = part.body
        for row in rows:
            _draw_row(pen, coverage, part, row, y)
            y -= row.height
        _lines(pen, part, rows, bottom)
        _foot(pen, part, missing, f"第{number}页 共{len(pages)}页")
        pen.canvas.setPageSize((part.page[0] * MM, part.page[1] * MM))
        pen.end_page()
    return len(pages)


def _row(pen: Pen, window: Window, part: Part) -> _Row:
    """As high as the fullest cell of each half-day, and no lower than its own people ask for."""
    am, pm = (
        max(part.least, *(_needed(window.days[index][place]) for index in part.days)) for place in (0, 1)
    )
    more = max(0.0, _own_height(pen, window, part) - am - pm)
    return _Row(window, (am + more / 2, pm + more / 2))


def _needed(seen: Standing) -> float:
    names = len(seen.away) + len(seen.covers) + len(seen.outings)
    return max(_COUNT_LINE + (len(_marks(seen)) * _MARK_LINE if names else 0), names * _NAME_LINE) + (
        2.0 if seen.short else 1.2
    )


def _own_height(pen: Pen, window: Window, part: Part) -> float:
    """So that window and people stay readable from where one stands before the wall."""
    found = 0.0
    for texts, width in _own_texts(window, part):
        lines = lines_of(pen, texts, (width - 1.6) * MM, _OWN_LEAST) or []
        found = max(found, len(lines) * _OWN_LEAST * LEADING / MM + 0.8)
    return min(found, _OWN_TALLEST)


def _pages(rows: Sequence[_Row], part: Part) -> Iterator[list[_Row]]:
    room = part.body - MARGIN - FOOT
    page: list[_Row] = []
    used = 0.0
    for row in rows:
        if page and used + row.height > room:
            yield page
            page, used = [], 0.0
        page.append(row)
        used += row.height
    yield page


def _head(pen: Pen, coverage: Coverage, part: Part, month: Month) -> None:
    width, height = part.page
    if coverage.practice:
        pen.watermark(width / 2 * MM, height / 2 * MM, PRACTICE, height * 0.34, 22, 0.93)
    title = f"{coverage.hall}窗口在岗月历"
    lines, size = fitted(pen, [title], (width - 120) * MM, HEAD * MM, _TITLE_SIZES)
    pen.centred_lines(width / 2 * MM, (height - MARGIN - HEAD / 2) * MM, lines, size, TITLE)
    y = (height - MARGIN - HEAD - INFO / 2) * MM
    first, last = coverage.days[part.days[0]].date, coverage.days[part.days[-1]].date
    whole = len(part.days) == len(coverage.days)
    shown = "" if whole else f"({first.month}月{first.day}日至{last.month}月{last.day}日)"
    pen.centre(width / 2 * MM, y, f"{month.year}年{month.month}月{shown}", 13, BOLD)
    pen.right(part.right * MM, y, f"打印日期：{day_text(coverage.read_on)}", 9.5)
    years = "、".join(f"{year}年" for year in coverage.unpublished_years)
    note = f"{years}放假安排尚未录入，工作日按周一至周五计。" if years else ""
    pen.left(MARGIN * MM, y, PRACTICE if coverage.practice else note, 9.5, BOLD)


def _shades(pen: Pen, coverage: Coverage, part: Part, bottom: float) -> None:
    for index, x, end in zip(part.days, part.edges, part.edges[1:], strict=False):
        if not is_busy(coverage, index):
            pen.shade(x * MM, bottom * MM, (end - x) * MM, (part.top - bottom) * MM, _GRAY)


def _dates(pen: Pen, coverage: Coverage, part: Part) -> None:
    middle = part.top - DATES / 2
    edges = (MARGIN, MARGIN + part.window, MARGIN + part.window + part.people, part.first)
    for text, x, end in zip(("窗口", "人员", "时段"), edges, edges[1:], strict=False):
        lines, size = fitted(pen, [text], (end - x - 0.6) * MM, DATES * MM, (10.0, 8.0, 7.0))
        pen.centred_lines((x + end) / 2 * MM, middle * MM, lines, size, BOLD)
    for index, x, end in zip(part.days, part.edges, part.edges[1:], strict=False):
        day = coverage.days[index]
        pen.centre((x + end) / 2 * MM, (part.top - DATES * 0.28) * MM, str(day.date.day), 10, BOLD)
        week = WEEKDAYS[day.date.weekday()] + (SWAPPED if day.swapped else "")
        size = 8.0 if len(week) == 1 else 7.0
        pen.centre((x + end) / 2 * MM, (part.top - DATES * 0.72) * MM, week, size)


def _draw_row(pen: Pen, coverage: Coverage, part: Part, row: _Row, top: float) -> None:
    _own(pen, part, row, top)
    y = top
    for place, height in enumerate(row.heights):
        pen.centre((part.first - part.half / 2) * MM, (y - height / 2) * MM, "上下"[place], 8.5)
        for index, x, end in zip(part.days, part.edges, part.edges[1:], strict=False):
            seen = row.window.days[index][place]
            if seen != IDLE or HALVES[place] in coverage.days[index].working:
                _cell(pen, seen, x, end, y, height)
            elif is_busy(coverage, index):
                pen.shade(x * MM, (y - height) * MM, (end - x) * MM, height * MM, _GRAY)
        y -= height


def _own_texts(window: Window, part: Part) -> tuple[tuple[list[str], float], tuple[list[str], float]]:
    """Window and people, each with the width of its column."""
    names = [window.department_name]
    if window.window_group != window.department_name:
        names.append(window.window_group)
    if window.counters:
        names.append(_counters(window.counters))
    posts = {post: "、".join(m.name for m in window.people if m.post == post) for post in "AB"}
    people = [posts["A"], *([f"B岗：{posts['B']}"] if posts["B"] else [])]
    return (names, part.window), (people, part.people)


def _own(pen: Pen, part: Part, row: _Row, top: float) -> None:
    x = MARGIN
    for texts, width in _own_texts(row.window, part):
        lines, size = fitted(pen, texts, (width - 1.6) * MM, (row.height - 0.8) * MM, _SIZES)
        y = (top - row.height / 2) * MM + (len(lines) - 1) * size * LEADING / 2
        for at, line in enumerate(lines):
            pen.left((x + 0.8) * MM, y - at * size * LEADING, line, size)
        x += width


def _counters(counters: Sequence[str]) -> str:
    """1–5号 where they follow each other."""
    if all(name.isascii() and name.isdecimal() for name in counters):
        numbers = [int(name) for name in counters]
        if len(numbers) > 1 and numbers == list(range(numbers[0], numbers[-1] + 1)):
            return f"{counters[0]}—{counters[-1]}号"
    return "、".join(counters) + "号"


def _marks(seen: Standing) -> str:
    """What is not as it should be, one character each."""
    return ("缺" if seen.short else "") + ("超" if seen.over else "")


def _cell(pen: Pen, seen: Standing, x: float, end: float, top: float, height: float) -> None:
    """The count alone in the middle; with names it stands at their left."""
    y, marks = top - height / 2, _marks(seen)
    named = [
        *(f"假{n}" for n in seen.away),
        *(f"顶{n}" for n in seen.covers),
        *(f"公{n}" for n in seen.outings),
    ]
    if named:
        at = (x + 0.7 + _COUNT_WIDTH / 2) * MM
        y_count = y + len(marks) * _MARK_LINE / 2
        pen.centre(at, y_count * MM, str(seen.on_duty), _COUNT, BOLD)
        for line, mark in enumerate(marks):
            down = (_COUNT_LINE + _MARK_LINE) / 2 + line * _MARK_LINE
            pen.centre(at, (y_count - down) * MM, mark, _MARK, BOLD)
    else:
        pen.centre((x + end) / 2 * MM, y * MM, f"{seen.on_duty}{marks}", _COUNT, BOLD)
    _names(pen, named, x + 0.7 + _COUNT_WIDTH, end - (1.0 if seen.short else 0.5), y)
    if seen.short:
        pen.frame(
            (x + 0.4) * MM, (top - height + 0.4) * MM, (end - x - 0.8) * MM, (height - 0.8) * MM, _SHORT
        )


def _names(pen: Pen, named: Sequence[str], x: float, end: float, middle: float) -> None:
    y = middle + (len(named) - 1) * _NAME_LINE / 2
    for text in named:
        lines, size = fitted(pen, [text], (end - x) * MM, (_NAME_LINE + 0.3) * MM, _NAME_SIZES)
        pen.centred_lines((x + end) / 2 * MM, y * MM, lines, size)
        y -= _NAME_LINE


def _lines(pen: Pen, part: Part, rows: Sequence[_Row], bottom: float) -> None:
    top, left, right = part.top * MM, MARGIN * MM, part.right * MM
    columns = (MARGIN + part.window, MARGIN + part.window + part.people, *part.edges[:-1])
    thin = [(x * MM, bottom * MM, x * MM, top) for x in columns]
    strong = [(left, part.body * MM, right, part.body * MM)]
    y = part.body
    for row in rows:
        half = (y - row.heights[0]) * MM
        thin.append(((part.first - part.half) * MM, half, right, half))
        y -= row.height
        strong.append((left, y * MM, right, y * MM))
    pen.rules(thin, _THIN)
    pen.rules(strong[:-1], _ROW)
    pen.frame(left, bottom * MM, right - left, top - bottom * MM, _FRAME)


def _foot(pen: Pen, part: Part, missing: str, count: str) -> None:
    text = f"{LEGEND}{missing}"
    lines, size = fitted(
        pen, [text], (part.right - MARGIN - 26) * MM, FOOT * MM, (8.5, 8.0, 7.0, 6.0, 5.0, 4.0)
    )
    top = (MARGIN + FOOT / 2 - 1) * MM + (len(lines) - 1) * size * LEADING / 2
    for index, line in enumerate(lines):
        pen.left(MARGIN * MM, top - index * size * LEADING, line, size)
    pen.right(part.right * MM, (MARGIN + FOOT / 2 - 1) * MM, count, 8)
