"""The console of one session: what every command is given, and what it leaves behind."""

from datetime import timedelta
from typing import Final

from group_supervision.core.session import Session
from group_supervision.guide.advancing import Advancing
from group_supervision.guide.outcome import Outcome
from group_supervision.live.clock import Clock
from group_supervision.live.session import LiveSession
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.sentences import phase_line

_SECOND_THOUGHTS: Final = 30.0
"""Real seconds within which a second `n` leaves the presenter's time early: the question is heard
before it can be answered."""


class Console:
    """A session and the person who leads it."""

    def __init__(self, live: LiveSession, conversation: Conversation, clock: Clock) -> None:
        """Lead `live` in `conversation`."""
        self.live = live
        self.conversation = conversation
        self.clock = clock
        self.outcome: Outcome | None = None
        """How the session was left; `None`: it goes on."""
        self.refused: timedelta | None = None
        """By how much it ran late when the last offer to catch up was left."""
        self.advancing = Advancing(live, clock, _SECOND_THOUGHTS)

    @property
    def session(self) -> Session:
        """The session as far as it has come."""
        return self.live.session

    def say(self, *lines: str) -> None:
        """Say lines."""
        self.conversation.say(*lines)

    def say_phase(self, before: str = "") -> None:
        """Say where the session is, after a word on how it came there."""
        line = phase_line(self.session, self.live.now)
        self.say(f"{before} {line}" if before else line)
