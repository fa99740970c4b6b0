"""Catching up when the session runs late: what would give way, offered with its numbers.

Only steps to come are cut, in the format's own order and never below their floors; the presenter's
time and the closing keep theirs. It is an offer: nothing happens until the facilitator takes it.
"""

from datetime import timedelta
from math import ceil
from typing import Final, NamedTuple

from group_supervision.core.session import Session

_MINUTE: Final = timedelta(minutes=1)
_NOTHING: Final = timedelta()


class Cut(NamedTuple):
    """What would be taken from one step."""

    step: int
    """Index of the step."""
    before: timedelta
    after: timedelta


class Offer(NamedTuple):
    """A way to catch up."""

    behind: timedelta
    """How late the session is, in whole minutes rounded up."""
    cuts: tuple[Cut, ...]

    @property
    def found(self) -> timedelta:
        """How much of it would be caught up with."""
        return sum((cut.before - cut.after for cut in self.cuts), _NOTHING)


def catch_up(session: Session, now: timedelta) -> Offer | None:
    """Return what could give way, or `None` when nothing has to or nothing can."""
    if not session.is_started or session.is_ended or not session.plan.format.timed:
        return None
    late = ceil(session.behind(now) / _MINUTE)
    if late < 1:
        return None
    wanted = late * _MINUTE
    cuts: list[Cut] = []
    for phase_id in session.plan.format.gives_way:
        for index in range(session.position + 1, len(session.plan.steps)):
            step = session.plan.steps[index]
            allotted = session.allotted(index)
            floor = min(step.phase.floor * _MINUTE, step.planned)
            taken = max(_NOTHING, min(wanted, allotted - floor))
            if step.phase.id == phase_id and taken:
                cuts.append(Cut(index, allotted, allotted - taken))
                wanted -= taken
    return Offer(late * _MINUTE, tuple(cuts)) if cuts else None
