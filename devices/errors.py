"""What can go wrong on the wire to a fingerprint module, as types."""

from __future__ import annotations


class FpError(Exception):
    """Any failure of a fingerprint module; catch this where the kind does not matter."""


class FpTimeout(FpError):
    """No complete, valid answer came before the operation's deadline; the session can go on."""


class FpProtocol(FpError):
    """An answer came that does not fit the question; the session resynchronises by itself."""


class FpGone(FpError):
    """The port is closed, unplugged or could not be opened; a new connection is needed.

    `in_use`: the port is there, and another program holds it or forbids it.
    """

    def __init__(self, message: str, in_use: bool = False) -> None:
        super().__init__(message)
        self.in_use = in_use


class FpCancelled(FpError):
    """The caller raised the cancel flag while a finger or an answer was awaited."""


class FpSensor(FpError):
    """The module answered `op` with the error `code` (devices' wire table, column "Codes")."""

    def __init__(self, op: int, code: int) -> None:
        super().__init__(f"op 0x{op:02X} answered 0x{code:02X}")
        self.op = op
        self.code = code


class FpDuplicate(FpError):
    """The finger to be enrolled lies already in `slot`."""

    def __init__(self, slot: int) -> None:
        super().__init__(f"finger already in slot {slot}")
        self.slot = slot


class FpNoFinger(FpError):
    """Nobody put a finger down, or lifted it, in the time given."""
