"""What a live session asks, each question made from the session as it stands."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from group_supervision.core.catch_up import (
    cuts_in_words,
    finish_times,
    finishing_earlier,
    late_by,
)
from group_supervision.core.finish_time import time_in
from group_supervision.errors import BadInput
from group_supervision.guide.live_answers import (
    Began,
    Break,
    Finish,
    GoTo,
    Happens,
    LiveAnswer,
    LiveQuestion,
    Simple,
    Words,
)
from group_supervision.guide.questions import Choice, Question
from group_supervision.guide.subject import subject
from group_supervision.guide.words.practice import Incidents, incident
from group_supervision.guide.words.time import ago, how_long, time_of_day
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
    if not live.session.plan.is_closing(live.session.position):
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


def backdating(live: LiveSession, minutes_ago: range) -> LiveQuestion:
    """Ask when this part, or the session, really began, and say how far back it may have been.

    Args:
        live: The session.
        minutes_ago: How many minutes ago it may have begun.
    """
    text = _("The session began, at most {limit}:")
    if live.session.is_started:
        text = _("This part began, at most {limit}:")
    text = text.format(limit=ago(timedelta(minutes=minutes_ago[-1])))
    choices = [(ago(timedelta(minutes=minutes)), Began(minutes)) for minutes in minutes_ago]
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


def an_incident(live: LiveSession) -> LiveQuestion:
    """Ask what is to happen in a practice round."""
    choices: list[tuple[str, LiveAnswer]] = [(_("chance decides"), Happens(is_drawn=True))]
    choices += [(incident(each).name, Happens(each)) for each in Incidents]
    choices.append((_("nothing"), Happens()))
    return _private(_scale(live, _("To be acted out"), choices))


def words(live: LiveSession) -> LiveQuestion:
    """Offer the preset words of the format, which the room may read; they clear by themselves."""
    known = live.session.plan.format.room_words
    choices = [
        (_("“{words}”").format(words=each), Words(index)) for index, each in enumerate(known)
    ]
    return _scale(live, _("The room reads"), choices)


def finishing(live: LiveSession) -> LiveQuestion:
    """Ask when the session must finish, each time with the cuts it would take.

    The room may read it. The time it is meant to end at is chosen first, or the nearest to that;
    where it is not late, the time it will end at as it is.
    """
    session, now = live.session, live.now
    wall = live.timeline.wall_at(now)
    past_the_minute = (wall - wall.replace(second=0, microsecond=0)) * live.timeline.speed
    times = finish_times(session, now, now - past_the_minute)
    offers = [(each, finishing_earlier(session, now, times[-1] - each)) for each in times]
    choices: tuple[Choice[LiveAnswer], ...] = tuple(
        Choice(
            time_of_day(live.timeline.wall_at(each)),
            Finish(offer),
            cuts_in_words(session, offer) if offer.cuts else _("nothing is cut"),
        )
        for each, offer in offers
    )
    meant = times[-1] - session.behind(now) if late_by(session, now) else times[-1]
    first = next(index for index, each in enumerate(times) if each >= meant)
    return Question(
        _("We must finish at"), choices, chosen=first, about=subject(live), is_a_scale=True
    )


def finishing_at(question: LiveQuestion, written: str) -> LiveQuestion:
    """Return the question of when to finish, with the time of day that was typed chosen.

    Raises:
        BadInput: When it isn't a time of day, or not one that can be chosen.
    """
    wanted = f"{time_in(written):%H:%M}"
    labels = [choice.label for choice in question.choices]
    if wanted not in labels:
        raise BadInput(
            _("Choose a time from {earliest} to {latest}.").format(
                earliest=labels[0], latest=labels[-1]
            )
        )
    return replace(question, chosen=labels.index(wanted))


def takes_cuts(question: LiveQuestion) -> bool:
    """Say whether the chosen time to finish takes any cuts at all."""
    answer = question.answer
    return isinstance(answer, Finish) and bool(answer.offer.cuts)


def _question(
    live: LiveSession, text: str, choices: Iterable[tuple[str, LiveAnswer]]
) -> LiveQuestion:
    offered = tuple(Choice(label, answer) for label, answer in choices)
    return Question(text, offered, about=subject(live))


def _private(question: LiveQuestion) -> LiveQuestion:
    return replace(question, is_private=True)


def _scale(live: LiveSession, text: str, choices: Iterable[tuple[str, LiveAnswer]]) -> LiveQuestion:
    return replace(_question(live, text, choices), is_a_scale=True)
