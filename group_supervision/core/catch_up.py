"""Finishing earlier, or catching up when the session runs late: what would give way.

Only steps to come are cut, in the format's own order and never below their floors; the presenter's
time and the closing keep theirs. It is an offer: nothing happens until the facilitator takes it.
"""

from datetime import timedelta
from math import ceil
from typing import Final, NamedTuple

from group_supervision.core.session import Session
from group_supervision.translation import _, ngettext

_MINUTE: Final = timedelta(minutes=1)
_NOTHING: Final = timedelta()
_LATE_BY: Final = 2 * _MINUTE
"""A session that runs later than this, or later by this than when she left it, is told so."""

_A_DAY: Final = 24 * 60
"""Minutes for which a time of day says which one is meant."""


class Cut(NamedTuple):
    """What would be taken from one step."""

    step: int
    """Index of the step."""
    before: timedelta
    after: timedelta


class Offer(NamedTuple):
    """A way to finish earlier."""

    wanted: timedelta
    """By how much."""
    cuts: tuple[Cut, ...]

    @property
    def found(self) -> timedelta:
        """How much of it the cuts come to."""
        return sum((cut.before - cut.after for cut in self.cuts), _NOTHING)


def catch_up(session: Session, now: timedelta) -> Offer | None:
    """Return what could give way, or `None` when nothing has to or nothing can."""
    if not session.is_started or session.is_ended or not session.plan.format.timed:
        return None
    late = late_by(session, now)
    offer = finishing_earlier(session, now, late) if late >= _MINUTE else None
    return offer if offer is not None and offer.cuts else None


def late_by(session: Session, now: timedelta) -> timedelta:
    """Return how late a session runs, in whole minutes, as the console says it; never negative."""
    return max(0, round(session.behind(now) / _MINUTE)) * _MINUTE


def finishing_earlier(session: Session, now: timedelta, earlier: timedelta) -> Offer:
    """Return what has to give way for the session to end so much earlier than it would.

    Where the parts to come cannot give as much, the cuts come to less: see `Offer.found`.
    """
    left = earlier
    cuts: list[Cut] = []
    for phase_id in session.plan.format.gives_way:
        for index in range(session.position + 1, len(session.plan.steps)):
            if session.plan.steps[index].phase.id == phase_id:
                allotted = session.allotted(index)
                taken = min(left, _spare(session, now, index))
                if taken > _NOTHING:
                    cuts.append(Cut(index, allotted, allotted - taken))
                    left -= taken
    return Offer(earlier, tuple(cuts))


def finish_times(session: Session, now: timedelta, mark: timedelta) -> tuple[timedelta, ...]:
    """Return when the session could end, the earliest first; the last is when it will as it is.

    They are whole minutes and, where it runs late, when it was meant to end, or as near to that as
    can be.

    Args:
        session: A session under way, with set times.
        now: The instant.
        mark: An instant at which the clock on the wall shows a whole minute.
    """
    end = session.ends_at(now)
    earliest = end - finishing_earlier(session, now, timedelta.max).found
    last = (end - mark) // _MINUTE
    first = max(ceil((earliest - mark) / _MINUTE), last + 1 - _A_DAY)
    in_minute = {number: mark + number * _MINUTE for number in range(first, last)}
    if late_by(session, now):
        meant = max(earliest, end - session.behind(now))
        in_minute[(meant - mark) // _MINUTE] = meant
    in_minute[last] = end
    return tuple(sorted(in_minute.values()))


def _spare(session: Session, now: timedelta, index: int) -> timedelta:
    """Return how much a step could give away."""
    step = session.plan.steps[index]
    if step.phase.protected or session.plan.is_closing(index):
        return _NOTHING  # whatever a format says
    floor = min(step.phase.floor * _MINUTE, step.planned)
    # What has been used up already cannot be taken any more.
    used = ceil(session.elapsed(now, index) / _MINUTE) * _MINUTE
    return max(_NOTHING, session.allotted(index) - max(floor, used))


def timely(session: Session, now: timedelta, refused: timedelta | None) -> Offer | None:
    """Return an offer worth speaking of: it runs late by more than was already left as it is.

    Args:
        session: The session.
        now: The instant.
        refused: By how much it ran late when the last offer was left; `None`: none was.
    """
    offer = catch_up(session, now) if session.is_running else None
    if offer is None or offer.wanted < max(_LATE_BY, (refused or _NOTHING) + _LATE_BY):
        return None
    return offer


def offer_in_words(session: Session, offer: Offer) -> str:
    """Return for instance `5 minutes behind: together 10 → 7, wonder 25 → 23`."""
    behind = ngettext(
        "{count} minute behind: {{cuts}}",
        "{count} minutes behind: {{cuts}}",
        offer.wanted // _MINUTE,
    )
    return behind.format(cuts=cuts_in_words(session, offer))


def cuts_in_words(session: Session, offer: Offer) -> str:
    """Return for instance `together 10 → 7, wonder 25 → 23`: what differs in whole minutes."""
    steps = session.plan.steps
    minutes = (
        (cut.step, round(cut.before / _MINUTE), round(cut.after / _MINUTE)) for cut in offer.cuts
    )
    return ", ".join(
        _("{part} {before} → {after}").format(
            part=steps[step].phase.short.lower(), before=before, after=after
        )
        for step, before, after in minutes
        if before != after
    )
