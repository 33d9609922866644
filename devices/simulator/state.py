"""What a simulated module remembers: image and character buffers, library, notepad, password latch."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from devices.simulator.matcher import Matcher
from devices.simulator.models import Model
from devices.wire import BROADCAST

NOTE_PAGES, NOTE_SIZE = 16, 32
PACKET_SIZES = (32, 64, 128, 256)


@dataclass
class Platen:
    """The glass: which finger lies there (None = none) and how well (0..100)."""

    finger: int | None = None
    quality: int = 90


@dataclass(frozen=True)
class Image:
    """The picture of a finger; `nonce` tells captures apart."""

    finger: int
    quality: int
    nonce: int


@dataclass
class Receiving:
    """A data phase towards the module: into which buffer (None: the image buffer), and what came."""

    buffer: int | None
    content: bytearray = field(default_factory=bytearray)


@dataclass
class State:
    """All of a module's memory; what is in flash survives `power_cycle`."""

    model: Model
    matcher: Matcher
    capacity: int
    seed: int = 0
    platen: Platen = field(default_factory=Platen)
    library: dict[int, bytes] = field(default_factory=dict)
    notepad: list[bytes] = field(default_factory=lambda: [bytes(NOTE_SIZE)] * NOTE_PAGES)
    password: int = 0
    address: int = BROADCAST
    baud_n: int = 6
    security: int = 3
    packet_code: int = 2
    image: Image | None = None
    buffers: dict[int, bytes] = field(default_factory=dict)
    verified: bool = False
    matched: bool = False
    receiving: Receiving | None = None
    refuse_ff: bool = False
    captures: int = 0
    empty_looks: int = 0  # how often the host was told that no finger lies there
    cancelled: bool = False

    def __post_init__(self) -> None:
        self.rng = random.Random(f"module {self.seed}")

    @property
    def packet(self) -> int:
        """Content of one data frame in bytes."""
        return PACKET_SIZES[self.packet_code]

    def take_image(self) -> bool:
        """Put what lies on the glass into the image buffer; False where nothing does."""
        if self.platen.finger is None:
            self.empty_looks += 1
            return False
        self.captures += 1
        nonce = self.seed << 32 | self.captures
        self.image = Image(self.platen.finger, self.platen.quality, nonce)
        return True

    def characterise(self, buffer: int) -> int:
        """Image to features into `buffer`; the code to answer."""
        image = self.image
        if image is None:
            return 0x15
        if image.quality < 20:
            return 0x06
        if image.quality < 35:
            return 0x07
        self.buffers[buffer] = self.matcher.capture(
            image.finger, image.quality, image.nonce, self.model.template
        )
        return 0x00

    def search(self, buffer: int, start: int, count: int) -> tuple[int, int] | None:
        """The best (slot, score) for `buffer` among `count` slots from `start`."""
        probe = self.buffers.get(buffer)
        if probe is None:
            return None
        slots = [slot for slot in self.library if start <= slot < start + count]
        scored = [(self.matcher.score(probe, self.library[slot], self.security), -slot) for slot in slots]
        score, slot = max(scored, default=(0, 0))
        self.matched = score > 0
        return (-slot, score) if score else None

    def power_cycle(self) -> None:
        """Forget what is not in flash."""
        self.image, self.receiving = None, None
        self.buffers.clear()
        self.verified = self.matched = False

    def preload(self, fingers: int) -> None:
        """Enrol finger i in slot i for i below `fingers`; ValueError for more than there are slots."""
        if not 0 <= fingers <= self.capacity:
            raise ValueError(f"{fingers} fingers do not fit in {self.capacity} slots")
        for finger in range(fingers):
            shots = [
                self.matcher.capture(finger, 95, (finger << 8) | shot, self.model.template) for shot in (1, 2)
            ]
            self.library[finger] = self.matcher.combine(shots, 1) or shots[0]
