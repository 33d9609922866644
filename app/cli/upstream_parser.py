"""The commands of the service above the halls."""

from __future__ import annotations

from typing import Any

_EXIT = "exit status: 0 done · 2 refused, or wrong use\n退出码: 0 完成 · 2 被拒或用法有误"


def upstream_commands(add: Any) -> None:
    """`upstream [run] | code | confirm | refuse | revoke | halls | alarms | letter | rebuild | account …`."""
    upstream = add("upstream", "help", "the service above the halls, and who may use it · 上级平台服务")
    upstream.shorthand = "run"
    upstream.epilog = _EXIT
    subs = upstream.add_subparsers(metavar="COMMAND", dest="sub")

    def sub(name: str, text: str, by: bool = False) -> Any:
        made = add(name, f"upstream_{name}", text, within=subs)
        made.epilog = _EXIT
        made.add_argument(
            "--database", default="", metavar="URL", help="postgresql+psycopg://…; default: a file · 数据库"
        )
        if by:
            made.add_argument("--by", required=True, metavar="USER", help="who does it · 操作人")
        return made

    run = sub("run", "serve terminals and pages until stopped (the default) · 启动服务")
    run.add_argument("--host", default="127.0.0.1", metavar="IP", help="listen here (127.0.0.1) · 监听地址")
    run.add_argument("--port", type=int, default=8700, metavar="N", help="TCP port (8700) · 端口")
    run.add_argument("--tls-cert", metavar="FILE", help="PEM certificate · 证书")
    run.add_argument("--tls-key", metavar="FILE", help="PEM key · 私钥")
    run.add_argument("--plain-http", action="store_true", help="behind a proxy with TLS · 由前置代理加密")
    run.add_argument(
        "--no-projector", action="store_true", help="another process keeps the tables · 不更新表"
    )
    code = sub("code", "a one-time code for a new terminal · 生成登记码", by=True)
    which = code.add_mutually_exclusive_group(required=True)
    which.add_argument("--hall", default="", metavar="NAME", help="a new hall · 新大厅名称")
    which.add_argument(
        "--takeover", default="", metavar="HALL", help="id of a hall that is there · 接管的大厅编号"
    )
    for name, text in (
        ("confirm", "let a waiting terminal in, as the second person · 确认终端"),
        ("refuse", "turn a waiting terminal away · 拒绝终端"),
        ("revoke", "a terminal may send nothing any more · 停用终端"),
    ):
        sub(name, text, by=True).add_argument("terminal", metavar="TERMINAL")
    sub("halls", "halls, their terminals, what is unsent · 大厅列表")
    sub("alarms", "what a person has to look at · 警报")
    letter = sub("letter", "send a letter to a hall: KIND and a JSON file · 发信", by=True)
    letter.add_argument("hall", metavar="HALL", help="its id, as `halls` shows it · 大厅编号")
    letter.add_argument(
        "kind", choices=("message", "calendar", "rules", "roster"), help="what it brings · 种类"
    )
    letter.add_argument("file", metavar="FILE", help="the body as JSON · 信件正文")
    sub("rebuild", "make a hall's tables again, compare · 重建核对").add_argument(
        "hall", metavar="HALL", help="its id, as `halls` shows it · 大厅编号"
    )
    sub("restored", "this database came back from a backup · 数据库来自备份")
    account = add("account", "help", "accounts for the pages · 账号", within=subs)
    inner = account.add_subparsers(metavar="COMMAND", dest="inner", required=True)
    create = add("create", "upstream_account", "an account, in force at once · 建立账号", within=inner)
    create.add_argument("--database", default="", metavar="URL", help="as of `run` · 数据库")
    create.add_argument("username", metavar="USER")
    create.add_argument("--name", required=True, metavar="NAME", help="the person's name · 姓名")
    create.add_argument(
        "--stand", required=True, metavar="STAND", help="administrator, centre, auditor, reviewer · 身份"
    )
    create.add_argument("--hall", default="", metavar="HALL", help="id, of a reviewer's hall · 大厅编号")
    create.add_argument("--department", default="", metavar="CODE", help="of a reviewer · 派驻部门代码")
    create.add_argument("--password-file", metavar="FILE", help="first line: the first password · 密码文件")
