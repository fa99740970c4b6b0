"""The facilitator's own line: the part's, and after a stop for the presenter the one for that."""

from dataclasses import replace

from group_supervision.core.display import Display
from group_supervision.core.plan import Plan
from group_supervision.core.session import Session
from group_supervision.guide.own_line import own_line

STOPPED = Display(stopped=True)


def test_after_a_stop_the_line_is_the_one_for_that_in_every_part(hour: Plan) -> None:
    said = own_line(Session(hour), STOPPED)
    assert said.startswith("We're pausing here.")
    assert said != own_line(Session(hour), Display())


def test_a_format_without_a_line_for_a_stop_has_the_parts_own(hour: Plan) -> None:
    without = Session(replace(hour, format=replace(hour.format, stop_say="")))
    assert own_line(without, STOPPED) == own_line(without, Display())


def test_the_fields_of_the_line_are_filled(hour: Plan) -> None:
    asking = replace(hour.format, stop_say="Shall we leave the {word}?")
    assert own_line(Session(replace(hour, format=asking)), STOPPED) == "Shall we leave the dilemma?"
