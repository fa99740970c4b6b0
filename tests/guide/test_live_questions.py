"""What a live session asks is said word for word as it was agreed, and says what it is."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from group_supervision.core import commands
from group_supervision.errors import BadInput
from group_supervision.guide import live_questions as ask
from group_supervision.guide.live_answers import LiveQuestion
from group_supervision.live.clock_gaps import Gap
from group_supervision.live.session import LiveSession
from tests.conftest import StoppedClock

GAP = Gap(timedelta(), timedelta(minutes=40))
ASKED: dict[str, Callable[[LiveSession], LiveQuestion]] = {
    "End the session here? Enter ends, Esc stays": ask.the_end,
    "Leave? The session stays unfinished. Enter leaves, Esc stays": ask.leaving,
    "Nothing of this session will be kept. Enter deletes it, Esc stays": ask.keeping_nothing,
    "Stopped. ►resume◄   go to the close    end    end, keep nothing ": ask.the_stop,
    "Let go of the line from last time? There's no way back. Enter lets it go, Esc stays": (
        ask.letting_go
    ),
    "This part began, at most 7 minutes ago: ◄ 3 minutes ago ►  Enter, or Esc": (
        lambda live: ask.backdating(live, range(3, 8))
    ),
    "Go to ◄ Present ►  Enter, or Esc": ask.going_to,
    "A break of ◄ 10 minutes ►  Enter, or Esc": ask.a_break,
    "To be acted out ◄ chance decides ►  Enter, or Esc": ask.an_incident,
}
PRIVATE = {ask.keeping_nothing, ask.the_stop, ask.letting_go, ask.going_to, ask.an_incident}


@pytest.mark.parametrize("line", ASKED)
def test_each_question_stands_on_one_line_with_its_answers(live: LiveSession, line: str) -> None:
    live.perform(commands.begin)
    asked = ASKED[line](live)
    assert asked.line == line
    assert not asked.has_to_be_answered
    if ASKED[line] in PRIVATE:
        assert asked.is_private


def test_leaving_says_what_becomes_of_the_session(live: LiveSession) -> None:
    assert ask.leaving(live).text == "Leave? Nothing has begun."
    assert ask.backdating(live, range(1, 61)).text == "The session began, at most 60 minutes ago:"
    live.perform(commands.begin)
    live.perform(commands.end)
    assert ask.leaving(live).text == "Leave? The session is kept as it is."


def test_at_the_close_a_stop_leads_to_no_close(live: LiveSession) -> None:
    live.perform(commands.begin)
    live.perform(commands.go_to, live.session.plan.closing(0))
    labels = [choice.label for choice in ask.the_stop(live).choices]
    assert labels == ["resume", "end", "end, keep nothing"]


def test_time_in_which_nobody_looked_has_to_be_settled_in_private(live: LiveSession) -> None:
    asked = ask.the_gap(live, GAP)
    assert asked.line == (
        "The laptop was asleep for 40 minutes. Count the time? ►count it◄   don't count it "
    )
    assert asked.has_to_be_answered
    assert asked.is_private


def test_from_the_last_part_the_nearest_other_one_is_offered_first(live: LiveSession) -> None:
    live.perform(commands.begin)
    live.perform(commands.go_to, 6)
    asked = ask.going_to(live)
    assert asked.choices[asked.chosen].label == live.session.plan.steps[5].phase.short


def test_words_for_the_room_are_offered_in_quotation_marks(live: LiveSession) -> None:
    asked = ask.words(live)
    known = live.session.plan.format.room_words
    assert [choice.label for choice in asked.choices] == [f"“{each}”" for each in known]
    assert asked.is_a_scale
    assert not asked.is_private


def test_a_time_to_finish_says_what_it_takes_and_can_be_typed(
    live: LiveSession, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    clock.advance(minutes=9)
    live.tick()
    asked = ask.finishing(live)
    assert asked.text == "We must finish at"
    meant, as_it_is = asked.choices[asked.chosen], asked.choices[-1]
    assert meant.comes_to == "together 10 → 5"
    assert as_it_is.comes_to == "nothing is cut"
    assert ask.takes_cuts(asked)
    assert not ask.takes_cuts(ask.finishing_at(asked, as_it_is.label))
    with pytest.raises(BadInput) as refused:
        ask.finishing_at(asked, "03:00")
    earliest = asked.choices[0].label
    assert str(refused.value) == f"Choose a time from {earliest} to {as_it_is.label}."
