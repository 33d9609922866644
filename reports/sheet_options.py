"""What a person may choose about the monthly sheet (domain.md D.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from reports.fonts import NOTO, FontChoice


class Paper(StrEnum):
    """Landscape; `AUTO` is A4, and A3 for a department of more than 25 persons."""

    AUTO = "auto"
    A4 = "A4"
    A3 = "A3"


A3_ABOVE = 25
DRAFT = "未月结 草稿"
PRACTICE = "演练数据"


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """How a month's sheets are printed; `printed_on` is the only thing that differs between prints."""

    printed_on: date
    paper: Paper = Paper.AUTO
    symbols: str = "marks"
    """`marks` or `words`: the rule `sheet.symbols`."""
    own_signature: bool = False
    draft: bool = False
    """Before the month's lock: every page says 未月结."""
    practice: bool = False
    """A practice store: every page says 演练数据."""
    remarks: Mapping[str, str] = field(default_factory=dict)
    """By the person's subject id."""
    adjustments: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By department code: what was corrected after the lock, a line each."""
    fonts: FontChoice = NOTO

    def stamps(self) -> tuple[str, ...]:
        """What every page must say of itself."""
        return tuple(text for text, holds in ((DRAFT, self.draft), (PRACTICE, self.practice)) if holds)

    def paper_for(self, people: int) -> Paper:
        if self.paper is not Paper.AUTO:
            return self.paper
        return Paper.A3 if people > A3_ABOVE else Paper.A4
