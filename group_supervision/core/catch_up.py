"""Catching up when the session runs late: what would give way, offered with its numbers.

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


class Cut(NamedTuple):
    """What would be taken from one step."""

    step: int
    """Index of the step."""
    before: timedelta
    after: timedelta


class Offer(NamedTuple):
    """A way to catch up."""

    behind: timedelta
    """How late the session is, in whole minutes, as the console says it."""
    cuts: tuple[Cut, ...]

    @property
    def found(self) -> timedelta:
        """How much of it would be caught up with."""
        return sum((cut.before - cut.after for cut in self.cuts), _NOTHING)


def catch_up(session: Session, now: timedelta) -> Offer | None:
    """Return what could give way, or `None` when nothing has to or nothing can."""
    if not session.is_started or session.is_ended or not session.plan.format.timed:
        return None
    late = round(session.behind(now) / _MINUTE)
    if late < 1:
        return None
    wanted = late * _MINUTE
    cuts: list[Cut] = []
    for phase_id in session.plan.format.gives_way:
        for index in range(session.position + 1, len(session.plan.steps)):
            step = session.plan.steps[index]
            allotted = session.allotted(index)
            floor = min(step.phase.floor * _MINUTE, step.planned)
            # What has been used up already cannot be taken any more.
            floor = max(floor, ceil(session.elapsed(now, index) / _MINUTE) * _MINUTE)
            taken = max(_NOTHING, min(wanted, allotted - floor))
            if step.phase.id == phase_id and taken:
                cuts.append(Cut(index, allotted, allotted - taken))
                wanted -= taken
    return Offer(late * _MINUTE, tuple(cuts)) if cuts else None


def timely(session: Session, now: timedelta, refused: timedelta | None) -> Offer | None:
    """Return an offer worth speaking of: it runs late by more than was already left as it is.

    Args:
        session: The session.
        now: The instant.
        refused: By how much it ran late when the last offer was left; `None`: none was.
    """
    offer = catch_up(session, now) if session.is_running else None
    if offer is None or offer.behind < max(_LATE_BY, (refused or _NOTHING) + _LATE_BY):
        return None
    return offer


def offer_in_words(session: Session, offer: Offer) -> str:
    """Return for instance `5 minutes behind: together 10 → 7, wonder 25 → 23`."""
    steps = session.plan.steps
    cuts = (
        _("{part} {before} → {after}").format(
            part=steps[cut.step].phase.short.lower(),
            before=cut.before // _MINUTE,
            after=cut.after // _MINUTE,
        )
        for cut in offer.cuts
    )
    behind = ngettext(
        "{count} minute behind: {{cuts}}",
        "{count} minutes behind: {{cuts}}",
        offer.behind // _MINUTE,
    )
    return behind.format(cuts=", ".join(cuts))
