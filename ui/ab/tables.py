"""The two lists of the page: window groups of today, and the register of covers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.services.ab_covers import CoverShown
from app.services.ab_views import GroupShown
from ui.ab import lines
from ui.widgets.table import Column, LineTable

translate = QCoreApplication.translate


def groups_table() -> LineTable[GroupShown]:
    return LineTable(
        [
            Column(translate("ab", "窗口"), lambda g: g.window_group, width=216),
            Column(
                translate("ab", "A岗"), lambda g: str(len(g.a)), lambda g: len(g.a), figure=True, width=64
            ),
            Column(translate("ab", "B岗"), lines.b_text, width=144),
            Column(translate("ab", "配备"), lines.state_text, tone=lines.state_tone, width=112),
            Column(translate("ab", "缺什么"), lines.lacks_text, tone=lines.lacks_tone),
        ],
        lambda g: g.department,
    )


def covers_table() -> LineTable[CoverShown]:
    return LineTable(
        [
            Column(translate("ab", "顶岗的人"), lambda c: c.name, width=96),
            Column(translate("ab", "替谁"), lambda c: c.covered, width=96),
            Column(translate("ab", "窗口"), lambda c: c.window_group, width=216),
            Column(translate("ab", "窗口号"), lambda c: c.counter, width=80),
            Column(
                translate("ab", "时间"), lambda c: lines.slots_text(c.slots), lambda c: c.slots[0], width=248
            ),
            Column(translate("ab", "状态"), lines.cover_state, tone=lines.cover_tone, width=120),
            Column(translate("ab", "来由"), _why),
        ],
        lambda c: c.number,
    )


def _why(cover: CoverShown) -> str:
    return translate("ab", "请假{leave}").format(leave=cover.leave) if cover.leave else cover.note
