"""Whether one name is short for another: Gwen for Gwenllian, Tobi for Oluwatobi, Bill, William."""

from collections.abc import Iterable, Iterator, Set
from typing import Final

_SHORTEST_START: Final = 2
_SHARED_START: Final = 3
_SHORTEST_END: Final = 4
_LETTERS_LEFT_OUT: Final = 2
"""A short form leaves out at least so many letters; with fewer it is another name: Ann, Anna."""


class ShortForms:
    """Short forms: made by rule from any name, and the ones that are a habit of a language."""

    def __init__(
        self, groups: Iterable[Iterable[str]] = (), endings: Set[str] = frozenset()
    ) -> None:
        """Take what a language has.

        Args:
            groups: Names of which each can stand for each other.
            endings: What is put to the beginning of a name to make a short form: Mikey, Shazza.
        """
        self._endings = endings
        self._groups: dict[str, set[str]] = {}
        for group in map(set, groups):
            for name in group:
                self._groups.setdefault(name, set()).update(group - {name})

    def could_be(self, one: str, other: str) -> bool:
        """Say whether two names, folded, can be those of one person."""
        short, long = sorted((one, other), key=len)
        return other in self._groups.get(one, ()) or self._is_cut(short, long)

    def keys(self, name: str, *, asked: bool = False) -> Iterator[str]:
        """Return what a name shares with every name it could be short for, or long for.

        Names that could be one person's have a key in common, so nobody is searched for. Two
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

    def _is_cut(self, short: str, long: str) -> bool:
        if len(short) < _SHORTEST_START or " " in long:
            return False
        is_end = len(short) >= _SHORTEST_END and long.endswith(short)
        is_part = is_end or long.startswith(short)
        if is_part and len(long) - len(short) >= _LETTERS_LEFT_OUT:
            return True
        ending = filter(short.endswith, self._endings)
        return any(_begins(long, short.removesuffix(each)) for each in ending)


def _begins(long: str, start: str) -> bool:
    """Say whether a name begins so, with the last letter doubled or not: Gibbie, Gilbert."""
    if len(start) < _SHARED_START:
        return False
    is_doubled = start[-1] == start[-2] and len(start) > _SHARED_START
    return long.startswith(start) or (is_doubled and long.startswith(start[:-1]))
