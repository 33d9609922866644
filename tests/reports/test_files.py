"""Files written whole or not at all."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import pytest

from app.domain.refusal import Refusal
from reports.files import write_whole


def test_a_file_replaces_the_one_before_it(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    write_whole(target, lambda stream: stream.write(b"new"))
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("code", "key"),
    [(errno.ENOSPC, "disk_full"), (errno.EDQUOT, "disk_full"), (errno.EACCES, "file_not_writable")],
)
def test_a_failure_keeps_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, key: str
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def fails(handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(Refusal) as caught:
        write_whole(target, lambda stream: stream.write(b"new"))
    assert (caught.value.key, caught.value.params) == (key, {"file": "a.pdf"})
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        write_whole(tmp_path / "no" / "a.pdf", lambda stream: stream.write(b"x"))
    assert caught.value.key == "file_not_writable"


@pytest.mark.parametrize("name", [".", "..", ""])
def test_a_folder_in_the_place_of_a_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Refusal) as caught:
        write_whole(Path(name), lambda stream: stream.write(b"x"))
    assert caught.value.key == "file_not_writable"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="named pipes of POSIX")
def test_a_named_pipe_stays_a_pipe_and_gets_the_content(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, lambda stream: stream.write(b"content"))
    assert os.read(reader, 100) == b"content"
    os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_keeps_pointing_to_the_file_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_bytes(b"old")
    (tmp_path / "link.json").symlink_to("real.json")
    write_whole(tmp_path / "link.json", lambda stream: stream.write(b"new"))
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_bytes() == b"new"


def test_a_stream_is_written_straight() -> None:
    stream = io.BytesIO()
    write_whole(stream, lambda target: target.write(b"x"))
    assert stream.getvalue() == b"x"


def test_the_longest_file_names_are_written(tmp_path: Path) -> None:
    target = tmp_path / f"{'考' * 80}.pdf"
    write_whole(target, lambda stream: stream.write(b"x"))
    assert target.read_bytes() == b"x"
