"""A desk that is paired and somebody signed in at it: the same services, over the wire."""

from __future__ import annotations

from app.domain.slots import Month
from tests.lan.terminals import Terminal, sign_in


def test_a_paired_desk_reads_and_writes_as_at_the_terminal(terminal: Terminal) -> None:
    line = terminal.line()
    session = sign_in(line)
    assert session.actor.account
    own = terminal.own("RosterViews").people()
    assert line.run("RosterViews", "people") == own
    subject = line.run("RosterService", "add_person", session.actor, "Q9001", "新来的")
    assert terminal.own("RosterViews").person(subject).person.name == "新来的"
    month = line.run("AttendanceViews", "month", session.actor, Month(2026, 3))
    assert month == terminal.own("AttendanceViews").month(session.actor, Month(2026, 3))
