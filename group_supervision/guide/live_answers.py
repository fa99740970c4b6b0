"""The answers to what a live session asks, and what each of them does.

Giving one is a call that may refuse: whoever made it says so, and the session goes on.
"""

from dataclasses import dataclass
from enum import Enum

from group_supervision.core import commands
from group_supervision.core.catch_up import Offer
from group_supervision.errors import Refusal
from group_supervision.guide.questions import Question
from group_supervision.guide.subject import subject
from group_supervision.guide.words.practice import Incidents
from group_supervision.live.session import LiveSession
from group_supervision.translation import _


class Simple(Enum):
    """An answer that says everything by itself."""

    RESUME = "resume"
    GO_TO_CLOSE = "go to the close"
    END = "end"
    KEEP_NOTHING = "keep nothing"
    """As chosen after a stop: it is asked about once more."""
    DELETE = "delete"
    LEAVE = "leave"
    """Leave the program; the session stays as it is."""
    COUNT_GAP = "count it"
    LEAVE_GAP_OUT = "don't count it"


@dataclass(frozen=True, slots=True)
class Began:
    """The part, or the session, began so many minutes ago."""

    minutes: int


@dataclass(frozen=True, slots=True)
class GoTo:
    """The part with this index."""

    step: int


@dataclass(frozen=True, slots=True)
class Break:
    """A break of so many minutes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Words:
    """The preset words with this index, for the room."""

    index: int


@dataclass(frozen=True, slots=True)
class Finish:
    """Finish as this offer says; one without cuts leaves the session as it is."""

    offer: Offer


@dataclass(frozen=True, slots=True)
class Happens:
    """Something to be acted out in a practice round."""

    which: Incidents | None = None
    """What; `None`: nothing."""
    is_drawn: bool = False
    """Whether chance is to choose."""


LiveAnswer = Simple | Began | GoTo | Break | Words | Finish | Happens
"""What can be answered while a session is led."""
LiveQuestion = Question[LiveAnswer]


def give(live: LiveSession, question: LiveQuestion) -> None:
    """Give the chosen answer of `question`.

    What the console alone can do (leave the program, ask once more, remember how far behind was
    left as it is) is no part of this.

    Raises:
        Refusal: When the session has moved on since it was asked, or the answer makes no sense
            now. Nothing has changed then.
    """
    live.tick()  # who answers after a long sleep is the first to notice it
    if not question.still_stands(subject(live)):
        raise Refusal(_("The session has moved on since then: nothing was changed."))
    do(live, question.answer)


def do(live: LiveSession, answer: LiveAnswer) -> None:
    """Do what `answer` says, if it says anything that concerns the session.

    Raises:
        Refusal: When it makes no sense now; nothing has changed then.
    """
    match answer:
        case Began(minutes) if live.session.is_started:
            live.perform(commands.backdate, minutes * commands.MINUTE)
        case Began(minutes):
            live.perform(commands.begin, minutes * commands.MINUTE)
        case GoTo(step):
            live.perform(commands.go_to, step)
        case Break(minutes):
            live.perform(commands.call_break, minutes * commands.MINUTE)
        case Words(index):
            live.show(live.display.words_shown(index, live.now))
        case Finish(offer) if offer.cuts:
            live.perform(commands.accept, offer)
        case Simple():
            _do_simple(live, answer)


def _do_simple(live: LiveSession, answer: Simple) -> None:
    match answer:
        case Simple.RESUME:
            resume(live)
        case Simple.GO_TO_CLOSE:
            session = live.session
            live.perform(commands.go_to, session.plan.closing(session.position))
            resume(live)
        case Simple.END:
            live.perform(commands.end)
        case Simple.DELETE:
            live.keep_nothing()
        case Simple.COUNT_GAP | Simple.LEAVE_GAP_OUT:
            live.settle_gap(counts=answer is Simple.COUNT_GAP)


def resume(live: LiveSession) -> None:
    """Let the clock run again; one that runs already is left alone."""
    if live.session.is_paused:
        live.perform(commands.toggle_clock)
