"""Leading a session: what each thing she may do comes to, once for every console."""

from datetime import timedelta

from group_supervision.core import commands
from group_supervision.core.catch_up import Offer, late_by, timely
from group_supervision.core.session import Session
from group_supervision.errors import Refusal
from group_supervision.guide.actions import Stage, stage_of, why_not
from group_supervision.guide.live_answers import (
    Began,
    Break,
    Finish,
    Happens,
    LiveAnswer,
    LiveQuestion,
    do,
    give,
)
from group_supervision.guide.live_questions import finishing, letting_go, the_gap
from group_supervision.guide.next_part import Advanced, Advancing
from group_supervision.guide.practice import PracticeEvent
from group_supervision.guide.practising import Keys, Practising
from group_supervision.guide.room_display import RoomDisplay
from group_supervision.guide.subject import subject
from group_supervision.live.clock import Clock
from group_supervision.live.last_time import LastTime
from group_supervision.live.session import LiveSession
from group_supervision.translation import _

MOST_MINUTES_EARLIER = 30
"""So much earlier a part, or the session, can be said to have begun."""


class Leading:
    """Leads one session. Whatever makes no sense now is a `Refusal`, and changes nothing."""

    def __init__(self, live: LiveSession, clock: Clock, event: PracticeEvent | None = None) -> None:
        """Lead `live`, a round of `event` where it is practice."""
        self.live = live
        self.practising = Practising(live, event)
        """What a practice round has beside a session."""
        self.room = RoomDisplay(live)
        """What the room is shown."""
        self._advancing = Advancing(live, clock)
        self._seen: tuple[object, ...] = ()
        """What there was to be seen at the last sign of life."""
        self._left_behind: timedelta | None = None
        """By how much it ran late when it was last decided when to finish."""

    @property
    def session(self) -> Session:
        """The session as far as it has come."""
        return self.live.session

    @property
    def asks_to_press_again(self) -> bool:
        """Whether a second `n` would leave the presenter's time early."""
        return self._advancing.is_asking

    @property
    def is_early(self) -> bool:
        """Whether the present time belongs to the presenter and is not up."""
        return self._advancing.is_early

    @property
    def is_closing(self) -> bool:
        """Whether the part that leads out is under way."""
        return self.session.plan.is_closing(self.session.position)

    def beat(self) -> bool:
        """Say that this console is there, and do what is due; say whether anything shown changed.

        To be called every few seconds.
        """
        self.live.beat()
        self.practising.beat()
        # A broker comes and goes between two of these.
        before, self._seen = self._seen, self._signs()
        return self._seen != before

    def _signs(self) -> tuple[object, ...]:
        live, keys = self.live, Keys("", "")
        return (
            (live.stages, live.is_saved, live.is_published),
            (self.is_published_afar, self.complaint_from_afar),
            self.practising.said(keys),
        )

    @property
    def is_published_afar(self) -> bool:
        """Whether groups far apart see what the room sees."""
        live = self.live
        return live.is_published and live.far is not None and live.far.is_reached

    @property
    def complaint_from_afar(self) -> str:
        """Why they don't, in one sentence; empty: they do, or aren't meant to."""
        return "" if self.live.far is None else self.live.far.complaint

    def toggle_clock(self) -> None:
        """Begin, pause, or let the clock run again."""
        if self.session.is_started:
            self.live.perform(commands.toggle_clock)
        else:
            self.live.perform(commands.begin)
            self._use_last_time()

    def advance(self) -> Advanced:
        """Go to the next part, or say what stands in the way."""
        return self._advancing.advance()

    def forget_press(self) -> None:
        """Let the next `n` be a first one."""
        self._advancing.forget()

    def go_back(self) -> None:
        """Go back a part."""
        self.live.perform(commands.go_back)

    def go_to(self, step: int) -> None:
        """Go straight to a part, by its index."""
        self.live.perform(commands.go_to, step)

    def add_minute(self) -> None:
        """Give this part a minute."""
        self.live.perform(commands.grant, commands.MINUTE)

    def take_minute(self) -> None:
        """Take a minute back from this part."""
        self.live.perform(commands.grant, -commands.MINUTE)

    def show_drift_line(self, index: int) -> None:
        """Put a drift line before the room, or take it away."""
        self.room.toggle_drift_line(index)
        if self.room.chosen.drift_line is not None:
            self.practising.count_drift(index)

    def require_no_break(self) -> None:
        """See that a break can be called.

        Raises:
            Refusal: When there is one already.
        """
        if self.session.back_at is not None:
            raise Refusal(_("There is a break already."))

    def take_break(self, minutes: int) -> None:
        """Call a break."""
        self.do(Break(minutes))

    def begin_ago(self, minutes: int) -> None:
        """Say that this part, or the session, began so many minutes ago."""
        self.do(Began(minutes))
        self._use_last_time()

    def minutes_ago(self) -> range:
        """Return how many minutes ago it may have begun: never later than it stands now.

        Raises:
            Refusal: When there is no such number.
        """
        session, now = self.session, self.live.now
        least = commands.shortest_backdate(session, now) // commands.MINUTE + 1
        longest = commands.longest_backdate(session, now) // commands.MINUTE
        longest = min(longest, least - 1 + MOST_MINUTES_EARLIER)
        if longest >= least:
            return range(least, longest + 1)
        if len(session.visits) > 1:
            raise Refusal(_("The part before this one began less than a minute earlier."))
        raise Refusal(_("The session can't have begun any earlier."))

    def stop(self) -> None:
        """Stop for the presenter: the clock stands still, the room sees a neutral card."""
        if self.session.is_running:
            self.live.perform(commands.toggle_clock)
        self.room.show_stopped()

    def undo(self) -> str:
        """Take the last thing back. Returns what it was, in words."""
        undone = self.live.undo()
        if undone is None:
            raise Refusal(_("There is nothing to undo."))
        return undone

    def redo(self) -> str:
        """Bring back what was undone. Returns what it was, in words."""
        redone = self.live.redo()
        if redone is None:
            raise Refusal(_("There is nothing to bring back."))
        return redone

    def end(self) -> None:
        """End the session."""
        self.live.perform(commands.end)

    def keep_nothing(self) -> None:
        """Delete the session for good."""
        self.live.keep_nothing()

    def finishing(self) -> LiveQuestion:
        """Return the question of when to finish.

        Raises:
            Refusal: When there is nothing to choose.
        """
        if stage_of(self.session) is not Stage.LIVE:
            raise Refusal(why_not(self.session))
        if not self.session.plan.format.timed:
            raise Refusal(_("This format has no set times."))
        question = finishing(self.live)
        if len(question.choices) == 1:
            raise Refusal(_("None of the parts to come can be cut any shorter."))
        return question

    def stay_late(self) -> None:
        """Leave the session as late as it is, and speak of it no more until it is later."""
        self._left_behind = late_by(self.session, self.live.now)

    def late(self) -> Offer | None:
        """Return an offer worth speaking of: it runs late by more than was left as it is."""
        if self.live.gap is not None:
            return None
        return timely(self.session, self.live.now, self._left_behind)

    def has_to_ask_anew(self, question: LiveQuestion | None) -> bool:
        """Do what is due; say whether what is asked has fallen away, or a gap has come up."""
        self.live.tick()
        now = subject(self.live)
        return now.gap is not None if question is None else not question.still_stands(now)

    def about_the_gap(self) -> LiveQuestion | None:
        """Return the question whether a gap counts, where there is one."""
        gap = self.live.gap
        return None if gap is None else the_gap(self.live, gap)

    @property
    def last_time(self) -> LastTime | None:
        """The line from last time, while it belongs on the console: up to the end of part one."""
        line, session = self.live.last_time, self.session
        is_over = session.is_ended or session.position > 0
        return None if line is None or is_over else line

    def letting_go(self) -> LiveQuestion:
        """Return the question whether the line from last time may go unused.

        Raises:
            Refusal: When there is none.
        """
        line = self.last_time
        if line is None or not line.is_kept:
            raise Refusal(_("There's no line from last time."))
        return letting_go(self.live)

    def _use_last_time(self) -> None:
        """Let the line from last time go, now that the session has begun, if it was seen."""
        line = self.live.last_time
        if line is not None and line.is_seen and self.session.is_started:
            line.let_go()

    def answer(self, question: LiveQuestion) -> None:
        """Give the chosen answer of a question, if the session is still where it was asked."""
        give(self.live, question)
        self._remember(question.answer)

    def do(self, answer: LiveAnswer) -> None:
        """Do what an answer says."""
        do(self.live, answer)
        self._remember(answer)

    def _remember(self, answer: LiveAnswer) -> None:
        if isinstance(answer, Finish):
            self.stay_late()
        elif isinstance(answer, Happens):
            self.practising.call_up(answer.which, drawn=answer.is_drawn)
