"""A hall's read models for a page: opened as a hall, at the moment up to which they are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from app.domain.access import Actor, Role
from app.domain.refusal import Refusal
from app.domain.upstream_access import Member, Stand
from app.services.clock import Clock
from app.services.hall import Hall
from app.upstream.pages.site import Visit
from db.upstream import overview
from db.upstream.overview import HallRow

SILENT_US = 10 * 60 * 1_000_000
"""A terminal tells its head every minute; after so long without, what is shown is called old."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a hall stands with upstream now."""

    row: HallRow
    now_us: int

    @property
    def silent(self) -> bool:
        """Nothing has come from it for long."""
        return self.now_us - self.row.contact_us > SILENT_US

    @property
    def known_us(self) -> int:
        """Up to when its tables are known."""
        return min(self.now_us, self.row.contact_us) if self.silent else self.now_us

    @property
    def silent_seconds(self) -> float:
        return max(0, self.now_us - self.row.contact_us) / 1_000_000


def standings(visit: Visit) -> list[Standing]:
    """Of all halls, by name."""
    with visit.site.store.read() as conn:
        return [Standing(row, visit.site.clock.wall_us()) for row in overview.halls(conn)]


def standing_of(visit: Visit, hall_id: str) -> Standing:
    """Refusal `page_unknown`."""
    with visit.site.store.read() as conn:
        found = overview.halls(conn, hall_id)
    if not found:
        raise Refusal("page_unknown")
    return Standing(found[0], visit.site.clock.wall_us())


def hall_of(visit: Visit, standing: Standing, as_known: bool = False) -> Hall:
    """The hall's read models; `as_known`: its clock stands where they end. Refusal `hall_not_shown`."""
    if not standing.row.shown_seq:
        raise Refusal("hall_not_shown", hall=standing.row.name)
    clock = visit.site.clock
    if as_known and standing.silent:
        clock = Clock(datetime.fromtimestamp(standing.known_us / 1_000_000, UTC))
    return Hall(visit.site.store.folder, visit.site.store.hall_models(standing.row.hall), clock)


def actor_of(member: Member) -> Actor:
    """A reader of the hall: a reviewer as such, everybody else without types and reasons."""
    role = Role.REVIEWER if member.stand is Stand.REVIEWER else Role.AUDITOR
    return Actor(f"upstream:{member.account}", member.name, frozenset({role}), "", member.department)
