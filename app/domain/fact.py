"""What every fact of the journal is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Fact:
    """One event of the journal; `VERSION` rises when its fields change."""

    VERSION: ClassVar[int] = 1
