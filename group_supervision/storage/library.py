"""The sessions that were kept: listed, read, deleted; damaged ones set aside.

Reading needs no lock. Listing opens one file, and loads what it takes to read a session only when
one has changed since: that is most of the time a listing takes.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from group_supervision.core.text import clean
from group_supervision.errors import Refusal, StoreError, reason
from group_supervision.storage.heartbeat import read_heartbeat
from group_supervision.storage.ids import is_session_id
from group_supervision.storage.index import Index
from group_supervision.storage.seal import seal_of
from group_supervision.storage.session_reader import LOCKED, SessionReader, unreadable
from group_supervision.storage.stored import Damaged, changed
from group_supervision.storage.summary import Summary
from group_supervision.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from group_supervision.core.record import Record
    from group_supervision.core.times import SessionTimes
    from group_supervision.storage.codec import StoredSession


_MOST_NAMED: Final = 6
"""How many ids a sentence names."""


class Library:
    """The sessions of a data folder."""

    def __init__(self, folder: Path) -> None:
        """Look into `folder`, whether it exists yet or not."""
        self.folder = folder
        """The data folder."""
        self._seal = seal_of(folder)
        self._index_path = folder / "index.json"
        self._reader = SessionReader(folder, self._seal)
        self.set_aside = self._reader.complaints
        """One sentence for everything that could not be read, and lies aside if it was damaged."""

    def path_of(self, session_id: str) -> Path:
        """Return where a session's file is, or would be.

        Raises:
            Refusal: When no session can have this id: no other name leads to a file.
        """
        if not is_session_id(session_id):
            raise _no_such(session_id)
        return self.folder / "sessions" / f"{session_id}.json"

    def summaries(self, now: datetime) -> list[Summary]:
        """Return every session in a line, newest first; unfinished ones as of now."""
        fresh = (each if each.is_closed else self._fresh(each, now) for each in self._index())
        return [each for each in fresh if each is not None]

    def times(self, summaries: "Sequence[Summary]", now: datetime) -> "list[SessionTimes]":
        """Return how long each of these sessions and its parts took, opening none of them."""
        from group_supervision.storage.timings import times_of

        try:
            return [times_of(each) for each in summaries]
        except Damaged:  # in the index, which is a cache: what it says is read anew
            with suppress(OSError):
                self._index_path.unlink(missing_ok=True)
            wanted = {each.id for each in summaries}
            return [times_of(each) for each in self.summaries(now) if each.id in wanted]

    def load(self, session_id: str) -> "StoredSession":
        """Read a session.

        Raises:
            Refusal: When there is none with this id.
            StoreError: When its file is damaged (it is then set aside) or cannot be read.
        """
        stored = self._reader.read(self._existing(session_id))
        if stored is None:
            raise StoreError(self.set_aside[-1])
        return stored

    def record(self, session_id: str, now: datetime) -> "Record":
        """Read one session as of now; one that broke off as of its last heartbeat.

        Raises:
            Refusal, StoreError: As `load` does.
        """
        from group_supervision.storage.summarising import record_of

        stored = self.load(session_id)
        return record_of(stored, self._as_of(stored, now))

    def last_alive(self, session_id: str) -> datetime:
        """Return when a session's console last gave a heartbeat, in UTC.

        Raises:
            StoreError: When its file is gone, or its time is none.
        """
        heartbeat = read_heartbeat(self.folder)
        if heartbeat is not None and heartbeat.session_id == session_id:
            return heartbeat.last_beat
        path = self.path_of(session_id)
        try:
            return changed(path)
        except (OSError, Damaged) as error:
            raise unreadable(path, _("there's no telling when it changed")) from error

    def keep_heartbeat(self) -> None:
        """Keep the last heartbeat of what broke off, before another takes the stage file."""
        heartbeat = read_heartbeat(self.folder)
        if heartbeat is not None and not heartbeat.is_over:
            alive = heartbeat.last_beat.timestamp()
            with suppress(OSError):  # there is no such session any more
                os.utime(self.path_of(heartbeat.session_id), (alive, alive))

    def find(self, beginning: str) -> str:
        """Return the id of the one session whose id begins so.

        Raises:
            Refusal: When there is none, or more than one.
        """
        if is_session_id(beginning) and self.path_of(beginning).exists():
            return beginning
        stems = (path.stem for path in (self.folder / "sessions").glob("*.json"))
        found = sorted(each for each in stems if beginning and each.startswith(beginning))
        if len(found) > 1:
            raise Refusal(
                _("“{id}” is how several ids begin: {found}. Type more of it.").format(
                    id=clean(beginning, 40), found=", ".join(found[:_MOST_NAMED])
                )
            )
        if not found or not is_session_id(found[0]):
            raise _no_such(beginning)
        return found[0]

    @contextmanager
    def while_closed(self, session_id: str) -> Iterator[None]:
        """Do something to a session that no console has open.

        Raises:
            Refusal: When there is none with this id, or a console has it open.
        """
        from group_supervision.storage.lock import LiveLock

        self._existing(session_id)
        lock = LiveLock(self.folder)
        if not lock.take():
            # A console holds the lock from the Ready card to the end of the review.
            heartbeat = read_heartbeat(self.folder)
            if heartbeat is None or heartbeat.session_id == session_id:
                raise Refusal(
                    _("This session is open in another window: end it first, then delete it.")
                )
            yield
            return
        try:
            yield
        finally:
            lock.release()

    @property
    def index_stamp(self) -> tuple[int, int] | None:
        """What differs once somebody has written the index; `None` where there is none."""
        try:
            status = self._index_path.stat()
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns

    def refresh(self, known: tuple[int, int] | None = None) -> None:
        """Let the index say what the files say now: it isn't to keep words that are gone.

        One that is locked, and can't be opened, goes: it's built anew once it can be.

        Args:
            known: `index_stamp` as it was when the index can't have known of what has changed. A
                locked index that is still the same may stay.
        """
        if not self._seal.is_set_up or self._seal.is_open:
            self._index()
        elif self.index_stamp != known:
            with suppress(OSError):
                self._index_path.unlink(missing_ok=True)

    def _existing(self, session_id: str) -> Path:
        path = self.path_of(session_id)
        try:
            path.stat()
        except FileNotFoundError:
            raise _no_such(session_id) from None
        except OSError as error:
            raise unreadable(path, reason(error)) from error
        return path

    def _index(self) -> list[Summary]:
        folder = self.folder / "sessions"
        if self._seal.is_set_up and not self._seal.try_to_open():
            self.set_aside.append(_(LOCKED))
            return []
        try:
            return Index(self._index_path, self._seal).summaries(folder, self._summarise)
        except OSError as error:
            self.set_aside.append(
                _("The folder {folder} can't be read ({why}). Check its permissions.").format(
                    folder=clean(str(folder)), why=reason(error)
                )
            )
            return []

    def _summarise(self, path: Path) -> Summary | None:
        """Summarise for the index; an unfinished session as of its last event."""

        def as_of(stored: "StoredSession") -> datetime:
            last = stored.events[-1].at if stored.events else timedelta()
            return stored.timeline.wall_at(last)

        return self._told(path, as_of)

    def _fresh(self, summary: Summary, now: datetime) -> Summary | None:
        return self._told(self.path_of(summary.id), lambda stored: self._as_of(stored, now))

    def _told(self, path: Path, as_of: "Callable[[StoredSession], datetime]") -> Summary | None:
        """Summarise a file; what cannot be read is left out, with a sentence in `set_aside`."""
        from group_supervision.storage.summarising import record_of, summary_of

        try:
            stored = self._reader.read(path)
            return None if stored is None else summary_of(record_of(stored, as_of(stored)))
        except StoreError as error:
            self.set_aside.append(str(error))
            return None

    def _as_of(self, stored: "StoredSession", now: datetime) -> datetime:
        """Return now, or the last heartbeat of a session that broke off longer ago."""
        from group_supervision.core.timeline import SILENT_GAP

        alive = self.last_alive(stored.id)
        return now if now - alive <= SILENT_GAP else alive


def _no_such(session_id: str) -> Refusal:
    return Refusal(
        _("There's no session “{id}”: “group-supervision sessions list” lists them all.").format(
            id=clean(session_id, 40)
        )
    )
