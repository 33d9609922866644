"""月结: what stands open, then a confirmation that says that there is no way back."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from app.services.attendance_views import LockPreview
from app.services.month_lock import MonthLock
from ui.calls import call
from ui.desk import Desk
from ui.palette import Tone
from ui.widgets.form import FormDialog
from ui.widgets.text import escaped, label
from ui.words import days_text, month_text, sentence


class LockDialog(FormDialog):
    """Confirms only what may be locked, and only after the box is ticked."""

    def __init__(self, desk: Desk, preview: LockPreview, parent: QWidget) -> None:
        month = month_text(preview.month)
        super().__init__(self.tr("月结 {month}").format(month=month), self.tr("月结"), parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._preview = desk, preview
        self.open_points = label("\n".join(self._points()), wrap=True)
        self.fields.addRow(self.open_points)
        self.agreed = QCheckBox(escaped(self.tr("我知道月结后签发的表不能再改动，也不能撤销")))
        self.agreed.toggled.connect(self.confirm.setEnabled)
        self.confirm.setEnabled(False)
        self.on_confirm = self._lock
        if preview.refusal is not None:
            self.message.say(Tone.ATTENTION, sentence(preview.refusal))
        else:
            self.fields.addRow(self.agreed)

    def _points(self) -> Iterator[str]:
        found = self._preview
        yield self.tr("将签发 {people} 人的考勤表。此后的更正列为调整，印在下个月的表后。").format(
            people=found.people
        )
        points = (
            (found.open_slips, self.tr("未办完的补签单 {n} 张")),
            (found.open_leaves, self.tr("未办完的请假 {n} 份")),
            (found.conflicts, self.tr("请假期间打卡 {n} 个半天")),
            (found.missing, self.tr("缺签 {n} 次")),
            (found.unmatched, self.tr("待匹配的打卡 {n} 条")),
            (found.quarantined, self.tr("隔离的打卡 {n} 条")),
        )
        lines = [text.format(n=count) for count, text in points if count]
        if found.awol_halves:
            lines.append(self.tr("旷工 {days}").format(days=days_text(found.awol_halves)))
        yield self.tr("月结时仍会照此记下：") if lines else self.tr("没有未了的事项。")
        for line in lines:
            yield f"   {line}"

    def _lock(self) -> None:
        self.busy(True)
        self._desk.background.write(
            call(MonthLock.lock_month, self._desk.actor, self._preview.month),
            self,
            self._locked,
            lambda refusal: self.refuse(sentence(refusal)),
        )

    def _locked(self, digest: str) -> None:
        params = {"month": str(self._preview.month), "digest": digest[:12]}
        self._desk.say(Tone.OK, sentence("month_lock_done", params))
        self.accept()
