"""The pictures of sessions: true to the times, and told by more than colour."""

from dataclasses import replace
from datetime import timedelta

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import Setup
from group_supervision.core.format import Format
from group_supervision.core.record import Record
from group_supervision.export.picture import Area, Dot, Filling, Picture, Stroke, Text
from group_supervision.export.svg import svg_text
from group_supervision.guide.documents.overview import overview, parts_across
from group_supervision.guide.documents.pictures import LEFT, plan_against_actual, timeline
from group_supervision.guide.documents.pictures_across import overruns, shares
from group_supervision.guide.words.blocks import pictures
from group_supervision.live.opening import open_session
from group_supervision.storage.folder import DataFolder
from tests.conftest import StoppedClock

MINUTE = timedelta(minutes=1)


@pytest.fixture
def read(folder: DataFolder, rcd: Format, clock: StoppedClock) -> Record:
    """Hold the first two parts: 4 minutes planned, 2 added, 3 over; then a pause and a break."""
    live = open_session(folder, rcd, Setup(60), Anonymiser(), clock)
    live.perform(commands.begin)
    live.perform(commands.grant, MINUTE)
    live.perform(commands.grant, MINUTE)
    clock.advance(minutes=9)
    live.perform(commands.advance)
    clock.advance(minutes=5)
    live.perform(commands.toggle_clock)
    clock.advance(minutes=1)
    live.perform(commands.toggle_clock)
    live.perform(commands.call_break, 5 * MINUTE)
    clock.advance(minutes=5)
    live.perform(commands.end)
    live.close()
    return folder.library.record(live.id, clock.now())


def lines(read: Record, encoding: str = "utf-8", columns: int = 113) -> list[str]:
    return list(pictures(read, columns, encoding))


def test_the_terminal_tells_planned_added_and_over_apart(read: Record) -> None:
    # The longest part is planned to take 25 minutes, a hundred cells: four cells a minute.
    drawn = lines(read)
    assert drawn[0] == f"Arrive      {'█' * 16}|{'▒' * 8}{'▞' * 12}"
    assert drawn[1] == f"Present     {'█' * 20}{' ' * 20}|"
    assert drawn[2].startswith("Sit back")
    assert drawn[7] == "| where the plan ends"


def test_the_whole_session_is_one_line_with_its_pauses_and_breaks(read: Record) -> None:
    drawn = lines(read, columns=40)
    assert drawn[-2] == f"{'█' * 8}{'▒' * 4}{'▞' * 6}{'█' * 10}{'─' * 2}{'·' * 10}"
    assert drawn[-1] == "█ took  ▒ added  ▞ over  ─ paused  · break"


def test_a_terminal_without_blocks_gets_signs(read: Record) -> None:
    drawn = "\n".join(lines(read, "ascii"))
    assert drawn.isascii()
    assert f"Arrive      {'#' * 16}|{'+' * 8}{'!' * 12}" in drawn


def test_nothing_is_drawn_for_whoever_listens_or_of_what_has_not_begun(read: Record) -> None:
    assert lines(read, columns=0) == []
    assert lines(replace(read, course=())) == []


def test_without_a_plan_no_mark_says_where_it_ends(read: Record) -> None:
    untimed = replace(
        read, phases=tuple(replace(part, planned=timedelta()) for part in read.phases)
    )
    assert "|" not in "\n".join(lines(untimed))


def widths(picture: Picture, filling: Filling) -> list[float]:
    areas = (each for each in picture.shapes if isinstance(each, Area) and each.x >= LEFT)
    return [round(each.width, 6) for each in areas if each.filling is filling]


def test_areas_are_as_long_as_the_times(read: Record) -> None:
    picture = plan_against_actual(read)
    four, ten, *_ = widths(picture, Filling.PLAN)
    assert ten == pytest.approx(four * 2.5)
    assert widths(picture, Filling.TOOK)[:2] == pytest.approx([four, four * 1.25])
    assert widths(picture, Filling.ADDED)[0] == pytest.approx(four / 2)
    assert widths(picture, Filling.OVER)[0] == pytest.approx(four * 0.75)
    assert "Arrive: planned 4:00, took 9:00, 3:00 over" in picture.alt


def test_the_timeline_says_in_words_when_the_clock_stood_still(read: Record) -> None:
    picture = timeline(read)
    assert "from 14:00 to 15:00 paused" in picture.alt
    assert "from 15:00 to 20:00 break" in picture.alt
    assert "from 9:00 Present" in picture.alt


def test_every_session_is_a_dot_and_the_middle_is_a_line(read: Record) -> None:
    others = [
        replace(
            read,
            phases=tuple(replace(part, overrun=part.overrun + n * MINUTE) for part in read.phases),
        )
        for n in range(3)
    ]
    picture = overruns(parts_across(each.times for each in others))
    dots = [each for each in picture.shapes if isinstance(each, Dot)]
    assert len(dots) == 3 * len(read.phases)
    middles = [each for each in picture.shapes if isinstance(each, Stroke) and each.is_bold]
    assert len(middles) == len(read.phases)
    assert middles[0].x1 == pytest.approx(dots[1].x)
    assert "Arrive: 4:00 over in the middle, 5:00 at most" in picture.alt


def test_shares_add_up_to_the_whole(read: Record) -> None:
    picture = shares(parts_across([read.times]))
    assert "Arrive: 64 %, plan 7 %" in picture.alt
    assert "Present: 36 %, plan 17 %" in picture.alt


def test_practice_and_demonstrations_are_kept_apart(read: Record) -> None:
    told = overview([read.times, replace(read, speed=60.0).times])
    headings = [getattr(block, "text", "") for block in told.blocks]
    assert "Reflective case discussion, demonstrations" in headings
    assert headings.count("1 session") == 2


def test_no_two_fillings_look_alike_without_colour(read: Record) -> None:
    drawn = svg_text(timeline(read)) + svg_text(plan_against_actual(read))
    patterns = {
        filling: drawn.split(f'<pattern id="{filling}"')[1].split(' d="')[1].split('"')[0]
        for filling in Filling
        if f'<pattern id="{filling}"' in drawn
    }
    # Without a pattern there are the outline of the plan and what it took, dark throughout.
    assert set(Filling) - set(patterns) == {Filling.PLAN, Filling.TOOK}
    assert len(set(patterns.values())) == len(patterns)


def test_every_label_stands_within_its_picture(read: Record) -> None:
    for picture in (
        plan_against_actual(read),
        timeline(read),
        overruns(parts_across([read.times])),
        shares(parts_across([read.times])),
    ):
        for each in picture.shapes:
            if isinstance(each, Text):
                assert 0 <= each.x <= picture.width
                assert 0 <= each.y <= picture.height
