"""Text at the door: cleaned of everything that could command a terminal, and anonymised text."""

import unicodedata
from dataclasses import dataclass
from typing import Final

NOTE_LIMIT: Final = 1_000
"""The longest note, in characters. Key words fit easily; a pasted case file does not."""

_JOINERS: Final = "\u200c\u200d"
"""Zero-width joiners: format characters that several scripts and emoji need to be spelt right."""

_DROPPED: Final = frozenset({"Cc", "Cf", "Co", "Cs"})
"""Unicode categories that never belong in a note: controls, bidi overrides, surrogates."""

_MARK_RUN: Final = 4
"""How many combining marks may follow one another. Real orthographies need three at most."""


def clean(text: str, limit: int | None = None) -> str:
    """Return `text` as one line of printable characters.

    Line breaks and tabs become blanks, runs of blanks become one, and control, format, private
    and surrogate characters are dropped, so that nothing in the result can move a cursor, ring a
    bell, turn the reading direction or fail to be written as UTF-8.

    Args:
        text: Anything: typed, pasted or read from a file.
        limit: The greatest length of the result in characters, or `None` for no limit.
    """
    if limit is not None:
        # A pasted megabyte is cut before the slow part; four times over leaves room for what
        # cleaning drops.
        text = text[: limit * 4]
    if text.isascii() and text.isprintable():
        return _one_spaced(text)[:limit]
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", _without_surrogates(text)):
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if character.isspace() or category in ("Zl", "Zp"):
            kept.append(" ")
        elif (category not in _DROPPED or character in _JOINERS) and marks <= _MARK_RUN:
            kept.append(character)
    return _one_spaced("".join(kept))[:limit]


def is_inert(text: str) -> bool:
    """Say whether `text` can be sent to a terminal without being obeyed as a command."""
    return text.isprintable() or all(
        character in _JOINERS or unicodedata.category(character) not in _DROPPED
        for character in text
    )


def inert(text: str) -> str:
    """Return `text` with the characters a terminal would obey taken out, and nothing else."""
    return "".join(
        character
        for character in text
        if character in _JOINERS or unicodedata.category(character) not in _DROPPED
    )


def _one_spaced(text: str) -> str:
    return " ".join(text.split())


def _without_surrogates(text: str) -> str:
    return text.encode("utf-8", "ignore").decode("utf-8")


@dataclass(frozen=True, slots=True)
class Anonymised:
    """Text from which names and identifiers were removed as far as we can tell.

    Storage, records and exports accept no other text that a person typed. Only the anonymiser
    makes one, and the session codec when it reads back what was stored; a test walks the source
    to prove that nobody else does.
    """

    text: str

    def __str__(self) -> str:
        return self.text
