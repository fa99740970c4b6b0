"""What will be replaced is marked as it is typed, by shape and colour; the room never sees it."""

import pytest
from rich.style import Style

from group_supervision.core.choices import NotePolicy, Screens
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.guide.words.choices import options
from group_supervision.tui.widgets.covered_line import CoveredLine
from group_supervision.tui.widgets.note_line import NoteLine
from tests.tui.conftest import Facilitator, Sit

TYPED = "told grace that dob is 3/4/2016 "


def styles(her: Facilitator, word: str) -> Style:
    """Return how a word in the note line is drawn."""
    line = her.app.screen.query_exactly_one("#note", NoteLine)
    text = ""
    for segment in line.render_line(0):
        if word in segment.text:
            return segment.style or Style()
        text += segment.text
    pytest.fail(f"“{word}” is not drawn in one piece: {text}")


async def console(her: Facilitator, typed: str) -> None:
    """Open the note line on the uncovered console, and type."""
    await her.press("n", "n", "n", "n", "m")
    await her.type(typed)


@pytest.mark.parametrize("no_color", [False, True], ids=["colours", "NO_COLOR"])
@pytest.mark.usefixtures("two_screens")
async def test_sure_and_doubtful_differ_in_shape_and_colour(
    lead: Sit, monkeypatch: pytest.MonkeyPatch, no_color: bool
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    async with lead() as her:
        await console(her, TYPED)
        sure, doubtful, plain = styles(her, "3/4/2016"), styles(her, "grace"), styles(her, "told")
    assert sure.reverse
    assert not sure.underline
    assert doubtful.underline
    assert not doubtful.reverse
    assert not plain.reverse
    assert not plain.underline
    assert len({sure.color, doubtful.color, plain.color}) == 3


@pytest.mark.usefixtures("two_screens")
async def test_an_unfinished_word_is_not_doubted_before_its_last_letter(lead: Sit) -> None:
    async with lead() as her:
        await console(her, "told kwabena")
        assert not styles(her, "told kwabena").underline
        await her.press("space")
        assert styles(her, "kwabena").underline
        await her.press("left", "left", "left")
        assert styles(her, "kwab").underline


@pytest.mark.usefixtures("two_screens")
async def test_marks_follow_the_line_and_are_looked_for_once_for_each_change(
    lead: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with lead() as her:
        await console(her, "")
        line = her.app.screen.query_exactly_one("#note", NoteLine)
        looked: list[str] = []
        find = her.live._live.spans

        def counted(text: str) -> list[object]:
            looked.append(text)
            return list(find(text))

        monkeypatch.setattr(line, "_find", counted)
        await her.press("a", "b", "space")
        assert looked == ["a", "ab", "ab "]
        await her.press("left", "right")
        assert looked == ["a", "ab", "ab "]


async def test_where_the_room_may_be_looking_no_letter_and_no_mark_is_drawn(lead: Sit) -> None:
    async with lead() as her:
        await her.press("m")
        await her.type(TYPED)
        line = her.app.screen.query_exactly_one("#note", CoveredLine)
        assert "".join(segment.text for segment in line.render_line(0)).strip() == "note: 6 words"
        for keys in (("tab",), ("h",)):
            await her.press("escape", *keys, "m")
            assert "note: 6 words" in her.screen
            assert "grace" not in her.screen


@pytest.mark.usefixtures("two_screens")
async def test_numbers_and_names_to_protect_are_not_marked(lead: Sit) -> None:
    async with lead() as her:
        await console(her, "grace ")
        await her.press("escape", "ctrl+n")
        await her.type("kwabena ")
        line = her.app.screen.query_exactly_one("#note", NoteLine)
        assert line.marks() == []
        assert "kwabena" not in her.screen


async def test_two_windows_mark_from_the_start(sit_down: Sit, home: object) -> None:
    async with sit_down(defaults=SetupDefaults(policy=NotePolicy.LIVE)) as her:
        setup = her.app.screen
        setup._screens.offer(options(Screens), Screens.TWO)  # type: ignore[attr-defined]
        await her.press("enter", "space", "m")
        await her.type(TYPED)
        assert styles(her, "grace").underline
    assert home
