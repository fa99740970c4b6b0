"""The review: Enter keeps all with every doubt replaced; who wants to decides word by word."""

import json
import os
import re
from pathlib import Path

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import NoteKind
from group_supervision.core.text import Anonymised
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.guide.room_display import RoomDisplay
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.live.opening import open_session
from group_supervision.storage.folder import DataFolder
from group_supervision.tui.screens.live import LiveScreen
from group_supervision.tui.screens.replacement_keys import REPLACEMENT_BINDINGS
from group_supervision.tui.screens.review import ReviewScreen
from tests.conftest import StoppedClock
from tests.tui.conftest import Facilitator, Sit, Size

SIZES = [(80, 24), (120, 40), (60, 20), (200, 60)]
NOTES = ("kwabena told grace", "the flibbert form for kwabena mensah", "a heavy hour")


async def take(her: Facilitator, *notes: str) -> None:
    for note in notes:
        await her.press("m")
        await her.type(note)
        await her.press("enter")


async def review(her: Facilitator, *notes: str) -> None:
    """Lead a session with these notes to its review."""
    await her.press("n", "n", "n", "n")
    await take(her, *notes)
    await her.press("e", "enter", "enter", "h")
    assert isinstance(her.app.screen, ReviewScreen)


def kept(home: Path) -> list[str]:
    (path,) = (home / "sessions").glob("*.json")
    events = json.loads(path.read_text("utf-8"))["events"].values()
    return [each["text"] for each in events if each["event"] == "note-taken"]


async def test_enter_keeps_everything_with_all_doubts_replaced(lead: Sit, home: Path) -> None:
    async with lead() as her:
        await review(her, *NOTES)
        assert re.search(r"\d words we weren't sure of were replaced too\.", her.screen)
        await her.press("enter")
        assert "Saved on this machine." in her.screen
    assert kept(home)[0] == "Person A told Person B"
    assert "flibbert" not in "".join(kept(home))


async def test_the_palette_offers_no_picture_of_the_screen(lead: Sit) -> None:
    async with lead((120, 40)) as her:
        await review(her, *NOTES)
        await her.press("c", "ctrl+p")
        await her.type("screenshot")
        await her.pilot.pause()
        found = [row for row in her.screen.splitlines() if "screenshot" in row.lower()]
        assert len(found) <= 1  # what was typed, and nothing that fits it


async def test_without_a_doubt_none_is_spoken_of(lead: Sit) -> None:
    async with lead() as her:
        await review(her, "a heavy hour")
        assert "doubt" not in her.screen
        await her.press("c")
        assert "no doubts left" in her.screen
        assert "Nothing was replaced here." in her.screen
        await her.press("p", "tab", "r", "m", "s", "right", "up")
        assert "a heavy hour" in her.screen


async def test_the_first_doubt_is_shown_with_what_was_typed(lead: Sit) -> None:
    async with lead() as her:
        await review(her, *NOTES)
        await her.press("c")
        assert "►Person A◄ told Person B" in her.screen
        assert "“kwabena” may be a person: Person A." in her.screen
        assert "grace" not in her.screen


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("p", "Person A told Person B"),
        ("l", "a place told Person A"),
        ("o", "a name told Person A"),
        ("n", "kwabena told Person A"),
        ("v", "kwabena told Person A"),
    ],
)
async def test_one_key_decides_and_it_is_on_disk_at_once(
    lead: Sit, home: Path, key: str, written: str
) -> None:
    async with lead() as her:
        await review(her, "kwabena told grace")
        await her.press("c", key)
        label = kept(home)[0]
        assert label.replace("Person B", "Person A") == written.replace("Person B", "Person A")
        assert "“grace” may be" in her.screen


async def test_y_says_yes_to_what_it_was_taken_for(lead: Sit, home: Path) -> None:
    async with lead() as her:
        await review(her, "kwabena at oakfield primary", "so oakfield primary wrote")
        before = kept(home)
        await her.press("c", "y")
        assert "“kwabena” is a person." in her.screen
        assert "“oakfield primary” may be a school.   y yes" in her.screen
        await her.press("y")
        assert "no doubts left" in her.screen
        assert kept(home) == before
        await her.press("y", "escape")
        assert "doubt" not in her.screen


async def test_never_holds_in_every_note_and_here_in_one_alone(lead: Sit, home: Path) -> None:
    async with lead() as her:
        await review(her, "the flibbert form", "a flibbert again")
        await her.press("c", "n")
        assert [("flibbert" in note) for note in kept(home)] == [True, False]
        await her.press("v")
        assert kept(home) == ["the flibbert form", "a flibbert again"]
        await her.press("escape")
        assert "2 words stand as you typed them" in her.screen


async def test_what_was_given_back_can_be_taken_out_again(lead: Sit, home: Path) -> None:
    async with lead() as her:
        await review(her, "the flibbert form")
        await her.press("c", "n")
        assert "“flibbert” stands as you typed it." in her.screen
        assert kept(home) == ["the flibbert form"]
        await her.press("n", "o")
        assert "flibbert" not in kept(home)[0]


async def test_a_number_is_no_ordinary_word(lead: Sit, home: Path) -> None:
    async with lead() as her:
        await review(her, "nhs 943 476 5919")
        await her.press("c", "v")
        assert "A number isn't an ordinary word" in her.screen
        await her.press("a", "enter")
        assert "is no single word: it stays off the list" in her.screen
    assert "943" not in kept(home)[0]


async def test_tab_goes_to_the_next_doubt_and_round(lead: Sit) -> None:
    async with lead() as her:
        await review(her, "kwabena on 3/4/2016", "told grace")
        await her.press("c", "tab")
        assert "note 2 of 2" in her.screen
        assert "“grace”" in her.screen
        await her.press("tab", "right")
        assert "“3/4/2016” is a date" in her.screen
        await her.press("down", "up", "left")
        assert "note 2 of 2" in her.screen


async def test_a_role_stands_for_the_person_in_every_note(lead: Sit, home: Path) -> None:
    async with lead() as her:
        await review(her, "kwabena left", "then Kwabena Mensah's mum")
        await her.press("c", "r")
        await her.type("the child")
        await her.press("enter")
        assert kept(home) == ["the child left", "then the child's mum"]
        await her.press("r")
        assert "Person A is  the child" in her.screen
        await her.press("ctrl+u", "enter")
        assert kept(home) == ["Person A left", "then Person A's mum"]
        await her.press("r")
        await her.type("uncle of Thuy")
        await her.press("enter")
        assert "A role must not name anyone" in her.screen


async def test_two_labels_are_one_person_and_are_split_again(lead: Sit, home: Path) -> None:
    async with lead() as her:
        await review(her, "kwabena left", "kobby waited", "thuy rang")
        await her.press("c", "down", "m")
        assert "Person B is the same as ◄ Person A (kwabena) ►" in her.screen
        await her.press("right")
        assert "◄ Person C (thuy) ►" in her.screen
        await her.press("left", "enter")
        assert kept(home) == ["Person A left", "Person A waited", "Person C rang"]
        await her.press("s")
        assert "“kobby” is somebody else: Person D." in her.screen
        assert kept(home) == ["Person A left", "Person D waited", "Person C rang"]
        await her.press("s")
        assert "has no other name: nothing was split" in her.screen


async def test_a_name_that_was_missed_is_taken_out_of_every_note(lead: Sit, home: Path) -> None:
    async with lead() as her:
        await review(her, "the summer was long", "summer again")
        await her.press("c", "ctrl+n")
        await her.type("Summer")
        assert "Summer" not in her.screen
        await her.press("enter")
        assert "It is taken out wherever it is said." in her.screen
    assert not any("summer" in note.lower() for note in kept(home))


async def test_the_standing_list_is_read_before_it_is_kept(lead: Sit, home: Path) -> None:
    file = home / "ordinary-words.txt"
    async with lead() as her:
        await review(her, "the flibbert form", "the wuzzle form")
        await her.press("c", "a")
        assert "Words that are never names, in any session" in her.screen
        assert "flibbert" in her.screen
        assert not file.exists()
        await her.press("escape")
        assert not file.exists()
        assert "flibbert" not in kept(home)[0]
        await her.press("a", "enter")
        assert file.read_text("utf-8") == "flibbert\n"
        assert kept(home)[0] == "the flibbert form"
        await her.press("a")
        assert "flibbert\n" in her.screen.replace(" ", "")
        await her.press("up", "x", "enter")
        assert file.read_text("utf-8") == "wuzzle\n"
        await her.press("escape", "enter")
    async with lead() as her:
        await her.press("n", "n", "n", "n")
        await take(her, "a wuzzle")
        await her.press("e", "enter", "enter", "h")
        assert "doubt" not in her.screen


async def test_keeping_nothing_asks_twice(lead: Sit, home: Path) -> None:
    async with lead() as her:
        await review(her, "a heavy hour")
        await her.press("x", "enter")
        assert "There is no way back." in her.screen
        await her.press("escape")
        assert kept(home) == ["a heavy hour"]
        await her.press("x", "enter", "enter")
        assert "Nothing was kept." in her.screen
    assert not list((home / "sessions").iterdir())


async def test_a_note_added_at_the_review_is_marked_and_counted(lead: Sit, home: Path) -> None:
    async with lead() as her:
        await review(her, "a heavy hour")
        await her.press("m")
        await her.type("so kwabena stays")
        await her.press("enter")
        assert "1 word we weren't sure of was replaced too." in her.screen
        assert kept(home)[-1] == "so Person A stays"
        await her.press("u")
        assert "doubt" not in her.screen


async def test_after_a_crash_doubts_of_before_stay_replaced_and_it_is_said(
    lead: Sit, sit_down: Sit, home: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError), monkeypatch.context() as patched:
        patched.setattr(RoomDisplay, "show_prompt", broken)
        async with lead() as her:
            await her.press("n", "n", "n", "n")
            await take(her, "kwabena told grace", "a heavy hour")
            await her.press("right")
    stamp = clock.now().timestamp()
    os.utime(home / "stage.json", (stamp, stamp))
    async with sit_down() as her:
        await her.press("enter")
        await take(her, "thuy rang kwabena")
        await her.press("e", "enter", "enter", "h")
        assert (
            "In notes from before the restart, words we weren't sure of stay replaced."
            in " ".join(her.screen.split())
        )
        await her.press("c")
        assert "note 3 of 3" in " ".join(her.screen.split())
        await her.press("up", "up")
        assert "Person A is from before the restart: what was typed is forgotten." in " ".join(
            her.screen.split()
        )
        assert "p a person" not in " ".join(her.screen.split())
        await her.press("p", "n", "v", "a", "s")
        assert kept(home)[0] == "Person A told Person B"
        await her.press("r")
        await her.type("the child")
        await her.press("enter")
        assert kept(home)[0] == "The child told Person B"
        await her.press("r", "ctrl+u", "enter", "m", "right", "right", "enter")
        assert kept(home)[0] == "Person D told Person B"
        await her.press("down")
        assert (
            "In notes from before the restart, words we weren't sure of stay replaced."
            in " ".join(her.screen.split())
        )


async def test_one_screen_the_review_waits_for_enter_on_the_resting_card(lead: Sit) -> None:
    async with lead() as her:
        await her.press("n", "n", "n", "n")
        await take(her, "kwabena told grace")
        await her.press("e", "enter")
        assert isinstance(her.app.screen, LiveScreen)
        await her.press("z")  # some seconds have passed, in which nothing answered
        her.live.repaint()
        await her.pilot.pause()
        resting = her.screen
        assert "Enter review" in resting
        for key in ("space", "n", "c", "m", "tab", "right", "escape", "h", "p"):
            await her.press(key)
            assert isinstance(her.app.screen, LiveScreen)
            assert her.screen == resting
        assert "Person" not in resting
        assert "doubt" not in resting


LONG = "kwabena of oakfield primary (7), seen on 3 May and 3/4/2016 at 14 cobden street; " * 11
LENGTHS = {"short": ("kwabena told grace", "a heavy hour"), "long": (LONG, "thuy " * 100)}


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_looks_well_at_every_size(lead: Sit, size: Size, length: str) -> None:
    async with lead(size) as her:
        await her.press("n", "n", "n", "n")
        for note in LENGTHS[length]:
            her.live._live.take_note(her.live._live.session.step.phase.note_kind, note)
        await her.press("e", "enter", "enter", "h")
        screens = [her.screen]
        await her.press("down", "up", "c")
        for key in ("right", "left", "p", "n", "right", "tab", "down", "up"):
            await her.press(key)
            screens.append(her.screen)
            assert "►" in her.screen or "Nothing was replaced" in her.screen, her.screen
        await her.press("a")
        screens.append(her.screen)
    for screen in screens:
        assert "…" not in screen
        rows = screen.split("\n")
        assert len(rows) == size[1]
        assert all(len(row) <= size[0] for row in rows)
        assert re.search(r"Enter|Esc|is$", rows[-1] + rows[-2]), screen
    assert "? keys" in screens[0].splitlines()[-1]
    assert "? keys" in screens[1].splitlines()[-1]


async def test_every_key_is_listed_and_found_in_the_palette(lead: Sit) -> None:
    async with lead((120, 40)) as her:
        await review(her, *NOTES)
        await her.press("question_mark")
        assert "Go through what was replaced, word by word" in her.screen
        await her.press("escape", "c", "question_mark")
        for binding in REPLACEMENT_BINDINGS:
            assert binding.tooltip in her.screen
        await her.press("escape", "ctrl+p")
        await her.type("child")
        await her.pilot.pause()
        assert "Say who it is to the case" in her.screen


async def test_the_palette_stays_shut_over_lines_and_questions(lead: Sit) -> None:
    async with lead() as her:
        await review(her, *NOTES)
        assert her.app.check_action("command_palette", ())
        for keys in (("x",), ("escape", "m"), ("escape", "c", "r"), ("escape", "m")):
            await her.press(*keys)
            assert not her.app.check_action("command_palette", ())


@pytest.mark.parametrize("policy", [NotePolicy.AFTER, NotePolicy.NONE])
async def test_without_notes_there_is_nothing_to_check(sit_down: Sit, policy: NotePolicy) -> None:
    async with sit_down(defaults=SetupDefaults(policy=policy)) as her:
        await her.press("enter", "space", "e", "enter", "enter", "h", "c")
        assert isinstance(her.app.screen, ReviewScreen)
        assert "c check" not in her.screen


async def test_a_note_is_edited_and_nothing_is_left_of_the_old_words(lead: Sit, home: Path) -> None:
    async with lead((120, 40)) as her:
        await review(her, "kwabena was tired", "zqueasy about the rota")
        await her.press("n", "down", "enter")
        assert "zqueasy about the rota" in her.screen
        await her.press(*["backspace"] * len("zqueasy about the rota"))
        await her.type("tired about kwabena")
        await her.press("enter")
        assert "tired about Person A" in her.screen
        await her.press("escape")
        await her.press("enter")
    assert kept(home) == ["Person A was tired", "tired about Person A"]
    assert not any(b"zqueasy" in path.read_bytes() for path in home.rglob("*") if path.is_file())


async def test_a_note_is_deleted_after_a_question_and_made_another_kind_at_once(
    lead: Sit, home: Path
) -> None:
    async with lead((120, 40)) as her:
        await review(her, "perhaps the rota", "a heavy hour")
        await her.press("n", "k")
        assert "feeling" in her.screen
        await her.press("down", "x", "escape")
        assert len(kept(home)) == 2
        await her.press("x", "enter")
        assert kept(home) == ["perhaps the rota"]
        await her.press("x", "enter", "enter", "k", "x", "escape")
        assert isinstance(her.app.screen, ReviewScreen)
    assert kept(home) == []


async def test_somebodys_own_learning_is_typed_at_the_review_and_kept_for_their_seat(
    lead: Sit, home: Path
) -> None:
    async with lead() as her:
        await review(her, "a heavy hour")
        await her.press("o")
        assert "own learning, seat 1" in her.screen
        await her.press("ctrl+k", "ctrl+k")
        assert "own learning, seat 3" in her.screen
        await her.type("I fix too soon, says Kwabena Mensah")
        await her.press("enter")
        assert "seat 3" in her.screen
        await her.press("o", "escape", "enter")
    assert kept(home)[1] == "I fix too soon, says Person A"


async def test_left_for_later_one_key_at_home_and_one_in_the_library_lead_back(
    lead: Sit, home: Path
) -> None:
    async with lead() as her:
        await review(her, "a heavy hour")
        await her.press("escape")
        assert "The session is saved, and not reviewed yet: r at home reviews it." in her.screen
        assert "Review the session (ended just now)" in her.screen
        await her.press("r", "h")
        assert isinstance(her.app.screen, ReviewScreen)
        await her.press("escape", "l", "h")
        assert "not yet reviewed" in her.screen
        await her.press("r", "h")
        assert isinstance(her.app.screen, ReviewScreen)
        await her.press("enter")
        assert "Saved on this machine." in her.screen
        assert "Review the session" not in her.screen
    assert kept(home) == ["a heavy hour"]


async def test_a_line_for_next_time_is_asked_for_kept_and_shown_to_the_facilitator_alone(
    sit_down: Sit, home: Path
) -> None:
    home.mkdir()
    (home / "config.toml").write_text("next_time = true\n")
    defaults = SetupDefaults(policy=NotePolicy.AFTER, group="Tuesday")
    async with sit_down(defaults=defaults) as her:
        await her.press("enter", "space", "e", "enter", "enter", "h")
        assert "Anything to pick up next time?" in her.screen
        await her.press("f")
        await her.type("the quixotic rota, with Kwabena Mensah")
        await her.press("enter")
        assert "Anything to pick up next time?" not in her.screen
        await her.press("enter")
    async with sit_down(defaults=defaults) as her:
        await her.press("enter")
        assert "quixotic" not in her.screen
        await her.press("tab")
        assert "A line from last time. h: uncover" in her.screen
        await her.press("h")
        assert "From last time: the quixotic rota, with Person A" in her.screen
        await her.press("tab", "space")
        assert "quixotic" not in her.screen
        assert "quixotic" not in "".join(
            path.read_text("utf-8") for path in (home / "sessions").iterdir()
        )
        await her.press("tab", "h")
        assert "From last time: the quixotic rota" in her.screen


async def test_a_line_from_last_time_is_let_go_after_a_question(
    sit_down: Sit, home: Path, clock: StoppedClock
) -> None:
    live = open_session(
        DataFolder(home),
        load_format(DEFAULT_FORMAT),
        Setup(60, group=Anonymised("Tuesday")),
        Anonymiser(),
        clock,
    )
    live.perform(commands.begin)
    live.perform(commands.end)
    live.take_note(NoteKind.THREAD, "the quixotic rota")
    live.close()
    async with sit_down((120, 40), defaults=SetupDefaults(group="Tuesday")) as her:
        await her.press("enter", "tab", "h", "L")
        assert "Let go of the line from last time?" in her.screen
        await her.press("escape", "L", "enter", "h")
        assert "quixotic" not in her.screen
    assert "quixotic" not in (home / "sessions" / f"{live.id}.json").read_text("utf-8")
