"""Reading tabular files that anybody may have made: .csv, .xlsx and `attlog.dat` (domain.md B.0)."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from app.domain.refusal import Refusal
from reports.attlog import attlog_lines
from reports.csv_lines import csv_lines
from reports.lines import MAX_FILE_BYTES, BadLine, Line
from reports.xlsx_lines import xlsx_lines

__all__ = ["BadLine", "Line", "Source", "read_attlog", "read_table"]

Source = str | os.PathLike[str] | bytes
"""A path, or the file's bytes."""

_HEAD = 8192
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_KINDS = (
    b"%PDF",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x7fELF",
    b"MZ",
    b"\x1f\x8b",
)
_MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table", b"{\\rtf")


def read_table(source: Source, name: str | None = None) -> Iterator[Line | BadLine]:
    """The lines of a .csv or .xlsx file, told apart by what is in it, not by its name.

    Raises Refusal with `file` before the first line: `file_missing`, `file_unreadable`,
    `file_not_regular`, `file_empty`, `file_too_large`, `file_not_table`, `file_old_excel`,
    `file_encrypted`, `file_damaged`, `file_unpacks_too_large`.
    """
    return _lines(source, name, _table_lines)


def read_attlog(source: Source, name: str | None = None) -> Iterator[Line | BadLine]:
    """The lines of `attlog.dat`; cells are user number and `yyyy-mm-dd HH:MM:SS` (F-27).

    Raises the Refusals of `read_table`.
    """
    return _lines(source, name, lambda stream, shown, head: attlog_lines(_text_stream(stream, shown, head)))


def _lines(
    source: Source, name: str | None, reader: Callable[[BinaryIO, str, bytes], Iterator[Line | BadLine]]
) -> Iterator[Line | BadLine]:
    shown = name or ("" if isinstance(source, bytes) else _name_of(os.fsdecode(source)))
    stream = _opened(source, shown)
    try:
        head = stream.read(_HEAD)
        if not head.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n\x1a"):
            raise Refusal("file_empty" if len(head) < _HEAD else "file_not_table", file=shown)
        lines = reader(stream, shown, head)
    except BaseException:
        stream.close()
        raise
    return _closing(stream, shown, lines)


def _name_of(path: str) -> str:
    """What a message calls the file; `.` and `/` have no name of their own."""
    return Path(path).name or path


def _closing(stream: BinaryIO, shown: str, lines: Iterator[Line | BadLine]) -> Iterator[Line | BadLine]:
    with stream:
        try:
            yield from lines
        except OSError as error:
            raise Refusal("file_unreadable", file=shown) from error


def _opened(source: Source, shown: str) -> BinaryIO:
    if isinstance(source, bytes):
        _check_size(len(source), shown)
        return io.BytesIO(source)
    try:
        found = Path(os.fsdecode(source)).stat()
        if not stat.S_ISREG(found.st_mode):
            raise Refusal("file_not_regular", file=shown)
        _check_size(found.st_size, shown)
        return Path(os.fsdecode(source)).open("rb")
    except FileNotFoundError as error:
        raise Refusal("file_missing", file=shown) from error
    except (OSError, ValueError) as error:
        raise Refusal("file_unreadable", file=shown) from error


def _check_size(size: int, shown: str) -> None:
    if size == 0:
        raise Refusal("file_empty", file=shown)
    if size > MAX_FILE_BYTES:
        raise Refusal("file_too_large", file=shown, bytes=size, limit=MAX_FILE_BYTES)


def _table_lines(stream: BinaryIO, shown: str, head: bytes) -> Iterator[Line | BadLine]:
    if head.startswith(b"PK\x03\x04"):
        return xlsx_lines(stream, shown)
    return csv_lines(_text_stream(stream, shown, head))


def _text_stream(stream: BinaryIO, shown: str, head: bytes) -> BinaryIO:
    """`stream`, unless its first bytes show that it is no text."""
    if head.startswith(_OLE):
        stream.seek(0)
        encrypted = "EncryptedPackage".encode("utf-16-le") in stream.read()
        raise Refusal("file_encrypted" if encrypted else "file_old_excel", file=shown)
    markup = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower().startswith(_MARKUP)
    if markup or head.startswith((*_OTHER_KINDS, b"PK\x03\x04", b"PK\x05\x06")) or _is_binary(head):
        raise Refusal("file_not_table", file=shown)
    return stream


def _is_binary(head: bytes) -> bool:
    """Many control characters; NUL aside, because UTF-16 is half NUL."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    controls = sum(head.count(byte) for byte in range(1, 0x20) if byte not in b"\t\r\n")
    return controls * 15 > len(head)
