"""Faults of a whole file, named before its first line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.domain.refusal import Refusal
from reports.lines import MAX_FILE_BYTES
from reports.tables import read_attlog, read_table


def refused(source: Path | bytes) -> str:
    with pytest.raises(Refusal) as caught:
        read_table(source)
    return caught.value.key


def test_a_file_that_is_not_there() -> None:
    assert refused(Path("nowhere/花名册.csv")) == "file_missing"


def test_a_folder_and_a_device_are_no_files(tmp_path: Path) -> None:
    assert refused(tmp_path) == "file_not_regular"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "fifo")
        assert refused(tmp_path / "fifo") == "file_not_regular"


def test_a_name_that_no_system_takes() -> None:
    assert refused(Path("a\x00b.csv")) in ("file_unreadable", "file_missing")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n\r\n  \t\n", b"\xff\xfe"])
def test_a_file_with_nothing_in_it(data: bytes) -> None:
    assert refused(data) == "file_empty"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1,2\n",
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"  <html><table><tr><td>1</td></tr></table></html>",
        b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>",
        b"\x00" * 10_000,
        bytes(range(1, 32)) * 20,
        b"PK\x05\x06" + bytes(18),
    ],
)
def test_what_is_no_table_is_refused(data: bytes) -> None:
    assert refused(data) == "file_not_table"


def test_a_file_over_the_limit_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as stream:
        stream.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(Refusal) as caught:
        read_attlog(path)
    assert caught.value.key == "file_too_large"
    assert caught.value.params["file"] == "huge.csv"
