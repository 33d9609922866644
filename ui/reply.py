"""Where the answer to one edit goes: the form that asked, as long as it is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from app.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Reply:
    """`done(result)` after the commit, or `refused(refusal)`; neither once `owner` is gone."""

    owner: QObject
    done: Callable[[Any], object]
    refused: Callable[[Refusal], object]
