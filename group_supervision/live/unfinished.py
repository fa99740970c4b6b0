"""The sessions that broke off, or ended without a review, for home to offer."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from operator import itemgetter
from pathlib import Path

from group_supervision.errors import Refusal
from group_supervision.live.clock import Clock
from group_supervision.storage.library import Library
from group_supervision.storage.summary import Summary


def unfinished(path: Path, clock: Clock) -> list[tuple[str, datetime]]:
    """Return the sessions of a data folder that broke off, as `broken_off` does."""
    library = Library(path)
    return broken_off(library, library.summaries(clock.now()))


def broken_off(library: Library, summaries: Iterable[Summary]) -> list[tuple[str, datetime]]:
    """Return those of `summaries` that broke off and when each was last alive, the latest first."""
    return _with_times(library, [each for each in summaries if not each.is_closed])


def not_reviewed(library: Library, summaries: Iterable[Summary]) -> list[tuple[str, datetime]]:
    """Return those of `summaries` that ended without a review, and when, the latest first."""
    return _with_times(library, [each for each in summaries if each.awaits_review])


def _with_times(library: Library, summaries: Iterable[Summary]) -> list[tuple[str, datetime]]:
    found: list[tuple[str, datetime]] = []
    for each in summaries:
        with suppress(Refusal):  # it went while it was being looked at
            found.append((each.id, library.last_alive(each.id)))
    return sorted(found, key=itemgetter(1), reverse=True)
