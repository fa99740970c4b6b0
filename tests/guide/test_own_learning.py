"""One line of own learning for each seat: anonymised like a note, and exported alone."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.cli.commands import cli
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.events import NoteTaken
from group_supervision.core.format import Format, NoteKind
from group_supervision.errors import Refusal
from group_supervision.guide.note_taking import take_note
from group_supervision.guide.review import Review
from group_supervision.live.opening import open_session
from group_supervision.live.session import LiveSession
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.library import Library
from tests.conftest import StoppedClock


@pytest.fixture
def live(folder: DataFolder, rcd: Format, clock: StoppedClock) -> LiveSession:
    """Hold a session of three people with a note, to its review."""
    setup = Setup(60, people=3, policy=NotePolicy.AFTER)
    live = open_session(folder, rcd, setup, Anonymiser(), clock)
    live.perform(commands.begin)
    clock.advance(minutes=30)
    live.perform(commands.end)
    live.take_note(NoteKind.LEARNING, "we rush to fix")
    return live


def test_each_seat_has_one_line_and_it_is_anonymised_like_a_note(
    live: LiveSession, home: Path
) -> None:
    review = Review(live)
    assert review.seats_to_fill() == [1, 2, 3]
    review.take_learning(2, "I could have asked Kwabena Mensah sooner")
    assert review.seats_to_fill() == [1, 3]
    stored = Library(home).load(live.id)
    (learnt,) = [each for each in stored.events if isinstance(each, NoteTaken) and each.seat]
    assert learnt.text.text == "I could have asked Person A sooner"
    live.protect("sooner")
    assert "sooner" not in (home / "sessions" / f"{live.id}.json").read_text("utf-8")


def test_another_line_of_a_seat_replaces_the_one_before_for_good(
    live: LiveSession, home: Path
) -> None:
    review = Review(live)
    review.take_learning(2, "I was quiet too long")
    review.take_learning(2, "I listen better than I thought")
    file = (home / "sessions" / f"{live.id}.json").read_text("utf-8")
    assert "quiet too long" not in file
    assert "I listen better than I thought" in file
    for seat in (1, 3):
        review.take_learning(seat, "something of my own")
    with pytest.raises(Refusal, match="Each seat has its line"):
        review.seats_to_fill()


def test_it_is_undone_and_deleted_like_a_note_and_stays_learning(live: LiveSession) -> None:
    review = Review(live)
    review.take_learning(1, "I was quiet too long")
    with pytest.raises(Refusal, match="place of its own"):
        review.change_kind(2)
    review.undo()
    assert review.seats_to_fill() == [1, 2, 3]
    review.take_learning(3, "I was quiet too long")
    review.delete_note(2)
    assert review.seats_to_fill() == [1, 2, 3]


@pytest.mark.parametrize(
    ("seat", "kind", "reason"),
    [
        (0, NoteKind.LEARNING, "seats 1 to 3"),
        (4, NoteKind.LEARNING, "seats 1 to 3"),
        (1, NoteKind.FEELING, "own learning is for the review"),
    ],
)
def test_a_line_that_is_nobodys_is_refused(
    live: LiveSession, seat: int, kind: NoteKind, reason: str
) -> None:
    with pytest.raises(Refusal, match=reason):
        take_note(live, kind, "words", seat)


def test_during_the_session_and_without_notes_there_is_none(
    folder: DataFolder, rcd: Format, clock: StoppedClock
) -> None:
    for policy, ends, reason in (
        (NotePolicy.LIVE, False, "for the review"),
        (NotePolicy.NONE, True, "No notes"),
    ):
        live = open_session(folder, rcd, Setup(60, policy=policy), Anonymiser(), clock)
        live.perform(commands.begin)
        if ends:
            live.perform(commands.end)
        with pytest.raises(Refusal, match=reason):
            if policy is NotePolicy.NONE:
                Review(live).seats_to_fill()
            Review(live).take_learning(1, "words")
        live.close()


def test_it_is_exported_alone_for_each_seat_and_is_in_no_record_for_the_presenter(
    live: LiveSession,
) -> None:
    review = Review(live)
    review.take_learning(1, "quixotic first")
    review.take_learning(3, "quixotic third")
    live.close()

    def exported(*options: str) -> str:
        return CliRunner().invoke(cli, ["sessions", "export", live.id, *options]).output

    alone = exported("--what", "learning", "--seat", "3", "--as", "json")
    assert "quixotic third" in alone
    assert "quixotic first" not in alone
    assert "we rush to fix" not in alone
    assert "No learning was noted for seat 2." in exported("--what", "learning", "--seat", "2")
    for form in ("md", "json", "csv"):
        assert "quixotic" not in exported("--as", form)
    everything = CliRunner().invoke(cli, ["sessions", "export", "--all", "--as", "json"]).output
    assert "quixotic third" in everything


def test_it_is_found_by_its_words_and_told_with_its_session(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    Review(live).take_learning(3, "quixotic third")
    live.close()
    assert "quixotic third" in Library(home).summaries(clock.now())[0].text
    shown = CliRunner().invoke(cli, ["sessions", "show", live.id]).output
    assert "own learning, seat 3  quixotic third" in shown
