"""Reading .xlsx files that anybody may have made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.refusal import Refusal
from reports.tables import BadLine, Line, read_table


def book(*rows: tuple[Any, ...], change: Callable[[Worksheet], object] | None = None) -> bytes:
    workbook = Workbook()
    page = workbook.worksheets[0]
    for row in rows:
        page.append(row)
    if change is not None:
        change(page)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def repacked(data: bytes, replace: dict[str, bytes]) -> bytes:
    """The same package with parts replaced or added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.namelist():
            if entry not in replace:
                new.writestr(entry, old.read(entry))
        for entry, content in replace.items():
            new.writestr(entry, content)
    return buffer.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(Refusal) as caught:
        list(read_table(data, "打卡.xlsx"))
    assert caught.value.params["file"] == "打卡.xlsx"
    return caught.value.key


WHOLE = book(*[(str(i), date(2026, 3, 2), "韩静怡") for i in range(20)])
SHEET = "xl/worksheets/sheet1.xml"


def test_dates_times_and_numbers_come_as_a_person_reads_them() -> None:
    moment = datetime(2026, 3, 2, 8, 29, 59)  # noqa: DTZ001 a sheet's moments have no zone
    row = (date(2026, 3, 2), moment, time(8, 30), 1001.0, 1.5, True)
    shown = ("2026-03-02", "2026-03-02 08:29:59", "08:30:00", "1001", "1.5", "TRUE")
    assert list(read_table(book(row), "x")) == [Line(1, shown)]


def test_zeros_that_a_number_format_shows_are_kept() -> None:
    def shown(page: Worksheet) -> None:
        page["A1"].number_format = "0000"

    (line,) = read_table(book((12, "韩静怡"), change=shown), "x")
    assert line == Line(1, ("0012", "韩静怡"))


def test_a_formula_is_reported_by_its_row_and_the_rest_is_read() -> None:
    lines = list(read_table(book(("编号", "姓名"), ("=1+1", "韩"), ("2", "陆")), "x"))
    assert lines[1] == BadLine(2, "formula", {"column": 1})
    assert lines[2] == Line(3, ("2", "陆"))


def test_text_that_looks_like_a_formula_is_text() -> None:
    def as_text(page: Worksheet) -> None:
        page["A1"].value = "=1+1"
        page["A1"].data_type = "s"

    assert list(read_table(book(("", "韩"), change=as_text), "x")) == [Line(1, ("=1+1", "韩"))]


def test_an_error_value_is_reported() -> None:
    lines = list(read_table(book(("编号",), ("#N/A",)), "x"))
    assert lines[1] == BadLine(2, "error_value", {"column": 1, "value": "#N/A"})


def test_blank_rows_are_left_out_but_counted() -> None:
    lines = list(read_table(book(("编号",), (None,), (None,), ("7",)), "x"))
    assert [line.number for line in lines] == [1, 4]


def test_the_first_visible_sheet_is_read() -> None:
    workbook = Workbook()
    workbook.worksheets[0].append(("hidden",))
    workbook.worksheets[0].sheet_state = "hidden"
    workbook.create_sheet("花名册").append(("编号",))
    buffer = io.BytesIO()
    workbook.save(buffer)
    assert list(read_table(buffer.getvalue(), "x")) == [Line(1, ("编号",))]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = repacked(book(("编号",)), {SHEET: b"<a>" + b" " * 50_000_000})
    assert refused(data) == "file_unpacks_too_large"


def test_thousands_of_entries_are_refused() -> None:
    data = repacked(book(("编号",)), {f"xl/media/{i}": b"" for i in range(5000)})
    assert refused(data) == "file_unpacks_too_large"


def test_a_truncated_package_is_refused() -> None:
    data = book(("编号",))
    assert refused(data[: len(data) // 2]) == "file_damaged"


def test_a_sheet_that_breaks_off_keeps_the_rows_before_it() -> None:
    data = book(*[(str(i), "韩静怡") for i in range(5000)])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheet = package.read(SHEET)
    lines = list(read_table(repacked(data, {SHEET: sheet[: len(sheet) // 2]}), "x"))
    assert len(lines) > 1000
    assert lines[-1] == BadLine(lines[-2].number + 1, "rest_unreadable")


def test_entities_that_multiply_are_not_followed() -> None:
    layers = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "ha">{layers}]><worksheet><sheetData>&a11;</sheetData></worksheet>'
    data = repacked(book(("编号",)), {SHEET: bomb.encode()})
    try:
        lines = list(read_table(data, "x"))
    except Refusal as refusal:
        assert refusal.key == "file_damaged"
    else:
        assert [line.key for line in lines if isinstance(line, BadLine)] == ["rest_unreadable"]


def test_an_external_entity_is_not_read() -> None:
    xml = (
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>'
    )
    data = repacked(book(("编号",)), {SHEET: xml.encode()})
    try:
        lines = list(read_table(data, "x"))
    except Refusal as refusal:
        assert refusal.key == "file_damaged"
    else:
        assert not any(isinstance(line, Line) for line in lines)


def test_rows_beyond_what_excel_has_do_not_keep_us_busy() -> None:
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="999999999999"><c r="A999999999999"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert not any(
        isinstance(line, Line) for line in read_table(repacked(book(("编号",)), {SHEET: xml.encode()}), "x")
    )


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_packages_give_lines_or_a_refusal_and_nothing_else(data: st.DataObject) -> None:
    damaged = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 20))):
        damaged[data.draw(st.integers(4, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        list(read_table(bytes(damaged), "打卡.xlsx"))
    except Refusal as refusal:
        assert refusal.params["file"] == "打卡.xlsx"


def test_a_password_is_named() -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert refused(head + bytes(600) + "EncryptedPackage".encode("utf-16-le")) == "file_encrypted"


def test_the_old_excel_format_is_refused_by_name() -> None:
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == "file_old_excel"


def test_another_office_file_in_a_package_is_no_table() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("../../evil.txt", "x")
    assert refused(buffer.getvalue()) == "file_not_table"


def test_a_cell_far_to_the_right_is_a_bad_line() -> None:
    def far(page: Worksheet) -> None:
        page["XFD1"].value = "x"

    lines = list(read_table(book(("编号",), ("1",), change=far), "x"))
    assert lines == [BadLine(1, "too_many_columns", {"limit": 64}), Line(2, ("1",))]
