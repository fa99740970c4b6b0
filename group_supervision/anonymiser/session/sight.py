"""What the words of one line mean to a session: who of those it knows is called so."""

from typing import Final

from group_supervision.anonymiser.finding import Certainty
from group_supervision.anonymiser.text.tokens import Line, Shape

STRANGER: Final = 0
HEARD: Final = 1
"""Somebody was named so in a text before."""
TOLD: Final = 2
"""The facilitator said that somebody is called so."""


class Sight:
    """One line as a session sees it."""

    def __init__(self, line: Line) -> None:
        """Begin knowing nobody in it."""
        self.line = line
        self.named = [STRANGER] * len(line.tokens)
        """For every token, how surely somebody of the session is called so."""
        self.certainty: list[Certainty | None] = [None] * len(line.tokens)
        """For every token, whether it means that somebody whatever stands around it."""
        self.large = {
            token.low for token in line.tokens if line.has_case and token.shape == Shape.CAPITAL
        }
        """Words that the line has with a capital."""
        self.never: set[int] = set()
        """Tokens that are nobody, because the facilitator said so."""
        self.cut: dict[int, int] = {}
        """Letters at the end of a token that belong to no name: "brads case"."""
        self.joined: set[int] = set()
        """Tokens that belong to the same name as the one before."""

    def name(self, index: int, level: int, certainty: Certainty | None = None) -> None:
        """Say that somebody is called by this token, and how surely it means them here."""
        self.named[index] = max(self.named[index], level)
        if certainty is not None:
            self.take(index, certainty)

    def forget(self, index: int) -> None:
        """Say that nobody is called by this token."""
        self.named[index] = STRANGER
        self.certainty[index] = None
        self.never.add(index)

    def take(self, index: int, certainty: Certainty) -> None:
        """Say that this token means somebody, so surely."""
        if index not in self.never and self.certainty[index] is not Certainty.SURE:
            self.certainty[index] = certainty

    def adjoin(self, left: int, right: int) -> bool:
        """Say whether two neighbouring tokens stand as the parts of one name do: `Ada Obi`."""
        tokens = self.line.tokens
        if left < 0 or right >= len(tokens):
            return False
        return self.line.text[tokens[left].end : tokens[right].start] in (" ", "")
