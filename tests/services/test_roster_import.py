"""Roster files on a real store: what is taken, what is rejected by line and reason, twice is once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.domain.access import Actor
from app.domain.refusal import Refusal
from app.domain.roster_plan import Outcome
from app.services.hall import Hall
from app.services.roster import RosterService
from app.services.roster_import import ImportReport
from db import journal, roster
from tests.conftest import CLERK, OFFICER

HEADER = "编号,姓名,派驻部门代码,派驻部门,窗口,岗位,进驻日期,离开日期"
HAN = "1101,韩静怡,SJ,区市场监督管理局,企业窗口,A,2025-03-03,"
LU = "1102,陆承志,SJ,区市场监督管理局,企业窗口,A,2025/3/3,"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def import_text(hall: Hall, folder: Path, text: str, replacing: bool = False) -> ImportReport:
    path = folder / "名册.csv"
    path.write_text(text, "utf-8")
    return RosterService(hall).import_file(OFFICER, path, replacing)


def last_seq(hall: Hall) -> int:
    with hall.reading() as view:
        return journal.end_of(view.conn).seq


def names(hall: Hall) -> list[str]:
    with hall.reading() as view:
        return [person.name for person in roster.people(view.conn)]


def rejected(report: ImportReport) -> dict[int, str]:
    return {line.number: line.key for line in report.rejected_lines}


def test_good_lines_are_on_the_roster_after_the_import(hall: Hall, folder: Path) -> None:
    report = import_text(hall, folder, f"{HEADER}\n{HAN}\n{LU}\n")
    assert (report.new, report.rejected, report.exit_status) == (2, 0, 0)
    assert names(hall) == ["韩静怡", "陆承志"]
    with hall.reading() as view:
        assert roster.user_numbers(view.conn).keys() == {"1101", "1102"}
        assert roster.window_groups(view.conn) == [("SJ", "企业窗口")]


def test_importing_twice_changes_nothing_and_all_is_taken(hall: Hall, folder: Path) -> None:
    import_text(hall, folder, f"{HEADER}\n{HAN}\n{LU}\n")
    before = last_seq(hall)
    for replacing in (False, True):
        report = import_text(hall, folder, f"{HEADER}\n{HAN}\n{LU}\n", replacing)
        assert (report.same, report.taken, report.exit_status) == (2, 2, 0)
    assert last_seq(hall) == before


def test_a_preview_says_what_would_change_and_changes_nothing(hall: Hall, folder: Path) -> None:
    path = folder / "名册.csv"
    path.write_text(f"{HEADER}\n{HAN}\n", "utf-8")
    before = last_seq(hall)
    report = RosterService(hall).preview_import(OFFICER, path)
    assert report.lines[0].outcome is Outcome.NEW
    assert report.lines[0].row is not None
    assert report.lines[0].row.name == "韩静怡"
    assert (last_seq(hall), names(hall)) == (before, [])


def test_existing_values_change_only_with_replace(hall: Hall, folder: Path) -> None:
    import_text(hall, folder, f"{HEADER}\n{HAN}\n")
    renamed = HAN.replace("韩静怡", "韩静宜")
    report = import_text(hall, folder, f"{HEADER}\n{renamed}\n{LU}\n")
    assert (rejected(report), report.exit_status) == ({2: "roster_differs"}, 3)
    assert names(hall) == ["韩静怡", "陆承志"]
    report = import_text(hall, folder, f"{HEADER}\n{renamed}\n", replacing=True)
    assert (report.changed, report.exit_status) == (1, 0)
    assert names(hall) == ["韩静宜", "陆承志"]


def test_a_transfer_stands_in_the_tables_as_two_stretches(hall: Hall, folder: Path) -> None:
    """C-P24, C-P25: the entries end and begin with their days."""
    import_text(hall, folder, f"{HEADER}\n{HAN}\n")
    new = "1101,韩静怡,GA,青禾公安分局,,A,2026-10-15,"
    report = import_text(hall, folder, f"{HEADER}\n{new}\n{HAN}2026-10-14\n", replacing=True)
    assert report.exit_status == 0
    with hall.reading() as view:
        entries = roster.entries(view.conn)
    assert [(e.department, str(e.stays[0].first), str(e.stays[0].last)) for e in entries] == [
        ("GA", "2026-10-15", "None"),
        ("SJ", "2025-03-03", "2026-10-14"),
    ]


def test_an_excel_file_with_real_dates_and_numbers_is_taken(hall: Hall, folder: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER.split(","))
    sheet.append([1101, "韩静怡", "SJ", "区市场监督管理局", None, "A岗", date(2025, 3, 3), None])
    sheet.append([1102.0, "=HYPERLINK(1)", "SJ", "区市场监督管理局", None, "A", date(2025, 3, 3), None])
    path = folder / "名册.xlsx"
    book.save(path)
    report = RosterService(hall).import_file(OFFICER, path)
    assert (rejected(report), names(hall)) == ({3: "formula"}, ["韩静怡"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_usual_encoding_is_read(hall: Hall, folder: Path, encoding: str) -> None:
    path = folder / "名册.csv"
    path.write_bytes(f"{HEADER}\r\n{HAN}\r\n".encode(encoding))
    assert RosterService(hall).import_file(OFFICER, path).exit_status == 0
    assert names(hall) == ["韩静怡"]


def test_each_hostile_line_has_its_reason_and_the_good_ones_are_kept(hall: Hall, folder: Path) -> None:
    rest = "SJ,区市场监督管理局,,A,2025-03-03,"
    lines = [
        HEADER.encode(),
        HAN.encode(),
        b"1103," + b"x" * 10_000_000 + b"," + rest.encode(),
        f"1104,=cmd|' /C calc'!A0,{rest}".encode(),
        f"1105,+1,{rest}".encode(),
        f"../../etc/passwd,某某,{rest}".encode(),
        f"1107,某\x00某,{rest}".encode(),
        f"1108,某\x1b[31m,{rest}".encode(),
        f"1109,某\u202e某,{rest}".encode(),
        "1110,某某,".encode() + b"\xff\xfe\xff" + b",x,,A,2025-03-03,",
        f"1111,某\u200b某,{rest}".encode(),
        LU.encode(),
    ]
    path = folder / "名册.csv"
    path.write_bytes(b"\n".join(lines))
    report = RosterService(hall).import_file(OFFICER, path)
    assert rejected(report) == {
        3: "line_too_long",
        4: "formula",
        5: "field_formula",
        6: "field_character",
        7: "control_character",
        8: "control_character",
        9: "control_character",
        10: "undecodable",
        11: "field_character",
    }
    assert names(hall) == ["韩静怡", "陆承志"]
    assert report.exit_status == 3


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "file_empty"),
        (b"%PDF-1.7\n", "file_not_table"),
        (b"PK\x03\x04broken", "file_damaged"),
        ("姓名,部门\n韩静怡,SJ\n".encode(), "roster_columns"),
        (HEADER.encode(), "roster_no_lines"),
        ((HEADER + ",姓名\n").encode(), "roster_column_twice"),
    ],
)
def test_a_file_that_is_no_roster_is_refused_whole(
    hall: Hall, folder: Path, content: bytes, key: str
) -> None:
    path = folder / "名册.csv"
    path.write_bytes(content)
    with pytest.raises(Refusal, match=key):
        RosterService(hall).import_file(OFFICER, path)
    assert names(hall) == []


def test_a_file_of_which_nothing_is_taken_ends_with_2(hall: Hall, folder: Path) -> None:
    report = import_text(hall, folder, f"{HEADER}\n{HAN.replace('1101', '')}\n")
    assert (report.exit_status, rejected(report)) == (2, {2: "field_missing"})


@pytest.mark.parametrize("actor", [CLERK])
def test_only_those_entitled_may_import_or_look(hall: Hall, folder: Path, actor: Actor) -> None:
    path = folder / "名册.csv"
    path.write_text(f"{HEADER}\n{HAN}\n", "utf-8")
    service = RosterService(hall)
    for call in (service.import_file, service.preview_import):
        with pytest.raises(Refusal, match="not_entitled"):
            call(actor, path)
