"""The closing pulse in words: what is asked, what can be answered, the table over time."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from group_supervision.core.pulse import Answer, Pulse, Statement
from group_supervision.core.text import Anonymised
from group_supervision.translation import N_, _

# After three published sample statements (S136), in our words.
_STATEMENTS: Final = {
    Statement.HOW: N_("It helps us with how we work, not only with what we do."),
    Statement.FEELINGS: N_("We talk about how feelings affect what we decide."),
    Statement.THEORY: N_("It makes us think of theory and research."),
}
# The published question asks how often; these three answers are inferred.
_ANSWERS: Final = {
    Answer.OFTEN: N_("often"),
    Answer.SOMETIMES: N_("sometimes"),
    Answer.HARDLY_EVER: N_("hardly ever"),
}
MOST_SHOWN: Final = 6
"""Pulses in the table: the last ones."""


def statement_in_words(statement: Statement, own: Mapping[Statement, Anonymised]) -> str:
    """Return what a statement says."""
    if statement in own:
        return own[statement].text
    return _(_STATEMENTS[statement])


def answer_in_words(answer: Answer) -> str:
    """Return an answer."""
    return _(_ANSWERS[answer])


def table(
    held: Sequence[Pulse], asked: Sequence[Statement], own: Mapping[Statement, Anonymised]
) -> Iterator[str]:
    """Yield a table over time: for each statement its last counts, the latest at the right.

    Args:
        held: The pulses, one after the other.
        asked: The statements there are.
        own: The group's own statements.
    """
    for statement in asked:
        yield statement_in_words(statement, own)
        for answer in Answer:
            columns = "".join(f"{count:>5}" for count in _counts(held, statement, answer))
            yield f"  {answer_in_words(answer):<14}{columns}"


def said(
    held: Sequence[Pulse], asked: Sequence[Statement], own: Mapping[Statement, Anonymised]
) -> Iterator[str]:
    """Yield the same to be heard: a sentence for each statement, the latest count last."""
    for statement in asked:
        answers = "; ".join(
            f"{answer_in_words(answer)} {', '.join(_counts(held, statement, answer))}"
            for answer in Answer
        )
        yield f"{statement_in_words(statement, own)} {answers}."


def _counts(held: Sequence[Pulse], statement: Statement, answer: Answer) -> list[str]:
    """Return the last counts; a dash where it wasn't asked, or fewer than five answered."""
    return [
        str(pulse[statement].of(answer)) if statement in pulse else "-"
        for pulse in held[-MOST_SHOWN:]
    ]
