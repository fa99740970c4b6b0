"""A review that was left, or never opened, leaves the session to be reviewed: it is never lost."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import Format, NoteKind
from group_supervision.guide.home import HomeItem, Todo, home_items
from group_supervision.guide.opening import Opening
from group_supervision.guide.outcome import Kept, after_review
from group_supervision.guide.review import Review
from group_supervision.guide.session_tags import SessionTags
from group_supervision.guide.words.sessions import session_line
from group_supervision.live.opening import open_session
from group_supervision.live.session import LiveSession
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.library import Library
from tests.conftest import StoppedClock

GOLDEN = Path(__file__).parent.parent / "data" / "session-v1.json"


@pytest.fixture
def live(folder: DataFolder, rcd: Format, clock: StoppedClock) -> LiveSession:
    """Hold a session with a note to its end."""
    live = open_session(folder, rcd, Setup(60, policy=NotePolicy.LIVE), Anonymiser(), clock)
    live.perform(commands.begin)
    live.take_note(NoteKind.FEELING, "a heavy hour")
    clock.advance(minutes=30)
    live.perform(commands.end)
    return live


def reviews(home: Path, clock: StoppedClock) -> list[HomeItem]:
    return [each for each in Opening(home, clock).items() if each.todo is Todo.REVIEW]


def test_a_review_that_was_left_is_offered_at_home_and_said_in_the_library(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    assert "not reviewed yet" in after_review(live, Kept.LATER, SessionTags(live, None))
    live.close()
    clock.advance(minutes=45)
    (item,) = reviews(home, clock)
    assert item.session_id == live.id
    assert item.label.startswith("Review the session (ended ")
    (summary,) = Library(home).summaries(clock.now())
    assert session_line(summary).endswith("not yet reviewed")
    again = Opening(home, clock).take_up(item)
    assert [note.text.text for note in Review(again).live.session.notes] == ["a heavy hour"]
    assert after_review(again, Kept.ALL, SessionTags(again, None)) == "Saved on this machine."
    again.close()
    assert reviews(home, clock) == []
    assert session_line(Library(home).summaries(clock.now())[0]).endswith("1 note")


def test_one_whose_program_was_killed_at_the_end_is_offered_too(
    live: LiveSession, home: Path, clock: StoppedClock, tmp_path: Path
) -> None:
    shutil.copytree(home / "sessions", tmp_path / "other" / "sessions")  # nobody left it
    assert [each.session_id for each in reviews(tmp_path / "other", clock)] == [live.id]
    live.close()


def test_one_that_is_under_way_or_was_kept_or_is_from_before_needs_no_review(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    live.undo()
    assert reviews(home, clock) == []
    live.perform(commands.end)
    after_review(live, Kept.ALL, SessionTags(live, None))
    live.close()
    assert (
        "awaits_review"
        not in json.loads((home / "sessions" / f"{live.id}.json").read_text("utf-8"))["session"][
            "1"
        ]
    )
    shutil.copyfile(GOLDEN, home / "sessions" / "k7p2mn.json")
    assert reviews(home, clock) == []


def test_after_nothing_was_kept_nothing_is_left_to_be_reviewed(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    Review(live).keep_nothing()
    live.close()
    assert reviews(home, clock) == []


@pytest.mark.parametrize(("minutes", "first"), [(5, Todo.REVIEW), (45, Todo.START)])
def test_it_comes_first_at_home_while_it_is_fresh(minutes: int, first: Todo) -> None:
    items = home_items([], not_reviewed=[("k7p2mn", timedelta(minutes=minutes))])
    assert items[0].todo is first
    assert [each.todo for each in items].count(Todo.REVIEW) == 1
