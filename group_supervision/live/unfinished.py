"""The sessions that broke off, for home to offer."""

from datetime import datetime
from operator import itemgetter
from pathlib import Path

from group_supervision.live.clock import Clock
from group_supervision.storage.library import Library


def unfinished(path: Path, clock: Clock) -> list[tuple[str, datetime]]:
    """Return the sessions that broke off and when each was last alive, the latest first."""
    library = Library(path)
    found = [each.id for each in library.summaries(clock.now()) if not each.is_closed]
    alive = [(each, library.last_alive(library.load(each))) for each in found]
    return sorted(alive, key=itemgetter(1), reverse=True)
