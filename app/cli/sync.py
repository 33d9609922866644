"""`sync`: the line to upstream without a screen."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.cli.context import actor_of, opened, put_json, tell
from app.cli.run import WRONG_USE, data_folder
from app.domain.refusal import Refusal
from app.services.clock import Clock
from app.services.sync import EnrolmentShown, SyncService, SyncShown
from app.services.sync_keeper import SyncKeeper, carry_all, http_channel
from app.services.sync_takeover import Takeover
from app.sync.fault import ChannelFault
from app.sync.wire import WireFault
from ui.words import sentence

UNREACHABLE = 3
_POLL_SECONDS = 2.0
_LOOK_SECONDS = 0.2


def status(options: Namespace) -> int:
    """What is unsent, since when, and why."""
    with opened(options) as hall:
        service = SyncService(hall)
        shown, asked = service.status(), service.enrolment_state()
    if options.json:
        put_json(options.json, _document(shown, asked))
        return 0
    for line in _lines(shown, asked):
        tell(options, line)
    return 0


def _document(shown: SyncShown, asked: EnrolmentShown) -> dict[str, Any]:
    trouble = shown.trouble.key if shown.trouble else ""
    return {**asdict(shown), "trouble": trouble, "enrolment": asked.state, "words": list(asked.words)}


def _lines(shown: SyncShown, asked: EnrolmentShown) -> list[str]:
    if not shown.enrolled:
        waits = asked.state in ("asking", "waiting")
        lines = [sentence("sync_enrolling" if waits else "not_enrolled", {"address": asked.url})]
    elif shown.unsent:
        lines = [sentence("sync_unsent", {"address": shown.url, "count": shown.unsent})]
    else:
        lines = [sentence("sync_all_sent", {"address": shown.url})]
    if asked.words and not shown.enrolled:
        lines.append(sentence("enrol_words", {"words": " ".join(asked.words)}))
    why = shown.trouble or asked.trouble
    return [*lines, sentence(why)] if why else lines


def enrol(options: Namespace) -> int:
    """Asks with the code, shows the words, and waits for the second person upstream."""
    with opened(options, changes=True) as hall:
        service, actor = SyncService(hall), actor_of(options, hall)
        service.begin_enrolment(actor, options.upstream, options.code, _pem(options), options.allow_http)
        keeper = SyncKeeper(hall, service)
        keeper.start()
        try:
            asked = _awaited(options, service)
        finally:
            keeper.stop()
        if asked.state != "active":
            service.cancel_enrolment(actor)
            raise _given_up(asked)
    tell(options, sentence("sync_enrolled", {"address": asked.url}))
    return 0


def _given_up(asked: EnrolmentShown) -> Refusal:
    """The trouble in the words of somebody who does not try again."""
    if asked.trouble is None:
        return Refusal("enrol_unconfirmed")
    on_the_way = asked.trouble.key in ("upstream_unreachable", "upstream_slow", "upstream_busy")
    return Refusal("enrol_unreachable") if on_the_way else asked.trouble


def _awaited(options: Namespace, service: SyncService) -> EnrolmentShown:
    """How the enrolment ended, or stands when the time is over."""
    over, told = time.monotonic() + options.wait, False
    while (asked := service.enrolment_state()).state in ("asking", "waiting"):
        if asked.words and not told:
            told = True
            _tell_words(options, asked.words)
        if time.monotonic() > over:
            break
        time.sleep(_LOOK_SECONDS)
    return asked


def _tell_words(options: Namespace, words: Sequence[str]) -> None:
    tell(options, sentence("enrol_words", {"words": " ".join(words)}))
    sys.stdout.flush()


def push(options: Namespace) -> int:
    """Sends everything; 3 where upstream could not be reached, 2 where it needs a person."""
    with opened(options) as hall:
        service = SyncService(hall)
        carry_all(hall, service)
        shown = service.status()
    tell(options, *_lines(shown, EnrolmentShown("active", shown.url)))
    if shown.trouble is None and not shown.unsent:
        return 0
    refused = shown.trouble is not None and shown.trouble.key in ("upstream_revoked", "upstream_refused")
    return WRONG_USE if shown.standing or refused else UNREACHABLE


def leave(options: Namespace) -> int:
    """Nothing is sent any more."""
    with opened(options, changes=True) as hall:
        SyncService(hall).leave_upstream(actor_of(options, hall), options.reason)
    tell(options, sentence("sync_left"))
    return 0


def takeover(options: Namespace) -> int:
    """Fetches a hall into an empty folder, once a second person upstream has confirmed it."""
    moved = Takeover(data_folder(options), Clock(), http_channel)
    try:
        if moved.pending() is None or options.code:
            if not (options.upstream and options.code):
                raise Refusal("takeover_needs_code")
            words = moved.begin(options.upstream, options.code, _pem(options), options.allow_http)
            _tell_words(options, words)
        count = _finished(options, moved)
    except ChannelFault as fault:
        raise Refusal(fault.key, status=fault.status) from fault
    except WireFault as fault:
        raise Refusal("upstream_answer") from fault
    tell(options, sentence("takeover_done", {"count": count}))
    return 0


def _finished(options: Namespace, moved: Takeover) -> int:
    over = time.monotonic() + options.wait
    while True:
        try:
            return moved.finish(options.reason)
        except Refusal as refusal:
            if refusal.key != "takeover_waiting" or time.monotonic() > over:
                raise
        time.sleep(_POLL_SECONDS)


def _pem(options: Namespace) -> str:
    if not options.ca:
        return ""
    try:
        return Path(options.ca).read_text("ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal("upstream_ca_file") from error
