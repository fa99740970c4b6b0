"""Whether one name is short for another: Gwen for Gwenllian, Tobi for Oluwatobi, Bill, William."""

from collections.abc import Iterable, Iterator
from typing import Final

_SHORTEST_START: Final = 2
_SHARED_START: Final = 3
_SHORTEST_END: Final = 4
_LETTERS_LEFT_OUT: Final = 2
"""A short form leaves out at least so many letters; with fewer it is another name: Ann, Anna."""
_ENDINGS: Final = ("ie", "y", "ey", "i", "s", "o", "z", "za", "zza", "ers", "sy", "er")
"""What is put to the beginning of a name to make a short form: Mikey, Debs, Gaz, Shazza."""


class ShortForms:
    """Short forms: made by rule from any name, and the ones that are a habit of a language."""

    def __init__(self, groups: Iterable[Iterable[str]] = ()) -> None:
        """Take groups of names of which each can stand for each other."""
        self._groups: dict[str, set[str]] = {}
        for group in map(set, groups):
            for name in group:
                self._groups.setdefault(name, set()).update(group - {name})

    def could_be(self, one: str, other: str) -> bool:
        """Say whether two names, folded, can be those of one person."""
        short, long = sorted((one, other), key=len)
        return other in self._groups.get(one, ()) or _is_cut(short, long)

    def keys(self, name: str, *, asked: bool = False) -> Iterator[str]:
        """Return what a name shares with every name it could be short for, or long for.

        Two names that could be one person's have a key in common, so nobody is searched for. Two
        letters are a key only between a name that has no more, such as Mo, and longer ones.

        Args:
            name: The name, folded.
            asked: Whether somebody of the name is looked for, and not entered.
        """
        is_short = len(name) == _SHORTEST_START
        if is_short is asked:
            yield f"{name[:_SHORTEST_START]}+"
        elif asked:
            yield name[:_SHORTEST_START]
        yield name[:_SHARED_START]
        yield f"-{name[-_SHORTEST_END:]}"
        for other in self._groups.get(name, ()):
            yield other[:_SHARED_START]


def _is_cut(short: str, long: str) -> bool:
    if len(short) < _SHORTEST_START:
        return False
    cut = len(long) - len(short)
    if cut >= _LETTERS_LEFT_OUT and long.startswith(short):
        return True
    if cut >= _LETTERS_LEFT_OUT and len(short) >= _SHORTEST_END and long.endswith(short):
        return True
    return any(
        short.endswith(ending)
        and len(short) - len(ending) > _SHORTEST_START
        and long.startswith(short.removesuffix(ending))
        for ending in _ENDINGS
    )
