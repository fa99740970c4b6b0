"""A name recognised late: earlier notes are rewritten, on disk too, and nothing brings it back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.session.decisions import Verdict
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import Format, NoteKind
from group_supervision.errors import Refusal
from group_supervision.live.opening import open_session, resume_session
from group_supervision.live.session import LiveSession
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.library import Library
from tests.conftest import StoppedClock

Begin = Callable[..., LiveSession]


@pytest.fixture
def begin(folder: DataFolder, rcd: Format, clock: StoppedClock) -> Begin:
    """Return a way to begin a session whose standing list holds names by mistake."""

    def begun(*notes: str, group: str | None = None) -> LiveSession:
        anonymiser = Anonymiser(never=["tamsin", "kezia"])
        label = None if group is None else anonymiser.anonymise(group)
        setup = Setup(60, policy=NotePolicy.LIVE, group=label)
        live = open_session(folder, rcd, setup, anonymiser, clock)
        live.perform(commands.begin)
        for note in notes:
            live.take_note(NoteKind.FEELING, note)
        return live

    return begun


def texts(live: LiveSession) -> list[str]:
    return [note.text.text for note in live.session.notes]


def on_disk(live: LiveSession, home: Path) -> list[str]:
    return [note.text.text for note in Library(home).load(live.id).session.notes]


def test_protecting_a_name_takes_it_out_of_earlier_notes(begin: Begin, home: Path) -> None:
    live = begin("tamsin left", "a heavy hour", "then Tamsin's aunt")
    assert on_disk(live, home) == ["tamsin left", "a heavy hour", "then Tamsin's aunt"]
    live.protect("Tamsin")
    expected = ["Person A left", "a heavy hour", "then Person A's aunt"]
    assert texts(live) == on_disk(live, home) == expected


def test_a_name_learned_from_a_later_note_takes_itself_out(begin: Begin, home: Path) -> None:
    live = begin("tamsin left")
    live.decide(lambda anonymiser: anonymiser.protect("Tamsin Oyelaran"))
    live.take_note(NoteKind.FEELING, "oyelaran and tamsin")
    assert on_disk(live, home) == ["Person A left", "Person A and Person A"]


def test_it_is_no_step_of_undo(begin: Begin, home: Path) -> None:
    live = begin("tamsin left")
    facts = live.facts
    live.protect("Tamsin")
    assert (live.facts, live.undoes) == (facts, "last note (feeling)")
    live.undo()
    assert on_disk(live, home) == []


def test_redo_brings_back_what_is_known_by_now(begin: Begin, home: Path) -> None:
    live = begin("tamsin left")
    live.undo()
    live.protect("Tamsin")
    live.redo()
    assert texts(live) == on_disk(live, home) == ["Person A left"]


def test_what_was_undone_for_good_is_forgotten(begin: Begin) -> None:
    live = begin("tamsin left")
    live.undo()
    live.perform(commands.toggle_clock)
    assert live.raw_notes.typed(1) is None


def test_the_group_label_and_the_index_follow(
    begin: Begin, home: Path, clock: StoppedClock
) -> None:
    live = begin(group="tamsin's group")
    assert Library(home).summaries(clock.now())[0].group == "tamsin's group"
    live.protect("Tamsin")
    for path in home.rglob("*"):
        assert path.is_dir() or "tamsin" not in path.read_text("utf-8").lower()
    assert live.session.plan.setup.group is not None
    assert live.session.plan.setup.group.text == "Person A's group"


def test_a_label_in_the_group_label_is_not_given_away_again(
    begin: Begin, home: Path, clock: StoppedClock
) -> None:
    live = begin(group="chidi's group")
    live.close()
    again = resume_session(DataFolder(home), live.id, clock)
    again.take_note(NoteKind.FEELING, "thuy is here")
    assert texts(again) == ["Person B is here"]
    again.close()


def test_after_a_crash_earlier_notes_follow_from_what_was_stored(
    begin: Begin, home: Path, clock: StoppedClock
) -> None:
    live = begin("kwabena and tamsin left")
    live.close()
    again = resume_session(DataFolder(home), live.id, clock)
    assert again.raw_notes.typed(1) is None
    again.protect("Tamsin")
    assert on_disk(again, home) == ["Person A and Person B left"]
    again.decide(lambda anonymiser: anonymiser.merge("Person B", "Person A"))
    assert on_disk(again, home) == ["Person A and Person A left"]
    again.undo()
    again.redo()
    assert on_disk(again, home) == ["Person A and Person A left"]
    again.close()


def test_a_doubt_given_back_is_on_disk_at_once_and_only_in_its_place(
    begin: Begin, home: Path
) -> None:
    live = begin("the flibbert form", "flibbert again")
    line = live.raw_notes.typed(1)
    assert line is not None
    (span,) = live.spans(line)
    live.decide(lambda anonymiser: anonymiser.decide(line, span, Verdict.NOT_A_NAME))
    first, second = on_disk(live, home)
    assert first == "the flibbert form"
    assert "flibbert" not in second


def test_a_refused_decision_changes_nothing(begin: Begin, home: Path) -> None:
    live = begin("kwabena left")
    with pytest.raises(Refusal):
        live.decide(lambda anonymiser: anonymiser.give_role("Person A", "uncle of Thuy"))
    assert on_disk(live, home) == ["Person A left"]


def test_a_full_disk_stops_nothing_and_the_name_goes_at_the_next_chance(
    begin: Begin, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = begin("tamsin left")

    def full(path: Path, text: str) -> None:  # noqa: ARG001 - as the real one
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("group_supervision.storage.tinydb_storage.write_atomically", full)
        live.protect("Tamsin")
        assert not live.is_saved
        assert texts(live) == ["Person A left"]
    live.beat()
    assert on_disk(live, home) == ["Person A left"]


def test_protecting_before_the_start_makes_no_file(
    folder: DataFolder, rcd: Format, clock: StoppedClock, home: Path
) -> None:
    anonymiser = Anonymiser(never=["tamsin"])
    group = anonymiser.anonymise("tamsin's group")
    live = open_session(folder, rcd, Setup(60, group=group), anonymiser, clock)
    live.protect("Tamsin")
    assert not list((home / "sessions").iterdir())
    live.perform(commands.begin)
    (path,) = (home / "sessions").glob("*.json")
    assert "tamsin" not in path.read_text("utf-8")
    live.close()


def test_nothing_typed_is_remembered_after_the_session(begin: Begin) -> None:
    live = begin("kwabena left")
    assert live.raw_notes.typed(1) == "kwabena left"
    live.close()
    assert live.raw_notes.typed(1) is None


def test_the_standing_list_is_kept_and_read_by_the_next_run(
    begin: Begin, home: Path, clock: StoppedClock
) -> None:
    live = begin("the flibbert form")
    assert live.ordinary_words.words == frozenset()
    live.ordinary_words.keep(["flibbert"])
    assert on_disk(live, home) == ["the flibbert form"]
    live.close()
    again = resume_session(DataFolder(home), live.id, clock)
    assert again.ordinary_words.words == {"flibbert"}
    assert again.spans("a flibbert") == []
    again.close()
