"""Pages as pictures for the preview."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from app.domain.refusal import Refusal
from app.domain.slots import Month
from reports.attendance_sheet import write_sheets
from reports.preview import page_count, page_image
from reports.sheet_options import Paper, SheetOptions
from tests.reports.months import entries, judged


@pytest.fixture(scope="module")
def pdf() -> bytes:
    stream = io.BytesIO()
    options = SheetOptions(date(2026, 4, 1))
    write_sheets(judged(Month(2026, 3), entries(13)), replace(options, paper=Paper.A4), stream)
    return stream.getvalue()


def test_a_page_becomes_a_picture_of_its_size_in_opaque_colour(pdf: bytes) -> None:
    image = page_image(pdf, 0, dpi=72)
    assert (image.width, image.height) == (842, 596)
    assert len(image.rgba) == image.width * image.height * 4
    assert image.rgba[:4] == b"\xff\xff\xff\xff"
    assert set(image.rgba[3::4]) == {255}
    assert min(image.rgba) < 60


def test_pages_are_counted_and_those_past_the_end_are_an_error(pdf: bytes) -> None:
    assert page_count(pdf) == 2
    for index in (-1, 2):
        with pytest.raises(IndexError):
            page_image(pdf, index)


def test_what_is_no_pdf_is_refused() -> None:
    for data in (b"", b"nonsense"):
        with pytest.raises(Refusal) as caught:
            page_count(data)
        assert caught.value.key == "pdf_unreadable"


def test_threads_may_ask_at_once(pdf: bytes) -> None:
    with ThreadPoolExecutor(4) as pool:
        images = list(pool.map(lambda index: page_image(pdf, index % 2, dpi=50), range(12)))
    assert len({image.rgba for image in images}) == 2
