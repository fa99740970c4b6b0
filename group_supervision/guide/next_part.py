"""Going on to the next part: what `n` means, where it has to be pressed twice, where it asks."""

from datetime import timedelta
from enum import Enum

from group_supervision.core import commands
from group_supervision.guide.second_press import FirstPress
from group_supervision.guide.subject import subject
from group_supervision.live.clock import Clock
from group_supervision.live.session import LiveSession


class Advanced(Enum):
    """What came of it."""

    WENT_ON = "went on"
    ASKED = "asked"
    """The presenter's time is not up: a second press goes on."""
    TOO_SOON = "too soon"
    """The second press came too soon to have been meant."""
    LAST = "last"
    """There is no next part: ask about the end."""


class Advancing:
    """Goes on to the next part, and leaves the presenter's time early only when asked twice."""

    def __init__(self, live: LiveSession, clock: Clock) -> None:
        """Lead `live`."""
        self._live = live
        self._clock = clock
        self._first: FirstPress | None = None

    @property
    def is_asking(self) -> bool:
        """Whether a second press would leave the presenter's time early."""
        first = self._first
        if first is None:
            return False
        return first.stands(subject(self._live), self._clock.steady())

    @property
    def is_early(self) -> bool:
        """Whether the present time belongs to the presenter and is not up."""
        session = self._live.session
        is_protected = session.is_started and session.step.phase.protected
        return is_protected and session.remaining(self._live.now) > timedelta()

    def forget(self) -> None:
        """Let the next press be a first one."""
        self._first = None

    def advance(self) -> Advanced:
        """Go on, or say what stands in the way.

        Raises:
            Refusal: When the session is not under way.
        """
        self._live.tick()  # who presses after a long sleep is the first to notice it
        if commands.next_step(self._live.session) is None:
            return Advanced.LAST
        now = self._clock.steady()
        if self.is_early:
            if self._first is None or not self.is_asking:
                self._first = FirstPress(now, subject(self._live))
                return Advanced.ASKED
            if not self._first.is_confirmed(now):
                return Advanced.TOO_SOON
        self.forget()
        self._live.perform(commands.advance)
        return Advanced.WENT_ON
