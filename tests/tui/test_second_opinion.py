"""A model of the user's own reads the notes too, at the review; without one nothing changes."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from group_supervision.core import commands
from group_supervision.core.format import NoteKind
from group_supervision.errors import BadInput
from group_supervision.live.second_opinion import consult_model
from group_supervision.live.session import LiveSession
from tests.tui.conftest import Sit


@dataclass(frozen=True)
class Entity:
    start_char: int
    end_char: int
    label_: str


@dataclass(frozen=True)
class Reading:
    ents: tuple[Entity, ...]


@pytest.fixture
def spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be a spaCy whose model takes every window for a person."""

    def read(text: str) -> Reading:
        start = text.find("window")
        return Reading(() if start < 0 else (Entity(start, start + 6, "PERSON"),))

    module = ModuleType("spacy")
    monkeypatch.setattr(module, "load", lambda _: read, raising=False)
    monkeypatch.setitem(sys.modules, "spacy", module)


def notes_on_disk(home: Path) -> list[str]:
    (path,) = (home / "sessions").glob("*.json")
    events = json.loads(path.read_text("utf-8"))["events"].values()
    return [event["text"] for event in events if event["event"] == "note-taken"]


@pytest.mark.usefixtures("spacy")
def test_what_the_model_finds_is_taken_out_of_the_file(live: LiveSession, home: Path) -> None:
    live.perform(commands.begin)
    live.take_note(NoteKind.QUESTION, "who sits by the window here")
    assert notes_on_disk(home) == ["who sits by the window here"]
    consult_model(live, home)
    (text,) = notes_on_disk(home)
    assert "window" not in text
    assert live.raw_notes.doubts(live.session.notes) == 1


def test_without_spacy_it_says_so_and_changes_nothing(
    live: LiveSession, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    live.perform(commands.begin)
    live.take_note(NoteKind.QUESTION, "who sits by the window here")
    with pytest.raises(BadInput, match="isn't installed"):
        consult_model(live, home)
    assert notes_on_disk(home) == ["who sits by the window here"]


@pytest.mark.usefixtures("spacy")
async def test_the_review_opens_with_it_when_the_settings_name_a_model(
    lead: Sit, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROUP_SUPERVISION_NER_MODEL", str(home))
    async with lead((80, 24)) as her:
        await her.press("m")
        await her.type("by the window")
        await her.press("enter", "e", "enter", "enter", "h")
        assert "1 word we weren't sure of was replaced" in her.screen
        assert "window" not in her.screen
