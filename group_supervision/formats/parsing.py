"""TOML text to keys; whatever is wrong with it is one kind of error."""

import tomllib
from typing import Any

from group_supervision.translation import _


def parsed(text: str) -> dict[str, Any]:
    """Return the keys of a TOML text.

    Raises:
        ValueError: When it isn't TOML, or can't all be read, with the reason in words.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        raise ValueError(_("it's nested too deeply")) from None
    except ValueError:
        raise ValueError(_("a number in it is too long")) from None  # Python's own limit
