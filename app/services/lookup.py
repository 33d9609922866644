"""Services by name, each made when first asked for: what a call from the screen is run on."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Mapping
from typing import Any

from app.services.hall import Hall

_ON_HALL: Mapping[str, str] = {
    "AbService": "ab",
    "AttendanceRecords": "attendance_records",
    "AttendanceService": "attendance",
    "AttendanceViews": "attendance_views",
    "BalanceImport": "balance_import",
    "BalanceService": "balance",
    "CalendarImport": "calendar_import",
    "ClockIn": "clock_in",
    "CorrectionService": "correction",
    "DelegationService": "delegation",
    "DeskService": "desks",
    "CoverService": "cover",
    "CoverageService": "coverage",
    "FaceService": "face",
    "JournalService": "journal",
    "LeaveBook": "leave_book",
    "LeaveDecision": "leave_decision",
    "LeaveInbox": "leave_inbox",
    "LeavePaper": "leave_paper",
    "LeaveService": "leave",
    "LeaveViews": "leave_views",
    "MonthLock": "month_lock",
    "PunchImportService": "punch_import",
    "RelativeService": "delegation",
    "ReportService": "reports",
    "RosterService": "roster",
    "RosterViews": "roster_views",
    "ScannerService": "scanners",
    "SettingsService": "settings",
    "SyncService": "sync",
    "SyncViews": "sync_views",
    "TodayService": "today",
}
"""Class → module, for those that take the hall alone; importing them waits until they are needed."""


_SPECIAL: Mapping[str, str] = {
    "AccessService": "access",
    "EnrolmentService": "enrolment",
    "PinPunch": "pin_punch",
    "SelfService": "self_service",
}
"""Class → module, for those that take more."""


def service_class(name: str) -> type[Any]:
    """The class itself; KeyError for a name that is no service's."""
    module = importlib.import_module(f"app.services.{_ON_HALL.get(name) or _SPECIAL[name]}")
    found: type[Any] = getattr(module, name)
    return found


class Services:
    """`services("RosterService")`; safe from any thread."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._made: dict[str, Any] = {}
        self._lock = threading.RLock()
        self._special: Mapping[str, Callable[[], object]] = {
            "AccessService": self._access,
            "EnrolmentService": self._enrolment,
            "PinPunch": self._pin_punch,
            "SelfService": self._self_service,
        }

    def __call__(self, name: str) -> Any:
        with self._lock:
            if name not in self._made:
                self._made[name] = self._make(name)
            return self._made[name]

    def close(self) -> None:
        """Closes what some of them keep open."""
        with self._lock:
            for service in self._made.values():
                if hasattr(service, "close"):
                    service.close()
            self._made.clear()

    def _make(self, name: str) -> object:
        if name in self._special:
            return self._special[name]()
        module = importlib.import_module(f"app.services.{_ON_HALL[name]}")
        return getattr(module, name)(self._hall)

    def _access(self) -> object:
        from app.services.access import AccessService
        from app.services.secrets import KeyBox

        return AccessService(self._hall, KeyBox(self._hall.folder, self._hall.id))

    def _enrolment(self) -> object:
        from app.services.enrolment import open_enrolment

        return open_enrolment(self._hall)

    def _pin_punch(self) -> object:
        from app.services.pin_punch import PinPunch

        return PinPunch(self._hall, self("AccessService"), self("ClockIn"))

    def _self_service(self) -> object:
        from app.services.self_service import SelfService

        return SelfService(self._hall, self("AccessService"))
