"""A lens is found by its number, a drift line by its name, number or place."""

from dataclasses import replace
from datetime import timedelta

import pytest

from group_supervision.core.events import PhaseEntered
from group_supervision.core.plan import Plan
from group_supervision.core.session import Session, replay
from group_supervision.errors import Refusal
from group_supervision.guide.by_number import drift_numbered, lens_numbered


def at(hour: Plan, step: int) -> Session:
    return replay(hour, [PhaseEntered(timedelta(), step)])


def test_a_lens_is_found_by_its_number_from_one(hour: Plan) -> None:
    assert [lens_numbered(at(hour, 3), each) for each in (1, 4)] == [0, 3]
    for number in (0, 5):
        with pytest.raises(Refusal) as refused:
            lens_numbered(at(hour, 3), number)
        assert str(refused.value) == "There are 4 lenses here."


def test_a_part_without_lenses_says_so(hour: Plan) -> None:
    session = at(hour, 3)
    bare = replace(session.step, phase=replace(session.step.phase, lenses=()))
    laid_out = replace(hour, steps=(bare,))
    with pytest.raises(Refusal) as refused:
        lens_numbered(at(laid_out, 0), 1)
    assert str(refused.value) == "This part has no prompts."


def test_a_drift_line_is_found_by_its_name_or_its_number(hour: Plan) -> None:
    names = [each.id for each in hour.format.drift_lines]
    assert names[:2] == ["D9", "D1"]
    for place, name in enumerate(names):
        for given in (name, name.lower(), name.removeprefix("D")):
            assert drift_numbered(at(hour, 3), given) == place


def test_where_names_are_no_numbers_it_is_found_by_its_place(hour: Plan) -> None:
    lines = tuple(replace(each, id=f"x-{each.id}") for each in hour.format.drift_lines)
    laid_out = replace(hour, format=replace(hour.format, drift_lines=lines))
    assert [drift_numbered(at(laid_out, 3), each) for each in ("1", "010", "X-D9")] == [0, 9, 0]
    for given in ("0", "11"):
        with pytest.raises(Refusal):
            drift_numbered(at(laid_out, 3), given)


@pytest.mark.parametrize("given", ["", "0", "99", "0001", "x", "²"])
def test_a_drift_line_that_is_not_there_is_not_guessed(hour: Plan, given: str) -> None:
    with pytest.raises(Refusal) as refused:
        drift_numbered(at(hour, 3), given)
    assert str(refused.value) == "There is no drift line with that number: d lists them."
