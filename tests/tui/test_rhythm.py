"""The rhythm and the checklist on the screen: private until `h`, one key for each thing."""

from datetime import date
from pathlib import Path

import pytest

from group_supervision.core.rhythm import Talk, Where
from group_supervision.guide.home import Todo
from group_supervision.guide.opening import Opening
from group_supervision.guide.rhythm import DiscussionRhythm
from group_supervision.storage.private_file import RHYTHM_FILE, SELF_RATING_FILE
from group_supervision.storage.rhythm_file import RhythmFile
from tests.conftest import StoppedClock
from tests.tui.conftest import Facilitator, Sit, Size


@pytest.fixture
def rhythm(home: Path, clock: StoppedClock) -> DiscussionRhythm:
    """Return a rhythm with two tags, the first of which is due."""
    made = Opening(home, clock).rhythm()
    made.keep_to("walsall/sup.all")
    made.add("walsall/case.cp", "striped teapot", "2026-01-01")
    made.add("walsall/case.any", "wooden ladder")
    return made


def talks(home: Path, tag: str = "striped teapot") -> list[Talk]:
    return list(RhythmFile(home).load().topic(tag).talks)


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_it_is_covered_on_one_screen_until_h(
    sit_down: Sit, rhythm: DiscussionRhythm, size: Size
) -> None:
    assert rhythm.is_due
    async with sit_down(size, Todo.RHYTHM) as her:
        for hidden in ("teapot", "due", "supervision"):
            assert hidden not in her.screen
        await her.press("enter", "d", "x")
        assert "teapot" not in her.screen
        await her.press("h", "down")
        assert "striped teapot" in her.screen
        assert "due since 2026-03-01" in her.screen
        assert "at least every 2 months" in " ".join(her.screen.split())
        assert ("A child protection plan" in her.screen.split("wooden")[0]) == (size[0] >= 110)
        await her.press("h")
        assert "teapot" not in her.screen


@pytest.mark.usefixtures("two_screens")
async def test_on_two_screens_it_opens_uncovered(sit_down: Sit, rhythm: DiscussionRhythm) -> None:
    assert rhythm.is_due
    async with sit_down((80, 24), Todo.RHYTHM) as her:
        assert "striped teapot" in her.screen


@pytest.mark.usefixtures("two_screens", "rhythm")
async def test_days_are_noted_undone_and_refused(sit_down: Sit, home: Path) -> None:
    async with sit_down((80, 24), Todo.RHYTHM) as her:
        await her.press("down", "enter")
        assert talks(home) == [Talk(date(2026, 3, 4), Where.SUPERVISION)]
        assert "noted for 2026-03-04: as agreed until 2026-05-04" in her.screen
        await her.press("enter")
        assert "noted for “striped teapot” already" in " ".join(her.screen.split())
        await her.press("u")
        assert talks(home) == []
        await her.press("d", *"2090-01-01", "enter")
        assert "2090-01-01 is still to come" in her.screen
        await her.press("d", *"3/3/2026", "enter", "g")
        assert "doesn't count" in her.screen
        assert talks(home) == [
            Talk(date(2026, 3, 3), Where.SUPERVISION),
            Talk(date(2026, 3, 4), Where.GROUP),
        ]


@pytest.mark.usefixtures("two_screens", "rhythm")
async def test_a_line_that_is_typed_is_no_key_and_can_be_left(sit_down: Sit, home: Path) -> None:
    async with sit_down((80, 24), Todo.RHYTHM) as her:
        await her.press("down", "w", *"xu", "escape")
        assert "Two words" not in her.screen
        await her.press("w")
        await her.type("amara okafor")
        await her.press("enter")
        assert "could be a name or a place" in her.screen
        assert "amara" not in her.screen
        await her.press("w")
        await her.type("large pumpkin")
        await her.press("enter")
        assert "Its tag is “large pumpkin”." in her.screen
    assert "okafor" not in (home / RHYTHM_FILE).read_text("utf-8")
    assert [topic.tag.text for topic in RhythmFile(home).load().topics] == [
        *("wooden ladder", "large pumpkin"),
    ]


@pytest.mark.usefixtures("two_screens")
async def test_ones_own_is_chosen_noted_and_taken_out(sit_down: Sit, home: Path) -> None:
    async with sit_down((80, 24), Todo.RHYTHM) as her:
        assert "no frequency chosen" in her.screen
        await her.press("o")
        assert "◄ Every practitioner's own supervision" in her.screen
        await her.press("right", "right", "enter")
        assert "From which day does it count?" in her.screen
        await her.press(*"2026-02-23", "enter", "enter")
        assert "as agreed until 2026-03-11" in her.screen
        assert RhythmFile(home).load().supervisions == (date(2026, 3, 4),)
        await her.press("x")
        assert RhythmFile(home).load().supervisions == ()
        await her.press("r")
        assert "That's your own supervision: choose a tag." in her.screen


@pytest.mark.usefixtures("two_screens")
async def test_a_tag_is_drawn_resolved_and_deleted(sit_down: Sit, home: Path) -> None:
    async with sit_down((80, 24), Todo.RHYTHM) as her:
        await her.press("a", "left", "escape", "a", "enter")
        assert "What a tag means isn't kept here" in " ".join(her.screen.split())
        await her.press("r")  # it is the chosen one
        assert "resolved" in her.screen
        await her.press("x", "escape")
    assert not (home / RHYTHM_FILE).exists()


async def test_home_leads_there_only_when_something_is_due(
    sit_down: Sit, rhythm: DiscussionRhythm
) -> None:
    rhythm.talked("striped teapot")
    async with sit_down() as her:
        assert "rhythm" not in her.screen
    rhythm.undo()
    async with sit_down() as her:
        assert "Discussion rhythm" in her.screen
        assert "teapot" not in her.screen
        await her.press("down", "down", "down", "enter", "h")
        assert "striped teapot" in her.screen


async def to_the_review(her: Facilitator, clock: StoppedClock) -> None:
    await her.press("enter", "space")
    clock.advance(minutes=1)
    await her.press("e", "enter", "enter", "h")


async def test_a_session_is_noted_with_a_tag_at_its_review(
    sit_down: Sit, rhythm: DiscussionRhythm, home: Path, clock: StoppedClock
) -> None:
    assert rhythm.is_due
    async with sit_down((80, 24)) as her:
        await her.press("enter")
        await to_the_review(her, clock)
        await her.press("a", "right", "left")
        assert "What was it about? ◄ striped teapot ►" in her.screen
        await her.press("enter")
        assert "The day is noted with “striped teapot”" in her.screen
        assert talks(home) == [Talk(date(2026, 3, 4), Where.GROUP)]
        await her.press("a")
        assert "striped teapot (noted)" in her.screen
        await her.press("enter")
        assert talks(home) == []
        await her.press("a", "enter", "enter")
    (session,) = (home / "sessions").glob("*.json")
    assert "teapot" not in session.read_text("utf-8")
    assert session.stem not in (home / RHYTHM_FILE).read_text("utf-8")
    assert len(talks(home)) == 1


async def test_the_group_sees_themes_alone_and_five_of_twenty(sit_down: Sit) -> None:
    async with sit_down((80, 24), Todo.REFLECT) as her:
        assert "(5 of 20)" in her.screen
        assert "Noticing what I'm not shown" in her.screen
        await her.press("y", "k", "f")
        for hidden in ("put off", "yes", "not yet"):
            assert hidden not in her.screen


async def test_ratings_are_private_and_kept_only_when_asked(sit_down: Sit, home: Path) -> None:
    async with sit_down((80, 24), Todo.REFLECT) as her:
        await her.press("h", "y", "p")
        assert "(5 of 20)" in her.screen
        assert "yes       Do I ask the hard questions" in her.screen
        assert "partly    Do I know what daily life" in her.screen
        await her.press("h")
        assert "partly" not in her.screen
        assert not (home / SELF_RATING_FILE).exists()
        await her.press("h", "k")
        assert (home / SELF_RATING_FILE).exists()
        await her.press("f", "escape")
    assert not (home / SELF_RATING_FILE).exists()


async def test_a_groups_own_list_follows_ours(sit_down: Sit, home: Path) -> None:
    (home / "reflective").mkdir(parents=True)
    (home / "reflective" / "ours.toml").write_text(
        'title = "Ours"\nsource = "us"\n[[questions]]\ntheme = "Rest"\nquestion = "Rested [/]?"',
        "utf-8",
    )
    async with sit_down((80, 24), Todo.REFLECT) as her:
        await her.press("l")
        assert "Ours (1 question)" in her.screen
        await her.press("h")
        assert "Rested [/]?" in her.screen


@pytest.mark.usefixtures("two_screens", "rhythm")
async def test_what_is_asked_stays_when_the_window_gets_another_size(sit_down: Sit) -> None:
    async with sit_down((100, 30), Todo.RHYTHM) as her:
        await her.press("a")
        asked = her.screen.strip().splitlines()[-1]
        await her.pilot.resize_terminal(80, 24)
        await her.pilot.pause()
        assert asked.split("  ")[0].strip()[:20] in her.screen
        assert "Add" in her.screen


@pytest.mark.usefixtures("two_screens", "rhythm")
async def test_what_was_said_stays_too_and_the_chosen_tag_is_chosen_still(sit_down: Sit) -> None:
    async with sit_down((100, 30), Todo.RHYTHM) as her:
        await her.press("down", "down", "enter")
        said = "“wooden ladder” noted for 2026-03-04"
        assert said in " ".join(her.screen.split())
        await her.pilot.resize_terminal(80, 24)
        await her.pilot.pause()
        assert said in " ".join(her.screen.split())
        await her.press("r")
        assert "“wooden ladder” is resolved" in " ".join(her.screen.split())
