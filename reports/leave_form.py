"""The 请假审批表 with its stub as a PDF of one A4 page, to be signed on paper (domain.md D.2, B.1.6)."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from app.domain.refusal import Refusal
from reports import leave_form_text as say
from reports.fonts import NOTO, FontChoice
from reports.leave_form_model import LeaveForm
from reports.leave_form_page import PAGE, draw_form
from reports.marked_fonts import marked_fonts
from reports.pen import MM, Pen


def form_pdf(forms: Sequence[LeaveForm], choice: FontChoice = NOTO) -> bytes:
    """A page for each form, as bytes: the same forms, the same bytes.

    Raises Refusal `paper_empty` for none, `font_missing`, `font_unusable`.
    """
    if not forms:
        raise Refusal("paper_empty")
    fonts = marked_fonts((text for form in forms for text in say.texts(form)), choice)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=1, lang="zh-CN")
    canvas.setTitle(f"{say.title(forms[0])} {forms[0].leave}")
    canvas.setAuthor(forms[0].hall)
    canvas.setCreator("Zaigang")
    pen = Pen(canvas, fonts)
    for form in forms:
        canvas.setPageSize((PAGE[0] * MM, PAGE[1] * MM))
        draw_form(pen, form, fonts.note)
    canvas.save()
    return buffer.getvalue()
