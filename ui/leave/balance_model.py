"""One person's balances, and what may be changed on them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from app.domain.access import Action
from app.services.balance import BalanceService, PersonBalances
from ui.calls import call
from ui.desk import Desk
from ui.reply import Reply


class BalanceModel(QObject):
    """Reads again after every change of the store."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, subject: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._subject = desk, subject
        self.found: PersonBalances | None = None
        desk.background.changed.connect(self.load)

    @property
    def may_edit(self) -> bool:
        """Officer and director, for others than themselves."""
        own = self._desk.actor.person
        return self._desk.may(Action.LEAVE_BALANCE_SET) and (not own or own != self._subject)

    def load(self) -> None:
        request = call(BalanceService.of_person, self._desk.actor, self._subject)
        self._desk.background.read(request, self, self._take, self.refused.emit)

    def _take(self, found: PersonBalances) -> None:
        self.found = found
        self.changed.emit()

    def set_work_start(self, start: date, reply: Reply) -> None:
        request = call(BalanceService.set_work_start, self._desk.actor, self._subject, start)
        self._desk.background.write(request, reply.owner, reply.done, reply.refused)

    def grant(self, kind: str, year: int, halves: int, reason: str, reply: Reply) -> None:
        request = call(BalanceService.grant, self._desk.actor, self._subject, kind, year, halves, reason)
        self._desk.background.write(request, reply.owner, reply.done, reply.refused)

    def carry(self, kind: str, year: int, reason: str, reply: Reply) -> None:
        request = call(BalanceService.carry, self._desk.actor, self._subject, kind, year, reason)
        self._desk.background.write(request, reply.owner, reply.done, reply.refused)
