"""Which words of a line are taken for names, while the recognisers of names look at it in turn."""

from typing import Final

from group_supervision.anonymiser.context import Neighbours
from group_supervision.anonymiser.finding import Certainty
from group_supervision.anonymiser.text.tokens import Line, words_in

TITLES: Final = words_in("mr mrs ms miss mx messrs sir dame lord lady madam master")
"""Forms of address that tell what somebody is taken for: they go with the name."""


class Marks:
    """A line, and how certain each of its tokens is taken for a part of a name."""

    def __init__(
        self, line: Line, never: frozenset[str] = frozenset(), eagerness: float = 0.0
    ) -> None:
        """Begin with nothing marked.

        Args:
            line: What is looked at.
            never: Words in small letters that are never marked.
            eagerness: What speaks for a name before anything else does.
        """
        self.line = line
        self.eagerness = eagerness
        self._never = never
        self.neighbours = Neighbours(line)
        self._certainty: list[Certainty | None] = [None] * len(line.tokens)

    def __getitem__(self, index: int) -> Certainty | None:
        return self._certainty[index] if 0 <= index < len(self._certainty) else None

    def sure(self, index: int) -> None:
        """Mark a token beyond doubt."""
        if self.line.tokens[index].low not in self._never:
            self._certainty[index] = Certainty.SURE

    def doubt(self, index: int) -> None:
        """Mark a token as doubtful, unless it is sure already."""
        if self._certainty[index] is None and self.line.tokens[index].low not in self._never:
            self._certainty[index] = Certainty.DOUBTFUL

    def adjoin(self, left: int, right: int) -> bool:
        """Say whether two neighbouring tokens stand as the parts of one name do: `Ada Obi`."""
        tokens = self.line.tokens
        if left < 0 or right >= len(tokens):
            return False
        between = self.line.text[tokens[left].end : tokens[right].start]
        return between in (" ", "") or (between == ". " and tokens[left].low in TITLES)

    def runs(self) -> list[tuple[int, int, Certainty]]:
        """Return first and last token of every run of marked tokens, and how certain it is."""
        found: list[tuple[int, int, Certainty]] = []
        for index, certainty in enumerate(self._certainty):
            if certainty is None:
                continue
            if found and found[-1][1] == index - 1 and self.adjoin(index - 1, index):
                first, _, so_far = found[-1]
                sure = Certainty.SURE in (so_far, certainty)
                found[-1] = first, index, Certainty.SURE if sure else Certainty.DOUBTFUL
            else:
                found.append((index, index, certainty))
        return found
