"""The forms of the devices page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QWidget

from devices.locate import PortInfo
from ui.devices.view_model import DevicesModel, ScannerLine
from ui.reply import Reply
from ui.widgets.editing import open_form
from ui.widgets.form import FormDialog, text_field
from ui.widgets.text import label
from ui.words import sentence


class DeviceForms(QObject):
    """Opens each form over `page`."""

    def __init__(self, model: DevicesModel, page: QWidget) -> None:
        super().__init__(page)
        self._model, self._page = model, page

    def add(self) -> FormDialog:
        name = text_field(self.tr("{number}号指纹仪").format(number=len(self._model.rows) + 1))
        port = self._port_field("")
        return open_form(
            self._page,
            self.tr("添加指纹仪"),
            self.tr("添加"),
            [(self.tr("名称"), name), (self.tr("端口"), port)],
            lambda reply: self._model.set_scanner(name.text(), port_of(port), reply),
            sentence("scanner_port_note"),
        )

    def change_port(self, line: ScannerLine) -> FormDialog:
        port = self._port_field(line.row.port)
        return open_form(
            self._page,
            self.tr("更换端口"),
            self.tr("保存"),
            [(self.tr("名称"), label(line.name)), (self.tr("端口"), port)],
            lambda reply: self._model.set_scanner(line.name, port_of(port), reply),
            sentence("scanner_port_note"),
        )

    def rename(self, line: ScannerLine) -> FormDialog:
        name = text_field(line.name)
        return open_form(
            self._page,
            self.tr("指纹仪改名"),
            self.tr("保存"),
            [(self.tr("名称"), name)],
            lambda reply: self._model.rename(line.name, name.text(), reply),
        )

    def retire(self, line: ScannerLine) -> FormDialog:
        return open_form(
            self._page,
            self.tr("停用指纹仪"),
            self.tr("停用"),
            [(self.tr("名称"), label(line.name))],
            lambda reply: self._model.retire(line.name, reply),
            sentence("scanner_retire_note"),
        )

    def adopt(self, line: ScannerLine) -> FormDialog:
        """Says what adopting means, and asks."""

        def send(reply: Reply) -> None:
            self._model.adopt(line.name)
            reply.done(None)

        return open_form(
            self._page,
            self.tr("接管指纹仪"),
            self.tr("清空并接管"),
            [(self.tr("名称"), label(line.name))],
            send,
            sentence("scanner_adopt_note", {"wanted": line.wanted}),
        )

    def _port_field(self, port: str) -> QComboBox:
        """The machine's ports, found in the background, or anything typed."""
        field = QComboBox()
        field.setEditable(True)
        field.setEditText(port)
        line = field.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("COM3、/dev/ttyUSB0 或 socket://主机:端口"))

        def fill(ports: Sequence[PortInfo]) -> None:
            text = field.currentText()
            field.clear()
            for found in ports:
                field.addItem(_port_text(found), found.device)
            field.setEditText(text or (_port_text(ports[0]) if ports else ""))

        self._model.ports_found.connect(fill)
        field.destroyed.connect(lambda *_: self._model.ports_found.disconnect(fill))
        self._model.find_ports()
        return field


def _port_text(port: PortInfo) -> str:
    words = port.adapter or port.description
    return f"{port.device}  {words}" if words and words != "n/a" else port.device


def port_of(field: QComboBox) -> str:
    """What was chosen, or what was typed."""
    text = field.currentText().strip()
    index = field.findText(text)
    return str(field.itemData(index)) if index >= 0 else text
