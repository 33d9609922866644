"""The symbols of the monthly sheet, two presets, legible in black and white (domain.md D.1, F-37)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.attendance import PunchSource, Status, Verdict

REST = "休"
CORRECTED = "补"
SWAPPED = "班"
OFF_ROSTER = "—"


@dataclass(frozen=True, slots=True)
class Symbols:
    """One preset: what stands for each status and leave type, and the legend that says so."""

    present: str
    late: str
    early: str
    missing: str
    awol: str
    outing: str
    cover: str
    duty: str
    leave: Mapping[str, str]
    legend: str
    """Entries two spaces apart."""

    def of(self, verdict: Verdict, rest_day: bool) -> str:
        """The cell's text; late and early of one half-day stand side by side: ＞＜."""
        first = verdict.status[0]
        if first is Status.OPEN:
            return ""
        if verdict.leave_type is not None:
            return self.leave[verdict.leave_type]
        if first in (Status.OUTING, Status.AWOL):
            return self.outing if first is Status.OUTING else self.awol
        faults = "".join(self._faults(verdict.status))
        if Status.COVERED in verdict.status:
            return self.cover + faults
        return (self.duty if rest_day else "") + faults or self.present

    def _faults(self, status: tuple[Status, ...]) -> list[str]:
        """In the order of the day: coming, then going."""
        order = (
            (Status.LATE, self.late),
            (Status.MISSING_IN, self.missing),
            (Status.EARLY, self.early),
            (Status.MISSING_OUT, self.missing),
        )
        return [symbol for name, symbol in order if name in status]


def is_corrected(verdict: Verdict) -> bool:
    """Whether a correction slip stands behind one of the punches (补签)."""
    punches = (verdict.punch_in, verdict.punch_out)
    return any(punch is not None and punch.source is PunchSource.CORRECTION for punch in punches)


_COMMON = f"√{CORRECTED} 已补签  {REST} 休息日  {SWAPPED} 调休上班  {OFF_ROSTER} 不计考勤"

MARKS = Symbols(
    present="√",
    late="＞",
    early="＜",
    missing="？",
    awol="×",
    outing="▲",
    cover="◎",
    duty="＋",
    leave={
        "personal": "△",
        "sick": "○",
        "annual": "☆",
        "marriage": "◇",
        "maternity": "□",
        "paternity": "□",
        "childcare": "□",
        "nursing": "□",
        "bereavement": "■",
        "home_visit": "★",
        "work_injury": "◆",
        "official": "●",
        "compensatory": "※",
        "other": "＃",
    },
    legend=(
        "√ 出勤  ＞ 迟到  ＜ 早退  ？ 缺签  × 旷工  △ 事假  ○ 病假  ☆ 年休假  ◇ 婚假  □ 产(护理、育儿)假  "
        "■ 丧假  ★ 探亲假  ◆ 工伤假  ● 公假  ※ 补休  ＃ 其他假  ▲ 公出  ◎ 顶岗  ＋ 值班(延时)  " + _COMMON
    ),
)

WORDS = Symbols(
    present="√",
    late="迟",
    early="退",
    missing="缺",
    awol="旷",
    outing="外",
    cover="顶",
    duty="值",
    leave={
        "personal": "事",
        "sick": "病",
        "annual": "年",
        "marriage": "婚",
        "maternity": "产",
        "paternity": "护",
        "childcare": "育",
        "nursing": "哺",
        "bereavement": "丧",
        "home_visit": "探",
        "work_injury": "伤",
        "official": "公",
        "compensatory": "调",
        "other": "他",
    },
    legend=(
        "√ 出勤  迟 迟到  退 早退  缺 缺签  旷 旷工  事 事假  病 病假  年 年休假  婚 婚假  产 产假  "
        "护 陪产假  育 育儿假  哺 哺乳假  丧 丧假  探 探亲假  伤 工伤假  公 公假  调 补休  他 其他假  "
        "外 公出  顶 顶岗  值 值班(延时)  " + _COMMON
    ),
)

PRESETS: Mapping[str, Symbols] = {"marks": MARKS, "words": WORDS}
