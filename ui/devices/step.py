"""Where an enrolment stands."""

from __future__ import annotations

from enum import Enum


class Step(Enum):
    """The pages of the wizard, in order."""

    PERSON = "person"
    CONSENT = "consent"
    SECOND = "second"
    FINGER = "finger"
    CAPTURE = "capture"
    DONE = "done"
