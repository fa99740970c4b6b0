"""What the tagger asks of a token: features of one to three views each, as numbers.

A view is a value that is seen of the token, of a neighbour, or of where it stands.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import itemgetter, xor
from typing import Final
from zlib import crc32

from group_supervision.anonymiser.text.remembered import remembered

BUCKETS: Final = 1 << 18
"""Features share this many rows of weights, by a checksum of what is seen."""

REACH: Final = 3
"""How many tokens before and after are looked at."""
NEAR: Final = ("word", "role", "group", "short", "cue")
"""What is seen of a token and of its neighbours: itself, when it is an ordinary word or a mark;
what it does in a sentence, or what it can be; what speaks for or against a name before its
neighbours are looked at, whole and in short; what it tells of initials beside it."""
OWN: Final = ("written", "level", "grade", "classes", "marks", "list", "size")
"""What is seen of the token alone that is asked about."""
_AROUND: Final = ("tag", "twin", "glue", "line")
"""What is seen of where it stands: what the word before was taken for; whether it comes again in
the line; what it is joined to; and how the line is written."""

_BESIDE: Final = "{0}.word; {0}.role; {0}.group; {0}.word 0.short; {0}.role 0.group"
_TEMPLATES: Final = "; ".join(
    [
        *map(_BESIDE.format, ("-2", "-1", "+1", "+2")),
        "-3.word; -3.role; +3.word; +3.role",
        "-2.word -1.word; -1.word +1.word; +1.word +2.word; -1.word +1.role; -1.role +1.word",
        "-1.role +1.role; -2.role -1.role +1.role; -1.role +1.role +2.role",
        "-1.role +1.role 0.short; -2.role -1.role 0.short; +1.role +2.role 0.short",
        "0.group; 0.level; 0.marks; 0.classes; 0.classes 0.level; 0.classes 0.grade",
        "0.level 0.written; 0.level 0.size; 0.grade 0.level; 0.grade 0.level 0.written",
        "0.role 0.written; 0.role 0.level; tag; tag 0.group; tag 0.role; tag +1.role",
        "twin 0.group; twin 0.short; line 0.short; glue 0.short; glue 0.list; line 0.list 0.level",
        "0.list 0.written 0.level; 0.list 0.level -1.cue; 0.list 0.level +1.cue",
        "glue -1.word 0.group; 0.short -1.cue; 0.short +1.cue; twin 0.level; tag 0.short +1.role",
    ]
).split("; ")
"""The features of a token: one view each, or two or three together."""
COUNT: Final = len(_TEMPLATES)
"""How many features a token has."""


@remembered(16_384)
def seen(view: str, value: str) -> tuple[int, int, int]:
    """Return what is seen as numbers below `BUCKETS`, one for each place in a template.

    They differ, so that two neighbours that look alike do not cancel each other out.
    """
    mixed = crc32(f"{view}={value}".encode("utf-8", "surrogatepass")) * _MIXER
    return (mixed >> 10) % BUCKETS, (mixed >> 30) % BUCKETS, (mixed >> 50) % BUCKETS


_MIXER: Final = 0x9E3779B97F4A7C15


def _columns() -> Iterator["itemgetter[tuple[int, ...]]"]:
    """Return what picks the first, second and third views of all templates."""
    near = (f"{at:+}.{view}" for at in range(-REACH, REACH + 1) for view in NEAR)
    views = [*near, *(f"+0.{view}" for view in OWN), *_AROUND]
    slots = {view.replace("+0", "0"): 1 + 3 * place for place, view in enumerate(views)}
    rows = [row.split() for row in _TEMPLATES]
    for at in range(3):
        yield itemgetter(*(slots[row[at]] + at if at < len(row) else 0 for row in rows))


_FIRST, _SECOND, _THIRD = _columns()
_SALTS: Final = tuple(seen("template", row)[0] for row in _TEMPLATES)


def all_seen(views: Sequence[str], values: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers for the values of some views, in their order."""
    return tuple(chain.from_iterable(map(seen, views, values)))


def features(seen_here: Sequence[int]) -> list[int]:
    """Return the features of a token, `COUNT` numbers below `BUCKETS`.

    Args:
        seen_here: The numbers of all `NEAR` views of the token and its neighbours from left to
            right, then those of its `OWN` and its `AROUND`.
    """
    values = (0, *seen_here)
    return [*map(xor, map(xor, _FIRST(values), _SECOND(values)), map(xor, _THIRD(values), _SALTS))]
