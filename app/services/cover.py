"""Covers outside a leave's own form: who stands in for whom, with the centre's consent (AB-4; S1 (12))."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.access import Action, Actor, require
from app.domain.free_text import clean_note
from app.domain.leave import Span, slot_from, slot_text
from app.domain.leave_facts import CoverAgreed, CoverEnded, CoverRegistered
from app.domain.leave_rules import Against, Finding, check_cover
from app.domain.refusal import Refusal
from app.domain.slots import Slot
from app.services.hall import Hall, Writing, new_id
from app.services.leave_picture import Picture, picture_of
from app.services.record_checks import head_of, require_person, require_post
from db import cover


class CoverService:
    """Registers covers; a cover that belongs to a leave is made and ended with it."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def register(
        self,
        actor: Actor,
        subject: str,
        covered: str,
        slots: Sequence[str],
        counter: str = "",
        note: str = "",
    ) -> str:
        """`subject` stands in for `covered` in half-days like `2026-03-09am`; the cover's id.

        A window head registers for their own window, and the centre consents; whoever may consent has done
        so by registering. Refusals: `not_entitled`, `not_own_window`, `person_unknown`, `not_on_roster`,
        `cover_slots`, `cover_not_on_leave`, and rule `cover`.
        """
        require(actor, Action.COVER_REGISTER)
        wanted = sorted({slot_from(text) for text in slots})
        if not wanted:
            raise Refusal("cover_slots")
        text = clean_note(note, "note")
        with self._hall.writing(actor) as tx:
            require_person(tx, subject)
            picture, _ = picture_of(tx, covered, Span(wanted[0], wanted[-1]), subject)
            group = _group(tx, actor, picture, covered, wanted)
            _against(picture, subject, covered, group, wanted).stop()
            key, place = new_id(), clean_note(counter, "counter", 16)
            at = tuple(slot_text(slot) for slot in wanted)
            tx.record(CoverRegistered(key, covered, *group, place, at, text), subject)
            if actor.may(Action.COVER_AGREE):
                tx.record(CoverAgreed(key), subject)
        return key

    def agree(self, actor: Actor, key: str) -> None:
        """The centre's consent. Refusals: `not_entitled`, `cover_unknown`."""
        require(actor, Action.COVER_AGREE)
        with self._hall.writing(actor) as tx:
            row = _known(tx, key)
            if not row.agreed:
                tx.record(CoverAgreed(key), row.subject)

    def end(self, actor: Actor, key: str, since: str) -> None:
        """No cover from the half-day `since` on. Refusals: `not_entitled`, `cover_unknown`."""
        require(actor, Action.COVER_REGISTER)
        slot = slot_from(since)
        with self._hall.writing(actor) as tx:
            row = _known(tx, key)
            if not actor.may(Action.COVER_AGREE):
                _require_head(tx, actor, row.covered, slot)
            tx.record(CoverEnded(key, slot_text(slot)), row.subject)


def _known(tx: Writing, key: str) -> cover.CoverRow:
    """A cover without a leave behind it."""
    row = cover.cover_by_id(tx.conn, key)
    if row is None or row.leave:
        raise Refusal("cover_unknown")
    return row


def _group(
    tx: Writing, actor: Actor, picture: Picture, covered: str, wanted: Sequence[Slot]
) -> tuple[str, str]:
    if any(picture.post_of(covered, slot) != "A" for slot in wanted):
        raise Refusal("cover_not_on_leave", name=require_person(tx, covered).name)
    if not actor.may(Action.COVER_AGREE):
        _require_head(tx, actor, covered, wanted[0])
    return picture.group_of(covered, wanted[0])


def _require_head(tx: Writing, actor: Actor, covered: str, slot: Slot) -> None:
    post = require_post(tx, covered, slot.date)
    if not actor.person or head_of(tx, post) != actor.person:
        raise Refusal("not_own_window")


def _against(
    picture: Picture, subject: str, covered: str, group: tuple[str, str], wanted: Sequence[Slot]
) -> Against:
    name = picture.names.get(subject, "")
    if subject == covered:
        return Against((Finding("cover", "leave_cover_self", None, {"name": name}),))
    if not picture.fit_to_cover(subject, group, wanted):
        return Against((Finding("cover", "leave_cover_unfit", None, {"name": name}),))
    return check_cover(wanted, picture.cover_busy(subject, wanted), name)
