"""What the room is told of the notes is true: no more is kept, and no more is promised."""

from datetime import timedelta

import pytest

from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.display import Display
from group_supervision.core.format import Format
from group_supervision.core.plan import plan
from group_supervision.core.stage import RoomClock, RoomState, stage_view
from group_supervision.core.templates import line_to_say
from group_supervision.core.text import Anonymised
from group_supervision.core.written import as_agreed, on_the_wall

CLOCK = RoomClock(timedelta(minutes=10), timedelta(), timedelta(), is_running=False)
CARDS = (RoomState.WELCOME, RoomState.ENDED)
LABEL = Anonymised("Tuesday")


def said(fmt: Format, policy: NotePolicy, state: RoomState, display: Display | None = None) -> str:
    laid_out = plan(fmt, Setup(60, policy=policy))
    return stage_view(laid_out, 0, state, CLOCK, display or Display()).written


@pytest.mark.parametrize("policy", list(NotePolicy))
@pytest.mark.parametrize("state", list(RoomState))
def test_the_welcome_and_the_resting_card_say_what_is_written_and_nothing_else_does(
    rcd: Format, policy: NotePolicy, state: RoomState
) -> None:
    assert bool(said(rcd, policy, state)) is (state in CARDS)


@pytest.mark.parametrize("display", [Display(curtain=True), Display(test_card=True)], ids=str)
def test_a_card_over_the_welcome_says_nothing_of_notes(rcd: Format, display: Display) -> None:
    assert said(rcd, NotePolicy.LIVE, RoomState.WELCOME, display) == ""


def test_each_policy_says_something_of_its_own_before_and_after(rcd: Format) -> None:
    for state in CARDS:
        assert len({said(rcd, policy, state) for policy in NotePolicy}) == 3


@pytest.mark.parametrize("is_over", [False, True])
def test_with_no_notes_it_names_all_that_is_kept_and_the_label_only_if_there_is_one(
    is_over: bool,
) -> None:
    for group in (None, LABEL):
        line = on_the_wall(Setup(60, policy=NotePolicy.NONE, group=group), is_over=is_over)
        for kept in ("the date", "the times", "how many we are", "the settings"):
            assert kept in line
        assert ("label" in line) is (group is not None)
        assert LABEL.text not in line


def test_what_is_said_in_the_agreement_names_the_same(rcd: Format) -> None:
    for group in (None, LABEL):
        laid_out = plan(rcd, Setup(60, policy=NotePolicy.NONE, group=group))
        line = line_to_say(laid_out, laid_out.steps[0])
        assert "only the date, the times, how many we are" in line
        assert ("a label" in line) is (group is not None)


def test_with_notes_nothing_promises_more_than_we_can_tell() -> None:
    for policy in (NotePolicy.AFTER, NotePolicy.LIVE):
        lines = [on_the_wall(Setup(60, policy=policy), is_over=over) for over in (False, True)]
        for line in (*lines, as_agreed(policy, is_labelled=False)):
            assert "taken out as far as we can tell" in line
            assert "without names" not in line
