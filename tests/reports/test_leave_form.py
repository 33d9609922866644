"""The 请假审批表: what it says in each state, and that nothing leaves its box."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.leave import LeaveState
from app.domain.refusal import Refusal
from reports import leave_form_text as say
from reports.leave_form import form_pdf
from reports.leave_form_model import LeaveForm
from reports.leave_form_page import LABEL, LEFT, RIGHT
from reports.leave_words import KINDS, STATES
from reports.pen import MM
from tests.reports.leaves import (
    AGAINST,
    AGREED,
    DELEGATED,
    FILED,
    GRANTED,
    LONGEST,
    OVERRIDDEN,
    RETURNED,
    slot,
)
from tests.reports.leaves import (
    STATES as FORMS,
)
from tests.reports.test_attendance_sheet import sizes, texts
from ui.words.terms import TERMS


def text_of(form: LeaveForm) -> str:
    (text,) = texts(form_pdf([form]))
    return text.replace("\r\n", "")


@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_one_a4_page_with_its_stub(name: str) -> None:
    data = form_pdf([FORMS[name]])
    assert sizes(data) == [(210, 297)]
    text = text_of(FORMS[name])
    assert "裁　剪　线" in text and "请假审批表(存根)" in text
    assert text.count("编号：2026-00012") == 2


def test_just_filed_it_says_what_is_asked_and_leaves_the_rest_to_be_signed() -> None:
    text = text_of(FILED)
    for part in (
        "青禾区政务服务中心工作人员请假审批表",
        "韩静怡",
        "1101",
        "A岗",
        "区市场监督管理局",
        "事假",
        "家中有事，须回老家办理房屋过户手续",
        "自2026年3月9日(周一)上午起至2026年3月10日(周二)下午止，共2天。连续请假合计3天。",
        "先由派驻部门签署意见，再报政务服务中心审批(《管理考核办法》第十六条)",
        "顶岗人员：孟祥柯",
        "顶岗人员(B岗)签字：",
        "首席代表意见",
        "派驻部门意见(盖章)",
        "政务服务中心意见",
        "销假时间及签字",
        "填表日期：2026年3月5日",
    ):
        assert part in text
    assert "批准" not in text and "超限" not in text
    assert text.count("签字(盖章)：") == 2


def test_a_recorded_opinion_keeps_the_name_under_it_and_who_entered_it() -> None:
    text = text_of(RETURNED)
    assert "签署人：周建国" in text and "签署日期：2026年3月6日" in text
    assert "纸质签署，有扫描件，关晓月于2026年3月6日 14:02录入。" in text
    assert text.count("签字(盖章)：") == 1


def test_handover_and_return_are_printed() -> None:
    text = text_of(RETURNED)
    assert "移交在办件3件、印章1枚" in text and "2026年3月6日 17:10确认交接。" in text
    assert "2026年3月10日(周二)下午起返岗，已销假，实际请假1.5天。" in text


def test_granting_against_the_department_prints_both_and_the_reason() -> None:
    text = text_of(AGAINST)
    assert "不同意。" in text and "部门来信" in text
    assert "派驻部门不同意，仍予批准。" in text
    assert "仍予批准的理由：老人手术时间不能更改，B岗已到位" in text


def test_an_override_shows_on_form_and_stub_with_its_half_days_and_reason() -> None:
    text = text_of(OVERRIDDEN)
    assert "超限批准：3月9日上午至3月10日上午，超过同一时间段同一窗口的请假人数上限。" in text
    assert "超限批准的理由：窗口业务量小，B岗可以通办" in text
    assert "批准(超限)" in text


def test_a_request_above_the_limit_says_so_before_it_is_decided() -> None:
    text = text_of(replace(OVERRIDDEN, state=LeaveState.OPINION, decision=None))
    assert "超限(3月9日上午至3月10日上午)：依规定须受理，报中心领导审批。" in text


def test_whoever_signs_for_somebody_else_is_printed_with_them() -> None:
    text = text_of(DELEGATED)
    assert text.count("卢正衡(受梁致远委托)") == 2
    assert "补假：开始休假后提交，2026年3月9日 08:12电话告知。" in text
    assert "按规定由政务服务中心直接审批，派驻部门知悉。" in text
    assert "附件2份" in text


def test_a_refusal_by_the_department_is_no_decision_of_a_person() -> None:
    ended = replace(GRANTED, approved=False, by="关晓月", by_department=True)
    text = text_of(replace(FILED, state=LeaveState.REFUSED, decision=ended))
    assert "派驻部门不同意，按本中心规定不再审批。" in text and "关晓月" not in text.split("存根")[1]


def test_a_draft_and_a_withdrawn_request_cannot_be_taken_for_a_valid_one() -> None:
    draft = text_of(replace(FILED, state=LeaveState.DRAFT, entered=None, route=""))
    assert draft.count("草稿") == 3
    gone = text_of(replace(FILED, state=LeaveState.WITHDRAWN, note="行程取消"))
    assert gone.count("已撤回") >= 4 and "原因：行程取消" in gone


def test_a_character_without_a_glyph_is_marked_and_named() -> None:
    text = text_of(replace(FILED, name="张\U00013000", reason="见附件🙂"))
    assert "张〓" in text and "见附件〓" in text
    assert "〓为字体缺少的字（U+1F642、U+13000），请手工填写。" in text


def test_the_same_form_is_the_same_bytes() -> None:
    assert form_pdf([OVERRIDDEN]) == form_pdf([OVERRIDDEN])


def test_several_forms_are_pages_of_one_file() -> None:
    assert len(texts(form_pdf([FILED, RETURNED, AGAINST]))) == 3


def test_no_form_at_all_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        form_pdf([])
    assert caught.value.key == "paper_empty"


def test_paper_and_screen_call_types_and_states_alike() -> None:
    assert dict(KINDS) == dict(TERMS["leave"])
    screen = TERMS["leave_state"]
    assert {s for s in LeaveState if STATES[s] != screen[s.value]} <= {
        LeaveState.SUBMITTED,
        LeaveState.OPINION,
    }


HEIGHTS = (9.0, 9.0, 25.0, 22.0, 22.0, 17.0, 32.0, 40.0, 19.0)
LINES = [267.0 - height for height in accumulate(HEIGHTS)]
"""The horizontal lines between the boxes, in millimetres."""


def strays(form: LeaveForm) -> list[str]:
    """Characters that stand outside the form, on a line between boxes or across the column of labels."""
    document = pdfium.PdfDocument(form_pdf([form]))
    page = document[0].get_textpage()
    found = []
    for index in range(page.count_chars()):
        left, low, right, high = (length / MM for length in page.get_charbox(index))
        if right <= left or high - low > 12:  # a blank, or the watermark
            continue
        outside = left < LEFT - 0.1 or right > RIGHT + 0.1 or low < 8 or high > 290
        across = left < LEFT + LABEL < right and LINES[-1] < low < LINES[0]
        if outside or across or any(low < line < high for line in LINES):
            found.append(page.get_text_range(index, 1))
    document.close()
    return found


@pytest.mark.parametrize("name", FORMS)
def test_nothing_leaves_its_box(name: str) -> None:
    assert strays(FORMS[name]) == []


def test_the_longest_texts_are_printed_whole() -> None:
    text = text_of(LONGEST)
    assert text.count(LONGEST.reason[:30]) >= 4
    assert LONGEST.reason in text


_LETTERS = "一二韩静怡龘，。、；：（）“”！？·…—WwiIlf Ф09AaÀ〓𬱖\u3000"
"""Wide, narrow, rare, closing and opening: what decides where a line breaks."""
_TEXT = st.text(_LETTERS, max_size=200) | st.sampled_from(
    ["一" * 200, "W" * 200, "，" * 200, "（（（" * 66, "a " * 100, "ffi" * 60, "🙂" * 200]
)
_NAME = st.text(_LETTERS, max_size=64)


@given(_TEXT, _TEXT, _NAME, _NAME)
@settings(max_examples=12, deadline=None)
def test_whatever_people_write_stays_in_its_box(reason: str, note: str, name: str, signer: str) -> None:
    opinion = replace(AGREED, note=note, signer=signer)
    form = replace(RETURNED, reason=reason, handover=note, name=name, cover=signer, opinion=opinion)
    form = replace(form, decision=replace(GRANTED, reason=note, by=signer, override=(slot(9),)))
    assert strays(form) == []


def test_what_the_form_says_of_itself_is_on_its_head() -> None:
    assert say.tags(LONGEST) == ("演练数据", "超限", "补假", "续假")
    assert say.tags(FILED) == ()
