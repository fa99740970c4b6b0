"""Where in a format's file something is wrong: the number of the line, for whoever wrote it."""

import re
from pathlib import Path
from typing import Final

from group_supervision.core.text import clean
from group_supervision.errors import FormatError
from group_supervision.translation import _

_LARGEST: Final = 1_000_000
_NAMED: Final = re.compile('[“"](.+?)[”"]|(\\S+)$')
"""The id in the words for a place, such as `part “wonder”` or `drift line D3`."""


class LocatedError(FormatError):
    """Something wrong with one key of a format."""

    def __init__(self, file: str, said: str, place: str, key: str) -> None:
        """Say what is wrong.

        Args:
            file: The file's name.
            said: Where it is in words, what is wrong and what to do.
            place: The table, in words; empty: the top of the file.
            key: The key; empty: none in particular.
        """
        super().__init__(clean(f"{file}: {said}"))
        self.file = file
        self.said = said
        self.place = place
        self.key = key


def with_line(error: LocatedError, path: Path) -> FormatError:
    """Return the error with the number of the line it is about, where that can be found."""
    try:
        lines = path.read_text("utf-8")[:_LARGEST].splitlines()
    except (OSError, UnicodeDecodeError):
        return error
    number = _line(lines, error.place, error.key)
    if number is None:
        return error
    where = _("{file}, line {number}").format(file=error.file, number=number)
    return FormatError(clean(f"{where}: {error.said}"))


def _line(lines: list[str], place: str, key: str) -> int | None:
    start, end = _table(lines, place) if place else (0, len(lines))
    last = re.escape(key.rsplit(".", 1)[-1])
    wanted = re.compile(rf'(^|[\s{{,]|["\']){last}["\']?\s*=')
    for number in range(start, end):
        if key and wanted.search(lines[number]):
            return number + 1
    return start + 1 if place and end > start else None


def _table(lines: list[str], place: str) -> tuple[int, int]:
    """Return the lines from a table's head to the next table of its kind."""
    found = _NAMED.search(place.rsplit(", ", 1)[0])
    name = re.escape(next(filter(None, found.groups()), "")) if found else ""
    head = re.compile(rf'^\s*(id\s*=\s*["\']{name}["\']|\[+{name}\]+)')
    for number, line in enumerate(lines):
        if name and head.match(line):
            kind = _kind(lines, number)
            following = range(number + 1, len(lines))
            ends = (after for after in following if lines[after].strip().startswith(kind))
            return max(0, number - 1), next(ends, len(lines))
    return 0, 0


def _kind(lines: list[str], number: int) -> str:
    """Return the head of the table that line is in, such as `[[phases]]`."""
    heads = (line.strip() for line in reversed(lines[: number + 1]) if line.startswith("["))
    return next(heads, "[")
