"""The facts of the journal: what happened, frozen; a rule decides and returns them (design.md 2.2).

A fact's fields are its body. The head adds hall, epoch, seq, subject, actor and clocks. Times are UTC
seconds since 1970, minutes are since local midnight, ids are random hex.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain import balance_facts, desk_facts, leave_facts, post_facts, sync_facts
from app.domain.calendar import CalendarDay, DayKind
from app.domain.fact import Fact

# --- the hall and its settings -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HallFounded(Fact):
    """The first fact of a store."""

    name: str
    zone: str
    practice: bool


@dataclass(frozen=True, slots=True)
class HallRenamed(Fact):
    name: str


@dataclass(frozen=True, slots=True)
class RuleSet(Fact):
    """A setting has a new value from a date on (domain.md G.1)."""

    key: str
    value: Any
    valid_from: date


@dataclass(frozen=True, slots=True)
class CalendarYearSet(Fact):
    """A year's arrangement, whole: it replaces what stood for that year."""

    year: int
    days: tuple[CalendarDay, ...]


@dataclass(frozen=True, slots=True)
class CalendarDaySet(Fact):
    date: date
    kind: DayKind
    name: str


@dataclass(frozen=True, slots=True)
class CalendarDayCleared(Fact):
    """The date follows its weekday again."""

    date: date


# --- roster ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DepartmentSet(Fact):
    """A dispatching department by its code; again to change it."""

    code: str
    name: str
    kind: str = "department"
    """`department`, `centre`, `sub_centre` or `town`."""
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class WindowGroupSet(Fact):
    """A department's presence in the hall (窗口)."""

    department: str
    name: str


@dataclass(frozen=True, slots=True)
class WindowGroupRenamed(Fact):
    """The group goes by `new` from now on, with its counters, posts and head."""

    department: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class CounterSet(Fact):
    """A counter (台席) and the window group it belongs to; an empty group removes it."""

    counter: str
    department: str
    window_group: str


@dataclass(frozen=True, slots=True)
class PersonRegistered(Fact):
    """A new person; subject is theirs from now on."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class PersonRenamed(Fact):
    name: str


@dataclass(frozen=True, slots=True)
class PostAssigned(Fact):
    """The subject takes an A or B post; the same `assignment` again changes it."""

    assignment: str
    department: str
    window_group: str
    post: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class PostWithdrawn(Fact):
    """An assignment entered by mistake is taken back."""

    assignment: str


@dataclass(frozen=True, slots=True)
class DeviceNumberSet(Fact):
    """A time clock knows the subject by `user_no` too."""

    user_no: str


@dataclass(frozen=True, slots=True)
class DeviceNumberCleared(Fact):
    user_no: str


@dataclass(frozen=True, slots=True)
class WindowHeadSet(Fact):
    """The subject is chief representative / window head of the department's group (S3 Art. 9)."""

    department: str
    window_group: str


# --- attendance -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PunchRecorded(Fact):
    """A punch: device user number, time, source and device; never biometric data (S3 Art. 16)."""

    user_no: str
    at: int
    source: str
    device: str
    witness: str = ""
    """A PIN punch's or manual sheet's second person, by subject id."""
    clock_changed: bool = False


@dataclass(frozen=True, slots=True)
class PunchQuarantined(Fact):
    """A punch that cannot be true as dated; kept, not counted (domain.md B.0)."""

    user_no: str
    at: int
    source: str
    device: str
    reason: str


@dataclass(frozen=True, slots=True)
class OutingRegistered(Fact):
    """公出 of the subject: minutes of the date; whole half-days are covered by their hours."""

    outing: str
    date: date
    first: int
    last: int
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class OutingCancelled(Fact):
    outing: str


@dataclass(frozen=True, slots=True)
class DutySet(Fact):
    """The subject's own hours on a date (周末、延时、错时值班), minutes, None where not worked."""

    date: date
    am: tuple[int, int] | None
    pm: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class DutyCleared(Fact):
    date: date


@dataclass(frozen=True, slots=True)
class ReductionGranted(Fact):
    """Shorter hours of the subject (哺乳假 1 h a day until the child is one)."""

    reduction: str
    first: date
    last: date
    edge: str
    minutes: int
    kind: str


@dataclass(frozen=True, slots=True)
class ReductionEnded(Fact):
    reduction: str


@dataclass(frozen=True, slots=True)
class DeviceFaultDeclared(Fact):
    """A scanner was down from `first` to `last` (UTC seconds): manual sign-in is open (AT-18)."""

    fault: str
    device: str
    first: int
    last: int
    reason: str


@dataclass(frozen=True, slots=True)
class CorrectionProposed(Fact):
    """补签单 of the subject for one of the four punches; `minute` is when they say it was."""

    correction: str
    date: date
    edge: str
    minute: int
    reason: str
    note: str


@dataclass(frozen=True, slots=True)
class CorrectionConfirmed(Fact):
    """The window head's signature."""

    correction: str


@dataclass(frozen=True, slots=True)
class CorrectionApproved(Fact):
    """The centre's signature: the slip is in force."""

    correction: str


@dataclass(frozen=True, slots=True)
class CorrectionRefused(Fact):
    correction: str
    reason: str


@dataclass(frozen=True, slots=True)
class MonthLocked(Fact):
    """月结: the sheet as issued is the blob of this hash (hex SHA-256)."""

    month: str
    sheet: str


# --- consent, fingers, scanners -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ConsentGiven(Fact):
    """The subject's separate consent to fingerprint sign-in (PIPL 29; domain.md B.19)."""

    notice_version: str
    notice_hash: str
    witness: str


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn(Fact):
    """The subject's consent has ended; templates go from disk and from every scanner."""

    ground: str


@dataclass(frozen=True, slots=True)
class FingerEnrolled(Fact):
    """A template of the subject stands in `slot` of the hall's scanners; two people saw to it."""

    slot: int
    template: str
    finger: str
    enroller: str
    second: str


@dataclass(frozen=True, slots=True)
class FingerRemoved(Fact):
    slot: int
    template: str


@dataclass(frozen=True, slots=True)
class ScannerSet(Fact):
    """A scanner of the hall: its name, port and, once adopted, its sensor's uid."""

    scanner: str
    port: str
    sensor_uid: str


@dataclass(frozen=True, slots=True)
class ScannerRetired(Fact):
    scanner: str


# --- people who sign in ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class UserCreated(Fact):
    """An account; the subject is the account's own id, `person` whom it belongs to, if on the roster."""

    username: str
    name: str
    person: str
    roles: tuple[str, ...]
    department: str
    second: str = ""
    """Who agreed to it; empty while nobody else could."""


@dataclass(frozen=True, slots=True)
class UserChanged(Fact):
    """Roles and department of the account from now on; `second` agreed to it."""

    roles: tuple[str, ...]
    department: str
    second: str


@dataclass(frozen=True, slots=True)
class UserDisabled(Fact):
    reason: str


@dataclass(frozen=True, slots=True)
class SecretChanged(Fact):
    """The subject has a new password or PIN; what it is stands nowhere."""

    kind: str
    second: str = ""
    """Who agreed to a password set by somebody else."""


@dataclass(frozen=True, slots=True)
class AccountLocked(Fact):
    """Too many wrong tries; `until` is UTC seconds."""

    until: int
    tries: int


# --- the journal itself ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BodiesErased(Fact):
    """These bodies are gone for good, by duty of law (PIPL 47); heads stay."""

    seqs: tuple[int, ...]
    ground: str


FACTS: dict[str, type[Fact]] = {
    name: thing
    for place in (globals(), *map(vars, (post_facts, balance_facts, leave_facts, desk_facts, sync_facts)))
    for name, thing in list(place.items())
    if isinstance(thing, type) and issubclass(thing, Fact) and thing is not Fact
}
"""Every fact there is, by the name under which the journal keeps it."""
