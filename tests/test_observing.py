"""A practice round is observed from a second terminal, which sees no more than the room."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.checklist import Item, Mark
from group_supervision.core.choices import Kind, NotePolicy, Setup
from group_supervision.core.format import Format
from group_supervision.errors import Refusal
from group_supervision.guide.observing import Observation
from group_supervision.guide.practice_summary import rounds_held
from group_supervision.guide.words.practice import Incidents
from group_supervision.live.opening import open_session
from group_supervision.live.session import LiveSession
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.line_output import LineOutput
from group_supervision.plain.observer import ObserverDialogue
from group_supervision.storage.checklist_file import ChecklistFiles
from group_supervision.storage.deleted import Deleted
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.library import Library
from group_supervision.tui.observer_app import ObserverApp
from tests.conftest import StoppedClock
from tests.plain.conftest import Facilitator as Typist
from tests.tui.reading import read
from tests.tui.tapping import tap


@pytest.fixture
def practice(home: Path, clock: StoppedClock, rcd: Format) -> Iterator[LiveSession]:
    """Lead a practice round that has begun."""
    setup = Setup(20, policy=NotePolicy.NONE, kind=Kind.PRACTICE)
    live = open_session(DataFolder(home), rcd, setup, Anonymiser(), clock)
    live.perform(commands.begin)
    yield live
    live.close()


def marks_on_disk(home: Path, session_id: str) -> object:
    return json.loads((home / "checklists" / f"{session_id}.json").read_text("utf-8"))["marks"]


def test_the_observer_marks_what_was_seen_and_sees_where_the_round_is(
    practice: LiveSession, home: Path, clock: StoppedClock
) -> None:
    observation = Observation(home, clock)
    observation.look()
    assert observation.where == "Arriving: 1 minute left"
    observation.mark(Item.AGREEMENT, Mark.SEEN)
    observation.mark(Item.QUIET, Mark.PARTLY)
    observation.mark(Item.QUIET, None)
    assert marks_on_disk(home, practice.id) == {"agreement": "seen"}
    assert ChecklistFiles(home).load(practice.id) == {Item.AGREEMENT: Mark.SEEN}


@pytest.mark.usefixtures("practice")
def test_another_terminal_goes_on_with_the_marks(home: Path, clock: StoppedClock) -> None:
    first = Observation(home, clock)
    first.look()
    first.mark(Item.QUIET, Mark.NOT_NEEDED)
    again = Observation(home, clock)
    again.look()
    assert again.marks == {Item.QUIET: Mark.NOT_NEEDED}


def test_a_session_that_is_no_practice_is_not_observed(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    observation = Observation(home, clock)
    observation.look()
    assert observation.where == "Waiting for a practice round."
    with pytest.raises(Refusal, match="no practice round"):
        observation.mark(Item.QUIET, Mark.SEEN)
    assert not (home / "checklists").exists()


def test_deleting_a_round_deletes_its_checklist(
    practice: LiveSession, home: Path, clock: StoppedClock
) -> None:
    observation = Observation(home, clock)
    observation.look()
    observation.mark(Item.QUIET, Mark.SEEN)
    practice.perform(commands.end)
    practice.close()
    Deleted(Library(home)).delete(practice.id)
    assert list((home / "checklists").iterdir()) == []


def test_the_summary_is_times_and_marks_alone(
    practice: LiveSession, home: Path, clock: StoppedClock
) -> None:
    observation = Observation(home, clock)
    observation.look()
    observation.mark(Item.QUIET, Mark.SEEN)
    clock.advance(minutes=19)
    practice.perform(commands.end)
    practice.close()
    (held,) = rounds_held(home, clock)
    assert held.times.endswith("took 19 minutes of 20 minutes")
    assert set(held.as_keys()) == {"began", "planned_seconds", "actual_seconds", "checklist"}
    assert held.as_keys()["checklist"] == {"quiet": "seen"}
    clock.advance(minutes=25 * 60)
    assert rounds_held(home, clock) == []


@pytest.mark.usefixtures("practice")
def test_the_observer_can_have_something_acted_out_and_writes_nothing_of_it(
    home: Path, clock: StoppedClock
) -> None:
    before = sorted(home.rglob("*"))
    observation = Observation(home, clock)
    drawn = {observation.draw_incident() for _ in Incidents}
    assert len(drawn) == len(Incidents)
    assert all(each.startswith("To be acted out: ") for each in drawn)
    assert sorted(home.rglob("*")) == before


def test_what_was_tampered_with_is_no_checklist(practice: LiveSession, home: Path) -> None:
    files = ChecklistFiles(home)
    files.keep(practice.id, {Item.QUIET: Mark.SEEN})
    for text in ("{", '{"version": 1, "marks": {"quiet": "best"}}', '{"version": 1, "marks": []}'):
        (home / "checklists" / f"{practice.id}.json").write_text(text, "utf-8")
        assert files.load(practice.id) == {}
    assert files.load("../../victim") == {}


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_one_key_marks_the_line_that_is_looked_at(
    practice: LiveSession, home: Path, clock: StoppedClock, size: tuple[int, int]
) -> None:
    app = ObserverApp(home, clock)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "Arriving: 1 minute left" in read(app)
        await tap(pilot, "down", "p", "down", "s", "backspace", "down", "x")
        assert "partly      Kept the presenter's time" in read(app)
    assert marks_on_disk(home, practice.id) == {
        "held-time": "partly",
        "choice-of-seat": "not-needed",
    }


def test_line_by_line_a_number_and_a_letter_mark(
    practice: LiveSession, home: Path, clock: StoppedClock
) -> None:
    her = Typist(("1 s", "12x", "13 s", "h", "1 -", "", "q"), clock)
    conversation = Conversation(her, LineOutput(her.write, "utf-8"))
    assert ObserverDialogue(Observation(home, clock), conversation).hold() == 0
    assert "Opened with the agreement and its limits: seen." in her.heard
    assert "1. Opened with the agreement and its limits: seen." in her.heard
    assert her.heard[-2].startswith("Arriving: ")
    assert marks_on_disk(home, practice.id) == {"presenter-after": "not-needed"}
