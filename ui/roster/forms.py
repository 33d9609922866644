"""The forms of the roster page: what they ask, and what they ask of the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.services.roster_views import DepartmentShown, GroupShown, PersonShown
from db.roster import Post
from ui.desk import Desk
from ui.reply import Reply
from ui.roster.view_model import Place, RosterModel
from ui.widgets.date_field import DateField, OptionalDate
from ui.widgets.editing import open_form
from ui.widgets.form import FormDialog, text_field
from ui.widgets.text import label
from ui.words import terms


def choice(items: Sequence[tuple[str, object]], chosen: object = None) -> QComboBox:
    """A list to choose one of: (words, value); `currentData()` is the value."""
    made = QComboBox()
    for text, value in items:
        made.addItem(text, value)
    found = made.findData(chosen) if chosen is not None else -1
    made.setCurrentIndex(max(found, 0) if items else -1)
    return made


class RosterForms(QObject):
    """Opens each form over `page`."""

    added = Signal(str)
    """The subject id of a new person, who still wants a post."""

    def __init__(self, desk: Desk, model: RosterModel, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._model, self._page = desk, model, page

    def department(self, known: DepartmentShown | None = None) -> FormDialog:
        code, name = text_field(known.code if known else ""), text_field(known.name if known else "")
        kinds = [(text, key) for key, text in terms("department_kind").items()]
        kind, prefix = choice(kinds, known.kind if known else None), text_field(known.prefix if known else "")
        code.setEnabled(known is None)
        rows = [
            (self.tr("代码"), code),
            (self.tr("名称"), name),
            (self.tr("类别"), kind),
            (self.tr("票号字头"), prefix),
        ]
        return open_form(
            self._page,
            self.tr("修改部门") if known else self.tr("添加部门"),
            self.tr("保存"),
            [*rows],
            lambda reply: self._model.set_department(
                code.text(), name.text(), str(kind.currentData()), prefix.text(), reply
            ),
            self.tr("票号字头是一个英文字母，叫号时用；没有可留空。"),
        )

    def add_group(self, department: DepartmentShown) -> FormDialog:
        name = text_field()
        return open_form(
            self._page,
            self.tr("添加窗口"),
            self.tr("保存"),
            [(self.tr("派驻部门"), label(department.name)), (self.tr("窗口名称"), name)],
            lambda reply: self._model.add_group(department.code, name.text(), reply),
        )

    def rename_group(self, department: DepartmentShown, group: GroupShown) -> FormDialog:
        name = text_field(group.name)
        return open_form(
            self._page,
            self.tr("窗口改名"),
            self.tr("保存"),
            [(self.tr("派驻部门"), label(department.name)), (self.tr("窗口名称"), name)],
            lambda reply: self._model.rename_group(department.code, group.name, name.text(), reply),
        )

    def add_counter(self, department: DepartmentShown, group: GroupShown) -> FormDialog:
        counter = text_field()
        return open_form(
            self._page,
            self.tr("添加窗口号"),
            self.tr("保存"),
            [(self.tr("窗口"), label(group.name)), (self.tr("窗口号"), counter)],
            lambda reply: self._model.assign_counter(counter.text(), department.code, group.name, reply),
            self.tr("已在别处的窗口号会移到这里。"),
        )

    def remove_counter(self, group: GroupShown) -> FormDialog:
        counter = choice([(f"{number}", number) for number in group.counters])
        return open_form(
            self._page,
            self.tr("移除窗口号"),
            self.tr("移除"),
            [(self.tr("窗口"), label(group.name)), (self.tr("窗口号"), counter)],
            lambda reply: self._model.remove_counter(str(counter.currentData()), reply),
        )

    def head(self, department: DepartmentShown, group: GroupShown) -> FormDialog:
        """Only who holds a post in the group can be its head."""
        here = [(f"{p.name}({p.number})", p.subject) for p in self._model.people if _in(p, department, group)]
        person = choice(here, group.head or None)
        return open_form(
            self._page,
            self.tr("窗口负责人"),
            self.tr("保存"),
            [(self.tr("窗口"), label(group.name)), (self.tr("负责人"), person)],
            lambda reply: self._model.set_head(
                str(person.currentData() or ""), department.code, group.name, reply
            ),
        )

    def add_person(self) -> FormDialog:
        number, name = text_field(), text_field()

        def send(reply: Reply) -> None:
            def done(subject: str) -> None:
                reply.done(subject)
                self.added.emit(subject)

            self._model.add_person(number.text(), name.text(), replace(reply, done=done))

        return open_form(
            self._page,
            self.tr("添加人员"),
            self.tr("添加"),
            [(self.tr("编号"), number), (self.tr("姓名"), name)],
            send,
            self.tr("编号是工号或考勤号，每人一个，不重复。添加后请为此人安排岗位。"),
        )

    def rename_person(self, person: PersonShown) -> FormDialog:
        name = text_field(person.name)
        return open_form(
            self._page,
            self.tr("更正姓名"),
            self.tr("保存"),
            [(self.tr("编号"), label(person.number)), (self.tr("姓名"), name)],
            lambda reply: self._model.rename_person(person.subject, name.text(), reply),
        )

    def add_post(self, person: PersonShown) -> FormDialog:
        places = self._places()
        chosen = self._model.place if self._model.place.group else None
        place, post = choice(places, chosen), choice([(t, k) for k, t in terms("post").items()])
        start, end = DateField(self._desk), OptionalDate(self._desk, self.tr("已定离开"))
        rows: list[tuple[str, QWidget]] = [
            (self.tr("窗口"), place),
            (self.tr("岗位"), post),
            (self.tr("进驻日期"), start),
            (self.tr("离开日期"), end),
        ]
        return open_form(
            self._page,
            self.tr("安排岗位：") + person.name,
            self.tr("保存"),
            rows,
            lambda reply: self._model.add_post(
                person.subject,
                place.currentData() or Place(),
                str(post.currentData()),
                start.day,
                end.day,
                reply,
            ),
        )

    def change_post(self, person: PersonShown, post: Post) -> FormDialog:
        groups = [(p.group, p.group) for _, p in self._places() if p.department == post.department]
        group = choice(groups, post.window_group)
        start = DateField(self._desk, post.start)
        end = OptionalDate(self._desk, self.tr("已定离开"), post.end)
        rows: list[tuple[str, QWidget]] = [
            (self.tr("窗口"), group),
            (self.tr("进驻日期"), start),
            (self.tr("离开日期"), end),
        ]
        return open_form(
            self._page,
            self.tr("更正岗位：") + person.name,
            self.tr("保存"),
            rows,
            lambda reply: self._model.change_post(
                post.assignment, str(group.currentData()), start.day, end.day, reply
            ),
        )

    def withdraw_post(self, person: PersonShown, post: Post) -> FormDialog:
        return open_form(
            self._page,
            self.tr("撤销录错的岗位"),
            self.tr("撤销"),
            [(self.tr("姓名"), label(person.name)), (self.tr("窗口"), label(post.window_group))],
            lambda reply: self._model.withdraw_post(post.assignment, reply),
            self.tr("只用于录错的岗位；此人离开大厅请用“结束服务”。撤销后，这段时间不再计考勤。"),
        )

    def end_service(self, person: PersonShown) -> FormDialog:
        last = DateField(self._desk)
        return open_form(
            self._page,
            self.tr("结束服务：") + person.name,
            self.tr("结束服务"),
            [(self.tr("最后一天"), last)],
            lambda reply: self._model.end_service(person.subject, last.day, reply),
            self.tr("此人的各个岗位都到这一天为止，之后的岗位撤销。已有的考勤记录都保留。"),
        )

    def user_no(self, person: PersonShown) -> FormDialog:
        number = text_field()
        return open_form(
            self._page,
            self.tr("添加考勤号：") + person.name,
            self.tr("添加"),
            [(self.tr("考勤号"), number)],
            lambda reply: self._model.set_user_no(person.subject, number.text(), reply),
            self.tr("考勤机上此人的号码。等待匹配的打卡会自动归到此人名下。"),
        )

    def clear_user_no(self, person: PersonShown) -> FormDialog:
        number = choice([(n, n) for n in person.user_nos if n != person.number])
        return open_form(
            self._page,
            self.tr("取消考勤号：") + person.name,
            self.tr("取消对应"),
            [(self.tr("考勤号"), number)],
            lambda reply: self._model.clear_user_no(person.subject, str(number.currentData() or ""), reply),
            self.tr("此号的打卡改为等待匹配，不会丢失。"),
        )

    def _places(self) -> list[tuple[str, Place]]:
        return [
            (f"{d.name} · {g.name}" if g.name != d.name else d.name, Place(d.code, g.name))
            for d in self._model.departments
            for g in d.groups
        ]


def _in(person: PersonShown, department: DepartmentShown, group: GroupShown) -> bool:
    return (person.department, person.window_group) == (department.code, group.name)
