"""The questions a live session asks, each from the session to what its answers do."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from group_supervision.core import commands
from group_supervision.core.catch_up import Offer, offer_in_words
from group_supervision.core.session import Session
from group_supervision.live.session import LiveSession
from group_supervision.live.watch import Gap
from group_supervision.tui.question import Choice, Question

_MINUTE: Final = timedelta(minutes=1)
_MOST_MINUTES_AGO: Final = 30
_BREAKS: Final = (5, 10, 15, 20)
"""Minutes a break may be called for."""

Act = Callable[[], None]


def of_the_end(end: Act) -> Question:
    """Ask whether to end."""
    return Question("End the session here?", (Choice("ends", end),))


def of_leaving(leave: Act, session: Session) -> Question:
    """Ask before the program is left, and say what becomes of the session."""
    if not session.is_started:
        text = "Leave? Nothing has begun."
    elif session.is_ended:
        text = "Leave? The session is kept as it is."
    else:
        text = "Leave? The session stays unfinished."
    return Question(text, (Choice("leaves", leave),))


def of_keeping_nothing(keep_nothing: Act) -> Question:
    """Ask once more before everything is deleted."""
    text = "Nothing of this session will be kept."
    return Question(text, (Choice("deletes it", keep_nothing),), is_private=True)


def of_the_stop(
    live: LiveSession, *, resume: Act, close: Act, end: Act, keep_nothing: Act
) -> Question:
    """Offer the next steps after a stop for the presenter."""
    choices = [Choice("resume", resume)]
    if live.session.position != live.session.plan.closing:
        choices.append(Choice("go to the close", close))
    choices += [Choice("end", end), Choice("end, keep nothing", keep_nothing)]
    return Question("Stopped.", tuple(choices), is_private=True)


def of_the_gap(live: LiveSession, gap: Gap) -> Question:
    """Ask whether the time in which nobody looked counts."""
    return Question(
        f"Away for {_for_how_long(gap.length)}.",
        (
            Choice("count it", lambda: live.settle_gap(counts=True)),
            Choice("don't count it", lambda: live.settle_gap(counts=False)),
        ),
        is_private=True,
        has_to_be_answered=True,
    )


def of_backdating(live: LiveSession) -> Question | None:
    """Ask when this part, or the session, really began; `None` when it only just did."""
    session = live.session
    longest = commands.longest_backdate(session, live.now) // _MINUTE

    def began(ago: int) -> Act:
        if session.is_started:
            return lambda: live.perform(commands.backdate, ago * _MINUTE)
        return lambda: live.perform(commands.begin, ago * _MINUTE)

    what = "This part" if session.is_started else "The session"
    choices = [
        Choice(f"{ago} minute ago" if ago == 1 else f"{ago} minutes ago", began(ago))
        for ago in range(1, min(longest, _MOST_MINUTES_AGO) + 1)
    ]
    if not choices:
        return None
    return Question(f"{what} began", tuple(choices), is_private=True, is_a_scale=True)


def of_a_break(live: LiveSession) -> Question:
    """Ask how long a break is to be."""

    def called(minutes: int) -> Act:
        return lambda: live.perform(commands.call_break, minutes * _MINUTE)

    choices = tuple(Choice(f"{each} minutes", called(each)) for each in _BREAKS)
    return Question("A break of", choices, chosen=1, is_a_scale=True)


def of_words(live: LiveSession) -> Question:
    """Offer the preset words of the format; they clear by themselves."""

    def shown(words: int) -> Act:
        return lambda: live.show(live.display.words_shown(words, live.now))

    words = live.session.plan.format.room_words
    choices = tuple(Choice(f"“{each}”", shown(index)) for index, each in enumerate(words))
    return Question("The room reads", choices, is_private=True, is_a_scale=True)


def of_catching_up(live: LiveSession, offer: Offer, refuse: Act) -> Question:
    """Offer to catch up, with the numbers."""
    return Question(
        f"{offer_in_words(live.session, offer)}.",
        (
            Choice("accept", lambda: live.perform(commands.accept, offer)),
            Choice("leave it", refuse),
        ),
        is_private=True,
    )


def _for_how_long(time: timedelta) -> str:
    minutes = round(time / _MINUTE)
    if minutes < 120:
        return f"{minutes} minute" if minutes == 1 else f"{minutes} minutes"
    return f"{minutes // 60} hours"
