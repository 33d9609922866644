"""What crossed a simulated module's wire, in all and per operation."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from devices.ops import OPS


@dataclass
class Traffic:
    """Bytes to the module and from it, and how many commands they were for."""

    commands: int = 0
    to_module: int = 0
    from_module: int = 0

    @property
    def total(self) -> int:
        """Bytes both ways."""
        return self.to_module + self.from_module


@dataclass
class Stats(Traffic):
    """All traffic, and by operation name; data frames count for the operation that began the phase."""

    per_op: dict[str, Traffic] = field(default_factory=lambda: defaultdict(Traffic))
    _op: int = 0

    def command(self, op: int) -> None:
        """A command for `op` began."""
        self._op = op
        self.commands += 1
        self._current.commands += 1

    def came(self, count: int) -> None:
        """`count` bytes of a frame came from the host."""
        self.to_module += count
        self._current.to_module += count

    def went(self, count: int) -> None:
        """`count` bytes went to the host."""
        self.from_module += count
        self._current.from_module += count

    def reset(self) -> None:
        """Count from nothing."""
        self.commands = self.to_module = self.from_module = 0
        self.per_op.clear()

    def as_dict(self) -> dict[str, object]:
        """Plain numbers; per operation [commands, bytes to the module, bytes from it]."""
        per_op = {name: [t.commands, t.to_module, t.from_module] for name, t in self.per_op.items()}
        totals = {name: getattr(self, name) for name in ("commands", "to_module", "from_module")}
        return {**totals, "ops": per_op}

    @property
    def _current(self) -> Traffic:
        return self.per_op[OPS[self._op].name if self._op in OPS else f"0x{self._op:02X}"]
