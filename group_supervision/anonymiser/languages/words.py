"""The words of a language that rules ask for by what they are: months, kin, kinds of street."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path


class Words:
    """Named sets of words and phrases, in small letters, from the `words` folder of a language.

    A line that begins with ">" opens a set and gives its name; what follows are its words, divided
    by blanks, with `_` for a blank inside a phrase. A line that begins with "#" is a comment.
    """

    def __init__(self, sets: Mapping[str, frozenset[str]]) -> None:
        """Take the sets by their names."""
        self._sets = dict(sets)

    def __getitem__(self, name: str) -> frozenset[str]:
        """Return a set. A language without such words has an empty one."""
        return self._sets.get(name, frozenset())

    def __contains__(self, name: object) -> bool:
        """Say whether there is a set of this name."""
        return name in self._sets

    def either(self, *names: str) -> str:
        """Return a pattern for any word of some sets, the longest first; it matches nothing else.

        Blanks in phrases match any blanks. The pattern is one group that captures nothing.
        """
        words = sorted({word for name in names for word in self[name]})
        return f"(?:{_any_of(words)})" if words else r"(?!)"


def _any_of(endings: Sequence[str]) -> str:
    """Return a pattern for the longest of some words, letter by letter.

    Words that begin alike share their beginning: a row of whole words would be tried one by one
    at every place of a line, and most of a rule's time would go there.
    """
    by_letter: dict[str, list[str]] = {}
    for ending in filter(None, endings):
        by_letter.setdefault(ending[0], []).append(ending[1:])
    branches = [
        (r"\s+" if letter == " " else re.escape(letter)) + _any_of(rest)
        for letter, rest in by_letter.items()
    ]
    if "" in endings:
        return f"(?:{'|'.join(branches)})?" if branches else ""
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def read_words(folder: Path) -> Words:
    """Read every `*.txt` of a folder."""
    sets: dict[str, set[str]] = {}
    for path in sorted(folder.glob("*.txt")):
        current: set[str] = set()
        for row in path.read_text("utf-8").splitlines():
            if row.startswith(">"):
                current = sets.setdefault(row[1:].split()[0], set())
            elif not row.startswith("#"):
                current |= {word.replace("_", " ") for word in row.split()}
    return Words({name: frozenset(words) for name, words in sets.items()})
