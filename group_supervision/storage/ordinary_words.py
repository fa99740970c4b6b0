"""The standing list: words that are no names in any session, one on a line.

It is the one thing kept from what was typed that is not a note. The facilitator reads it before
it is kept, and the anonymiser has let every word of it pass.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from group_supervision.core.text import Anonymised, clean
from group_supervision.errors import StoreError, reason
from group_supervision.files import read_text
from group_supervision.storage.atomic import private_folder, write_atomically
from group_supervision.translation import _

FILE_NAME: Final = "ordinary-words.txt"
_LONGEST: Final = 40
_MOST: Final = 2_000
_LARGEST: Final = 1_000_000
"""Bytes."""


def ordinary_words(folder: Path) -> frozenset[str]:
    """Return the list, empty where there is none or it cannot be read: then more is replaced."""
    try:
        lines = read_text(folder / FILE_NAME, _LARGEST).splitlines()
    except (OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset(word for line in lines[:_MOST] if (word := clean(line, _LONGEST)))


def keep_ordinary_words(folder: Path, words: Iterable[Anonymised]) -> None:
    """Put `words` in place of the list; without any, remove it.

    Raises:
        StoreError: When it cannot be written.
    """
    kept = sorted({word.text for word in words})
    path = folder / FILE_NAME
    try:
        if kept:
            private_folder(folder)
            write_atomically(path, "".join(f"{word}\n" for word in kept))
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            _("The list couldn't be saved ({why}): it's as it was before.").format(
                why=reason(error)
            )
        ) from error
