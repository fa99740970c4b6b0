"""The closing pulse: how many said what, and nothing else.

The type of a pulse has no author, no order in which anybody answered, no time and no free text,
so that nothing of these can be kept or shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from group_supervision.errors import BadInput
from group_supervision.translation import _

FEWEST: Final = 5
"""People from whom on counts are kept: with fewer it could be told who said what. Inferred."""
MOST: Final = 30
MOST_OWN: Final = 3
LONGEST_STATEMENT: Final = 100


class Statement(StrEnum):
    """What is asked: three after published samples (S136), then up to three of the group's own."""

    HOW = "how"
    FEELINGS = "feelings"
    THEORY = "theory"
    FIRST_OWN = "own-1"
    SECOND_OWN = "own-2"
    THIRD_OWN = "own-3"


PUBLISHED: Final = (Statement.HOW, Statement.FEELINGS, Statement.THEORY)
OWN: Final = (Statement.FIRST_OWN, Statement.SECOND_OWN, Statement.THIRD_OWN)


class Answer(StrEnum):
    """How often a statement is true. The published question asks how often; these are ours."""

    OFTEN = "often"
    SOMETIMES = "sometimes"
    HARDLY_EVER = "hardly-ever"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many gave each answer to one statement."""

    often: int
    sometimes: int
    hardly_ever: int

    @property
    def total(self) -> int:
        """How many answered."""
        return self.often + self.sometimes + self.hardly_ever

    def of(self, answer: Answer) -> int:
        """Return how many gave an answer."""
        return {
            Answer.OFTEN: self.often,
            Answer.SOMETIMES: self.sometimes,
            Answer.HARDLY_EVER: self.hardly_ever,
        }[answer]


Pulse = Mapping[Statement, Tally]
"""One closing pulse: a tally for each statement that at least five people answered."""


def check_people(people: int) -> None:
    """See that so many people can hold a pulse.

    Raises:
        BadInput: When they are too few to be counted without being known, or too many to be there.
    """
    if people < FEWEST:
        raise BadInput(
            _(
                "With fewer than {least} people it could be told who said what: nothing is stored."
            ).format(least=FEWEST)
        )
    if people > MOST:
        raise BadInput(_("A pulse is for at most {most} people.").format(most=MOST))


def tally(counts: Sequence[int], people: int) -> Tally:
    """Return the tally of one statement; anyone may pass.

    Args:
        counts: How many said each answer, in the order of `Answer`.
        people: How many are there.

    Raises:
        BadInput: When there are more answers than people. The counts themselves aren't said.
    """
    made = Tally(*counts)
    if made.total > people:
        raise BadInput(_("That's more answers than people: count this one again."))
    return made


def closed(tallies: Mapping[Statement, Tally]) -> Pulse:
    """Return what may be shown and kept: what fewer than five people answered is left out.

    Raises:
        BadInput: When that leaves nothing.
    """
    kept = {each: made for each, made in tallies.items() if made.total >= FEWEST}
    if not kept:
        raise BadInput(
            _("Fewer than {least} people answered any of it: nothing is stored.").format(
                least=FEWEST
            )
        )
    return kept
