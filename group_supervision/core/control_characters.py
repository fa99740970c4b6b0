"""Characters a terminal would obey, and the text without them.

Everything that is printed passes here, so this imports next to nothing.
"""

import unicodedata
from typing import Final

JOINERS: Final = "\u200c\u200d"
"""Zero-width joiners: format characters that several scripts and emoji need to be spelt right."""

DROPPED: Final = frozenset({"Cc", "Cf", "Co", "Cs"})
"""Unicode categories that never belong in a note: controls, bidi overrides, surrogates."""


def is_inert(text: str) -> bool:
    """Say whether `text` can be sent to a terminal without being obeyed as a command."""
    return text.isprintable() or all(
        character in JOINERS or unicodedata.category(character) not in DROPPED for character in text
    )


def inert(text: str) -> str:
    """Return `text` with the characters a terminal would obey taken out, and nothing else."""
    return "".join(
        character
        for character in text
        if character in JOINERS or unicodedata.category(character) not in DROPPED
    )
