"""The figures of one type of leave, to be changed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGridLayout, QSpinBox, QWidget

from app.domain.leave_types import LONGEST
from ui.theme import TOUCH
from ui.widgets.editing import beside, touchable
from ui.widgets.text import label
from ui.words import term, terms

WITH_DAYS = ("year", "occasion")
WITH_EXTRA = (*WITH_DAYS, "service")
STEP_LIMITS = ((1, 60), (0, LONGEST), (1, 12))


class TypeForm(QWidget):
    """`value` is the type's part of the rule `leave.types` as it stands in the fields."""

    changed = Signal()

    def __init__(self, kind: str, row: dict[str, Any]) -> None:
        super().__init__()
        self.kind = kind
        self._row = row
        self.allowance, self.basis = QComboBox(), QComboBox()
        self.days, self.extra = figure(row.get("days", 0)), figure(row.get("extra", 0))
        self.steps = [
            [figure(v, *limits) for v, limits in zip(step, STEP_LIMITS, strict=True)] for step in self._steps
        ]
        self.cases = {case: figure(days) for case, days in row.get("cases", {}).items()}
        self.switches: dict[str, QCheckBox] = {}
        exclusion = row.get("exclusion", {})
        self.personal_days = figure(exclusion.get("personal_days", 1), 1)
        self.sick_month = figure(exclusion.get("sick_month_days", 30), 15, 31)
        self.personal_paid = QCheckBox(self.tr("本大厅事假不扣工资(扣工资的不影响年休假)"))
        self.personal_paid.setChecked(bool(exclusion.get("personal_paid")))
        self.form = QFormLayout(self)
        self.form.setContentsMargins(16, 0, 8, 0)
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(8)
        self._fill()
        self._listen()
        self._show_rows()

    @property
    def _steps(self) -> list[list[int]]:
        steps: list[list[int]] = self._row.get("steps", [])
        return steps

    def _fill(self) -> None:
        for key, text in terms("allowance").items():
            if key != "service" or self.steps:
                self.allowance.addItem(text, key)
        self.allowance.setCurrentIndex(self.allowance.findData(self._row["allowance"]))
        for key, text in terms("basis").items():
            self.basis.addItem(text, key)
        self.basis.setCurrentIndex(self.basis.findData(self._row["basis"]))
        self._add(self.tr("限额"), beside(self.allowance, (self.tr("计算"), self.basis)))
        self._add(self.tr("国家规定天数"), self.days)
        if self.steps:
            self._grid = self._step_grid()
            self.form.addRow(self._grid)
        self._add(self.tr("本省另加天数"), self.extra)
        if "exclusion" in self._row:
            self._sick = beside(self.personal_days, (self.tr("病假多少天算一个月"), self.sick_month))
            self._add(self.tr("事假满多少天不享受"), self._sick)
            self.form.addRow("", touchable(self.personal_paid))
        for case, field in self.cases.items():
            self._add(term("leave_case", case), field)
        self.form.addRow(self._switch_grid())

    def _add(self, title: str, field: QWidget) -> None:
        field.setAccessibleName(title)
        name = label(title)
        name.setBuddy(field)
        name.setMinimumHeight(TOUCH)
        self.form.addRow(name, touchable(field))

    def _step_grid(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        titles = (self.tr("工作满几年"), self.tr("每年几天"), self.tr("病假满几个月不享受"))
        for column, title in enumerate(titles):
            grid.addWidget(label(title, "secondary"), 0, column)
            for row, step in enumerate(self.steps, 1):
                step[column].setAccessibleName(title)
                grid.addWidget(touchable(step[column]), row, column)
        return made

    def _switch_grid(self) -> QWidget:
        texts = {
            "next_month": self.tr("满年限后从下月起算"),
            "carry": self.tr("未休的可由中心结转到下一年"),
            "split": self.tr("一次的天数可分开休"),
            "certificate": self.tr("须交证明"),
            "must_take": self.tr("超过上限也准假，标明超限"),
        }
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        for name, text in texts.items():
            if name in self._row:
                box = self.switches[name] = touchable(QCheckBox(text))
                box.setChecked(self._row[name])
                grid.addWidget(box, (len(self.switches) - 1) // 2, (len(self.switches) - 1) % 2)
        return made

    def _listen(self) -> None:
        self.allowance.currentIndexChanged.connect(self._show_rows)
        steps = [field for step in self.steps for field in step]
        for field in (self.days, self.extra, *steps):
            field.valueChanged.connect(lambda _: self.changed.emit())

    def _show_rows(self) -> None:
        """Only what the kind of limit needs."""
        allowance = self.allowance.currentData()
        self.form.setRowVisible(self.days, allowance in WITH_DAYS)
        self.form.setRowVisible(self.extra, allowance in WITH_EXTRA)
        self.basis.setEnabled(allowance != "none")
        if self.steps:
            for widget in (self._grid, self._sick, self.personal_paid):
                self.form.setRowVisible(widget, allowance == "service")
        self.changed.emit()

    @property
    def value(self) -> dict[str, Any]:
        allowance = self.allowance.currentData()
        made = {**self._row, "allowance": allowance, "basis": self.basis.currentData()}
        if "days" in self._row or allowance in WITH_DAYS:
            made["days"] = self.days.value()
        if "extra" in self._row or allowance in WITH_EXTRA:
            made["extra"] = self.extra.value()
        if self.steps:
            made["steps"] = [[field.value() for field in step] for step in self.steps]
        if self.cases:
            made["cases"] = {case: field.value() for case, field in self.cases.items()}
        if "exclusion" in self._row:
            made["exclusion"] = {
                "personal_days": self.personal_days.value(),
                "personal_paid": self.personal_paid.isChecked(),
                "sick_month_days": self.sick_month.value(),
            }
        made.update((name, box.isChecked()) for name, box in self.switches.items())
        return made


def figure(value: int, low: int = 0, high: int = LONGEST) -> QSpinBox:
    """A whole figure."""
    made = QSpinBox()
    made.setRange(low, high)
    made.setValue(value)
    return made
