"""One history: a seed decides who does what, what breaks and when; then everything heals and is looked at."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from app.domain.sync import Standing
from db.compare import differences
from tests.sync.fuse import Fuse
from tests.sync.network import Network, SimChannel
from tests.sync.nodes import Chain, Node, SimClock, copied, made_hall
from tests.sync.upstream_node import UpstreamNode, admitted, made_upstream

STEPS = 16
HEALING = 60
PROJECTED = 10
"""In every so many histories the read models are compared as well."""
KINDS = ("plain", "plain", "plain", "upstream_restored", "terminal_restored", "cloned")


def memory_folder() -> Path | None:
    """Where files cost no disk, if the system has such a place."""
    shm = Path("/dev/shm")
    return shm if shm.is_dir() else None


@dataclass(frozen=True)
class Template:
    """A hall and its upstream before anything has happened; each history works on copies."""

    folder: Path
    hall: str


def made_template(folder: Path) -> Template:
    key = made_upstream(folder / "upstream")
    hall = made_hall(folder / "hall", SimClock(), key)
    admitted(folder / "upstream", hall)
    return Template(folder, hall)


def kind_of(rng: random.Random) -> str:
    """The first that a seed decides."""
    return rng.choice(KINDS)


def seeds_of(kinds: Collection[str], seeds: range) -> list[int]:
    """The seeds whose histories are of these kinds."""
    return [seed for seed in seeds if kind_of(random.Random(seed)) in kinds]


class World:
    """Runs one history in a folder of its own."""

    def __init__(self, template: Template, folder: Path, seed: int) -> None:
        self.seed, self.folder = seed, folder
        self.rng = random.Random(seed)
        self.kind = kind_of(self.rng)
        self.clock = SimClock()
        self.network = Network(self.rng, self.rng.choice((0.1, 0.4, 0.7)))
        copied(template.folder / "upstream", folder / "upstream")
        copied(template.folder / "hall", folder / "hall")
        self.upstream = UpstreamNode(folder / "upstream", template.hall, self.clock, self.rng)
        self._hall = template.hall
        self.nodes = [self._node(folder / "hall")]
        self.acked: dict[int, bytes] = {}
        """What upstream has countersigned to a terminal, by seq; a restored upstream begins anew."""
        self.images: list[tuple[str, Path]] = []
        self.met: Counter[str] = Counter({self.kind: 1})

    def _node(self, folder: Path) -> Node:
        def channel(fuse: Fuse) -> SimChannel:
            up, hall = self.upstream, self._hall
            return SimChannel(
                self.network, fuse, up.push, up.heartbeat, up.letters_after, lambda: up.incarnation, hall
            )

        return Node(folder, self.clock, channel, self.rng)

    def close(self) -> None:
        for node in self.nodes:
            node.close()
        self.upstream.close()

    # --- what happens -------------------------------------------------------------------------------

    def run(self) -> None:
        """The whole history; AssertionError where something does not hold."""
        turning = self.rng.randrange(STEPS // 3, 2 * STEPS // 3)
        for at in range(STEPS):
            self.clock.now_us += self.rng.randrange(1, 90_000_000)
            if at in (turning // 2, turning):
                self._turn(last=at == turning)
            self._one()
        self.heal()
        self.check()

    def _one(self) -> None:
        node = self.rng.choice(self.nodes)
        if self.rng.random() < 0.12:
            self.rng.choice((node.fuse, self.upstream.fuse)).left = self.rng.randrange(1, 9)
        chance = self.rng.random()
        if chance < 0.25:
            node.records()
        elif chance < 0.29:
            node.erases()
        elif chance < 0.38:
            self._letter()
        elif chance < 0.46:
            self.network.deliver_late()
        else:
            node.steps()
            self._note_acked(node)

    def _letter(self) -> None:
        number = self.rng.randrange(10)
        day = f"2026-05-{number + 10}"
        person = {"number": f"09{number:02}", "name": f"陆{number}", "post": "A", "start": day}
        place = {"department_code": "SW", "department": "税务局"}
        opinion = {"kind": "leave_opinion", "letter": f"o{number}", "leave": "2026-00001", "department": "SW"}
        signed = {"agree": True, "signer": "赵文静", "note": "", "day": day}
        kinds: list[tuple[str, dict[str, object]]] = [
            ("message", {"text": f"第{number}号通知"}),
            ("calendar", {"days": [{"date": day, "kind": "off", "name": "停电"}]}),
            ("rules", {"key": "leave.concurrent_max", "value": number + 1, "valid_from": day}),
            ("rules", {"key": "leave.concurrent_max", "value": "x", "valid_from": day}),
            ("roster", {"rows": [{**person, **place}], "replacing": number > 5}),
            ("opinion", {**opinion, **signed}),
            ("opinion", {"path": "/etc/passwd"}),
            ("later_kind", {"url": "https://elsewhere.example"}),
        ]
        kind, body = self.rng.choice(kinds)
        self.upstream.sends(kind, body, self.rng.choice((0, 0, 5)))

    def _note_acked(self, node: Node) -> None:
        """When a terminal takes facts for sent they lie upstream, each as the terminal has it."""
        line = node.line
        if line.kept is None or line.standing or line.kept.incarnation != self.upstream.incarnation:
            return
        head = line.kept.head
        if head.seq:
            assert self.upstream.hash_at(head.seq) == head.hash, f"acknowledged, but not there: {head.seq}"
            assert node.hash_at(head.seq) == head.hash, f"acknowledged, but not its own: {head.seq}"
            self.acked[head.seq] = head.hash  # which stands for everything before it

    def _turn(self, last: bool) -> None:
        """What a kind of history is named after: first an image of the disk, later what comes of it."""
        image = self.folder / "image"
        if self.kind == "upstream_restored":
            if not last:
                copied(self.upstream.folder, image)
            else:
                self.network.late.clear()  # the old address is gone with the machine
                self.upstream.restored_from(image)
                self.acked.clear()
        elif self.kind == "terminal_restored":
            if not last:
                copied(self.nodes[0].folder, image)
            else:
                self.nodes[0].restored_from(image)
        elif self.kind == "cloned" and last:
            self.nodes.append(self._node(copied(self.nodes[0].folder, self.folder / "clone")))

    def heal(self) -> None:
        """The network is whole again, and nobody ends any more."""
        self.network.bad = 0.0
        self.upstream.fuse.left = None
        for node in self.nodes:
            node.fuse.left = None
        while self.network.late:
            self.network.deliver_late()
        resting = 0
        for _ in range(HEALING):
            delays = [node.round.step() for node in self.nodes]
            for node in self.nodes:
                self._note_acked(node)
            resting = resting + 1 if all(delay > 1 for delay in delays) else 0
            if resting == 2:  # so that everybody has asked since the last of them has sent
                return
        raise AssertionError("it never came to rest")

    # --- what must hold ------------------------------------------------------------------------------

    def check(self) -> None:
        there = self.upstream.chain
        self._check_whole(there)
        for seq, digest in self.acked.items():
            assert there.heads.get(seq, (0, b""))[1] == digest, f"acknowledged and lost: {seq}"
        going = [node for node in self.nodes if not node.stopped]
        for node in going:
            self._check_same(node, there)
        for node in self.nodes:
            self._check_stopped(node, there)
            self._check_letters(node)
        if self.seed % PROJECTED == 0 and going:
            self._check_tables(going[0])
        if self.kind in ("plain", "upstream_restored"):
            assert going == self.nodes, "stopped without a reason"
        self.met.update(f"stopped_{n.line.standing}" for n in self.nodes if n.stopped)
        self.met["faults"] += self.network.faults
        self.met["crashes"] += self.upstream.crashes + sum(n.crashes for n in self.nodes)
        self.met["facts"] += there.last
        self.met["letters"] += len(self.upstream.rows("SELECT 1 FROM letter"))

    def _check_whole(self, there: Chain) -> None:
        assert sorted(there.heads) == list(range(1, there.last + 1)), "a hole"
        rows = self.upstream.rows("SELECT seq, previous, hash FROM journal ORDER BY seq")
        for (_, _, digest), (seq, previous, _) in pairwise(rows):
            assert previous == digest, f"the chain breaks at {seq}"
        head = self.upstream.rows("SELECT seq, hash FROM hall")[0]
        assert head == ((there.last, there.heads[there.last][1]) if there.last else head), "another head"

    def _check_same(self, node: Node, there: Chain) -> None:
        own = node.chain
        assert there.heads == own.heads, "upstream has another chain"
        assert there.bodies == own.bodies, "upstream has other bodies"

    def _check_tables(self, node: Node) -> None:
        """Upstream's read models are the hall's own tables, and each author sees what became of a letter."""
        models = self.upstream.projects()
        with models.read() as there, node.hall.store.read() as own:
            differing = [found for found in differences(own, there) if not found.same]
        assert differing == [], f"other tables: {differing}"
        open_letters = self.upstream.rows("SELECT number FROM letter WHERE outcome = ''")
        assert open_letters == [], "a letter whose outcome its author does not see"

    def _check_stopped(self, node: Node, there: Chain) -> None:
        """A terminal is stopped where its chain is no continuation of upstream's, and only there."""
        own = node.chain
        prefix = all(own.heads.get(seq) == there.heads[seq] for seq in there.heads)
        assert node.stopped is not prefix, f"{node.line.standing or 'going on'} though prefix is {prefix}"
        if node.line.standing == Standing.CONTRADICTS:
            assert "fork" in self.upstream.alarms, "a fork without an alarm"

    def _check_letters(self, node: Node) -> None:
        letters = self.upstream.rows("SELECT number, letter FROM letter ORDER BY number")
        assert [number for number, _ in letters] == list(range(1, len(letters) + 1)), "letters with a hole"
        found = Counter(subject for kind, subject in node.chain.kinds.values() if kind == "LetterSettled")
        assert not [key for key, count in found.items() if count > 1], "settled twice"
        if not node.stopped:
            assert {letter for _, letter in letters} <= set(found), "a letter that was never looked at"


def history(template: Template, seed: int) -> Counter[str]:
    """Runs the history of a seed; what it met."""
    with tempfile.TemporaryDirectory(dir=memory_folder(), prefix="zaigang-sim-") as name:
        world = World(template, Path(name), seed)
        try:
            world.run()
        finally:
            world.close()
        return world.met


def histories(
    template: Template, seeds: Iterable[int], told: Callable[[int], None] = lambda _: None
) -> Counter[str]:
    """Many; the seed of one that fails stands in the error."""
    met: Counter[str] = Counter()
    for seed in seeds:
        told(seed)
        try:
            met += history(template, seed)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {error}") from error
    return met
