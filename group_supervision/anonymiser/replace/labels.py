"""What stands for a person: `Person A`, `Person B`, and on to `Person AA`."""

import re
from collections.abc import Iterable
from string import ascii_uppercase
from typing import Final

_LABEL: Final = re.compile(r"\bPerson ([A-Z]{1,3})(?=s?\b)")
"""The s of a possessive may stand right behind it: Person As mum."""


def label_of(number: int) -> str:
    """Return `Person A` for 1, `Person Z` for 26, `Person AA` for 27."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = ascii_uppercase[letter] + letters
    return f"Person {letters}"


def number_of(label: str) -> int | None:
    """Return 1 for `Person A`; `None` for what is no label."""
    match = _LABEL.fullmatch(label)
    return None if match is None else _number(match[1])


def highest_label(texts: Iterable[str]) -> int:
    """Return the number of the highest label used in `texts`, 0 when there is none."""
    return max((_number(each) for text in texts for each in _LABEL.findall(text)), default=0)


def labels_in(text: str) -> list[tuple[int, int]]:
    """Return where labels stand in `text`: what is written there is anonymised already."""
    return [match.span() for match in _LABEL.finditer(text)]


def relabelled(text: str, numbers: dict[int, str]) -> str:
    """Return `text` with labels replaced: by the number they have, what they are to read."""

    def changed(match: re.Match[str]) -> str:
        return numbers.get(_number(match[1]), match[0])

    return _LABEL.sub(changed, text)


def with_names_for(labels: Iterable[tuple[int, int]], row: str) -> str:
    """Return `row` with a made-up name of the same length for each label.

    So that what stands beside a label is judged as it was beside the name.
    """
    for start, end in labels:
        name = (_STAND_IN * (end - start))[: end - start].title()
        row = row[:start] + name + row[end:]
    return row


_STAND_IN: Final = "xqzv"


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ascii_uppercase.index(letter) + 1
    return number
