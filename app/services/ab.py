"""AB posts: items and who can do them, partners, stand-downs (S3 Art. 15, S2 2; domain.md B.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.domain.ab import ITEM_LIMIT, ITEMS_MOST, check_items, check_partner
from app.domain.access import Action, Actor, require, require_other
from app.domain.fact import Fact
from app.domain.free_text import clean_text
from app.domain.post_facts import ItemSet, PartnerSet, QualifiedSet, StandDownEnded, StoodDown
from app.domain.refusal import Refusal
from app.domain.roster_fields import check_plausible
from app.services import ab_covers, ab_views
from app.services.ab_covers import CoverShown
from app.services.ab_import import ItemsReport, import_items
from app.services.ab_views import AlertShown, ComplianceShown, GroupSetup, OutlookShown
from app.services.hall import Hall, Writing, new_id
from app.services.record_checks import require_person
from db import posts, roster


class AbService:
    """Who stands in for whom; each change is one transaction, each view a constant number of queries."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    # --- what is seen -----------------------------------------------------------------------------

    def compliance(self, actor: Actor, day: date | None = None) -> ComplianceShown:
        """The window groups on `day` (None: today) that the actor may see, with what each lacks."""
        with self._hall.reading() as view:
            return ab_views.compliance(view, actor, day or view.today)

    def outlook(self, actor: Actor, first: date | None = None, days: int = 7) -> OutlookShown:
        """The half-days of `days` dates from `first` (None: tomorrow) on, group by group."""
        with self._hall.reading() as view:
            return ab_views.outlook(view, actor, first, days)

    def alerts(self, actor: Actor) -> tuple[AlertShown, ...]:
        """未及时顶岗: who is away at this moment, and nobody took over in time (AB-4)."""
        with self._hall.reading() as view:
            return ab_views.alerts(view, actor)

    def covers(self, actor: Actor) -> tuple[CoverShown, ...]:
        """The register of covers as far as the actor may see it, the latest first."""
        with self._hall.reading() as view:
            return ab_covers.covers(view, actor)

    def waiting(self, actor: Actor) -> int:
        """How much waits for this actor: covers without consent, and posts that nobody has taken over."""
        if not actor.may(Action.COVER_REGISTER):
            return 0
        with self._hall.reading() as view:
            asked = sum(shown.may_agree for shown in ab_covers.covers(view, actor))
            return asked + len(ab_views.alerts(view, actor))

    def setup(self, actor: Actor, department: str, window_group: str) -> GroupSetup:
        """One group's items and people, to be changed. Refusals `not_entitled`, `group_unknown`."""
        with self._hall.reading() as view:
            return ab_views.setup(view, actor, department, window_group)

    # --- items, qualifications, partners ----------------------------------------------------------

    def set_items(self, actor: Actor, department: str, window_group: str, items: Sequence[str]) -> None:
        """The service items of a group: what is not among them is closed.

        Refusals: `not_entitled`, `group_unknown`, `ab_items_many`, and those of `clean_text`.
        """
        require(actor, Action.ROSTER_EDIT)
        wanted = list(dict.fromkeys(clean_text(item, "item", ITEM_LIMIT) for item in items))
        if len(wanted) > ITEMS_MOST:
            raise Refusal("ab_items_many", limit=ITEMS_MOST)
        with self._hall.writing(actor) as tx:
            if (department, window_group) not in roster.window_groups(tx.conn):
                raise Refusal("group_unknown", department=department, window_group=window_group)
            known = posts.items(tx.conn).get((department, window_group), ())
            made: list[Fact] = [ItemSet(department, window_group, i) for i in wanted if i not in known]
            made += [ItemSet(department, window_group, i, False) for i in known if i not in wanted]
            tx.record_all([("", fact) for fact in made])

    def set_qualified(self, actor: Actor, subject: str, department: str, items: Sequence[str]) -> None:
        """All that somebody can do of a department's items, and nothing else of it.

        Refusals: `not_entitled`, `person_unknown`, `ab_not_there`, `ab_item_unknown`.
        """
        require(actor, Action.ROSTER_EDIT)
        with self._hall.writing(actor) as tx:
            _require_there(tx, subject, department)
            every = posts.items(tx.conn)
            own = [item for (code, _), names in every.items() if code == department for item in names]
            known = posts.qualifications(tx.conn).get((subject, department), frozenset())
            check_items(items, {*own, *known})
            if known != frozenset(items):
                ordered = dict.fromkeys((*own, *sorted(known)))
                tx.record(QualifiedSet(department, tuple(i for i in ordered if i in set(items))), subject)

    def set_partner(self, actor: Actor, subject: str, partner: str, mutual: bool = False) -> None:
        """Whom somebody names as their stand-in; empty: nobody. `mutual`: 互为AB岗, the other way round too.

        Refusals: `not_entitled`, `person_unknown`, `ab_partner_self`, `ab_partner_elsewhere`.
        """
        require(actor, Action.ROSTER_EDIT)
        with self._hall.writing(actor) as tx:
            require_person(tx, subject)
            check_partner(subject, partner, _colleagues(tx, subject))
            known = posts.partners(tx.conn)
            pairs = [(subject, partner)] + ([(partner, subject)] if mutual and partner else [])
            tx.record_all([(who, PartnerSet(to)) for who, to in pairs if known.get(who, "") != to])

    def import_file(self, actor: Actor, path: Path, dry_run: bool = False) -> ItemsReport:
        """Items and who can do them from a table: lines are added, nothing is taken away.

        Refusals: `not_entitled`, `ab_columns`, and those of `reports.tables.read_table`.
        """
        require(actor, Action.ROSTER_EDIT)
        return import_items(self._hall, actor, path, dry_run)

    # --- 待岗 -------------------------------------------------------------------------------------

    def stand_down(self, actor: Actor, subject: str, first: date, last: date | None, reason: str) -> str:
        """Takes somebody off the post from `first` on; the stand-down's id.

        Refusals: `not_entitled`, `own_record`, `person_unknown`, `not_on_roster`, `date_implausible`,
        `ab_down_dates`, `ab_down_overlap`, and those of `clean_text`.
        """
        require(actor, Action.STAND_DOWN)
        require_other(actor, subject)
        why = clean_text(reason, "reason")
        check_plausible(first, "first")
        if last is not None and last < first:
            raise Refusal("ab_down_dates", since=first, until=last)
        with self._hall.writing(actor) as tx:
            who = require_person(tx, subject)
            if not any(post.holds(first) for post in roster.posts(tx.conn, subject)):
                raise Refusal("not_on_roster", name=who.name, date=first)
            for other in posts.stand_downs(tx.conn, first, last):
                if other.subject == subject:
                    raise Refusal("ab_down_overlap", name=who.name, since=other.first)
            key = new_id()
            tx.record(StoodDown(key, first, last, why), subject)
        return key

    def end_stand_down(self, actor: Actor, stand_down: str, last: date) -> None:
        """`last` is its last day; before its first day: it never was.

        Refusals: `not_entitled`, `own_record`, `ab_down_unknown`, `ab_down_later`.
        """
        require(actor, Action.STAND_DOWN)
        with self._hall.writing(actor) as tx:
            row = posts.stand_down_by_id(tx.conn, stand_down)
            if row is None:
                raise Refusal("ab_down_unknown")
            require_other(actor, row.subject)
            if row.last is not None and last > row.last:
                raise Refusal("ab_down_later", until=row.last)
            if row.last != last:
                tx.record(StandDownEnded(stand_down, last), row.subject)


def _require_there(tx: Writing, subject: str, department: str) -> None:
    who = require_person(tx, subject)
    if department not in _departments_of(tx, subject):
        names = {known.code: known.name for known in roster.departments(tx.conn)}
        raise Refusal("ab_not_there", name=who.name, department=names.get(department, department))


def _departments_of(tx: Writing, subject: str) -> set[str]:
    """Where somebody serves today or will."""
    mine = roster.posts(tx.conn, subject)
    return {post.department for post in mine if post.end is None or post.end >= tx.today}


def _colleagues(tx: Writing, subject: str) -> set[str]:
    here = _departments_of(tx, subject)
    return {post.subject for post in roster.posts(tx.conn) if post.department in here}
