"""The desk: places on the left, the top bar, the pages, one message bar.

**How a page joins.** Write `ui/FEATURE/view_model.py` (Qt signals out, plain methods in, no widgets) and
`ui/FEATURE/page.py` with one widget class, and add a `PageSpec` to `ui.places.PAGES`. The class

* is made as `FeaturePage(desk)` when it is first opened, imports nothing heavy before that, and lives until
  somebody else signs in, so that what is half filled is not lost when another page is opened;
* has `refresh()`, called whenever it comes into view, and while it is in view after every change of the
  store (`Background.changed`, by this or another program): read again, keep selection and scroll;
* may have `show_target(target)`: what `desk.open("key", target)` handed over;
* may have `shortcuts`: pairs of (key, what it does) for the list on F1;
* builds itself with `ui.widgets.frame.PageFrame` (title, filters, the one primary button at the top right)
  and shows its content through `ui.widgets.states.StateView` (loading, empty, wrong, offline, no right);
* uses `ui.widgets.text.label` and `button`, never a bare `QLabel`: nothing renders rich text.

Data comes by `desk.background.read(call(Service.method, ...), self, done)`, changes go by
`desk.background.write(call(Service.method, desk.actor, ...), self, done, refused)`, paper and files by
`desk.background.work(function, self, done, progress=...)`; the callbacks run on the UI thread, and not at
all once `self` is gone. Without `refused` the refusal shows in the message bar; `desk.actor` raises a
refusal by itself when the session is over, and a `Refusal` that escapes from any slot is shown likewise.
Words come from `ui.words` (sentences, terms, dates), other texts are Chinese through `self.tr(...)`.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.palette import Tone
from ui.place_list import PlaceList
from ui.places import PageSpec, page_title, place_title, places_of
from ui.shortcuts import ShortcutList
from ui.top_bar import TopBar
from ui.widgets.frame import MARGIN
from ui.widgets.notice import Notice
from ui.widgets.text import escaped

SAY_MS = 12_000
"""How long a calm message stays; what needs attention stays until the next one or a click."""


class Shell(QWidget):
    """The front that director, officers, chief and administrator work at."""

    left = Signal()
    """Back to the clock-in page."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pages: dict[str, QWidget] = {}
        self._specs: dict[str, PageSpec] = {}
        self._by_place: dict[str, list[PageSpec]] = {}
        self._owner = ""
        self.top = TopBar(desk)
        self.places = PlaceList()
        self.tabs = QTabBar(drawBase=False, expanding=False)
        self.message = Notice(self)
        self._stack = QStackedWidget()
        self._stack.setObjectName("pages")
        self._fade = QTimer(self, interval=SAY_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self._bind_keys()

    def _lay_out(self) -> None:
        content = QVBoxLayout()
        content.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(MARGIN, 8, MARGIN, 0)
        above.addWidget(self.tabs)
        content.addLayout(above)
        content.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.places)
        middle.addLayout(content, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        self.top.left.connect(self.left)
        self.places.chosen.connect(self._open_place)
        self.tabs.currentChanged.connect(self._open_tab)
        self._fade.timeout.connect(lambda: self.message.say(Tone.CALM, ""))
        self._desk.said.connect(self.say)
        self._desk.asked_for.connect(self.open)
        self._desk.background.changed.connect(self._refresh)

    @property
    def keys(self) -> list[tuple[str, str]]:
        """The keys that work on every page, and what each does."""
        return [
            ("F1", self.tr("快捷键一览")),
            ("F5", self.tr("重新读取本页")),
            ("Ctrl+1 … Ctrl+6", self.tr("左侧各处")),
            ("Ctrl+PgUp / Ctrl+PgDown", self.tr("上一页、下一页")),
            ("Ctrl+C", self.tr("复制表格中选中的行")),
            ("Ctrl+L", self.tr("退出登录，回到打卡页")),
        ]

    def _bind_keys(self) -> None:
        actions: dict[str, Any] = {
            "F1": self.show_shortcuts,
            "F5": self._refresh,
            "Ctrl+L": self.left.emit,
            "Ctrl+PgUp": lambda: self._next_tab(-1),
            "Ctrl+PgDown": lambda: self._next_tab(1),
            **{f"Ctrl+{n}": lambda index=n - 1: self.places.choose(index) for n in range(1, 7)},
        }
        for keys, act in actions.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # -- session --------------------------------------------------------------------------------------

    def take_session(self) -> None:
        """Somebody has signed in: their places, their pages."""
        session = self._desk.session
        if session is None:
            return
        if session.actor.account != self._owner:
            self._forget_pages()
            self._owner = session.actor.account
        places = places_of(session.actor)
        self._by_place = dict(places)
        self._specs = {spec.key: spec for _, specs in places for spec in specs}
        self.places.put([(place, place_title(place)) for place, _ in places])
        self.message.say(Tone.CALM, "")
        if places:
            self.places.choose(0)
            self._open_place(places[0][0])
        self._count_waiting()

    def _forget_pages(self) -> None:
        """What somebody else had half filled is nobody's business."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()

    # -- going about ----------------------------------------------------------------------------------

    def open(self, key: str, target: object = None) -> None:
        """Shows a page that exists and is open to whoever is signed in; others are passed over."""
        spec = self._specs.get(key)
        if spec is None:
            return
        if key not in self._pages:
            self._pages[key] = spec.make(self._desk)
            self._stack.addWidget(self._pages[key])
        self._mark(spec)
        page: Any = self._pages[key]
        self._stack.setCurrentWidget(page)
        if target is not None and hasattr(page, "show_target"):
            page.show_target(target)
        page.refresh()
        if not self.places.hasFocus():  # whoever goes through the list by arrow keys stays in it
            self._focus(page)

    def _focus(self, page: QWidget) -> None:
        """The first thing on the page that keys can work."""
        takers = (w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus)
        taker = next((w for w in takers if w.isVisibleTo(page) and w.isEnabled()), page)
        taker.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def page(self) -> QWidget | None:
        """The page in view."""
        return self._stack.currentWidget()

    def _mark(self, spec: PageSpec) -> None:
        """The place and the tab that belong to the page, without opening anything again."""
        specs = self._by_place[spec.place]
        self.places.mark(spec.place)
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for other in specs:
            self.tabs.addTab(escaped(page_title(other)))
        self.tabs.setCurrentIndex(specs.index(spec))
        self.tabs.setVisible(len(specs) > 1)
        self.tabs.blockSignals(False)
        self._place_message()

    def _open_place(self, place: str) -> None:
        specs = self._by_place.get(place, [])
        shown = [s for s in specs if s.key in self._pages and self._pages[s.key] is self.page]
        if specs and not shown:
            self.open(specs[0].key)

    def _open_tab(self, index: int) -> None:
        specs = self._by_place.get(self.places.place, [])
        if 0 <= index < len(specs):
            self.open(specs[index].key)

    def _next_tab(self, step: int) -> None:
        if self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())

    def _refresh(self) -> None:
        page: Any = self.page
        if page is not None and self.isVisible() and self._desk.session is not None:
            page.refresh()
            self._count_waiting()

    def _count_waiting(self) -> None:
        session = self._desk.session
        if session is None:
            return
        for spec in self._specs.values():
            if spec.waiting is not None:
                count = partial(self.places.set_count, spec.place, spec.key)
                self._desk.background.read(spec.waiting(session.actor), self, count)

    # -- speaking -------------------------------------------------------------------------------------

    def say(self, tone: Tone, text: str) -> None:
        """One sentence above the page."""
        self.message.say(tone, text)
        self._place_message()
        self._fade.stop()
        if tone in (Tone.CALM, Tone.OK):
            self._fade.start()

    def _place_message(self) -> None:
        """Right of the tabs, or of the title where there are none."""
        left, width = self.places.width() + MARGIN, self.width() - self.places.width()
        beside = self.tabs.sizeHint().width() + MARGIN if self.tabs.count() > 1 else width // 3
        self.message.put(left + beside, self.top.height() + 8, self.width() - MARGIN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_message()

    def show_shortcuts(self) -> None:
        own = getattr(self.page, "shortcuts", ())
        ShortcutList([*self.keys, *own], self).exec()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._desk.session is not None:
            key = next((key for key, page in self._pages.items() if page is self.page), None)
            self._forget_pages()
            self.take_session()
            if key is not None:
                self.open(key)
        super().changeEvent(event)
