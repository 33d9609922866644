"""What every refusal of leave says: the half-day, the people, the rule, and what to do (look.md "Words")."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.domain.refusal import Refusal
from tests.ui.test_words import raised
from ui import words

DAY = date(2026, 3, 10)
AT: dict[str, Any] = {"date": DAY, "half": "pm"}
HALF_DAY = "2026年3月10日(周二)下午"
LEAVE: dict[str, Any] = {"leave": "2026-00012", "leave_state": "approved"}

SAID: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "attachment_gone": ({}, ("附件", "系统管理员")),
    "attachment_size": ({"size": 6_000_000, "limit": 5_242_880}, ("5兆字节", "缩小")),
    "attachment_type": ({}, ("PDF、JPG 或 PNG", "没有保存")),
    "cover_not_on_leave": ({"name": "韩静怡"}, ("韩静怡", "A岗")),
    "cover_slots": ({}, ("至少选择一个", "没有保存")),
    "cover_unknown": ({}, ("顶岗登记", "重新读取")),
    "delegation_dates": ({}, ("结束日期", "没有保存")),
    "delegation_to": ({}, ("值班长", "没有保存")),
    "delegation_unknown": ({}, ("委托", "重新读取")),
    "leave_against_reason": ({}, ("派驻部门不同意", "写明理由", "审批表")),
    "leave_balance": (
        {
            "type": "annual",
            "year": 2026,
            "entitled_halves": 10,
            "used_halves": 8,
            "pending_halves": 1,
            "left_halves": 1,
            "wanted_halves": 2,
        },
        ("年休假", "共5天", "已休4天", "还剩0.5天", "这次要1天"),
    ),
    "leave_begun": ({**LEAVE, "leave_state": "away"}, ("2026-00012", "休假中", "办理销假")),
    "leave_case_unknown": ({"case": "x", "cases": ("difficult_birth",)}, ("“x”", "没有保存")),
    "leave_cover_busy": ({**AT, "name": "孟祥柯"}, (HALF_DAY, "孟祥柯", "请换一位")),
    "leave_cover_self": ({"name": "韩静怡"}, ("韩静怡", "不能是请假人")),
    "leave_cover_unfit": ({"name": "孟祥柯"}, ("孟祥柯", "同一部门")),
    "leave_decided_by": (
        {**LEAVE, "who": "梁致远", "at": "09:05"},
        ("2026-00012", "梁致远", "已批准", "没有生效"),
    ),
    "leave_delegation_over": ({"last": DAY}, ("委托", "2026年3月10日(周二)", "中心领导")),
    "leave_head_needs_leader": ({}, ("窗口负责人", "中心领导本人")),
    "leave_kind_unknown": ({"kind": "x"}, ("“x”", "假别表")),
    "leave_late": ({"date": DAY, "deadline": date(2026, 3, 11)}, ("2026年3月11日(周三)前补办", "逾期")),
    "leave_leader_needs_leader": ({}, ("另一位中心领导本人", "不能委托")),
    "leave_limit": (
        {**AT, "names": ("韩静怡", "陆承志"), "count": 2, "limit": 2},
        (f"{HALF_DAY}本窗口已有2人请假(韩静怡、陆承志),不能再批", "《管理考核办法》第十六条", "不能超过2人"),
    ),
    "leave_limit_pending": (
        {**AT, "names": ("韩静怡", "陆承志"), "waiting": ("陆承志",), "count": 2, "limit": 2},
        (HALF_DAY, "韩静怡、陆承志", "陆承志待审批占用", "第十六条"),
    ),
    "leave_minimum": ({**AT, "left": 0, "minimum": 1}, (HALF_DAY, "0人在岗", "请先安排B岗顶岗")),
    "leave_no_conflict": (AT, (HALF_DAY, "没有改动")),
    "leave_no_cover": ({}, ("没有指定顶岗人员",)),
    "leave_no_workday": ({"first": DAY, "last": DAY}, ("所选时段无工作日", "没有提交")),
    "leave_not_begun": (LEAVE, ("还没有开始", "撤回")),
    "leave_not_delegated": ({}, ("中心领导", "委托")),
    "leave_opinion_first": ({}, ("应先由派驻部门签署意见", "第十六条")),
    "leave_opinion_needless": ({}, ("由中心直接审批", "第十六条")),
    "leave_order": ({"first": date(2026, 3, 11), "last": DAY}, ("早于", "没有提交")),
    "leave_over_needs_leader": ({}, ("超出人数上限", "不能委托")),
    "leave_overlap": ({**AT, **LEAVE}, (HALF_DAY, "2026-00012", "没有提交")),
    "leave_override_reason": ({}, ("写明理由", "没有批准")),
    "leave_own_entry": ({}, ("您录入的", "另一位领导")),
    "leave_relative": ({}, ("亲属", "回避")),
    "leave_self": ({}, ("不能为自己的请假", "没有改动")),
    "leave_slot_form": ({"text": "3月9日"}, ("3月9日", "2026-03-09am")),
    "leave_stale": (LEAVE, ("2026-00012", "已批准", "没有改动")),
    "leave_too_long": ({"days": 400}, ("400天", "分开申请")),
    "leave_type_unknown": ({"type": "x"}, ("x", "列表")),
    "leave_types_form": ({"type": "annual", "leave_part": "extra"}, ("年休假", "没有保存")),
    "leave_unknown": ({"leave": "2026-00099"}, ("2026-00099", "核对编号")),
    "letter_department": (LEAVE, ("2026-00012", "没有采用")),
    "letter_failed": ({}, ("没有采用", "日志", "系统管理员")),
    "letter_kind": ({"text": "weather"}, ("weather", "更新程序", "没有采用")),
    "letter_stale": ({}, ("已经变动", "没有采用")),
    "letter_form": ({"field": "day"}, ("规定格式", "没有采用")),
    "letter_long": ({"limit": 400}, ("400", "没有发出")),
    "letter_roster_empty": ({}, ("只有列名", "没有发出")),
    "letter_roster_line": ({"line": 3, "why": "岗位“C岗”无法识别。"}, ("第3行", "整封信没有发出", "C岗")),
    "opinion_choose": ({}, ("还没有选择", "没有发出")),
    "opinion_not_wanted": (LEAVE, ("2026-00012", "没有发出")),
    "opinion_reason": ({}, ("写明原因", "没有发出")),
    "opinion_under_way": (LEAVE, ("2026-00012", "没有再发")),
    "opinion_day": ({"date": DAY}, ("2026年3月10日(周二)还没有到", "没有保存")),
    "relative_self": ({}, ("两个不同的人", "没有保存")),
}
_FEATURE = ("leave_", "letter_", "attachment_", "cover_", "delegation_", "opinion_", "relative_")


@pytest.mark.parametrize("key", SAID)
def test_a_refusal_says_what_it_must(key: str) -> None:
    params, fragments = SAID[key]
    text = words.sentence(Refusal(key, **params)).replace("，", ",")
    assert [part for part in fragments if part.replace("，", ",") not in text] == [], text
    assert "—" not in text


def test_no_refusal_of_leave_is_left_out() -> None:
    keys = {key for key, _, place in raised() if place.startswith("app/") and key.startswith(_FEATURE)}
    assert sorted(keys - set(SAID)) == []
