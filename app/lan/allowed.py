"""What a desk may ask of the hall terminal: nothing but this; the rest needs the terminal's own devices.

Whether somebody may do it is the service's to say, as at the terminal; here stands only what can be asked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache

from app.services.version import program_version

Methods = Mapping[str, tuple[str, ...]]

OPEN: Methods = {
    "AccessService": ("sign_in",),
    "FaceService": ("days", "face"),
}
"""Before anybody has signed in."""

READS: Methods = {
    "AbService": ("alerts", "compliance", "covers", "outlook", "setup", "waiting"),
    "AccessService": ("accounts", "limits"),
    "AttendanceRecords": ("faults", "registered"),
    "AttendanceViews": ("day", "lock_preview", "month", "quarantined", "unmatched"),
    "BalanceService": ("balances", "of_person"),
    "CorrectionService": ("all_slips",),
    "DelegationService": ("delegates", "list"),
    "JournalService": ("verify",),
    "LeaveBook": ("between", "waiting"),
    "LeaveInbox": ("case", "inbox", "waiting"),
    "LeavePaper": ("calendar", "form", "register"),
    "LeaveService": ("preview",),
    "LeaveViews": ("attachment", "list"),
    "RelativeService": ("list",),
    "ReportService": ("choice",),
    "RosterService": ("preview_import",),
    "RosterViews": ("departments", "people", "person"),
    "SettingsService": ("calendar", "rules"),
    "SyncService": ("messages", "status"),
    "SyncViews": ("line",),
    "TodayService": ("overview", "waiting_slips", "waiting_unmatched"),
}
"""Asked again after a lost answer by whoever wants to know."""

WRITES: Methods = {
    "AbService": ("end_stand_down", "set_items", "set_partner", "set_qualified", "stand_down"),
    "AccessService": (
        "change_password",
        "change_user",
        "create_user",
        "disable_user",
        "reset_password",
        "set_pin",
    ),
    "AttendanceRecords": (
        "cancel_outing",
        "clear_duty",
        "declare_fault",
        "end_reduction",
        "grant_reduction",
        "register_outing",
        "set_duty",
        "sign_in_manually",
    ),
    "BalanceService": ("carry", "grant", "set_work_start"),
    "CorrectionService": ("approve", "confirm", "propose", "refuse"),
    "DelegationService": ("end", "give"),
    "LeaveDecision": ("ask", "decide", "decide_many", "hand_back", "receive_letter", "record_opinion"),
    "LeaveService": (
        "add_paper",
        "answer",
        "draft",
        "explain_overdue",
        "extend",
        "give_back",
        "hand_over",
        "keep_paper",
        "release",
        "submit",
        "withdraw",
    ),
    "CoverService": ("agree", "end", "register"),
    "MonthLock": ("lock_month",),
    "RelativeService": ("set",),
    "RosterService": (
        "add_group",
        "add_person",
        "add_post",
        "assign_counter",
        "change_post",
        "clear_user_no",
        "end_service",
        "import_file",
        "remove_counter",
        "rename_group",
        "rename_person",
        "set_department",
        "set_user_no",
        "set_window_head",
        "withdraw_post",
    ),
    "SettingsService": ("clear_day", "import_calendar", "rename_hall", "set_day", "set_rule"),
    "SyncService": ("read_message", "send_now"),
}
"""Each with an id of its own, under which a desk that lost the answer learns what holds."""

HERE_ONLY: Methods = {
    "ClockIn": ("by_finger", "last"),
    "DeskService": ("accept", "begin_pairing", "revoke", "set_service", "shown", "stop_pairing"),
    "EnrolmentService": (
        "check_enrol",
        "consents",
        "fingers",
        "free_slot",
        "give_consent",
        "notice",
        "record_enrolled",
        "remove_finger",
        "withdraw_consent",
    ),
    "Founding": ("check_hall", "found"),
    "JournalService": ("rebuild_into",),
    "PinPunch": ("claim", "punch", "witness_by_finger", "witness_by_pin"),
    "ScannerService": ("adopt", "met", "rename", "retire", "scanners", "set_scanner"),
    "SelfService": ("by_finger", "by_pin"),
    "SyncService": ("begin_enrolment", "cancel_enrolment", "enrolment_state", "leave_upstream"),
}
"""What pages ask at the terminal alone: its scanners, its files, its desks, its key upstream."""


def is_open(service: str, method: str) -> bool:
    return method in OPEN.get(service, ())


def is_write(service: str, method: str) -> bool:
    return method in WRITES.get(service, ())


def is_allowed(service: str, method: str) -> bool:
    return any(method in table.get(service, ()) for table in (OPEN, READS, WRITES))


@cache
def dialect() -> str:
    """What both sides must have in common: values cross by the order of their fields."""
    tables = repr([sorted(table.items()) for table in (OPEN, READS, WRITES)])
    return f"{program_version()}-{hashlib.sha256(tables.encode()).hexdigest()[:12]}"
