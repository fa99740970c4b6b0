"""The index: what a listing needs of every session, so that it opens one file and not thousands.

It is a cache and nothing more. Each entry carries the size and time of the file it was read from;
an entry that no longer fits is read again, and an index that is missing, or of which one value
is not what it can be, is built anew. As every
session file is put in place whole, the folder itself tells when nothing in it has changed.
"""

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from group_supervision.storage.atomic import write_atomically
from group_supervision.storage.ids import is_session_id
from group_supervision.storage.index_layout import Entry, Kept, from_keys, to_keys
from group_supervision.storage.stored import MEGABYTE, Damaged, Locked, Newer, read_stored
from group_supervision.storage.summary import Summary

if TYPE_CHECKING:
    from group_supervision.storage.seal import Seal

_LARGEST: Final = 64 * MEGABYTE
_SETTLED: Final = 2_000_000_000
"""Nanoseconds after which a folder's time is trusted: clocks of file systems tick coarsely."""


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
            Entry(files[name].st_mtime_ns, files[name].st_size, each)
            for each in summaries
            if (name := f"{each.id}.json") in files
        ]
        self._save(_stamp(folder), entries)

    def _load(self) -> Kept:
        # Whatever is wrong with a cache, the answer is the same: build it anew.
        try:
            return read_stored(self._path, _LARGEST, from_keys, self._seal)
        except (OSError, Damaged, Locked, Newer):
            return Kept(0, [], [], [])

    def _save(self, stamp: int, entries: list[Entry]) -> None:
        keys = to_keys(stamp, entries)
        content = json.dumps(keys, ensure_ascii=False, separators=(",", ":")).encode()
        # A read-only or full disk, or a folder that is not there, costs speed and nothing else.
        with suppress(OSError):
            if self._seal is not None:
                content = self._seal.sealed(content)
            write_atomically(self._path, content)


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
    folder: Path, known: dict[str, Entry], read: Callable[[Path], Summary | None]
) -> dict[str, Entry]:
    """Return an entry for every session file, read again only where the file is another one."""
    found: dict[str, Entry] = {}
    for name, status in _stamps(folder, read).items():
        entry = known.get(name)
        if entry is None or entry[:2] != (status.st_mtime_ns, status.st_size):
            summary = read(folder / name)
            if summary is None:
                continue
            entry = Entry(status.st_mtime_ns, status.st_size, summary)
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
