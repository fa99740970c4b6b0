"""The words of a language that rules ask for by what they are: months, kin, kinds of street."""

import re
from collections.abc import Mapping
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

    def either(self, *names: str) -> str:
        """Return a pattern for any word of some sets, the longest first; it matches nothing else.

        Blanks in phrases match any blanks. The pattern is one group that captures nothing.
        """
        words = sorted({word for name in names for word in self[name]}, key=lambda w: (-len(w), w))
        if not words:
            return r"(?!)"
        return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) + ")"


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
