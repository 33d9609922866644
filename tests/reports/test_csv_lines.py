"""Reading .csv files that anybody may have made."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.refusal import Refusal
from reports.lines import MAX_COLUMNS
from reports.tables import BadLine, Line, read_table

HEAD = "编号,姓名,派驻部门\n"


def read(data: bytes) -> list[Line | BadLine]:
    return list(read_table(data, "花名册.csv"))


def good(data: bytes) -> list[tuple[str, ...]]:
    return [line.cells for line in read(data) if isinstance(line, Line)]


def bad(data: bytes) -> list[tuple[int, str]]:
    return [(line.number, line.key) for line in read(data) if isinstance(line, BadLine)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encoding_is_found_from_what_is_in_the_file(encoding: str) -> None:
    data = (HEAD + "0001,王𬱖,税务局\n0002,张䶮,税务局\n").encode(encoding)
    assert good(data)[1:] == [("0001", "王𬱖", "税务局"), ("0002", "张䶮", "税务局")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    data = delimiter.join(["编号", "姓名", "窗口"]) + "\n" + delimiter.join(["1", "韩静怡", "综合"])
    assert good(data.encode()) == [("编号", "姓名", "窗口"), ("1", "韩静怡", "综合")]


def test_a_stated_separator_line_is_obeyed_and_is_no_data() -> None:
    assert good("sep=;\n编号;姓,名\n1;韩\n".encode()) == [("编号", "姓,名"), ("1", "韩")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_numbers_are_those_a_person_sees(end: str) -> None:
    data = end.join(["编号,姓名", "", "1,韩静怡", "   ", "2,陆承志"]).encode()
    numbers = [line.number for line in read(data)]
    assert numbers == [1, 3, 5]


def test_a_quoted_cell_may_hold_delimiters_quotes_and_line_breaks() -> None:
    data = '编号,姓名\n1,"韩,静""怡"\n2,"两\n行"\n3,陆\n'.encode()
    assert read(data)[1:] == [Line(2, ("1", '韩,静"怡')), Line(3, ("2", "两 行")), Line(5, ("3", "陆"))]


def test_a_quote_that_never_closes_costs_its_own_line_only() -> None:
    data = (HEAD + '1,"韩静怡,税务局\n' + "2,陆承志,税务局\n" * 30).encode()
    assert bad(data) == [(2, "quote_open")]
    assert len(good(data)) == 31


def test_a_line_of_ten_megabytes_is_named_and_not_held_in_memory() -> None:
    data = HEAD.encode() + b"x" * 10_000_000 + "\n1,韩静怡,税务局\n".encode()
    tracemalloc.start()
    lines = read(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert lines[1] == BadLine(2, "line_too_long", {"limit": 65536})
    assert lines[2] == Line(3, ("1", "韩静怡", "税务局"))
    assert peak < 2_000_000


def test_one_broken_byte_costs_one_line_of_a_utf8_file() -> None:
    rows = [f"{i},韩静怡,税务局".encode() for i in range(10)]
    rows[4] = rows[4][:-1]
    data = HEAD.encode() + b"\n".join(rows)
    assert bad(data) == [(6, "undecodable")]
    assert len(good(data)) == 10


def test_a_broken_pair_in_utf16_costs_its_line() -> None:
    data = "\ufeff编号,姓名\n1,".encode("utf-16-le") + b"\x00\xd8" + "\n2,陆承志\n".encode("utf-16-le")
    assert bad(data) == [(2, "undecodable")]
    assert good(data)[-1] == ("2", "陆承志")


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x7f", "\u202e", "\x85"])
def test_control_characters_are_named_with_their_code(char: str) -> None:
    lines = read((HEAD + f"1,韩{char}静怡,税务局\n2,陆承志,税务局\n").encode())
    assert lines[1] == BadLine(2, "control_character", {"code": f"U+{ord(char):04X}", "column": 2})
    assert isinstance(lines[2], Line)


@pytest.mark.parametrize("cell", ["=1+1", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0", " =A1"])
def test_a_formula_is_reported_and_not_read(cell: str) -> None:
    quoted = cell.replace('"', '""')
    lines = read((HEAD + f'1,"{quoted}",税务局\n').encode())
    assert lines[1] == BadLine(2, "formula", {"column": 2})


def test_the_usual_way_to_keep_zeros_is_text() -> None:
    assert good((HEAD + '="0012",韩静怡,税务局\n').encode())[1] == ("0012", "韩静怡", "税务局")


def test_path_names_and_signs_are_plain_text() -> None:
    row = ("../../etc/passwd", "C:\\Windows\\win.ini", "-1")
    assert good((HEAD + ",".join(row) + "\n").encode())[1] == row


def test_invisible_edges_and_ideographic_blanks_are_trimmed() -> None:
    assert good((HEAD + "\u200b1\u3000,\u3000韩静怡\u200b, 税务局\u00a0\n").encode())[1] == (
        "1",
        "韩静怡",
        "税务局",
    )


def test_more_columns_than_any_table_has_is_a_bad_line() -> None:
    assert bad((HEAD + ",".join(["1"] * (MAX_COLUMNS + 1)) + "\n").encode()) == [(2, "too_many_columns")]


def test_the_dos_end_mark_is_no_line() -> None:
    assert len(read((HEAD + "1,韩静怡,税务局\n\x1a").encode())) == 2


def test_a_file_is_read_from_its_path_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "花名册;rm -rf ~.xlsx"
    path.write_bytes((HEAD + "1,韩静怡,税务局\n").encode("gb18030"))
    assert [line.number for line in read_table(path)] == [1, 2]


@given(st.binary(max_size=400))
def test_garbage_gives_lines_or_a_refusal_and_nothing_else(data: bytes) -> None:
    try:
        lines = read(data)
    except Refusal as refusal:
        assert refusal.params["file"] == "花名册.csv"
    else:
        numbers = [line.number for line in lines]
        assert numbers == sorted(set(numbers))
