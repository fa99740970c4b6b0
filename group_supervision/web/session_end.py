"""When the page is closed by itself: some time after the session has ended."""

from typing import Final

from group_supervision.core.stage import RoomState
from group_supervision.live.following import Seen

RESTS: Final = 600.0
"""Real seconds for which the resting card stays: as long as people take their leave."""

_BEFORE: Final = (RoomState.WELCOME, RoomState.TEST_CARD)


class SessionEnd:
    """Watches for the end of the session that is followed."""

    def __init__(self) -> None:
        """Know of no session yet."""
        self._has_begun = False
        self._ended_at: float | None = None

    def is_over(self, seen: Seen | None, now: float) -> bool:
        """Say whether it is time to close the page.

        An end that is undone in time was none. A session that has gone, because nothing of it was
        kept, is over; one that never began may be opened again.

        Args:
            seen: What is followed.
            now: Seconds from anywhere, that run on.
        """
        if seen is None:
            return self._has_begun
        state = seen.view.state
        if state is not RoomState.ENDED:
            self._ended_at = None
            self._has_begun = state not in _BEFORE
            return False
        self._has_begun = True
        if self._ended_at is None:
            self._ended_at = now
        return now - self._ended_at >= RESTS
