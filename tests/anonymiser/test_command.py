import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from group_supervision.cli.commands import cli


def anonymise(*arguments: str | Path, typed: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["anonymise", *map(str, arguments)], input=typed)


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_bytes(b"# Monday\r\n\r\n- Kwabena told\tThuy\r\n- thuy, 9, left")
    return path


def test_the_lines_of_a_file_stay_as_they_are(notes: Path) -> None:
    result = anonymise(notes)
    assert result.stdout_bytes.decode() == (
        "# Monday\r\n\r\n- Person A told\tPerson B\r\n- Person B, aged 5 to 10, left"
    )
    assert result.exit_code == 0


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_standard_input_is_read(arguments: tuple[str, ...]) -> None:
    assert anonymise(*arguments, typed="Kwabena left\n").stdout == "Person A left\n"


def test_several_files_keep_one_set_of_labels(notes: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.txt"
    second.write_text("\nthuy rang\n", "utf-8")
    assert anonymise(notes, second).stdout.endswith("\nPerson B rang\n")


def test_json_has_offsets_into_the_original(notes: Path) -> None:
    original = notes.read_bytes().decode()
    printed = json.loads(anonymise("--json", notes).stdout)
    assert set(printed) == {"text", "spans"}
    found = [original[each["start"] : each["end"]] for each in printed["spans"]]
    assert found == ["Kwabena", "Thuy", "thuy", "9"]
    rebuilt, done = "", 0
    for each in printed["spans"]:
        rebuilt += original[done : each["start"]] + each["replacement"]
        done = each["end"]
        assert set(each) == {"start", "end", "kind", "certainty", "replacement"}
    assert rebuilt + original[done:] == printed["text"]


def test_json_of_several_files_is_a_list(notes: Path) -> None:
    printed = json.loads(anonymise("--json", notes, notes).stdout)
    assert [each["file"] for each in printed] == [str(notes), str(notes)]


@pytest.mark.parametrize(
    ("how", "written"),
    [
        ("replace", "Person A told Person B\n"),
        ("mark", "Person A told ‹grace?›\n"),
        ("keep", "Person A told grace\n"),
    ],
)
def test_the_doubtful_is_replaced_marked_or_kept(how: str, written: str) -> None:
    assert anonymise("--doubtful", how, typed="Kwabena told grace\n").stdout == written


def test_what_is_kept_is_still_among_the_spans() -> None:
    printed = json.loads(anonymise("--json", "--doubtful", "keep", typed="told grace").stdout)
    assert [each["replacement"] for each in printed["spans"]] == [None]


def test_names_to_protect_come_from_a_file(tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Will So\n\nHope\n", "utf-8")
    result = anonymise("--protect-from", names, typed="asked Will and Hope\n")
    assert result.stdout == "asked Person A and Person B\n"


def test_a_protected_name_with_a_capital_is_never_kept(tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Precious\nWill\n", "utf-8")
    notes = "Precious in tears. Will was late. PRECIOUS left, then Will.\n"
    result = anonymise("--doubtful", "keep", "--protect-from", names, typed=notes)
    assert result.stdout == "Person A in tears. Person B was late. Person A left, then Person B.\n"


def test_names_and_text_cannot_both_come_through_the_pipe() -> None:
    result = anonymise("--protect-from", "-", typed="Ada\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "only once" in result.stderr


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        ("Kwabena left".encode("utf-16"), "Save it as UTF-8"),
        ("Kwabena left".encode("utf-16-le"), "isn't text that can be read"),
        (b"\x7fELF\x00\x01\x02", "isn't text that can be read"),
        ("Zoë left".encode("latin-1"), "isn't UTF-8 text"),
    ],
)
def test_what_is_no_utf8_text_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    for result in (anonymise(path), anonymise(typed=content)):
        assert result.exit_code == 2
        assert sentence in result.stderr
        assert result.stderr.count("\n") == 1
        assert "Traceback" not in result.stderr


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    result = anonymise(tmp_path / "none.txt")
    assert result.exit_code == 2
    assert "none.txt" in result.stderr


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"\xef\xbb\xbfKwabena left")
    assert anonymise(path).stdout == "Person A left"


def test_what_a_terminal_would_obey_is_not_printed() -> None:
    assert anonymise(typed="well \x1b[2J held\n").stdout == "well [2J held\n"


def test_a_line_without_end_is_taken_in_pieces() -> None:
    result = anonymise(typed="well held by Kwabena " * 10_000)
    assert "Kwabena" not in result.stdout
    assert result.stdout.count("Person A") == 10_000


def test_neither_textual_nor_tinydb_is_loaded() -> None:
    code = (
        "import sys\n"
        "from group_supervision.cli.commands import cli\n"
        "sys.argv = ['group-supervision', 'anonymise', '--help']\n"
        "try: cli()\n"
        "except SystemExit: pass\n"
        "loaded = {'textual', 'rich', 'tinydb'} & set(sys.modules)\n"
        "print(loaded, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stderr.strip() == "set()"


def test_a_folder_is_called_one(tmp_path: Path) -> None:
    result = anonymise(tmp_path)
    assert result.exit_code == 2
    assert result.stderr == f"“{tmp_path}” is a folder: name the files in it.\n"


def test_what_is_no_text_further_down_ends_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"well held\n" * 2_000 + b"\xff\xfe\n")
    result = anonymise(path)
    assert result.exit_code == 2
    assert result.stdout.startswith("well held\n")
    assert result.stderr.endswith("isn't UTF-8 text. Save it as UTF-8.\n")


def test_nothing_is_printed_of_a_file_that_cannot_be_read_as_json(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes("Kwabena left".encode("utf-16"))
    assert anonymise("--json", path).stdout == ""


def test_blank_lines_and_lone_line_breaks_stay() -> None:
    assert anonymise(typed="\n\r\nKwabena\r\n\n").stdout_bytes.decode() == "\n\r\nPerson A\r\n\n"


def test_labels_of_a_text_that_came_in_are_not_given_to_others() -> None:
    typed = "Person B rang\nKwabena left\nPerson B and kwabena met\n"
    assert anonymise(typed=typed).stdout == (
        "Person B rang\nPerson C left\nPerson B and Person C met\n"
    )


def test_what_comes_out_stays_when_it_goes_in_again(notes: Path) -> None:
    once = anonymise(notes).stdout
    assert anonymise(typed=once).stdout == once


def test_a_line_is_printed_before_the_next_one_is_read() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "group_supervision", "anonymise"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(3):
            process.stdin.write(b"Kwabena left\n")
            process.stdin.flush()
            assert process.stdout.readline() == b"Person A left\n"
        process.stdin.close()
        assert process.wait() == 0


@pytest.mark.skipif(sys.platform != "linux", reason="reads the system's own figures")
def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    peaks = []
    for rows in (200, 10_000):
        path = tmp_path / f"{rows}.txt"
        path.write_text("well held, and quiet for once\n" * rows, "utf-8")
        peaks.append(_peak("anonymise", str(path)))
    assert peaks[1] < peaks[0] + 5_000


def _peak(*arguments: str) -> int:
    """Return the most memory a run of the command takes, in kilobytes."""
    code = (
        "import resource, sys\n"
        "from group_supervision.cli.commands import cli\n"
        "try: cli(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True
    )
    return int(done.stderr)
