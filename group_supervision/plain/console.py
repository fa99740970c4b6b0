"""The console of one session: what every command is given, and what it leaves behind."""

from group_supervision.core.session import Session
from group_supervision.guide.cues import accountable_manager
from group_supervision.guide.leading import Leading
from group_supervision.guide.outcome import Outcome
from group_supervision.guide.practice import PracticeEvent
from group_supervision.live.clock import Clock
from group_supervision.live.session import LiveSession
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.sentences import part_line, room_line
from group_supervision.plain.time_sentences import part_time, time_line


class Console:
    """A session and the person who leads it."""

    def __init__(
        self,
        live: LiveSession,
        conversation: Conversation,
        clock: Clock,
        event: PracticeEvent | None = None,
    ) -> None:
        """Lead `live`, a round of `event` where it is practice, in `conversation`."""
        self.live = live
        self.conversation = conversation
        self.leading = Leading(live, clock, event)
        self._was_reminded = False
        self.outcome: Outcome | None = None
        """How the session was left; `None`: it goes on."""

    @property
    def session(self) -> Session:
        """The session as far as it has come."""
        return self.live.session

    def say(self, *lines: str) -> None:
        """Say lines."""
        self.conversation.say(*lines)

    def say_part(self, before: str = "") -> None:
        """Say where the session is, after a sentence on how it came there."""
        line = part_line(self.session, self.live.now)
        self.say(f"{before} {line}" if before else line)
        manager = accountable_manager(self.session)
        if manager and not self._was_reminded:
            self._was_reminded = True
            self.say(manager)

    def say_part_time(self, before: str, after: str = "") -> None:
        """Say what is left of the part, with a sentence before it and maybe one after."""
        self.say(f"{before} {part_time(self.session, self.live.now)} {after}".rstrip())

    def say_time(self, before: str = "") -> None:
        """Say the exact time, after a sentence on what was done."""
        line = time_line(self.session, self.live.timeline, self.live.now)
        self.say(f"{before} {line}".lstrip())

    @property
    def room_line(self) -> str:
        """What the room reads."""
        return room_line(self.live.view, is_frozen=self.live.is_frozen)
