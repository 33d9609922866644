"""What the golden journal of 0.3 tells: the facts of 0.2 whole, then one of each type that is new."""

from app.domain import sync_facts as f
from app.domain.fact import Fact
from tests.golden import facts_0_2

TERMINAL, OLD_TERMINAL = "e1" * 16, "e2" * 16
UPSTREAM_KEY, TERMINAL_KEY = "f1" * 32, "f2" * 32
URL = "https://upstream.example"
AGREED, NOTE, READ = (f"0190{n}000-0000-7000-8000-000000000000" for n in "123")

SYNC: list[tuple[str, Fact]] = [
    ("", f.UpstreamEnrolled(URL, UPSTREAM_KEY, OLD_TERMINAL, TERMINAL_KEY)),
    ("", f.UpstreamLeft("换服务器")),
    ("", f.UpstreamEnrolled(URL, UPSTREAM_KEY, TERMINAL, TERMINAL_KEY, "-----BEGIN CERTIFICATE-----\n")),
    ("", f.EpochOpened(2, TERMINAL, "换新电脑")),
    (AGREED, f.LetterSettled(AGREED, 1, "opinion", "too_late", "leave_stale", '{"leave": "2026-00001"}')),
    (NOTE, f.MessageReceived(NOTE, "市中心", "周五下午检查")),
    (NOTE, f.LetterSettled(NOTE, 2, "message", "accepted")),
    (READ, f.MessageReceived(READ, "市中心", "收到请阅")),
    (READ, f.LetterSettled(READ, 3, "message", "accepted")),
    (READ, f.MessageRead(READ)),
]

FACTS: list[tuple[str, Fact]] = [*facts_0_2.FACTS, *SYNC]
ERASED = facts_0_2.ERASED
