"""A PDF's pages as pictures for the preview, without Qt."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium

from app.domain.refusal import Refusal

_LOCK = threading.Lock()
"""PDFium is not safe to call from two threads at once."""
_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page: `rgba` holds width × height × 4 bytes, rows from the top."""

    width: int
    height: int
    rgba: bytes


def page_count(source: Path | bytes) -> int:
    """Refusal `pdf_unreadable` for what is no PDF."""
    with _LOCK:
        document = _opened(source)
        try:
            return len(document)
        finally:
            document.close()


def page_image(source: Path | bytes, index: int, dpi: float = 144) -> PageImage:
    """Page `index` (from 0) at `dpi`; IndexError past the end, Refusal `pdf_unreadable`."""
    with _LOCK:
        document = _opened(source)
        try:
            if not 0 <= index < len(document):
                raise IndexError(index)
            page = document[index]
            bitmap = page.render(
                scale=dpi / _POINTS_PER_INCH,
                rev_byteorder=True,
                force_bitmap_format=pdfium.raw.FPDFBitmap_BGRA,
                fill_color=(255, 255, 255, 255),
            )
            return _image(bitmap)
        finally:
            document.close()


def _opened(source: Path | bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(source)
    except (pdfium.PdfiumError, FileNotFoundError) as error:
        raise Refusal("pdf_unreadable") from error


def _image(bitmap: pdfium.PdfBitmap) -> PageImage:
    """Without the padding that may stand behind each row."""
    row = bitmap.width * 4
    data = bytes(bitmap.buffer)
    if bitmap.stride != row:
        data = b"".join(data[y * bitmap.stride : y * bitmap.stride + row] for y in range(bitmap.height))
    return PageImage(bitmap.width, bitmap.height, data)
