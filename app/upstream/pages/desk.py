"""The department's desk: what waits for its opinion, what it has said, and what became of that."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.responses import Response

from app.domain.free_text import clean_note
from app.domain.refusal import Refusal
from app.domain.upstream_access import Right, require
from app.services.hall import Hall
from app.services.leave_inbox import CaseNow, InboxItem, InboxKind, LeaveInbox
from app.services.leave_shelf import shown_many
from app.services.leave_shown import LeaveShown
from app.services.leave_views import readable
from app.upstream.accounts import note
from app.upstream.pages.halls import Standing, actor_of, hall_of, standing_of
from app.upstream.pages.site import Visit
from app.upstream.pages.words import findings_text, strip_view
from db import roster
from db.leave import by_id
from db.upstream import overview
from db.upstream.overview import LetterRow

PAGE = 20
"""Lines of the history on one page."""
MAX_NOTE = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A request in the list, with the newest opinion that was sent on it."""

    item: InboxItem
    sent: LetterRow | None

    @property
    def short(self) -> bool:
        return any(slot.short for slot in self.item.shown.slots)


def waiting(visit: Visit) -> Response:
    """The requests that wait for this department, the oldest first."""
    member, standing = visit.member, standing_of(visit, visit.member.hall)
    hall = hall_of(visit, standing)
    items = [i for i in LeaveInbox(hall).inbox(actor_of(member)) if i.kind is InboxKind.OPINION]
    sent = _newest(_opinions_on(visit, [item.shown.leave for item in items]))
    lines = [Line(item, sent.get(item.shown.leave)) for item in items]
    _note(visit, "leaves_read", [item.shown.leave for item in items])
    return visit.page(
        "desk.html",
        standing=standing,
        department=_department(hall, member.department),
        waiting=[line for line in lines if not _under_way(line.sent)],
        under_way=[line for line in lines if _under_way(line.sent)],
    )


def leave(visit: Visit) -> Response:
    """One request, what the window looks like on those days, and the opinion on it."""
    standing, case = _case(visit)
    return _leave_page(visit, standing, case)


def sign(visit: Visit) -> Response:
    """The opinion is checked, shown once more, and sent (PRG)."""
    require(visit.member, Right.OPINION_SIGN)
    standing, case = _case(visit)
    try:
        agree, said = _opinion(visit, case, standing)
    except Refusal as refusal:
        return _leave_page(visit, standing, case, refusal)
    if visit.form.get("step") == "edit":
        return _leave_page(visit, standing, case)
    if visit.form.get("step") != "send":
        return visit.page("confirm.html", standing=standing, shown=case.item.shown, agree=agree, note=said)
    _send(visit, standing, case.item.shown, agree, said)
    return visit.go(f"/desk/leave/{case.item.shown.leave}")


def _opinion(visit: Visit, case: CaseNow, standing: Standing) -> tuple[bool, str]:
    """Refusals: `opinion_choose`, `opinion_reason`, `opinion_under_way`, `opinion_not_wanted`."""
    if case.item.kind is not InboxKind.OPINION:
        raise Refusal("opinion_not_wanted", leave=case.item.shown.leave)
    if any(_under_way(row) for row in _opinions_on(visit, [case.item.shown.leave])):
        raise Refusal("opinion_under_way", leave=case.item.shown.leave)
    choice = visit.form.get("opinion", "")
    if choice not in ("agree", "disagree"):
        raise Refusal("opinion_choose")
    said = clean_note(visit.form.get("note", ""), "note")
    if choice == "disagree" and not said:
        raise Refusal("opinion_reason")
    return choice == "agree", said


def _send(visit: Visit, standing: Standing, shown: LeaveShown, agree: bool, said: str) -> None:
    member = visit.member
    hall = hall_of(visit, standing)
    with hall.reading() as view:
        today = view.today
    body = {
        "kind": "leave_opinion",
        "letter": uuid.uuid4().hex,
        "leave": shown.leave,
        "department": member.department,
        "agree": agree,
        "signer": member.name,
        "note": said,
        "day": today.isoformat(),
    }
    visit.site.letters.send(member.hall, "opinion", body, standing.row.shown_seq, member)


def history(visit: Visit) -> Response:
    """What this department has said, with filters and pages."""
    member, state = visit.member, visit.query.get("state", "")
    standing = standing_of(visit, member.hall)
    with visit.site.store.read() as conn:
        count = overview.opinions_counted(conn, member.hall, member.department, state)
        pages = max(1, -(-count // PAGE))
        page = min(visit.number, pages)
        rows = overview.opinions(conn, member.hall, member.department, state, PAGE, (page - 1) * PAGE)
    shown = _shown(visit, standing, [row.leave for row in rows])
    _note(visit, "history_read", [row.leave for row in rows])
    return visit.page(
        "history.html",
        standing=standing,
        rows=[(row, shown.get(row.leave)) for row in rows],
        state=state,
        page=page,
        pages=pages,
        count=count,
        link=lambda number: "?" + urlencode({"state": state, "page": number}),
    )


def _shown(visit: Visit, standing: Standing, leaves: Sequence[str]) -> dict[str, LeaveShown]:
    """The leaves as they stand now, those that are still there."""
    if not leaves:
        return {}
    actor = actor_of(visit.member)
    with hall_of(visit, standing).reading() as view:
        rows = [
            row for row in (by_id(view.conn, leave) for leave in dict.fromkeys(leaves)) if row is not None
        ]
        own = [row for row in rows if row.department == visit.member.department]
        return {shown.leave: readable(actor, True, shown) for shown in shown_many(view, own)}


def _case(visit: Visit) -> tuple[Standing, CaseNow]:
    """The leave of the address; refused as unknown where it is another department's."""
    member, standing = visit.member, standing_of(visit, visit.member.hall)
    try:
        case = LeaveInbox(hall_of(visit, standing)).case(actor_of(member), visit.path["leave"])
    except Refusal as refusal:
        if refusal.key in ("leave_unknown", "not_entitled"):
            raise Refusal("page_unknown") from refusal
        raise
    if case.item.shown.department != member.department:
        raise Refusal("page_unknown")
    return standing, case


def _leave_page(visit: Visit, standing: Standing, case: CaseNow, refusal: Refusal | None = None) -> Response:
    shown = case.item.shown
    rows = _opinions_on(visit, [shown.leave])
    _note(visit, "reason_read", [shown.leave])
    return visit.page(
        "leave.html",
        409 if refusal else 200,
        standing=standing,
        shown=shown,
        strip=strip_view(case.item.strip),
        findings=findings_text((*case.over, *case.against, *case.marks)),
        letters=rows,
        open=case.item.kind is InboxKind.OPINION and not any(_under_way(row) for row in rows),
        opinion=visit.form.get("opinion", ""),
        note=visit.form.get("note", "")[:MAX_NOTE],
        refusal=refusal,
    )


def _opinions_on(visit: Visit, leaves: Sequence[str]) -> list[LetterRow]:
    with visit.site.store.read() as conn:
        return overview.opinions_on(conn, visit.member.hall, leaves) if leaves else []


def _newest(rows: Sequence[LetterRow]) -> dict[str, LetterRow]:
    return {row.leave: row for row in rows}


def _under_way(row: LetterRow | None) -> bool:
    return row is not None and not row.outcome


def _department(hall: Hall, code: str) -> str:
    with hall.reading() as view:
        return next((d.name for d in roster.departments(view.conn) if d.code == code), code)


def _note(visit: Visit, what: str, leaves: Sequence[str]) -> None:
    """Whoever sees types and reasons is written down (trust.md A21)."""
    if not leaves:
        return
    with visit.site.store.write() as conn:
        note(conn, visit.site.clock, visit.member.account, what, " ".join(leaves), visit.member.hall)
