"""Tags: two words that mean something to whoever chose them alone."""

import re
from typing import Final

from group_supervision.anonymiser.neutral import neutral
from group_supervision.core.text import Anonymised, clean
from group_supervision.errors import BadInput
from group_supervision.translation import _

_TWO_WORDS: Final = re.compile(r"[a-z]{2,20} [a-z]{2,20}")
_LONGEST: Final = 60


def checked_tag(words: str) -> Anonymised:
    """Return two words as a tag.

    Raises:
        BadInput: When they aren't two words, or could be a name. They aren't repeated.
    """
    typed = clean(words, _LONGEST).lower()
    if not _TWO_WORDS.fullmatch(typed):
        raise BadInput(_("A tag is two words of letters alone, such as “striped teapot”."))
    tag = neutral(typed)
    if tag is None:
        raise BadInput(
            _(
                "One of these words could be a name or a place: choose two others, or let two be"
                " drawn."
            )
        )
    return tag
