"""Decisions in words."""

from datetime import date
from typing import Final

from group_supervision.core.decision import Decision, Stage
from group_supervision.guide.words.dates import in_words
from group_supervision.translation import N_, _

_STAGES: Final = {
    Stage.SEE_IT: N_("see it"),
    Stage.TRY_IT: N_("try it"),
    Stage.CHECK_IN: N_("check in"),
    Stage.EMBEDDED: N_("embedded"),
    Stage.DROPPED: N_("dropped"),
}


def stage_in_words(stage: Stage) -> str:
    """Return how far a change has come."""
    return _(_STAGES[stage])


def what_of(decision: Decision, today: date) -> str:
    """Return who owns a decision, how far it has come, and when it's looked at again."""
    if not decision.is_open:
        sentence = _("{role}: {stage}.")
    elif decision.is_due(today):
        sentence = _("{role}: {stage}. Look at it again: due since {date}.")
    else:
        sentence = _("{role}: {stage}. Look at it again on {date}.")
    return sentence.format(
        role=decision.role.text,
        stage=stage_in_words(decision.stage),
        date=in_words(decision.again),
    )


def decision_lines(decision: Decision, number: int, today: date) -> tuple[str, str]:
    """Return a decision in two lines, with its number in the list."""
    return f"{number}. {decision.thing.text}", what_of(decision, today)
