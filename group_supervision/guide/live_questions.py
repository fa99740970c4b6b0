"""What a live session asks, each question made from the session as it stands."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from group_supervision.core.catch_up import Offer, offer_in_words
from group_supervision.guide.live_answers import (
    Began,
    Break,
    CatchUp,
    GoTo,
    LiveAnswer,
    LiveQuestion,
    Simple,
    StayBehind,
    Words,
)
from group_supervision.guide.questions import Choice, Question
from group_supervision.guide.subject import subject
from group_supervision.guide.words.time import ago, how_long
from group_supervision.live.clock_gaps import Gap
from group_supervision.live.session import LiveSession
from group_supervision.translation import _, ngettext

BREAKS: Final = (5, 10, 15, 20)
"""Minutes a break may be called for."""
USUAL_BREAK: Final = 10


def the_end(live: LiveSession) -> LiveQuestion:
    """Ask whether to end."""
    return _question(live, _("End the session here?"), [(_("ends"), Simple.END)])


def leaving(live: LiveSession) -> LiveQuestion:
    """Ask before the program is left, and say what becomes of the session."""
    if not live.session.is_started:
        text = _("Leave? Nothing has begun.")
    elif live.session.is_ended:
        text = _("Leave? The session is kept as it is.")
    else:
        text = _("Leave? The session stays unfinished.")
    return _question(live, text, [(_("leaves"), Simple.LEAVE)])


def keeping_nothing(live: LiveSession) -> LiveQuestion:
    """Ask once more before everything is deleted."""
    text = _("Nothing of this session will be kept.")
    return _private(_question(live, text, [(_("deletes it"), Simple.DELETE)]))


def the_stop(live: LiveSession) -> LiveQuestion:
    """Offer the next steps after a stop for the presenter."""
    choices: list[tuple[str, LiveAnswer]] = [(_("resume"), Simple.RESUME)]
    if live.session.position != live.session.plan.closing:
        choices.append((_("go to the close"), Simple.GO_TO_CLOSE))
    choices += [(_("end"), Simple.END), (_("end, keep nothing"), Simple.KEEP_NOTHING)]
    return _private(_question(live, _("Stopped."), choices))


def the_gap(live: LiveSession, gap: Gap) -> LiveQuestion:
    """Ask whether the time in which nobody looked counts."""
    question = _question(
        live,
        _("The laptop was asleep for {time}. Count the time?").format(time=how_long(gap.length)),
        [(_("count it"), Simple.COUNT_GAP), (_("don't count it"), Simple.LEAVE_GAP_OUT)],
    )
    return replace(_private(question), has_to_be_answered=True)


def backdating(live: LiveSession, longest: int) -> LiveQuestion:
    """Ask when this part, or the session, really began.

    Args:
        live: The session.
        longest: How many minutes ago it may have begun at most.
    """
    text = _("This part began") if live.session.is_started else _("The session began")
    choices = [
        (ago(timedelta(minutes=minutes)), Began(minutes)) for minutes in range(1, longest + 1)
    ]
    return _private(_scale(live, text, choices))


def going_to(live: LiveSession) -> LiveQuestion:
    """Offer the other parts."""
    steps = live.session.plan.steps
    choices = [
        (step.phase.short, GoTo(index))
        for index, step in enumerate(steps)
        if index != live.session.position
    ]
    nearest = min(live.session.position, len(choices) - 1)
    return replace(_private(_scale(live, _("Go to"), choices)), chosen=nearest)


def a_break(live: LiveSession) -> LiveQuestion:
    """Ask how long a break is to be."""
    choices = [
        (ngettext("{count} minute", "{count} minutes", minutes), Break(minutes))
        for minutes in BREAKS
    ]
    return replace(_scale(live, _("A break of"), choices), chosen=BREAKS.index(USUAL_BREAK))


def words(live: LiveSession) -> LiveQuestion:
    """Offer the preset words of the format, which the room may read; they clear by themselves."""
    known = live.session.plan.format.room_words
    choices = [
        (_("“{words}”").format(words=each), Words(index)) for index, each in enumerate(known)
    ]
    return _scale(live, _("The room reads"), choices)


def catching_up(live: LiveSession, offer: Offer) -> LiveQuestion:
    """Offer to catch up, with the numbers."""
    choices: list[tuple[str, LiveAnswer]] = [
        (_("accept"), CatchUp(offer)),
        (_("leave it"), StayBehind(offer.behind)),
    ]
    return _private(_question(live, offer_in_words(live.session, offer), choices))


def _question(
    live: LiveSession, text: str, choices: Iterable[tuple[str, LiveAnswer]]
) -> LiveQuestion:
    offered = tuple(Choice(label, answer) for label, answer in choices)
    return Question(text, offered, about=subject(live))


def _private(question: LiveQuestion) -> LiveQuestion:
    return replace(question, is_private=True)


def _scale(live: LiveSession, text: str, choices: Iterable[tuple[str, LiveAnswer]]) -> LiveQuestion:
    return replace(_question(live, text, choices), is_a_scale=True)
