"""Text that is typed where the room may be looking: it can be counted, and handed over once."""

from typing import Final

from group_supervision.core.text import NOTE_LIMIT, clean

_DIGITS: Final = frozenset("0123456789")
_LONGEST_NUMBER: Final = 4
"""Digits of the number of a hypothesis; nobody has as many."""


class Typed:
    """What was typed so far. Whoever draws it learns how much there is, never what it says."""

    __slots__ = ("__text", "_digits_alone")

    def __init__(self, *, digits_alone: bool = False) -> None:
        """Start empty.

        Args:
            digits_alone: Take a number and nothing else.
        """
        self.__text = ""
        self._digits_alone = digits_alone

    @property
    def words(self) -> int:
        """How many words there are."""
        return len(self.__text.split())

    @property
    def digits(self) -> int:
        """How many digits there are."""
        return sum(each in _DIGITS for each in self.__text)

    @property
    def takes_digits_alone(self) -> bool:
        """Whether it is a number."""
        return self._digits_alone

    def add(self, text: str) -> None:
        """Add what was typed or pasted, as far as there is room for it."""
        if self._digits_alone:
            digits = "".join(each for each in text if each in _DIGITS)
            self.__text = (self.__text + digits)[:_LONGEST_NUMBER]
            return
        # A blank at either end divides words; `clean` would take it away.
        marked = clean(f"|{text[: NOTE_LIMIT * 4]}|")
        self.__text = (self.__text + marked[1:-1])[:NOTE_LIMIT]

    def drop_last(self) -> None:
        """Take the last character back."""
        self.__text = self.__text[:-1]

    def drop_word(self) -> None:
        """Take the last word back."""
        self.__text = self.__text.rstrip()
        self.__text = self.__text[: len(self.__text) - len(self.__text.split(" ")[-1])]

    def drop_all(self) -> None:
        """Take everything back."""
        self.__text = ""

    def take(self) -> str:
        """Hand the text over and forget it. It must not go anywhere but to the anonymiser."""
        text, self.__text = self.__text, ""
        return text
