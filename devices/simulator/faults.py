"""The fault menu: what may go wrong with a reply, by hand or at random, repeatable by seed."""

from __future__ import annotations

import random
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass

from devices import ops

WIRE = (  # done to the reply on its way
    *("cut", "bad_sum", "flip", "length_ffff", "prefix", "duplicate", "late", "drop"),
    *("silent", "unplug", "reboot", "error_first"),
)
ANSWERS = {  # the module itself answers with this code: kind -> (operations, code)
    "flash_full": ((ops.STORE,), 0x18),
    "library_full": ((ops.STORE,), 0x1F),
    "residual": ((ops.GEN_IMG, ops.IMG2TZ), 0x17),
}
REFUSE_FF = "refuse_ff"  # a trait, not an event: all-FF templates are not taken
KINDS = (*WIRE, *ANSWERS, REFUSE_FF)
AT_RANDOM = ("prefix", "bad_sum", "flip", "cut", "duplicate", "late", "drop")


@dataclass(frozen=True)
class Fault:
    """One fault; `amount` is bytes (cut, unplug) or seconds (late, silent), None = chosen by chance."""

    kind: str
    amount: float | None = None


class FaultMenu:
    """Decides for each reply whether it is spoilt; counts what it did in `done`."""

    def __init__(
        self,
        kinds: Sequence[str] = AT_RANDOM,
        rate: float = 0.0,
        seed: int = 0,
        late: tuple[float, float] = (0.12, 0.5),
    ) -> None:
        self.rate, self._late = rate, late
        self.refuse_ff = False
        self.done: Counter[str] = Counter()
        self._kinds = self._checked(kinds)
        self._rng = random.Random(f"faults {seed}")
        self._queue: deque[Fault] = deque()
        if REFUSE_FF in kinds:
            self.refuse_ff = True

    def once(self, kind: str, amount: float | None = None) -> None:
        """Spoil the next reply that `kind` can befall; ValueError for an unknown kind."""
        self._checked([kind])
        if kind == REFUSE_FF:
            self.refuse_ff = True
        else:
            self._queue.append(Fault(kind, amount))

    def clear(self) -> None:
        """No more faults."""
        self._queue.clear()
        self.rate, self.refuse_ff = 0.0, False

    def code_for(self, op: int) -> int | None:
        """The code that the module itself is to answer `op` with, if a fault says so."""
        for fault in list(self._queue):
            if fault.kind in ANSWERS and op in ANSWERS[fault.kind][0]:
                self._queue.remove(fault)
                return self._answered(fault.kind)
        apt = [kind for kind in self._kinds if kind in ANSWERS and op in ANSWERS[kind][0]]
        if apt and self._rng.random() < self.rate:
            return self._answered(self._rng.choice(apt))
        return None

    def for_reply(self) -> Fault | None:
        """The wire fault that befalls the reply about to be sent."""
        for fault in list(self._queue):
            if fault.kind in WIRE:
                self._queue.remove(fault)
                self.done[fault.kind] += 1
                return fault
        apt = [kind for kind in self._kinds if kind in WIRE]
        if apt and self._rng.random() < self.rate:
            kind = self._rng.choice(apt)
            self.done[kind] += 1
            return Fault(kind)
        return None

    def spoil(self, fault: Fault, reply: bytes) -> bytes:
        """What is left of `reply` after a fault that only changes its bytes."""
        data, amount = bytearray(reply), fault.amount
        if fault.kind == "cut":
            return reply[: int(amount) if amount is not None else self._rng.randrange(1, len(reply))]
        if fault.kind == "bad_sum":
            data[-1] ^= 0x5A
        elif fault.kind == "flip":
            data[self._rng.randrange(len(data))] ^= 1 << self._rng.randrange(8)
        elif fault.kind == "length_ffff":
            data[7:9] = b"\xff\xff"
        elif fault.kind == "prefix":
            return self._rng.randbytes(int(amount or self._rng.randrange(1, 20))) + reply
        elif fault.kind == "duplicate":
            return reply + reply
        return bytes(data)

    def seconds_late(self, fault: Fault) -> float:
        """How late a late reply is."""
        return fault.amount if fault.amount is not None else self._rng.uniform(*self._late)

    def _answered(self, kind: str) -> int:
        self.done[kind] += 1
        return ANSWERS[kind][1]

    @staticmethod
    def _checked(kinds: Sequence[str]) -> tuple[str, ...]:
        if unknown := set(kinds) - set(KINDS):
            raise ValueError(f"unknown fault {', '.join(sorted(unknown))}; one of {', '.join(KINDS)}")
        return tuple(kinds)
