"""A session read back says where it stands."""

from datetime import UTC, datetime, timedelta

from group_supervision.core.events import ClockPaused, Event, PhaseEntered, SessionEnded
from group_supervision.core.plan import Plan
from group_supervision.core.record import Record, record
from group_supervision.core.session import replay
from group_supervision.core.timeline import Timeline

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
BEGUN = PhaseEntered(timedelta(), 0)
PAUSED = ClockPaused(timedelta(minutes=2))
ENDED = SessionEnded(timedelta(minutes=3))


def read(hour: Plan, *facts: Event, awaits_review: bool = True) -> Record:
    session, opened = replay(hour, facts), Timeline.opening(NOON)
    later = NOON + timedelta(minutes=5)
    return record("id", session, opened, later, awaits_review=awaits_review)


def test_a_session_is_in_a_part_from_its_start_to_its_end_alone(hour: Plan) -> None:
    told = [read(hour, *facts) for facts in ((), (BEGUN,), (BEGUN, PAUSED), (BEGUN, ENDED))]
    assert [each.phase for each in told] == [None, "arrive", "arrive", None]
    assert [each.clock for each in told] == ["paused", "running", "paused", "ended"]
    assert [each.started_at for each in told] == [None, NOON, NOON, NOON]


def test_a_review_is_awaited_of_what_has_ended(hour: Plan) -> None:
    assert read(hour, BEGUN, ENDED).awaits_review
    assert not read(hour, BEGUN).awaits_review
    assert not read(hour, BEGUN, ENDED, awaits_review=False).awaits_review
