"""What is chosen on the left, in a line: head and counters of a window group, and how to change them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from ui.roster.forms import RosterForms
from ui.roster.view_model import RosterModel
from ui.widgets.editing import touchable
from ui.widgets.text import escaped, label
from ui.words import listed, term


class GroupBar(QFrame):
    """Hidden while the whole hall is chosen."""

    def __init__(self, model: RosterModel, forms: RosterForms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._model, self._forms = model, forms
        self._name, self._facts = label(kind="heading"), label(kind="secondary", wrap=True)
        self.change = QToolButton()
        self.change.setText(self.tr("修改"))
        touchable(self.change)
        self.change.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.change.setMenu(self.menu)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addLayout(words, 1)
        row.addWidget(self.change)
        self.hide()

    def show_place(self) -> None:
        """Follows the model."""
        department, group = self._model.department, self._model.group
        self.setVisible(department is not None)
        self.change.setVisible(self._model.may_edit)
        self.menu.clear()
        if department is None:
            return
        if group is None:
            self._name.setText(department.name)
            kind = term("department_kind", department.kind)
            prefix = self.tr("  票号字头 {prefix}").format(prefix=department.prefix)
            facts = self.tr("代码 {code}  {kind}").format(code=department.code, kind=kind)
            self._facts.setText(facts + (prefix if department.prefix else ""))
            self._add(self.tr("添加窗口…"), lambda: self._forms.add_group(department))
            self._add(self.tr("修改部门…"), lambda: self._forms.department(department))
            return
        whole = group.name == department.name
        self._name.setText(group.name if whole else f"{department.name} · {group.name}")
        counters = self.tr("{numbers}号").format(numbers=listed(group.counters)) if group.counters else "—"
        text = self.tr("负责人 {head}  窗口号 {counters}")
        self._facts.setText(text.format(head=group.head_name or "—", counters=counters))
        self._add(self.tr("窗口负责人…"), lambda: self._forms.head(department, group))
        self._add(self.tr("添加窗口号…"), lambda: self._forms.add_counter(department, group))
        if group.counters:
            self._add(self.tr("移除窗口号…"), lambda: self._forms.remove_counter(group))
        self._add(self.tr("窗口改名…"), lambda: self._forms.rename_group(department, group))

    def _add(self, text: str, act: Callable[[], object]) -> None:
        self.menu.addAction(escaped(text)).triggered.connect(lambda _=False: act())
