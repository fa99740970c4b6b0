"""The index: what a listing needs of every session, so that it opens one file and not thousands.

It is a cache and nothing more. Each entry carries the size and time of the file it was read from;
an entry that no longer fits is read again, and a missing or damaged index is built anew. As every
session file is put in place whole, the folder itself tells when nothing in it has changed.
"""

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import Final, NamedTuple

from group_supervision.storage.atomic import write_atomically

_VERSION: Final = 1
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


class _Entry(NamedTuple):
    """A summary and the file it was read from, by modification time in ns and size in bytes."""

    modified: int
    size: int
    summary: Summary


class Index:
    """The index file of a data folder."""

    def __init__(self, path: Path) -> None:
        """Keep the index in `path`."""
        self._path = path

    def summaries(self, folder: Path, read: Callable[[Path], Summary | None]) -> list[Summary]:
        """Return a summary of every session file in `folder`, newest first.

        Args:
            folder: Where the session files are.
            read: Reads one file; `None` when it cannot be read, or turned out to be damaged.

        Raises:
            OSError: When the folder cannot be read.
        """
        stamp = _stamp(folder)
        known_stamp, known = self._load()
        if stamp and stamp == known_stamp:
            entries = known
        else:
            entries = _looked_up(folder, known, read)
            if stamp != known_stamp or entries != known:
                self._save(_stamp(folder), entries)
        found = [entry.summary for entry in entries.values()]
        found.sort(key=attrgetter("started_at"), reverse=True)
        return found

    def _load(self) -> tuple[int, dict[str, _Entry]]:
        # Whatever is wrong with a cache, the answer is the same: build it anew.
        try:
            keys = json.loads(self._path.read_text("utf-8"))
            if keys["version"] != _VERSION:
                return 0, {}
            width = len(Summary._fields)
            entries = {
                name: _Entry(row[0], row[1], Summary._make(row[2 : 2 + width]))
                for name, row in keys["sessions"].items()
            }
            return int(keys["folder"]), entries
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return 0, {}

    def _save(self, stamp: int, entries: dict[str, _Entry]) -> None:
        keys = {
            "version": _VERSION,
            "folder": stamp,
            "sessions": {
                name: [entry.modified, entry.size, *entry.summary]
                for name, entry in entries.items()
            },
        }
        text = json.dumps(keys, ensure_ascii=False, separators=(",", ":"))
        # A read-only or full disk, or a folder that is not there, costs speed and nothing else.
        with suppress(OSError):
            write_atomically(self._path, text)


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
    stamps: dict[str, os.stat_result] = {}
    try:
        with os.scandir(folder) as files:
            for file in files:
                if file.name.endswith(".json") and file.name[:-5].isalnum():
                    try:
                        stamps[file.name] = file.stat()
                    except FileNotFoundError:
                        continue  # it went while the folder was read
                    except OSError:
                        read(folder / file.name)  # which says what is wrong with it
    except FileNotFoundError:
        return {}
    for name, status in stamps.items():
        entry = known.get(name)
        if entry is None or entry[:2] != (status.st_mtime_ns, status.st_size):
            summary = read(folder / name)
            if summary is None:
                continue
            entry = _Entry(status.st_mtime_ns, status.st_size, summary)
        found[name] = entry
    return found
