"""What the id of a session looks like, wherever it comes from: a file's name, a file, an argument.

An id becomes the name of a file. One that could lead out of the folder is never an id.
"""

import random
import re
from typing import Final

SESSION_ID: Final = re.compile("[a-z0-9]{1,32}")
"""The whole of an id. Those made here have six characters."""

_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without the letters and digits that are easily mistaken for one another."""
_LENGTH: Final = 6

_CHANCE: Final = random.SystemRandom()


def is_session_id(text: str) -> bool:
    """Say whether `text` can be the id of a session."""
    return SESSION_ID.fullmatch(text) is not None


def random_id() -> str:
    """Return an id at random, so that it says nothing."""
    return "".join(_CHANCE.choice(_LETTERS) for _ in range(_LENGTH))
