"""`group-supervision doctor`: what this terminal and this data folder are like."""

import os
import shutil
import stat
import sys
from collections.abc import Callable
from contextlib import suppress

import click

from group_supervision.cli.app import check_terminal
from group_supervision.cli.translated import Command
from group_supervision.config import Config, load_config
from group_supervision.errors import ConfigError, Refusal
from group_supervision.guide.extras import REMOTE, WEB, is_installed
from group_supervision.live.awake import can_keep_awake
from group_supervision.paths import HOME_VARIABLE, check_writable, data_folder
from group_supervision.storage.inventory import synced_by
from group_supervision.translation import N_, _

_SMALLEST = (60, 20)


@click.command(
    cls=Command,
    help=N_("Look at the terminal and the data folder, and say what to fix."),
    epilog=N_("Example:\n\n  group-supervision doctor"),
)
def command() -> None:
    """Look at the terminal and the data folder, and say what to fix."""
    problems = 0
    for line, is_fine in (*_terminal(), *_folder()):
        problems += not is_fine
        click.echo((_("ok    {line}") if is_fine else _("fix   {line}")).format(line=line))
    raise SystemExit(1 if problems else 0)


def _terminal() -> list[tuple[str, bool]]:
    columns, rows = shutil.get_terminal_size()
    fits = columns >= _SMALLEST[0] and rows >= _SMALLEST[1]
    size = _("size: {columns}x{rows}")
    if not fits:
        size = _("size: {columns}x{rows}: make it at least {least_columns}x{least_rows}")
    least_columns, least_rows = _SMALLEST
    size = size.format(
        columns=columns, rows=rows, least_columns=least_columns, least_rows=least_rows
    )
    name = (getattr(sys.__stderr__, "encoding", None) or _("unknown")).lower()
    is_utf8 = name == "utf-8"
    encoding = _("encoding: {name}")
    if not is_utf8:
        encoding = _("encoding: {name}: set a UTF-8 locale, such as C.UTF-8")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return [
        _tried(_("terminal"), check_terminal),
        (size, fits),
        (_("colours: {colours}").format(colours=_colours()), True),
        (encoding.format(name=name), is_utf8),
        (_("Python: {version}").format(version=version), True),
        _awake(),
        *_beyond_this_computer(),
    ]


def _folder() -> list[tuple[str, bool]]:
    folder = data_folder()
    place = _("data folder: {folder}")
    if os.environ.get(HOME_VARIABLE):
        place = _("data folder: {folder} (named in {variable})")
    lines = [
        (place.format(folder=folder, variable=HOME_VARIABLE), True),
        _tried(_("sessions can be saved"), lambda: check_writable(folder)),
    ]
    program = synced_by(folder)
    synced = _("the data folder stays on this computer, as far as its name tells")
    if program is not None:
        synced = _(
            "{program} seems to copy the data folder to other computers:"
            " name another one in {variable} if that isn't meant"
        ).format(program=program, variable=HOME_VARIABLE)
    lines.append((synced, program is None))
    if folder.is_dir() and os.name != "nt":
        mode = stat.S_IMODE(folder.stat().st_mode)
        closed = not mode & 0o077
        line = _("only you can open the data folder")
        if not closed:
            line = _("others can open the data folder: type chmod 700 {folder}")
        lines.append((line.format(folder=folder), closed))
    return lines


def _awake() -> tuple[str, bool]:
    """Say whether the computer is kept awake; that it isn't is nothing to fix."""
    if not can_keep_awake():
        said = _("awake: the computer may sleep during a session. Extra “awake” keeps it on.")
    elif _settings().keep_awake:
        said = _("awake: the computer is asked not to sleep while a session runs")
    else:
        said = _("awake: the computer may sleep during a session, as the settings say")
    return said, True


def _beyond_this_computer() -> list[tuple[str, bool]]:
    """Say who else could follow; that nobody could is nothing to fix."""
    said = {
        WEB: _("browsers: “serve” shows the room's page to them. Extra “web” is installed"),
        REMOTE: _(
            "groups far apart: “run --publish” lets them follow. Extra “remote” is installed"
        ),
    }
    missing = {
        WEB: _("browsers: “serve” needs the extra “web”"),
        REMOTE: _("groups far apart: “run --publish” needs the extra “remote”"),
    }
    return [((said if is_installed(extra) else missing)[extra], True) for extra in said]


def _settings() -> Config:
    with suppress(ConfigError):
        return load_config(data_folder())
    return Config()


def _tried(what: str, check: Callable[[], None]) -> tuple[str, bool]:
    try:
        check()
    except Refusal as refusal:
        return _("{what}: {refusal}").format(what=what, refusal=refusal), False
    return what, True


def _colours() -> str:
    if "NO_COLOR" in os.environ:
        return _("none (NO_COLOR is set): words and shapes say it all")
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return _("16 million")
    return "256" if "256" in os.environ.get("TERM", "") else _("a few")
