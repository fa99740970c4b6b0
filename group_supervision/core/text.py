"""Text at the door: cleaned of everything that could command a terminal, and anonymised text."""

import unicodedata
from dataclasses import dataclass
from typing import Final

from group_supervision.core.control_characters import DROPPED, JOINERS

NOTE_LIMIT: Final = 1_000
"""The longest note, in characters. Key words fit easily; a pasted case file does not."""

_EMOJI_JOINER: Final = JOINERS[1]

_UNASSIGNED: Final = "Cn"

_VIRAMA: Final = 9
"""The combining class of signs after or before which a joiner chooses the shape of a letter."""

_CURSIVE: Final = frozenset({"AL", "R"})
"""Directions of the letters that join their neighbours unless told otherwise: Arabic and others."""

_EMOJI_BEFORE: Final = frozenset("\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff\u2194")
"""What besides symbols an emoji may end with: its variation selector, a skin tone, an arrow."""

_MARK_RUN: Final = 4
"""How many combining marks may follow one another. Real orthographies need three at most."""


def clean(text: str, limit: int | None = None) -> str:
    """Return `text` as one line of printable characters.

    Line breaks and tabs become blanks, runs of blanks become one, and control, format, private,
    unassigned and surrogate characters are dropped, and joiners that join nothing, so that nothing
    in the result can move a cursor, ring a bell, turn the reading direction, hide in a word or
    fail to be written as UTF-8.

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
    for character in unicodedata.normalize("NFC", _joined(_visible(text))):
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= _MARK_RUN:
            kept.append(character)
    return _one_spaced("".join(kept))[:limit]


def _one_spaced(text: str) -> str:
    return " ".join(text.split())


def _visible(text: str) -> str:
    """Return `text` with blanks for everything that divides words, without what is never seen."""
    kept: list[str] = []
    for character in text:
        category = unicodedata.category(character)
        if character.isspace():
            kept.append(" ")
        elif character in JOINERS or not (category in DROPPED or category == _UNASSIGNED):
            kept.append(character)
    return "".join(kept)


def _joined(text: str) -> str:
    """Return `text` without the joiners that neither spell a word nor an emoji."""
    if not any(joiner in text for joiner in JOINERS):
        return text
    kept: list[str] = []
    for character, after in zip(text, f"{text[1:]} ", strict=True):
        if character not in JOINERS or _joins(kept[-1] if kept else " ", character, after):
            kept.append(character)
    return "".join(kept)


def _joins(before: str, joiner: str, after: str) -> bool:
    if _VIRAMA in (unicodedata.combining(before), unicodedata.combining(after)):
        return before not in JOINERS
    if unicodedata.bidirectional(after) in _CURSIVE:
        return unicodedata.bidirectional(before) in (*_CURSIVE, "NSM")
    return (
        joiner == _EMOJI_JOINER
        and (unicodedata.category(before) == "So" or before in _EMOJI_BEFORE)
        and (unicodedata.category(after) == "So" or after == "\u2194")
    )


@dataclass(frozen=True, slots=True)
class Anonymised:
    """Text from which names and identifiers were removed as far as we can tell.

    Storage, records and exports accept no other text that a person typed. Only the anonymiser
    makes one, and `storage.bounds` when it reads back what was stored; a test walks the source to
    prove that nobody else does.
    """

    text: str

    def __str__(self) -> str:
        return self.text
