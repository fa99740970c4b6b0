"""Every key has its turn: it goes to whatever is focused once the key before it has done its work.

Textual finds the receiver of a key the moment it arrives. Keys that arrive together (a fast hand,
a slow line, a paste into a terminal that does not mark pastes) would all go to what was focused
before the first of them: the letters after `m` to the keys of the session.
"""

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from textual.app import ScreenStackError
from textual.events import Key, Paste
from textual.message_pump import MessagePump

from group_supervision.tui.laid_out import is_laid_out

if TYPE_CHECKING:
    from textual.app import App

_LONGEST: Final = 2.0
"""Seconds after which a turn ends, whatever still goes on: no key may wait for ever."""
_QUIET: Final = 3
"""Rounds in which nothing waited anywhere, after which a key has done its work.

A message that is handed up from widget to widget is in no queue while it is being handled.
"""


class KeyTurns:
    """Lets keys and pastes through one at a time, in the order in which they came."""

    def __init__(self, app: "App[Any]") -> None:
        """Stand at the door of `app`."""
        self._app = app
        self._waiting: deque[Key | Paste] = deque()
        self._due: Key | Paste | None = None
        """The one whose turn it is, on its way back to the app."""
        self._turn: asyncio.Task[None] | None = None

    @property
    def more_is_typed(self) -> bool:
        """Whether text waits that came before the present key had done its work."""
        if not self._waiting:
            return False
        following = self._waiting[0]
        return isinstance(following, Paste) or following.is_printable

    def begins(self, event: Key | Paste) -> bool:
        """Say whether it is this key's turn; if not, it will be brought to the app again."""
        if event is self._due:
            self._due = None
        elif self._turn is not None or self._due is not None:
            self._waiting.append(event)
            return False
        elif not is_laid_out(self._app.screen):
            self._waiting.append(event)  # nothing on the screen could take it yet
            self._turn = asyncio.create_task(self._pass_on())
            return False
        if self._is_a_letter(event):
            self._next()
        else:
            self._turn = asyncio.create_task(self._pass_on())
        return True

    async def over(self) -> None:
        """Wait until every key that came has done its work."""
        while self._turn is not None or self._due is not None:
            if self._turn is not None:
                await asyncio.wait({self._turn})
            await asyncio.sleep(0)

    def _is_a_letter(self, event: Key | Paste) -> bool:
        """Say whether a line takes it as text: then nothing changes but that line."""
        focused = self._app.focused
        return (
            isinstance(event, Key)
            and event.is_printable
            and focused is not None
            and focused.check_consume_key(event.key, event.character)
        )

    async def _pass_on(self) -> None:
        """Wait until the present key has done its work, then bring on the next one."""
        with suppress(TimeoutError, ScreenStackError):  # the second while the app is leaving
            async with asyncio.timeout(_LONGEST):
                await self._settle()
        self._next()

    def _next(self) -> None:
        self._turn = None
        if self._waiting:
            self._due = self._waiting.popleft()
            if not self._app.post_message(self._due):
                self._waiting.clear()  # the app is leaving
                self._due = None

    async def _settle(self) -> None:
        """Wait until nothing waits in any queue a key can reach, and the screen is laid out."""
        screen, rounds = self._app.screen, 0
        while rounds < _QUIET:
            if not is_laid_out(self._app.screen):
                await asyncio.sleep(0)
                rounds = 0
                continue
            if self._app.screen is not screen:
                # What was chosen on a screen that has gone is done after the next painting.
                screen, rounds = self._app.screen, 0
                await screen.wait_for_refresh()
            pumps = self._within_reach()
            is_quiet = not any(pump.message_queue_size for pump in pumps)
            for pump in pumps:
                await _idle(pump)
            rounds = rounds + 1 if is_quiet else 0

    def _within_reach(self) -> list[MessagePump]:
        """Return everything a key passes on its way from what is focused up to the app."""
        first = self._app.focused or self._app.screen
        return [node for node in first.ancestors_with_self if node.is_running]


async def _idle(pump: MessagePump) -> None:
    """Wait until a widget has done what it was told so far."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        await done.wait()
