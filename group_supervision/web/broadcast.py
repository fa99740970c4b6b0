"""One reader of the stage file, many listeners: every page hears what changes, when it changes."""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from datetime import datetime
from enum import StrEnum
from typing import Final

from group_supervision.core.stage import RoomState, StageView
from group_supervision.live.clock import Clock
from group_supervision.live.following import Seen, Source
from group_supervision.web.page_state import Look, page_state

_APART: Final = 0.25
"""Real seconds by which a page may count wrongly before it is told the time anew."""
_RETRY: Final = 2_000
"""Milliseconds after which a page that lost its connection tries again."""


class Closing(StrEnum):
    """Why a page is told no more."""

    OVER = "over"
    """The session has ended: its last card stays."""
    CLOSED = "closed"
    """The link has been taken back, or the server was stopped."""


class Broadcast:
    """Tells every page what the room sees. Listeners that are slow miss what is no longer so."""

    def __init__(self, follower: Source, clock: Clock, look: Callable[[], Look]) -> None:
        """Tell what `follower` sees, by `clock`, in the `look` of the settings."""
        self.listeners = 0
        """How many pages follow."""
        self._follower = follower
        self._clock = clock
        self._look = look
        self._told: tuple[object, ...] | None = None
        self._told_at = (0.0, 0.0, 1.0)
        """The server's clock and session time of what was told last, in seconds, and the speed."""
        self._until: float | None = None
        self._message = b""
        self._number = 0
        self._round = 0
        self._closing = Closing.CLOSED
        self._wakes = asyncio.Event()

    def update(self) -> Seen | None:
        """Look at the stage file; tell every page if that is something else. Returns what is."""
        seen = self._follower.look()
        steady = self._clock.steady()
        look = self._look()
        told = _told(seen, look)
        if told != self._told or self._counts_wrongly(seen, steady):
            self._told = told
            state = page_state(seen, steady, look)
            until = state.pop("until")
            self._until = until if isinstance(until, float) else None
            self._message = _event("state", json.dumps(state, ensure_ascii=False))
            if seen is not None:
                self._told_at = (steady, seen.now.total_seconds(), seen.speed)
            self._number += 1
            self.beat()
        return seen

    def beat(self) -> None:
        """Say to every page what time it is: so it knows that there still is somebody here."""
        wakes, self._wakes = self._wakes, asyncio.Event()
        wakes.set()

    def close(self, why: Closing) -> None:
        """Let all pages that follow now go. Those that come later are told again."""
        self._closing = why
        self._round += 1
        self.beat()

    async def listen(self) -> AsyncGenerator[bytes, None]:
        """Yield the events for one page: all there is at once, then whatever changes."""
        heard, joined = 0, self._round
        self.listeners += 1
        try:
            yield b"retry: %d\n\n" % _RETRY
            while True:
                wakes = self._wakes
                yield _event("time", f"{self._clock.steady():.3f}")
                if self._round != joined:
                    yield _event("end", self._closing.value)
                    return
                if self._number != heard:
                    heard = self._number
                    yield self._message
                    continue  # something may have changed while this page was slow to take it
                await wakes.wait()
        finally:
            self.listeners -= 1

    def _counts_wrongly(self, seen: Seen | None, steady: float) -> bool:
        """Say whether a page that counts on by itself would be wrong, or run out of words."""
        if seen is None:
            return False
        now = seen.now.total_seconds()
        was_steady, was_now, speed = self._told_at
        reckoned = was_now + (steady - was_steady) * speed
        has_run_out = self._until is not None and now >= self._until
        return has_run_out or abs(reckoned - now) > _APART * speed


def _told(seen: Seen | None, look: Look) -> tuple[object, ...]:
    """Return what decides whether a page has to be told anything: all but what it counts itself."""
    if seen is None:
        return (look,)
    return look, seen.view, seen.back_at, seen.is_alone, seen.session_id, seen.speed, _minute(seen)


def _minute(seen: Seen) -> datetime | None:
    """Return the minute of the wall clock where the room is shown the time of day."""
    view: StageView = seen.view
    return seen.wall.replace(second=0, microsecond=0) if view.state is RoomState.TEST_CARD else None


def _event(name: str, data: str) -> bytes:
    return f"event: {name}\ndata: {data}\n\n".encode()
