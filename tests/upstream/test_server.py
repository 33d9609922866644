"""The process that listens: how its connections answer."""

from __future__ import annotations

import asyncio
import socket

from app.upstream.server import Listening, _listening


def test_a_small_answer_goes_out_at_once() -> None:
    """Otherwise each waits for the acknowledgement of the one before: some 20 ms a batch."""

    async def at_once() -> int:
        told: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def met(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            told.set_result(
                writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            )
            writer.close()

        async with await asyncio.start_server(met, sock=_listening(Listening(port=0))) as server:
            _, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            found = await asyncio.wait_for(told, 10)
            writer.close()
        return found

    assert asyncio.run(at_once())
