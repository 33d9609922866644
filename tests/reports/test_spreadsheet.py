"""CSV that no spreadsheet program runs, and templates that import nothing by themselves."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.domain.refusal import Refusal
from reports.spreadsheet import starts_formula, write_csv
from reports.tables import Line, read_table
from reports.templates import ROSTER_COLUMNS, write_template


def test_csv_has_the_mark_that_excel_needs_and_quotes_what_it_must(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_csv(path, ["姓名", "天"], [["韩,静怡", 1.5], ['王"𬱖', -2], [None, 0]])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream)) == [["姓名", "天"], ["韩,静怡", "1.5"], ['王"𬱖', "-2"], ["", "0"]]


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@A", "\t1", "\r1", "\n1", "＝1", "＋1", "－1", "＠1", "  =1"]
)
def test_text_that_would_run_gets_a_guard(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    write_csv(path, ["x"], [[text]])
    with path.open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream))[1] == [f"'{text}"]


def test_common_text_needs_no_guard() -> None:
    assert not any(starts_formula(text) for text in ("韩静怡", "1-2", "a=b", "", "2026-03-02", "—"))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_template_reads_back_as_its_header_alone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"花名册.{kind}"
    write_template(path)
    assert list(read_table(path)) == [Line(1, ROSTER_COLUMNS)]


def test_a_filled_template_keeps_zeros_in_front(tmp_path: Path) -> None:
    path = tmp_path / "花名册.xlsx"
    write_template(path)
    book = load_workbook(path)
    assert book.sheetnames == ["花名册", "填写说明"]
    assert book.worksheets[0].column_dimensions["A"].number_format == "@"
    book.worksheets[0].append(["0007", "王𬱖", "SJ", "区市场监督管理局", "综合", "A", "2026-03-02"])
    book.save(path)
    assert list(read_table(path))[1] == Line(
        2, ("0007", "王𬱖", "SJ", "区市场监督管理局", "综合", "A", "2026-03-02")
    )


def test_a_template_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        write_template(tmp_path / "花名册.doc")
    assert (caught.value.key, caught.value.params) == ("file_kind_unknown", {"file": "花名册.doc"})
    assert list(tmp_path.iterdir()) == []
