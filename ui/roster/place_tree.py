"""Departments and their window groups on the left of the roster, with the people on A and B posts today."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.services.roster_views import DepartmentShown
from ui.roster.view_model import Place

_PLACE = Qt.ItemDataRole.UserRole


class PlaceTree(QTreeWidget):
    """Chooses a place; keeps what was chosen and unfolded when it is filled again."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderLabels([self.tr("派驻部门、窗口"), self.tr("A岗"), self.tr("B岗")])
        self.setRootIsDecorated(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, 56)
        self.setAccessibleName(self.tr("派驻部门、窗口"))
        self.currentItemChanged.connect(self._tell)

    def put(self, departments: Sequence[DepartmentShown], chosen: Place) -> None:
        """Every department with its groups, below a line for the whole hall."""
        folded = {str(item.data(0, _PLACE)) for item in self._tops() if not item.isExpanded()}
        first = not self.topLevelItemCount()
        scroll = self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        whole = self._line(self.tr("全部人员"), Place(), departments)
        self.addTopLevelItem(whole)
        self.setCurrentItem(whole)
        for known in departments:
            top = self._line(known.name, Place(known.code), [known])
            self.addTopLevelItem(top)
            for group in known.groups:
                place = Place(known.code, group.name)
                item = _item(group.name, place, group.a_posts, group.b_posts)
                top.addChild(item)
                if place == chosen:
                    self.setCurrentItem(item)
            top.setExpanded(not first and str(top.data(0, _PLACE)) not in folded)
            if Place(known.code) == chosen:
                self.setCurrentItem(top)
        self.verticalScrollBar().setValue(scroll)
        self.blockSignals(False)

    def _tops(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _line(self, name: str, place: Place, departments: Sequence[DepartmentShown]) -> QTreeWidgetItem:
        a_posts, b_posts = sum(d.a_posts for d in departments), sum(d.b_posts for d in departments)
        return _item(name, place, a_posts, b_posts)

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(0, _PLACE))


def _item(name: str, place: Place, a_posts: int, b_posts: int) -> QTreeWidgetItem:
    item = QTreeWidgetItem([name, str(a_posts or ""), str(b_posts or "")])
    item.setData(0, _PLACE, place)
    item.setToolTip(0, name.replace("<", "＜"))
    for column in (1, 2):
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
