import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.events import (
    ClockPaused,
    ClockResumed,
    Event,
    PhaseEntered,
    SessionEnded,
    TimeGranted,
)
from group_supervision.core.plan import Plan, plan
from group_supervision.core.session import Session, replay
from group_supervision.errors import Refusal
from group_supervision.formats.library import DEFAULT_FORMAT, load_format

HOUR = plan(load_format(DEFAULT_FORMAT), Setup(60, policy=NotePolicy.LIVE))


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def test_a_pause_does_not_count(hour: Plan) -> None:
    events: list[Event] = [
        PhaseEntered(minutes(0), 0),
        ClockPaused(minutes(2)),
        ClockResumed(minutes(5)),
    ]
    session = replay(hour, events)
    assert session.elapsed(minutes(6)) == minutes(3)
    assert session.paused(minutes(6)) == minutes(3)
    assert session.remaining(minutes(6)) == minutes(1)


def test_while_paused_nothing_passes(hour: Plan) -> None:
    session = replay(hour, [PhaseEntered(minutes(0), 0), ClockPaused(minutes(2))])
    assert session.elapsed(minutes(50)) == minutes(2)
    assert session.is_paused
    assert not session.is_running


def test_overtime_is_counted_on(hour: Plan) -> None:
    session = replay(hour, [PhaseEntered(minutes(0), 0)])
    assert session.overrun(minutes(3)) == timedelta()
    assert session.overrun(minutes(6.5)) == minutes(2.5)
    assert session.remaining(minutes(6.5)) == minutes(-2.5)


def test_a_granted_minute_is_kept_apart_from_overrun(hour: Plan) -> None:
    session = replay(hour, [PhaseEntered(minutes(0), 0), TimeGranted(minutes(1), minutes(1))])
    assert session.granted() == minutes(1)
    assert session.overrun(minutes(6)) == minutes(1)


def test_going_back_lets_the_clock_go_on_where_it_was(hour: Plan) -> None:
    events: list[Event] = [
        PhaseEntered(minutes(0), 0),
        PhaseEntered(minutes(3), 1),
        PhaseEntered(minutes(4), 0),
    ]
    session = replay(hour, events)
    assert session.elapsed(minutes(5)) == minutes(4)
    assert session.elapsed(minutes(5), 1) == minutes(1)


def test_a_pause_that_spans_two_phases_is_shared_between_them(hour: Plan) -> None:
    events: list[Event] = [
        PhaseEntered(minutes(0), 0),
        ClockPaused(minutes(2)),
        PhaseEntered(minutes(3), 1),
        ClockResumed(minutes(5)),
    ]
    session = replay(hour, events)
    assert session.paused(minutes(6), 0) == minutes(1)
    assert session.paused(minutes(6), 1) == minutes(2)
    assert session.elapsed(minutes(6), 1) == minutes(1)


def test_after_the_end_no_clock_moves(hour: Plan) -> None:
    session = replay(hour, [PhaseEntered(minutes(0), 0), SessionEnded(minutes(3))])
    assert session.elapsed_in_all(minutes(500)) == minutes(3)


def test_the_end_moves_with_pauses_grants_and_overruns(hour: Plan) -> None:
    session = replay(hour, [PhaseEntered(minutes(0), 0)])
    assert session.ends_at(minutes(1)) == minutes(60)
    assert session.behind(minutes(1)) == timedelta()
    assert session.behind(minutes(7)) == minutes(3)
    paused = replay(hour, [PhaseEntered(minutes(0), 0), ClockPaused(minutes(1))])
    assert paused.behind(minutes(6)) == minutes(5)
    early = replay(hour, [PhaseEntered(minutes(0), 0), PhaseEntered(minutes(1), 1)])
    assert early.behind(minutes(1)) == minutes(-3)


WAYS: tuple[Callable[[Session, timedelta], Event], ...] = (
    commands.begin,
    commands.toggle_clock,
    commands.advance,
    commands.go_back,
    commands.end,
    lambda session, now: commands.grant(session, now, commands.MINUTE),
    lambda session, now: commands.grant(session, now, -commands.MINUTE),
)
STEPS = st.lists(st.tuples(st.sampled_from(WAYS), st.integers(0, 900)), max_size=40)


def lived(
    steps: list[tuple[Callable[[Session, timedelta], Event], int]],
) -> tuple[list[Event], timedelta]:
    """Press keys at random moments; what is refused does not happen."""
    events: list[Event] = []
    now = timedelta()
    for way, seconds in steps:
        now += timedelta(seconds=seconds)
        try:
            events.append(way(replay(HOUR, events), now))
        except Refusal:
            continue
    return events, now


@given(STEPS, st.integers(0, 900))
def test_every_second_is_in_one_phase_or_in_a_pause(
    steps: list[tuple[Callable[[Session, timedelta], Event], int]], later: int
) -> None:
    events, now = lived(steps)
    now += timedelta(seconds=later)
    session = replay(HOUR, events)
    if session.started_at is None:
        return
    until = now if session.ended_at is None else session.ended_at
    paused = sum((session.paused(now, each) for each in range(len(HOUR.steps))), timedelta())
    assert session.elapsed_in_all(now) + paused == until - session.started_at


@given(STEPS)
def test_nothing_is_ever_cut_below_its_floor_or_from_the_presenter(
    steps: list[tuple[Callable[[Session, timedelta], Event], int]],
) -> None:
    events, _ = lived(steps)
    session = replay(HOUR, events)
    for index, step in enumerate(HOUR.steps):
        floor = min(minutes(step.phase.floor), step.planned)
        assert session.allotted(index) >= floor
        if step.phase.protected:
            assert session.allotted(index) >= step.planned


@given(STEPS)
def test_what_there_is_no_reason_against_is_not_refused(
    steps: list[tuple[Callable[[Session, timedelta], Event], int]],
) -> None:
    events, now = lived(steps)
    session = replay(HOUR, events)
    for name in ("begin", "toggle_clock", "advance", "go_back", "end"):
        if reason := commands.reason_against(name, session):
            with pytest.raises(Refusal, match=re.escape(reason)):
                getattr(commands, name)(session, now)
        else:
            getattr(commands, name)(session, now)
