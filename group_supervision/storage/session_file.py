"""One session's file: a TinyDB database with a table for its header and one for its events."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final

from tinydb import TinyDB
from tinydb.table import Document

from group_supervision.core.events import Event, NoteTaken
from group_supervision.core.facts import check_facts
from group_supervision.core.record import record
from group_supervision.storage.bounds import table
from group_supervision.storage.codec import (
    VERSION,
    StoredSession,
    event_from_keys,
    event_to_keys,
    header_from_keys,
    header_to_keys,
)
from group_supervision.storage.seal import Seal
from group_supervision.storage.stored import MEGABYTE, check_version, read_stored
from group_supervision.storage.tinydb_storage import AtomicJSONStorage

LARGEST: Final = 16 * MEGABYTE
"""Bytes; a session of a thousand notes has 300,000."""

_MOST_FACTS: Final = 10_000
_MOST_NOTES: Final = 5_000


class SessionFile:
    """The file of one session, for the one process that writes it. Every method may raise OSError.

    It is always written whole and from memory, never read for it: whatever became of the file in
    between, what memory has is on disk after the next write. Document ids of the events count up
    from 1 without a gap.
    """

    def __init__(self, path: Path, seal: Seal | None = None) -> None:
        """Work on `path`, which need not exist yet, under the lock of its data folder."""
        self._path = path
        self._seal = seal
        self._storage = AtomicJSONStorage(path, seal)
        # TinyDB builds its storage itself; handing it the one we already have keeps `batch`.
        self._db = TinyDB(storage=lambda: self._storage)
        self._header = self._db.table("session")
        self._events = self._db.table("events")
        self._rows: list[tuple[Event, Document]] = []
        """Every fact as it was last written, with its row."""
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
            self._events.insert_multiple(self._rows_of(stored.events))
            del self._rows[len(stored.events) :]
        self._left = self._stamp()

    def load(self) -> StoredSession:
        """Read the session back.

        Raises:
            Damaged: When the file does not hold a session.
            Newer: When it was written by a newer version of the program.
            Locked: When it is sealed, and the identity isn't at hand.
            OSError: When it cannot be read.
        """
        return read_stored(self._path, LARGEST, _stored, self._seal)

    def _stamp(self) -> tuple[int, int, int] | None:
        """Return what differs once somebody else writes the file; `None` where there is none."""
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_ino, status.st_size, status.st_mtime_ns

    def _rows_of(self, events: Iterable[Event]) -> Iterator[Document]:
        """Return the row of every fact. Facts never change, so most rows are there already."""
        for number, event in enumerate(events, 1):
            written = self._rows[number - 1 : number]
            if not (written and written[0][0] is event):
                row = Document(event_to_keys(event), doc_id=number)
                self._rows[number - 1 :] = [(event, row)]
            yield self._rows[number - 1][1]


def _stored(keys: Mapping[str, object]) -> StoredSession:
    """Build a session from the tables of its file.

    Raises:
        Newer: When it was written by a newer version of the program.
        ArithmeticError, FormatError, LookupError, TypeError, ValueError: When it cannot be one.
    """
    header = table(table(keys["session"])["1"])
    check_version(header["version"], VERSION)
    events = table(keys.get("events", {}))
    if len(events) > _MOST_FACTS:
        raise ValueError("more facts than a session can have")
    in_order = sorted(events, key=_document_id)
    facts = tuple(event_from_keys(table(events[each])) for each in in_order)
    if sum(isinstance(fact, NoteTaken) for fact in facts) > _MOST_NOTES:
        raise ValueError("more notes than a session can have")
    stored = header_from_keys(header, facts)
    # What does not add up shows here, not in mid-session or on home.
    session = check_facts(stored.plan, facts)
    last = facts[-1].at if facts else timedelta()
    record(stored.id, session, stored.timeline, stored.timeline.wall_at(last))
    return stored


def _document_id(key: str) -> int:
    """Return the number that TinyDB gave a row."""
    if not (key.isascii() and key.isdigit()):
        raise ValueError("not a number")
    return int(key)
