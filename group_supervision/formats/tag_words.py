"""The words that tags are drawn from: a shipped list, in two halves."""

from functools import cache
from random import Random

from group_supervision.formats.rhythms import FOLDER_NAME
from group_supervision.paths import shipped

FILE_NAME = "tag-words.txt"


def drawn(taken: frozenset[str], chance: Random) -> str:
    """Return two words that aren't `taken`, drawn at random.

    Args:
        taken: The tags there are; far fewer than the list can make.
        chance: What to draw with.
    """
    first, second = word_lists()
    while (words := f"{chance.choice(first)} {chance.choice(second)}") in taken:
        pass
    return words


@cache
def word_lists() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that come first, and those that come second."""
    text = (shipped("sessions") / FOLDER_NAME / FILE_NAME).read_text("utf-8")
    first, second = text.split("\n\n")
    return tuple(first.split()), tuple(second.split())
