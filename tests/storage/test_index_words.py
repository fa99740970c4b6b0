"""The index holds the words of notes to be searched, and never longer than the notes do."""

from pathlib import Path

from group_supervision.core import commands
from group_supervision.core.format import NoteKind
from group_supervision.guide.review import Review
from group_supervision.live.session import LiveSession
from group_supervision.storage.library import Library
from tests.conftest import StoppedClock


def listed(home: Path, clock: StoppedClock) -> str:
    """List the sessions as another window may, and return what the index then holds."""
    Library(home).summaries(clock.now())
    return index(home)


def index(home: Path) -> str:
    return (home / "index.json").read_text("utf-8")


def test_of_a_session_under_way_no_note_is_in_the_index(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    live.take_note(NoteKind.FEELING, "heavy about the rota")
    assert "rota" not in listed(home, clock)
    assert Library(home).summaries(clock.now())[0].text == "heavy about the rota"


def test_a_name_that_is_recognised_late_is_taken_out_of_the_index_too(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    live.take_note(NoteKind.FEELING, "heavy about the rota")
    live.perform(commands.end)
    assert "rota" in listed(home, clock)
    live.protect("rota")
    assert "rota" not in index(home)


def test_words_that_were_edited_deleted_or_undone_are_not_in_the_index(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    live.take_note(NoteKind.FEELING, "heavy about the rota")
    live.take_note(NoteKind.FEELING, "quiet about the form")
    live.perform(commands.end)
    review = Review(live)
    live.take_note(NoteKind.FEELING, "tired about the office")
    assert "office" in listed(home, clock)
    review.undo()
    assert "office" not in index(home)
    review.delete_note(2)
    assert "form" not in index(home).replace('"format"', "")
    review.edit_note(1, "heavy about the plan")
    assert "rota" not in index(home)
    assert "plan" in index(home)
