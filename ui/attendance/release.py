"""Somebody worked on a half-day of their leave: whoever looks into it takes the half-day out of the leave."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from app.domain.leave import slot_text
from app.domain.refusal import Refusal
from app.domain.slots import Slot
from app.services.leave import LeaveService
from ui.calls import call
from ui.desk import Desk
from ui.palette import Tone
from ui.widgets.form import FormDialog
from ui.words import half_day_text, sentence

translate = QCoreApplication.translate


def release_dialog(desk: Desk, parent: QWidget, name: str, leave: str, slot: Slot) -> FormDialog:
    """Asks, writes, and says so (C-P30)."""
    question = translate(
        "forms",
        "{name}在{when}请假({leave})，当时却有打卡。销去这半天假以后，这半天按打卡计考勤，不占假期和请假人数。",
    ).format(name=name, when=half_day_text(slot.date, slot.half), leave=leave)
    dialog = FormDialog(translate("forms", "销去半天假"), translate("forms", "销去"), question, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def saved(_: object) -> None:
        desk.say(Tone.OK, translate("forms", "这半天已销假，按打卡计考勤。"))
        dialog.accept()

    def refused(refusal: Refusal) -> None:
        dialog.refuse(sentence(refusal))

    def confirm() -> None:
        dialog.busy(True)
        request = call(LeaveService.release, desk.actor, leave, slot_text(slot))
        desk.background.write(request, dialog, saved, refused, ended=lambda: dialog.confirm.setEnabled(True))

    dialog.on_confirm = confirm
    return dialog
