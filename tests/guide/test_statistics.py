"""How long sessions take is told by the middle of them, each kind and format apart."""

from dataclasses import replace
from datetime import timedelta

from group_supervision.core.times import PartTimes, SessionTimes
from group_supervision.guide.statistics import in_words, statistics


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def session(took: float, over: float = 0, **changes: object) -> SessionTimes:
    parts = (
        PartTimes("arrive", "Arrive", minutes(4), minutes(0), minutes(4), minutes(0)),
        PartTimes("wonder", "Wonder", minutes(25), minutes(1), minutes(took), minutes(over)),
    )
    made = SessionTimes("rcd", "Discussion", "session", 1.0, True, True, parts)
    return replace(made, **changes)  # type: ignore[arg-type] # fields of SessionTimes


def test_half_of_the_sessions_took_as_long_as_is_said_or_less() -> None:
    (only,) = statistics([session(20), session(31, 6), session(26, 1)])
    assert list(in_words(only)) == [
        "Discussion, sessions: 3. Half of them took 30 minutes or less.",
        "  Arrive: planned 4 minutes, took 4 minutes, over by 0 seconds in the middle",
        "  Wonder: planned 25 minutes, took 26 minutes, over by 1 minute in the middle",
    ]


def test_its_json_is_in_seconds() -> None:
    (only,) = statistics([session(20), session(31, 6), session(26, 1)])
    arrive = {"id": "arrive", "sessions": 3, "planned_seconds": 240, "actual_seconds": 240}
    wonder = {"id": "wonder", "sessions": 3, "planned_seconds": 1500, "actual_seconds": 1560}
    assert only.as_keys() == {
        "format": "rcd",
        "kind": "session",
        "sessions": 3,
        "actual_seconds": 1800,
        "parts": [
            arrive | {"overrun_seconds": 0, "most_overrun_seconds": 0},
            wonder | {"overrun_seconds": 60, "most_overrun_seconds": 360},
        ],
    }


def test_what_was_not_begun_or_is_not_over_says_nothing() -> None:
    assert statistics([session(20, is_closed=False), session(20, has_begun=False)]) == []


def test_practice_demonstrations_and_other_formats_are_told_apart() -> None:
    told = statistics(
        [
            session(20),
            session(20, kind="practice"),
            session(20, speed=60.0),
            session(20, format="other", title="Other"),
            session(22),
        ]
    )
    assert [(each.title, each.kind.value, each.sessions) for each in told] == [
        ("Discussion", "session", 2),
        ("Discussion", "practice", 1),
        ("Discussion", "demonstration", 1),
        ("Other", "session", 1),
    ]
