"""What surrounds a command - folder, output, variables - is met with one sentence when it fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from group_supervision.cli.app import drop_what_is_no_colour, open_app
from group_supervision.cli.commands import cli
from group_supervision.paths import HOME_VARIABLE

COMMANDS = [
    ("sessions", "list"),
    ("doctor",),
    ("formats", "list"),
    ("--plain",),
    ("config", "show"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("named", ["a file", "under a file", "too long", "~nobody"])
def test_a_data_folder_that_cannot_be_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str, command: tuple[str, ...]
) -> None:
    file = tmp_path / "file"
    file.touch()
    paths = {
        "a file": str(file),
        "under a file": str(file / "home"),
        "too long": str(tmp_path / ("x" * 5_000)),
        "~nobody": "~no-such-person-here/home",
    }
    monkeypatch.setenv(HOME_VARIABLE, paths[named])
    ended = CliRunner().invoke(cli, command)
    assert ended.exit_code == 1, ended.output
    assert ended.stderr.count("\n") == 1
    assert HOME_VARIABLE in ended.stderr
    assert ended.stdout == ""


def test_home_says_so_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / ("x" * 5_000)))
    assert open_app() == 1
    assert HOME_VARIABLE in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
@pytest.mark.parametrize("command", [("formats", "print"), ("sessions", "list")], ids=" ".join)
def test_an_output_that_is_full_is_one_sentence(command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "group_supervision", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "couldn't be read or written" in ended.stderr


@pytest.mark.parametrize(("word", "kept"), [("zzz", False), ("", False), ("256", True)])
def test_a_colour_system_that_is_none_is_dropped(
    monkeypatch: pytest.MonkeyPatch, word: str, kept: bool
) -> None:
    monkeypatch.setenv("TEXTUAL_COLOR_SYSTEM", word)
    drop_what_is_no_colour()
    assert ("TEXTUAL_COLOR_SYSTEM" in os.environ) is kept
