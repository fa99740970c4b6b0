from datetime import timedelta

from group_supervision.core import commands
from group_supervision.core.choices import Kind, Setup
from group_supervision.core.format import Format
from group_supervision.core.plan import plan, with_kind
from group_supervision.core.session import replay
from group_supervision.formats.reading import read_format

MINUTE = timedelta(minutes=1)


def made(**keys: object) -> Format:
    """Build a small format for a test."""
    source = {"model": "made for a test", "licence": "MIT"}
    return read_format({"title": "T", "summary": "S", "source": source, **keys}, "t", "t.toml")


def phase(phase_id: str, **keys: object) -> dict[str, object]:
    """Return the keys of a phase."""
    return {"id": phase_id, "title": phase_id.title(), "say": "…", "basis": "test", **keys}


def test_each_person_in_turn_gives_every_person_a_round() -> None:
    fmt = made(
        timed=False,
        phases=[
            phase("open"),
            phase("speak", repeat="person"),
            phase("echo", repeat="person"),
            phase("close"),
        ],
    )
    steps = plan(fmt, Setup(0, people=3)).steps
    assert [step.id for step in steps] == [
        "open",
        "speak",
        "echo",
        "speak-2",
        "echo-2",
        "speak-3",
        "echo-3",
        "close",
    ]
    assert [(step.turn, step.turns) for step in steps[1:3]] == [(1, 3), (1, 3)]


def test_two_cases_run_one_after_the_other_with_the_minutes_of_each() -> None:
    fmt = made(
        lengths=[85],
        turns=2,
        most_cases=2,
        phases=[
            phase("open", minutes={"85": 5}),
            phase("case", minutes={"85": 40}, repeat="case"),
        ],
    )
    laid_out = plan(fmt, Setup(85, people=9))
    assert laid_out.minutes == {"open": 5, "case": 40, "case-2": 40}
    assert laid_out.planned == 85 * MINUTE


def test_a_timed_format_lasts_as_long_as_it_says_however_many_people_there_are() -> None:
    fmt = made(lengths=[30], turns=3, phases=[phase("turn", minutes={"30": 10}, repeat="person")])
    for people in (2, 3, 12):
        assert plan(fmt, Setup(30, people=people)).planned == 30 * MINUTE


def test_a_stop_leads_to_the_next_part_that_closes_a_story() -> None:
    fmt = made(
        timed=False,
        phases=[
            phase("open"),
            phase("tell", repeat="case"),
            phase("leave", repeat="case", closing=True),
            phase("debrief"),
        ],
    )
    laid_out = plan(fmt, Setup(0, cases=2))
    assert [laid_out.closing(index) for index in range(6)] == [2, 2, 2, 4, 4, 4]
    assert [laid_out.is_closing(index) for index in range(6)] == [
        False,
        False,
        True,
        False,
        True,
        False,
    ]


def test_without_a_part_that_closes_a_stop_leads_to_the_last_one() -> None:
    laid_out = plan(made(timed=False, phases=[phase("close"), phase("end")]), Setup(0))
    assert laid_out.closing(0) == 1


def test_an_untimed_format_is_never_over_and_next_passes_over_nothing() -> None:
    fmt = made(timed=False, phases=[phase("one"), phase("two")])
    laid_out = plan(fmt, Setup(0))
    session = replay(laid_out, [commands.begin(replay(laid_out, []), 0 * MINUTE)])
    assert session.overrun(99 * MINUTE) == timedelta()
    assert commands.next_step(session) == 1


def test_the_step_that_leads_out_is_the_close_even_before_a_debrief(rcd: Format) -> None:
    hour = plan(rcd, Setup(60))
    assert hour.steps[hour.closing(0)].id == "close"


def test_minutes_of_a_practice_round_mean_one_and_any_others_a_session(rcd: Format) -> None:
    kinds = [with_kind(rcd, Setup(each)).kind for each in (20, 60)]
    assert kinds == [Kind.PRACTICE, Kind.SESSION]
