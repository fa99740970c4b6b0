"""`group-supervision doctor`: what this terminal and this data folder are like."""

import os
import shutil
import stat
import sys
from collections.abc import Callable

import click

from group_supervision.cli.app import check_terminal
from group_supervision.errors import Refusal
from group_supervision.paths import HOME_VARIABLE, check_writable, data_folder

_SMALLEST = (60, 20)


@click.command(epilog="Example:\n\n  group-supervision doctor")
def command() -> None:
    """Look at terminal and data folder, and say what to mend."""
    problems = 0
    for line, is_fine in (*_terminal(), *_folder()):
        problems += not is_fine
        click.echo(f"{'ok  ' if is_fine else 'mend'}  {line}")
    raise SystemExit(1 if problems else 0)


def _terminal() -> list[tuple[str, bool]]:
    columns, rows = shutil.get_terminal_size()
    fits = columns >= _SMALLEST[0] and rows >= _SMALLEST[1]
    advice = "" if fits else f": make it at least {_SMALLEST[0]}x{_SMALLEST[1]}"
    encoding = (getattr(sys.__stderr__, "encoding", None) or "unknown").lower()
    is_utf8 = encoding == "utf-8"
    return [
        _tried("terminal", check_terminal),
        (f"size: {columns}x{rows}{advice}", fits),
        (f"colours: {_colours()}", True),
        (
            f"encoding: {encoding}" + ("" if is_utf8 else ": set a UTF-8 locale, such as C.UTF-8"),
            is_utf8,
        ),
        (f"Python: {sys.version_info.major}.{sys.version_info.minor}", True),
    ]


def _folder() -> list[tuple[str, bool]]:
    folder = data_folder()
    named = f" (named in {HOME_VARIABLE})" if os.environ.get(HOME_VARIABLE) else ""
    lines = [
        (f"data folder: {folder}{named}", True),
        _tried("data folder can be written to", lambda: check_writable(folder)),
    ]
    if folder.is_dir() and os.name != "nt":
        mode = stat.S_IMODE(folder.stat().st_mode)
        closed = not mode & 0o077
        advice = "" if closed else f": others can enter it, say chmod 700 {folder}"
        lines.append((f"data folder is yours alone{advice}", closed))
    return lines


def _tried(what: str, check: Callable[[], None]) -> tuple[str, bool]:
    try:
        check()
    except Refusal as refusal:
        return f"{what}: {refusal}", False
    return what, True


def _colours() -> str:
    if "NO_COLOR" in os.environ:
        return "none wanted (NO_COLOR): words and shapes say everything"
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "16 million"
    return "256" if "256" in os.environ.get("TERM", "") else "few"
