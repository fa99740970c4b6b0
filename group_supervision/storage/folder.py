"""The data folder: sessions found, read, deleted; damaged ones set aside; one live at a time."""

import secrets
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from group_supervision.core.record import Record, record
from group_supervision.core.text import clean
from group_supervision.core.timeline import SILENT_GAP
from group_supervision.errors import Refusal, StoreError
from group_supervision.storage.atomic import private_folder, sweep
from group_supervision.storage.codec import StoredSession
from group_supervision.storage.index import Index, Summary
from group_supervision.storage.session_file import Damaged, SessionFile
from group_supervision.storage.stage_file import StageFile

_ID_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without the letters and digits that are easily mistaken for one another."""


class DataFolder:
    """The user's data folder. Nothing in it is made before something has to be kept."""

    def __init__(self, path: Path) -> None:
        """Work in `path`, whether it exists yet or not."""
        self.path = path
        self.set_aside: list[str] = []
        """One sentence for every damaged file that was set aside by this object."""
        self.stage = StageFile(path / "stage.json")
        self._lock = FileLock(path / "live.lock", timeout=0, mode=0o600)

    def open(self) -> None:
        """Make the folder and see that it can be written to.

        Raises:
            StoreError: When it cannot.
        """
        try:
            private_folder(self.path)
            private_folder(self.path / "sessions")
            probe = self.path / f".probe.tmp-{secrets.token_hex(4)}"
            probe.touch(mode=0o600)
            probe.unlink()
        except OSError as error:
            raise StoreError(
                f"The data folder {clean(str(self.path))} cannot be written to"
                f" ({_reason(error)}). Make it writable, or name another one in"
                " GROUP_SUPERVISION_HOME."
            ) from error

    def claim(self) -> None:
        """Become the one live console of this folder.

        Raises:
            Refusal: When another console runs a session.
            StoreError: When the folder cannot be written to.
        """
        self.open()
        try:
            self._lock.acquire()
        except Timeout as error:
            raise Refusal(
                "A session is already running in another window: go on there, or end it first."
            ) from error
        sweep(self.path)
        sweep(self.path / "sessions")

    def release(self) -> None:
        """Stop being the live console."""
        self._lock.release()

    def new_id(self) -> str:
        """Return an id no session has: random, so that it says nothing."""
        while True:
            session_id = "".join(secrets.choice(_ID_LETTERS) for _ in range(6))
            if not self._file(session_id).exists():
                return session_id

    def file(self, session_id: str) -> SessionFile:
        """Return the file of a session, which need not exist yet."""
        return SessionFile(self._file(session_id))

    def load(self, session_id: str) -> StoredSession:
        """Read a session.

        Raises:
            Refusal: When there is none with this id.
            StoreError: When its file is damaged (it is then set aside) or cannot be read.
        """
        path = self._file(session_id)
        if not session_id.isalnum() or not path.exists():
            raise Refusal(
                f"There is no session “{clean(session_id, 40)}”:"
                " “group-supervision sessions list” shows those there are."
            )
        stored = self._read(path)
        if stored is None:
            raise StoreError(self.set_aside[-1])
        return stored

    def summaries(self, now: datetime) -> list[Summary]:
        """Return every session in a line, newest first; unfinished ones as of now."""
        found = self._index()
        return [each if each.is_closed else self._fresh(each, now) for each in found]

    def record(self, session_id: str, now: datetime) -> Record:
        """Read one session as of now; one that broke off as of its last sign of life.

        Raises:
            Refusal, StoreError: As `load` does.
        """
        stored = self.load(session_id)
        return _record(stored, self._as_of(stored, now))

    def delete(self, session_id: str) -> None:
        """Delete a session for good.

        Raises:
            Refusal: When there is none with this id, or it is running.
            StoreError: When its file cannot be removed.
        """
        path = self._file(session_id)
        if not session_id.isalnum() or not path.exists():
            raise Refusal(
                f"There is no session “{clean(session_id, 40)}”:"
                " “group-supervision sessions list” shows those there are."
            )
        if self._is_live(session_id):
            raise Refusal("This session is running: end it first, then delete it.")
        self.discard(session_id)

    def discard(self, session_id: str) -> None:
        """Remove a session's file, and the stage file if it speaks of that session.

        Raises:
            StoreError: When the file cannot be removed.
        """
        try:
            self._file(session_id).unlink(missing_ok=True)
            sign = self.stage.read_sign()
            if sign is not None and sign.session_id == session_id:
                (self.path / "stage.json").unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(
                f"The session could not be removed ({_reason(error)}). Try again, or delete"
                f" {clean(str(self._file(session_id)))} yourself."
            ) from error
        # The index forgets it now and not at the next listing: deleted means deleted.
        self._index()

    def _index(self) -> list[Summary]:
        return Index(self.path / "index.json").summaries(self.path / "sessions", self._summarise)

    def _file(self, session_id: str) -> Path:
        return self.path / "sessions" / f"{session_id}.json"

    def _read(self, path: Path) -> StoredSession | None:
        """Read a file; a damaged one is set aside, with a sentence in `set_aside`."""
        try:
            return SessionFile(path).load()
        except Damaged:
            self.set_aside.append(self._put_aside(path))
            return None
        except OSError as error:
            raise StoreError(
                f"The session file {clean(str(path))} cannot be read ({_reason(error)})."
                " Check its rights."
            ) from error

    def _put_aside(self, path: Path) -> str:
        name = clean(path.name)
        with suppress(OSError):
            path.replace(private_folder(self.path / "set-aside") / path.name)
            return f"The session file {name} is damaged; it now lies in the folder set-aside."
        return f"The session file {name} is damaged and was left where it is."

    def _summarise(self, path: Path) -> Summary | None:
        """Summarise for the index; an unfinished session as of its last event."""
        stored = self._read(path)
        if stored is None:
            return None
        last = stored.events[-1].at if stored.events else timedelta()
        return _summary(_record(stored, stored.timeline.wall_at(last)))

    def _fresh(self, summary: Summary, now: datetime) -> Summary:
        stored = self._read(self._file(summary.id))
        return summary if stored is None else _summary(_record(stored, self._as_of(stored, now)))

    def _as_of(self, stored: StoredSession, now: datetime) -> datetime:
        """Return now, or the last sign of life of a session that broke off longer ago."""
        sign = self.stage.read_sign()
        if sign is not None and sign.session_id == stored.id:
            alive = sign.last_sign
        else:
            alive = datetime.fromtimestamp(self._file(stored.id).stat().st_mtime, UTC)
        return now if now - alive <= SILENT_GAP else alive

    def _is_live(self, session_id: str) -> bool:
        sign = self.stage.read_sign()
        if sign is None or sign.session_id != session_id or sign.is_over:
            return False
        if self._lock.is_locked:
            return True
        try:
            self._lock.acquire()
        except Timeout:
            return True
        self._lock.release()
        return False


def _record(stored: StoredSession, now: datetime) -> Record:
    return record(stored.id, stored.session, stored.timeline, now)


def _summary(read: Record) -> Summary:
    return Summary(
        id=read.id,
        started_at=read.started_at,
        format=read.format,
        group=read.group,
        is_closed=read.is_closed,
        kind=read.kind.value,
        speed=read.speed,
        planned=read.planned.total_seconds(),
        actual=read.actual.total_seconds(),
        notes=len(read.notes),
    )


def _reason(error: OSError) -> str:
    return error.strerror or "no reason given"
