"""Consent, enrolment and removal of fingers (domain.md B.19; PIPL 28–30, 47; trust.md A2, A22)."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.access import Action, Actor, require, require_other
from app.domain.consent import Notice, check_consent, notice_of
from app.domain.facts import ConsentGiven, ConsentWithdrawn, FingerEnrolled, FingerRemoved
from app.domain.free_text import clean_text
from app.domain.refusal import Refusal
from app.services.hall import Hall, Writing
from app.services.record_checks import require_person
from app.services.secrets import KeyBox
from db import scanners
from db.biometric import BiometricStore, open_biometric
from db.scanners import Consent, Finger
from devices.jobs import SlotContent, SlotPlan

BIOMETRIC_NAME = "biometric.db"
FINGER_LIMIT = 16
SLOTS = 65536
"""A slot's number has two bytes on the wire."""


class EnrolmentService:
    """Fingers by template, sensor, then fact: only the fact counts (design.md 4)."""

    def __init__(self, hall: Hall, biometric: BiometricStore) -> None:
        self._hall = hall
        self._biometric = biometric

    def close(self) -> None:
        self._biometric.close()

    # --- consent ----------------------------------------------------------------------------------

    def notice(self) -> Notice:
        """What is shown and may be printed before the first scan."""
        with self._hall.reading() as view:
            return notice_of(view.settings.name)

    def give_consent(self, witness: Actor, subject: str) -> None:
        """The subject's separate consent to the notice in force, before a witness who may enrol.

        Refusals: `not_entitled`, `own_record`, `person_unknown`.
        """
        require(witness, Action.ENROL)
        require_other(witness, subject)
        with self._hall.writing(witness) as tx:
            require_person(tx, subject)
            notice = notice_of(tx.settings.name)
            signed = witness.person or witness.account
            tx.record(ConsentGiven(notice.version, notice.sha256(), signed), subject)

    def withdraw_consent(self, actor: Actor, subject: str, ground: str = "withdrawn") -> None:
        """Ends the consent; templates are destroyed at once, scanners follow when next seen (PIPL 15, 47).

        By the subject, or whoever may enrol. Refusals: `not_entitled`, `person_unknown`, `consent_absent`.
        """
        if not actor.person or actor.person != subject:
            require(actor, Action.ENROL)
        with self._hall.writing(actor) as tx:
            require_person(tx, subject)
            gone = _removed(tx, scanners.fingers(tx.conn, subject))
            if not gone and subject not in scanners.consents(tx.conn):
                raise Refusal("consent_absent")
            tx.record(ConsentWithdrawn(clean_text(ground, "ground")), subject)
        self._biometric.destroy(gone)

    def leave(self, actor: Actor, subject: str) -> None:
        """As `withdraw_consent` for somebody who leaves the hall; nothing to do is no fault."""
        try:
            self.withdraw_consent(actor, subject, "left")
        except Refusal as refusal:
            if refusal.key != "consent_absent":
                raise

    def consents(self) -> dict[str, Consent]:
        """Subject → the consent in force."""
        with self._hall.reading() as view:
            return scanners.consents(view.conn)

    # --- fingers ------------------------------------------------------------------------------------

    def fingers(self, subject: str | None = None) -> tuple[Finger, ...]:
        """Enrolled fingers by slot, of all or of one person."""
        with self._hall.reading() as view:
            return tuple(scanners.fingers(view.conn, subject))

    def check_enrol(self, enroller: Actor, second: Actor, subject: str) -> None:
        """What `record_enrolled` will ask of the people, before a finger is put down; Refusals as there."""
        _require_two(enroller, second, subject)
        with self._hall.reading() as view:
            require_person(view, subject)
            given = scanners.consents(view.conn).get(subject)
            check_consent(given.notice_version if given else None)

    def free_slot(self, capacity: int = SLOTS) -> int:
        """The lowest slot that no finger has, the same on every scanner; Refusal `slots_full`.

        `capacity`: that of the hall's smallest scanner.
        """
        with self._hall.reading() as view:
            taken = {finger.slot for finger in scanners.fingers(view.conn)}
        slot = next((slot for slot in range(capacity) if slot not in taken), None)
        if slot is None:
            raise Refusal("slots_full", capacity=capacity)
        return slot

    def record_enrolled(
        self,
        enroller: Actor,
        second: Actor,
        subject: str,
        finger: str,
        template: bytes,
        model_family: str,
        slot: int,
    ) -> None:
        """Keeps what a scanner stored in `slot`, then says so; two people besides the subject saw to it.

        Refusals: `not_entitled`, `own_record`, `same_person`, `person_unknown`, `consent_needed`,
        `consent_outdated`, `slot_unknown`, `slot_taken`, `template_known`, `template_size`, and those of
        `clean_text`. After a refusal the slot on the scanner is to be emptied.
        """
        _require_two(enroller, second, subject)
        name = clean_text(finger, "finger", FINGER_LIMIT)
        key = ""
        try:
            with self._hall.writing(enroller) as tx:
                _require_enrollable(tx, subject, slot)
                key = self._keep(template, clean_text(model_family, "model_family"))
                signed = [actor.person or actor.account for actor in (enroller, second)]
                tx.record(FingerEnrolled(slot, key, name, *signed), subject)
        except BaseException:
            self._biometric.destroy([key] if key else [])
            raise

    def _keep(self, template: bytes, model_family: str) -> str:
        key = self._biometric.put(template, model_family)
        rows = self._biometric.rows()
        if any(row.sha256 == rows[key].sha256 for other, row in rows.items() if other != key):
            self._biometric.destroy([key])
            raise Refusal("template_known")
        return key

    def remove_finger(self, actor: Actor, slot: int) -> None:
        """By the finger's owner, or whoever may enrol. Refusals: `not_entitled`, `slot_empty`."""
        with self._hall.writing(actor) as tx:
            found = [finger for finger in scanners.fingers(tx.conn) if finger.slot == slot]
            if not found or found[0].subject != actor.person:
                require(actor, Action.ENROL)
            if not found:
                raise Refusal("slot_empty", slot=slot)
            gone = _removed(tx, found)
        self._biometric.destroy(gone)

    # --- scanners and start -------------------------------------------------------------------------

    def slot_plan(self, scanner: str, model_family: str | None = None) -> SlotPlan:
        """What is wanted on a scanner; with `model_family` only templates that its module understands.

        Refusal `templates_lost` where there are fingers and no template at all: nothing is erased then.
        """
        with self._hall.reading() as view:
            row = next((s for s in scanners.scanners(view.conn) if s.scanner == scanner), None)
            fingers = scanners.fingers(view.conn)
        rows = self._biometric.rows()
        if fingers and not any(finger.template in rows for finger in fingers):
            raise Refusal("templates_lost", count=len(fingers))
        slots = {
            finger.slot: self._content(finger.template, rows[finger.template].sha256)
            for finger in fingers
            if finger.template in rows
            and (model_family is None or rows[finger.template].model_family == model_family)
        }
        return SlotPlan(row.sensor_uid or None if row else None, slots)

    def _content(self, key: str, sha256: str) -> SlotContent:
        return SlotContent(sha256, lambda: self._biometric.content(key))

    def without_template(self) -> tuple[Finger, ...]:
        """Fingers whose template is not here any more: they are to be enrolled again."""
        rows = self._biometric.rows()
        return tuple(finger for finger in self.fingers() if finger.template not in rows)

    def sweep(self) -> int:
        """Destroys templates without a fact: of enrolments cut short, and what a backup brought back."""
        with self._hall.store.write() as conn:  # no enrolment is under way while this is held
            named = {finger.template for finger in scanners.fingers(conn)}
            return self._biometric.destroy(self._biometric.rows().keys() - named)


def open_enrolment(hall: Hall) -> EnrolmentService:
    """With the hall's key, swept. Refusals: those of `open_biometric` and `KeyBox.get`."""
    key = KeyBox(hall.folder, hall.id).get("biometric")
    service = EnrolmentService(hall, open_biometric(hall.folder / BIOMETRIC_NAME, key))
    service.sweep()
    return service


def _require_two(enroller: Actor, second: Actor, subject: str) -> None:
    for actor in (enroller, second):
        require(actor, Action.ENROL)
        require_other(actor, subject)
    same = enroller.person and enroller.person == second.person
    if same or enroller.account == second.account:
        raise Refusal("same_person", role="enroller")


def _require_enrollable(tx: Writing, subject: str, slot: int) -> None:
    require_person(tx, subject)
    given = scanners.consents(tx.conn).get(subject)
    check_consent(given.notice_version if given else None)
    if not 0 <= slot < SLOTS:
        raise Refusal("slot_unknown", slot=slot)
    if scanners.subject_in_slot(tx.conn, slot) is not None:
        raise Refusal("slot_taken", slot=slot)


def _removed(tx: Writing, fingers: Iterable[Finger]) -> list[str]:
    """Says that these fingers are gone; their templates' ids, to be destroyed once that is committed."""
    found = list(fingers)
    tx.record_all([(f.subject, FingerRemoved(f.slot, f.template)) for f in found])
    return [finger.template for finger in found]
