"""A fault in a format: which key, what is wrong with it, and what to do."""

from typing import NamedTuple


class Fault(NamedTuple):
    """What is wrong, and what to do."""

    key: str
    what: str
    todo: str
