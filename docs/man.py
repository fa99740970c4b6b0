"""Writes the manual page from the commands' own help: `make man`. No dependency of the program."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from group_supervision import __version__
from group_supervision.cli.commands import cli

PAGE: Final = Path(__file__).parent / "group-supervision.1"
HEAD: Final = """\
.TH GROUP\\-SUPERVISION 1 "" "group\\-supervision {version}" "User Commands"
.SH NAME
group\\-supervision \\- lead live group supervision from a terminal
.SH SYNOPSIS
.B group\\-supervision
[\\-\\-plain] [\\fICOMMAND\\fR] [\\fIARGUMENTS\\fR]
.SH DESCRIPTION
Without a command, home opens.
"""
FOOT: Final = """\
.SH ENVIRONMENT
.TP
.B GROUP_SUPERVISION_HOME
The data folder, in place of the one your system keeps for programs' data.
.TP
.B ACCESSIBLE
Set to 1: line by line, for screen readers.
.TP
.B NO_COLOR
Set to anything: no colours.
.SH EXIT STATUS
0: it went well. 1: it couldn't be done, with a sentence that says why. 2: it was asked for wrongly.
"""


def escaped(text: str) -> str:
    """Return a text in which nothing is taken for a command of the page."""
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", plain, flags=re.MULTILINE)


def commands(group: click.Group, context: click.Context, above: str = "") -> Iterator[str]:
    """Describe each command of a group, and those below it."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None:
            continue
        whole = f"{above} {name}".strip()
        yield f".SS {escaped(whole)}\n"
        here = click.Context(command, parent=context, info_name=name)  # -h comes from above
        told = command.get_help(here).partition("\n\n")[2]
        yield f".nf\n{escaped(told)}\n.fi\n"
        if isinstance(command, click.Group):
            yield from commands(command, here, whole)


def page() -> str:
    """Return the manual page."""
    context = click.Context(cli, info_name="group-supervision", **cli.context_settings)
    body = "".join(commands(cli, context))
    return f"{HEAD.format(version=escaped(__version__))}.SH COMMANDS\n{body}{FOOT}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
