"""The fault keys a scanner can report; their words live in `ui`."""

from __future__ import annotations

from devices.errors import (
    FpCancelled,
    FpDuplicate,
    FpError,
    FpGone,
    FpNoFinger,
    FpProtocol,
    FpSensor,
    FpTimeout,
)

ABSENT = "scanner.absent"  # the port is not there
IN_USE = "scanner.in_use"  # another program holds the port, or no right to it
UNPLUGGED = "scanner.unplugged"  # it was there and is gone
SILENT = "scanner.silent"  # the port is there, the module does not answer
GARBLED = "scanner.garbled"  # answers that make no sense, again and again
LOCKED = "scanner.locked"  # wrong module password
STUCK = "scanner.stuck"  # the old handle cannot be closed: replug
FOREIGN = "scanner.foreign"  # another sensor than the expected one
UNMARKED = "scanner.unmarked"  # a sensor without our mark where a marked one is expected
NOT_EMPTY = "scanner.not_empty"  # a new sensor that already holds templates
CONTENT_DIFFERS = "scanner.content_differs"  # the content is not the database's
BUG = "scanner.bug"  # our own mistake; the log has it whole
PLAN_FAILED = "scanner.plan_failed"  # the database could not say what belongs on the sensor

SLOT_UNPLANNED = "scanner.slot_unplanned"  # a hit in, or content of, a slot nobody planned
SLOT_CHANGED = "scanner.slot_changed"  # a slot's content was not what was stored
SLOT_REFUSED = "scanner.slot_refused"  # the sensor does not take this template

DUPLICATE = "scanner.duplicate_finger"  # the finger is enrolled already (JobError.slot says where)
MISMATCH = "scanner.captures_differ"  # the captures are not of one finger
POOR_IMAGE = "scanner.poor_image"  # no usable image after several tries
NO_FINGER = "scanner.no_finger"  # nobody put a finger in time
BAD_SLOT = "scanner.bad_slot"  # slot beyond the capacity
FULL = "scanner.full"
FLASH = "scanner.flash"  # the module could not write
BAD_TEMPLATE = "scanner.bad_template"  # the module refuses the template or gave an unusable one
CANCELLED = "scanner.cancelled"
NOT_READY = "scanner.not_ready"  # the job needs an open scanner
SENSOR_ERROR = "scanner.sensor_error"  # any other code (JobError.code)

_CODES = {
    0x06: POOR_IMAGE,
    0x07: POOR_IMAGE,
    0x0A: MISMATCH,
    0x0B: BAD_SLOT,
    0x0C: BAD_TEMPLATE,
    0x0D: BAD_TEMPLATE,
    0x0E: BAD_TEMPLATE,
    0x13: LOCKED,
    0x15: POOR_IMAGE,
    0x17: POOR_IMAGE,
    0x18: FLASH,
    0x1F: FULL,
    0x21: LOCKED,
}
_KINDS: tuple[tuple[type[FpError], str], ...] = (
    (FpCancelled, CANCELLED),
    (FpDuplicate, DUPLICATE),
    (FpNoFinger, NO_FINGER),
    (FpGone, UNPLUGGED),
    (FpTimeout, SILENT),
    (FpProtocol, GARBLED),
)


def key_of(error: FpError) -> str:
    """The fault key of a driver error."""
    if isinstance(error, FpSensor):
        return _CODES.get(error.code, SENSOR_ERROR)
    if isinstance(error, FpGone) and error.in_use:
        return IN_USE
    return next(key for kind, key in _KINDS if isinstance(error, kind))
