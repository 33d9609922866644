"""Draws a 请假审批表 and its stub on one A4 page (domain.md D.2); lengths in millimetres."""

from __future__ import annotations

from collections.abc import Sequence

from reports import leave_form_text as say
from reports.box import fitted
from reports.fonts import BODY, BOLD, TITLE
from reports.form_box import FRAME, PAD, THIN, Area, Cell, draw_label, draw_row, draw_text
from reports.leave_form_model import LeaveForm
from reports.leave_words import days_text, moment_text, slot_full
from reports.pen import MM, Pen

PAGE = (210.0, 297.0)
LEFT, RIGHT = 20.0, 190.0
LABEL = 26.0
TOP = 283.0
CUT = 62.0
_SIGN = 7.0
_SIGN_SIZE = 9.5
_TITLE_SIZES = (20.0, 18.0, 16.0, 14.0, 12.0, 10.0, 8.0, 6.0)
_BOLDER = 0.94
"""Room is measured in the plain weight; the bold one takes a little more."""


def draw_form(pen: Pen, form: LeaveForm, missing: str) -> None:
    """Draws the page and ends it; `missing`: what the fonts cannot draw, in words."""
    for index, text in enumerate(say.watermarks(form)):
        pen.watermark(PAGE[0] / 2 * MM, (185 - 55 * index) * MM, text, 46 * MM, 30, 0.9)
    top = _head(pen, form)
    bottom = _table(pen, form, top)
    note = "　".join(part for part in (say.over_note(form), missing) if part)
    if note:
        draw_text(pen, Area(LEFT, CUT + 1.5, RIGHT - LEFT, bottom - CUT - 2), [note], (8.0, 7.0, 6.0, 5.0))
    _cut(pen)
    _stub(pen, form)
    pen.end_page()


def _head(pen: Pen, form: LeaveForm) -> float:
    title = say.title(form)
    width = (RIGHT - LEFT) * MM * _BOLDER
    lines, size = fitted(pen, [title], width, 9.5 * MM, _TITLE_SIZES)
    pen.centred_lines(PAGE[0] / 2 * MM, (TOP - 4) * MM, lines, size, TITLE)
    y = (TOP - 12.5) * MM
    pen.left(LEFT * MM, y, f"编号：{form.leave}", 10)
    pen.right(RIGHT * MM, y, say.filled_in(form), 10)
    _tags(pen, say.tags(form), y)
    return TOP - 16


def _tags(pen: Pen, found: Sequence[str], y: float) -> None:
    """Framed, between number and date: plain in black and white."""
    widths = [pen.width(BOLD, text, 10) + 3 * MM for text in found]
    x = PAGE[0] / 2 * MM - (sum(widths) + 2 * MM * (len(found) - 1)) / 2
    for text, width in zip(found, widths, strict=True):
        pen.frame(x, y - 2.6 * MM, width, 5.2 * MM, 0.9)
        pen.centre(x + width / 2, y, text, 10, BOLD)
        x += width + 2 * MM


def _table(pen: Pen, form: LeaveForm, top: float) -> float:
    y = top
    for height, cells in _short_rows(form):
        y -= height
        draw_row(pen, Area(LEFT, y, RIGHT - LEFT, height), cells)
    for height, name, lines, signs in _long_rows(form):
        y -= height
        _long(pen, Area(LEFT, y, RIGHT - LEFT, height), name, lines, signs)
    pen.frame(LEFT * MM, y * MM, (RIGHT - LEFT) * MM, (top - y) * MM, FRAME)
    return y


def _short_rows(form: LeaveForm) -> list[tuple[float, list[Cell]]]:
    wide = RIGHT - LEFT - LABEL
    return [
        (
            9.0,
            [
                *((LABEL, "姓　　名", True), (40.0, form.name, False)),
                *((20.0, "工　号", True), (32.0, form.number, False)),
                *((20.0, "岗　位", True), (wide - 112, say.post(form), False)),
            ],
        ),
        (
            9.0,
            [
                *((LABEL, "派驻部门(窗口)", True), (wide - 52, say.window(form), False)),
                *((20.0, "请假类别", True), (32.0, say.kind(form), False)),
            ],
        ),
    ]


def _long_rows(form: LeaveForm) -> list[tuple[float, str, list[str], tuple[str, ...]]]:
    """Height, label, what is recorded, and the lines to be signed by hand."""
    sign, date = say.BLANK, say.DATE_BLANK
    signed = f"签字：{sign}{date}"
    opinion = say.opinion(form)
    decided = f"签字(盖章)：{sign}{date}"
    hand = (f"顶岗人员(B岗)签字：{sign}交接时间：{date}　　时",)
    back = (f"本人签字：{sign}{date}　　审核人签字：{sign}{date}",)
    return [
        (25.0, "事　　由", say.reason(form), ()),
        (22.0, "起止时间", say.term(form), (f"申请人签字：{sign}{date}",)),
        (22.0, "顶岗人员及交接情况", say.cover(form), hand),
        (17.0, "首席代表意见", [], (signed,)),
        (32.0, "派驻部门意见(盖章)", opinion, () if opinion else (f"签字(盖章)：{sign}{date}",)),
        (40.0, "政务服务中心意见", say.decision(form), (decided,)),
        (19.0, "销假时间及签字", say.back(form), back),
    ]


def _long(pen: Pen, area: Area, name: str, lines: Sequence[str], signs: Sequence[str]) -> None:
    draw_label(pen, Area(area.left, area.bottom, LABEL, area.height), name)
    edge = (area.left + LABEL) * MM
    top = area.bottom + area.height
    pen.rules(
        [
            (edge, area.bottom * MM, edge, top * MM),
            (area.left * MM, area.bottom * MM, RIGHT * MM, area.bottom * MM),
        ],
        THIN,
    )
    for index, text in enumerate(reversed(signs)):
        y = (area.bottom + (index + 0.5) * _SIGN) * MM
        pen.right((RIGHT - PAD) * MM, y, text, _fitting(pen, text, (area.width - LABEL - 2 * PAD) * MM))
    used = _SIGN * len(signs)
    inner = Area(area.left + LABEL, area.bottom + used, area.width - LABEL, area.height - used)
    if lines:
        draw_text(pen, inner, lines, strong=lines[0] in say.VERDICTS)


def _fitting(pen: Pen, text: str, width: float) -> float:
    return next((s for s in (_SIGN_SIZE, 9.0, 8.5, 8.0, 7.0) if pen.width(BODY, text, s) <= width), 6.0)


def _cut(pen: Pen) -> None:
    """A dashed line from edge to edge."""
    text, y = "裁　剪　线", CUT * MM
    half = pen.width(BODY, text, 8) / 2 + 2 * MM
    middle = PAGE[0] / 2 * MM
    dashes, x = [], 6 * MM
    while x < (PAGE[0] - 6) * MM:
        end = min(x + 3 * MM, (PAGE[0] - 6) * MM)
        if end < middle - half or x > middle + half:
            dashes.append((x, y, end, y))
        x += 5 * MM
    pen.rules(dashes, THIN)
    pen.centre(middle, y, text, 8)


def _stub(pen: Pen, form: LeaveForm) -> None:
    top = CUT - 4
    pen.centre(PAGE[0] / 2 * MM, (top - 3) * MM, "请假审批表(存根)", 13, TITLE)
    y = (top - 9) * MM
    pen.left(LEFT * MM, y, f"编号：{form.leave}", 9.5)
    _tags(pen, say.tags(form), y)
    pen.right(RIGHT * MM, y, say.filled_in(form), 9.5)
    bottom = first = top - 12
    for cells in _stub_rows(form):
        bottom -= 8
        draw_row(pen, Area(LEFT, bottom, RIGHT - LEFT, 8), cells)
    pen.frame(LEFT * MM, bottom * MM, (RIGHT - LEFT) * MM, (first - bottom) * MM, FRAME)


def _stub_rows(form: LeaveForm) -> list[list[Cell]]:
    made = form.decision
    wide = RIGHT - LEFT
    by = say.signed(made) if made and not made.by_department else ""
    at = moment_text(made.at) if made else ""
    back = slot_full(form.back) if form.back else ""
    days = days_text(form.halves)
    return [
        [
            *((20.0, "姓　　名", True), (34.0, form.name, False)),
            *((20.0, "派驻部门", True), (wide - 130, say.window(form), False)),
            *((20.0, "请假类别", True), (36.0, say.kind(form), False)),
        ],
        [
            *((20.0, "起止时间", True), (wide - 76, say.stub_term(form), False)),
            *((20.0, "天　　数", True), (36.0, days, False)),
        ],
        [
            *((20.0, "审批结果", True), (34.0, say.outcome(form), False)),
            *((20.0, "审 批 人", True), (wide - 130, by, False)),
            *((20.0, "审批时间", True), (36.0, at, False)),
        ],
        [
            *((20.0, "顶岗人员", True), (34.0, form.cover, False)),
            *((20.0, "销假时间", True), (wide - 130, back, False)),
            *((20.0, "经 办 人", True), (36.0, "", False)),
        ],
    ]
