"""The devices page: the hall's scanners, how each is, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.services.clock import HallTime
from devices.jobs import JobError
from ui.desk import Desk
from ui.devices.forms import DeviceForms
from ui.devices.view_model import DevicesModel, ScannerLine
from ui.devices.words import advice, job_error_words, last_words, state_words, templates_words
from ui.palette import Tone
from ui.widgets.editing import touchable
from ui.widgets.frame import PageFrame
from ui.widgets.states import State, StateView
from ui.widgets.table import Column, LineTable
from ui.widgets.text import Message, button, label
from ui.words import sentence


class DevicesPage(QWidget):
    """A table of scanners; the chosen one is told in full below it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._wanted = desk, ""
        self.model = DevicesModel(desk, self)
        self.forms = DeviceForms(self.model, self)
        self.table: LineTable[ScannerLine] = LineTable(self._columns())
        self.card = _Card()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.table, 1)
        column.addWidget(self.card)
        self.state = StateView(body)
        self.add = touchable(button(self.tr("添加指纹仪"), primary=True))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(PageFrame(self.tr("设备"), self.state, self.add))
        self._connect()

    def _columns(self) -> list[Column[ScannerLine]]:
        time = HallTime.of(self._desk.face.zone)
        return [
            Column(self.tr("状态"), state_words, width=144, tone=lambda line: line.tone),
            Column(self.tr("名称"), lambda line: line.name, width=160),
            Column(self.tr("端口"), lambda line: line.row.port),
            Column(self.tr("型号"), lambda line: line.model or "—", width=120),
            Column(self.tr("指纹"), templates_words, width=176),
            Column(self.tr("最近一次"), lambda line: last_words(line, time), width=200),
        ]

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.refused.connect(self.state.show_refusal)
        self.model.adopted.connect(self._tell_adopted)
        self.model.adopt_failed.connect(self._tell_failed)
        self.table.chosen.connect(self._show_card)
        self.state.acted.connect(self._add)
        self.add.clicked.connect(self._add)
        actions: dict[str, Callable[[ScannerLine], object]] = {
            "adopt": self.forms.adopt,
            "port": self.forms.change_port,
            "rename": self.forms.rename,
            "retire": self.forms.retire,
        }
        for name, act in actions.items():
            self.card.buttons[name].clicked.connect(lambda _=False, do=act: self._with_chosen(do))

    def _add(self) -> None:
        self.forms.add()

    def _with_chosen(self, do: Callable[[ScannerLine], object]) -> None:
        for line in self.table.selected()[:1]:
            do(line)

    # -- the shell ------------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.add.setVisible(self.model.may_edit)
        if not self.model.loaded:
            self.state.show_state(State.LOADING)
        self.model.load()

    def show_target(self, target: object) -> None:
        """A scanner's name."""
        self._wanted = str(target)
        self._choose(self._wanted)

    def _choose(self, name: str) -> None:
        for row, line in enumerate(self.table.visible_lines()):
            if line.name == name:
                self.table.selectRow(row)

    # -- showing --------------------------------------------------------------------------------------

    def _show(self) -> None:
        lines = self.model.lines
        if not self.model.loaded:
            return
        if not lines:
            action = self.tr("添加指纹仪") if self.model.may_edit else ""
            self.state.show_state(State.EMPTY, sentence("scanner_page_empty"), action)
            return
        self.table.put(lines, lambda line: line.name)
        if not self.table.selected():
            self.table.selectRow(0)
            self._choose(self._wanted)
        self._show_card()
        self.state.show_content()

    def _show_card(self) -> None:
        line = next(iter(self.table.selected()), None)
        self.card.setVisible(line is not None)
        if line is not None:
            self.card.show_line(line, self.model.may_edit)

    def _tell_adopted(self, scanner: str) -> None:
        self._desk.say(Tone.OK, sentence("scanner_adopted", {"scanner": scanner}))

    def _tell_failed(self, scanner: str, error: JobError | None) -> None:
        self._desk.say(Tone.ATTENTION, job_error_words(error, scanner))


class _Card(QFrame):
    """One scanner: what to do, its figures, its buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._name, self._advice = label(kind="heading"), Message()
        self._names = [label(kind="secondary") for _ in range(6)]
        self._figures = [label() for _ in range(6)]
        self.buttons: dict[str, QPushButton] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(2)
        for place, (name, figure) in enumerate(zip(self._names, self._figures, strict=True)):
            grid.addWidget(name, 0, place)
            grid.addWidget(figure, 1, place)
        grid.setColumnStretch(6, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        texts = {
            "adopt": self.tr("接管…"),
            "port": self.tr("更换端口…"),
            "rename": self.tr("改名…"),
            "retire": self.tr("停用…"),
        }
        for key, text in texts.items():
            self.buttons[key] = touchable(button(text))
            row.addWidget(self.buttons[key])
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addWidget(self._name)
        column.addWidget(self._advice)
        column.addLayout(grid)
        column.addLayout(row)

    def show_line(self, line: ScannerLine, may_edit: bool) -> None:
        self._name.setText(line.name)
        self._advice.say(line.tone, advice(line))
        tally, info = line.tally, line.state.info
        figures = (
            (self.tr("认出手指"), str(tally.hits)),
            (self.tr("没有认出"), str(tally.unknown)),
            (self.tr("没有读清"), str(tally.unreadable)),
            (self.tr("断开"), str(tally.lost)),
            (self.tr("指纹不符"), str(tally.refused)),
            (self.tr("容量"), str(info.capacity) if info else "—"),
        )
        for (name, figure), name_label, figure_label in zip(figures, self._names, self._figures, strict=True):
            name_label.setText(name)
            figure_label.setText(figure)
        for key, each in self.buttons.items():
            each.setVisible(may_edit and (key != "adopt" or line.adoptable))
