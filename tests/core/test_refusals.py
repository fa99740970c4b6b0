"""What can't be done is said in one whole sentence, whichever way it was asked for."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from group_supervision.anonymiser.neutral import neutral
from group_supervision.core import commands, pulse
from group_supervision.core.agreement import Agreement
from group_supervision.core.agreement import Topic as AgreementTopic
from group_supervision.core.choices import Kind, NotePolicy, Setup
from group_supervision.core.coming_date import coming_date
from group_supervision.core.decision import Decision, Stage
from group_supervision.core.events import BreakCalled, NoteTaken, PhaseEntered, SessionEnded
from group_supervision.core.finish_time import time_in
from group_supervision.core.fit_minutes import fit
from group_supervision.core.format import NoteKind
from group_supervision.core.plan import plan
from group_supervision.core.practice import Practice, check_practice
from group_supervision.core.rhythm import MOST_TAGS, Kept, Talk, Topic, Where
from group_supervision.core.rota import Rota
from group_supervision.core.session import Session, apply, replay
from group_supervision.core.text import Anonymised
from group_supervision.core.timeline import check_speed
from group_supervision.errors import SupervisionError
from group_supervision.formats.library import DEFAULT_FORMAT, load_format

RCD = load_format(DEFAULT_FORMAT)
NOW = timedelta(minutes=10)
TODAY = date(2026, 11, 27)
WORDS = Anonymised("some words")
TAG = neutral("striped teapot") or WORDS
OTHER_TAG = neutral("wooden ladder") or WORDS
TEAPOT = Topic(TAG, "a/0", TODAY, (Talk(TODAY, Where.GROUP),))
AGREED = Agreement(dict.fromkeys(AgreementTopic, WORDS), (WORDS, WORDS), TODAY, TODAY)
LATER = Decision(WORDS, WORDS, TODAY, Stage.EMBEDDED)


def led(step: int = 3, group: Anonymised | None = None) -> Session:
    """Return a session of an hour that has come to a step, after a minute in each one before."""
    setup = Setup(60, policy=NotePolicy.LIVE, group=group)
    entered = [PhaseEntered(timedelta(minutes=each), each) for each in range(step + 1)]
    return replay(plan(RCD, setup), entered)


def ended(group: Anonymised | None = None) -> Session:
    return apply(led(group=group), SessionEnded(NOW))


def noted(
    kind: NoteKind, session: Session, words: str = "words", seat: int | None = None
) -> object:
    return commands.take_note(session, NOW, kind, Anonymised(words), seat)


def event(people: int = 6, rounds: int = 3, pause: int = 5) -> Practice:
    began = datetime(2026, 3, 4, 12, tzinfo=UTC)
    return Practice(tuple(range(1, people + 1)), rounds, 20, pause, began, RCD.id)


LABELLED = ended(group=Anonymised("Tuesday"))
HAS_ITS_LINE = apply(ended(), NoteTaken(NOW, 1, NoteKind.LEARNING, WORDS, 2))
HAS_ITS_THREAD = apply(LABELLED, NoteTaken(NOW, 1, NoteKind.THREAD, WORDS))
ON_A_BREAK = apply(led(), BreakCalled(NOW, NOW))


REFUSED: dict[str, Callable[[], object]] = {
    "The session has already begun.": lambda: commands.begin(led(), NOW),
    "The session hasn't begun yet.": lambda: commands.end(Session(led().plan), NOW),
    "The session has ended.": lambda: commands.advance(ended(), NOW),
    "This part had already begun by then.": lambda: commands.backdate(led(), NOW, timedelta()),
    "The part before this one hadn't begun by then.": lambda: commands.backdate(
        led(), NOW, timedelta(hours=1)
    ),
    "You're already on a break.": lambda: commands.call_break(ON_A_BREAK, NOW, NOW),
    "This is the last part of the session.": lambda: commands.advance(led(6), NOW),
    "This is the first part of the session.": lambda: commands.go_back(led(0), NOW),
    "You're already in this part.": lambda: commands.go_to(led(), NOW, 3),
    "This time belongs to the presenter: none of it is taken back.": lambda: commands.grant(
        led(1), NOW, -commands.MINUTE
    ),
    "This part can't be any shorter.": lambda: commands.grant(led(4), NOW, -commands.MINUTE),
    "There's no hypothesis H3.": lambda: commands.resonate(led(), NOW, 3),
    "A peer group keeps no follow-ups.": lambda: noted(NoteKind.FOLLOW_UP, led()),
    "Nothing is written down at this point in the session.": lambda: noted(
        NoteKind.FEELING, Session(led().plan)
    ),
    "There's nothing to keep in an empty line.": lambda: noted(NoteKind.FEELING, led(), ""),
    "Each person's own learning is for the review.": lambda: noted(
        NoteKind.LEARNING, led(), seat=1
    ),
    "There are seats 1 to 7.": lambda: noted(NoteKind.LEARNING, ended(), seat=8),
    "Seat 2 has its line already.": lambda: noted(NoteKind.LEARNING, HAS_ITS_LINE, seat=2),
    "A line for next time is for the review.": lambda: noted(NoteKind.THREAD, led()),
    "Without a group label there's no telling which session is the next.": lambda: noted(
        NoteKind.THREAD, ended()
    ),
    "There's a line for next time already.": lambda: noted(NoteKind.THREAD, HAS_ITS_THREAD),
    "There have been more rounds than that already.": lambda: event().held().with_rounds(0),
    "A practice round needs 3 people.": lambda: event(3).without(1),
    "Seat 6 has no special role in the next round.": lambda: event().skipping(6),
    "Nobody is free to take it: swap two seats instead.": lambda: event(3).skipping(1),
    "All rounds are done.": lambda: event(rounds=1).held().swapping(1, 2),
    "Nobody has seat 9.": lambda: event().swapping(1, 9),
    "Choose 1 to 12 rounds.": lambda: check_practice(event(rounds=13)),
    "Choose a pause of 0 to 60 minutes.": lambda: check_practice(event(pause=61)),
    "A practice round needs 3 people: facilitator, presenter and observer.": lambda: check_practice(
        event(2)
    ),
    "40 people is the most for one table: make several.": lambda: event(40).joined(),
    "There's nobody else to take the turn.": lambda: Rota((1,)).skipping(),
    "Nobody has seat 8.": lambda: Rota((1, 2)).swapping(8),
    "There's no such tag: “group-supervision rhythm list” lists them.": lambda: Kept().topic("a b"),
    "There's a tag “striped teapot” already: choose another.": lambda: Kept((TEAPOT,)).with_topic(
        TEAPOT
    ),
    "200 tags is the most: delete some first.": lambda: Kept((TEAPOT,) * MOST_TAGS).with_topic(
        Topic(OTHER_TAG, "a/0", TODAY)
    ),
    "That day is noted for “striped teapot” already.": lambda: Kept((TEAPOT,)).talked(
        TAG.text, TEAPOT.talks[0]
    ),
    "“striped teapot” is resolved: add a new tag.": lambda: (
        Kept((TEAPOT,)).resolved(TAG.text, TODAY).talked(TAG.text, TEAPOT.talks[0])
    ),
    "“striped teapot” is resolved already.": lambda: (
        Kept((TEAPOT,)).resolved(TAG.text, TODAY).resolved(TAG.text, TODAY)
    ),
    "Your supervision on that day is noted already.": lambda: (
        Kept().supervised(TODAY).supervised(TODAY)
    ),
    "No supervision of yours is noted for that day.": lambda: Kept().without_supervision(TODAY),
    "Ten lines are as many as anyone remembers: change one, or take one out.": lambda: (
        AGREED.with_own(WORDS)
    ),
    "That line stays: every agreement speaks of it. Change its words.": lambda: AGREED.without_own(
        7
    ),
    "That one is over: record a new one to go on with it.": LATER.tried,
    "With fewer than 5 people it could be told who said what: nothing is stored.": lambda: (
        pulse.check_people(4)
    ),
    "A pulse is for at most 30 people.": lambda: pulse.check_people(31),
    "That's more answers than people: count this one again.": lambda: pulse.tally((3, 2, 1), 5),
    "Fewer than 5 people answered any of it: nothing is stored.": lambda: pulse.closed(
        {pulse.Statement.HOW: pulse.Tally(2, 1, 1)}
    ),
    "That isn't a date: try 22/01/2027, or 8 for in eight weeks.": lambda: coming_date("x", TODAY),
    "That date has passed: choose one after today.": lambda: coming_date("27/11/2026", TODAY),
    "That's more than two years away: choose a date before then.": lambda: coming_date(
        "27/11/2030", TODAY
    ),
    "“25:00” isn't a time: try 15:30.": lambda: time_in("25:00"),
    "“half past four in th” isn't a time: try 15:30.": lambda: time_in(
        "half past four in the afternoon"
    ),
    "No session can run at --speed 0: choose 0.01 to 600.": lambda: check_speed(0),
    "20 minutes is for practice rounds: choose 45 to 120.": lambda: plan(
        RCD, Setup(20, kind=Kind.SESSION)
    ),
    "“Troika” takes 30 minutes.": lambda: fit(load_format("troika"), 45),
    "“Reflective case discussion” doesn't fit in 30 minutes: choose 45 to 120.": lambda: fit(
        RCD, 30
    ),
}


@pytest.mark.parametrize("sentence", REFUSED)
def test_what_cannot_be_done_is_said_in_one_sentence(sentence: str) -> None:
    with pytest.raises(SupervisionError) as refused:
        REFUSED[sentence]()
    assert str(refused.value) == sentence
