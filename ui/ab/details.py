"""Beside the table: all that is to be said of the selected window group."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.services.ab_views import GroupShown
from ui.ab.lines import group_place, member_text, notes_of
from ui.widgets.text import Message, label
from ui.words import listed

WIDTH = 336


class GroupDetails(QScrollArea):
    """Findings in words, then people and items."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(WIDTH)
        self.words: list[str] = []

    def put(self, group: GroupShown | None, numbers: Mapping[str, str]) -> None:
        """Shows a group; None: nothing."""
        content = QWidget()
        content.setObjectName("page")
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(8)
        self.words = []
        if group is not None:
            self._fill(column, group, numbers)
        column.addStretch(1)
        self.setWidget(content)

    def _fill(self, column: QVBoxLayout, group: GroupShown, numbers: Mapping[str, str]) -> None:
        column.addWidget(label(group.window_group, "heading", wrap=True))
        column.addWidget(label(group_place(group), "secondary", wrap=True))
        for tone, text in notes_of(group):
            column.addWidget(Message(tone, text))
            self.words.append(text)
        people = {self.tr("A岗"): group.a, self.tr("B岗"): group.b}
        for title, members in people.items():
            column.addWidget(label(f"{title} {len(members)}", "heading"))
            for member in members:
                column.addWidget(label(member_text(group, member, numbers), wrap=True))
        column.addWidget(label(self.tr("办理事项 {count}").format(count=len(group.items)), "heading"))
        column.addWidget(label(listed(group.items) or self.tr("没有登记"), wrap=True))
