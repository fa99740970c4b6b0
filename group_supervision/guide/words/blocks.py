"""The pictures of a session in a terminal, drawn with block characters of our own.

Every block differs by its shape, so that nothing hangs on colour; a terminal that has none of
them gets signs that every terminal has.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final

from group_supervision.core.course import Going, Stretch
from group_supervision.core.record import Record
from group_supervision.translation import N_, _

_BLOCKS: Final = {
    Going.PLANNED: "█",
    Going.ADDED: "▒",
    Going.OVER: "▞",
    Going.PAUSED: "─",
    Going.BREAK: "·",
}
_SIGNS: Final = {
    Going.PLANNED: "#",
    Going.ADDED: "+",
    Going.OVER: "!",
    Going.PAUSED: "-",
    Going.BREAK: ".",
}
_WORDS: Final = {
    Going.PLANNED: N_("took"),
    Going.ADDED: N_("added"),
    Going.OVER: N_("over"),
    Going.PAUSED: N_("paused"),
    Going.BREAK: N_("break"),
}
_NAME: Final = 12
"""Columns for a part's name."""
_MINUTE: Final = timedelta(minutes=1)


def pictures(read: Record, columns: int, encoding: str) -> Iterator[str]:
    """Yield the lines of two pictures: a bar for every part, and the session as one line.

    Args:
        read: The session; one that hasn't begun has no pictures.
        columns: How many columns there are; 0: there's nobody to see them.
        encoding: What the terminal can show, as a name such as `utf-8`.
    """
    if not (read.course and columns):
        return
    blocks = _blocks(encoding)
    yield from _bars(read, max(10, columns - _NAME - 1), blocks)
    if read.planned:
        yield _("{mark} where the plan ends").format(mark=_MARK)
    yield ""
    yield _bar(read.course, max(read.course[-1].until, _MINUTE) / columns, blocks)
    used = {each.going for each in read.course}
    yield "  ".join(f"{blocks[going]} {_(_WORDS[going])}" for going in Going if going in used)


def _bars(read: Record, width: int, blocks: Mapping[Going, str]) -> Iterator[str]:
    longest = max(max(part.planned, part.actual) for part in read.phases)
    scale = max(longest, _MINUTE) / width
    for number, part in enumerate(read.phases):
        own = [each for each in read.course if each.step == number and each.going in _OWN]
        bar = _bar(own, scale, blocks)
        if part.planned:
            bar = _with_mark(bar, round(part.planned / scale))
        yield f"{part.short[: _NAME - 1]:<{_NAME}}{bar}".rstrip()


_OWN: Final = (Going.PLANNED, Going.ADDED, Going.OVER)
"""What a part's own time goes to."""
_MARK: Final = "|"


def _blocks(encoding: str) -> Mapping[Going, str]:
    try:
        "".join(_BLOCKS.values()).encode(encoding)
    except (LookupError, UnicodeError):
        return _SIGNS
    return _BLOCKS


def _bar(stretches: Sequence[Stretch], scale: timedelta, blocks: Mapping[Going, str]) -> str:
    """Draw stretches one behind the other, each to the nearest cell of where it ends."""
    order = sorted(stretches, key=lambda each: each.since)
    bar, spent = "", timedelta()
    for each in order:
        spent += each.length
        bar += blocks[each.going] * (round(spent / scale) - len(bar))
    return bar


def _with_mark(bar: str, end: int) -> str:
    """Mark where the plan ended: behind the last cell that it had."""
    return f"{bar[:end]:<{end}}{_MARK}{bar[end:]}"
