"""What stands for a person: `Person A`, `Person B`, and on to `Person AA`."""

import re
from collections.abc import Iterable, Mapping
from string import ascii_uppercase
from typing import Final

_STAND_IN: Final = "xqzv"


class Labels:
    """The labels of a language: its word for a person, and letters."""

    def __init__(self, word: str = "", ending: str = "") -> None:
        """Take the word, and a pattern of what may stand right behind a label: Person As mum."""
        self._word = word
        self.pattern = rf"\b{re.escape(word)} [A-Z]{{1,3}}"
        self._pattern = re.compile(rf"{self.pattern}(?=(?:{ending})?\b)")

    def of(self, number: int) -> str:
        """Return `Person A` for 1, `Person Z` for 26, `Person AA` for 27."""
        letters = ""
        while number:
            number, letter = divmod(number - 1, 26)
            letters = ascii_uppercase[letter] + letters
        return f"{self._word} {letters}"

    def number_of(self, label: str) -> int | None:
        """Return 1 for `Person A`; `None` for what is no label."""
        if not self._pattern.fullmatch(label):
            return None
        number = 0
        for letter in label.removeprefix(f"{self._word} "):
            number = number * 26 + ascii_uppercase.index(letter) + 1
        return number

    def highest(self, texts: Iterable[str]) -> int:
        """Return the number of the highest label used in `texts`, 0 when there is none."""
        found = (self.number_of(each) for text in texts for each in self._pattern.findall(text))
        return max((number or 0 for number in found), default=0)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Return where labels stand in `text`: what is written there is anonymised already."""
        return [match.span() for match in self._pattern.finditer(text)]

    def relabelled(self, text: str, labels: Mapping[int, str]) -> str:
        """Return `text` with labels replaced: by the number they have, what they are to read."""
        return self._pattern.sub(
            lambda match: labels.get(self.number_of(match[0]) or 0, match[0]), text
        )

    def as_names(self, row: str) -> str:
        """Return `row` with a made-up name of the same length in the place of each label.

        So that what stands beside a label is judged as it was beside the name.
        """
        return self._pattern.sub(
            lambda match: (_STAND_IN * len(match[0]))[: len(match[0])].title(), row
        )
