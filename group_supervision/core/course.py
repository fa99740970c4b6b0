"""The course of a session: what went on when, from its beginning to its end or to now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from group_supervision.core.session import Pause, Session

_NOTHING = timedelta()


class Going(StrEnum):
    """What the time of a part went to."""

    PLANNED = "planned"
    """The minutes it was planned to have, or is left with after a catch-up."""
    ADDED = "added"
    """Minutes that were added to it."""
    OVER = "over"
    """What went beyond both."""
    PAUSED = "paused"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `since` to `until`, counted from the beginning, a part's time went to one thing."""

    step: int
    """Index of the step in the plan."""
    since: timedelta
    until: timedelta
    going: Going

    @property
    def length(self) -> timedelta:
        """How long it lasted."""
        return self.until - self.since


def course(session: Session, now: timedelta) -> tuple[Stretch, ...]:
    """Return what the time of a session went to, without gaps, in order.

    Args:
        session: The session; one that hasn't begun has no course.
        now: The instant, in session time, up to which an unfinished session is told.
    """
    if not session.visits:
        return ()
    began = session.visits[0].since
    end = now if session.ended_at is None else session.ended_at
    ends = [visit.since for visit in session.visits[1:]] + [end]
    used: dict[int, timedelta] = {}
    found: list[Stretch] = []
    for visit, until in zip(session.visits, ends, strict=True):
        for since, to, still in _still_or_not(session.pauses, visit.since, until, end):
            if still is not None:
                going = Going.PAUSED if still.back_at is None else Going.BREAK
                found.append(Stretch(visit.step, since - began, to - began, going))
                continue
            before = used.get(visit.step, _NOTHING)
            for start, stop, going in _spent(session, visit.step, before, before + to - since):
                moved = since - before - began
                found.append(Stretch(visit.step, start + moved, stop + moved, going))
            used[visit.step] = before + to - since
    return tuple(found)


def _still_or_not(
    pauses: tuple[Pause, ...], since: timedelta, until: timedelta, end: timedelta
) -> Iterator[tuple[timedelta, timedelta, Pause | None]]:
    """Divide a stay in a part into what ran and what stood still, with the pause or break."""
    at = since
    for pause in pauses:
        start = max(pause.since, at)
        stop = min(end if pause.until is None else pause.until, until)
        if start < stop:
            if at < start:
                yield at, start, None
            yield start, stop, pause
            at = stop
    if at < until:
        yield at, until, None


def _spent(
    session: Session, step: int, since: timedelta, until: timedelta
) -> Iterator[tuple[timedelta, timedelta, Going]]:
    """Divide a stretch of a part's own time at the ends of what was planned and of what was added.

    What a catch-up took makes the planned time shorter.
    """
    allotted = max(_NOTHING, session.allotted(step))
    planned = min(session.plan.steps[step].planned, allotted)
    if not session.plan.format.timed:
        planned = allotted = until
    edges = ((_NOTHING, planned, Going.PLANNED), (planned, allotted, Going.ADDED))
    for start, stop, going in (*edges, (allotted, max(allotted, until), Going.OVER)):
        if max(start, since) < min(stop, until):
            yield max(start, since), min(stop, until), going
