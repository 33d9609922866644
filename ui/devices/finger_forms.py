"""The forms of the page of fingers: PIN, removal, withdrawal, trying a finger."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QWidget

from devices.ports import JobDone
from ui.desk import Desk
from ui.devices.fingers_model import FingerLine, FingersModel, matched
from ui.devices.words import job_error_words
from ui.palette import Tone
from ui.reply import Reply
from ui.widgets.editing import open_form
from ui.widgets.form import FormDialog, text_field
from ui.widgets.text import label
from ui.words import sentence, term


class FingerForms(QObject):
    """Opens each form over `page`."""

    def __init__(self, desk: Desk, model: FingersModel, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._model, self._page = desk, model, page

    def _told(self, reply: Reply, key: str, **params: object) -> Reply:
        """The same reply, which also says in the message bar what was done."""

        def done(result: object) -> None:
            reply.done(result)
            self._desk.say(Tone.OK, sentence(key, params))

        return Reply(reply.owner, done, reply.refused)

    def pin(self, line: FingerLine) -> FormDialog:
        number = text_field()
        pin, again = text_field(limit=6, hidden=True), text_field(limit=6, hidden=True)
        name = line.person.name
        return open_form(
            self._page,
            self.tr("设打卡密码：{name}").format(name=name),
            self.tr("保存"),
            [(self.tr("编号"), number), (self.tr("密码"), pin), (self.tr("再输一遍"), again)],
            lambda reply: self._model.set_pin(
                line, number.text(), pin.text(), again.text(), self._told(reply, "pin_set", name=name)
            ),
            sentence("pin_note"),
        )

    def withdraw(self, line: FingerLine) -> FormDialog:
        name = line.person.name
        return open_form(
            self._page,
            self.tr("撤回同意"),
            self.tr("撤回并删除指纹"),
            [(self.tr("姓名"), label(name))],
            lambda reply: self._model.withdraw(
                line.person.subject, self._told(reply, "consent_withdrawn", name=name)
            ),
            sentence("withdraw_note"),
        )

    def remove(self, line: FingerLine) -> FormDialog:
        finger, name = self._finger_field(line), line.person.name
        return open_form(
            self._page,
            self.tr("删除手指"),
            self.tr("删除"),
            [(self.tr("姓名"), label(name)), (self.tr("手指"), finger)],
            lambda reply: self._model.remove(
                int(finger.currentData()),
                self._told(reply, "finger_removed", name=name, finger=finger.currentText()),
            ),
            sentence("finger_remove_note"),
        )

    def test(self, line: FingerLine) -> FormDialog:
        """The finger is compared with its own template; no punch comes of it."""
        finger, scanner = self._finger_field(line), QComboBox()
        scanner.addItems(self._desk.scanners.ready())
        name_row: list[tuple[str, QWidget]] = [(self.tr("姓名"), label(line.person.name))]
        form = open_form(
            self._page,
            self.tr("试按手指"),
            self.tr("开始"),
            [*name_row, (self.tr("手指"), finger), (self.tr("指纹仪"), scanner)],
            lambda _: start(),
        )

        def start() -> None:
            where = scanner.currentText()
            if not where:
                form.refuse(sentence("enrol_no_scanner"))
                return
            self._model.test(where, int(finger.currentData()))
            params = {"finger": finger.currentText(), "scanner": where}
            form.message.say(Tone.CALM, sentence("finger_test_wait", params))

        def tell(done: JobDone) -> None:
            params = {"finger": finger.currentText(), "name": line.person.name}
            form.busy(False)
            if done.error is not None:
                form.refuse(job_error_words(done.error, done.scanner))
            elif matched(done):
                form.message.say(Tone.OK, sentence("finger_test_ok", params))
            else:
                form.refuse(sentence("finger_test_no"))

        self._model.tested.connect(tell)
        form.finished.connect(lambda _: self._model.tested.disconnect(tell))
        form.finished.connect(lambda _: self._model.cancel_test())
        return form

    def _finger_field(self, line: FingerLine) -> QComboBox:
        field = QComboBox()
        for finger in line.fingers:
            field.addItem(term("finger", finger.finger), finger.slot)
        return field
