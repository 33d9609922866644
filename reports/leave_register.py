"""The leave register of a month as PDF: landscape A4, a line per leave (domain.md A.7, 6)."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from reports import leave_register_text as say
from reports.files import Target, write_whole
from reports.fonts import NOTO, FontChoice
from reports.leave_register_model import LeaveRegister, RegisterRow
from reports.leave_words import PRACTICE
from reports.marked_fonts import marked_fonts
from reports.pen import Pen
from reports.table_page import Column, Heading, draw_table

_Shown = Callable[[RegisterRow], str]
_NAME_LENGTH = 60


def _number(row: RegisterRow) -> str:
    return row.leave


def _name(row: RegisterRow) -> str:
    return f"{row.name}\n{row.number}"


def _post(row: RegisterRow) -> str:
    return row.post


def _window(row: RegisterRow) -> str:
    own = row.window_group if row.window_group != row.department_name else ""
    return f"{row.department_name}\n{own}" if own else row.department_name


def _in_month(row: RegisterRow) -> str:
    found = say.in_month(row)
    return found if isinstance(found, str) else f"{found:g}"


def _total(row: RegisterRow) -> str:
    return f"{row.halves / 2:g}"


_COLUMNS: tuple[tuple[Column, _Shown, str], ...] = (
    (Column("编号", 17), _number, ""),
    (Column("姓名\n工号", 18), _name, ""),
    (Column("岗\n位", 7), _post, ""),
    (Column("派驻部门(窗口)", 26, True), _window, "hall"),
    (Column("请假\n类别", 13), say.kind, "kinds"),
    (Column("起止时间", 24), say.span, ""),
    (Column("本月\n(天)", 10), _in_month, ""),
    (Column("总计\n(天)", 10), _total, ""),
    (Column("审批\n路线", 13), say.route, ""),
    (Column("部门\n意见", 17), say.opinion, ""),
    (Column("中心审批", 24), say.decision, ""),
    (Column("超\n限", 7), say.over, ""),
    (Column("顶岗\n交接", 17), say.handover, ""),
    (Column("销假", 18), say.returned, ""),
    (Column("事由", 28, True), say.reason, "kinds"),
    (Column("备注", 28, True), say.remark, ""),
)
"""Column, its cell, and when it is there: always, in a register of the hall, or where types may be read."""
_WIDTH = 277.0


def write_register(register: LeaveRegister, target: Target, choice: FontChoice = NOTO) -> int:
    """Draws it; how many pages.

    Raises Refusal `font_missing`, `font_unusable`, `file_not_writable`, `disk_full`.
    """
    data, pages = _document(register, choice)
    write_whole(target, partial(_write, data))
    return pages


def write_registers(register: LeaveRegister, folder: Path, choice: FontChoice = NOTO) -> list[Path]:
    """The whole of it, and one for each department of a whole hall; drawn before the first is written."""
    parts = list(register.departments())
    wanted = [("", register), *(parts if len(parts) > 1 or not register.scope else [])]
    made = [(folder / _file_name(code, one), _document(one, choice)[0]) for code, one in wanted]
    for path, data in made:
        write_whole(path, partial(_write, data))
    return [path for path, _ in made]


def _write(data: bytes, stream: BinaryIO) -> None:
    stream.write(data)


def _file_name(code: str, register: LeaveRegister) -> str:
    """Codes and names are written by people: nothing of them may lead out of the folder."""
    named = f"请假登记表_{register.month}_{code}_{register.scope or '全大厅'}"
    safe = "".join(char if char.isalnum() or char in "-_()" else "_" for char in named.replace("__", "_"))
    return f"{safe[:_NAME_LENGTH]}.pdf"


def _document(register: LeaveRegister, choice: FontChoice) -> tuple[bytes, int]:
    columns = _fitting(register)
    rows = [[shown(row) for _, shown in columns] for row in register.rows]
    notes = list(say.notes(register))
    heading = Heading(
        register.title,
        say.scope(register),
        say.month(register),
        say.printed(register),
        (PRACTICE,) if register.practice else (),
    )
    fonts = marked_fonts(
        [heading.title, heading.left, *notes, *(cell for row in rows for cell in row)], choice
    )
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=1, lang="zh-CN")
    canvas.setTitle(f"{register.title} {heading.middle}")
    canvas.setAuthor(register.hall)
    canvas.setCreator("Zaigang")
    noted = [*notes, fonts.note] if fonts.note else notes
    pages = draw_table(Pen(canvas, fonts), heading, [c for c, _ in columns], rows, noted, say.SIGNATURES)
    canvas.save()
    return buffer.getvalue(), pages


def _fitting(register: LeaveRegister) -> Sequence[tuple[Column, _Shown]]:
    """The columns that this reader's register has, over the whole width."""
    hall = not register.scope or "、" in register.scope
    wanted = {"": True, "hall": hall, "kinds": register.kinds}
    chosen = [(column, shown) for column, shown, when in _COLUMNS if wanted[when]]
    scale = _WIDTH / sum(column.width for column, _ in chosen)
    return [(Column(c.title, c.width * scale, c.left), shown) for c, shown in chosen]
