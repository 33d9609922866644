"""Closing a port that may be dead: Windows can block for ever in CloseHandle of an unplugged adapter."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from devices.errors import FpError

log = logging.getLogger(__name__)


def close_within(close: Callable[[], None], limit: float) -> bool:
    """Run `close` on a helper thread; False where it is not done after `limit` seconds."""

    def run() -> None:
        try:
            close()
        except FpError as error:
            log.info("closing a lost scanner: %s", error)

    helper = threading.Thread(target=run, name="scanner closing", daemon=True)
    helper.start()
    helper.join(limit)
    return not helper.is_alive()
