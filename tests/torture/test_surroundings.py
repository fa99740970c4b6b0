"""Every command where something around it is not as it should be: a sentence, never a traceback."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import click
import pytest

from group_supervision.cli.commands import cli
from tests.torture.rows import LONG, Row

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")

PROGRAM = f"{sys.executable} -m group_supervision"
FEW = 2
SURROUNDINGS = {
    "output into a full device": "{} < /dev/null > /dev/full",
    "a full device for errors too": "{} < /dev/null > /dev/full 2> /dev/full",
    "closed output": "{} < /dev/null >&-",
    "closed input": "{} <&-",
    "all three closed": "{} <&- >&- 2>&-",
    "a reader that goes away": "{} < /dev/null | head -c 1 > /dev/null; exit ${{PIPESTATUS[0]}}",
    "no terminal": "{} < /dev/null",
    "TERM=dumb": "TERM=dumb {} < /dev/null",
    "LANG=C": "LC_ALL=C LANG=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 {} < /dev/null",
    "NO_COLOR": "NO_COLOR=1 {} < /dev/null",
    "input that is no UTF-8": "printf '\\377\\300\\n\\355\\240\\200\\n' | {}",
    "an argument that is no UTF-8": "{} $'\\377\\300' < /dev/null",
    "no home folder at all": "env -u HOME -u XDG_DATA_HOME {} < /dev/null",
}
WITH_HELP = (
    *("output into a full device", "a full device for errors too"),
    *("closed output", "all three closed", "LANG=C"),
)
"""Where help and version are asked for too: what they print is all there is to them."""
ALLOWED = {0, 1, 2, 130, 141}
GOES_ON = ("serve",)
"""What runs until it is told to end."""
TOLD_TO_END = "timeout --preserve-status --signal=INT 3 "


def commands(group: click.Command, name: str = "") -> Iterator[str]:
    """Return every command, each as it is and with its help."""
    yield from (name, f"{name} --help")
    if isinstance(group, click.Group):
        for each, command in sorted(group.commands.items()):
            yield from commands(command, f"{name} {each}".strip())


def all_commands() -> list[str]:
    """Return every command that can be given, by its words."""
    context = click.Context(cli)
    found = ["--version", "--plain", "--plain run"]
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        found += commands(command, name)
    return ["", "--help", *found]


def went_badly(command: str, around: str) -> str:
    """Run a command in its surroundings; return what was wrong, empty when nothing was."""
    told = TOLD_TO_END if command in GOES_ON else ""
    line = SURROUNDINGS[around].format(f"{told}{PROGRAM} {command}".strip())
    ended = subprocess.run(["bash", "-c", line], capture_output=True, timeout=120, check=False)
    said = ended.stdout + ended.stderr
    if b"Traceback" in said or b"Exception" in said or b"went wrong" in said:
        return f"{line}: {said.decode(errors='replace')[-300:]}"
    if ended.returncode not in ALLOWED:
        return f"{line}: exit code {ended.returncode}"
    if re.search(rb"\x1b[\[\]]", ended.stderr):
        return f"{line}: it drew on what is no terminal"
    return ""


@pytest.mark.parametrize("around", SURROUNDINGS if LONG else ["a few"])
def test_in_any_surroundings_every_command_answers_or_says_why_not(around: str) -> None:
    cases = [
        (command, each)
        for command in all_commands()
        for each in SURROUNDINGS
        if each in WITH_HELP or "--" not in command or "--plain" in command
    ]
    if LONG:
        cases = [case for case in cases if case[1] == around]
    else:
        cases = Random(20261127 if os.environ.get("CI") else None).sample(cases, FEW)
    wrong = [said for command, each in cases if (said := went_badly(command, each))]
    assert wrong == []
    Row(
        "Surroundings",
        f"each command{', also with `--help`' if around in WITH_HELP else ''}: {around}",
        len(cases),
        "what was asked for, or one sentence of what is in the way; never a traceback",
        "not looked at",
    ).write_down()
