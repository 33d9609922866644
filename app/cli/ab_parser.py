"""The `ab` command and its import."""

from __future__ import annotations

from typing import Any


def ab_commands(add: Any) -> None:
    """`ab`, `ab import`."""
    ab = add("ab", "ab", "which departments have the B they need, and what is lacking · AB岗", changes=True)
    ab.epilog = "exit status: 0 told · 2 wrong use\n退出码: 0 已列出 · 2 用法有误"
    ab.add_argument("--date", metavar="DATE", help="2026-03-09; default: today · 日期(默认今天)")
    ab.add_argument(
        "--json", nargs="?", const="-", metavar="FILE", help="as JSON; - or nothing is standard output"
    )
    subs = ab.add_subparsers(metavar="COMMAND", dest="sub")
    taking = add(
        "import",
        "ab_import",
        "items and who can do them: columns 派驻部门代码 窗口 事项 可办人员工号 · 导入事项",
        changes=True,
        within=subs,
    )
    taking.add_argument("file", metavar="FILE", help=".xlsx or .csv; 工号之间用逗号")
    taking.add_argument("--dry-run", action="store_true", help="change nothing · 只看不改")
