"""Which words of a widget do not fit where they stand."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from ui.widgets.text import Elided

CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff（），：；！？“”]")
_ARROW = 32
"""What a combo box needs beside its text."""


def cut_words(widget: QWidget) -> list[str]:
    """Labels, buttons, fields, tabs and column titles in view that are narrower than their words."""
    QApplication.processEvents()
    found: list[str] = []
    for each in widget.findChildren(QWidget):
        if not each.isVisible() or isinstance(each, Elided):
            continue
        if isinstance(each, QLabel):
            found += _cut_label(each)
        elif isinstance(each, QAbstractButton):
            found += [each.text()] * (bool(each.text()) and each.width() < each.minimumSizeHint().width())
        elif isinstance(each, QComboBox):
            needed = each.fontMetrics().horizontalAdvance(each.currentText()) + _ARROW
            found += [each.currentText()] * (each.width() < needed)
        elif isinstance(each, QLineEdit):
            needed = each.fontMetrics().horizontalAdvance(each.placeholderText())
            found += [each.placeholderText()] * (needed > each.width() - 16)
        elif isinstance(each, QHeaderView):
            found += _cut_titles(each)
        elif isinstance(each, QTabBar) and each.width() < each.sizeHint().width():
            found.append(each.tabText(each.count() - 1))
    return found


def _cut_label(label: QLabel) -> list[str]:
    if not label.text():
        return []
    if label.wordWrap():
        cut = label.height() < label.heightForWidth(label.width())
    else:
        cut = label.width() < label.fontMetrics().size(0, label.text()).width()
    return [label.text()] if cut else []


def _cut_titles(header: QHeaderView) -> list[str]:
    """Of columns; the words alone, without the room for a sort mark."""
    if header.orientation() is not Qt.Orientation.Horizontal or header.model() is None:
        return []
    found = []
    for section in range(header.count()):
        title = str(header.model().headerData(section, Qt.Orientation.Horizontal) or "")
        needed = header.fontMetrics().size(0, title).width()
        if title and not header.isSectionHidden(section) and header.sectionSize(section) < needed:
            found.append(title)
    return found


def words_on(widget: QWidget) -> list[str]:
    """All that labels, buttons, tabs and column titles in view say."""
    found: list[str] = []
    for each in widget.findChildren(QWidget):
        if not each.isVisible():
            continue
        if isinstance(each, (QLabel, QAbstractButton)):
            found.append(each.text())
        elif isinstance(each, QTabBar):
            found += [each.tabText(index) for index in range(each.count())]
        elif isinstance(each, QHeaderView) and each.model() is not None:
            across = Qt.Orientation.Horizontal
            found += [str(each.model().headerData(s, across) or "") for s in range(each.count())]
    return [text for text in found if text]
