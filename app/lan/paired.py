"""What a desk keeps of its hall: where it is, its certificate's mark, and the desk's own secret (0600)."""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from app.domain.free_text import clean_text
from app.domain.pairing import NAME_LIMIT, NONCE_BYTES, commitment_to, shared_code, verifier_of
from app.domain.refusal import Refusal
from app.lan import wire
from app.lan.allowed import dialect
from app.lan.channel import Channel, LostError, NotSentError, Place, place_of
from app.lan.plain import WireError
from app.services.face import HallFace
from app.services.pairing import PairingState

FILE_NAME = "desk.json"
_ASK_SECONDS = 2.0
_WAITING = (PairingState.GREETED, PairingState.SHOWN)


@dataclass(frozen=True, slots=True)
class Paired:
    """A hall that this PC is a desk of; `face`: as the hall introduced itself last."""

    url: str
    fingerprint: str
    desk: str
    name: str
    secret: str = field(repr=False)
    face: HallFace | None = None

    def channel(self) -> Channel:
        return Channel(place_of(self.url), bytes.fromhex(self.fingerprint))


def load_paired(folder: Path) -> Paired | None:
    """None where this PC was never paired. Refusal `desk_file` for a file that cannot be read."""
    path = folder / FILE_NAME
    try:
        kept = json.loads(path.read_text("utf-8"))
        face = kept.pop("face")
        return Paired(**kept, face=HallFace(**face) if face else None)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refusal("desk_file", file=str(path)) from error


def save_paired(folder: Path, paired: Paired) -> None:
    """Whole or not at all, readable by its owner only."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{FILE_NAME}.{secrets.token_hex(4)}"
    content = json.dumps(asdict(paired), ensure_ascii=False).encode()
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(folder / FILE_NAME)
    finally:
        draft.unlink(missing_ok=True)


class PairingTalk:
    """One attempt to become a desk of the hall at an address."""

    def __init__(self, place: Place) -> None:
        self._channel = Channel(place)
        self._secret = secrets.token_bytes(wire.SECRET_BYTES)
        self._desk = self._name = ""

    def begin(self, name: str) -> str:
        """The code that the terminal shows too, if nobody sits in between.

        Refusals: `hall_unreachable`, `hall_key_changed`, `pairing_closed`, `pairing_busy`, `pairing_failed`,
        `desk_version`, `too_many_tries`, and those of `clean_text`.
        """
        self._name = clean_text(name, "desk_name", NAME_LIMIT)
        nonce, verifier = secrets.token_bytes(NONCE_BYTES), verifier_of(self._secret)
        hello = {
            "name": self._name,
            "commitment": commitment_to(nonce, verifier, self._name),
            "dialect": dialect(),
        }
        answer = self._ask(wire.PAIR_HELLO, hello)
        self._desk = wire.text_of(answer, "desk")
        theirs = wire.hex_of(answer, "nonce", NONCE_BYTES)
        opened = {"desk": self._desk, "nonce": nonce.hex(), "verifier": verifier}
        self._ask(wire.PAIR_REVEAL, opened)
        return shared_code(self._channel.fingerprint, nonce, theirs, verifier, self._name)

    def wait(self, cancelled: Callable[[], bool]) -> Paired | None:
        """Until the terminal has said yes; None if cancelled here. Refusal `pairing_refused`."""
        while not cancelled():
            state = wire.text_of(self._ask(wire.PAIR_STATE, {"desk": self._desk}), "state")
            if state == PairingState.ACCEPTED:
                return self._paired()
            if state not in _WAITING:
                raise Refusal("pairing_refused")
            time.sleep(_ASK_SECONDS)
        return None

    def _paired(self) -> Paired:
        place, mark = self._channel.place, self._channel.fingerprint.hex()
        return Paired(place.url, mark, self._desk, self._name, self._secret.hex())

    def _ask(self, path: str, data: dict[str, str]) -> dict[str, object]:
        try:
            _, answer = self._channel.post(path, data, {}, seconds=15.0)
            refusal = wire.refusal_of(answer)
        except (NotSentError, LostError, WireError) as error:
            raise Refusal("hall_unreachable") from error
        if refusal is not None:
            raise refusal
        return answer
