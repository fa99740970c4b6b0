"""The index: what a listing needs of every session, so that it opens one file and not thousands.

It is a cache and nothing more. Each entry carries the size and time of the file it was read from;
an entry that no longer fits is read again, and a missing or damaged index is built anew.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from group_supervision.storage.atomic import write_atomically

_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Summary:
    """One session in a listing."""

    id: str
    started_at: datetime | None
    format: str
    group: str | None
    is_closed: bool
    kind: str
    speed: float
    planned: float
    """Seconds."""
    actual: float
    """Seconds; of an unfinished session as of when its file was last written."""
    notes: int
    """How many notes it holds."""


class Index:
    """The index file of a data folder."""

    def __init__(self, path: Path) -> None:
        """Keep the index in `path`."""
        self._path = path

    def summaries(self, folder: Path, read: Callable[[Path], Summary | None]) -> list[Summary]:
        """Return a summary of every session file in `folder`, newest first.

        Args:
            folder: Where the session files are.
            read: Reads one file; `None` when it turned out to be damaged.
        """
        known = self._load()
        entries: dict[str, tuple[list[int], Summary]] = {}
        for name, stamp in _stamps(folder):
            entry = known.get(name)
            if entry is not None and entry[0] == stamp:
                entries[name] = entry
            elif (summary := read(folder / name)) is not None:
                entries[name] = (stamp, summary)
        if entries != known:
            self._save(entries)
        found = [summary for _, summary in entries.values()]
        found.sort(key=lambda each: (each.started_at is not None, each.started_at), reverse=True)
        return found

    def _load(self) -> dict[str, tuple[list[int], Summary]]:
        # Whatever is wrong with a cache, the answer is the same: build it anew.
        try:
            keys = json.loads(self._path.read_text("utf-8"))
            if keys["version"] != _VERSION:
                return {}
            return {
                name: (list(entry["stamp"]), _summary_from_keys(entry["summary"]))
                for name, entry in keys["sessions"].items()
            }
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return {}

    def _save(self, entries: dict[str, tuple[list[int], Summary]]) -> None:
        keys = {
            "version": _VERSION,
            "sessions": {
                name: {"stamp": stamp, "summary": _summary_to_keys(summary)}
                for name, (stamp, summary) in entries.items()
            },
        }
        text = json.dumps(keys, ensure_ascii=False, separators=(",", ":"))
        # A read-only or full disk costs speed next time, nothing else.
        with suppress(OSError):
            write_atomically(self._path, text)


def _stamps(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """Yield name and stamp (modification time in ns, size in bytes) of every session file."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".json"):
                    status = entry.stat()
                    yield entry.name, [status.st_mtime_ns, status.st_size]
    except FileNotFoundError:
        return


def _summary_to_keys(summary: Summary) -> dict[str, Any]:
    started = summary.started_at
    return {
        "id": summary.id,
        "started_at": None if started is None else started.isoformat(),
        "format": summary.format,
        "group": summary.group,
        "closed": summary.is_closed,
        "kind": summary.kind,
        "speed": summary.speed,
        "planned": summary.planned,
        "actual": summary.actual,
        "notes": summary.notes,
    }


def _summary_from_keys(keys: dict[str, Any]) -> Summary:
    started = keys["started_at"]
    return Summary(
        id=keys["id"],
        started_at=None if started is None else datetime.fromisoformat(started),
        format=keys["format"],
        group=keys["group"],
        is_closed=keys["closed"],
        kind=keys["kind"],
        speed=keys["speed"],
        planned=keys["planned"],
        actual=keys["actual"],
        notes=keys["notes"],
    )
