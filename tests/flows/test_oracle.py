"""The judged month, as the command line gives it, against the rules of domain.md B.0 written a second time.

Nothing here is taken from the program's own rules: hours, holidays, windows and verdicts are spelled out
again from the text, plainly and without any thought of speed, and random months must come out the same.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from app.cli import main

DAY = timedelta(days=1)
SEASON_EDGES = ("2026-02", "2026-04", "2026-05", "2026-09", "2026-10")
"""Swapped Saturdays and a long holiday, and the months before and after each change of season."""

# --- what the text says ---------------------------------------------------------------------------------

HOLIDAYS = (
    ("01-01", "01-03"),
    ("02-15", "02-23"),
    ("04-04", "04-06"),
    ("05-01", "05-05"),
    ("06-19", "06-21"),
    ("09-25", "09-27"),
    ("10-01", "10-07"),
)
WORKING_WEEKENDS = ("01-04", "02-14", "02-28", "05-09", "09-20", "10-10")
WINTER = (("08:30", "12:00"), ("14:00", "17:30"))
SUMMER = (("08:30", "12:00"), ("14:30", "18:00"))
LEAVE_TYPES = (
    *("personal", "sick", "annual", "marriage", "maternity", "paternity", "childcare"),
    *("nursing", "bereavement", "home_visit", "work_injury", "official", "compensatory", "other"),
)


def minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


@dataclass
class Rules:
    """What a hall has set, each from a date on; the later entry of a list wins."""

    grace: list[tuple[date, int]]
    absence: list[tuple[date, int]]
    friday_end: date | None = None
    """From this day on Fridays end at 17:00, as in one real hall."""
    half_days: dict[date, str] | None = None
    """Dates on which the calendar gives one half-day off: `am` or `pm`."""

    def value(self, changes: list[tuple[date, int]], day: date, default: int) -> int:
        return ([value for first, value in changes if first <= day] or [default])[-1]


def works(day: date, rules: Rules) -> set[str]:
    off = (rules.half_days or {}).get(day)
    if off is not None:
        return {"am", "pm"} - {off}
    here = day.strftime("%m-%d")
    if here in WORKING_WEEKENDS:
        return {"am", "pm"}
    free = day.weekday() >= 5 or any(first <= here <= last for first, last in HOLIDAYS)
    return set() if free else {"am", "pm"}


def hours(day: date, rules: Rules) -> dict[str, tuple[int, int]]:
    am, pm = WINTER if day.month >= 10 or day.month <= 4 else SUMMER
    end = pm[1]
    if rules.friday_end is not None and day >= rules.friday_end and day.weekday() == 4:
        end = "17:00"
    return {"am": (minutes(am[0]), minutes(am[1])), "pm": (minutes(pm[0]), minutes(end))}


def borders(of: dict[str, tuple[int, int]]) -> list[Fraction]:
    """06:30–10:15–13:00–15:45–24:00 in winter."""
    (a0, a1), (p0, p1) = of["am"], of["pm"]
    return [
        Fraction(a0 - 120),
        Fraction(a0 + a1, 2),
        Fraction(a1 + p0, 2),
        Fraction(p0 + p1, 2),
        Fraction(24 * 60),
    ]


def within(punches: list[datetime], first: Fraction, last: Fraction) -> list[datetime]:
    """Punches of a date in a half-open stretch of minutes."""

    def place(p: datetime) -> Fraction:
        return p.hour * 60 + p.minute + Fraction(p.second, 60)

    return sorted(p for p in punches if first <= place(p) < last)


def shown(punch: datetime | None) -> str | None:
    return punch.strftime("%H:%M") if punch else None


def slot(day: date, half: str, status: list[str], *rest: Any) -> dict[str, Any]:
    late, early, first, last = rest
    return {
        "date": str(day),
        "half": half,
        "status": sorted(status),
        "late_minutes": late,
        "early_minutes": early,
        "in": shown(first),
        "out": shown(last),
    }


def despite_leave(
    day: date, half: str, punches: list[datetime], rules: Rules, other_judged: bool
) -> list[datetime]:
    """Who is on leave and punches in that half-day; coming for, or going after, the other one is nothing."""
    (start, end), b = hours(day, rules)[half], borders(hours(day, rules))
    here = within(punches, Fraction(0), b[2]) if half == "am" else within(punches, b[2], Fraction(24 * 60))
    if other_judged:
        morning_out, noon_in = within(punches, b[1], b[2]), within(punches, b[2], b[3])
        if half == "am":
            used = (noon_in[:1] or morning_out[-1:])[:1]
        else:
            used = morning_out[-1:] or noon_in[:1]
        here = [p for p in here if all(abs((p - u).total_seconds()) >= 60 for u in used)]
        minute = [p.hour * 60 + p.minute for p in here]
        if not any(m < end if half == "am" else m >= start for m in minute):
            return []
    return sorted({here[0], here[-1]}) if here else []


def judged_half(
    day: date, half: str, punches: list[datetime], rules: Rules, judged: set[str]
) -> dict[str, Any]:
    start, end = hours(day, rules)[half]
    b = borders(hours(day, rules))
    morning_in, morning_out = within(punches, b[0], b[1]), within(punches, b[1], b[2])
    noon_in, evening_out = within(punches, b[2], b[3]), within(punches, b[3], b[4])
    if half == "am":
        first = morning_in[0] if morning_in else None
        last = morning_out[-1] if morning_out else None
        if last is None and "pm" not in judged and noon_in:
            last = noon_in[0]
    else:
        first = noon_in[0] if noon_in else None
        last = evening_out[-1] if evening_out else None
        if first is None and "am" not in judged and morning_out:
            first = morning_out[-1]
    if first is None and last is None:
        return slot(day, half, ["awol"], 0, 0, None, None)
    grace, absence = rules.value(rules.grace, day, 0), rules.value(rules.absence, day, 30)
    late = first.hour * 60 + first.minute - start if first else 0
    early = end - (last.hour * 60 + last.minute) if last else 0
    late, early = (late if late > grace else 0), (early if early > grace else 0)
    if late >= absence or early >= absence:
        return slot(day, half, ["awol"], 0, 0, first, last)
    status = [
        name
        for name, there in (
            ("missing_in", first is None),
            ("missing_out", last is None),
            ("late", late > 0),
            ("early", early > 0),
        )
        if there
    ]
    return slot(day, half, status or ["normal"], late, early, first, last)


@dataclass
class Entry:
    """A line of the roster; a person's entries do not overlap here, but for a B beside an A."""

    number: str
    name: str
    department: str
    post: str
    start: date
    end: date | None

    def holds(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


Slots = dict[tuple[date, str], str]
"""Half-days with what they are: a kind of leave, or the department in which somebody covers."""


@dataclass
class Granted:
    """What was granted, agreed or given back in the end, by staff number."""

    leave: dict[str, Slots]
    cover: dict[str, Slots]


def expected_slots(
    entry: Entry,
    mates: list[Entry],
    punches: list[datetime],
    month: list[date],
    rules: Rules,
    now: datetime,
    granted: Granted,
) -> Iterator[dict[str, Any]]:
    """The slots of one entry; `mates`: all entries of this person, this one too."""
    leave = granted.leave.get(entry.number, {})
    covers = granted.cover.get(entry.number, {}) if entry.post == "B" else {}
    mark = ["covered"] if entry.post == "B" else []
    for day in month:
        here = [p for p in punches if p.date() == day]
        working = works(day, rules)
        mine = {half for half in working if entry.holds(day) and (entry.post == "A" or (day, half) in covers)}
        needed = {half for half in mine if (day, half) not in leave}
        border = borders(hours(day, rules))[2]
        for half in ("am", "pm"):
            span = (Fraction(0), border) if half == "am" else (border, Fraction(24 * 60))
            part = within(here, *span)
            ends = (part[0], part[-1]) if part else (None, None)
            if half in mine:
                over = datetime.combine(day, datetime.min.time()) + timedelta(
                    minutes=hours(day, rules)[half][1]
                )
                if over > now:
                    yield slot(day, half, ["open", *mark], 0, 0, *ends)
                elif (day, half) in leave:
                    yield {
                        **slot(day, half, ["leave", *mark], 0, 0, None, None),
                        "leave": leave[day, half],
                        "punched": [shown(p) for p in despite_leave(day, half, here, rules, bool(needed))],
                    }
                else:
                    found = judged_half(day, half, here, rules, needed)
                    yield {**found, "status": sorted([*found["status"], *mark])}
            elif part and shows_stray(entry, mates, day):
                on_roster = any(mate.holds(day) for mate in mates)
                yield slot(day, half, ["rest" if on_roster else "off_roster"], 0, 0, *ends)


def shows_stray(entry: Entry, mates: list[Entry], day: date) -> bool:
    """A punch outside duty is shown once: where the person serves that day, else at the nearest entry.

    Where two are as near, the text leaves it open: it is the one that stands first in the list.
    """
    serving = [mate for mate in mates if mate.holds(day)]
    if serving:
        return entry is serving[0]

    def far(mate: Entry) -> int:
        return (mate.start - day).days if day < mate.start else (day - (mate.end or day)).days

    return entry is min(mates, key=lambda mate: (far(mate), mate.department))


def expected_totals(slots: list[dict[str, Any]]) -> dict[str, Any]:
    count = Counter(status for s in slots for status in s["status"])
    due = sum(1 for s in slots if not {"open", "rest", "off_roster"} & set(s["status"]))
    leave = Counter(s["leave"] for s in slots if "leave" in s)
    return {
        "due_days": due / 2,
        "actual_days": (due - count["awol"] - count["leave"]) / 2,
        "late": count["late"],
        "early": count["early"],
        "missing_punch": count["missing_in"] + count["missing_out"],
        "awol_days": count["awol"] / 2,
        "leave_days": {kind: leave[kind] / 2 for kind in LEAVE_TYPES},
        "outing_days": 0,
    }


# --- random halls ---------------------------------------------------------------------------------------


def month_dates(month: str) -> list[date]:
    first = date.fromisoformat(f"{month}-01")
    return [day for day in (first + n * DAY for n in range(31)) if day.month == first.month]


def random_clock(rng: random.Random, day: date, rules: Rules) -> datetime:
    """Mostly at the edges: starts, ends, limits, borders, each with a second or a minute to either side."""
    if rng.random() < 0.15:
        return datetime.combine(day, datetime.min.time()) + timedelta(seconds=rng.randrange(24 * 3600))
    spans = hours(day, rules)
    edges = [Fraction(edge) for span in spans.values() for edge in span] + borders(spans)[:4]
    edge = int(rng.choice(edges) * 60)
    near = rng.choice((0, 0, 1, 5, 29, 30, 31, 60)) * rng.choice((-60, 60))
    second = min(max(edge + near + rng.choice((-1, 0, 0, 1, 59)), 0), 24 * 3600 - 1)
    return datetime.combine(day, datetime.min.time()) + timedelta(seconds=second)


def random_day(rng: random.Random, day: date, rules: Rules) -> list[datetime]:
    kind = rng.random()
    if kind < 0.1:
        return []
    if kind < 0.55:
        return [random_clock(rng, day, rules) for _ in range(rng.randrange(1, 7))]
    punches = []
    midnight = datetime.combine(day, datetime.min.time())
    for half in ("am", "pm"):
        start, end = hours(day, rules)[half]
        for minute in (start - rng.randrange(-3, 12), end + rng.randrange(-3, 12)):
            if rng.random() > 0.06:
                punches.append(midnight + timedelta(minutes=minute, seconds=rng.randrange(60)))
    return punches


def random_roster(rng: random.Random, month: list[date], people: int) -> list[Entry]:
    """Whole months, beginnings and ends within, transfers, returns after a gap, Bs who cover nobody."""
    entries = []
    before, after = month[0] - 20 * DAY, month[-1] + 20 * DAY
    for index in range(people):
        who = (f"{1000 + index}", f"人员{index}")
        a, b, c = sorted(rng.sample(range(1, 29), 3))
        match rng.randrange(6):
            case 0 | 1:
                entries.append(Entry(*who, "SJ", "A", before, None))
            case 2:
                entries.append(Entry(*who, "SJ", "A", month[a - 1], month[b - 1]))
            case 3:
                entries.append(Entry(*who, "SJ", "A", before, month[a - 1]))
                entries.append(Entry(*who, "GA", "A", month[a], after))
            case 4:
                entries.append(Entry(*who, "SJ", "A", before, month[a - 1]))
                entries.append(Entry(*who, "GA", "A", month[c - 1], None))
            case _:
                entries.append(Entry(*who, "GA", "A", month[b - 1], None))
                entries.append(Entry(*who, "SJ", "B", month[b - 1], None))
    return entries


def rules_of(rng: random.Random, month: list[date]) -> Rules:
    if rng.random() < 0.4:
        return Rules([], [])
    grace = [(month[9], rng.choice((5, 10, 15)))]
    absence = [(month[0] - DAY, 30), (month[14], rng.choice((20, 60)))]
    workdays = [day for day in month if len(works(day, Rules([], []))) == 2]
    halves = {day: rng.choice(("am", "pm")) for day in rng.sample(workdays, 3)}
    return Rules(grace, absence, month[12], halves)


class Hall:
    """A practice store that is filled, and asked, through the command line alone."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys
        self.run("init", "--hall", "对照厅", "--practice")

    def run(self, *words: str) -> str:
        status, out, err = self.tries(*words)
        assert status == 0, err
        return out

    def tries(self, *words: str) -> tuple[int, str, str]:
        """What may be refused: exit status, output, error."""
        status = main([*words, "--data", str(self.folder / "data")])
        return (status, *self._capsys.readouterr())

    def leave(self, moment: datetime, *words: str) -> dict[str, Any] | None:
        """`zaigang leave …`; None if the rules of leave refuse it, or the person does not serve there."""
        status, out, err = self.tries("leave", *words, "--json", "--as-of", moment.isoformat())
        assert status in (0, 2, 4), err
        if status != 0:
            return None
        found: dict[str, Any] = json.loads(out)
        return found

    def file(self, name: str, lines: list[str]) -> str:
        path = self.folder / name
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return str(path)

    def set_rules(self, rules: Rules) -> None:
        for key, changes in (("grace", rules.grace), ("half_day_absence", rules.absence)):
            for first, value in changes:
                self.run("rules", "set", f"attendance.{key}_minutes", str(value), "--from", str(first))
        if rules.friday_end is not None:
            seasons = [
                {"name": name, "from": first, "to": last, "weekdays": with_short_friday(spans)}
                for name, first, last, spans in (
                    ("冬", "10-01", "04-30", WINTER),
                    ("夏", "05-01", "09-30", SUMMER),
                )
            ]
            schedule = json.dumps({"seasons": seasons})
            self.run("rules", "set", "attendance.schedule", schedule, "--from", str(rules.friday_end))
        if rules.half_days:
            self.run("calendar", "import", self.calendar(rules.half_days))

    def calendar(self, halves: dict[date, str]) -> str:
        """The year's arrangement again, with some half-days off."""
        lines = ["日期,类型,名称"]
        for first, last in HOLIDAYS:
            day = date.fromisoformat(f"2026-{first}")
            while day <= date.fromisoformat(f"2026-{last}"):
                lines.append(f"{day},休息,假")
                day += DAY
        lines += [
            f"2026-{day},上班,调休" for day in WORKING_WEEKENDS if f"2026-{day}" not in map(str, halves)
        ]
        lines += [f"{day},{'上午休息' if half == 'am' else '下午休息'},半日" for day, half in halves.items()]
        return self.file("calendar.csv", lines)


def with_short_friday(spans: Any) -> list[Any]:
    (am, (p0, p1)) = spans
    return [[am, (p0, "17:00" if weekday == 4 else p1)] for weekday in range(7)]


def check_month(hall: Hall, rng: random.Random, month: str, people: int) -> int:
    """Fills the hall at random and holds every slot and total against the text; the slots compared."""
    dates = month_dates(month)
    rules = rules_of(rng, dates)
    hall.set_rules(rules)
    entries = random_roster(rng, dates, people)
    header = "number,name,department_code,department,window_group,post,start,end"
    rows = [
        f"{e.number},{e.name},{e.department},{e.department}局,,{e.post},{e.start},{e.end or ''}"
        for e in entries
    ]
    rng.shuffle(rows)
    hall.run("roster", "import", hall.file("roster.csv", [header, *rows]))
    punches = {
        number: sorted(
            {
                clock
                for day in dates
                for clock in random_day(rng, day, rules)
                if clock >= first_start(entries, number)
            }
        )
        for number in sorted({e.number for e in entries})
    }
    log = [f"{number}\t{clock}\t0\t1" for number, clocks in punches.items() for clock in clocks]
    rng.shuffle(log)
    hall.run("punches", "import", hall.file("attlog.dat", [*log, *log[:20]]))
    moments = [
        datetime.combine(dates[-1] + DAY, datetime.min.time()),
        random_clock(rng, rng.choice(dates), rules),
    ]
    granted = ask_for_leave(hall, rng, entries, dates)
    return sum(compare(hall, month, entries, punches, rules, now, granted) for now in moments)


def after(place: tuple[date, str]) -> tuple[date, str]:
    return (place[0], "pm") if place[1] == "am" else (place[0] + DAY, "am")


def ask_for_leave(hall: Hall, rng: random.Random, entries: list[Entry], month: list[date]) -> Granted:
    """Requests before the month and late ones, granted, refused, left waiting, ended early, with covers.

    Which of them the rules of leave let through is not asked here: only what then stands is compared.
    """
    granted = Granted({}, {})
    numbers = sorted({e.number for e in entries})
    stand_ins = [e for e in entries if e.post == "B"]
    for number in rng.choices(numbers, k=2 * len(numbers) // 3):
        first = (rng.choice(month) - rng.choice((0, 0, 3)) * DAY, rng.choice(("am", "pm")))
        span = [first]
        for _ in range(rng.choice((0, 1, 1, 2, 3, 7))):
            span.append(after(span[-1]))
        kind = rng.choice(("personal", "sick", "annual", "other", "bereavement"))
        by = rng.choice(stand_ins) if stand_ins and rng.random() < 0.6 else None
        given = ["--person", number, "--type", kind, "--reason", "事", "--from", text_of(span[0])]
        given += ["--to", text_of(span[-1]), *(("--cover", by.number) if by else ())]
        asked_on = month[0] - 9 * DAY if rng.random() < 0.7 else month[-1]
        moment = datetime.combine(asked_on, datetime.min.time()) + timedelta(hours=9)
        decided = decide(hall, rng, moment, hall.leave(moment, "file", *given))
        if decided is None:
            continue
        if rng.random() < 0.4 and len(span) > 2:
            back = rng.choice(span[1:])
            later = datetime.combine(back[0], datetime.min.time()) + timedelta(hours=13)
            if hall.leave(later, "return", decided, "--from", text_of(back)) is not None:
                span = span[: span.index(back)]
        granted.leave.setdefault(number, {}).update(dict.fromkeys(span, kind))
        if by:
            granted.cover.setdefault(by.number, {}).update(dict.fromkeys(span, by.department))
    return granted


def decide(hall: Hall, rng: random.Random, moment: datetime, asked: dict[str, Any] | None) -> str | None:
    """The number of a request that is granted in the end."""
    luck = rng.random()
    if asked is None or luck < 0.15:
        return None
    if asked["route"] != "centre":
        hall.leave(moment, "opinion", asked["id"], "--agree", "--signer", "某局领导")
    word = "--approve" if luck < 0.85 else "--refuse"
    over = ("--override", "--reason", "确需")
    decided = hall.leave(moment, "decide", asked["id"], word, *(over if word == "--approve" else ()))
    return asked["id"] if decided is not None and decided["state"] != "refused" else None


def text_of(place: tuple[date, str]) -> str:
    return f"{place[0]}{place[1]}"


def first_start(entries: list[Entry], number: str) -> datetime:
    """What lies a day before a person's first day is a clock that was reset, and is kept apart."""
    first = min(e.start for e in entries if e.number == number)
    return datetime.combine(first - DAY, datetime.min.time())


def compare(
    hall: Hall,
    month: str,
    entries: list[Entry],
    punches: dict[str, list[datetime]],
    rules: Rules,
    now: datetime,
    granted: Granted,
) -> int:
    found = json.loads(hall.run("month", month, "--json", "-", "--as-of", now.isoformat()))
    dates = month_dates(month)
    assert found["due_days"] == sum(len(works(day, rules)) for day in dates) / 2
    by_entry = {(p["number"], p["department"], p["post"]): p for p in found["people"]}
    assert len(by_entry) == len(found["people"])
    compared = 0
    for entry in entries:
        mates = [e for e in entries if e.number == entry.number]
        wanted = list(expected_slots(entry, mates, punches[entry.number], dates, rules, now, granted))
        person = by_entry.pop((entry.number, entry.department, entry.post))
        got = [{**s, "status": sorted(s["status"])} for s in person["slots"]]
        for ours, theirs in zip(got, wanted, strict=False):
            day = [str(p.time()) for p in punches[entry.number] if str(p.date()) == theirs["date"]]
            plain = {name: value for name, value in theirs.items() if name not in ("leave", "punched")}
            assert ours == plain, (entry, day, rules, now)
        assert len(got) == len(wanted), (entry, mates, got[len(wanted) :], wanted[len(got) :])
        assert person["totals"] == expected_totals(wanted)
        assert person.get("conflicts", []) == [
            {"date": s["date"], "half": s["half"], "punches": s["punched"]}
            for s in wanted
            if s.get("punched")
        ]
        compared += len(wanted)
    assert not by_entry
    return compared


@pytest.mark.parametrize("month", ["2026-02", "2026-04", "2026-10"])
def test_a_random_month_comes_out_as_the_text_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], month: str
) -> None:
    rng = random.Random(f"{month} in short")
    assert check_month(Hall(tmp_path, capsys), rng, month, 12) > 500


@pytest.mark.full
@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("month", SEASON_EDGES)
def test_many_random_months_come_out_as_the_text_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], month: str, seed: int
) -> None:
    assert check_month(Hall(tmp_path, capsys), random.Random(f"{month} {seed}"), month, 30) > 1000
