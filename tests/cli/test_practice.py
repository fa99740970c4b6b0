"""The practice commands: what can't be is one sentence, and what is under way isn't lost."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from group_supervision.cli.commands import cli
from group_supervision.core.practice import Practice
from group_supervision.storage.practice_file import PracticeFile


def run(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(cli, ["practice", *arguments], input=given)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--plain", "--speed", "0"), "No session can run at --speed 0"),
        (("--plain", "--speed", "nan"), "No session can run at --speed nan"),
        (("plan", "--people", "2"), "needs 3 people"),
        (("plan", "--people", "60"), "make several"),
        (("plan", "--minutes", "0"), "doesn't fit in 0 minutes"),
        (("plan", "--rounds", "9", "--within", "30"), "1 round of 20 minutes fits into 30 minutes"),
        (("plan", "--within", "10"), "0 rounds of 20 minutes fit into 10 minutes"),
        (("plan", "--format", "reflecting-team"), "say with --minutes how long a round is"),
        (("dilemma", "nope"), "There's no dilemma"),
    ],
)
def test_what_cannot_be_is_one_sentence(arguments: tuple[str, ...], said: str) -> None:
    ended = run(*arguments)
    assert ended.exit_code != 0
    assert said in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_as_many_rounds_as_fit_are_planned_and_nothing_is_kept(home: Path) -> None:
    assert len(run("plan", "--within", "70").stdout.splitlines()) == 3
    assert not home.exists()


@pytest.mark.parametrize("option", [("--pause", "5"), ("--people", "7"), ("--speed", "60")])
def test_rounds_under_way_are_not_replaced_unasked(home: Path, option: tuple[str, str]) -> None:
    event = Practice((1, 2, 3, 9), 3, 20, 5, datetime.now(UTC), "reflective-case-discussion")
    PracticeFile(home).keep(event)
    assert "under way" in run("--plain", *option).stderr
    assert PracticeFile(home).load() == event
    assert "9" in run("--plain", given="q\nq\n").stdout
    assert "seat 9" not in run("--plain", "--new", *option, given="q\nq\n").stdout


@pytest.mark.parametrize("place", [0, 1, 2])
def test_plain_lines_may_be_asked_for_before_any_command_of_a_line(home: Path, place: int) -> None:
    line = ["practice", "hall"]
    line.insert(place, "--plain")
    ended = CliRunner().invoke(cli, line, input="q\n")
    assert ended.exit_code == 0
    assert (home / "hall").is_dir()
