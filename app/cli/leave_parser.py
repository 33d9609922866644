"""The arguments of `zaigang leave`."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli.leave_paper_parser import paper_commands
from app.domain.leave import LeaveState
from app.domain.month import LEAVE_TYPES

LEAVE_EXIT = """exit status: 0 done · 2 wrong use · 4 refused by a rule
退出码: 0 已办理 · 2 用法有误 · 4 被规则拒绝"""


def add_leave(add: Any) -> None:
    """`leave file`, `preview`, `opinion` and so on."""
    leave = add("leave", "help", "leave: requests, signatures, returns · 请假")
    subs = leave.add_subparsers(metavar="COMMAND", dest="sub", required=True)

    def step(name: str, text: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = add(name, f"leave_{name}", text, changes=True, within=subs)
        made.epilog = LEAVE_EXIT
        made.add_argument(
            "--json", nargs="?", const="-", metavar="FILE", help="as JSON; without FILE to standard output"
        )
        return made

    for name, text in (("file", "hand a request in · 提交请假"), ("preview", "look, change nothing · 试算")):
        _request(step(name, text))
    opinion = _on(step("opinion", "the department's opinion · 派驻部门意见"))
    sides = opinion.add_mutually_exclusive_group(required=True)
    sides.add_argument("--agree", dest="agree", action="store_true", help="agrees · 同意")
    sides.add_argument("--disagree", dest="agree", action="store_false", help="disagrees · 不同意")
    opinion.add_argument("--signer", metavar="NAME", help="who signed the paper · 签署人")
    opinion.add_argument("--date", metavar="DATE", help="date beside the signature; default today · 签署日期")
    opinion.add_argument("--note", metavar="TEXT", help="what they wrote · 意见内容")
    opinion.add_argument("--scan", metavar="FILE", help="scan of the slip, PDF, JPG or PNG · 扫描件")
    letter = step("letter", "an opinion from the department's own desk, as a file · 部门来信")
    letter.add_argument("file", metavar="FILE")
    decide = _on(step("decide", "the centre's decision · 中心审批"))
    ways = decide.add_mutually_exclusive_group(required=True)
    ways.add_argument("--approve", dest="approve", action="store_true", help="grants it · 批准")
    ways.add_argument("--refuse", dest="approve", action="store_false", help="refuses it · 不批准")
    decide.add_argument("--reason", metavar="TEXT", help="why · 理由")
    decide.add_argument("--override", action="store_true", help="above the limit, with a reason · 超限批准")
    withdraw = _on(step("withdraw", "take it back before it begins · 撤回"))
    withdraw.add_argument("--reason", metavar="TEXT", help="why · 理由")
    back = _on(step("return", "back from leave · 销假"))
    back.add_argument(
        "--from", dest="back", metavar="HALF-DAY", help="first half-day back, 2026-03-10am; default: now"
    )
    release = _on(step("release", "a half-day of it that was worked · 销去有打卡的半天假"))
    release.add_argument("--slot", required=True, metavar="HALF-DAY", help="2026-03-10am · 半天")
    extend = _on(step("extend", "a further request that goes on from it · 续假"))
    extend.add_argument("--to", dest="last", required=True, metavar="HALF-DAY", help="2026-03-12pm · 续至")
    extend.add_argument("--reason", metavar="TEXT", help="why; default: as before · 事由")
    extend.add_argument("--cover", metavar="N", help="who takes over, by number · 顶岗人员工号")
    handover = _on(step("handover", "the handover is confirmed · 确认交接"))
    handover.add_argument("--note", metavar="TEXT", help="what was handed over · 交接内容")
    listing = step("list", "leaves in the order of submission · 列表")
    listing.add_argument("--person", metavar="N", help="one person's, by number · 工号")
    listing.add_argument(
        "--state", action="append", choices=[s.value for s in LeaveState], help="only these · 状态"
    )
    _on(step("show", "one leave whole · 查看"))
    paper_commands(add, subs)


def _on(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("id", nargs="?", metavar="ID", help="the leave's number, 2026-00001 · 请假编号")
    return parser


def _request(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--person", required=True, metavar="N", help="whose, by staff number · 工号")
    parser.add_argument("--type", required=True, metavar="TYPE", help=" ".join(LEAVE_TYPES))
    parser.add_argument("--from", dest="first", required=True, metavar="HALF-DAY", help="2026-03-09am · 起")
    parser.add_argument("--to", dest="last", required=True, metavar="HALF-DAY", help="2026-03-10pm · 止")
    parser.add_argument("--reason", metavar="TEXT", help="why · 事由")
    parser.add_argument("--cover", metavar="N", help="who takes over, by number · 顶岗人员工号")
    parser.add_argument("--attach", action="append", metavar="FILE", help="PDF, JPG or PNG · 附件")
