"""What the golden journal of 0.2 tells: the facts of 0.1 whole, then one of each type that is new."""

from datetime import date

from app.domain import leave_facts as f
from app.domain.balance_facts import BalanceGranted, WorkStarted
from app.domain.desk_facts import DeskPaired, DeskRevoked, DeskServiceSet
from app.domain.fact import Fact
from app.domain.facts import BodiesErased
from app.domain.post_facts import ItemSet, PartnerSet, QualifiedSet, StandDownEnded, StoodDown
from tests.golden import facts_0_1
from tests.golden.facts_0_1 import ACCOUNT, AUDITOR, P1, P2, P3

DESK, OTHER_DESK = "d1" * 16, "d2" * 16
SCAN, PAPER = "ab" * 32, "cd" * 32
HERE = ("01", "不动产")
LONG, DODGED, WORKED, ERASED_ONE = "2026-00001", "2026-00002", "2026-00003", "2026-00004"

POSTS: list[tuple[str, Fact]] = [
    ("", ItemSet(*HERE, "转移登记")),
    ("", ItemSet(*HERE, "首次登记")),
    ("", ItemSet(*HERE, "首次登记", False)),
    (P2, QualifiedSet("01", ("转移登记",))),
    (P1, PartnerSet(P2)),
    (P1, StoodDown("x1", date(2026, 2, 2), None, "补考未达到90分")),
    (P1, StandDownEnded("x1", date(2026, 2, 27))),
    (P2, StoodDown("x2", date(2026, 12, 1), None, "补考未达到90分")),
]
BALANCES: list[tuple[str, Fact]] = [
    (P1, WorkStarted(date(2012, 7, 1))),
    (P1, BalanceGranted("g1", "compensatory", 2026, 4, "国庆值班")),
    (P1, BalanceGranted("g2", "annual", 2026, 2, "上年未休", True)),
]
LEAVE: list[tuple[str, Fact]] = [
    (P1, f.LeaveDrafted(LONG, "annual", "2026-03-16am", "2026-03-17pm", "探亲")),
    (
        P1,
        f.LeaveSubmitted(
            LONG, "annual", "2026-03-16am", "2026-03-17pm", "探亲", P2, (), *HERE, "centre", 4, 4
        ),
    ),
    (P1, f.LeaveReturnedForChange(LONG, "请写明交接")),
    (
        P1,
        f.LeaveSubmitted(
            *(LONG, "annual", "2026-03-16am", "2026-03-18pm", "探亲", P2, (PAPER,), *HERE),
            *("department_then_centre", 6, 6, ("2026-03-16am",), False, 1_773_000_000),
        ),
    ),
    (P1, f.LeaveAsked(LONG, "谁顶岗")),
    (P1, f.LeaveAnswered(LONG, "吉川")),
    (P1, f.LeavePaperAdded(LONG, SCAN)),
    (P1, f.LeaveOpinionGiven(LONG, False, "秦局长", "人手紧", date(2026, 3, 10), "paper", SCAN)),
    (P1, f.LeaveDecided(LONG, True, "已另行安排", ("2026-03-16am",), True, ACCOUNT)),
    (P1, f.LeaveHandedOver(LONG, "印章两枚")),
    (P1, f.LeaveReturnReported(LONG, "2026-03-18am")),
    (P1, f.LeaveReturned(LONG, "2026-03-18am")),
    (P1, f.LeaveOpinionGiven(LONG, True, "秦局长", "", date(2026, 3, 20), "letter", "", "l1", False)),
    (
        P1,
        f.LeaveSubmitted(
            DODGED, "personal", "2026-03-20am", "2026-03-20pm", "", "", (), *HERE, "centre", 2, 2
        ),
    ),
    (P1, f.LeaveRerouted(DODGED, "department_then_centre", 4, 4)),
    (P1, f.LeaveWithdrawn(DODGED, "不去了")),
    (
        P1,
        f.LeaveSubmitted(
            WORKED, "sick", "2026-03-23am", "2026-03-24pm", "", "", (), *HERE, "centre", 4, 4, (), True
        ),
    ),
    (P1, f.LeaveDecided(WORKED, True, "")),
    (P1, f.LeaveRecounted(WORKED, 3, 3)),
    (P1, f.LeaveSlotReleased(WORKED, "2026-03-24am")),
    (P1, f.LeaveOverdueExplained(WORKED, "航班取消")),
    (
        P3,
        f.LeaveSubmitted(
            ERASED_ONE, "sick", "2026-03-25am", "2026-03-25pm", "将被删除", "", (), *HERE, "centre", 2, 2
        ),
    ),
    (P2, f.CoverRegistered("k1", P1, *HERE, "A1", ("2026-03-26am", "2026-03-26pm"), "印章")),
    (P2, f.CoverAgreed("k1")),
    (P2, f.CoverEnded("k1", "2026-03-26pm")),
    (P1, f.RelativeListed(P2)),
    (P1, f.RelativeListed(P3)),
    (P1, f.RelativeListed(P3, False)),
    (ACCOUNT, f.DelegationGiven("e1", AUDITOR, date(2026, 3, 1), date(2026, 3, 31))),
    (ACCOUNT, f.DelegationGiven("e2", AUDITOR, date(2026, 4, 1), date(2026, 4, 30))),
    (ACCOUNT, f.DelegationEnded("e2")),
]
DESKS: list[tuple[str, Fact]] = [
    ("", DeskServiceSet(True, 8443)),
    (DESK, DeskPaired("主任办公室", "ef" * 32)),
    (OTHER_DESK, DeskPaired("旧电脑", "01" * 32)),
    (OTHER_DESK, DeskRevoked()),
]

_TOLD = [*facts_0_1.FACTS, *POSTS, *BALANCES, *LEAVE, *DESKS]
_GONE = next(n for n, (_, fact) in enumerate(_TOLD, 1) if getattr(fact, "leave", "") == ERASED_ONE)
FACTS: list[tuple[str, Fact]] = [*_TOLD, ("", BodiesErased((_GONE,), "request"))]
ERASED = (*facts_0_1.ERASED, _GONE)
