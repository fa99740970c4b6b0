"""What is said of a session, sentence by sentence."""

from dataclasses import replace
from datetime import timedelta

import pytest

from group_supervision.core import commands
from group_supervision.core.choices import Setup
from group_supervision.core.format import Format, Repeat
from group_supervision.core.plan import Plan, plan
from group_supervision.core.session import Session, apply
from group_supervision.core.timeline import Timeline
from group_supervision.guide import cues
from group_supervision.guide.words.time import duration
from group_supervision.plain.sentences import as_sentence, part_line
from group_supervision.plain.time_sentences import time_line
from tests.conftest import START
from tests.plain.conftest import minutes


def begun(laid_out: Plan) -> Session:
    session = Session(laid_out)
    return apply(session, commands.begin(session, timedelta()))


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (60, "1 minute"),
        (61.2, "1 minute 2 seconds"),
        (600, "10 minutes"),
        (7200, "120 minutes"),
        (14400, "4 hours"),
    ],
)
def test_durations_are_said_in_words(seconds: float, said: str) -> None:
    assert duration(timedelta(seconds=seconds)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [("Arriving", "Arriving."), ("Why?", "Why?"), ("“me too”", "“me too”."), ("“Why?”", "“Why?”")],
)
def test_every_text_is_said_as_a_sentence(text: str, said: str) -> None:
    assert as_sentence(text) == said


def test_overtime_is_said_calmly(hour: Plan) -> None:
    session = begun(hour)
    assert part_line(session, minutes(4)).endswith("Time is up, after 4 minutes.")
    assert part_line(session, minutes(6)).endswith("2 minutes over the planned 4 minutes.")


def test_a_format_without_minutes_counts_up_and_gives_no_cue(rcd: Format) -> None:
    untimed = plan(replace(rcd, timed=False), Setup(0))
    line = Timeline.opening(START)
    assert time_line(Session(untimed), line, timedelta()) == "Time: not begun."
    session = begun(untimed)
    assert time_line(session, line, minutes(5)) == (
        "Time, part 1: 5 minutes so far. Session: 5 minutes so far."
    )
    assert not cues.passed(session, minutes(500), minutes(1))
    assert cues.next_in(session, minutes(1), minutes(1)) is None


def test_a_turn_of_a_loop_is_told(rcd: Format) -> None:
    phases = tuple(replace(phase, repeat=Repeat.PERSON) for phase in rcd.phases[:1])
    looped = plan(replace(rcd, phases=phases, timed=False), Setup(0, people=3))
    assert "Part 1 of 3: Arriving. Turn 1 of 3." in part_line(begun(looped), timedelta())


def test_the_warning_comes_as_long_before_the_end_as_the_settings_say(hour: Plan) -> None:
    session = begun(hour)
    assert cues.next_in(session, minutes(2), minutes(1.5)) == minutes(0.5)
    told = cues.sentence(cues.Cue.LAST, session, minutes(2))
    assert told == "The last 2 minutes."
    assert cues.Cue.LAST not in cues.passed(session, minutes(60), timedelta())
