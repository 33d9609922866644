"""The page of AB posts without widgets: today, the coming week, the register of covers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.domain.ab import AbState
from app.domain.ab_slots import Risk
from app.domain.leave import slot_text
from app.services.ab import AbService
from app.services.ab_covers import CoverShown
from app.services.ab_views import AlertShown, ComplianceShown, GroupShown, OutlookShown
from app.services.cover import CoverService
from ui.calls import Call, call
from ui.desk import Desk

DAY, WEEK, COVERS = "day", "week", "covers"
SECTIONS = (DAY, WEEK, COVERS)
DAYS = 7
_RISKS = tuple(Risk)
AT_RISK = (Risk.UNCOVERED, Risk.BOTH, Risk.EMPTY)


class AbModel(QObject):
    """What was read last; `section` is the one in view."""

    changed = Signal()
    refused = Signal(object)
    """A `Refusal` in place of what was asked for."""
    told = Signal()
    """Something was written."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.section = DAY
        self.day: ComplianceShown | None = None
        self.week: OutlookShown | None = None
        self.covers: tuple[CoverShown, ...] | None = None

    def refresh(self) -> None:
        """Reads all three again; the last ones stay in view until then."""
        actor, background = self._desk.actor, self._desk.background
        background.read(call(AbService.compliance, actor), self, self._take_day, self.refused.emit)
        background.read(call(AbService.outlook, actor, None, DAYS), self, self._take_week, self.refused.emit)
        background.read(call(AbService.covers, actor), self, self._take_covers, self.refused.emit)

    def set_section(self, section: str) -> None:
        """One of `SECTIONS`."""
        self.section = section
        self.changed.emit()

    # -- what the sections hold ------------------------------------------------------------------------

    @property
    def groups(self) -> Sequence[GroupShown]:
        """Alerts first, then those that do not comply, then the others by their counters."""
        groups = self.day.groups if self.day is not None else ()
        return sorted(groups, key=lambda g: (not g.alerts, g.state is not AbState.FAILS))

    @property
    def alerts(self) -> Sequence[AlertShown]:
        return self.day.alerts if self.day is not None else ()

    @property
    def wanting(self) -> int:
        """Window groups that do not comply, or where somebody should have taken over."""
        return sum(bool(group.alerts) or group.state is AbState.FAILS for group in self.groups)

    @property
    def risky(self) -> int:
        """Window groups with a half-day at risk in the coming week."""
        rows = self.week.rows if self.week is not None else ()
        return sum(row.worst in AT_RISK for row in rows)

    @property
    def to_agree(self) -> int:
        return sum(cover.may_agree for cover in self.covers or ())

    def read(self) -> bool:
        """Whether the section in view has been read."""
        return {DAY: self.day, WEEK: self.week, COVERS: self.covers}[self.section] is not None

    # -- covers ----------------------------------------------------------------------------------------

    def agree(self, covers: Sequence[CoverShown]) -> None:
        """The centre's consent to each."""
        self._write(call(CoverService.agree, self._desk.actor, c.cover) for c in covers if c.may_agree)

    def end(self, cover: CoverShown) -> None:
        """Ends a cover from its first half-day that is not over."""
        if cover.next_slot is not None:
            since = slot_text(cover.next_slot)
            self._write([call(CoverService.end, self._desk.actor, cover.cover, since)])

    def _write(self, calls: Iterable[Call[None]]) -> None:
        for request in calls:
            self._desk.background.write(request, self, lambda _: self.told.emit())

    # -- answers ---------------------------------------------------------------------------------------

    def _take_day(self, day: ComplianceShown) -> None:
        self.day = day
        self.changed.emit()

    def _take_week(self, week: OutlookShown) -> None:
        """The groups most at risk first."""
        self.week = replace(week, rows=tuple(sorted(week.rows, key=lambda r: -_RISKS.index(r.worst))))
        self.changed.emit()

    def _take_covers(self, covers: tuple[CoverShown, ...]) -> None:
        self.covers = covers
        self.changed.emit()
