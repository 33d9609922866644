"""The forms of attendance: correction slip, outing, duty hours, reduction, scanner fault, manual sign-in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFormLayout, QSpinBox, QWidget

from app.domain.attendance import Edge
from app.domain.attendance_records import REDUCTION_LIMIT, a_year_after
from app.domain.refusal import Refusal
from app.services.attendance_records import AttendanceRecords
from app.services.correction import CorrectionService
from db.attendance import FaultRow
from ui.attendance.fields import ChoiceField, PersonField, SpanField, TimeField
from ui.calls import Call, call
from ui.desk import Desk
from ui.palette import Tone
from ui.widgets.date_field import DateField, OptionalDate
from ui.widgets.form import FormDialog, text_field
from ui.words import sentence, terms

translate = QCoreApplication.translate
TEXT = 200
HOUR = 60
AM, PM = (8 * 60 + 30, 12 * 60), (14 * 60, 17 * 60 + 30)


class Form:
    """A dialog about a person and a date that writes one thing and says so."""

    def __init__(self, desk: Desk, parent: QWidget, title: str, done: str, intro: str = "") -> None:
        self.desk, self.done = desk, done
        self.dialog = FormDialog(title, translate("forms", "保存"), intro, parent)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def person(self, subject: str, name: str) -> Callable[[], str]:
        """Known already, or to be found; gives the subject id."""
        if subject:
            self.dialog.setWindowTitle(f"{self.dialog.windowTitle()}  {name}")
            return lambda: subject
        field = PersonField(self.desk)
        self.dialog.add(translate("forms", "人员"), field)
        field.setMinimumHeight(field.whole_height())
        return lambda: field.subject

    def sends(self, request: Callable[[], Call[object]]) -> FormDialog:
        """What is written when the person confirms."""

        def confirm() -> None:
            self.dialog.busy(True)
            try:
                wanted = request()
            except Refusal as refusal:  # nobody is signed in any more
                self._refused(refusal)
                return
            self.desk.background.write(
                wanted,
                self.dialog,
                self._saved,
                self._refused,
                ended=lambda: self.dialog.confirm.setEnabled(True),
            )

        self.dialog.on_confirm = confirm
        first = self.dialog.fields.itemAt(0, QFormLayout.ItemRole.FieldRole)
        first.widget().setFocus()
        return self.dialog

    def _refused(self, refusal: Refusal) -> None:
        self.dialog.refuse(sentence(refusal))

    def _saved(self, _: object) -> None:
        self.desk.say(Tone.OK, self.done)
        self.dialog.accept()


def slip_form(
    desk: Desk, parent: QWidget, subject: str = "", name: str = "", day: date | None = None, edge: str = ""
) -> FormDialog:
    """补签单, for oneself or for others by right."""
    intro = translate("forms", "补签单经窗口负责人确认、中心审批后生效；原始打卡不改动。")
    form = Form(
        desk, parent, translate("forms", "补签单"), translate("forms", "补签单已提交，等待窗口确认。"), intro
    )
    who = form.person(subject, name)
    when, which = DateField(desk, day), ChoiceField(terms("edge"), edge)
    clock, reason = TimeField(_usual(which.key)), ChoiceField(terms("slip_reason"), "forgot")
    which.currentIndexChanged.connect(lambda: setattr(clock, "minute", _usual(which.key)))
    note = text_field(limit=TEXT)
    for title, field in (
        (translate("forms", "日期"), when),
        (translate("forms", "哪一次打卡"), which),
        (translate("forms", "实际时间"), clock),
        (translate("forms", "原因"), reason),
        (translate("forms", "说明"), note),
    ):
        form.dialog.add(title, field)
    return form.sends(
        lambda: call(
            CorrectionService.propose,
            desk.actor,
            who(),
            when.day,
            which.key,
            clock.minute,
            reason.key,
            note.text(),
        )
    )


def _usual(edge: str) -> int:
    return {Edge.AM_IN: AM[0], Edge.AM_OUT: AM[1], Edge.PM_IN: PM[0], Edge.PM_OUT: PM[1]}[Edge(edge)]


def outing_form(
    desk: Desk, parent: QWidget, subject: str = "", name: str = "", day: date | None = None
) -> FormDialog:
    """公出登记."""
    form = Form(desk, parent, translate("forms", "公出登记"), translate("forms", "公出已登记。"))
    who = form.person(subject, name)
    when, span = DateField(desk, day), SpanField(AM[0], AM[1])
    reason, place = text_field(limit=TEXT), text_field(limit=TEXT)
    form.dialog.add(translate("forms", "日期"), when)
    form.dialog.add(translate("forms", "起止时间"), span)
    form.dialog.add(translate("forms", "事由"), reason)
    form.dialog.add(translate("forms", "地点"), place)
    return form.sends(
        lambda: call(
            AttendanceRecords.register_outing,
            desk.actor,
            who(),
            when.day,
            span.first.minute,
            span.last.minute,
            reason.text(),
            place.text(),
        )
    )


def duty_form(
    desk: Desk, parent: QWidget, subject: str = "", name: str = "", day: date | None = None
) -> FormDialog:
    """值班时间: a person's own hours of a date."""
    intro = translate("forms", "这一天按本人的时间计考勤，不按大厅的时间。")
    form = Form(desk, parent, translate("forms", "值班时间"), translate("forms", "值班时间已安排。"), intro)
    who = form.person(subject, name)
    when, am, pm = (
        DateField(desk, day),
        SpanField(*AM, translate("forms", "上班")),
        SpanField(*PM, translate("forms", "上班")),
    )
    form.dialog.add(translate("forms", "日期"), when)
    form.dialog.add(translate("forms", "上午"), am)
    form.dialog.add(translate("forms", "下午"), pm)
    return form.sends(lambda: call(AttendanceRecords.set_duty, desk.actor, who(), when.day, am.span, pm.span))


def reduction_form(
    desk: Desk, parent: QWidget, subject: str = "", name: str = "", day: date | None = None
) -> FormDialog:
    """减时, above all 哺乳假."""
    form = Form(desk, parent, translate("forms", "减时"), translate("forms", "减时已登记。"))
    who = form.person(subject, name)
    kind, edge = ChoiceField(terms("reduction")), ChoiceField(terms("edge"), Edge.PM_OUT)
    first = DateField(desk, day)
    last = DateField(desk, a_year_after(first.day))
    birth = OptionalDate(desk, translate("forms", "填写"))
    minutes = QSpinBox()
    minutes.setRange(1, REDUCTION_LIMIT)
    minutes.setValue(60)
    minutes.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    minutes.setSuffix(translate("forms", " 分钟"))
    for title, field in (
        (translate("forms", "种类"), kind),
        (translate("forms", "减在哪一头"), edge),
        (translate("forms", "每天减"), minutes),
        (translate("forms", "开始日期"), first),
        (translate("forms", "结束日期"), last),
        (translate("forms", "孩子生日"), birth),
    ):
        form.dialog.add(title, field)
    return form.sends(
        lambda: call(
            AttendanceRecords.grant_reduction,
            desk.actor,
            who(),
            first.day,
            last.day,
            edge.key,
            minutes.value(),
            kind.key,
            birth.day,
        )
    )


def fault_form(desk: Desk, parent: QWidget) -> FormDialog:
    """设备故障: opens the way to a manual sign-in."""
    intro = translate("forms", "登记之后，故障期间可以人工签到，考勤表上会注明。")
    form = Form(
        desk, parent, translate("forms", "登记设备故障"), translate("forms", "设备故障已登记。"), intro
    )
    device, reason = text_field(limit=64), text_field(limit=TEXT)
    names = sorted(desk.scanners.states)
    device.setText(names[0] if names else "")
    now = desk.now()
    minute = now.hour * 60 + now.minute
    when, span = DateField(desk), SpanField(min(AM[0], max(0, minute - HOUR)), minute)
    form.dialog.add(translate("forms", "设备"), device)
    form.dialog.add(translate("forms", "日期"), when)
    form.dialog.add(translate("forms", "起止时间"), span)
    form.dialog.add(translate("forms", "原因"), reason)

    def moment(field: TimeField) -> datetime:
        return datetime.combine(when.day, time(field.minute // 60, field.minute % 60), now.tzinfo)

    return form.sends(
        lambda: call(
            AttendanceRecords.declare_fault,
            desk.actor,
            device.text(),
            moment(span.first),
            moment(span.last),
            reason.text(),
        )
    )


def manual_form(desk: Desk, parent: QWidget, fault: FaultRow, day: date, minute: int) -> FormDialog:
    """人工签到 within a declared fault; whoever is signed in is its witness."""
    intro = translate("forms", "您是这次人工签到的见证人，姓名会印在考勤表上。")
    form = Form(desk, parent, translate("forms", "人工签到"), translate("forms", "人工签到已登记。"), intro)
    who = form.person("", "")
    when, clock = DateField(desk, day), TimeField(minute)
    form.dialog.add(translate("forms", "日期"), when)
    form.dialog.add(translate("forms", "时间"), clock)
    return form.sends(
        lambda: call(
            AttendanceRecords.sign_in_manually, desk.actor, who(), when.day, clock.minute, fault.fault
        )
    )
