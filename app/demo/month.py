"""A simulated month: every finger crosses the scanner's wire, every punch is committed, then paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from app.demo.clock import SetClock
from app.demo.hall import SCANNERS, Lane, Tell, enrol_everybody, on_a_posts
from app.demo.leave import LeaveOfMonth, Signers
from app.demo.people import Press, presses
from app.domain.attendance import windows_of
from app.domain.clock_in import Answer
from app.domain.month import JudgedMonth
from app.domain.slots import Half, Month, days
from app.services.attendance import AttendanceService
from app.services.clock_in import ClockIn, PunchShown
from app.services.enrolment import EnrolmentService
from app.services.hall import Hall
from app.services.reports import ReportService
from ui.words import date_text

NOTABLE = (Answer.LATE, Answer.EARLY, Answer.ABSENT)


def walk_month(
    hall: Hall,
    clock: SetClock,
    enrolment: EnrolmentService,
    found: Sequence[Lane],
    month: Month,
    seed: int,
    tell: Tell,
    signers: Signers | None = None,
) -> list[int]:
    """Enrols everybody, then lets the month pass finger by finger; the slots of those who punch daily."""
    enrolled = enrol_everybody(hall, enrolment, found[0], found[1:])
    tell(f"已在{SCANNERS[0]}上录入{len(enrolled)}人指纹，模板已送到{SCANNERS[1]}")
    with hall.reading() as view:
        settings, time = view.settings, view.time
    on_a = on_a_posts(hall)
    slots = sorted(enrolled[subject] for subject in on_a)
    stand_ins = sorted(slot for subject, slot in enrolled.items() if subject not in on_a)
    people = {slot: subject for subject, slot in enrolled.items()}
    given = settings.calendar, settings.rules, len(found)
    plan = sorted(presses(month, slots, *given, seed) + presses(month, stand_ins, *given, seed + 1))
    leave, clock_in, count = LeaveOfMonth(hall, clock, month, seed, signers), ClockIn(hall), 0
    for day, of_day in groupby(plan, key=lambda press: press.day):
        border, shown = windows_of(settings.rules.schedule(day).hours(day)).noon_border, []
        for press in of_day:
            half = Half.AM if press.second < border else Half.PM
            leave.until(day, press.second)
            if leave.comes(people[press.slot], day, half, "A" if press.slot in slots else "B"):
                clock.at = time.at(day, press.second)
                shown.append(_press(found[press.scanner], clock_in, press))
        tell(f"{date_text(day)}：打卡{len(shown)}次{_notable(shown)}")
        for line in leave.told():
            tell(f"  {line}")
        count += len(shown)
    sent = sum(lane.module.stats.total for lane in found)
    tell(f"串口往来{sent:,}字节，打卡{count:,}次，全部先入库再显示")
    clock.at = time.at(month.next().first, 9 * 3600)
    return slots


def _press(lane: Lane, clock_in: ClockIn, press: Press) -> PunchShown:
    lane.module.place(press.slot)
    hit = lane.scanner.identify()
    while hit is None:  # a bad capture: the person presses again
        hit = lane.scanner.identify()
    lane.module.lift()
    return clock_in.by_finger(lane.name, hit.slot)


def _notable(shown: list[PunchShown]) -> str:
    names = [f"{s.name}{_words(s)}" for s in shown if s.meaning.answer in NOTABLE]
    return f"，{'、'.join(names)}" if names else ""


def _words(shown: PunchShown) -> str:
    late = shown.meaning.edge is not None and shown.meaning.edge.is_in
    return f"{'迟到' if late else '早退'}{shown.meaning.minutes}分"


def print_month(hall: Hall, month: Month, folder: Path, tell: Tell) -> list[Path]:
    """Draft sheets of every department; says what the month came to and where the paper is."""
    issued = AttendanceService(hall).month(month)
    reports = ReportService(hall)
    tell("正在准备字体(每台电脑只需一次)并绘制考勤表…")
    paths = reports.write_pdfs(issued, reports.choice(issued), folder)
    for line in _summary(issued.judged):
        tell(line)
    tell(f"考勤表(草稿){len(paths)}份：")
    for path in paths:
        tell(f"  {path}")
    return paths


def _summary(judged: JudgedMonth) -> Iterator[str]:
    totals = [person.totals for person in judged.people]
    yield (
        f"{judged.month} 应出勤{days(judged.due_halves)}天：迟到{sum(t.late for t in totals)}次，"
        f"早退{sum(t.early for t in totals)}次，缺签{sum(t.missing_punch for t in totals)}次，"
        f"旷工{days(sum(t.awol_halves for t in totals))}天，"
        f"请假{days(sum(sum(t.leave_halves.values()) for t in totals))}天"
    )
