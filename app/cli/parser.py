"""Every command with its help; `--data` and its like are taken before or after the command."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli.ab_parser import ab_commands
from app.cli.balance_parser import balance_commands
from app.cli.leave_parser import add_leave
from app.cli.sync_parser import sync_commands
from app.cli.upstream_parser import upstream_commands

_CHECKED = """exit status: 0 whole · 1 something does not hold · 2 could not be looked at, or wrong use
退出码: 0 完好 · 1 有不符之处 · 2 无法检查或用法有误"""
EXIT_HELP = """exit status: 0 all taken, repeats too · 2 none taken, or wrong use · 3 some lines rejected
退出码: 0 全部接受(含重复) · 2 未接受任何内容或用法有误 · 3 部分行被退回"""


class Parser(argparse.ArgumentParser):
    """argparse that keeps line breaks in what it explains."""

    shorthand = ""
    """The subcommand that is meant where none is named."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        kwargs.setdefault("epilog", EXIT_HELP)
        super().__init__(*args, **kwargs)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does it, with the shorthand spelled out."""
        if self.shorthand and args is not None and not self._names_command(args):
            args = [self.shorthand, *args]
        return super().parse_known_args(args, namespace)

    def _names_command(self, args: Any) -> bool:
        subs = [a for a in self._actions if isinstance(a, argparse._SubParsersAction)]
        known = {name for action in subs for name in action.choices or ()}
        return any(word in known or word in ("-h", "--help") for word in args)


def _shared() -> argparse.ArgumentParser:
    """What every command takes; SUPPRESS, so that a value before the command is not overwritten."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument(
        "--data",
        metavar="DIR",
        help="the hall's folder (or ZAIGANG_DATA) · 数据目录(或环境变量 ZAIGANG_DATA)",
    )
    return shared


def _changing() -> argparse.ArgumentParser:
    """What every command takes that changes something."""
    changing = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    changing.add_argument(
        "--as",
        dest="user",
        metavar="USER",
        help="who does it; needed once an administrator exists · 操作人用户名(已有管理员时必填)",
    )
    changing.add_argument(
        "--password-file",
        metavar="FILE",
        help="file whose first line is USER's password; else you are asked · 密码文件(首行)",
    )
    changing.add_argument(
        "--as-of",
        metavar="MOMENT",
        help="practice stores only: the time of this change, 2026-03-10T08:30 · 仅演练数据: 指定操作时刻",
    )
    return changing


def build_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    shared, changing = _shared(), _changing()
    parser = Parser(
        prog="zaigang",
        parents=[shared],
        description="Zaigang (在岗): the desktop terminal of a service hall · 政务服务大厅窗口终端\n"
        "Without a command it opens the desktop. · 不带命令时打开桌面程序。",
    )
    parser.add_argument("--version", action="store_true", help="print the version · 显示版本")
    parser.set_defaults(run="desktop")
    commands: Any = parser.add_subparsers(metavar="COMMAND", dest="command", title="commands · 命令")

    def add(name: str, run: str, text: str, *, changes: bool = False, within: Any = None) -> Parser:
        parents = [shared, changing] if changes else [shared]
        made: Parser = (within or commands).add_parser(name, parents=parents, help=text, description=text)
        made.set_defaults(run=run)
        return made

    _setup(add)
    _roster(add)
    _month(add)
    add_leave(add)
    balance_commands(add)
    ab_commands(add)
    _settings(add)
    _devices(add, shared)
    _journal(add)
    _other_pcs(add)
    sync_commands(add)
    upstream_commands(add)
    return parser


def _setup(add: Any) -> None:
    demo = add("demo", "demo", "sample hall, a simulated month through the scanner's wire, PDFs · 演示")
    demo.add_argument("--headless", action="store_true", help="no desktop: tell line by line · 无界面运行")
    demo.add_argument("--month", default="2026-03", metavar="YYYY-MM", help="which month (2026-03) · 月份")
    demo.add_argument("--seed", type=int, default=1, metavar="N", help="same N, same month · 随机种子")
    init = add("init", "init", "a new hall's store, without questions · 新建大厅数据")
    init.add_argument("--hall", required=True, metavar="NAME", help="the hall's name · 大厅名称")
    init.add_argument(
        "--zone", default="Asia/Shanghai", metavar="ZONE", help="time zone (Asia/Shanghai) · 时区"
    )
    init.add_argument("--sample", action="store_true", help="with the sample roster · 附示例人员名册")
    init.add_argument("--practice", action="store_true", help="a practice store, marked as such · 演练数据")
    init.add_argument(
        "--as-of",
        metavar="MOMENT",
        default=argparse.SUPPRESS,
        help="with --practice: the founding time, 2026-01-01T08:00 · 新建时刻",
    )
    admin = add("admin", "admin_help", "the first administrator · 首位管理员")
    subs = admin.add_subparsers(metavar="COMMAND", dest="sub", required=True)
    create = add("create", "admin_create", "make the first administrator · 建立首位管理员", within=subs)
    create.add_argument("username", metavar="USER", help="user name · 用户名")
    create.add_argument("--name", metavar="NAME", help="the person's name · 姓名")
    create.add_argument(
        "--password-file",
        metavar="FILE",
        default=argparse.SUPPRESS,
        help="file with the password · 密码文件(首行)",
    )


def _roster(add: Any) -> None:
    roster = add("roster", "help", "who serves where and since when · 人员名册")
    subs = roster.add_subparsers(metavar="COMMAND", dest="sub", required=True)
    template = add(
        "template", "roster_template", "write an empty .xlsx or .csv to fill in · 导出空白模板", within=subs
    )
    template.add_argument("file", metavar="FILE", help=".xlsx or .csv")
    importing = add(
        "import",
        "roster_import",
        "take people and posts from .xlsx or .csv · 导入名册",
        changes=True,
        within=subs,
    )
    importing.add_argument("file", metavar="FILE", help=".xlsx or .csv")
    importing.add_argument(
        "--dry-run", action="store_true", help="show what would change, change nothing · 只看不改"
    )
    importing.add_argument(
        "--replace", action="store_true", help="let the file change existing values · 覆盖已有值"
    )
    punches = add("punches", "help", "punches from the clocks a hall already has · 打卡记录")
    subs = punches.add_subparsers(metavar="COMMAND", dest="sub", required=True)
    punch = add(
        "import",
        "punches_import",
        "take attlog.dat, .csv or .xlsx · 导入考勤机记录",
        changes=True,
        within=subs,
    )
    punch.add_argument("file", metavar="FILE", help="attlog.dat, .csv or .xlsx")


def _month(add: Any) -> None:
    month = add("month", "month", "the judged month: table, PDF, XLSX, JSON · 月度考勤")
    month.add_argument("month", metavar="YYYY-MM", help="2026-03")
    month.add_argument("--department", metavar="CODE", help="one department only · 只看一个派驻部门")
    month.add_argument("--pdf", metavar="DIR", help="one PDF per department into DIR · 每部门一份PDF")
    month.add_argument("--xlsx", metavar="FILE", help="spreadsheet; - is standard output · 表格")
    month.add_argument("--json", metavar="FILE", help="exact data; - is standard output · JSON")
    month.add_argument(
        "--as-of",
        metavar="MOMENT",
        default=argparse.SUPPRESS,
        help="judge as at this time, 2026-03-10T12:00 · 截至时刻",
    )
    month.add_argument(
        "--paper", choices=("auto", "A4", "A3"), default="auto", help="paper of the PDF · 纸张"
    )
    month.add_argument(
        "--symbols", choices=("marks", "words"), help="sheet symbols; default: the hall's · 符号"
    )
    lock = add("lock", "lock", "issue a month: nothing changes it any more · 月结", changes=True)
    lock.add_argument("month", metavar="YYYY-MM", help="2026-03")


def _settings(add: Any) -> None:
    calendar = add("calendar", "help", "working days, holidays, swapped days · 工作日历")
    subs = calendar.add_subparsers(metavar="COMMAND", dest="sub", required=True)
    show = add("show", "calendar_show", "a year's arrangement · 显示一年安排", within=subs)
    show.add_argument("year", type=int, metavar="YYYY")
    taking = add(
        "import",
        "calendar_import",
        "take a year: columns 日期 类型 名称 · 导入",
        changes=True,
        within=subs,
    )
    taking.add_argument("file", metavar="FILE", help=".xlsx or .csv; 类型: 上班 休息 上午休息 下午休息")
    taking.add_argument("--dry-run", action="store_true", help="change nothing · 只看不改")
    rules = add("rules", "help", "what a hall may set, each with its article · 规则")
    subs = rules.add_subparsers(metavar="COMMAND", dest="sub", required=True)
    listing = add("list", "rules_list", "every rule as it stands · 列出规则", within=subs)
    listing.add_argument("--json", metavar="FILE", help="as JSON; - is standard output")
    setting = add("set", "rules_set", "a new value from a date on · 修改规则", changes=True, within=subs)
    setting.add_argument("key", metavar="KEY", help="as `rules list` names it, e.g. attendance.grace_minutes")
    setting.add_argument("value", metavar="VALUE", help='as JSON: 5, true, "words" · JSON 值')
    setting.add_argument(
        "--from", dest="valid_from", required=True, metavar="DATE", help="2026-04-01 · 生效日期"
    )


def _devices(add: Any, shared: argparse.ArgumentParser) -> None:
    devices = add("devices", "devices", "scanners attached, and how they are · 设备状态")
    devices.add_argument("--json", metavar="FILE", help="as JSON; - is standard output")
    simulate = add("simulate", "help", "simulated hardware for any program · 模拟设备")
    subs = simulate.add_subparsers(metavar="DEVICE", dest="sub", required=True)
    scanner = subs.add_parser(
        "scanner",
        parents=[shared],
        add_help=False,
        help="a fingerprint module on a pty or TCP port · 模拟指纹模块",
    )
    scanner.set_defaults(run="simulate_scanner")


def _other_pcs(add: Any) -> None:
    desk = add("desk", "desk", "this PC as a desk of the hall at an address · 连接大厅终端")
    desk.add_argument("--hall", metavar="URL", help="https://192.168.1.20:8643; needed once · 大厅终端地址")
    desk.add_argument("--pair", action="store_true", help="pair anew · 重新核对验证码")
    serve = add(
        "serve",
        "serve",
        "the hall's service for other PCs, without a screen · 大厅服务(无界面)",
        changes=True,
    )
    serve.add_argument("--address", metavar="IP", help="listen here only · 监听地址")
    serve.add_argument("--port", type=int, default=8643, metavar="N", help="TCP port (8643) · 端口")
    serve.add_argument("--pair", action="store_true", help="take one PC on first · 先连接一台电脑")


def _journal(add: Any) -> None:
    verify = add("verify", "verify", "check the journal's chain and the file · 校验日志链")
    verify.epilog = _CHECKED
    verify.add_argument("--json", metavar="FILE", help="as JSON; - is standard output")
    rebuild = add(
        "rebuild", "rebuild", "make the tables again from the journal into a new file, compare · 重建核对"
    )
    rebuild.epilog = _CHECKED
    rebuild.add_argument("--into", metavar="FILE", help="the new file (default: beside the store) · 新文件")
    rebuild.add_argument("--json", metavar="FILE", help="as JSON; - is standard output")
    bench = add("bench", "bench", "the figures, each beside its reference of the same run · 性能测试")
    bench.add_argument("names", nargs="*", metavar="NAME", help="only these · 只跑这些")
    bench.add_argument("--quick", action="store_true", help="fewer rounds · 少跑几轮")
