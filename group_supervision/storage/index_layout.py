"""What the index file looks like: column by column, for a listing of thousands isn't to wait.

What many sessions have in common, the outline of their parts, stands there once.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple, cast

from group_supervision.core.choices import Kind
from group_supervision.core.control_characters import is_inert
from group_supervision.core.timeline import FASTEST, SLOWEST
from group_supervision.storage.bounds import FIRST_YEAR, LAST_YEAR, LONGEST, flag, items, whole
from group_supervision.storage.ids import SESSION_ID
from group_supervision.storage.stored import check_version
from group_supervision.storage.summary import Outline, PlannedPart, Summary

_VERSION: Final = 4
"""1 held rows, 2 columns, 3 the words of the notes too, 4 the times of the parts."""
_MOST: Final = 1_000_000
"""Sessions."""
_MOST_PARTS: Final = 2_000
_LARGEST_NUMBER: Final = 2**63
_LONGEST_TEXT: Final = 300
_LONGEST_NOTES: Final = 10_000_000
"""Characters."""
_LONGEST_TIMES: Final = 100_000
"""Characters."""
_FIRST: Final = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
_LAST: Final = datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC)


class Entry(NamedTuple):
    """A summary and the file it was read from, by modification time in ns and size in bytes."""

    modified: int
    size: int
    summary: Summary


class Kept(NamedTuple):
    """What the index file holds."""

    stamp: int
    """When the folder had last changed, in ns; 0: unknown."""
    modified: list[int]
    sizes: list[int]
    summaries: list[Summary]

    def by_name(self) -> dict[str, Entry]:
        """Return the entries by the names of their files."""
        entries = map(Entry._make, zip(self.modified, self.sizes, self.summaries, strict=True))
        return {f"{entry.summary.id}.json": entry for entry in entries}


def to_keys(stamp: int, entries: Sequence[Entry]) -> dict[str, object]:
    """Return what the file is to hold."""
    # What is undone in a session under way is to be nowhere; it is read anew at each listing.
    rows = [
        entry.summary if entry.summary.is_closed else entry.summary._replace(text="")
        for entry in entries
    ]
    outlines = {outline: at for at, outline in enumerate(dict.fromkeys(r.outline for r in rows))}
    return {
        "version": _VERSION,
        "folder": stamp,
        "outlines": list(outlines),
        "modified": [entry.modified for entry in entries],
        "sizes": [entry.size for entry in entries],
        **{name: [getattr(row, name) for row in rows] for name in Summary._fields},
        "outline": [outlines[row.outline] for row in rows],
    }


def from_keys(keys: Mapping[str, object]) -> Kept:
    """Return what the file holds, when every value in it is one that can be.

    Raises:
        LookupError, TypeError, ValueError, Newer: When one is not.
    """
    check_version(keys["version"], _VERSION)
    stamp = whole(keys["folder"], 0, _LARGEST_NUMBER)
    outlines = [_outline(each) for each in items(keys["outlines"], 0, _MOST)]
    columns = {name: cast("list[Any]", items(keys[name], 0, _MOST)) for name in Summary._fields}
    modified, sizes = (
        cast("list[Any]", items(keys[name], 0, _MOST)) for name in ("modified", "sizes")
    )
    if modified:
        _within(modified, 0, _LARGEST_NUMBER, int)
        _within(sizes, 0, _LARGEST_NUMBER, int)
        _within(columns["outline"], 0, len(outlines) - 1, int)
        _check(columns)
    columns["outline"] = [outlines[at] for at in columns["outline"]]
    summaries = [*map(Summary._make, zip(*columns.values(), strict=True))]
    if not len(modified) == len(sizes) == len(summaries):
        raise ValueError("columns of several lengths")
    return Kept(stamp, modified, sizes, summaries)


def _outline(value: object) -> Outline:
    title, timed, parts = items(value, 3, 3)
    return Outline(_text(title), flag(timed), tuple(map(_part, items(parts, 0, _MOST_PARTS))))


def _part(value: object) -> PlannedPart:
    part_id, short, planned = items(value, 3, 3)
    _within([planned], 0, LONGEST, int, float)
    return PlannedPart(_text(part_id), _text(short), cast("float", planned))


def _check(columns: Mapping[str, list[Any]]) -> None:
    """Check the columns of summaries against their bounds."""
    _within(columns["notes"], 0, _LARGEST_NUMBER, int)
    _within(columns["speed"], SLOWEST, FASTEST, int, float)
    _within(columns["planned"], 0, LONGEST, int, float)
    _within(columns["actual"], -LONGEST, LONGEST, int, float)
    _within(columns["is_closed"] + columns["awaits_review"], False, True, bool)
    _within([*map(len, columns["times"])], 0, _LONGEST_TIMES, int)
    _within_calendar(columns["started_at"])
    ids = columns["id"]
    labels = {*columns["format"], *columns["group"]} - {None}
    is_good = (
        all(map(SESSION_ID.fullmatch, ids))
        and len({*ids}) == len(ids)
        and all(map(_is_text, labels))
        and all(map(_are_notes, {*columns["text"], *columns["thread"]}))
        and {*map(type, columns["times"])} == {str}
        and {*columns["kind"]} <= {*Kind}
    )
    if not is_good:
        raise ValueError("a row that cannot be")


def _within_calendar(started: list[Any]) -> None:
    began = [datetime.fromisoformat(each) for each in started if each != ""]
    if not _FIRST <= min(began, default=_FIRST) <= max(began, default=_FIRST) < _LAST:
        raise ValueError("out of bounds")


def _text(value: object) -> str:
    if not _is_text(value):
        raise ValueError("a row that cannot be")
    return cast("str", value)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_TEXT and is_inert(value)


def _are_notes(value: object) -> bool:
    if not isinstance(value, str) or len(value) > _LONGEST_NOTES:
        return False
    return is_inert(value.replace("\n", ""))


def _within(values: list[Any], least: float, most: float, *kinds: type) -> None:
    if not {*map(type, values)} <= {*kinds} or not least <= min(values) <= max(values) <= most:
        raise ValueError("out of bounds")
