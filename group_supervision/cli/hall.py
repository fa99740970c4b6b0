"""Opening a hall: its folders, and the console on which the trainer follows its tables."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from group_supervision.cli.app import folder_and_terminal, wants_lines
from group_supervision.cli.publish import show_command
from group_supervision.guide.hall import Hall
from group_supervision.guide.hall_afar import carried, is_afar, opened_hall
from group_supervision.guide.practice_plan import check_hall
from group_supervision.live.clock import MachineClock
from group_supervision.paths import check_writable, data_folder
from group_supervision.storage.atomic import private_folder
from group_supervision.translation import _

_OWN: Final = "hall"
"""The folder in the data folder for the tables of this computer."""


def open_hall(named: Sequence[str], *, is_plain: bool = False) -> int:
    """Follow the tables of some folders. Returns the exit code.

    Args:
        named: The folders; empty: the one for the tables of this computer.
        is_plain: Speak line by line in place of drawing; the environment can ask for it too.

    Raises:
        BadInput: When one of them isn't there, or can't be written to.
        Refusal: When there's no terminal to draw on, or nothing can be saved.
    """
    is_plain = is_plain or wants_lines()
    if not is_plain:
        folder_and_terminal()
    folders = [_folder(each, is_plain=is_plain) for each in named]
    if not folders:
        check_writable(data_folder())
        folders = [private_folder(data_folder() / _OWN)]
    for folder in folders:
        check_hall(folder)
    with carried(data_folder(), folders, MachineClock()) as relays:
        return _followed(Hall(folders, MachineClock(), relays), is_plain=is_plain)


def _followed(hall: Hall, *, is_plain: bool) -> int:
    """Follow the tables of a hall. Returns the exit code."""
    if is_plain:
        from group_supervision.cli.plain import converse
        from group_supervision.plain.hall import HallDialogue

        return converse(
            lambda _folder, _clock, conversation: HallDialogue(hall, conversation).hold()
        )
    from group_supervision.tui.hall_app import HallApp

    app = HallApp(hall)
    app.run()
    return app.return_code or 0


def _folder(named: str, *, is_plain: bool) -> Path:
    """Return a hall's folder; show the link of one that is over a broker."""
    if not is_afar(named):
        return Path(named).expanduser().absolute()
    check_writable(data_folder())
    folder, link = opened_hall(data_folder(), named)
    show_command(
        _("A table joins the hall with this link; whoever has it sees where all are:"),
        f"group-supervision practice --hall '{link}' --table 1",
        _("Copy it now; then press Enter, and the hall opens."),
        stays=is_plain,
    )
    return folder
