"""One session's file: a TinyDB database with a table for its header and one for its events."""

from collections.abc import Iterable
from pathlib import Path
from typing import cast

from tinydb import TinyDB
from tinydb.table import Document

from group_supervision.core.events import Event
from group_supervision.core.timeline import Timeline
from group_supervision.errors import SupervisionError
from group_supervision.storage.codec import (
    StoredSession,
    anchors_to_keys,
    event_from_keys,
    event_to_keys,
    header_from_keys,
    header_to_keys,
)
from group_supervision.storage.tables import AtomicJSONStorage


class Damaged(Exception):
    """A file does not hold what its name says. Its message is never shown: it may carry data."""


class SessionFile:
    """The file of one session, for the one process that writes it. Every method may raise OSError.

    Document ids of the events count up from 1 without a gap, so that the last event is the one
    whose id is their number.
    """

    def __init__(self, path: Path) -> None:
        """Work on `path`, which need not exist yet."""
        self._storage = AtomicJSONStorage(path)
        # TinyDB builds its storage itself; handing it the one we already have keeps `batch`.
        self._db = TinyDB(storage=lambda: self._storage)
        self._header = self._db.table("session")
        self._events = self._db.table("events")

    def write(self, stored: StoredSession) -> None:
        """Write a whole session in one go, in place of whatever was there."""
        with self._storage.batch():
            self._db.drop_tables()
            self._header.insert(header_to_keys(stored))
            self._insert(stored.events)

    def append(self, event: Event, count: int) -> None:
        """Add a fact as number `count`."""
        self._events.insert(Document(event_to_keys(event), doc_id=count))

    def drop_last(self, count: int) -> None:
        """Take fact number `count`, the last one, out of the file."""
        self._events.remove(doc_ids=[count])

    def keep_timeline(self, timeline: Timeline) -> None:
        """Write down how session time follows the wall clock."""
        self._header.update({"anchors": anchors_to_keys(timeline)})

    def load(self) -> StoredSession:
        """Read the session back.

        Raises:
            Damaged: When the file does not hold a session.
            OSError: When it cannot be read.
        """
        try:
            headers = self._header.all()
            events = sorted(self._events.all(), key=lambda document: document.doc_id)
            facts = tuple(event_from_keys(cast("dict[str, object]", each)) for each in events)
            stored = header_from_keys(headers[0], facts)
            _ = stored.session  # facts that do not add up show here, not in mid-session
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise Damaged from error
        except SupervisionError as error:
            raise Damaged from error
        return stored

    def _insert(self, events: Iterable[Event]) -> None:
        self._events.insert_multiple(
            Document(event_to_keys(event), doc_id=number) for number, event in enumerate(events, 1)
        )
