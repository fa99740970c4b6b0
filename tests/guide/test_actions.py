"""Why something means nothing now is said in the same words wherever it was asked for."""

import pytest

from group_supervision.core import commands
from group_supervision.guide.actions import Action, reason_against
from group_supervision.guide.drift_tally import DriftTally
from group_supervision.live.session import LiveSession

STILL = "The clock stands still: start it first."
BEFORE = "The session has not begun yet."


@pytest.mark.parametrize(
    ("action", "before", "running"),
    [
        (Action.QUIET, BEFORE, ""),
        (Action.RESONANCE, BEFORE, "There are no hypotheses yet."),
        (Action.NEXT_PROMPT, BEFORE, ""),
        (Action.INCIDENT, "That's for practice rounds.", "That's for practice rounds."),
        (Action.TEST_CARD, "", "The session has begun: this was for the time before."),
    ],
)
def test_what_stands_against_an_action(
    live: LiveSession, action: Action, before: str, running: str
) -> None:
    assert reason_against(action, live.session) == before
    live.perform(commands.begin)
    assert reason_against(action, live.session) == running
    live.perform(commands.end)
    assert reason_against(action, live.session) == (
        "The session has ended: Enter opens the review, u takes the end back."
    )


def test_nothing_quiet_begins_while_the_clock_stands_still(live: LiveSession) -> None:
    live.perform(commands.begin)
    live.perform(commands.toggle_clock)
    assert reason_against(Action.QUIET, live.session) == STILL


def test_drift_lines_are_told_with_how_often_they_were_used(live: LiveSession) -> None:
    lines = live.session.plan.format.drift_lines
    tally = DriftTally(lines)
    assert tally.said == []
    for index in (2, 0, 2):
        tally.count(index)
    assert tally.said == [
        "Drift lines you used. Only you see this, and it isn't kept:",
        f"{lines[0].id}, 1 ×: {lines[0].drift}",
        f"{lines[2].id}, 2 ×: {lines[2].drift}",
    ]
