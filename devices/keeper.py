"""Keeps a sensor's library in step with the database's plan, one slot at a time.

A slot is vouched for only while the digest of what is known to lie in it equals the plan's: a sensor that
was changed behind our back, or a slot given to someone else while the sensor was away, must never clock
in the wrong person.
"""

from __future__ import annotations

import logging
import random
from collections import deque
from collections.abc import Callable

from devices import faults
from devices.errors import FpProtocol, FpSensor
from devices.jobs import SlotContent, SlotPlan, sha256_of
from devices.mark import Mark, new_mark, plan_digest
from devices.ports import Scanner, ScannerEvent, SlotFault, SlotStored

log = logging.getLogger(__name__)

Tell = Callable[[ScannerEvent], None]


class PlanFailed(Exception):
    """The database could not give the plan."""


class Keeper:
    """The plan, what is known of each slot, and what is still to be put or read."""

    def __init__(self, name: str, scanner: Scanner, plan: Callable[[], SlotPlan], tell: Tell) -> None:
        self._name, self._scanner, self._ask_plan, self._tell = name, scanner, plan, tell
        self.plan = SlotPlan()
        self.known: dict[int, str] = {}
        self.pending: set[int] = set()  # stored on demand, not in the plan yet
        self._todo: deque[int] = deque()
        self._exact = True

    # -- opening -------------------------------------------------------------------------------

    def admit(self) -> str | None:
        """Check the opened sensor against the plan; a fault key where it must be quarantined."""
        self.load_plan()
        expected, uid = self.plan.sensor_uid, self._scanner.info.sensor_uid
        index = self._scanner.index()
        if expected is None:
            if index:
                return faults.NOT_EMPTY
            self._scanner.set_mark(new_mark())
        elif uid is None:
            return faults.UNMARKED
        elif uid != expected:
            return faults.FOREIGN
        elif self._scanner.info.uid_derived and not self._sample_fits(index):
            return faults.CONTENT_DIFFERS
        mark = self._scanner.mark
        if mark is not None and mark.plan == plan_digest(self.plan.slots):
            self.known = {slot: content.sha256 for slot, content in self.plan.slots.items() if slot in index}
        self.reconcile(index)
        return None

    def adopt(self) -> str | None:
        """Empty the sensor, mark it as new, and plan to put everything; its new uid."""
        self._scanner.clear()
        self._scanner.set_mark(new_mark())
        self.known.clear()
        self.pending.clear()
        self.load_plan()
        self.reconcile(frozenset())
        return self._scanner.info.sensor_uid

    def load_plan(self) -> None:
        """Ask the database again. PlanFailed where it cannot say."""
        try:
            self.plan = self._ask_plan()
        except Exception as error:  # the database's own failures are not ours to know
            raise PlanFailed(str(error)) from error
        self.pending -= self.plan.slots.keys()

    def reconcile(self, index: frozenset[int] | None = None) -> int:
        """Erase what nobody planned, list what is to be put or read; how many slots were erased."""
        used = self._scanner.index() if index is None else index
        extra = used - self.plan.slots.keys() - self.pending
        for slot in sorted(extra):
            self.erase(slot)
        for slot in self.known.keys() - used:
            del self.known[slot]
        self._todo = deque(slot for slot in sorted(self.plan.slots) if not self._in_step(slot))
        if not self._todo:
            self.seal()
        return len(extra)

    # -- one slot ------------------------------------------------------------------------------

    @property
    def todo(self) -> int:
        """How many slots are still to be put or read."""
        return len(self._todo)

    @property
    def span(self) -> tuple[int, int | None]:
        """The slots to search for a finger."""
        return 0, min(max(self.plan.slots, default=0) + 1, self._scanner.info.capacity)

    def step(self) -> None:
        """Bring one listed slot in step: at most a put with its read-back and a read before it."""
        slot = self._todo[0]
        if slot in self.plan.slots and not self._in_step(slot):
            self._settle(slot)
        self._todo.popleft()
        if not self._todo:
            self.seal()

    def vouch(self, slot: int) -> str | None:
        """None where a hit in `slot` may be believed, otherwise the fault key of why not."""
        if slot not in self.plan.slots:
            try:
                self.load_plan()
            except PlanFailed:
                return faults.PLAN_FAILED
        if slot not in self.plan.slots:
            return faults.SLOT_UNPLANNED
        if not self._in_step(slot):
            self.read(slot)
        if self._in_step(slot):
            return None
        self._todo.appendleft(slot)
        return faults.SLOT_CHANGED

    def read(self, slot: int) -> str:
        """Read a slot's content; its digest, remembered."""
        self.known.pop(slot, None)
        self.known[slot] = sha256_of(self._scanner.export(slot))
        return self.known[slot]

    def put(self, slot: int, template: bytes) -> tuple[str, bool]:
        """Store and read back: the read-back's digest, and whether it is exactly what was sent.

        FpProtocol where two read-backs differ: then the wire or the sensor is not to be trusted.
        """
        self.touch(slot)
        back = self._scanner.import_(slot, template)
        if back != template and self._scanner.export(slot) != back:
            raise FpProtocol(f"slot {slot} reads differently each time")
        self._exact = back == template
        self.known[slot] = sha256_of(back)
        return self.known[slot], self._exact

    def erase(self, slot: int) -> None:
        """Empty a slot."""
        self.touch(slot)
        self._scanner.delete(slot)
        self.pending.discard(slot)

    def touch(self, slot: int) -> None:
        """Before a slot changes: forget it, and take back the mark's word that all is in step."""
        self.known.pop(slot, None)
        mark = self._scanner.mark
        if mark is not None and any(mark.plan):
            self._scanner.set_mark(Mark(mark.uid))

    def seal(self) -> None:
        """Where all is in step, have the mark say so: the next start then need not read every slot."""
        mark, digest = self._scanner.mark, plan_digest(self.plan.slots)
        whole = all(map(self._in_step, self.plan.slots)) and not self.pending
        if whole and mark is not None and mark.plan != digest:
            self._scanner.set_mark(Mark(mark.uid, digest))

    def audit_one(self) -> None:
        """Read one slot at random and put it right where it changed."""
        if not self._exact or not self.plan.slots:
            return
        slot = random.choice(sorted(self.plan.slots))
        before = self.known.get(slot)
        if before is not None and self.read(slot) != before:
            self._fault(slot, faults.SLOT_CHANGED)
            self._todo.append(slot)

    # -- helpers -------------------------------------------------------------------------------

    def _in_step(self, slot: int) -> bool:
        content = self.plan.slots.get(slot)
        return content is not None and self.known.get(slot) == content.sha256

    def _settle(self, slot: int) -> None:
        content = self.plan.slots[slot]
        try:
            if slot not in self.known and self._occupied(slot) and self._in_step(slot):
                return
            template = self._template(slot, content)
            if template is not None:
                digest, exact = self.put(slot, template)
                if not exact:
                    self.known[slot] = content.sha256  # we have just put it there ourselves
                self._tell(SlotStored(self._name, self._scanner.info.sensor_uid, slot, digest))
        except FpSensor as error:
            log.warning("%s refuses slot %d: %s", self._name, slot, error)
            self._fault(slot, faults.SLOT_REFUSED)

    def _occupied(self, slot: int) -> bool:
        try:
            self.read(slot)
        except FpSensor:
            return False
        return True

    def _template(self, slot: int, content: SlotContent) -> bytes | None:
        try:
            template = content.template()
        except Exception:
            log.exception("no template for slot %d of %s", slot, self._name)
            self._fault(slot, faults.PLAN_FAILED)
            return None
        length = self._scanner.info.template_len
        if not template or (length is not None and length != len(template)):
            self._fault(slot, faults.SLOT_REFUSED)
            return None
        return template

    def _sample_fits(self, index: frozenset[int]) -> bool:
        common = sorted(index & self.plan.slots.keys())
        sample = random.sample(common, min(3, len(common)))
        return not sample or any(self.read(slot) == self.plan.slots[slot].sha256 for slot in sample)

    def _fault(self, slot: int, key: str) -> None:
        self._tell(SlotFault(self._name, self._scanner.info.sensor_uid, slot, key))
