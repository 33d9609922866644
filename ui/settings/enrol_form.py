"""What is typed to enrol with upstream: its address, a one-time code, and a certificate if it has its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.domain.refusal import Refusal
from ui.desk import Desk
from ui.palette import Tone
from ui.settings.upstream_view_model import UpstreamModel
from ui.widgets.editing import open_form, touchable
from ui.widgets.form import FormDialog, text_field
from ui.widgets.text import Elided, button
from ui.words import sentence

translate = QCoreApplication.translate

URL_LIMIT, CODE_LIMIT = 200, 64
CA_BYTES = 64 * 1024
START = "https://"


class CaField(QWidget):
    """The PEM of an authority, or none; `content` is what it holds."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self.content = desk, ""
        self.choose = touchable(button(self.tr("选择文件…")))
        self.choose.setAccessibleName(self.tr("选择证书文件"))
        self.name = Elided()
        self.name.setText(self.tr("没有(一般不用选)"))
        self.choose.clicked.connect(lambda: self.ask())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.choose)
        row.addWidget(self.name, 1)
        self.setFocusProxy(self.choose)

    def ask(self) -> QFileDialog:
        dialog = QFileDialog(self, self.tr("选择证书文件"), "", self.tr("证书 (*.pem *.crt *.cer)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.open()
        return dialog

    def read(self, path: Path) -> None:
        """Takes a file; what cannot be a certificate is said and not taken."""
        take = partial(self._take, path.name)
        self._desk.background.work(lambda *_: pem_in(path), self, take, self._refused)

    def _take(self, name: str, content: str) -> None:
        self.content = content
        self.name.setText(name)

    def _refused(self, refusal: Refusal) -> None:
        form = self.window()
        if isinstance(form, FormDialog):
            form.message.say(Tone.ATTENTION, sentence(refusal))


def pem_in(path: Path) -> str:
    """The text of a PEM file. Refusals: `file_unreadable`, `upstream_ca_file`; the service looks closer."""
    try:
        with path.open("rb") as stream:
            content = stream.read(CA_BYTES + 1)
    except OSError as error:
        raise Refusal("file_unreadable", file=path.name) from error
    if len(content) > CA_BYTES or b"-----BEGIN CERTIFICATE-----" not in content or not content.isascii():
        raise Refusal("upstream_ca_file")
    return content.decode("ascii")


def ask_enrolment(desk: Desk, model: UpstreamModel, page: QWidget) -> FormDialog:
    """Closes once the enrolment is under way; the page shows what comes of it."""
    url, code = text_field(model.enrolment.url, URL_LIMIT), text_field("", CODE_LIMIT)
    url.setPlaceholderText(START)
    code.setPlaceholderText(translate("enrol", "由上级平台管理员给出"))
    ca = CaField(desk)
    form = open_form(
        page,
        translate("enrol", "接入上级平台"),
        translate("enrol", "登记"),
        [
            (translate("enrol", "地址"), url),
            (translate("enrol", "登记码"), code),
            (translate("enrol", "证书文件"), ca),
        ],
        lambda reply: model.enrol(url.text().strip(), code.text().strip(), ca.content, reply),
        sentence("line_enrol_note"),
    )
    form.accepted.connect(model.look)
    return form
