"""What punches say of somebody's leave: worked all the same, or back from it; to be confirmed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from app.domain.leave import slot_text
from app.domain.refusal import Refusal
from app.domain.slots import Slot
from app.services.leave import LeaveService
from app.services.leave_shown import LeaveShown
from ui.calls import Call, call
from ui.desk import Desk
from ui.palette import Tone
from ui.widgets.form import FormDialog
from ui.words import half_day_text, sentence

translate = QCoreApplication.translate


def release_dialog(desk: Desk, parent: QWidget, name: str, leave: str, slot: Slot) -> FormDialog:
    """A half-day of leave that was worked is leave no more (C-P30)."""
    question = translate(
        "forms",
        "{name}在{when}请假({leave})，当时却有打卡。销去这半天假以后，这半天按打卡计考勤，不占假期和请假人数。",
    ).format(name=name, when=half_day_text(slot.date, slot.half), leave=leave)
    dialog = FormDialog(translate("forms", "销去半天假"), translate("forms", "销去"), question, parent)
    done = translate("forms", "这半天已销假，按打卡计考勤。")
    return _asking(desk, dialog, call(LeaveService.release, desk.actor, leave, slot_text(slot)), done)


def back_dialog(desk: Desk, parent: QWidget, name: str, leave: str) -> FormDialog:
    """Who has punched since a leave ended is back, once somebody confirms it (domain.md B.1.5)."""
    question = translate("forms", "{name}的请假({leave})已到期，之后有打卡。确认已经回来上班吗？").format(
        name=name, leave=leave
    )
    dialog = FormDialog(translate("forms", "确认销假"), translate("forms", "确认"), question, parent)
    done = translate("forms", "已确认销假。")
    return _asking(desk, dialog, call(LeaveService.give_back, desk.actor, leave), done)


def _asking(desk: Desk, dialog: FormDialog, request: Call[LeaveShown], done: str) -> FormDialog:
    """Writes when the person confirms, and says so."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def saved(_: object) -> None:
        desk.say(Tone.OK, done)
        dialog.accept()

    def refused(refusal: Refusal) -> None:
        dialog.refuse(sentence(refusal))

    def confirm() -> None:
        dialog.busy(True)
        desk.background.write(request, dialog, saved, refused, ended=lambda: dialog.confirm.setEnabled(True))

    dialog.on_confirm = confirm
    return dialog
