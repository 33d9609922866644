"""What pages read of upstream's own tables, on both databases."""

from __future__ import annotations

from app.domain.sync_facts import LetterSettled
from app.upstream.letters import Letters
from db.upstream import alarms, letters, overview
from db.upstream.store import lock_hall
from tests.upstream.terminal import CENTRE, Sender, Site


def test_a_halls_line_counts_what_is_unsent_alarms_and_what_waits(site: Site, sender: Sender) -> None:
    sender.record(3)
    site.receiving.push(sender.push(1, 2))
    site.receiving.heartbeat(sender.beat())
    with site.store.write() as conn:
        lock_hall(conn, sender.hall)
        for kind in ("fork", "restored"):
            alarms.raise_once(conn, sender.hall, kind, sender.terminal, "1", 5)
        alarms.settle(conn, sender.hall, 1, "a", "seen", 6)
    with site.store.read() as conn:
        (row,) = overview.halls(conn)
        assert overview.halls(conn, "nobody") == []
        shown = [(alarm.number, alarm.note) for alarm in overview.alarms(conn, 10)]
        states = [terminal.state for terminal in overview.terminals(conn)]
    assert (row.seq, row.unsent, row.alarms, row.waiting, row.behind) == (2, 1, 1, 0, 2)
    assert shown == [(2, ""), (1, "seen")]
    assert states == ["active"]


def test_letters_are_read_with_what_became_of_them_the_newest_first(site: Site, sender: Sender) -> None:
    sending = Letters(site.store, site.keys, site.clock)
    one, _ = (sending.send(sender.hall, "message", {"text": t}, 0, CENTRE) for t in ("one", "two"))
    with site.store.write() as conn:
        said = LetterSettled(one.letter, 1, "message", "accepted", "", '{"leave": "1"}')
        letters.settle(conn, sender.hall, said, 9, 7)
    with site.store.read() as conn:
        rows = overview.other_letters(conn, sender.hall, 10)
        assert overview.opinions(conn, sender.hall, "SW", "sent", 5, 0) == []
        assert overview.opinions_counted(conn, sender.hall, "SW", "not_in_force") == 0
        assert overview.opinions_on(conn, sender.hall, ["2026-00001"]) == []
    assert [(row.body["text"], row.in_force) for row in rows] == [("two", False), ("one", True)]
    assert rows[1].params == {"leave": "1"}
