"""How long sessions take: timings and counts alone, no content and no person."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from group_supervision.core.times import PartTimes, SessionTimes
from group_supervision.guide.documents.overview import middle, parts_across
from group_supervision.guide.library import PastKind, kind_of
from group_supervision.guide.words.sessions import kinds_in_words
from group_supervision.guide.words.time import duration
from group_supervision.translation import _


@dataclass(frozen=True, slots=True)
class PartStatistics:
    """One part across sessions. Each time is the middle (median) of the sessions that had it."""

    id: str
    short: str
    sessions: int
    planned: timedelta
    actual: timedelta
    overrun: timedelta
    most_overrun: timedelta


@dataclass(frozen=True, slots=True)
class Statistics:
    """All sessions of one kind and format."""

    format: str
    title: str
    kind: PastKind
    sessions: int
    actual: timedelta
    """The middle of how long they lasted."""
    parts: tuple[PartStatistics, ...]

    def as_keys(self) -> dict[str, object]:
        """Return the documented JSON of it, times in seconds."""
        return {
            "format": self.format,
            "kind": self.kind.value,
            "sessions": self.sessions,
            "actual_seconds": round(self.actual.total_seconds()),
            "parts": [
                {
                    "id": part.id,
                    "sessions": part.sessions,
                    "planned_seconds": round(part.planned.total_seconds()),
                    "actual_seconds": round(part.actual.total_seconds()),
                    "overrun_seconds": round(part.overrun.total_seconds()),
                    "most_overrun_seconds": round(part.most_overrun.total_seconds()),
                }
                for part in self.parts
            ],
        }


def statistics(sessions: Iterable[SessionTimes]) -> list[Statistics]:
    """Return the statistics of sessions that were finished, by format, each kind apart."""
    groups: dict[tuple[str, PastKind], list[SessionTimes]] = {}
    for each in sessions:
        if each.is_closed and each.has_begun:
            groups.setdefault((each.format, kind_of(each)), []).append(each)
    return [_statistics(kind, group) for (_format, kind), group in groups.items()]


def in_words(each: Statistics) -> Iterator[str]:
    """Tell one group of sessions, a line for each part."""
    head = _("{title}, {kind}: {count}. Half of them took {time} or less.")
    yield head.format(
        title=each.title,
        kind=kinds_in_words(each.kind),
        count=each.sessions,
        time=duration(each.actual),
    )
    for part in each.parts:
        line = _("  {part}: planned {planned}, took {actual}, over by {over} in the middle")
        yield line.format(
            part=part.short,
            planned=duration(part.planned),
            actual=duration(part.actual),
            over=duration(part.overrun),
        )


def _statistics(kind: PastKind, group: Sequence[SessionTimes]) -> Statistics:
    return Statistics(
        format=group[0].format,
        title=group[0].title,
        kind=kind,
        sessions=len(group),
        actual=middle([each.actual for each in group]),
        parts=tuple(_part(id_, told) for id_, told in parts_across(group).items()),
    )


def _part(part_id: str, told: Sequence[PartTimes]) -> PartStatistics:
    return PartStatistics(
        id=part_id,
        short=told[0].short,
        sessions=len(told),
        planned=middle([part.planned for part in told]),
        actual=middle([part.actual for part in told]),
        overrun=middle([part.overrun for part in told]),
        most_overrun=max(part.overrun for part in told),
    )
