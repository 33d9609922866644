"""The places of the desk and the pages in them, in one tuple; a place without a page is not shown."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.access import Action, Actor
from ui.calls import Call
from ui.desk import Desk
from ui.elsewhere import ElsewherePage

PLACES: tuple[tuple[str, object], ...] = (
    ("today", QT_TRANSLATE_NOOP("places", "今日")),
    ("attendance", QT_TRANSLATE_NOOP("places", "考勤")),
    ("leave", QT_TRANSLATE_NOOP("places", "请假")),
    ("queue", QT_TRANSLATE_NOOP("places", "叫号")),
    ("assessment", QT_TRANSLATE_NOOP("places", "考核")),
    ("settings", QT_TRANSLATE_NOOP("places", "设置")),
)
"""look.md, "Desk": six places, always in this order."""


class Page(Protocol):
    """What the shell calls on a page's widget (see `ui.shell`)."""

    def refresh(self) -> None: ...


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page: `widget` is `module:Class`, imported when first opened; `actions`: any of them opens it."""

    key: str
    place: str
    title: object
    widget: str
    actions: frozenset[Action] = frozenset()
    waiting: Callable[[Actor], Call[int]] | None = None
    """Counts what waits here for a decision by this actor."""
    at_terminal: bool = False
    """Needs what is attached to the hall terminal; a PC elsewhere says so."""

    def open_to(self, actor: Actor) -> bool:
        """Everybody signed in, or whoever may do one of `actions`."""
        return not self.actions or any(actor.may(action) for action in self.actions)

    def make(self, desk: Desk) -> QWidget:
        if self.at_terminal and desk.link is not None:
            return ElsewherePage(page_title(self))
        module, _, name = self.widget.partition(":")
        made: QWidget = getattr(importlib.import_module(module), name)(desk)
        return made


ROSTER = frozenset({Action.ROSTER_EDIT, Action.ENROL, Action.ATTENDANCE_READ_ALL})

LEAVE_INBOX = frozenset(
    {
        Action.LEAVE_DECIDE,
        Action.LEAVE_DECIDE_FOR,
        Action.LEAVE_OPINION,
        Action.LEAVE_OPINION_PAPER,
        Action.LEAVE_RETURN_CONFIRM,
    }
)

PAGES: tuple[PageSpec, ...] = (
    PageSpec("today", "today", QT_TRANSLATE_NOOP("places", "今日"), "ui.today.page:TodayPage"),
    PageSpec(
        "attendance", "attendance", QT_TRANSLATE_NOOP("places", "月考勤"), "ui.attendance.page:AttendancePage"
    ),
    PageSpec(
        "slips",
        "attendance",
        QT_TRANSLATE_NOOP("places", "补签单"),
        "ui.attendance.slips_page:SlipsPage",
        waiting=lambda actor: Call("TodayService", "waiting_slips", (actor,)),
    ),
    PageSpec(
        "entries", "attendance", QT_TRANSLATE_NOOP("places", "登记"), "ui.attendance.entries_page:EntriesPage"
    ),
    PageSpec(
        "unmatched",
        "attendance",
        QT_TRANSLATE_NOOP("places", "待匹配"),
        "ui.attendance.unmatched_page:UnmatchedPage",
        frozenset({Action.ROSTER_EDIT, Action.ATTENDANCE_READ_ALL}),
        waiting=lambda actor: Call("TodayService", "waiting_unmatched", (actor,)),
    ),
    PageSpec(
        "reports",
        "attendance",
        QT_TRANSLATE_NOOP("places", "报表"),
        "ui.reports.papers_page:PapersPage",
        frozenset({Action.ATTENDANCE_READ_ALL, Action.ATTENDANCE_READ_OWN_WINDOW}),
    ),
    PageSpec(
        "roster", "attendance", QT_TRANSLATE_NOOP("places", "名册"), "ui.roster.page:RosterPage", ROSTER
    ),
    PageSpec(
        "fingers",
        "attendance",
        QT_TRANSLATE_NOOP("places", "指纹与密码"),
        "ui.devices.fingers_page:FingersPage",
        frozenset({Action.ENROL}),
        at_terminal=True,
    ),
    PageSpec(
        "leave_inbox",
        "leave",
        QT_TRANSLATE_NOOP("places", "请假审批"),
        "ui.leave.inbox_page:InboxPage",
        LEAVE_INBOX,
        waiting=lambda actor: Call("LeaveInbox", "waiting", (actor,)),
    ),
    PageSpec(
        "leave",
        "leave",
        QT_TRANSLATE_NOOP("places", "请假"),
        "ui.leave.page:LeavePage",
        waiting=lambda actor: Call("LeaveBook", "waiting", (actor,)),
    ),
    PageSpec(
        "ab",
        "leave",
        QT_TRANSLATE_NOOP("places", "AB岗"),
        "ui.ab.page:AbPage",
        waiting=lambda actor: Call("AbService", "waiting", (actor,)),
    ),
    PageSpec(
        "devices",
        "settings",
        QT_TRANSLATE_NOOP("places", "设备"),
        "ui.devices.page:DevicesPage",
        frozenset({Action.DEVICES, Action.ENROL, Action.FAULT_DECLARE}),
        at_terminal=True,
    ),
    PageSpec(
        "rules",
        "settings",
        QT_TRANSLATE_NOOP("places", "规则"),
        "ui.settings.rules_page:RulesPage",
        frozenset({Action.RULES_SET, Action.ATTENDANCE_READ_ALL}),
    ),
    PageSpec(
        "calendar",
        "settings",
        QT_TRANSLATE_NOOP("places", "工作日历"),
        "ui.settings.calendar_page:CalendarPage",
    ),
    PageSpec(
        "accounts",
        "settings",
        QT_TRANSLATE_NOOP("places", "账号"),
        "ui.settings.accounts_page:AccountsPage",
        frozenset({Action.USERS, Action.AUDITOR_GRANT, Action.JOURNAL_READ}),
    ),
    PageSpec(
        "desks",
        "settings",
        QT_TRANSLATE_NOOP("places", "连接的电脑"),
        "ui.settings.desks_page:DesksPage",
        frozenset({Action.DEVICES}),
        at_terminal=True,
    ),
    PageSpec(
        "upstream",
        "settings",
        QT_TRANSLATE_NOOP("places", "上级平台"),
        "ui.settings.upstream_page:UpstreamPage",
    ),
    PageSpec("hall", "settings", QT_TRANSLATE_NOOP("places", "本机与大厅"), "ui.settings.hall_page:HallPage"),
)
"""Every page of the desk, in the order of its tabs."""


def place_title(place: str) -> str:
    return QCoreApplication.translate("places", str(dict(PLACES)[place]))


def page_title(spec: PageSpec) -> str:
    return QCoreApplication.translate("places", str(spec.title))


def places_of(actor: Actor, pages: tuple[PageSpec, ...] | None = None) -> list[tuple[str, list[PageSpec]]]:
    """The places that hold a page for this actor, with those pages."""
    pages = PAGES if pages is None else pages
    found = [(place, [p for p in pages if p.place == place and p.open_to(actor)]) for place, _ in PLACES]
    return [(place, specs) for place, specs in found if specs]
