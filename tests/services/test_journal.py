"""The journal as a whole: tampering is seen, erasing is real, a rebuild equals the tables."""

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.domain.access import SETUP, Actor, Role
from app.domain.calendar import DayKind
from app.domain.facts import (
    CorrectionProposed,
    DeviceNumberSet,
    OutingRegistered,
    PersonRegistered,
    PersonRenamed,
    PostAssigned,
    PunchRecorded,
)
from app.domain.journal import Head, commitment_of
from app.domain.leave_facts import (
    CoverRegistered,
    LeaveDecided,
    LeaveOpinionGiven,
    LeavePaperAdded,
    LeaveSubmitted,
)
from app.domain.refusal import Refusal
from app.domain.sync import FACT_BYTES
from app.services.access import AccessService
from app.services.clock import Clock
from app.services.cover import CoverService
from app.services.hall import Hall, found_hall, open_hall
from app.services.hashing import Effort
from app.services.journal import JournalService
from app.services.leave import LeaveService, wanted_of
from app.services.leave_decision import LeaveDecision
from app.services.leave_views import LeaveViews
from app.services.secrets import KeyBox
from app.services.settings import SettingsService
from db import access as accounts
from db import attendance, blobs, cover, journal, leave, roster
from db.audit import JournalFilter
from tests.conftest import AS_OF, CLERK, OFFICER

ADMIN = Actor("4dmin", "金管", frozenset({Role.ADMINISTRATOR}))
AUDITOR = Actor("4uditor", "审计", frozenset({Role.AUDITOR}))
DIRECTOR = Actor("d1rector", "秦方明", frozenset({Role.DIRECTOR}))
NAME, NOTE = "欧阳霁月", "发烧三十九度去医院"
LONG_AGO = 1_640_995_200
"""2022-01-01 in UTC seconds."""


@pytest.fixture
def service(hall: Hall) -> JournalService:
    return JournalService(hall)


def serve(hall: Hall, subject: str, name: str, number: str, at: int = LONG_AGO) -> None:
    """Somebody who came, punched, explained themselves and left."""
    with hall.writing(OFFICER) as tx:
        tx.record(PersonRegistered(number, name), subject)
        tx.record(
            PostAssigned(f"a-{subject}", "01", "不动产", "A", date(2020, 1, 1), date(2022, 6, 1)), subject
        )
        tx.record(DeviceNumberSet(f"9{number}"), subject)
        for n in range(4):
            tx.record(PunchRecorded(number, at + 3600 * n, "scanner", "1"))
        slip = CorrectionProposed(f"c-{subject}", date(2022, 1, 1), "am_in", 510, "forgot", NOTE)
        tx.record(slip, subject)
        tx.record(OutingRegistered(f"o-{subject}", date(2022, 1, 2), 540, 600, NOTE, "医院"), subject)


# --- tampering ---


def _edit(raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE journal SET wall_us = wall_us - 60000000 WHERE seq = 5")


def _edit_type(raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE journal SET commitment = 'text' WHERE seq = 5")


def _edit_to_rubbish(raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE journal SET kind = CAST(x'ff80' AS TEXT) WHERE seq = 5")


def _delete(raw: sqlite3.Connection) -> None:
    raw.execute("DELETE FROM journal WHERE seq = 5")
    raw.execute("DELETE FROM body WHERE seq = 5")


def _insert(raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE journal SET seq = seq + 1000 WHERE seq >= 5")
    raw.execute("UPDATE journal SET seq = seq - 999 WHERE seq >= 1000")
    raw.execute("CREATE TEMP TABLE twin AS SELECT * FROM journal WHERE seq = 4")
    raw.execute("UPDATE twin SET seq = 5")
    raw.execute("INSERT INTO journal SELECT * FROM twin")


def _swap(raw: sqlite3.Connection) -> None:
    for old, new in ((5, -5), (6, 5), (-5, 6)):
        raw.execute("UPDATE journal SET seq = ? WHERE seq = ?", (new, old))
        raw.execute("UPDATE body SET seq = ? WHERE seq = ?", (new, old))


def _edit_body(raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE body SET body = CAST(replace(body, '01', '02') AS BLOB) WHERE seq IN (3, 4)")


def _edit_salt(raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE body SET salt = zeroblob(32) WHERE seq = 6")


def _cut_body(raw: sqlite3.Connection) -> None:
    raw.execute("DELETE FROM body WHERE seq = 6")


def _edit_body_as_text(raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE body SET body = replace(CAST(body AS TEXT), '01', '02') WHERE seq = 4")


def _cut_the_end(raw: sqlite3.Connection) -> None:
    raw.execute("DELETE FROM journal WHERE seq > 6")
    raw.execute("DELETE FROM body WHERE seq > 6")


def _empty(raw: sqlite3.Connection) -> None:
    raw.execute("DELETE FROM journal")
    raw.execute("DELETE FROM body")


def _punch_put_in(raw: sqlite3.Connection) -> None:
    raw.execute("INSERT INTO punch SELECT user_no, at + 60, seq + 999, source, device, witness, 0 FROM punch")


def _stray_body(raw: sqlite3.Connection) -> None:
    raw.execute("INSERT INTO body SELECT 5000, salt, body FROM body WHERE seq = 6")


def _edit_and_hash_again(raw: sqlite3.Connection) -> None:
    """Body, commitment and hash of one fact all made to fit: the next link does not."""
    row = raw.execute("SELECT * FROM journal WHERE seq = 6")
    values = dict(zip([c[0] for c in row.description], row.fetchone(), strict=True))
    body = json.dumps({"number": "1", "name": "假"}).encode()
    hall = raw.execute("SELECT value FROM meta WHERE key = 'hall'").fetchone()[0]
    values |= {"hall": hall, "commitment": commitment_of(bytes(32), body)}
    values.pop("hash")
    digest = Head(**values).hash()
    raw.execute("UPDATE body SET salt = zeroblob(32), body = ? WHERE seq = 6", (body,))
    raw.execute("UPDATE journal SET commitment = ?, hash = ? WHERE seq = 6", (values["commitment"], digest))


def _other_hall(raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE meta SET value = 'other' WHERE key = 'hall'")


TAMPERING = [
    (_edit, "hash"),
    (_edit_type, "unreadable"),
    (_edit_to_rubbish, "unreadable"),
    (_delete, "order"),
    (_insert, "order"),
    (_swap, "link"),
    (_edit_body, "commitment"),
    (_edit_body_as_text, "commitment"),
    (_edit_salt, "commitment"),
    (_cut_the_end, None),
    (_empty, "empty"),
    (_punch_put_in, None),
    (_cut_body, "missing_body"),
    (_stray_body, None),
    (_edit_and_hash_again, "link"),
    (_other_hall, "hash"),
]


@pytest.mark.parametrize(("tamper", "fault"), TAMPERING)
def test_every_kind_of_tampering_is_seen(
    hall: Hall, tamper: Callable[[sqlite3.Connection], None], fault: str | None
) -> None:
    serve(hall, "p1", NAME, "1001")
    assert JournalService(hall).verify().holds
    folder = hall.folder
    hall.close()
    with closing(sqlite3.connect(folder / "hall.db")) as raw:
        for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {trigger}")
        tamper(raw)
        raw.commit()
    with closing(open_hall(folder, Clock(AS_OF))) as again:
        report = JournalService(again).verify()
    assert not report.holds
    if fault in ("order", "link"):
        assert report.chain.fault in ("order", "link", "hash")
    else:
        assert report.chain.fault == fault
    if fault == "missing_body":
        assert report.chain.fault_at == (1, 6)
    if tamper in (_edit_type, _edit):
        assert report.chain.fault_at == (1, 5)
    assert report.findings


def test_nobody_updates_or_deletes_a_fact_while_the_triggers_stand(hall: Hall) -> None:
    with closing(sqlite3.connect(hall.folder / "hall.db")) as raw:
        for statement in (
            "UPDATE journal SET actor = 'x'",
            "DELETE FROM journal",
            "UPDATE body SET salt = salt",
            "DELETE FROM body",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                raw.execute(statement)


def test_a_page_that_has_gone_bad_is_found(hall: Hall) -> None:
    for n in range(40):
        serve(hall, f"p{n}", NAME, str(2000 + n))
    folder = hall.folder
    hall.close()
    content = bytearray((folder / "hall.db").read_bytes())
    place = content.rindex(NAME.encode())
    content[place : place + len(NAME.encode())] = b"?" * len(NAME.encode())
    (folder / "hall.db").write_bytes(content)
    with closing(open_hall(folder, Clock(AS_OF))) as again:
        service = JournalService(again)
        with tempfile.TemporaryDirectory() as other:
            seen = not service.verify().holds or not service.rebuild_into(Path(other) / "r.db").same
    assert seen


# --- reading ---


def test_the_auditor_reads_every_fact_page_by_page_and_others_none(
    hall: Hall, service: JournalService
) -> None:
    serve(hall, "p1", NAME, "1001")
    first = service.read(AUDITOR, limit=4)
    assert [entry.seq for entry in first.entries] == [11, 10, 9, 8]
    rest = service.read(AUDITOR, before=first.before, limit=100)
    assert ([entry.seq for entry in rest.entries], rest.before) == ([7, 6, 5, 4, 3, 2, 1], None)
    assert rest.entries[-1].body == {"name": "青禾区政务服务中心", "practice": True, "zone": "Asia/Shanghai"}
    punches = service.read(DIRECTOR, JournalFilter(kinds=("PunchRecorded",), actor=OFFICER.account)).entries
    assert len(punches) == 4
    assert len(service.read(AUDITOR, JournalFilter(subject="p1")).entries) == 5
    assert service.read(AUDITOR, JournalFilter(first_us=2**61)).entries == ()
    assert len(service.read(AUDITOR, JournalFilter(last_us=2**61)).entries) == 11
    for actor in (ADMIN, OFFICER, CLERK):
        with pytest.raises(Refusal, match="not_entitled"):
            service.read(actor)


# --- erasing ---


def files_with(hall: Hall, *texts: str) -> list[str]:
    return [
        path.name
        for path in hall.folder.iterdir()
        if any(text.encode() in path.read_bytes() for text in texts)
    ]


def test_what_is_erased_stands_in_no_file_any_more_and_the_chain_still_holds(
    hall: Hall, service: JournalService, tmp_path: Path
) -> None:
    serve(hall, "p1", NAME, "1001")
    serve(hall, "p2", "陆承志", "1002")
    access = AccessService(hall, KeyBox(hall.folder, hall.id), Effort(1, 8, 1))
    access.create_first_administrator("jinguan", "金管", "administers-1")
    actor = access.sign_in("jinguan", "administers-1").actor
    access.create_user(actor, None, "ouyang", NAME, ["director"], "", "p1", "nobody-guesses")
    director = access.sign_in("ouyang", "nobody-guesses")
    access.create_user(actor, director, "lu", "陆承志", ["director"], "", "", "nobody-guesses")
    access.set_pin(OFFICER, "p1", "482915")
    with hall.writing(OFFICER) as tx:
        tx.record(PersonRenamed(NAME + "二"), "p1")
    assert files_with(hall, NAME, NOTE, "1001")
    before = hall.clock.wall_us()
    erased = service.erase(actor, "p1", "request")
    assert erased.log_emptied
    assert erased.bodies > 10
    assert files_with(hall, NAME, "ouyang", '"1001"') == []
    report = service.verify()
    assert (report.holds, report.chain.erased) == (True, erased.bodies)
    assert service.rebuild_into(tmp_path / "rebuilt.db").same
    with hall.reading() as view:
        assert [p.name for p in roster.people(view.conn)] == ["陆承志"]
        assert len(attendance.punches_between(view.conn, 0, before)) == 4
        assert accounts.secret_of(view.conn, "p1", "pin") is None
        assert [a.username for a in accounts.accounts(view.conn)] == ["jinguan", "lu"]
    last = service.read(AUDITOR, limit=1).entries[0]
    assert (last.kind, last.actor, last.body and last.body["ground"]) == (
        "BodiesErased",
        actor.account,
        "request",
    )
    again = service.read(AUDITOR, JournalFilter(subject="p1")).entries
    assert again
    assert all(entry.body is None for entry in again)
    with pytest.raises(Refusal, match="nothing_to_erase"):
        service.erase(actor, "p1", "request")


def test_what_names_many_erased_facts_still_fits_on_the_line(hall: Hall, service: JournalService) -> None:
    with hall.writing(OFFICER) as tx:
        tx.record_all([("p1", PersonRenamed(f"第{number}名")) for number in range(2000)])
    assert service.erase(ADMIN, "p1", "request").bodies == 2000
    with hall.reading() as view:
        facts = [e for e in journal.entries(view.conn, hall.id) if e.head.kind == "BodiesErased"]
    assert len(facts) == 3
    assert max(len(entry.body or b"") for entry in facts) <= FACT_BYTES
    assert service.verify().holds


def test_nobody_who_serves_or_has_punched_within_two_years_is_erased(
    hall: Hall, service: JournalService
) -> None:
    serve(hall, "p1", NAME, "1001", at=round(AS_OF.timestamp()) - 700 * 86400)
    with pytest.raises(Refusal, match="retention_not_over") as caught:
        service.erase(ADMIN, "p1", "request")
    assert caught.value.params["until"] == date(2026, 5, 1)
    with hall.writing(OFFICER) as tx:
        tx.record(PersonRegistered("1005", "新来的"), "p5")
        tx.record(PostAssigned("a5", "01", "不动产", "A", date(2026, 1, 1), None), "p5")
    with pytest.raises(Refusal, match="still_on_post"):
        service.erase(ADMIN, "p5", "request")


def test_erasing_needs_the_right_a_known_ground_and_something_to_erase(
    hall: Hall, service: JournalService
) -> None:
    serve(hall, "p1", NAME, "1001")
    for actor, subject, ground, key in (
        (OFFICER, "p1", "request", "not_entitled"),
        (ADMIN, "p1", "应欧阳霁月要求", "erase_ground"),
        (ADMIN, "p9", "request", "nothing_to_erase"),
        (ADMIN, "", "request", "nothing_to_erase"),
    ):
        with pytest.raises(Refusal, match=key):
            service.erase(actor, subject, ground)


def test_the_last_administrator_is_not_erased(hall: Hall, service: JournalService) -> None:
    access = AccessService(hall, KeyBox(hall.folder, hall.id), Effort(1, 8, 1))
    key = access.create_first_administrator("jinguan", "金管", "administers-1")
    with pytest.raises(Refusal, match="last_of_role"):
        service.erase(ADMIN, key, "request")
    with pytest.raises(Refusal, match="own_account"):
        service.erase(access.sign_in("jinguan", "administers-1").actor, key, "request")


def test_leave_and_cover_of_somebody_erased_stand_nowhere_any_more(
    hall: Hall, service: JournalService, tmp_path: Path
) -> None:
    serve(hall, "p1", NAME, "1001")
    serve(hall, "p2", "陆承志", "1002")
    with hall.writing(OFFICER) as tx:
        certificate, scan, shared = (
            blobs.put(tx.conn, "leave", b"%PDF-" + mark) for mark in (b"certificate", b"signed", b"shared")
        )
        sick = (
            "2022-03-09am",
            "2022-03-09pm",
            NOTE,
            "p2",
            (certificate, shared),
            "01",
            "不动产",
            "centre",
            2,
            2,
        )
        tx.record(LeavePaperAdded("2022-00009", shared), "p2")
        opinion = LeaveOpinionGiven("2022-00001", True, "局领导", "", date(2022, 3, 1), "paper", scan)
        tx.record(LeaveSubmitted("2022-00001", "sick", *sick), "p1")
        tx.record(opinion, "p1")
        tx.record(LeaveDecided("2022-00001", True, NOTE), "p1")
        tx.record(CoverRegistered("c1", "p2", "01", "不动产", "", ("2022-03-10am",), NOTE), "p1")
        tx.record(CoverRegistered("c2", "p1", "01", "不动产", "", ("2022-03-11am",), ""), "p2")
    service.erase(ADMIN, "p1", "request")
    assert files_with(hall, NAME, NOTE) == ["hall.db"], "the note of p2's own slip"
    assert files_with(hall, "%PDF-certificate", "%PDF-signed") == []
    with hall.reading() as view:
        assert [blobs.get(view.conn, paper) is None for paper in (certificate, scan, shared)] == [
            True,
            True,
            False,
        ]
        assert leave.leaves(view.conn) == []
        assert [c.subject for c in cover.cover_slots(view.conn, date(2022, 1, 1), date(2022, 12, 31))] == [
            "p2"
        ]
    assert service.rebuild_into(tmp_path / "rebuilt.db").same


# --- rebuilding ---


def test_a_rebuild_is_a_whole_store_and_names_every_row_that_was_altered(
    hall: Hall, service: JournalService, tmp_path: Path
) -> None:
    serve(hall, "p1", NAME, "1001")
    seen: list[tuple[int, int]] = []
    clean = service.rebuild_into(tmp_path / "clean.db", lambda done, whole: seen.append((done, whole)))
    assert (clean.same, clean.facts) == (True, 11)
    assert seen[-1] == (22, 22)
    with closing(sqlite3.connect(hall.folder / "hall.db")) as raw:
        raw.execute("UPDATE punch SET at = at - 1800 WHERE at = ?", (LONG_AGO,))
        raw.execute("UPDATE person SET name = '假'")
        raw.execute("DELETE FROM mark")
        raw.commit()
    report = service.rebuild_into(tmp_path / "rebuilt.db")
    found = {table.table: (table.missing, table.extra, table.changed) for table in report.differing}
    assert found == {"punch": (1, 1, 0), "person": (0, 0, 1), "mark": (1, 0, 0)}
    assert next(t.examples for t in report.differing if t.table == "person") == (("p1",),)
    with pytest.raises(Refusal, match="store_exists"):
        service.rebuild_into(tmp_path / "rebuilt.db")
    folder = tmp_path / "taken-over"
    folder.mkdir()
    shutil.copy(tmp_path / "rebuilt.db", folder / "hall.db")
    with closing(open_hall(folder, Clock(AS_OF))) as taken:
        assert taken.id == hall.id
        assert JournalService(taken).verify().holds


def test_a_cancelled_rebuild_leaves_nothing_behind(
    hall: Hall, service: JournalService, tmp_path: Path
) -> None:
    def cancel(*_: int) -> None:
        raise KeyboardInterrupt

    target = tmp_path / "target"
    with pytest.raises(KeyboardInterrupt):
        service.rebuild_into(target / "rebuilt.db", cancel)
    assert list(target.iterdir()) == []


def test_a_broken_chain_is_not_rebuilt_from(hall: Hall, service: JournalService, tmp_path: Path) -> None:
    with closing(sqlite3.connect(hall.folder / "hall.db")) as raw:
        raw.execute("DROP TRIGGER journal_no_update")
        raw.execute("UPDATE journal SET actor = 'x' WHERE seq = 2")
        raw.commit()
    with pytest.raises(Refusal, match="chain_broken"):
        service.rebuild_into(tmp_path / "rebuilt.db")
    assert not (tmp_path / "rebuilt.db").exists()


def _worked_and_released(hall: Hall, leave: str) -> None:
    slot = LeaveViews(hall).show(SETUP, leave).slots[0].slot
    with hall.writing(OFFICER) as tx:
        number = LeaveViews(hall).show(SETUP, leave).number
        tx.record(PunchRecorded(number, tx.time.at(slot.date, 9 * 3600), "import", "x"))
    LeaveService(hall).release(OFFICER, leave, f"{slot.date}{slot.half}")


STEPS: dict[str, Callable[[Hall, str], object]] = {
    "agree": lambda hall, leave: LeaveDecision(hall).record_opinion(SETUP, leave, True, "领导", note=NOTE),
    "disagree": lambda hall, leave: LeaveDecision(hall).record_opinion(SETUP, leave, False, "领导"),
    "approve": lambda hall, leave: LeaveDecision(hall).decide(SETUP, leave, True, NOTE, True),
    "refuse": lambda hall, leave: LeaveDecision(hall).decide(SETUP, leave, False, NOTE),
    "hand back": lambda hall, leave: LeaveDecision(hall).hand_back(SETUP, leave, NOTE),
    "ask": lambda hall, leave: LeaveDecision(hall).ask(SETUP, leave, NOTE),
    "withdraw": lambda hall, leave: LeaveService(hall).withdraw(SETUP, leave, NOTE),
    "return": lambda hall, leave: LeaveService(hall).give_back(SETUP, leave),
    "hand over": lambda hall, leave: LeaveService(hall).hand_over(SETUP, leave, NOTE),
    "extend": lambda hall, leave: LeaveService(hall).extend(SETUP, leave, "2026-04-12pm"),
    "explain": lambda hall, leave: LeaveService(hall).explain_overdue(SETUP, leave, NOTE),
    "release": _worked_and_released,
}


class Histories(RuleBasedStateMachine):
    """Whatever a hall does, its tables are what the journal makes of it."""

    template: Path

    @initialize()
    def opened(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copytree(self.template, self.folder, dirs_exist_ok=True)
        self.hall = open_hall(self.folder, Clock(AS_OF))
        self.people: list[str] = []
        self.accounts: list[str] = []
        self.staff: list[str] = []
        self.leaves: list[str] = []
        self.count = 0

    @rule()
    def somebody_comes(self) -> None:
        self.count += 1
        self.people.append(f"p{self.count}")
        serve(self.hall, f"p{self.count}", f"某{self.count}", str(1000 + self.count))

    @precondition(lambda self: self.people)
    @rule(data=st.data())
    def somebody_is_renamed_or_gets_anothers_number(self, data: st.DataObject) -> None:
        one, other = data.draw(st.sampled_from(self.people)), data.draw(st.sampled_from(self.people))
        with self.hall.writing(OFFICER) as tx:
            tx.record(PersonRenamed("又名"), one)
            tx.record(DeviceNumberSet(str(1000 + int(other[1:]))), one)

    @precondition(lambda self: self.people)
    @rule(data=st.data())
    def somebody_is_erased(self, data: st.DataObject) -> None:
        subject = data.draw(st.sampled_from(self.people))
        JournalService(self.hall).erase(SETUP, subject, "request")
        self.people.remove(subject)

    @rule(day=st.dates(date(2026, 1, 1), date(2027, 12, 31)), kind=st.sampled_from(DayKind))
    def a_day_is_set(self, day: date, kind: DayKind) -> None:
        SettingsService(self.hall).set_day(OFFICER, day, kind, "某日")

    @rule(day=st.dates(date(2026, 9, 1), date(2026, 10, 31)))
    def a_day_is_cleared(self, day: date) -> None:
        SettingsService(self.hall).clear_day(OFFICER, day)

    @rule(year=st.sampled_from((2026, 2027)), bad=st.booleans())
    def a_calendar_is_imported(self, year: int, bad: bool) -> None:
        lines = [f"{year}-05-0{n},休息,劳动节" for n in range(1, 6)] + ["rubbish"] * bad
        SettingsService(self.hall).import_calendar(OFFICER, "\n".join(["日期,类型,名称", *lines]).encode())

    @rule(minutes=st.integers(0, 29), day=st.dates(date(2026, 1, 1), date(2026, 12, 31)))
    def a_rule_is_set(self, minutes: int, day: date) -> None:
        SettingsService(self.hall).set_rule(DIRECTOR, "attendance.grace_minutes", minutes, day)

    @rule()
    def two_begin_to_serve(self) -> None:
        """An A, and a B who can stand in."""
        for post in "AB":
            self.count += 1
            subject = f"s{self.count}"
            self.staff.append(subject)
            with self.hall.writing(OFFICER) as tx:
                tx.record(PersonRegistered(str(1000 + self.count), f"某{self.count}"), subject)
                tx.record(PostAssigned(f"a-{subject}", "01", "不动产", post, date(2026, 1, 1), None), subject)

    @precondition(lambda self: self.staff)
    @rule(data=st.data(), day=st.integers(20, 40), halves=st.integers(0, 6))
    def leave_is_asked_for(self, data: st.DataObject, day: int, halves: int) -> None:
        one, other = data.draw(st.sampled_from(self.staff)), data.draw(st.sampled_from([*self.staff, ""]))
        first = date(2026, 3, 1) + timedelta(days=day)
        last = first + timedelta(days=halves // 2)
        slots = f"{first}am", f"{last}{'am' if halves % 2 == 0 else 'pm'}"
        with suppress(Refusal):
            wanted = wanted_of(one, data.draw(st.sampled_from(("sick", "personal"))), *slots, NOTE, other)
            self.leaves.append(LeaveService(self.hall).submit(SETUP, wanted).leave)

    @precondition(lambda self: self.leaves)
    @rule(data=st.data(), step=st.sampled_from(sorted(STEPS)))
    def a_leave_goes_on(self, data: st.DataObject, step: str) -> None:
        with suppress(Refusal):
            STEPS[step](self.hall, data.draw(st.sampled_from(self.leaves)))

    @precondition(lambda self: self.staff)
    @rule(data=st.data(), day=st.integers(20, 40))
    def somebody_stands_in(self, data: st.DataObject, day: int) -> None:
        one, other = data.draw(st.sampled_from(self.staff)), data.draw(st.sampled_from(self.staff))
        slot = f"{date(2026, 3, 1) + timedelta(days=day)}am"
        with suppress(Refusal):
            CoverService(self.hall).register(OFFICER, one, other, [slot], note=NOTE)

    def teardown(self) -> None:
        if not hasattr(self, "hall"):
            return
        service = JournalService(self.hall)
        assert service.verify().holds
        report = service.rebuild_into(self.folder / "again" / "hall.db")
        assert report.same, report.differing
        self.hall.close()
        shutil.rmtree(self.folder)


def test_a_rebuild_equals_the_tables_after_any_history(tmp_path: Path) -> None:
    found_hall(tmp_path / "template", "厅", "Asia/Shanghai", True, Clock(AS_OF)).close()

    class Here(Histories):
        template = tmp_path / "template"

    run_state_machine_as_test(Here, settings=settings(max_examples=6, stateful_step_count=12, deadline=None))
