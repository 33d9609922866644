"""Reading `attlog.dat`, the text that time clocks export."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.refusal import Refusal
from reports.tables import BadLine, Line, read_attlog


def read(data: bytes) -> list[Line | BadLine]:
    return list(read_attlog(data, "attlog.dat"))


def test_user_number_and_moment_are_read_and_what_follows_is_not() -> None:
    data = b"      1\t2026-03-02 08:29:59\t1\t0\t1\t0\r\n   42 2026-03-02  17:30:01   0 15\r\n"
    assert read(data) == [
        Line(1, ("1", "2026-03-02 08:29:59")),
        Line(2, ("42", "2026-03-02 17:30:01")),
    ]


def test_a_byte_order_mark_and_chinese_in_later_fields_do_no_harm() -> None:
    data = b"\xef\xbb\xbf7\t2026-03-02 08:00:00\t" + "考勤机".encode("gbk") + b"\n"
    assert read(data) == [Line(1, ("7", "2026-03-02 08:00:00"))]


def test_an_export_in_utf16_is_read() -> None:
    assert read("7\t2026-03-02 08:00:00\t1\r\n".encode("utf-16")) == [Line(1, ("7", "2026-03-02 08:00:00"))]


def test_every_bad_line_has_its_number_and_reason_and_good_ones_still_come() -> None:
    data = b"\n".join(
        [
            b"1\t2026-03-02 08:00:00",
            b"2",
            b"3\t2026-13-02 08:00:00",
            b"4\t2026-03-02 25:00:00",
            b"\xb3\xc2\t2026-03-02 08:00:00",
            b"6\x00\t2026-03-02 08:00:00",
            b"",
            b"x" * 70_000,
            b"9\t2026-03-02 08:00:00.5",
            b"10\t2026-3-2 8:05",
        ]
    )
    lines = read(data)
    assert [(line.number, line.key) for line in lines if isinstance(line, BadLine)] == [
        (2, "too_few_fields"),
        (3, "time_unreadable"),
        (4, "time_unreadable"),
        (5, "field_character"),
        (6, "control_character"),
        (8, "line_too_long"),
        (9, "time_unreadable"),
    ]
    assert [line for line in lines if isinstance(line, Line)] == [
        Line(1, ("1", "2026-03-02 08:00:00")),
        Line(10, ("10", "2026-03-02 08:05:00")),
    ]


def test_what_is_quoted_of_a_bad_time_is_short_and_printable() -> None:
    (line,) = read(b"1\t\x1b[31m" + b"9" * 500)
    assert isinstance(line, BadLine)
    text = str(line.params["text"])
    assert len(text) <= 40
    assert text.isprintable()


@given(st.binary(max_size=300))
def test_garbage_gives_lines_or_a_refusal_and_nothing_else(data: bytes) -> None:
    try:
        for line in read(data):
            if isinstance(line, Line):
                assert len(line.cells) == 2
    except Refusal as refusal:
        assert refusal.params["file"] == "attlog.dat"
