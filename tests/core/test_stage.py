"""The room's view is an allow-list: it cannot show what it is never given."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from group_supervision.core.choices import ClockFace, NotePolicy, Setting, Setup
from group_supervision.core.display import Display
from group_supervision.core.format import Format
from group_supervision.core.plan import Plan, plan
from group_supervision.core.stage import RoomClock, RoomState, StageView, stage_view, who_listens
from group_supervision.core.text import Anonymised

CLOCK = RoomClock(timedelta(minutes=10), timedelta(), timedelta(), True)


def test_a_clock_set_back_by_a_second_begins_no_part_before_it_began() -> None:
    assert CLOCK.elapsed_at(timedelta(seconds=-1)) == timedelta()
    assert CLOCK.remaining_at(timedelta(seconds=-1)) == timedelta(minutes=10)


def shown(laid_out: Plan, step: int, display: Display, state: RoomState) -> str:
    return repr(stage_view(laid_out, step, state, CLOCK, display))


def test_the_fields_of_the_rooms_view_are_these_and_no_others() -> None:
    assert {field.name for field in fields(StageView)} == {
        "state",
        "phases",
        "position",
        "title",
        "speaks",
        "silent",
        "lines",
        "face",
        "clock",
        "shows_overtime",
        "demonstration",
        "practice",
        "turn",
        "turns",
        "back_at",
        "written",
    }


def test_what_the_facilitator_chooses_to_show_holds_no_words() -> None:
    kinds = {field.name: field.type for field in fields(Display)}
    assert all("str" not in str(kind) for kind in kinds.values())


@pytest.mark.parametrize("state", list(RoomState))
def test_the_group_label_is_never_before_the_room(rcd: Format, state: RoomState) -> None:
    laid_out = plan(rcd, Setup(60, group=Anonymised("CANARY"), policy=NotePolicy.LIVE))
    for step in range(len(laid_out.steps)):
        for display in (
            Display(),
            Display(prompt=0),
            Display(drift_line=2),
            Display(words=1),
            Display(test_card=True),
        ):
            assert "CANARY" not in shown(laid_out, step, display, state)


def test_the_room_reads_at_most_seven_short_lines(rcd: Format) -> None:
    for setting in Setting:
        laid_out = plan(rcd, Setup(60, setting=setting))
        for step in range(len(laid_out.steps)):
            view = stage_view(laid_out, step, RoomState.RUNNING, CLOCK, Display())
            texts = (view.title, f"Speaking: {view.speaks}", view.silent, *view.lines)
            assert 1 + sum(bool(text) for text in texts) <= 7
            assert all(len(line) <= 60 for line in view.lines)


def test_a_prompt_takes_the_place_of_the_rooms_own_lines(hour: Plan) -> None:
    phase = hour.steps[3].phase
    view = stage_view(hour, 3, RoomState.RUNNING, CLOCK, Display(lens=1, prompt=2))
    assert view.lines == (phase.lenses[1].prompts[2],)


def test_a_drift_line_stands_there_without_its_number_or_what_it_answers(hour: Plan) -> None:
    view = stage_view(hour, 3, RoomState.RUNNING, CLOCK, Display(drift_line=0))
    assert view.lines == (hour.format.drift_lines[0].line,)
    assert "D1" not in repr(view)
    assert hour.format.drift_lines[0].drift not in repr(view)


def test_stopped_and_curtain_show_a_neutral_card(hour: Plan) -> None:
    stopped = stage_view(hour, 1, RoomState.PAUSED, CLOCK, Display(stopped=True))
    assert (stopped.state, stopped.title) == (RoomState.STOPPED, "We're pausing")
    curtain = stage_view(hour, 1, RoomState.RUNNING, CLOCK, Display(curtain=True, prompt=1))
    assert (curtain.state, curtain.lines) == (RoomState.CURTAIN, ())


def test_prompts_are_stepped_through_without_falling_off_either_end(hour: Plan) -> None:
    phase = hour.steps[3].phase
    display = Display()
    assert display.prompt_shifted(phase, -1).prompt is None
    for expected in (0, 1, 2, 2, 2):
        display = display.prompt_shifted(phase, +1)
        assert display.prompt == expected
    for earlier in (1, 0, None, None):
        display = display.prompt_shifted(phase, -1)
        assert display.prompt == earlier


def test_lenses_go_round_and_faces_go_round(hour: Plan) -> None:
    phase = hour.steps[3].phase
    display = Display()
    lenses = []
    for _ in range(5):
        display = display.lens_shifted(phase)
        lenses.append((display.lens, display.prompt))
    assert lenses == [(1, 0), (2, 0), (3, 0), (0, 0), (1, 0)]
    faces = [display.face_of(phase)]
    for _ in range(4):
        display = display.face_shifted(phase)
        faces.append(display.face_of(phase))
    assert faces == ["minutes", "seconds", "bar", "none", "minutes"]


@pytest.mark.parametrize("part", ["arrive", "present", "sit_back", "respond", "close"])
@pytest.mark.parametrize("preferred", [None, *ClockFace])
def test_no_seconds_run_down_on_someone_whose_time_it_is(
    rcd: Format, part: str, preferred: ClockFace | None
) -> None:
    laid_out = plan(rcd, Setup(60, face=preferred))
    step = [each.phase.id for each in laid_out.steps].index(part)
    display, faces = Display(), set()
    for _ in range(5):
        faces.add(stage_view(laid_out, step, RoomState.RUNNING, CLOCK, display).face)
        display = display.face_shifted(laid_out.steps[step].phase, preferred)
    assert faces == set(ClockFace) - {ClockFace.SECONDS}


def test_the_next_face_is_never_the_one_that_stands_there(hour: Plan) -> None:
    for step in hour.steps:
        for preferred in (None, *ClockFace):
            before = Display()
            after = before.face_shifted(step.phase, preferred)
            shown = before.face_of(step.phase, preferred)
            assert after.face_of(step.phase, preferred) is not shown


def test_a_format_that_starts_with_seconds_keeps_them(hour: Plan) -> None:
    counting = replace(hour.steps[1].phase, face=ClockFace.SECONDS)
    assert Display().face_of(counting) is ClockFace.SECONDS
    assert Display(face=ClockFace.BAR).face_of(counting) is ClockFace.BAR


def test_a_new_phase_starts_with_its_own_lines_and_keeps_the_curtain() -> None:
    before = Display(lens=2, prompt=1, drift_line=3, curtain=True)
    assert before.for_new_phase() == Display(curtain=True)


def test_the_clock_can_be_read_on_by_whoever_shows_it() -> None:
    later = timedelta(minutes=4)
    assert CLOCK.remaining_at(later) == timedelta(minutes=6)
    assert replace(CLOCK, is_running=False).remaining_at(later) == timedelta(minutes=10)


@pytest.mark.parametrize(
    ("title", "speaks", "silent", "said"),
    [
        ("The presenter speaks", "the presenter", "everyone else", "Everyone else listens"),
        (
            "The presenter returns",
            "the presenter, first and alone",
            "everyone else",
            "First and alone; everyone else listens",
        ),
        (
            "The group wonders aloud",
            "the group, to one another",
            "the presenter",
            "To one another; the presenter listens",
        ),
        ("Closing", "each of us in turn", "", "Each of us in turn"),
        ("The presenter sits back", "", "all of us", "All of us listen"),
        ("Facts", "", "Ann and Ben", "Listening: Ann and Ben"),
        ("Facts", "", "everyone, once", "Listening: everyone, once"),
        ("Facts", "whoever likes", "We", "Whoever likes; We listen"),
        ("Facts", "", "wellbeing officers", "Listening: wellbeing officers"),
        ("Rest", "", "", ""),
    ],
)
def test_who_listens_is_said_once_and_in_a_sentence(
    hour: Plan, title: str, speaks: str, silent: str, said: str
) -> None:
    shows = stage_view(hour, 1, RoomState.RUNNING, CLOCK, Display())
    view = replace(shows, title=title, speaks=speaks, silent=silent)
    assert who_listens(view) == said


def test_a_quiet_minute_has_a_clock_of_its_own_from_when_it_began(hour: Plan) -> None:
    display = Display(quiet_since=timedelta(minutes=5))
    view = stage_view(hour, 3, RoomState.RUNNING, CLOCK, display)
    assert view.state is RoomState.QUIET
    assert view.clock.remaining_at(timedelta(minutes=5, seconds=20)) == timedelta(seconds=40)
    paused = stage_view(hour, 3, RoomState.PAUSED, CLOCK, display)
    assert (paused.state, paused.clock) == (RoomState.PAUSED, CLOCK)


def test_a_break_alone_says_when_it_is_over(hour: Plan) -> None:
    at = timedelta(minutes=12)
    shown = {
        state: stage_view(hour, 3, state, CLOCK, Display(), back_at=at).back_at
        for state in (RoomState.BREAK, RoomState.RUNNING, RoomState.PAUSED)
    }
    assert shown == {RoomState.BREAK: at, RoomState.RUNNING: None, RoomState.PAUSED: None}
