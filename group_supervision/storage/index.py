"""The index: what a listing needs of every session, so that it opens one file and not thousands.

It is a cache and nothing more. Each entry carries the size and time of the file it was read from;
an entry that no longer fits is read again, and an index that is missing, or of which one value
is not what it can be, is built anew. As every
session file is put in place whole, the folder itself tells when nothing in it has changed.
"""

import json
import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from group_supervision.core.choices import Kind
from group_supervision.core.control_characters import is_inert
from group_supervision.core.timeline import FASTEST, SLOWEST
from group_supervision.storage.atomic import write_atomically
from group_supervision.storage.bounds import FIRST_YEAR, LAST_YEAR, LONGEST, items, whole
from group_supervision.storage.ids import SESSION_ID, is_session_id
from group_supervision.storage.stored import (
    MEGABYTE,
    Damaged,
    Locked,
    Newer,
    check_version,
    read_stored,
)

if TYPE_CHECKING:
    from group_supervision.storage.seal import Seal

_VERSION: Final = 3
"""1 held rows, 2 columns, 3 the words of the notes too."""
_LARGEST: Final = 64 * MEGABYTE
_MOST: Final = 1_000_000
"""Sessions."""
_LARGEST_NUMBER: Final = 2**63
_LONGEST_TEXT: Final = 300
_LONGEST_NOTES: Final = 10_000_000
"""Characters."""
_FIRST: Final = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
_LAST: Final = datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC)
_SETTLED: Final = 2_000_000_000
"""Nanoseconds after which a folder's time is trusted: clocks of file systems tick coarsely."""


class Summary(NamedTuple):
    """One session in a listing."""

    id: str
    started_at: str
    """ISO 8601 in UTC, to the second; empty: not begun. Later ones sort after earlier ones."""
    format: str
    group: str | None
    is_closed: bool
    kind: str
    speed: float
    planned: float
    """Seconds."""
    actual: float
    """Seconds; of an unfinished session as of its last event."""
    notes: int
    """How many notes it holds."""
    text: str = ""
    """All its notes, one on a line, to be searched: anonymised, like everything that is kept."""


class _Entry(NamedTuple):
    """A summary and the file it was read from, by modification time in ns and size in bytes."""

    modified: int
    size: int
    summary: Summary


class _Kept(NamedTuple):
    """What the index file holds."""

    stamp: int
    """When the folder had last changed, in ns; 0: unknown."""
    modified: list[int]
    sizes: list[int]
    summaries: list[Summary]

    def by_name(self) -> dict[str, _Entry]:
        """Return the entries by the names of their files."""
        entries = map(_Entry._make, zip(self.modified, self.sizes, self.summaries, strict=True))
        return {f"{entry.summary.id}.json": entry for entry in entries}


class Index:
    """The index file of a data folder."""

    def __init__(self, path: Path, seal: "Seal | None" = None) -> None:
        """Keep the index in `path`, sealed where it is to be: it holds labels."""
        self._path = path
        self._seal = seal

    def summaries(self, folder: Path, read: Callable[[Path], Summary | None]) -> list[Summary]:
        """Return a summary of every session file in `folder`, newest first.

        Args:
            folder: Where the session files are.
            read: Reads one file; `None` when it cannot be read, or turned out to be damaged.

        Raises:
            OSError: When the folder cannot be read.
        """
        stamp = _stamp(folder)
        kept = self._load()
        found = kept.summaries
        if not stamp or stamp != kept.stamp:
            known = kept.by_name()
            entries = _looked_up(folder, known, read)
            if stamp != kept.stamp or entries != known:
                self._save(_stamp(folder), list(entries.values()))
            found = [entry.summary for entry in entries.values()]
        found.sort(key=attrgetter("started_at"), reverse=True)
        return found

    def fitting(self, folder: Path) -> list[Summary]:
        """Return the summaries that still fit their files, without reading one.

        Raises:
            OSError: When the folder cannot be read.
        """
        known = self._load().by_name()
        return [
            known[name].summary
            for name, status in _stamps(folder, _unread).items()
            if name in known and known[name][:2] == (status.st_mtime_ns, status.st_size)
        ]

    def keep(self, folder: Path, summaries: list[Summary]) -> None:
        """Keep summaries for files that hold the same as before, and are written otherwise.

        Raises:
            OSError: When the folder cannot be read.
        """
        files = _stamps(folder, _unread)
        entries = [
            _Entry(files[name].st_mtime_ns, files[name].st_size, each)
            for each in summaries
            if (name := f"{each.id}.json") in files
        ]
        self._save(_stamp(folder), entries)

    def _load(self) -> _Kept:
        # Whatever is wrong with a cache, the answer is the same: build it anew.
        try:
            return read_stored(self._path, _LARGEST, _kept, self._seal)
        except (OSError, Damaged, Locked, Newer):
            return _Kept(0, [], [], [])

    def _save(self, stamp: int, entries: list[_Entry]) -> None:
        # What is undone in a session under way is to be nowhere; it is read anew at each listing.
        rows = [
            entry.summary if entry.summary.is_closed else entry.summary._replace(text="")
            for entry in entries
        ]
        keys = {
            "version": _VERSION,
            "folder": stamp,
            "modified": [entry.modified for entry in entries],
            "sizes": [entry.size for entry in entries],
            **{name: [getattr(row, name) for row in rows] for name in Summary._fields},
        }
        content = json.dumps(keys, ensure_ascii=False, separators=(",", ":")).encode()
        # A read-only or full disk, or a folder that is not there, costs speed and nothing else.
        with suppress(OSError):
            if self._seal is not None:
                content = self._seal.sealed(content)
            write_atomically(self._path, content)


def _kept(keys: Mapping[str, object]) -> _Kept:
    """Return what the file holds, when every value in it is one that can be.

    It is written and checked column by column: a listing of thousands is not to wait for it.
    """
    check_version(keys["version"], _VERSION)
    stamp = whole(keys["folder"], 0, _LARGEST_NUMBER)
    modified, sizes, *columns = (
        cast("list[Any]", items(keys[name], 0, _MOST))
        for name in ("modified", "sizes", *Summary._fields)
    )
    if modified:
        _within(modified, 0, _LARGEST_NUMBER, int)
        _within(sizes, 0, _LARGEST_NUMBER, int)
        _check_summaries(columns)
    summaries = [*map(Summary._make, zip(*columns, strict=True))]
    if not len(modified) == len(sizes) == len(summaries):
        raise ValueError("columns of several lengths")
    return _Kept(stamp, modified, sizes, summaries)


def _check_summaries(columns: list[list[Any]]) -> None:
    """Check the columns of summaries against their bounds."""
    ids, started, formats, groups, closed, kinds, speeds, planned, actual, notes, texts = columns
    _within(notes, 0, _LARGEST_NUMBER, int)
    _within(speeds, SLOWEST, FASTEST, int, float)
    _within(planned, 0, LONGEST, int, float)
    _within(actual, -LONGEST, LONGEST, int, float)
    _within(closed, False, True, bool)
    labels = {*formats, *groups} - {None}
    began = [datetime.fromisoformat(each) for each in started if each != ""]
    is_good = (
        all(map(SESSION_ID.fullmatch, ids))
        and len({*ids}) == len(ids)
        and all(map(_is_text, labels))
        and all(map(_are_notes, {*texts}))
        and set(kinds) <= set(Kind)
        and min(began, default=_FIRST) >= _FIRST
        and max(began, default=_FIRST) < _LAST
    )
    if not is_good:
        raise ValueError("a row that cannot be")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_TEXT and is_inert(value)


def _are_notes(value: object) -> bool:
    if not isinstance(value, str) or len(value) > _LONGEST_NOTES:
        return False
    return is_inert(value.replace("\n", ""))


def _within(values: list[Any], least: float, most: float, *kinds: type) -> None:
    if not {*map(type, values)} <= {*kinds} or not least <= min(values) <= max(values) <= most:
        raise ValueError("out of bounds")


def _unread(_: Path) -> None:
    """Leave a file as it is: what is wrong with it is for those to say who read it."""


def _stamp(folder: Path) -> int:
    """Return when the folder last changed, in ns; 0 when that was too lately to be trusted."""
    try:
        changed = folder.stat().st_mtime_ns
    except OSError:
        return 0
    return changed if time.time_ns() - changed > _SETTLED else 0


def _looked_up(
    folder: Path, known: dict[str, _Entry], read: Callable[[Path], Summary | None]
) -> dict[str, _Entry]:
    """Return an entry for every session file, read again only where the file is another one."""
    found: dict[str, _Entry] = {}
    for name, status in _stamps(folder, read).items():
        entry = known.get(name)
        if entry is None or entry[:2] != (status.st_mtime_ns, status.st_size):
            summary = read(folder / name)
            if summary is None:
                continue
            entry = _Entry(status.st_mtime_ns, status.st_size, summary)
        found[name] = entry
    return found


def _stamps(folder: Path, read: Callable[[Path], Summary | None]) -> dict[str, os.stat_result]:
    """Return size and time of every session file."""
    found: dict[str, os.stat_result] = {}
    try:
        with os.scandir(folder) as files:
            for file in files:
                if not (file.name.endswith(".json") and is_session_id(file.name[:-5])):
                    continue
                try:
                    found[file.name] = file.stat()
                except FileNotFoundError:
                    continue  # it went while the folder was read
                except OSError:
                    read(folder / file.name)  # which says what is wrong with it
    except FileNotFoundError:
        return {}
    return found
