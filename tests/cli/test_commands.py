"""The command line: data on stdout, one sentence on stderr, exit codes that mean something."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from group_supervision import __version__
from group_supervision.cli.commands import cli
from group_supervision.core import commands
from group_supervision.paths import HOME_VARIABLE
from tests.conftest import StoppedClock


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=given)


def test_help_and_version_answer() -> None:
    assert __version__ in run("--version").stdout
    told = run("--help").stdout
    for name in ("doctor", "formats", "run", "sessions"):
        assert name in told
    for name in ("doctor", "formats", "run", "sessions"):
        assert run(name, "--help").exit_code == 0


def test_sessions_list_json_is_as_documented(held: str) -> None:
    ended = run("sessions", "list", "--json")
    assert ended.stderr == ""
    assert json.loads(ended.stdout) == [
        {
            "id": held,
            "started_at": "2026-03-04T14:00:00Z",
            "format": "reflective-case-discussion",
            "group": None,
            "state": "closed",
            "reviewed": False,
            "kind": "session",
            "speed": 1,
            "planned_seconds": 3600,
            "actual_seconds": 1020,
            "notes": 1,
        }
    ]


def test_sessions_show_json_is_as_documented(held: str) -> None:
    told = json.loads(run("sessions", "show", held, "--json").stdout)
    assert list(told) == [
        "id",
        "started_at",
        "format",
        "minutes",
        "people",
        "note_policy",
        "group",
        "state",
        "reviewed",
        "kind",
        "speed",
        "phase",
        "clock",
        "phases",
        "notes",
        "learning",
        "thread",
    ]
    assert (told["minutes"], told["people"], told["note_policy"]) == (60, 7, "live")
    assert [phase["id"] for phase in told["phases"]] == [
        "arrive",
        "present",
        "sit_back",
        "wonder",
        "respond",
        "together",
        "close",
    ]
    assert told["phases"][0] == {
        "id": "arrive",
        "planned_seconds": 240,
        "granted_seconds": 60,
        "paused_seconds": 120,
        "break_seconds": 0,
        "actual_seconds": 420,
        "overrun_seconds": 120,
    }
    assert told["notes"] == [
        {
            "kind": "feeling",
            "phase": "present",
            "number": None,
            "text": "Person A is tired [/]",
            "resonated": False,
        }
    ]


def test_sessions_are_listed_newest_first(
    held: str, home: Path, clock: StoppedClock, rcd: object
) -> None:
    from group_supervision.anonymiser.anonymise import Anonymiser
    from group_supervision.core.choices import Setup
    from group_supervision.formats.library import DEFAULT_FORMAT, load_format
    from group_supervision.live.opening import open_session
    from group_supervision.storage.folder import DataFolder

    assert rcd
    clock.advance(days=1)
    later = open_session(
        DataFolder(home), load_format(DEFAULT_FORMAT), Setup(45), Anonymiser(), clock
    )
    later.perform(commands.begin)
    later.perform(commands.end)
    later.close()
    listed = json.loads(run("sessions", "list", "--json").stdout)
    assert [each["id"] for each in listed] == [later.id, held]


def test_a_session_is_told_in_words_too(held: str) -> None:
    told = run("sessions", "show", held).stdout
    assert "Person A is tired [/]" in told
    assert "This is not the case record." in told
    assert held in run("sessions", "list").stdout


def test_delete_asks_and_then_deletes(held: str, home: Path) -> None:
    assert run("sessions", "delete", held, given="n\n").exit_code == 1
    assert (home / "sessions" / f"{held}.json").exists()
    assert run("sessions", "delete", held, "--yes").exit_code == 0
    assert run("sessions", "list", "--json").stdout.strip() == "[]"


def test_formats_list_json_is_as_documented() -> None:
    listed, *others = json.loads(run("formats", "list", "--json").stdout)
    assert listed == {
        "id": "reflective-case-discussion",
        "title": "Reflective case discussion",
        "summary": "The presenter has ten minutes, then listens in silence while the group"
        " wonders aloud, and finally says what resonated.",
        "lengths": [20, 45, 60, 75, 90],
        "timed": True,
    }
    titles = [each["title"] for each in others]
    assert titles == sorted(titles, key=str.casefold)
    assert "Balint group" in titles


def test_formats_show_json_has_minutes_for_every_length_on_every_phase() -> None:
    told = json.loads(run("formats", "show", "--json").stdout)
    assert "debrief" in [phase["id"] for phase in told["phases"]]
    for length in told["lengths"]:
        assert sum(phase["minutes"][str(length)] for phase in told["phases"]) == length


def test_formats_check_checks_all_without_a_name(home: Path) -> None:
    assert run("formats", "check").exit_code == 0
    own = home / "formats"
    own.mkdir(parents=True)
    (own / "mine.toml").write_text("title = 3", "utf-8")
    ended = run("formats", "check")
    assert ended.exit_code == 2
    assert "mine.toml" in ended.stderr
    assert "reflective-case-discussion.toml: no problems" in ended.stdout


def test_formats_print_gives_a_card() -> None:
    assert run("formats", "print").stdout.startswith("# Reflective case discussion, 60 minutes")
    assert "<!doctype html>" in run("formats", "print", "--as", "html", "--minutes", "75").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("run", "--minutes", "7"), 2, "choose 45 to 120"),
        (("run", "--minutes", "121"), 2, "choose 45 to 120"),
        (("run", "--people", "0"), 2, "Choose 2 to 30 people"),
        (("run", "--people", "31"), 2, "Choose 2 to 30 people"),
        (("run", "nonsense"), 2, "There's no format “nonsense”"),
        (("run", "--until", "25:61"), 2, "isn't a time"),
        (("run", "--until", "15:30", "--minutes", "60"), 2, "just one of them"),
        (("run", "--speed", "0"), 2, "--speed"),
        (("run", "--speed", "nan"), 2, "--speed"),
        (("run", "--protect-from", "/nonexistent"), 2, "names can't be read"),
        (("sessions", "show", "nope"), 1, "There's no session “nope”"),
        (("sessions", "show", "../index"), 1, "There's no session"),
        (("sessions", "delete", "nope", "--yes"), 1, "There's no session"),
        (("formats", "show", "nope"), 2, "There's no format"),
        (("formats", "check", "/nonexistent.toml"), 2, "can't be read"),
        (("formats", "print", "--minutes", "7"), 2, "choose 45 to"),
    ],
)
def test_what_cannot_be_is_met_with_one_sentence(
    arguments: tuple[str, ...], code: int, says: str
) -> None:
    ended = run(*arguments)
    assert ended.exit_code == code, ended.output
    assert says in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert "Traceback" not in ended.output
    assert ended.stdout == ""


def test_twenty_minutes_are_led_and_recorded_as_practice() -> None:
    ended = run("run", "--plain", "--minutes", "20", given="\na\n")
    assert ended.exit_code == 0, ended.output
    (listed,) = json.loads(run("sessions", "list", "--json").stdout)
    assert (listed["kind"], listed["planned_seconds"]) == ("practice", 1200)
    assert "practice" in run("sessions", "list").stdout


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder in which nobody can write")
def test_doctor_tries_whether_the_folder_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, "/proc/nope")
    ended = run("doctor")
    assert ended.exit_code == 1
    assert "ok    sessions can be saved" not in ended.stdout
    assert "in the data folder /proc/nope" in ended.stdout
    for arguments in (("run", "--plain"), ("--plain",)):
        refused = run(*arguments, given="\na\n")
        assert refused.exit_code == 1
        assert "in the data folder /proc/nope" in refused.stderr


def test_doctor_leaves_nothing_behind(home: Path) -> None:
    home.mkdir()
    run("doctor")
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("wrong", [("run", "--minutes", "x"), ("nope",), ("run", "--notes", "no")])
def test_wrong_use_exits_with_2(wrong: tuple[str, ...]) -> None:
    assert run(*wrong).exit_code == 2


def test_names_from_a_file_stay_out_of_every_message(tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_bytes("Amara Okafor".encode("utf-16"))
    ended = run("run", "--protect-from", str(names))
    assert ended.exit_code == 2
    assert "UTF-8" in ended.stderr
    names.write_text("Amara\n" * 300, "utf-8")
    ended = run("run", "--protect-from", str(names))
    assert "at most 200" in ended.stderr
    assert "Amara" not in ended.output


def test_doctor_looks_at_terminal_and_folder(home: Path) -> None:
    ended = run("doctor")
    assert str(home) in ended.stdout
    assert "terminal" in ended.stdout
    assert not home.exists()
