"""The commands of the line to upstream."""

from __future__ import annotations

from typing import Any

_PUSH_EXIT = """exit status: 0 all sent · 2 refused, or wrong use · 3 not reachable, some is unsent
退出码: 0 全部已上传 · 2 被拒或用法有误 · 3 连不上,尚有未上传"""


def sync_commands(add: Any) -> None:
    """`sync status | enrol | push | leave | takeover`."""
    sync = add("sync", "help", "the journal to the centre above, letters from there · 上级平台")
    subs = sync.add_subparsers(metavar="COMMAND", dest="sub", required=True)
    status = add("status", "sync_status", "what is unsent, since when, and why · 上传状态", within=subs)
    status.add_argument("--json", metavar="FILE", help="as JSON; - is standard output")
    enrol = add(
        "enrol",
        "sync_enrol",
        "send this hall's journal to an upstream from now on · 登记",
        changes=True,
        within=subs,
    )
    _upstream(enrol)
    push = add("push", "sync_push", "send everything now · 立即上传", within=subs)
    push.epilog = _PUSH_EXIT
    leave = add("leave", "sync_leave", "send nothing any more · 退出", changes=True, within=subs)
    leave.add_argument("--reason", required=True, metavar="TEXT", help="why · 原因")
    takeover = add(
        "takeover", "sync_takeover", "fetch a hall onto this new PC, into an empty folder · 接管", within=subs
    )
    _upstream(takeover, required=False)
    takeover.add_argument("--reason", required=True, metavar="TEXT", help="why · 原因")


def _upstream(parser: Any, required: bool = True) -> None:
    parser.add_argument("--upstream", required=required, metavar="URL", help="https://… · 上级平台地址")
    parser.add_argument("--code", required=required, metavar="CODE", help="one-time code · 登记码")
    parser.add_argument(
        "--ca", metavar="FILE", help="PEM file of the authority; default: the system's · 证书文件"
    )
    parser.add_argument(
        "--allow-http", action="store_true", help="take http:// from other machines too · 允许非加密地址"
    )
    parser.add_argument(
        "--wait",
        type=int,
        default=900,
        metavar="S",
        help="wait this long for the confirmation (900) · 等待秒数",
    )
