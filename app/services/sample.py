"""The sample hall of domain.md E: everything in it is invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count, cycle

from app.domain import facts
from app.domain.access import Action, Actor, require
from app.domain.fact import Fact
from app.domain.post_facts import ItemSet, QualifiedSet
from app.domain.refusal import Refusal
from app.services.hall import Hall, new_id
from app.services.sample_items import SAMPLE_ITEMS
from db import roster

SAMPLE_HALL_NAME = "青禾区政务服务中心"

_DEPARTMENTS = (
    # code, name, prefix, counters, number of the first person, A posts (chief representative first), B posts
    ("GA", "青禾公安分局", "A", (1, 5), 1001, "沈立言、马晓岚、顾文渊、董佳宁、尹博远、褚雨桐", "罗启明"),
    ("SJ", "区市场监督管理局", "B", (6, 9), 1101, "韩静怡、陆承志、范思琪、邹皓然、薛明溪", "孟祥柯"),
    ("RS", "区人力资源和社会保障局", "C", (10, 12), 1201, "曹雅宁、彭立夏、廖志恒、万欣妍", ""),
    ("YB", "区医疗保障局", "D", (13, 14), 1301, "段慧敏、金子昊、汤若溪", ""),
    ("SW", "区税务局", "E", (15, 18), 1401, "戴国川、夏知秋、钟沛霖、傅晓彤、姜亦铭", "侯振宇"),
    (
        "BD",
        "区自然资源局(不动产登记)",
        "F",
        (19, 23),
        1501,
        "秦秉文、石梦瑶、龚嘉树、邵婉清、贺云舟、孔令则",
        "",
    ),
    ("ZJ", "区住房和城乡建设局", "G", (24, 24), 1601, "任海川、龙思远", "崔景行"),
    ("MZ", "区民政局", "H", (25, 25), 1701, "黎晓棠、易安然", ""),
    ("WJ", "区卫生健康局", "J", (26, 26), 1801, "常若川", "温书瑶"),
    ("JT", "区交通运输局", "K", (27, 27), 1901, "武承泽、乔语宁", "康明哲"),
    (
        "SP",
        "区行政审批服务局(综合窗口)",
        "Z",
        (28, 32),
        2001,
        "田语桐、章景程、潘若琳、葛一帆、祝清越、伍嘉言、柏思远、路雨晴",
        "",
    ),
    ("GJ", "住房公积金管理部", "L", (33, 34), 2101, "毛启舟、邱诗涵", "聂宏图"),
)

_OTHER_UNITS = (
    ("CG", "区城市管理局", "department"),
    ("HD", "河东分中心", "sub_centre"),
    ("YX", "云溪镇", "town"),
    ("LW", "柳湾街道", "town"),
)
"""Assessed units without people in the hall; 区城市管理局 has not entered it (应进未进)."""

_CENTRE = ("ZX", "政务服务中心", 9001)
_CENTRE_STAFF = (
    ("中心领导", "梁致远、宋晏清"),
    ("督查科", "卢正衡、查继平"),
    ("业务科", "文思齐"),
    ("办公室", "关晓月"),
    ("导服台", "柳承蔚"),
)
"""主任, 副主任; 值班长; 考勤员 in the office."""

_STARTS = (
    date(2025, 1, 6),
    date(2025, 2, 17),
    date(2025, 3, 3),
    date(2025, 4, 14),
    date(2025, 6, 9),
    date(2025, 7, 1),
    date(2025, 9, 1),
    date(2025, 10, 13),
    date(2025, 11, 3),
)
_CENTRE_START = date(2023, 7, 3)
_ROTATION_CANDIDATE = ("范思琪", date(2024, 9, 10))
"""Two years are nearly over; everybody else came later."""

_ORDER = (
    facts.DepartmentSet,
    facts.WindowGroupSet,
    facts.CounterSet,
    facts.PersonRegistered,
    facts.PostAssigned,
    facts.WindowHeadSet,
    ItemSet,
    QualifiedSet,
)

Pair = tuple[str, Fact]


def install_sample(hall: Hall, actor: Actor) -> None:
    """Departments, window groups, 34 counters, 46 A and 7 B posts and the centre's own seven, items.

    Refusals: `sample_needs_empty_roster`, `not_entitled`.
    """
    require(actor, Action.ROSTER_EDIT)
    with hall.writing(actor) as tx:
        if roster.departments(tx.conn) or roster.people(tx.conn):
            raise Refusal("sample_needs_empty_roster")
        tx.record_all(sorted(_facts(), key=_kind))


def _kind(pair: Pair) -> int:
    """Facts of one kind together: they are applied at once."""
    return _ORDER.index(type(pair[1]))


def _facts() -> Iterator[Pair]:
    starts = cycle(_STARTS)
    for code, name, prefix, (first, last), number, a_posts, b_posts in _DEPARTMENTS:
        yield "", facts.DepartmentSet(code, name, "department", prefix)
        yield "", facts.WindowGroupSet(code, name)
        for counter in range(first, last + 1):
            yield "", facts.CounterSet(f"{counter:02d}", code, name)
        numbers = count(number)
        for person in _names(a_posts):
            subject = new_id()
            if person == _names(a_posts)[0]:
                yield subject, facts.WindowHeadSet(code, name)
            yield from _person(subject, next(numbers), person, code, name, "A", _start(person, next(starts)))
        for item in SAMPLE_ITEMS[code]:
            yield "", ItemSet(code, name, item)
        for person in _names(b_posts):
            subject = new_id()
            yield from _person(subject, next(numbers), person, code, name, "B", next(starts))
            yield subject, QualifiedSet(code, SAMPLE_ITEMS[code])
    for code, name, kind in _OTHER_UNITS:
        yield "", facts.DepartmentSet(code, name, kind)
    yield from _centre()


def _centre() -> Iterator[Pair]:
    code, name, first = _CENTRE
    yield "", facts.DepartmentSet(code, name, "centre")
    numbers = count(first)
    for section, names in _CENTRE_STAFF:
        yield "", facts.WindowGroupSet(code, section)
        for place, person in enumerate(_names(names)):
            subject = new_id()
            if place == 0:
                yield subject, facts.WindowHeadSet(code, section)
            yield from _person(subject, next(numbers), person, code, section, "A", _CENTRE_START)


def _names(text: str) -> list[str]:
    return text.split("、") if text else []


def _start(person: str, otherwise: date) -> date:
    name, start = _ROTATION_CANDIDATE
    return start if person == name else otherwise


def _person(
    subject: str, number: int, name: str, department: str, window_group: str, post: str, start: date
) -> Iterator[Pair]:
    yield subject, facts.PersonRegistered(str(number), name)
    yield subject, facts.PostAssigned(new_id(), department, window_group, post, start, None)
