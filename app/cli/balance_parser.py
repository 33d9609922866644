"""The command line of `balance`."""

from __future__ import annotations

from typing import Any


def balance_commands(add: Any) -> None:
    """`balance NUMBER` is short for `balance show NUMBER`."""
    balance = add("balance", "help", "leave balances of a person · 假期余额")
    balance.shorthand = "show"
    subs = balance.add_subparsers(metavar="COMMAND", dest="sub", required=True)
    show = add("show", "balance_show", "what is left of each leave: balance NUMBER · 显示余额", within=subs)
    show.add_argument("number", metavar="NUMBER", help="staff number · 工号")
    show.add_argument("--date", metavar="DATE", help="as it is on this date; default today · 截至日期")
    show.add_argument(
        "--json", nargs="?", const="-", metavar="FILE", help="as JSON; without FILE or - standard output"
    )
    start = add(
        "start", "balance_start", "when somebody began to work · 参加工作日期", changes=True, within=subs
    )
    start.add_argument("number", metavar="NUMBER", help="staff number · 工号")
    start.add_argument("date", metavar="DATE", help="2016-03-15, or 2016.03 as files have it · 日期")
    grant = add("grant", "balance_grant", "days beside the type's own · 登记增减", changes=True, within=subs)
    grant.add_argument("number", metavar="NUMBER", help="staff number · 工号")
    grant.add_argument("--type", required=True, metavar="TYPE", help="annual, compensatory … · 假别")
    grant.add_argument("--year", required=True, type=int, metavar="YYYY", help="of which year · 年份")
    amount = grant.add_mutually_exclusive_group(required=True)
    amount.add_argument("--days", metavar="DAYS", help="2, 0.5; -1 takes back · 天数")
    amount.add_argument(
        "--case", metavar="CASE", help="as the type's `cases` name it: difficult_birth … · 情形"
    )
    grant.add_argument("--reason", required=True, metavar="TEXT", help="why · 原因")
    carry = add(
        "carry",
        "balance_carry",
        "a year's unused days into the next · 结转上年未休",
        changes=True,
        within=subs,
    )
    carry.add_argument("number", metavar="NUMBER", help="staff number · 工号")
    carry.add_argument("--type", default="annual", metavar="TYPE", help="default annual · 假别")
    carry.add_argument("--year", required=True, type=int, metavar="YYYY", help="the year that is over · 年份")
    carry.add_argument("--reason", metavar="TEXT", help="why · 原因")
    taking = add(
        "import",
        "balance_import",
        "take 参加工作日期 of many people: columns 工号 参加工作日期 · 导入参加工作日期",
        changes=True,
        within=subs,
    )
    taking.add_argument("file", metavar="FILE", help=".xlsx or .csv")
    taking.add_argument("--dry-run", action="store_true", help="change nothing · 只看不改")
