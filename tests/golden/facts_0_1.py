"""What the golden journal of 0.1 tells: (subject, fact), at least one of each type."""

from datetime import date

from app.domain import facts as f
from app.domain.calendar import CalendarDay, DayKind
from app.domain.fact import Fact

P1, P2, P3, ACCOUNT, AUDITOR = "p1" * 16, "p2" * 16, "p3" * 16, "a1" * 16, "a2" * 16
DAY = date(2026, 3, 9)
AT = 1_773_016_140
"""2026-03-09 08:29 in Shanghai."""

FACTS: list[tuple[str, Fact]] = [
    ("", f.HallFounded("青禾区政务服务中心", "Asia/Shanghai", True)),
    ("", f.CalendarYearSet(2026, (CalendarDay(date(2026, 1, 1), DayKind.OFF, "元旦"),))),
    ("", f.CalendarDaySet(date(2026, 2, 14), DayKind.WORK, "春节调休")),
    ("", f.CalendarDaySet(date(2026, 3, 10), DayKind.PM_OFF, "停电")),
    ("", f.CalendarDayCleared(date(2026, 3, 10))),
    ("", f.RuleSet("attendance.grace_minutes", 5, date(2026, 3, 1))),
    ("", f.RuleSet("sheet.own_signature", True, date(2026, 4, 1))),
    ("", f.HallRenamed("青禾政务大厅")),
    ("", f.DepartmentSet("01", "自然资源局")),
    ("", f.DepartmentSet("T1", "柳河镇便民中心", "town", "柳")),
    ("", f.WindowGroupSet("01", "不动产")),
    ("", f.WindowGroupSet("01", "规划")),
    ("", f.WindowGroupRenamed("01", "规划", "规划许可")),
    ("", f.CounterSet("A1", "01", "不动产")),
    ("", f.CounterSet("A2", "01", "不动产")),
    ("", f.CounterSet("A2", "", "")),
    (P1, f.PersonRegistered("1001", "韩静怡")),
    (P2, f.PersonRegistered("1002", "𠮷川")),
    (P3, f.PersonRegistered("1003", "将被删除")),
    (P2, f.PersonRenamed("吉川")),
    (P1, f.PostAssigned("s1", "01", "不动产", "A", date(2025, 1, 1), None)),
    (P2, f.PostAssigned("s2", "01", "不动产", "B", date(2025, 1, 1), date(2026, 12, 31))),
    (P2, f.PostAssigned("s3", "T1", "综合", "A", date(2025, 1, 1), None)),
    (P2, f.PostWithdrawn("s3")),
    (P1, f.DeviceNumberSet("77")),
    (P1, f.DeviceNumberSet("78")),
    (P1, f.DeviceNumberCleared("78")),
    (P1, f.WindowHeadSet("01", "不动产")),
    ("", f.PunchRecorded("77", AT, "scanner", "1")),
    (P1, f.PunchRecorded("1001", AT + 60, "pin", "terminal", P2, True)),
    ("", f.PunchRecorded("404", AT, "import", "attlog.dat")),
    ("", f.PunchQuarantined("77", 946_684_800, "import", "attlog.dat", "before_start")),
    (P1, f.OutingRegistered("o1", DAY, 540, 600, "送件", "市局")),
    (P1, f.OutingRegistered("o2", DAY, 840, 900, "开会", "市局")),
    (P1, f.OutingCancelled("o2")),
    (P1, f.DutySet(date(2026, 3, 14), (540, 720), None)),
    (P1, f.DutySet(date(2026, 3, 15), None, (840, 1020))),
    (P1, f.DutyCleared(date(2026, 3, 15))),
    (P1, f.ReductionGranted("r1", date(2026, 1, 1), date(2026, 6, 30), "pm_out", 60, "nursing")),
    (P1, f.ReductionGranted("r2", date(2026, 1, 1), date(2026, 6, 30), "am_in", 30, "nursing")),
    (P1, f.ReductionEnded("r2")),
    ("", f.DeviceFaultDeclared("f1", "1", AT, AT + 3600, "断电")),
    (P1, f.CorrectionProposed("c1", DAY, "am_out", 720, "forgot", "忘记")),
    (P1, f.CorrectionConfirmed("c1")),
    (P1, f.CorrectionApproved("c1")),
    (P1, f.CorrectionProposed("c2", DAY, "pm_in", 840, "forgot", "又忘")),
    (P1, f.CorrectionRefused("c2", "次数已满")),
    ("", f.MonthLocked("2026-02", "ab" * 32)),
    (P1, f.ConsentGiven("1", "cd" * 32, P2)),
    (P2, f.ConsentGiven("1", "cd" * 32, P1)),
    (P2, f.ConsentWithdrawn("request")),
    ("", f.ScannerSet("1", "/dev/ttyUSB0", "0011223344556677")),
    ("", f.ScannerSet("2", "COM3", "")),
    ("", f.ScannerRetired("2")),
    (P1, f.FingerEnrolled(0, "t1", "right_index", ACCOUNT, P2)),
    (P1, f.FingerEnrolled(1, "t2", "left_index", ACCOUNT, P2)),
    (P1, f.FingerRemoved(1, "t2")),
    (ACCOUNT, f.UserCreated("jinguan", "金管", "", ("administrator",), "")),
    (AUDITOR, f.UserCreated("shenji", "审计", "", ("auditor",), "", ACCOUNT)),
    (AUDITOR, f.UserChanged(("staff",), "01", ACCOUNT)),
    (AUDITOR, f.UserDisabled("调离")),
    (ACCOUNT, f.SecretChanged("password")),
    (ACCOUNT, f.AccountLocked(AT, 5)),
    ("", f.BodiesErased((19,), "request")),
]
ERASED = (19,)
