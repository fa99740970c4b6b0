"""What the console says by itself: of the time, and of what may have been forgotten."""

from dataclasses import replace
from datetime import timedelta

import pytest

from group_supervision.core.choices import Setup
from group_supervision.core.events import BreakCalled, ClockPaused, Event, PhaseEntered, TimeGranted
from group_supervision.core.format import Format
from group_supervision.core.plan import Plan, plan
from group_supervision.core.session import Session, Visit, replay
from group_supervision.guide.cues import Cue, Keys, next_in, passed, reminders, sentence, showing
from group_supervision.storage.presence import ScreenSize

KEYS = Keys("space", "ctrl+n")
MINUTE = timedelta(minutes=1)
WARNING = 2 * MINUTE
SAID = "The room's screen is 200 x 60: make its letters larger (Ctrl and +)."


def said(session: Session, *screens: ScreenSize) -> list[str]:
    return reminders(session, timedelta(), 0, KEYS, screens)


def test_of_a_screen_with_many_rows_she_is_told_that_its_letters_are_small(hour: Plan) -> None:
    small = [ScreenSize(80, 24), ScreenSize(200, 60)]
    assert said(Session(hour), *small) == [SAID]
    assert said(Session(hour), *small[:1]) == []
    assert said(Session(hour), ScreenSize()) == []
    wide_and_low = ScreenSize(300, 20)
    assert said(Session(hour), wide_and_low, ScreenSize(200, 60)) == [SAID]
    assert [bool(said(Session(hour), ScreenSize(200, each))) for each in (49, 50)] == [False, True]


def test_once_the_group_is_at_work_nothing_is_said_of_it(hour: Plan) -> None:
    at_work = replace(Session(hour), visits=(Visit(1, timedelta()),))
    assert said(at_work, ScreenSize(200, 60)) == []


def wondering(hour: Plan, *more: Event) -> Session:
    """Return a session whose part of twenty-five minutes has just begun."""
    return replay(hour, [PhaseEntered(timedelta(), 3), *more])


@pytest.mark.parametrize(
    ("minutes", "stands", "passed_by", "next_one"),
    [
        (0, None, set(), 12.5),
        (12, None, set(), 0.5),
        (12.5, Cue.HALF, {Cue.HALF}, 10.5),
        (13.2, Cue.HALF, {Cue.HALF}, 9.8),
        (13.25, None, {Cue.HALF}, 9.75),
        (23, Cue.LAST, {Cue.HALF, Cue.LAST}, 2),
        (25, Cue.OVER, set(Cue), None),
        (90, Cue.OVER, set(Cue), None),
    ],
)
def test_half_time_is_shown_for_a_while_and_what_is_true_for_as_long_as_it_is(
    hour: Plan, minutes: float, stands: Cue | None, passed_by: set[Cue], next_one: float | None
) -> None:
    session, now = wondering(hour), minutes * MINUTE
    assert showing(session, now, WARNING) is stands
    assert passed(session, now, WARNING) == passed_by
    assert next_in(session, now, WARNING) == (None if next_one is None else next_one * MINUTE)


def test_while_the_clock_stands_still_no_cue_stands_there_and_none_comes(hour: Plan) -> None:
    paused = wondering(hour, ClockPaused(13 * MINUTE))
    assert showing(paused, 13 * MINUTE, WARNING) is None
    assert next_in(paused, 13 * MINUTE, WARNING) is None
    assert showing(Session(hour), timedelta(), WARNING) is None


def test_a_short_part_has_no_half_and_no_warning_that_is_as_long_as_it(hour: Plan) -> None:
    arriving = replay(hour, [PhaseEntered(timedelta(), 0)])
    assert passed(arriving, 4 * MINUTE, 4 * MINUTE) == {Cue.OVER}
    assert passed(arriving, 4 * MINUTE, timedelta()) == {Cue.OVER, Cue.HALF}
    sitting_back = replay(hour, [PhaseEntered(timedelta(), 2)])
    assert passed(sitting_back, MINUTE, timedelta()) == {Cue.OVER}


def test_a_part_without_a_set_time_has_no_cues_even_when_minutes_were_added(hour: Plan) -> None:
    untimed = replace(hour, format=replace(hour.format, timed=False))
    session = replay(untimed, [PhaseEntered(timedelta(), 3), TimeGranted(MINUTE, MINUTE)])
    assert passed(session, 90 * MINUTE, WARNING) == set()


@pytest.mark.parametrize(
    ("cue", "minutes", "said"),
    [
        (Cue.HALF, 12.5, "Half-way through this part."),
        (Cue.LAST, 23, "The last 2 minutes."),
        (Cue.LAST, 23.5, "The last 2 minutes."),
        (Cue.LAST, 25, "The last minute."),
        (Cue.OVER, 25, "Time for this part is up. n next, + a minute more."),
    ],
)
def test_a_cue_is_one_calm_line(hour: Plan, cue: Cue, minutes: float, said: str) -> None:
    assert sentence(cue, wondering(hour), minutes * MINUTE) == said


def test_before_the_start_it_is_asked_whether_it_has_begun_without_its_key(hour: Plan) -> None:
    assert reminders(Session(hour), 1.9 * MINUTE, 0, KEYS) == []
    assert reminders(Session(hour), 2 * MINUTE, 0, KEYS) == [
        "Not begun yet: space begins, g says since when."
    ]


def test_a_break_says_how_long_it_still_is_and_then_that_it_is_over(hour: Plan) -> None:
    session = wondering(hour, BreakCalled(MINUTE, 10 * MINUTE))
    said = [reminders(session, each * MINUTE, 0, KEYS) for each in (1, 10, 10.5, 11)]
    assert said == [
        ["A break, 10 minutes left."],
        ["A break, 1 minute left."],
        ["A break, 1 minute left."],
        ["The break is over. space: resume."],
    ]


def test_names_that_were_protected_before_a_restart_are_asked_for_again(rcd: Format) -> None:
    for protected, said in (
        (1, ["1 name was protected before: ctrl+n protects it again."]),
        (2, ["2 names were protected before: ctrl+n protects them again."]),
    ):
        session = Session(plan(rcd, Setup(60, protected=protected)))
        assert reminders(session, timedelta(), 0, KEYS) == said
        assert reminders(session, timedelta(), 1, KEYS) == []
