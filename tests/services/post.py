"""Letters as an upstream would sign them, and a hall that is enrolled there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.domain.letter import Letter, letter_statement
from app.domain.sync_facts import UpstreamEnrolled
from app.services.hall import Hall
from app.sync.signing import Signer
from tests.conftest import OFFICER

AUTHOR = "毕局长"


class Post:
    """The upstream of one hall: numbers letters and signs them."""

    def __init__(self, hall: Hall, enrolled: bool = True) -> None:
        self.hall, self.signer, self.number = hall, Signer(bytes(range(32))), 0
        if enrolled:
            self.enrol()

    def enrol(self) -> None:
        with self.hall.writing(OFFICER) as tx:
            tx.record(UpstreamEnrolled("https://up.example", self.signer.public.hex(), "t1", "ab" * 32))

    def letter(self, kind: str, body: Mapping[str, Any] | bytes, expected: int = 0, **other: Any) -> Letter:
        """The next letter; `other` replaces fields before it is signed."""
        self.number += 1
        data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        made = Letter(f"letter-{self.number}", self.hall.id, self.number, kind, data, expected, AUTHOR)
        return self.signed(replace(made, **other))

    def signed(self, letter: Letter) -> Letter:
        return replace(letter, signature=self.signer.sign(letter_statement(letter)))

    def opinion(self, leave: str, department: str, agree: bool = True) -> Letter:
        return self.letter("opinion", opinion(leave, department, agree))


def opinion(leave: str, department: str, agree: bool = True) -> dict[str, Any]:
    """The body of an opinion."""
    head = {"kind": "leave_opinion", "leave": leave, "department": department}
    return {**head, "letter": "x", "agree": agree, "signer": AUTHOR, "note": "", "day": "2026-04-01"}


def row(number: str, name: str, **other: str) -> dict[str, str]:
    """A line of a roster letter."""
    cells = {"number": number, "name": name, "department_code": "SDJ", "department": "试点局"}
    return {**cells, "window_group": "综合", "post": "A", "start": "2026-04-01", **other}
