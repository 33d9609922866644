"""An upstream that answers what a test tells it to, properly signed unless told otherwise."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.letter import Letter
from app.domain.sync import Batch, ChainHead, Countersigned, head_statement
from app.services.hall import Hall
from app.sync import codec
from app.sync.fault import ChannelFault
from db import journal
from tests.services.post import Post


class Scripted:
    """Takes every batch that is pushed; `head`, `incarnation` and `verdict` may be set by the test."""

    def __init__(self, hall: Hall, post: Post) -> None:
        self.hall, self.post = hall, post
        self.head, self.incarnation, self.verdict = ChainHead(), "i1", "known"
        self.forgets = False
        """Says yes to batches and keeps none."""
        self.nonce = "n"
        self.waiting: list[Letter] = []
        self.asked: list[str] = []
        self.pushed: list[int] = []
        self.offered: list[Batch] = []
        """What was pushed and answered with a fault."""
        self.fault: ChannelFault | None = None
        self.spoil: Callable[[bytes], bytes] = lambda data: data

    def push(self, data: bytes) -> bytes:
        self.asked.append("push")
        _, batch = codec.push_from(data)
        if self.fault is not None:
            self.offered.append(batch)
        else:
            self.pushed += [entry.head.seq for entry in batch.entries]
            self.head = self.head if self.forgets else batch.end
        return self._answer()

    def heartbeat(self, data: bytes) -> bytes:
        self.asked.append("heartbeat")
        self.beat = codec.heartbeat_from(data)
        return self._answer()

    def letters(self, after: int, nonce: str) -> bytes:
        self.asked.append(f"letters {after}")
        if self.fault is not None:
            raise self.fault
        page = [letter for letter in self.waiting if letter.number > after]
        return self.spoil(codec.letters_bytes(page, len(self.waiting), self.nonce))

    def _answer(self) -> bytes:
        if self.fault is not None:
            raise self.fault
        signature = self.post.signer.sign(head_statement(self.hall.id, self.head, self.incarnation))
        signed = Countersigned(self.head, self.incarnation, signature)
        return self.spoil(codec.head_reply_bytes(signed, self.verdict, len(self.waiting), self.nonce))

    def has_everything(self) -> None:
        with self.hall.reading() as view:
            end = journal.end_of(view.conn)
        self.head = ChainHead(end.epoch, end.seq, end.hash)
