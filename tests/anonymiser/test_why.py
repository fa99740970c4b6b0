"""`anonymise --why` says of everything that is replaced what found it, and nothing else."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks.marked import sessions
from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import Finding, SpanKind
from group_supervision.anonymiser.judgement import SESSION, TAGGER, UNKNOWN, UNLIKELY
from group_supervision.anonymiser.languages.en import ENGLISH
from group_supervision.anonymiser.session.decisions import Verdict
from group_supervision.cli.commands import cli

NOTES = (
    "Kwabena told Thuy, dob 3.4.2011\n"
    "rang grace at Oakfield Primary, 07700 900123\n"
    "Mrs adeyemi (14) said KO left\n"
    "then zqorvu and thuy again\n"
)
SCHOOL = "a name beside “school” or the like"


def anonymise(*arguments: str | Path, typed: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["anonymise", *map(str, arguments)], input=typed)


def rows(result: Result) -> list[list[str]]:
    assert result.exit_code == 0, result.output
    return [row.split("\t") for row in result.stdout.splitlines()]


def reasons(typed: str, *arguments: str | Path) -> list[tuple[str, str]]:
    """Return what was found, and the id of what found it."""
    found = rows(anonymise("--why", *arguments, typed=typed))
    return [(row[1], row[4].rpartition("(")[2].rstrip(")")) for row in found]


def test_each_row_says_where_what_how_sure_and_why() -> None:
    assert rows(anonymise("--why", typed=NOTES))[2:5] == [
        ["1:24", "3.4.2011", "birth-date", "sure", "a date after “born” or the like (date-birth)"],
        ["2:6", "grace", "person", "doubtful", "what stands around it (tagger)"],
        ["2:15", "Oakfield Primary", "school", "doubtful", f"{SCHOOL} (school)"],
    ]


def test_a_file_and_standard_input_are_explained_alike(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(NOTES, "utf-8")
    assert anonymise("--why", path).stdout == anonymise("--why", "-", typed=NOTES).stdout


def test_everything_that_is_replaced_is_explained() -> None:
    lines = NOTES.splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines))]
    explained: set[int] = set()
    for where, what, *_ in rows(anonymise("--why", typed=NOTES)):
        number, column = map(int, where.split(":"))
        first = starts[number - 1] + column - 1
        assert NOTES[first : first + len(what)] == what
        explained |= set(range(first, first + len(what)))
    spans = json.loads(anonymise("--json", typed=NOTES).stdout)["spans"]
    replaced = {at for span in spans for at in range(span["start"], span["end"])}
    assert {at for at in replaced if NOTES[at] != " "} == {
        at for at in explained if NOTES[at] != " "
    }


def test_a_name_that_a_line_has_just_told_is_not_called_known() -> None:
    assert reasons("Kwabena left\n") == [("Kwabena", TAGGER)]
    assert reasons("zqorvu left\nZqorvu left\n")[-1][0] == "Zqorvu"


def test_a_name_is_called_known_when_it_comes_again_or_was_protected(tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Will So\n", "utf-8")
    assert reasons("Kwabena left\nkwabena left\n")[1] == ("kwabena", SESSION)
    assert reasons("asked Will about it\n", "--protect-from", names) == [("Will", SESSION)]


def test_a_word_that_only_its_own_line_made_a_name_is_explained_too() -> None:
    typed = "so said mrs so, then so left\n"
    replaced = json.loads(anonymise("--json", typed=typed).stdout)["spans"]
    assert len(reasons(typed)) == len(replaced)


def test_protected_names_that_are_not_in_the_text_are_not_printed(tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Oluwaseun Adebayo\nThuy Tran\n", "utf-8")
    printed = anonymise("--why", "--protect-from", names, typed="thuy rang, then oluwaseum\n")
    assert [row[1] for row in rows(printed)] == ["thuy", "oluwaseum"]
    assert not {"adebayo", "oluwaseun", "tran"} & set(printed.output.lower().split())


def test_no_label_of_an_earlier_line_is_printed() -> None:
    assert "Person A" not in anonymise("--why", typed="Kwabena left\nkwabena rang\n").output


def test_nothing_is_printed_where_nothing_is_found() -> None:
    result = anonymise("--why", typed="well held, and quiet for once\n")
    assert (result.exit_code, result.output) == (0, "")


def test_with_several_files_each_row_names_its_own(tmp_path: Path) -> None:
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path in paths:
        path.write_text("\nthen Kwabena left\n", "utf-8")
    found = rows(anonymise("--why", *paths))
    assert [row[0] for row in found] == [f"{path}:2:6" for path in paths]


@pytest.mark.parametrize("length", [8_180, 8_190, 8_191, 8_192, 30_000])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_that_is_read_in_pieces_is_one_line(length: int, end: str) -> None:
    long = ("well held " * 3_000)[: length - 1] + "."
    typed = f"{long}{end}{long} Kwabena left{end}Thuy left{end}"
    found = rows(anonymise("--why", typed=typed.encode()))
    places = [row[0] for row in found if row[1] in ("Kwabena", "Thuy")]
    assert places == [f"2:{length + 2}", "3:1"]


def test_what_a_terminal_would_obey_and_tabs_are_not_printed() -> None:
    result = anonymise("--why", typed="lives at 12\tHigh Street with Kwa\x1bbena\n")
    assert [row[1] for row in rows(result)] == ["12 High Street", "Kwabena"]


def test_why_and_json_together_are_refused() -> None:
    result = anonymise("--why", "--json", typed="Kwabena left\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1


def test_every_finding_in_written_notes_has_a_reason_in_words() -> None:
    known = {TAGGER, UNKNOWN, UNLIKELY, SESSION, *(rule.id for rule in ENGLISH.rules)}
    given: set[str] = set()
    for session in sessions()[::60]:
        anonymiser, other = Anonymiser(session.roster), Anonymiser(session.roster)
        for note in session.notes:
            found = anonymiser.explained(note.text)
            given |= {each.because for each in found}
            assert all(anonymiser.why(each) for each in found)
            replaced = other.replacements(note.text)
            covered = {at for each in found for at in range(each.start, each.end)}
            assert all(covered & set(range(each.start, each.end)) for each in replaced)
    assert given <= known
    assert {TAGGER, SESSION} < given


def test_what_the_session_was_told_has_a_reason_too() -> None:
    anonymiser = Anonymiser()
    anonymiser.remember("Riverside", SpanKind.PLACE)
    (found,) = anonymiser.explained("back at riverside")
    assert anonymiser.why(found) == "what you said before"
    anonymiser.decide("the bench by the gate", Finding(4, 9, SpanKind.OTHER), Verdict.OTHER)
    (found,) = anonymiser.explained("the bench by the gate")
    assert anonymiser.why(found) == "what you said before"
