"""`upstream`: the service above the halls, and what its administrators do from the command line."""

from __future__ import annotations

import json
import os
import signal
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.cli.context import new_password, tell
from app.domain.refusal import Refusal
from app.domain.upstream_access import Member, Right, checked_place, require
from app.upstream.accounts import Accounts, NewAccount, member_of
from app.upstream.enrolment import TerminalShown
from app.upstream.upstream import Upstream
from app.upstream.upstream import opened as open_service
from db.upstream import accounts, alarms, halls, meta, terminals
from ui.words import sentence, term

DIFFERS = 1


def folder_of(options: Namespace) -> Path:
    """`--data`, ZAIGANG_DATA, or one of the user's own; never the folder of a hall on the same machine."""
    given = getattr(options, "data", None) or os.environ.get("ZAIGANG_DATA")
    if given:
        return Path(given).expanduser()
    from platformdirs import user_data_path

    return user_data_path("zaigang", appauthor=False) / "upstream"


@contextmanager
def opened(options: Namespace) -> Iterator[Upstream]:
    """The upstream that the options name."""
    upstream = open_service(options.database, folder_of(options))
    try:
        yield upstream
    finally:
        upstream.close()


def run(options: Namespace) -> int:
    """The service, until it is stopped."""
    from app.upstream.server import Listening, serve

    def path(given: str | None) -> Path | None:
        return Path(given).expanduser() if given else None

    at = Listening(
        options.host, options.port, path(options.tls_cert), path(options.tls_key), options.plain_http
    )

    def started(address: str) -> None:
        tell(options, sentence("upstream_listening", {"address": address}))
        sys.stdout.flush()

    for number in (signal.SIGINT, signal.SIGTERM):  # uvicorn raises them again once it has ended in order
        signal.signal(number, lambda *_: None)
    with opened(options) as upstream:
        serve(upstream, at, not options.no_projector, started)
    tell(options, sentence("upstream_stopped"))
    return 0


def code(options: Namespace) -> int:
    """A one-time code, shown once."""
    with opened(options) as upstream:
        by = _member(upstream, options.by, Right.CODES_MAKE)
        made = upstream.enrolment.make_code(by.account, options.hall, options.takeover)
    tell(options, sentence("upstream_code", {"code": made}))
    return 0


def confirm(options: Namespace) -> int:
    """The second person lets a terminal in."""
    with opened(options) as upstream:
        by = _member(upstream, options.by, Right.TERMINALS_CONFIRM)
        upstream.enrolment.confirm(_hall_of(upstream, options.terminal), options.terminal, by.account)
    tell(options, sentence("upstream_confirmed", {"terminal": options.terminal}))
    return 0


def refuse(options: Namespace) -> int:
    """A terminal that nobody expects."""
    with opened(options) as upstream:
        by = _member(upstream, options.by, Right.TERMINALS_CONFIRM)
        upstream.enrolment.refuse(_hall_of(upstream, options.terminal), options.terminal, by.account)
    tell(options, sentence("upstream_refused_terminal", {"terminal": options.terminal}))
    return 0


def revoke(options: Namespace) -> int:
    """A terminal that may send nothing any more."""
    with opened(options) as upstream:
        by = _member(upstream, options.by, Right.TERMINALS_REVOKE)
        upstream.enrolment.revoke(_hall_of(upstream, options.terminal), options.terminal, by.account)
    tell(options, sentence("upstream_revoked_terminal", {"terminal": options.terminal}))
    return 0


def list_halls(options: Namespace) -> int:
    """Every hall with its terminals."""
    with opened(options) as upstream:
        with upstream.store.read() as conn:
            found = halls.everyone(conn)
        for row in found:
            unsent = max(0, row.claimed_seq - row.seq)
            told = {"name": row.name, "hall": row.hall_id, "seq": row.seq, "unsent": unsent}
            tell(options, sentence("upstream_hall_line", told))
            tell(options, *(_terminal_line(one) for one in upstream.enrolment.of_hall(row.hall_id)))
    if not found:
        tell(options, sentence("upstream_no_hall"))
    return 0


def _terminal_line(shown: TerminalShown) -> str:
    known = shown.terminal
    state = term("terminal_state", known.state)
    told = {"terminal": known.terminal, "state": state, "words": " ".join(shown.words)}
    return "  " + sentence("upstream_terminal_line", told)


def list_alarms(options: Namespace) -> int:
    """Those that nobody has settled."""
    with opened(options) as upstream, upstream.store.read() as conn:
        found = alarms.alarms(conn, settled=False)
    for row in found:
        told = {"hall": row.hall_id, "number": row.number, "terminal": row.terminal}
        kind = term("alarm", row.kind)
        tell(options, sentence("upstream_alarm_line", {**told, "kind": kind, "detail": row.detail}))
        tell(options, "  " + sentence(f"alarm_{row.kind}"))
    if not found:
        tell(options, sentence("upstream_no_alarm"))
    return 0


def letter(options: Namespace) -> int:
    """A letter from a file."""
    body = _json_of(Path(options.file))
    with opened(options) as upstream:
        by = _member(upstream, options.by, Right.LETTERS_SEND)
        with upstream.store.read() as conn:
            row = halls.find(conn, options.hall)
        expected = 0 if row is None else row.seq
        sent = upstream.letters.send(options.hall, options.kind, body, expected, by)
    tell(options, sentence("upstream_letter_sent", {"number": sent.number}))
    return 0


def rebuild(options: Namespace) -> int:
    """A hall's tables made again from its facts, and compared; exit status 1 where they differ."""
    from app.upstream.projecting import Projector

    with opened(options) as upstream:
        count, differences = Projector(upstream.store, upstream.clock).rebuild(options.hall)
    told = {"hall": options.hall, "count": count}
    if not differences:
        tell(options, sentence("upstream_rebuilt", told))
        return 0
    names = ", ".join(difference.table for difference in differences)
    tell(options, sentence("upstream_rebuilt_differs", {**told, "tables": names}))
    return DIFFERS


def restored(options: Namespace) -> int:
    """Terminals are to send again what this database lacks."""
    with opened(options) as upstream, upstream.store.write() as conn:
        meta.begin_incarnation(conn)
    tell(options, sentence("upstream_restored"))
    return 0


def account(options: Namespace) -> int:
    """An account made at the server itself; its password is changed at the first sign-in."""
    new = NewAccount(options.username, options.name, options.stand, options.hall, options.department)
    checked_place(new.stand, new.hall, new.department)  # before a password is asked for
    with opened(options) as upstream:
        Accounts(upstream.store, upstream.keys, upstream.clock).make_by_hand(new, new_password(options))
    tell(options, sentence("upstream_account_made", {"username": options.username}))
    return 0


def _member(upstream: Upstream, username: str, right: Right) -> Member:
    """Whoever has this server's files needs no password; the account says what they may do."""
    with upstream.store.read() as conn:
        known = accounts.by_username(conn, username)
    if known is None or known.disabled or not known.confirmed_by:
        raise Refusal("upstream_user", username=username)
    member = member_of(known)
    require(member, right)
    return member


def _hall_of(upstream: Upstream, terminal: str) -> str:
    """The hall of a terminal, whose id is random and its own."""
    with upstream.store.read() as conn:
        found = terminals.by_id(conn, terminal)
    if len(found) != 1:
        raise Refusal("terminal_unknown")
    return found[0].hall


def _json_of(path: Path) -> dict[str, Any]:
    try:
        body = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise Refusal("upstream_letter_file", file=path.name) from error
    if not isinstance(body, dict):
        raise Refusal("upstream_letter_file", file=path.name)
    return body
