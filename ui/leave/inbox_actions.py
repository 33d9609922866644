"""What can be done in the inbox: the buttons, when each works, its key, and what it opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.access import Action
from app.services.leave_inbox import InboxItem, InboxKind
from ui.desk import Desk
from ui.leave.confirm_forms import TOGETHER, Confirmations
from ui.leave.decision_dialog import Decisions
from ui.leave.delegation_dialog import open_delegations, open_relatives
from ui.leave.inbox_model import CONFIRM, DECIDE, OPEN, OPINION, InboxModel
from ui.leave.opinion_forms import Opinions
from ui.widgets.text import button


class InboxActions(QObject):
    """One primary button whose words follow the section; `chosen` gives the selected lines."""

    def __init__(
        self, desk: Desk, model: InboxModel, page: QWidget, chosen: Callable[[], list[InboxItem]]
    ) -> None:
        super().__init__(page)
        self._desk, self._model, self._page, self._chosen = desk, model, page, chosen
        self.decisions = Decisions(desk, model, page)
        self.opinions = Opinions(desk, model, page)
        self.confirmations = Confirmations(desk, model, page)
        self.primary = button("", primary=True)
        self.refuse = button(self.tr("不批准…"))
        self.hand_back = button(self.tr("退回修改…"))
        self.ask = button(self.tr("询问…"))
        self.letter = button(self.tr("收信件…"))
        self.explain = button(self.tr("说明逾期…"))
        self.delegate = button(self.tr("委托…"), flat=True)
        self.relatives = button(self.tr("亲属回避…"), flat=True)
        self._connect()

    @property
    def others(self) -> list[QPushButton]:
        """All but the primary one, from the left."""
        rare = [self.delegate, self.relatives, self.letter, self.explain]
        return [*rare, self.ask, self.hand_back, self.refuse]

    def _connect(self) -> None:
        self.primary.clicked.connect(self._act)
        self.refuse.clicked.connect(self._refuse)
        self.hand_back.clicked.connect(lambda: self._one(self.decisions.hand_back))
        self.ask.clicked.connect(lambda: self._one(self.decisions.ask))
        self.explain.clicked.connect(lambda: self._one(self.confirmations.explain))
        self.letter.clicked.connect(self.opinions.choose_letter)
        self.delegate.clicked.connect(lambda: open_delegations(self._desk, self._page))
        self.relatives.clicked.connect(lambda: open_relatives(self._desk, self._page))

    def bind_keys(self) -> list[tuple[str, str]]:
        """Makes the keys work on the page; what each does, for the list on F1."""
        keys = (
            ("A", self.tr("批准、登记意见或确认选中的请假"), self.primary),
            ("R", self.tr("不批准选中的请假"), self.refuse),
            ("B", self.tr("退回修改"), self.hand_back),
            ("Q", self.tr("询问请假人"), self.ask),
            ("L", self.tr("收派驻部门的信件"), self.letter),
            ("D", self.tr("委托审批"), self.delegate),
        )
        for key, _, made in keys:
            shortcut = QShortcut(QKeySequence(key), self._page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda made=made: made.isVisible() and made.click())
        return [(key, what) for key, what, _ in keys]

    # -- when -----------------------------------------------------------------------------------------

    def show_buttons(self) -> None:
        """As the section, the lines selected and the reader's rights have it."""
        section, may, chosen = self._model.section, self._desk.may, self._chosen()
        item, one = self._model.item, len(chosen) == 1
        decides = may(Action.LEAVE_DECIDE) or may(Action.LEAVE_DECIDE_FOR)
        self.primary.setText(self._primary_words(section, len(chosen)))
        self.primary.setVisible(section != OPEN or decides)
        self.primary.setEnabled(self._primary_works(section, item, chosen))
        for made in (self.refuse, self.hand_back, self.ask):
            made.setVisible(decides and section in (DECIDE, OPEN))
        self.refuse.setEnabled(bool(chosen) and all(self._model.may_decide(i) for i in chosen))
        for made in (self.hand_back, self.ask):
            made.setEnabled(one and self._model.may_handle(item))
        self.letter.setVisible(section == OPINION and may(Action.LEAVE_OPINION_PAPER))
        self.explain.setVisible(section == CONFIRM and may(Action.LEAVE_FILE_FOR))
        self.explain.setEnabled(one and item is not None and item.kind is InboxKind.OVERDUE)
        self.delegate.setVisible(decides)
        self.relatives.setVisible(may(Action.RELATIVE_SET))

    def _primary_words(self, section: str, count: int) -> str:
        if section == OPINION:
            signs = self._desk.may(Action.LEAVE_OPINION)
            return self.tr("签署意见…") if signs else self.tr("登记意见…")
        if count > 1:
            many = self.tr("确认{n}份") if section == CONFIRM else self.tr("批准{n}份…")
            return many.format(n=count)
        return self.tr("确认…") if section == CONFIRM else self.tr("批准…")

    def _primary_works(self, section: str, item: InboxItem | None, chosen: list[InboxItem]) -> bool:
        if not chosen or item is None or self._model.busy:
            return False
        one = len(chosen) == 1
        if section == OPINION:
            return one
        if section == CONFIRM:
            return item.kind is not InboxKind.REMIND if one else all(i.kind in TOGETHER for i in chosen)
        case = self._model.case
        if one and case is not None and case.against:
            return False  # the words above the strip say why
        return all(self._model.may_decide(i) for i in chosen)

    # -- doing ----------------------------------------------------------------------------------------

    def _one(self, opens: Callable[[InboxItem], object]) -> None:
        item = self._model.item
        if item is not None:
            opens(item)

    def _act(self) -> None:
        chosen, section = self._chosen(), self._model.section
        several = len(chosen) > 1
        if section == OPINION:
            self._one(self.opinions.open)
        elif section == CONFIRM and several:
            self.confirmations.all_of(chosen, self.decisions.report)
            self.show_buttons()
        elif section == CONFIRM:
            self._one(self.confirmations.open)
        elif several:
            self.decisions.approve_many(chosen)
        elif chosen:
            self.decisions.approve(self._as_now(chosen[0]))

    def _as_now(self, item: InboxItem) -> InboxItem:
        """As it was read last."""
        case = self._model.case
        return case.item if case is not None and case.item.shown.leave == item.shown.leave else item

    def _refuse(self) -> None:
        chosen = self._chosen()
        if len(chosen) > 1:
            self.decisions.refuse_many(chosen)
        elif chosen:
            self.decisions.refuse(chosen[0])
