"""When the session must finish: what is offered, what it comes to, and when nothing is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import Setup
from group_supervision.core.format import Format
from group_supervision.errors import BadInput, Refusal
from group_supervision.guide.leading import Leading
from group_supervision.guide.live_questions import finishing_at
from group_supervision.guide.words.time import time_of_day
from group_supervision.live.opening import open_session
from group_supervision.live.session import LiveSession
from group_supervision.storage.folder import DataFolder
from tests.conftest import START, StoppedClock


def shown(minutes: int) -> str:
    """Return what the clock on the wall shows so many minutes after the start."""
    return time_of_day(START + timedelta(minutes=minutes))


@pytest.fixture
def leading(live: LiveSession, clock: StoppedClock) -> Leading:
    live.perform(commands.begin)
    return Leading(live, clock)


def test_on_time_the_present_end_is_chosen_first_and_cuts_nothing(leading: Leading) -> None:
    question = leading.finishing()
    assert question.line == f"We must finish at ◄ {shown(60)} ►  nothing is cut  Enter, or Esc"
    assert [choice.label for choice in question.choices] == [shown(each) for each in range(43, 61)]


def test_the_cuts_are_said_with_each_time(leading: Leading) -> None:
    question = leading.finishing()
    assert question.moved(-3).line == (
        f"We must finish at ◄ {shown(57)} ►  together 10 → 7  Enter, or Esc"
    )
    assert question.moved(+1).choices[0].comes_to == "together 10 → 3, wonder 25 → 15"


def test_late_the_end_that_was_meant_is_chosen_first(leading: Leading, clock: StoppedClock) -> None:
    clock.advance(minutes=8, seconds=50)
    question = leading.finishing()
    assert question.line.startswith(f"We must finish at ◄ {shown(60)} ►  together 10 → 5")
    assert question.choices[-1].label == shown(64)
    leading.answer(question)
    assert leading.session.behind(leading.live.now) == timedelta()


def test_too_late_to_catch_up_the_earliest_time_is_chosen_first(
    leading: Leading, clock: StoppedClock
) -> None:
    clock.advance(minutes=54)
    question = leading.finishing()
    assert question.chosen == 0
    assert question.choices[0].label == shown(93)
    assert question.choices[0].comes_to == "together 10 → 3, wonder 25 → 15"


def test_the_time_that_was_chosen_is_the_time_the_session_ends(
    leading: Leading, clock: StoppedClock
) -> None:
    clock.time += timedelta(seconds=17, microseconds=123_456)
    leading.advance()
    leading.answer(finishing_at(leading.finishing(), shown(50)))
    ends_at = leading.live.timeline.wall_at(leading.session.ends_at(leading.live.now))
    assert time_of_day(ends_at) == shown(50)
    assert ends_at.second == 0


def test_nothing_happens_until_it_is_chosen(leading: Leading) -> None:
    facts = leading.live.facts
    leading.finishing().moved(-5)
    assert leading.live.facts == facts


def test_finishing_as_it_is_writes_nothing(leading: Leading) -> None:
    facts = leading.live.facts
    leading.answer(leading.finishing())
    assert leading.live.facts == facts


def test_a_finish_is_one_fact_and_is_undone_as_one(leading: Leading) -> None:
    before, facts = leading.session, leading.live.facts
    leading.answer(finishing_at(leading.finishing(), shown(45)))
    assert leading.live.facts == facts + 1
    assert leading.undo() == "cuts"
    assert leading.session == before


def test_whoever_chose_to_stay_late_is_not_told_so_again_at_once(
    leading: Leading, clock: StoppedClock
) -> None:
    clock.advance(minutes=9)
    assert leading.late() is not None
    leading.answer(finishing_at(leading.finishing(), shown(62)))
    assert leading.session.behind(leading.live.now) == timedelta(minutes=2)
    assert leading.late() is None
    clock.advance(minutes=2)
    assert leading.late() is not None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("soon", "“soon” isn't a time: try 15:30."),
        (shown(42), f"Choose a time from {shown(43)} to {shown(60)}."),
        (shown(61), f"Choose a time from {shown(43)} to {shown(60)}."),
    ],
)
def test_a_time_that_cannot_be_chosen_says_which_can(
    leading: Leading, typed: str, says: str
) -> None:
    with pytest.raises(BadInput, match=f"^{says}$"):
        finishing_at(leading.finishing(), typed)


def test_a_time_is_typed_as_people_type_it(leading: Leading) -> None:
    question = leading.finishing()
    for typed in (shown(50), shown(50).replace(":", "."), shown(50).replace(":", "")):
        assert finishing_at(question, typed).choices[7].label == shown(50)
        assert finishing_at(question, typed).chosen == 7


def test_before_the_start_it_says_why_not(live: LiveSession, clock: StoppedClock) -> None:
    with pytest.raises(Refusal, match="has not begun yet"):
        Leading(live, clock).finishing()


def test_after_the_end_it_says_why_not(leading: Leading) -> None:
    leading.end()
    with pytest.raises(Refusal, match="has ended"):
        leading.finishing()


def test_where_nothing_can_give_way_it_says_so(leading: Leading) -> None:
    leading.go_to(5)
    with pytest.raises(Refusal, match="None of the parts to come can be cut any shorter"):
        leading.finishing()


@pytest.fixture
def untimed(home: Path, rcd: Format, clock: StoppedClock) -> Iterator[LiveSession]:
    session = open_session(
        DataFolder(home), replace(rcd, timed=False), Setup(0), Anonymiser(), clock
    )
    yield session
    session.close()


def test_a_format_without_times_says_so(untimed: LiveSession, clock: StoppedClock) -> None:
    untimed.perform(commands.begin)
    with pytest.raises(Refusal, match="no set times"):
        Leading(untimed, clock).finishing()


def test_a_demonstration_is_offered_its_own_minutes(home: Path, rcd: Format) -> None:
    clock = StoppedClock(datetime(2026, 3, 4, 14, 0, 30, tzinfo=UTC))
    live = open_session(DataFolder(home), rcd, Setup(60, speed=60), Anonymiser(), clock)
    try:
        live.perform(commands.begin)
        clock.advance(seconds=9)
        question = Leading(live, clock).finishing()
        assert question.choices[question.chosen].comes_to == "together 10 → 5"
    finally:
        live.close()


def test_a_part_began_earlier_than_it_stands_and_no_more_than_half_an_hour(
    live: LiveSession, clock: StoppedClock
) -> None:
    leading = Leading(live, clock)
    assert leading.minutes_ago() == range(1, 31)
    live.perform(commands.begin)
    clock.advance(minutes=4, seconds=20)
    assert leading.minutes_ago() == range(5, 35)
    leading.advance()
    clock.advance(minutes=2)
    assert leading.minutes_ago() == range(3, 7)


def test_a_part_that_followed_at_once_began_no_earlier(
    leading: Leading, clock: StoppedClock
) -> None:
    clock.advance(seconds=50)
    leading.advance()
    clock.advance(minutes=2, seconds=5)
    with pytest.raises(Refusal, match="began less than a minute earlier"):
        leading.minutes_ago()
