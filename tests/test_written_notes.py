"""The notes written by hand are read as they are marked, and a bad mark says where it stands."""

import json
import re
from pathlib import Path

import pytest

from benchmarks.written_notes import FOLDER, BadMarkError, Note, main, read, records

HEADER = "# roster=Kemi; Dave H | kemi=f:nigerian; tyrone=m:caribbean; moyos=n:southern_african\n"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "set.txt"


def only_note(written: Path, line: str, header: str = HEADER) -> Note:
    written.write_text(header + line + "\n", "utf-8")
    (note,) = read([written])
    return note


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_set_is_read_and_no_brace_is_left(path: Path) -> None:
    notes = read([path])
    assert len(notes) >= 170
    assert not any(set("{}[]") & set(note.text) for note in notes)


def test_there_are_twenty_four_sets_and_a_third_of_the_notes_name_nobody() -> None:
    notes = read()
    assert len({note.session.name.rpartition("-")[0] for note in notes}) == 24
    new = [note for note in notes if note.session.name.startswith("new")]
    assert len(new) >= 4000
    assert len({person.origin for note in new for person in note.session.people.values()}) == 23
    silent = [note for note in new if not any(r["required"] for r in spans_of(note))]
    assert 0.28 <= len(silent) / len(new) <= 0.38


def spans_of(note: Note) -> list[dict[str, object]]:
    (record,) = records([note])
    spans = record["spans"]
    assert isinstance(spans, list)
    return spans


def test_a_mark_becomes_plain_text_and_a_span(written: Path) -> None:
    note = only_note(written, "{kemi:kemi} rang {tyrone:Tyrone}'s nan")
    assert note.text == "kemi rang Tyrone's nan"
    assert [(note.text[s.start : s.end], s.kind, s.key) for s in note.spans] == [
        ("kemi", "PERSON", "kemi"),
        ("Tyrone", "PERSON", "tyrone"),
    ]


def test_initials_keep_the_key_of_their_person(written: Path) -> None:
    (span,) = only_note(written, "→ {kemi.i:KO} to ring").spans
    assert (span.kind, span.key) == ("INITIALS", "kemi")


def test_square_brackets_hold_the_part_that_has_to_go(written: Path) -> None:
    note = only_note(written, "at {O:Oasis Academy [Brightstowe]} now")
    (span,) = note.spans
    assert note.text == "at Oasis Academy Brightstowe now"
    assert note.text[slice(*span.core)] == "Brightstowe"


def test_square_brackets_hold_the_identifying_part_of_a_nickname_too(written: Path) -> None:
    note = only_note(written, "{kemi:[Kemi] the Post} came")
    assert note.text[slice(*note.spans[0].core)] == "Kemi"


@pytest.mark.parametrize(
    ("age", "number"), [("10 wks", "10"), ("eleven", "eleven"), ("G4", "G"), ("2½", "2")]
)
def test_the_number_is_what_has_to_go_of_an_age(written: Path, age: str, number: str) -> None:
    note = only_note(written, f"baby {{G:{age}}}")
    assert note.text[slice(*note.spans[0].core)] == number


def test_a_line_break_is_written_with_a_backslash(written: Path) -> None:
    assert only_note(written, r"one\ntwo").text == "one\ntwo"


def test_a_roster_may_be_empty_and_a_note_may_name_nobody(written: Path) -> None:
    note = only_note(written, "we sat in silence", header="# roster= |\n")
    assert (note.session.roster, note.spans) == ((), ())


def test_sessions_and_their_notes_are_numbered_from_the_top(written: Path) -> None:
    written.write_text(f"{HEADER}one\ntwo\n\n{HEADER}three\n", "utf-8")
    assert [(note.session.name, note.number) for note in read([written])] == [
        ("set-001", 0),
        ("set-001", 1),
        ("set-002", 0),
    ]


def test_a_record_says_what_a_scorer_needs(written: Path) -> None:
    note = only_note(written, "{tyrone:Tyrone} {G:14} in {p:Ofsted}'s week")
    person, age, public = spans_of(note)
    assert (person["entity"], person["gender"], person["origin"]) == (
        "set-001:tyrone",
        "m",
        "caribbean",
    )
    assert (person["group"], age["group"], public["group"]) == ("direct", "quasi", "ignore")
    assert (person["required"], public["required"]) == (True, False)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{lee:Lee} rang", "'lee' is not among the people"),
        ("{kemi: Kemi} rang", "blank at its edge"),
        ("{kemi:} rang", "is empty"),
        ("{G.i:14} rang", "only a person has initials"),
        ("{O:[Oak] and [Ash]} rang", "one pair of square brackets"),
        ("{O:Oak [] Road} rang", "one pair of square brackets"),
        ("{kemi:Kemi rang", "a stray '{'"),
        ("Kemi} rang", "a stray '}'"),
        ("Kemi [sic] rang", "a stray '['"),
        ("{kemi:{tyrone:Ty}} rang", "a stray '{'"),
    ],
)
def test_a_bad_mark_is_refused_with_its_file_and_line(
    written: Path, line: str, complaint: str
) -> None:
    with pytest.raises(BadMarkError, match=r"^set\.txt:3: ") as refusal:
        only_note(written, f"fine\n{line}")
    assert complaint in str(refusal.value)


@pytest.mark.parametrize(
    ("people", "complaint"),
    [
        ("kemi=f:martian", "a known origin"),
        ("kemi=x:irish", "a known origin"),
        ("kemi", "a known origin"),
        ("ke mi=f:irish", "a known origin"),
        ("G=f:irish", "already stands for AGE"),
        ("kemi=f:irish; kemi=m:irish", "given twice"),
    ],
)
def test_a_bad_header_is_refused_with_its_file_and_line(
    written: Path, people: str, complaint: str
) -> None:
    with pytest.raises(BadMarkError, match=r"^set\.txt:1: ") as refusal:
        only_note(written, "fine", header=f"# roster=Kemi | {people}\n")
    assert complaint in str(refusal.value)


def test_a_note_before_the_first_header_is_refused(written: Path) -> None:
    with pytest.raises(BadMarkError, match=r"^set\.txt:1: a note stands before"):
        only_note(written, "fine", header="")


def test_the_command_prints_one_json_line_for_each_note(
    written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written.write_text(f"{HEADER}{{kemi:Kemi}} rang\nnobody came\n", "utf-8")
    assert main([str(written)]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["text"], first["roster"]) == ("Kemi rang", ["Kemi", "Dave H"])
    assert second["spans"] == []


def test_the_command_says_where_a_bad_mark_stands(
    written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written.write_text(f"{HEADER}{{lee:Lee}}\n", "utf-8")
    assert main([str(written)]) == 1
    assert capsys.readouterr().err.startswith("set.txt:2: ")


def test_who_did_what_asks_only_for_words_that_stand_in_its_sentences() -> None:
    lines = (FOLDER / "who_did_what.jsonl").read_text("utf-8").splitlines()
    assert len(lines) >= 150
    for case in map(json.loads, lines):
        words = re.findall(r"[\w'’-]+", case["text"].lower())
        stems = {word.removesuffix("'s") for word in words}
        assert set(case["keep"]) <= {*words, *stems}, case["text"]
        assert {name for name in case["order"] if name not in " ".join(words)} == set()
