"""TOML text to keys; every way in which it can be none is one kind of error."""

import tomllib
from typing import Any


def parsed(text: str) -> dict[str, Any]:
    """Return the keys of a TOML text.

    Raises:
        ValueError: When it is no TOML, or more of it than can be read, with the reason in words.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    except ValueError:
        raise ValueError("it holds a number that is too long") from None  # Python's own limit
