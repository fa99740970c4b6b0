"""The sessions that broke off, for home to offer."""

from contextlib import suppress
from datetime import datetime
from operator import itemgetter
from pathlib import Path

from group_supervision.errors import Refusal
from group_supervision.live.clock import Clock
from group_supervision.storage.library import Library


def unfinished(path: Path, clock: Clock) -> list[tuple[str, datetime]]:
    """Return the sessions that broke off and when each was last alive, the latest first."""
    library = Library(path)
    found: list[tuple[str, datetime]] = []
    for each in library.summaries(clock.now()):
        if not each.is_closed:
            with suppress(Refusal):  # it went while it was being looked at
                found.append((each.id, library.last_alive(each.id)))
    return sorted(found, key=itemgetter(1), reverse=True)
