"""The course of a session: its time without gaps, each stretch of it going to one thing."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from group_supervision.core import commands
from group_supervision.core.choices import Setup
from group_supervision.core.course import Going, course
from group_supervision.core.format import Format
from group_supervision.core.plan import Plan, plan
from group_supervision.core.session import Session, apply
from group_supervision.errors import SupervisionError

MINUTE = timedelta(minutes=1)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("next", "back", "pause", "break", "grant", "take")), st.integers(1, 900)
    ),
    max_size=25,
)


def lived(plan: Plan, steps: list[tuple[str, int]], *, ends: bool) -> tuple[Session, timedelta]:
    """Return a session in which all this was done, each so many seconds after the last."""
    now = timedelta(seconds=7)
    session = Session(plan)
    session = apply(session, commands.begin(session, now))
    for what, seconds in steps:
        now += timedelta(seconds=seconds)
        try:
            match what:
                case "next":
                    fact = commands.advance(session, now)
                case "back":
                    fact = commands.go_back(session, now)
                case "pause":
                    fact = commands.toggle_clock(session, now)
                case "break":
                    fact = commands.call_break(session, now, 5 * MINUTE)
                case "grant":
                    fact = commands.grant(session, now, MINUTE)
                case _:
                    fact = commands.grant(session, now, -MINUTE)
        except SupervisionError:
            continue
        session = apply(session, fact)
    now += timedelta(seconds=61)
    return (apply(session, commands.end(session, now)), now + MINUTE) if ends else (session, now)


@given(steps=STEPS, ends=st.booleans())
def test_the_course_has_no_gap_and_adds_up_to_what_the_session_says(
    rcd: Format, steps: list[tuple[str, int]], ends: bool
) -> None:
    hour = plan(rcd, Setup(60))
    session, now = lived(hour, steps, ends=ends)
    told = course(session, now)
    assert told[0].since == timedelta()
    assert all(one.until == other.since for one, other in pairwise(told))
    assert all(each.length > timedelta() for each in told)

    def spent(step: int, *goings: Going) -> timedelta:
        lengths = (each.length for each in told if each.step == step and each.going in goings)
        return sum(lengths, timedelta())

    for step in range(len(hour.steps)):
        own = (Going.PLANNED, Going.ADDED, Going.OVER)
        assert spent(step, *own) == session.elapsed(now, step)
        assert spent(step, Going.PAUSED) == session.paused(now, step)
        assert spent(step, Going.BREAK) == session.on_break(now, step)
        allotted = max(timedelta(), session.allotted(step))
        assert spent(step, Going.OVER) == max(timedelta(), session.elapsed(now, step) - allotted)
        assert spent(step, Going.ADDED) <= max(timedelta(), session.granted(step))


def test_added_minutes_and_what_ran_over_are_told_apart(hour: Plan) -> None:
    session, now = lived(hour, [("grant", 60)], ends=False)
    now += 5 * MINUTE
    told = [(each.going, each.length) for each in course(session, now)]
    assert told == [
        (Going.PLANNED, hour.steps[0].planned),
        (Going.ADDED, MINUTE),
        (Going.OVER, timedelta(seconds=421) - hour.steps[0].planned - MINUTE),
    ]


def test_what_has_not_begun_has_no_course(hour: Plan) -> None:
    assert course(Session(hour), MINUTE) == ()
