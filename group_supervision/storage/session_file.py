"""One session's file: a TinyDB database with a table for its header and one for its events."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Final, cast

from tinydb import TinyDB
from tinydb.table import Document

from group_supervision.core.events import Event
from group_supervision.core.record import record
from group_supervision.errors import SupervisionError
from group_supervision.storage.codec import (
    StoredSession,
    event_from_keys,
    event_to_keys,
    header_from_keys,
    header_to_keys,
)
from group_supervision.storage.tables import AtomicJSONStorage

_SIGNS_OF_DAMAGE: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


class Damaged(Exception):
    """A file does not hold what its name says. Its message is never shown: it may carry data."""


class SessionFile:
    """The file of one session, for the one process that writes it. Every method may raise OSError.

    It is always written whole and from memory, never read for it: whatever became of the file in
    between, what memory has is on disk after the next write. Document ids of the events count up
    from 1 without a gap.
    """

    def __init__(self, path: Path) -> None:
        """Work on `path`, which need not exist yet."""
        self._path = path
        self._storage = AtomicJSONStorage(path)
        # TinyDB builds its storage itself; handing it the one we already have keeps `batch`.
        self._db = TinyDB(storage=lambda: self._storage)
        self._header = self._db.table("session")
        self._events = self._db.table("events")
        self._left = self._stamp()

    @property
    def is_as_left(self) -> bool:
        """Whether nobody touched the file since it was last written, or opened, here."""
        return self._stamp() == self._left

    def write(self, stored: StoredSession) -> None:
        """Write a whole session in one go, in place of whatever was there."""
        with self._storage.batch():
            self._db.drop_tables()
            self._header.insert(Document(header_to_keys(stored), doc_id=1))
            self._insert(stored.events)
        self._left = self._stamp()

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
            # What does not add up shows here, not in mid-session or on home.
            last = stored.events[-1].at if stored.events else timedelta()
            record(stored.id, stored.session, stored.timeline, stored.timeline.wall_at(last))
        except _SIGNS_OF_DAMAGE as error:
            raise Damaged from error
        except SupervisionError as error:
            raise Damaged from error
        return stored

    def _stamp(self) -> tuple[int, int, int] | None:
        """Return what differs once somebody else writes the file; `None` where there is none."""
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_ino, status.st_size, status.st_mtime_ns

    def _insert(self, events: Iterable[Event]) -> None:
        self._events.insert_multiple(
            Document(event_to_keys(event), doc_id=number) for number, event in enumerate(events, 1)
        )
