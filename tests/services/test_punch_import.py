"""Files of punches on a real store: each punch once, what cannot be true kept apart, lines told."""

from __future__ import annotations

import threading
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.domain.refusal import Refusal
from app.services.hall import Hall, found_hall
from app.services.punch_import import PunchImportReport, PunchImportService
from app.services.roster import RosterService
from app.services.roster_views import RosterViews
from db import attendance, journal, projection
from tests.conftest import CLERK, OFFICER, ZONE

MORNING = "1101\t2026-03-02 08:29:15\t1\t0\t0\t0"
NOON = "1101\t2026-03-02 12:00:05\t1\t1"
LU = "  1102\t2026-03-02 08:29:15\t1\t0"


def import_text(hall: Hall, tmp_path: Path, text: str, name: str = "attlog.dat") -> PunchImportReport:
    path = tmp_path / name
    path.write_bytes(text.encode())
    return PunchImportService(hall).import_file(OFFICER, path)


def stored(hall: Hall) -> list[tuple[str, str, str, str]]:
    """(user number, local time, source, device) by time."""
    with hall.reading() as view:
        rows = attendance.punches_between(view.conn, 0, 1 << 40)
        return [(r.user_no, f"{view.time.local(r.at):%m-%d %H:%M:%S}", r.source, r.device) for r in rows]


def rejected(report: PunchImportReport) -> dict[int, str]:
    return {line.line: line.key for line in report.rejected_lines}


def last_seq(hall: Hall) -> int:
    with hall.reading() as view:
        return journal.end_of(view.conn).seq


def test_an_attlog_is_taken_and_its_times_are_the_halls(sample_hall: Hall, tmp_path: Path) -> None:
    report = import_text(sample_hall, tmp_path, f"\ufeff{MORNING}\r\n{NOON}\r\n")
    assert (report.new, report.rejected, report.exit_status) == (2, 0, 0)
    assert stored(sample_hall) == [
        ("1101", "03-02 08:29:15", "import", "import"),
        ("1101", "03-02 12:00:05", "import", "import"),
    ]


def test_two_people_in_the_same_second_are_both_kept(sample_hall: Hall, tmp_path: Path) -> None:
    """C-P5."""
    assert import_text(sample_hall, tmp_path, f"{MORNING}\n{LU}\n").new == 2
    assert [row[0] for row in stored(sample_hall)] == ["1101", "1102"]


def test_the_same_file_twice_changes_nothing(sample_hall: Hall, tmp_path: Path) -> None:
    """C-P4; a repeat within the file is one punch too."""
    report = import_text(sample_hall, tmp_path, f"{MORNING}\n{NOON}\n{MORNING}\n")
    assert (report.new, report.same) == (2, 1)
    before = last_seq(sample_hall)
    report = import_text(sample_hall, tmp_path, f"{MORNING}\n{NOON}\n")
    assert (report.new, report.same, report.exit_status) == (0, 2, 0)
    assert last_seq(sample_hall) == before


def test_two_imports_at_once_record_each_punch_once(sample_hall: Hall, tmp_path: Path) -> None:
    """C-P4."""
    lines = [f"1101 2026-03-{day:02d} 08:{minute:02d}:00" for day in range(1, 29) for minute in range(20)]
    path = tmp_path / "attlog.dat"
    path.write_text("\n".join(lines), "ascii")
    reports: list[PunchImportReport] = []

    def work() -> None:
        reports.append(PunchImportService(sample_hall).import_file(OFFICER, path))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(report.new for report in reports) == [0, len(lines)]
    assert len(stored(sample_hall)) == len(lines)


def test_unknown_numbers_wait_and_are_matched_once_somebody_has_them(
    sample_hall: Hall, tmp_path: Path
) -> None:
    report = import_text(sample_hall, tmp_path, f"77\t2026-03-02 08:29:15\n{MORNING}\n")
    assert (report.unmatched, report.unmatched_numbers, report.exit_status) == (1, ("77",), 0)
    again = import_text(sample_hall, tmp_path, "77\t2026-03-02 08:29:15\n")
    assert (again.unmatched, again.same) == (1, 1)
    subject = RosterViews(sample_hall).people("1102")[0].subject
    RosterService(sample_hall).set_user_no(OFFICER, subject, "77")
    with sample_hall.reading() as view:
        assert attendance.unmatched_punches(view.conn) == []
        [punch] = attendance.punches_of(view.conn, subject, 0, 1 << 40)
        assert punch.user_no == "77"


def test_punches_that_cannot_be_true_are_kept_apart_and_told(sample_hall: Hall, tmp_path: Path) -> None:
    """C-P20."""
    text = "\n".join(
        [
            "1101\t2000-01-01 00:03:11",
            "1101\t2026-04-01 09:00:01",
            "1103\t2024-09-08 23:59:59",
            "1103\t2024-09-09 00:00:00",
            "77\t2000-01-01 00:05:00",
            MORNING,
        ]
    )
    report = import_text(sample_hall, tmp_path, text)
    assert rejected(report) == {
        1: "punch_before_start",
        2: "punch_future",
        3: "punch_before_start",
        5: "punch_before_start",
    }
    assert report.rejected_lines[1].params == {"user_no": "1101", "moment": "2026-04-01 09:00:01"}
    assert (report.new, report.quarantined, report.exit_status) == (2, 4, 3)
    assert [row[1] for row in stored(sample_hall)] == ["09-09 00:00:00", "03-02 08:29:15"]
    with sample_hall.reading() as view:
        assert len(attendance.quarantined(view.conn)) == 4


def test_a_quarantined_punch_is_kept_once_and_told_each_time(sample_hall: Hall, tmp_path: Path) -> None:
    text = "1101\t2000-01-01 00:03:11\n1101\t2000-01-01 00:03:11\n"
    assert import_text(sample_hall, tmp_path, text).quarantined == 1
    before = last_seq(sample_hall)
    report = import_text(sample_hall, tmp_path, text)
    assert (report.quarantined, report.rejected, report.exit_status) == (0, 2, 2)
    assert last_seq(sample_hall) == before


def test_once_the_pc_clock_is_right_what_it_took_for_the_future_counts(
    sample_hall: Hall, tmp_path: Path
) -> None:
    sample_hall.clock.as_of = datetime(2026, 1, 5, 9, 0, tzinfo=ZONE)
    assert import_text(sample_hall, tmp_path, MORNING).exit_status == 2
    sample_hall.clock.as_of = datetime(2026, 4, 1, 9, 0, tzinfo=ZONE)
    assert import_text(sample_hall, tmp_path, MORNING).new == 1


def test_a_workbook_with_real_dates_is_taken(sample_hall: Hall, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["工号", "姓名", "日期", "时间"])
    sheet.append([1101, "韩静怡", date(2026, 3, 2), time(8, 29, 15)])
    sheet.append(["1102", "陆承志", "2026/3/2", "12:00"])
    sheet.append([1102, "陆承志", None, None])
    path = tmp_path / "打卡.xlsx"
    book.save(path)
    report = PunchImportService(sample_hall).import_file(OFFICER, path)
    assert (report.new, rejected(report)) == (2, {4: "field_missing"})
    assert [row[1] for row in stored(sample_hall)] == ["03-02 08:29:15", "03-02 12:00:00"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_of_any_usual_encoding_is_taken(sample_hall: Hall, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "打卡.csv"
    path.write_bytes("编号,姓名,打卡时间\r\n1101,韩静怡,2026/3/2 8:29:15\r\n".encode(encoding))
    assert PunchImportService(sample_hall).import_file(OFFICER, path).new == 1


def test_each_hostile_line_has_its_reason_and_the_good_ones_are_kept(
    sample_hall: Hall, tmp_path: Path
) -> None:
    lines = [
        MORNING.encode(),
        b"1101\t" + b"9" * 10_000_000,
        b"1101",
        b"1101\t2026-13-45 99:99:99",
        b"1\x001\t2026-03-02 08:29:15",
        b"../../etc/passwd\t2026-03-02 08:29:15",
        b"=cmd|'/C'!A0\t2026-03-02 08:29:15",
        b"1" * 40 + b"\t2026-03-02 08:29:15",
        b"\xff\xfe\xfd\t2026-03-02 08:29:15",
        NOON.encode(),
    ]
    path = tmp_path / "attlog.dat"
    path.write_bytes(b"\r\n".join(lines))
    report = PunchImportService(sample_hall).import_file(OFFICER, path)
    assert rejected(report) == {
        2: "line_too_long",
        3: "too_few_fields",
        4: "time_unreadable",
        5: "control_character",
        6: "field_character",
        7: "field_character",
        8: "field_too_long",
        9: "undecodable",
    }
    assert (report.new, report.exit_status) == (2, 3)


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("attlog.dat", b"", "file_empty"),
        ("attlog.dat", b"%PDF-1.7 ...", "file_not_table"),
        ("打卡.csv", "姓名,部门\n韩,SJ\n".encode(), "punch_columns"),
        ("打卡.csv", "编号,时间\n".encode(), "punch_no_lines"),
    ],
)
def test_a_file_without_punches_is_refused_whole(
    sample_hall: Hall, tmp_path: Path, name: str, content: bytes, key: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Refusal, match=key):
        PunchImportService(sample_hall).import_file(OFFICER, path)
    with pytest.raises(Refusal, match="file_missing"):
        PunchImportService(sample_hall).import_file(OFFICER, tmp_path / "nothing.dat")


def test_the_device_is_what_the_officer_says_and_never_a_path(sample_hall: Hall, tmp_path: Path) -> None:
    path = tmp_path / "attlog.dat"
    path.write_text(MORNING, "ascii")
    service = PunchImportService(sample_hall)
    with pytest.raises(Refusal, match="field_formula"):
        service.import_file(OFFICER, path, "=1")
    service.import_file(OFFICER, path, "东门考勤机")
    assert stored(sample_hall)[0][3] == "东门考勤机"


def test_a_zone_with_summer_time_keeps_the_clock_on_the_wall(hall: Hall, tmp_path: Path) -> None:
    other = found_hall(tmp_path / "other", "Halle", "Europe/Berlin", True, hall.clock)
    import_text(other, tmp_path, "1 2026-03-29 01:30:00\n1 2026-03-29 08:30:00\n1 2026-03-30 08:30:00")
    assert [row[1] for row in stored(other)] == ["03-29 01:30:00", "03-29 08:30:00", "03-30 08:30:00"]
    other.close()


def test_what_was_imported_stands_after_a_rebuild(sample_hall: Hall, tmp_path: Path) -> None:
    import_text(sample_hall, tmp_path, f"{MORNING}\n{NOON}\n1101 2000-01-01 00:00:00\n")
    before = stored(sample_hall)
    with sample_hall.writing(OFFICER) as tx:
        projection.rebuild(tx.conn)
        assert len(attendance.quarantined(tx.conn)) == 1
    assert stored(sample_hall) == before


def test_only_those_entitled_may_import_punches(sample_hall: Hall, tmp_path: Path) -> None:
    path = tmp_path / "attlog.dat"
    path.write_text(MORNING, "ascii")
    with pytest.raises(Refusal, match="not_entitled"):
        PunchImportService(sample_hall).import_file(CLERK, path)
