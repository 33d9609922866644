"""Items, qualifications, partners and stand-downs: what their facts make of the tables, and again."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Connection

from app.domain.facts import WindowGroupRenamed, WindowGroupSet
from app.domain.post_facts import ItemSet, PartnerSet, QualifiedSet, StandDownEnded, StoodDown
from app.services.hall import Hall
from db import compare, posts, projection
from db.store import create_store
from tests.conftest import OFFICER

DAY, LATER = date(2026, 3, 9), date(2026, 3, 20)
HERE = ("MZ", "民政")


@pytest.fixture
def told(hall: Hall) -> Hall:
    """A hall in which each of the facts has happened, some of them twice."""
    with hall.writing(OFFICER) as tx:
        tx.record(WindowGroupSet(*HERE))
        for item in ("低保申请", "高龄津贴", "社会组织登记", "高龄津贴"):
            tx.record(ItemSet(*HERE, item))
        tx.record(ItemSet(*HERE, "低保申请", False))
        tx.record(QualifiedSet("MZ", ("低保申请", "高龄津贴")), "p1")
        tx.record(QualifiedSet("MZ", ("高龄津贴", "高龄津贴")), "p1")
        tx.record(QualifiedSet("MZ", ()), "p2")
        tx.record(PartnerSet("p2"), "p1")
        tx.record(PartnerSet("p1"), "p2")
        tx.record(PartnerSet(""), "p2")
        tx.record(StoodDown("s1", DAY, None, "考试不合格"), "p1")
        tx.record(StoodDown("s2", DAY, LATER, "复训"), "p2")
        tx.record(StoodDown("s3", LATER, None, "误登"), "p3")
        tx.record(StandDownEnded("s2", date(2026, 3, 10)), "p2")
        tx.record(StandDownEnded("s3", date(2026, 3, 19)), "p3")
    return hall


def test_items_stand_in_the_order_in_which_they_were_entered_and_leave_when_closed(told: Hall) -> None:
    with told.reading() as view:
        assert posts.items(view.conn) == {HERE: ("高龄津贴", "社会组织登记")}


def test_the_newest_list_of_what_somebody_can_do_counts_alone(told: Hall) -> None:
    with told.reading() as view:
        assert posts.qualifications(view.conn) == {("p1", "MZ"): frozenset({"高龄津贴"})}
        assert posts.partners(view.conn) == {"p1": "p2"}


def test_a_stand_down_lasts_until_its_end_and_one_that_never_was_is_gone(told: Hall) -> None:
    def between(first: date, last: date) -> list[tuple[str, date, date | None]]:
        with told.reading() as view:
            return posts.stood_down(view.conn, first, last)

    both = [("p1", DAY, None), ("p2", DAY, date(2026, 3, 10))]
    assert between(date(2026, 3, 10), date(2026, 3, 10)) == both
    assert between(date(2026, 3, 11), date(2026, 12, 31)) == both[:1]
    assert between(date(2026, 3, 1), date(2026, 3, 8)) == []
    with told.reading() as view:
        assert posts.stand_down_by_id(view.conn, "s3") is None
        found = posts.stand_down_by_id(view.conn, "s2")
    assert found is not None and found.holds(date(2026, 3, 10)) and not found.holds(date(2026, 3, 11))


def test_items_follow_their_window_group_to_its_new_name(told: Hall) -> None:
    with told.writing(OFFICER) as tx:
        tx.record(WindowGroupRenamed(*HERE, "社会事务"))
    with told.reading() as view:
        assert set(posts.items(view.conn)) == {("MZ", "社会事务")}


def test_the_journal_makes_the_same_tables_again(told: Hall) -> None:
    with told.writing(OFFICER) as tx:
        tx.record(WindowGroupRenamed(*HERE, "社会事务"))
    store = create_store(told.folder / "again.db")
    try:
        with told.reading() as view, store.write() as fresh:
            compare.copy_kept(view.conn, fresh, lambda _: None)
            projection.rebuild(fresh)
            assert rows(fresh) == rows(view.conn)
            assert [table for table in compare.differences(view.conn, fresh) if not table.same] == []
    finally:
        store.close()


def rows(conn: Connection) -> list[object]:
    everything = posts.items(conn), posts.qualifications(conn), posts.partners(conn)
    return [*everything, *posts.stand_downs(conn, date.min)]
