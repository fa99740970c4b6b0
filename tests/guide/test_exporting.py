"""What an export holds, and what is said about it."""

import json
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import jsonschema
import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import Gathering, NotePolicy, Setup
from group_supervision.core.format import Format, NoteKind
from group_supervision.core.record import Learning, Record
from group_supervision.errors import BadInput, Refusal
from group_supervision.export.forms import Form
from group_supervision.guide.exporting import What, export, export_everything
from group_supervision.live.opening import open_session
from group_supervision.storage.folder import DataFolder
from tests.conftest import START, StoppedClock

SCHEMAS = Path(__file__).parent.parent.parent / "docs" / "schema"
NOTICES = (
    "Names and identifiers were removed as far as we can tell: check it.",
    "This is not the case record.",
)


def valid(value: object, name: str) -> None:
    """Check JSON against its documented schema."""
    schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(value)


@pytest.fixture
def read(folder: DataFolder, rcd: Format, clock: StoppedClock) -> Record:
    """Hold a supervision group's session with every kind of note; read it back."""
    setup = Setup(60, policy=NotePolicy.LIVE, gathering=Gathering.SUPERVISION)
    live = open_session(folder, rcd, setup, Anonymiser(), clock)
    live.perform(commands.begin)
    for _ in range(3):
        clock.advance(minutes=10)
        live.perform(commands.advance)
    live.take_note(NoteKind.HYPOTHESIS, "who holds the worry")
    live.take_note(NoteKind.HYPOTHESIS, "is it the rota")
    live.take_note(NoteKind.FEELING, "tired and angry")
    live.take_note(NoteKind.QUESTION, "what does the school know")
    live.take_note(NoteKind.FOLLOW_UP, "talk to the manager")
    live.take_note(NoteKind.LEARNING, "we rush to fix")
    live.perform(commands.resonate, 2)
    live.perform(commands.grant, timedelta(minutes=1))
    clock.advance(minutes=30)
    live.perform(commands.end)
    live.close()
    found = folder.library.record(live.id, clock.now())
    texts = [note.text for note in found.notes]
    own = (Learning(1, texts[0]), Learning(3, texts[2]), Learning(3, texts[3]))
    return replace(found, learning=own)


def told(read: Record, what: What, form: Form = Form.MARKDOWN, seat: int | None = None) -> str:
    return export(read, what, form, seat).content.decode("utf-8")


@pytest.mark.parametrize("what", What)
@pytest.mark.parametrize("form", [form for form in Form if form.is_text])
def test_every_export_says_what_it_is_and_what_it_is_not(
    read: Record, what: What, form: Form
) -> None:
    text = told(read, what, form)
    assert all(notice in text for notice in NOTICES)
    titles = {
        What.RECORD: "Record for the presenter",
        What.LEARNING: "Own learning",
        What.TIMINGS: "Timings of a session",
    }
    assert (f'"what": "{what}"' if form is Form.JSON else titles[what]) in text


def test_the_record_has_what_resonated_before_the_other_key_words(read: Record) -> None:
    text = told(read, What.RECORD)
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == [
        "## What resonated",
        "## What the group wondered",
        "## Feelings",
        "## Questions",
        "## What you agreed to follow up",
    ]
    assert text.index("H2: is it the rota") < text.index("H1: who holds the worry")
    assert text.count("is it the rota") == 1
    assert "we rush to fix" not in text


def test_own_learning_has_no_note_of_the_case(read: Record) -> None:
    text = told(read, What.LEARNING)
    for note in ("is it the rota", "talk to the manager", "H1"):
        assert note not in text
    assert "## Seat 1" in text
    assert "## Seat 3" in text
    assert "we rush to fix" in text


def test_a_seat_has_its_own_lines_alone(read: Record) -> None:
    text = told(read, What.LEARNING, seat=3)
    assert "tired and angry" in text
    assert "what does the school know" in text
    for others in ("who holds the worry", "we rush to fix", "Seat"):
        assert others not in text


@pytest.mark.parametrize("form", [form for form in Form if form.is_text])
def test_timings_hold_nothing_that_anyone_said(read: Record, form: Form) -> None:
    text = told(read, What.TIMINGS, form)
    for note in read.notes:
        assert note.text.text not in text


def test_what_is_handed_on_names_neither_session_nor_group(read: Record) -> None:
    labelled = replace(read, group="Tuesday")
    for what in What:
        for form in (form for form in Form if form.is_text):
            text = told(labelled, what, form)
            assert read.id not in text
            assert "Tuesday" not in text


@pytest.mark.parametrize("what", What)
def test_the_json_of_every_kind_is_as_documented(read: Record, what: What) -> None:
    valid(json.loads(told(read, what, Form.JSON)), "export")


def test_everything_as_json_is_as_documented_and_lacks_nothing(read: Record) -> None:
    whole = json.loads(export_everything([read], START).content)
    valid(whole, "export")
    (session,) = whole["sessions"]
    assert [note["text"] for note in session["notes"]] == [note.text.text for note in read.notes]
    assert [line["seat"] for line in session["learning"]] == [1, 3, 3]


def test_the_schema_would_see_a_key_that_is_missing(read: Record) -> None:
    keys = json.loads(told(read, What.TIMINGS, Form.JSON))
    del keys["phases"][0]["overrun_seconds"]
    with pytest.raises(jsonschema.ValidationError):
        valid(keys, "export")


def test_a_session_without_notes_says_so_and_is_exported_all_the_same(read: Record) -> None:
    empty = replace(read, notes=(), learning=())
    for what, said in (
        (What.RECORD, "Nothing was noted"),
        (What.LEARNING, "No learning was noted"),
    ):
        made = export(empty, what, Form.MARKDOWN)
        assert said in made.sentences[0]
        assert said in made.content.decode()
    assert export(empty, What.TIMINGS, Form.MARKDOWN).sentences == ()
    assert "seat 2" in export(read, What.LEARNING, Form.HTML, 2).sentences[0]


def test_an_unfinished_session_is_exported_as_it_stands_and_says_so(read: Record) -> None:
    made = export(replace(read, is_closed=False, clock="paused"), What.RECORD, Form.MARKDOWN)
    assert made.sentences == ("This session isn't finished: the export says how it stands now.",)
    assert "unfinished" in made.content.decode()


def test_a_seat_goes_with_learning_alone(read: Record) -> None:
    with pytest.raises(BadInput, match="--what learning"):
        export(read, What.RECORD, Form.HTML, 2)


@pytest.mark.parametrize(("form", "extra"), [(Form.WORD, "word"), (Form.PDF, "pdf")])
def test_a_missing_library_is_one_sentence_that_says_how_to_get_it(
    read: Record, form: Form, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, {"word": "docx", "pdf": "typst"}[extra], None)
    with pytest.raises(Refusal, match=rf"pip install 'group-supervision\[{extra}\]'"):
        export(read, What.RECORD, form)


def test_characters_that_no_font_has_are_said_to_show_as_boxes(read: Record) -> None:
    unheard = replace(read.notes[0], text=type(read.notes[0].text)("a sign: \U00013000\U0001fbf9"))
    made = export(replace(read, notes=(unheard,)), What.RECORD, Form.PDF)
    assert "boxes" in made.sentences[-1]
    assert made.content.startswith(b"%PDF-")


def test_the_same_session_is_exported_to_the_same_bytes(read: Record) -> None:
    for form in Form:
        first, second = (export(read, What.TIMINGS, form).content for _ in range(2))
        assert first == second, form
