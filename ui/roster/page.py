"""The roster's page: places on the left, the chosen window group above, people in the table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from app.domain.refusal import Refusal
from app.services.roster_views import PersonShown
from ui.desk import Desk
from ui.palette import Tone
from ui.roster.forms import RosterForms
from ui.roster.group_bar import GroupBar
from ui.roster.import_dialog import ImportDialog, choose_roster_file
from ui.roster.person_dialog import PersonDialog
from ui.roster.place_tree import PlaceTree
from ui.roster.view_model import RosterModel
from ui.widgets.editing import touchable
from ui.widgets.frame import PageFrame
from ui.widgets.states import State, StateView
from ui.widgets.table import Column, LineTable
from ui.widgets.text import button, label
from ui.words import term


class RosterPage(QWidget):
    """Who serves where, on which post, since when; and how they clock in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = RosterModel(desk, self)
        self.forms = RosterForms(desk, self.model, self)
        self.tree = PlaceTree()
        self.bar = GroupBar(self.model, self.forms)
        self.table: LineTable[PersonShown] = LineTable(self._columns())
        self.state = StateView(self.table)
        self.search = QLineEdit(placeholderText=self.tr("姓名、拼音首字母、编号或考勤号"))
        self.search.setClearButtonEnabled(True)
        self.with_left = QCheckBox(self.tr("含已离开"))
        self.count = label(kind="secondary")
        self.add = button(self.tr("添加人员"), primary=True)
        self.take_in, self.template = button(self.tr("导入…")), button(self.tr("空白名册…"))
        self.add_department = button(self.tr("添加部门…"))
        self._lay_out()
        self._connect()
        self.shortcuts = (
            ("Ctrl+F", self.tr("查找人员")),
            ("Enter", self.tr("打开选中的人员")),
        )

    def _columns(self) -> list[Column[PersonShown]]:
        return [
            Column(self.tr("编号"), lambda p: p.number, width=80),
            Column(self.tr("姓名"), lambda p: p.name, width=96),
            Column(self.tr("派驻部门、窗口"), _where),
            Column(self.tr("岗位"), lambda p: term("post", p.post) if p.post else "—", width=64),
            Column(self.tr("进驻日期"), lambda p: p.start.isoformat() if p.start else "—", width=112),
            Column(self.tr("离开日期"), lambda p: p.end.isoformat() if p.end else "—", width=112),
            Column(self.tr("打卡方式"), self._means, width=120, tone=_means_tone),
            Column(self.tr("状态"), lambda p: term("service", p.service), width=104),
        ]

    def _means(self, person: PersonShown) -> str:
        if person.fingers:
            return self.tr("指纹{count}枚").format(count=person.fingers)
        return self.tr("已同意，待登记") if person.consented else self.tr("密码")

    def _lay_out(self) -> None:
        for control in (self.search, self.with_left, self.add, self.take_in, self.template):
            touchable(control)
        touchable(self.add_department)
        self.search.setMinimumWidth(200)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tree, 1)
        column.addWidget(self.add_department)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        found = QHBoxLayout()
        found.setSpacing(16)
        found.addWidget(self.search, 1)
        found.addWidget(self.with_left)
        found.addWidget(self.count)
        column.addLayout(found)
        column.addWidget(self.bar)
        column.addWidget(self.state, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([300, 850])
        left.setMinimumWidth(240)
        split.setStretchFactor(1, 1)
        others = [self.template, self.take_in]
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(PageFrame(self.tr("名册"), split, self.add, others))

    def _connect(self) -> None:
        self.model.departments_changed.connect(self._show_departments)
        self.model.people_changed.connect(self._show_people)
        self.model.refused.connect(self._show_refusal)
        self.tree.chosen.connect(self.model.choose)
        self.search.textChanged.connect(self._find)
        self.with_left.toggled.connect(self._find)
        self.table.opened.connect(self._open)
        self.state.acted.connect(self._act_on_state)
        self.add.clicked.connect(lambda: self.forms.add_person())
        self.forms.added.connect(self._open_person)
        self.add_department.clicked.connect(lambda: self.forms.department())
        self.take_in.clicked.connect(lambda: choose_roster_file(self, self.import_file))
        self.template.clicked.connect(self._save_template)

    # -- the shell ------------------------------------------------------------------------------------

    def refresh(self) -> None:
        may = self.model.may_edit
        for control in (self.add, self.take_in, self.template, self.add_department):
            control.setVisible(may)
        if not self.model.loaded:
            self.state.show_state(State.LOADING)
        self.model.load()

    def show_target(self, target: object) -> None:
        """A person's subject id."""
        self._open_person(str(target))

    # -- showing --------------------------------------------------------------------------------------

    def _show_departments(self) -> None:
        self.tree.put(self.model.departments, self.model.place)
        self.bar.show_place()

    def _show_people(self) -> None:
        people = self.model.people
        self.table.put(people, lambda person: person.subject)
        self.count.setText(self.tr("{count}人").format(count=len(people)))
        self.bar.show_place()
        if people:
            self.state.show_content()
        elif self.model.search:
            self.state.show_state(State.EMPTY, self.tr("没有找到。可换一种写法，或勾选“含已离开”。"))
        elif self.model.place.department:
            self.state.show_state(State.EMPTY, self.tr("这里现在没有人员。"))
        else:
            self._show_empty()

    def _show_empty(self) -> None:
        text = self.tr("名册还是空的。可导入 .xlsx 或 .csv 名册，也可先添加部门、窗口和人员。")
        self.state.show_state(State.EMPTY, text, self.tr("导入名册…") if self.model.may_edit else "")

    def _act_on_state(self) -> None:
        choose_roster_file(self, self.import_file)

    def _show_refusal(self, refusal: Refusal) -> None:
        self.state.show_refusal(refusal)

    # -- doing ----------------------------------------------------------------------------------------

    def _find(self, _: object = None) -> None:
        self.model.find(self.search.text(), self.with_left.isChecked())

    def _open(self, person: PersonShown) -> None:
        self._open_person(person.subject)

    def _open_person(self, subject: str) -> PersonDialog:
        dialog = PersonDialog(self._desk, self.model, subject, self)
        dialog.open()
        return dialog

    def import_file(self, path: Path) -> ImportDialog:
        """Shows what the file would change."""
        dialog = ImportDialog(self._desk, path, self)
        dialog.model.applied.connect(lambda _: self.model.load())
        dialog.open()
        return dialog

    def _save_template(self) -> None:
        dialog = QFileDialog(self, self.tr("空白名册"), "", "Excel (*.xlsx);;CSV (*.csv)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(self.tr("空白名册.xlsx"))
        dialog.fileSelected.connect(lambda name: self.write_template(Path(name)))
        dialog.open()

    def write_template(self, path: Path) -> None:
        """An empty roster to fill in."""
        from ui.roster.import_model import ImportModel

        ImportModel(self._desk, self).write_template(path)


def _where(person: PersonShown) -> str:
    if person.window_group in ("", person.department_name):
        return person.department_name or "—"
    return f"{person.department_name} · {person.window_group}"


def _means_tone(person: PersonShown) -> Tone:
    return Tone.ATTENTION if person.consented and not person.fingers else Tone.CALM
