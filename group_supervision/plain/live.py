"""The live session in plain: one line heard, one thing done, one line said.

What is said by itself is little: the time at its three instants, the end of a break or of a minute
of silence, a gap to be decided about, and a disk that refuses.
"""

from datetime import timedelta
from typing import Final

from group_supervision.config import Config
from group_supervision.core.display import QUIET_LASTS
from group_supervision.errors import Refusal
from group_supervision.guide.outcome import Outcome
from group_supervision.live.clock import Clock
from group_supervision.live.session import LiveSession
from group_supervision.plain import cues, letters
from group_supervision.plain.console import Console
from group_supervision.plain.conversation import Conversation, Elsewhere
from group_supervision.plain.ear import Over
from group_supervision.plain.sentences import duration, room_line, time_line
from group_supervision.plain.showing import curtain

_MINUTE: Final = timedelta(minutes=1)
_SIGN_OF_LIFE: Final = 2.0
"""Real seconds between two signs of life."""
_SOONEST: Final = 0.05
"""Real seconds between two looks at the clock at least; a fast demonstration would only look."""
_LATE: Final = 0.001
"""Real seconds added to a wait, so that it ends after the instant and not a hair before it."""

_GAP: Final = (
    "Nobody looked for {away}. Does that time count? c counts it, d does not count it,"
    " q leaves the session unfinished. Until then nothing goes on, and the room sees a pause."
)
_RESTING: Final = (
    "The session has ended{saved}. When the room has gone, Enter opens the review;"
    " u takes the end back, q leaves."
)
_UNSAVED: Final = (
    "Not saved: the disk would not take it. The session goes on, and what is missing is written"
    " as soon as it can be."
)

_UNPUBLISHED: Final = (
    "The room does not see this yet: the disk would not take it. It's tried again by itself."
)


class LiveDialogue:
    """Leads one session, from the Ready card to the resting card."""

    def __init__(
        self, live: LiveSession, conversation: Conversation, config: Config, clock: Clock
    ) -> None:
        """Lead `live` in `conversation`."""
        self._console = Console(live, conversation, clock)
        self._live = live
        self._conversation = conversation
        self._warning = config.warning_minutes * _MINUTE
        self._rings = config.sound
        self._position = live.session.position
        self._said = cues.passed(live.session, live.now, self._warning)
        self._break_over: timedelta | None = None
        self._is_gap_told = False
        self._is_saved = True
        self._is_published = True

    def lead(self) -> Outcome:
        """Lead the session until it is left.

        Raises:
            Over: When there will be no more lines.
        """
        conversation, console = self._conversation, self._console
        conversation.pulse, conversation.takes = self._pulse, self._takes
        conversation.leaves = letters.works_always
        self._greet()
        try:
            while console.outcome is None:
                self._do_all(conversation.ask())
        finally:
            conversation.be_idle()
        return console.outcome

    def _greet(self) -> None:
        session, live = self._live.session, self._live
        if session.is_ended:
            self._rest()
            return
        if session.is_started:
            self._console.say_phase("Continued.")
        else:
            room = room_line(live.view, is_frozen=False)
            self._console.say(f"Ready. {room} The clock stands still: a begins, ? lists commands.")
        names = session.plan.setup.protected
        if names and not live.protects:
            was = "1 name was" if names == 1 else f"{names} names were"
            self._console.say(f"{was} protected before: z protects again.")

    def _do_all(self, line: str) -> None:
        """Do what a line asks for, and then whatever its question was left for."""
        following: str | None = line
        while following is not None:
            following = self._do(following)
            if following is not None and self._takes(following):
                return

    def _do(self, line: str) -> str | None:
        """Do what a line asks for, or say why not; return the line its question was left for."""
        was_ended, facts = self._live.session.is_ended, self._live.facts
        following = None
        try:
            self._obey(line)
        except Refusal as refusal:
            self._console.say(str(refusal))
        except Elsewhere as elsewhere:
            following = elsewhere.line
        if self._live.facts != facts:
            # Whatever was done told its own time: no cue has to repeat it.
            self._position = self._live.session.position
            self._said = cues.passed(self._live.session, self._live.now, self._warning)
        if self._live.session.is_ended and not was_ended:
            self._rest()
        return following

    def _rest(self) -> None:
        self._console.say(_RESTING.format(saved=" and is saved" if self._live.is_saved else ""))

    def _obey(self, line: str) -> None:
        session = self._live.session
        if line.startswith("?"):
            self._list(line[1:].strip())
            return
        if not line:
            if not session.is_ended:
                raise Refusal("? lists the commands.")
            self._console.outcome = Outcome.REVIEW
            return
        command = letters.found(line)
        if command is None:
            # The line is not repeated: it may have been meant for a note.
            raise Refusal("There is no such command: ? lists them.")
        letter, given = command
        if letter.word != "next":
            self._console.advancing.forget()
        now = letters.moment(session)
        if now not in letter.when:
            raise Refusal(_too_early_or_late(now))
        letter.act(self._console, given)

    def _list(self, wanted: str) -> None:
        """List what means something now, or tell one command."""
        one = letters.found(wanted) if wanted else None
        if one is not None:
            # As it is typed: K would be another letter.
            self._console.say(one[0].line)
            return
        listed = [each.line for each in letters.available(self._live.session)]
        self._console.say(f"{len(listed)} commands, each a letter or a word, then Enter.", *listed)
        self._console.say("? and a letter tells that one alone.")

    def _takes(self, answer: str) -> bool:
        """Take an answer for the gap while there is one to be decided about."""
        _ = self._live.now  # whoever types after a long sleep is the first to notice it
        if self._live.gap is None:
            return False
        if not self._is_gap_told:
            self._tell_gap()
            return True
        match answer.lower():
            case "c" | "count":
                self._settle(counts=True)
            case "d":
                self._settle(counts=False)
            case "q":
                raise Over("Left")
            case "b" | "curtain":
                curtain(self._console, "")
            case _:
                self._is_gap_told = False
                self._tell_gap()
        return True

    def _settle(self, *, counts: bool) -> None:
        self._live.settle_gap(counts=counts)
        self._is_gap_told = False
        how = "Counted" if counts else "Not counted"
        live = self._live
        self._console.say(f"{how}. {time_line(live.session, live.timeline, live.now)}")
        self._said = cues.passed(live.session, live.now, self._warning)
        self._conversation.repeat()

    def _tell_gap(self) -> None:
        gap = self._live.gap
        if gap is not None and not self._is_gap_told:
            self._is_gap_told = True
            self._console.say(_GAP.format(away=duration(gap.length)))

    def _pulse(self) -> float:
        """Say what is due; return for how many real seconds nothing will be."""
        live = self._live
        was_quiet = live.display.quiet_since is not None
        live.sign_of_life()
        _ = live.view  # silence and words to the room end when they are looked at
        now = live.now
        self._tell_gap()
        if live.is_saved != self._is_saved:
            self._is_saved = live.is_saved
            self._console.say("Saved again." if live.is_saved else _UNSAVED)
        if live.is_published != self._is_published:
            self._is_published = live.is_published
            self._console.say("The room sees it now." if live.is_published else _UNPUBLISHED)
        if live.gap is not None:
            return _SIGN_OF_LIFE
        if was_quiet and live.display.quiet_since is None and live.session.is_running:
            self._console.say("The minute of silence is over.")
        self._tell_time(now)
        return self._wait(now)

    def _tell_time(self, now: timedelta) -> None:
        session = self._live.session
        passed = cues.passed(session, now, self._warning)
        if session.position == self._position and session.is_running:
            fresh = passed - self._said
            if fresh:
                if self._rings:
                    self._conversation.ring()
                self._console.say(cues.sentence(max(fresh), session, now, self._warning))
        self._position, self._said = session.position, passed
        back_at = session.back_at
        if back_at is not None and now >= back_at and self._break_over != back_at:
            self._break_over = back_at
            self._console.say("Time: the break is over. a goes on.")

    def _wait(self, now: timedelta) -> float:
        session, display = self._live.session, self._live.display
        waits = [cues.next_in(session, now, self._warning), display.lapses_in(now)]
        if display.quiet_since is not None:
            waits.append(display.quiet_since + QUIET_LASTS - now)
        if session.back_at is not None and session.back_at > now:
            waits.append(session.back_at - now)
        coming = [wait / self._live.timeline.speed for wait in waits if wait is not None]
        soonest = min(coming, default=timedelta(seconds=_SIGN_OF_LIFE)).total_seconds()
        return min(_SIGN_OF_LIFE, max(_SOONEST, soonest + _LATE))


def _too_early_or_late(now: letters.When) -> str:
    if now is letters.When.BEFORE:
        return "The session has not begun yet: a begins."
    if now is letters.When.ENDED:
        return "The session has ended: Enter opens the review, u takes the end back."
    return "The session has begun: this was for the time before."
