"""The live session: what happens is on disk, and what is undone is gone from it."""

import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.text import remembered
from group_supervision.anonymiser.text.remembered import words_kept
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.display import Display
from group_supervision.core.format import Format, NoteKind
from group_supervision.core.stage import RoomState
from group_supervision.errors import Refusal
from group_supervision.live.opening import open_session, resume_session
from group_supervision.live.session import LiveSession
from group_supervision.storage.folder import DataFolder
from tests.conftest import START, StoppedClock
from tests.examples import examples


def died(home: Path, clock: StoppedClock) -> None:
    """Let the last sign of life be now, by the clock of the test."""
    stamp = clock.now().timestamp()
    os.utime(home / "stage.json", (stamp, stamp))


def events_on_disk(live: LiveSession, home: Path) -> list[str]:
    path = home / "sessions" / f"{live.id}.json"
    if not path.exists():
        return []
    events = json.loads(path.read_text("utf-8"))["events"]
    return [events[key]["event"] for key in sorted(events, key=int)]


def test_before_the_session_begins_it_has_no_file_and_the_room_sees_the_welcome(
    live: LiveSession, home: Path
) -> None:
    assert events_on_disk(live, home) == []
    assert json.loads((home / "stage.json").read_text("utf-8"))["state"] == "welcome"
    live.close()
    assert not (home / "stage.json").exists()


def test_what_the_room_sees_is_made_anew_only_when_something_in_it_is_other(
    live: LiveSession, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    first = live.view
    clock.advance(minutes=1)
    assert live.view is first
    assert live.view.clock.elapsed_at(live.now) == timedelta(minutes=1)
    live.show(Display(words=0, words_since=live.now))
    words = live.view
    assert words.lines != first.lines
    clock.advance(minutes=2)
    assert live.view.lines == first.lines
    live.perform(commands.toggle_clock)
    assert live.view.state is RoomState.PAUSED


def test_whatever_happens_is_on_disk_at_once(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    clock.advance(minutes=1)
    live.perform(commands.toggle_clock)
    assert events_on_disk(live, home) == ["phase-entered", "clock-paused"]
    assert live.is_saved


UNDOABLE: tuple[tuple[str, Callable[[LiveSession], None]], ...] = (
    ("start", lambda live: live.perform(commands.begin)),
    ("going to “Present”", lambda live: live.perform(commands.advance)),
    ("going to “Arrive”", lambda live: live.perform(commands.go_back)),
    ("pause", lambda live: live.perform(commands.toggle_clock)),
    ("resume", lambda live: live.perform(commands.toggle_clock)),
    ("minute added", lambda live: live.perform(commands.grant, commands.MINUTE)),
    ("minute taken back", lambda live: live.perform(commands.grant, -commands.MINUTE)),
    ("last note (hypothesis)", lambda live: live.take_note(NoteKind.HYPOTHESIS, "a guess")),
    ("mark for what resonated", lambda live: live.perform(commands.resonate, 1)),
    ("end", lambda live: live.perform(commands.end)),
)


def test_every_step_can_be_undone_in_memory_and_on_disk_and_says_what_it_was(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    before = []
    for words, act in UNDOABLE:
        before.append((live.session, events_on_disk(live, home)))
        act(live)
        clock.advance(seconds=20)
        assert live.undoes == words
    for words, _ in reversed(UNDOABLE):
        assert live.undo() == words
        session, events = before.pop()
        assert live.session == session
        assert events_on_disk(live, home) == events
    assert live.undo() is None
    assert not list((home / "sessions").iterdir())


def test_what_was_undone_comes_back_from_memory(live: LiveSession, home: Path) -> None:
    for _, act in UNDOABLE:
        act(live)
    session, events = live.session, events_on_disk(live, home)
    for _ in UNDOABLE:
        live.undo()
    for words, _ in UNDOABLE:
        assert live.redo() == words
    assert live.redo() is None
    assert (live.session, events_on_disk(live, home)) == (session, events)


def test_something_new_leaves_nothing_to_bring_back(live: LiveSession) -> None:
    live.perform(commands.begin)
    live.perform(commands.advance)
    live.undo()
    live.perform(commands.toggle_clock)
    assert live.redo() is None


def test_undoing_a_pause_counts_its_time_as_run(live: LiveSession, clock: StoppedClock) -> None:
    live.perform(commands.begin)
    clock.advance(minutes=1)
    live.perform(commands.toggle_clock)
    clock.advance(minutes=5)
    assert live.session.elapsed(live.now) == timedelta(minutes=1)
    live.undo()
    assert live.session.elapsed(live.now) == timedelta(minutes=6)


def test_undoing_next_gives_the_old_phase_its_clock_back(
    live: LiveSession, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    clock.advance(minutes=2)
    live.perform(commands.advance)
    clock.advance(minutes=1)
    live.undo()
    assert live.session.elapsed(live.now) == timedelta(minutes=3)


def test_an_undone_note_is_gone_from_every_file(live: LiveSession, home: Path) -> None:
    live.perform(commands.begin)
    live.take_note(NoteKind.FEELING, "unmistakable")
    live.undo()
    for path in home.rglob("*"):
        assert path.is_dir() or "unmistakable" not in path.read_text("utf-8")


def test_what_is_only_shown_leaves_no_trace_and_is_no_step_of_undo(
    live: LiveSession, home: Path
) -> None:
    live.perform(commands.begin)
    before = (home / "sessions" / f"{live.id}.json").read_bytes()
    live.show(Display(prompt=1))
    live.show(Display(drift_line=2))
    live.show(Display(curtain=True))
    live.freeze()
    live.freeze()
    assert (home / "sessions" / f"{live.id}.json").read_bytes() == before
    assert live.undoes == "start"


def test_names_and_numbers_are_gone_before_anything_is_written(
    live: LiveSession, home: Path
) -> None:
    live.perform(commands.begin)
    live.take_note(NoteKind.FEELING, "AMARA’s mum, okafor, a@b.org, 07700 900123, 943 476 5919")
    text = (home / "sessions" / f"{live.id}.json").read_text("utf-8").lower()
    for raw in ("amara", "okafor", "a@b.org", "900123", "943"):
        assert raw not in text
    assert live.session.notes[0].text.text.startswith("Person A's mum") or (
        "Person A’s mum" in live.session.notes[0].text.text
    )


def test_a_full_disk_stops_nothing_and_is_caught_up_with(
    live: LiveSession, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.perform(commands.begin)

    def full(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("group_supervision.storage.tinydb_storage.write_atomically", full)
        patched.setattr("group_supervision.storage.stage_file.write_atomically", full)
        live.perform(commands.advance)
        live.take_note(NoteKind.HYPOTHESIS, "kept in memory")
        live.perform(commands.toggle_clock)
        live.undo()
        assert (live.is_saved, live.session.position) == (False, 1)
        assert events_on_disk(live, home) == ["phase-entered"]
    live.beat()
    assert live.is_saved
    assert events_on_disk(live, home) == ["phase-entered", "phase-entered", "note-taken"]


def test_the_room_follows_in_the_stage_file(live: LiveSession, home: Path) -> None:
    live.perform(commands.begin)
    live.perform(commands.advance)
    live.show(live.display.prompt_shifted(live.session.step.phase, 1))
    keys = json.loads((home / "stage.json").read_text("utf-8"))
    assert keys["state"] == "running"
    assert keys["title"] == "The presenter speaks"
    assert keys["lines"] == ["What's the dilemma?"]
    live.perform(commands.end)
    assert json.loads((home / "stage.json").read_text("utf-8"))["state"] == "ended"


def test_nothing_typed_is_ever_in_the_stage_file(
    folder: DataFolder, rcd: Format, clock: StoppedClock, home: Path
) -> None:
    anonymiser = Anonymiser()
    label = anonymiser.anonymise("labelcanary")
    setup = Setup(60, policy=NotePolicy.LIVE, group=label)
    live = open_session(folder, rcd, setup, anonymiser, clock)
    seen = ""
    acts: tuple[Callable[[], None], ...] = (
        lambda: live.perform(commands.begin),
        lambda: live.take_note(NoteKind.HYPOTHESIS, "notecanary"),
        lambda: live.perform(commands.resonate, 1),
        lambda: live.perform(commands.end),
    )
    for act in acts:
        act()
        seen += (home / "stage.json").read_text("utf-8")
    live.close()
    assert "canary" not in seen


def test_frozen_the_room_keeps_what_it_saw_until_it_must_not(live: LiveSession) -> None:
    live.perform(commands.begin)
    live.freeze()
    live.perform(commands.advance)
    assert live.view.title == "Arriving"
    live.perform(commands.toggle_clock)
    assert live.view.state is RoomState.PAUSED
    assert live.view.title == "The presenter speaks"


def test_starting_the_clock_again_takes_the_stop_card_away(live: LiveSession) -> None:
    live.perform(commands.begin)
    live.perform(commands.toggle_clock)
    live.show(Display(stopped=True))
    assert live.view.state.value == "stopped"
    live.perform(commands.toggle_clock)
    assert live.view.state.value == "running"


def test_a_new_phase_takes_prompts_away(live: LiveSession) -> None:
    live.perform(commands.begin)
    live.show(Display(prompt=0))
    live.perform(commands.advance)
    assert live.display.prompt is None


def test_kept_nothing_there_is_nothing_left(live: LiveSession, home: Path) -> None:
    live.perform(commands.begin)
    live.take_note(NoteKind.FEELING, "gone")
    session_id = live.id
    live.keep_nothing()
    live.close()
    for path in home.rglob("*"):
        assert session_id not in path.name
        assert path.is_dir() or session_id not in path.read_text("utf-8")


def test_a_session_that_broke_off_goes_on_with_its_labels(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    live.take_note(NoteKind.FEELING, "Amara is here")
    live.close()
    died(home, clock)
    clock.sleep(seconds=30)
    again = resume_session(DataFolder(home), live.id, clock)
    assert again.session.is_running
    assert again.session.elapsed(again.now) == timedelta(seconds=30)
    again._anonymiser.protect("Bisi")
    again.take_note(NoteKind.FEELING, "bisi too")
    assert [note.text.text for note in again.session.notes] == ["Person A is here", "Person B too"]
    again.close()


@pytest.mark.usefixtures("live")
def test_two_consoles_are_one_too_many(home: Path, rcd: Format, clock: StoppedClock) -> None:
    with pytest.raises(Refusal, match="another window"):
        open_session(DataFolder(home), rcd, Setup(60), Anonymiser(), clock)


def test_a_demonstration_runs_sixty_times_as_fast(
    folder: DataFolder, rcd: Format, clock: StoppedClock
) -> None:
    live = open_session(folder, rcd, Setup(60, speed=60), Anonymiser(), clock)
    live.perform(commands.begin)
    clock.advance(seconds=4)
    assert live.session.remaining(live.now) == timedelta()
    assert live.view.demonstration
    assert live.record().started_at == START
    live.close()


ACTS = st.lists(
    st.sampled_from(["next", "back", "clock", "grant", "note", "undo", "redo"]), max_size=25
)


@settings(max_examples=examples(10), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_disk_and_memory_never_part(
    acts: list[str], tmp_path_factory: pytest.TempPathFactory, rcd: Format
) -> None:
    clock = StoppedClock()
    folder = DataFolder(tmp_path_factory.mktemp("law"))
    live = open_session(folder, rcd, Setup(60, policy=NotePolicy.LIVE), Anonymiser(), clock)
    live.perform(commands.begin)
    ways: dict[str, Callable[[], object]] = {
        "next": lambda: live.perform(commands.advance),
        "back": lambda: live.perform(commands.go_back),
        "clock": lambda: live.perform(commands.toggle_clock),
        "grant": lambda: live.perform(commands.grant, commands.MINUTE),
        "note": lambda: live.take_note(NoteKind.HYPOTHESIS, "a guess"),
        "undo": live.undo,
        "redo": live.redo,
    }
    for act in acts:
        clock.advance(seconds=7)
        try:
            ways[act]()
        except Refusal:
            continue
        if live.session.is_started:
            assert folder.library.load(live.id).session == live.session
        else:
            assert folder.library.summaries(clock.now()) == []
    live.close()


def everything(live: LiveSession, home: Path) -> object:
    """Return what a session keeps, in memory and on disk."""
    files = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    return live.session, live.timeline, live.gap, live.display, live.facts, files


def test_reading_changes_nothing_and_a_tick_does_what_is_due(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    live.show(live.display.words_shown(0, live.now))
    clock.sleep(minutes=5)
    before = everything(live, home)
    for _ in range(2):
        _read = (live.now, live.view, live.published, live.record(), live.undoes, live.spans("a"))
    assert everything(live, home) == before
    assert live.tick()
    assert live.gap is not None
    assert everything(live, home) != before
    assert not live.tick()


def test_no_name_is_learned_from_a_note_that_is_refused(live: LiveSession) -> None:
    known = live._anonymiser.known
    with pytest.raises(Refusal):
        live.take_note(NoteKind.FEELING, "told Mr Kwame Mensah twice")
    assert live._anonymiser.known == known
    live.perform(commands.begin)
    live.take_note(NoteKind.FEELING, "told Mr Kwame Mensah twice")
    assert live._anonymiser.known != known


@pytest.mark.parametrize("leave", [LiveSession.close, LiveSession.keep_nothing])
def test_left_it_leaves_no_typed_word_in_what_the_anonymiser_remembers(
    live: LiveSession, leave: Callable[[LiveSession], None]
) -> None:
    live.perform(commands.begin)
    live.take_note(NoteKind.FEELING, "Kwame Mensah was late")
    assert words_kept() > 0
    leave(live)
    assert words_kept() == 0


def test_the_anonymiser_remembers_words_in_one_place_alone() -> None:
    sources = Path(remembered.__file__).parents[1].rglob("*.py")
    keeping = [each.name for each in sources if "lru_cache" in each.read_text("utf-8")]
    assert keeping == [Path(remembered.__file__).name]
