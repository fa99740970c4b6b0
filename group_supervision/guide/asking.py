"""What a live session asks, each question made from the session as it stands."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from group_supervision.core import commands
from group_supervision.core.catch_up import Offer, offer_in_words
from group_supervision.guide.answers import (
    Began,
    Break,
    CatchUp,
    LiveAnswer,
    LiveQuestion,
    Simple,
    StayBehind,
    Words,
)
from group_supervision.guide.questions import Choice, Question
from group_supervision.guide.subject import subject
from group_supervision.live.session import LiveSession
from group_supervision.live.watch import Gap

_MINUTE: Final = timedelta(minutes=1)
_MOST_MINUTES_AGO: Final = 30
_BREAKS: Final = (5, 10, 15, 20)
"""Minutes a break may be called for."""


def the_end(live: LiveSession) -> LiveQuestion:
    """Ask whether to end."""
    return _question(live, "End the session here?", [("ends", Simple.END)])


def leaving(live: LiveSession) -> LiveQuestion:
    """Ask before the program is left, and say what becomes of the session."""
    if not live.session.is_started:
        text = "Leave? Nothing has begun."
    elif live.session.is_ended:
        text = "Leave? The session is kept as it is."
    else:
        text = "Leave? The session stays unfinished."
    return _question(live, text, [("leaves", Simple.LEAVE)])


def keeping_nothing(live: LiveSession) -> LiveQuestion:
    """Ask once more before everything is deleted."""
    text = "Nothing of this session will be kept."
    return _private(_question(live, text, [("deletes it", Simple.DELETE)]))


def the_stop(live: LiveSession) -> LiveQuestion:
    """Offer the next steps after a stop for the presenter."""
    choices: list[tuple[str, LiveAnswer]] = [("resume", Simple.RESUME)]
    if live.session.position != live.session.plan.closing:
        choices.append(("go to the close", Simple.GO_TO_CLOSE))
    choices += [("end", Simple.END), ("end, keep nothing", Simple.KEEP_NOTHING)]
    return _private(_question(live, "Stopped.", choices))


def the_gap(live: LiveSession, gap: Gap) -> LiveQuestion:
    """Ask whether the time in which nobody looked counts."""
    question = _question(
        live,
        f"Away for {_for_how_long(gap.length)}.",
        [("count it", Simple.COUNT_GAP), ("don't count it", Simple.LEAVE_GAP_OUT)],
    )
    return replace(_private(question), has_to_be_answered=True)


def backdating(live: LiveSession) -> LiveQuestion | None:
    """Ask when this part, or the session, really began; `None` when it only just did."""
    session = live.session
    longest = commands.longest_backdate(session, live.now) // _MINUTE
    what = "This part" if session.is_started else "The session"
    choices = [
        (f"{ago} minute ago" if ago == 1 else f"{ago} minutes ago", Began(ago))
        for ago in range(1, min(longest, _MOST_MINUTES_AGO) + 1)
    ]
    return _private(_scale(live, f"{what} began", choices)) if choices else None


def a_break(live: LiveSession) -> LiveQuestion:
    """Ask how long a break is to be."""
    choices = [(f"{minutes} minutes", Break(minutes)) for minutes in _BREAKS]
    return replace(_scale(live, "A break of", choices), chosen=1)


def words(live: LiveSession) -> LiveQuestion:
    """Offer the preset words of the format; they clear by themselves."""
    known = live.session.plan.format.room_words
    choices = [(f"“{each}”", Words(index)) for index, each in enumerate(known)]
    return _private(_scale(live, "The room reads", choices))


def catching_up(live: LiveSession, offer: Offer) -> LiveQuestion:
    """Offer to catch up, with the numbers."""
    text = f"{offer_in_words(live.session, offer)}."
    choices: list[tuple[str, LiveAnswer]] = [
        ("accept", CatchUp(offer)),
        ("leave it", StayBehind(offer.behind)),
    ]
    return _private(_question(live, text, choices))


def _question(
    live: LiveSession, text: str, choices: Iterable[tuple[str, LiveAnswer]]
) -> LiveQuestion:
    offered = tuple(Choice(label, answer) for label, answer in choices)
    return Question(text, offered, about=subject(live))


def _private(question: LiveQuestion) -> LiveQuestion:
    return replace(question, is_private=True)


def _scale(live: LiveSession, text: str, choices: Iterable[tuple[str, LiveAnswer]]) -> LiveQuestion:
    return replace(_question(live, text, choices), is_a_scale=True)


def _for_how_long(time: timedelta) -> str:
    minutes = round(time / _MINUTE)
    if minutes < 120:
        return f"{minutes} minute" if minutes == 1 else f"{minutes} minutes"
    return f"{minutes // 60} hours"
