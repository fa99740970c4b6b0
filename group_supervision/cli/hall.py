"""Opening a hall: its folders, and the console on which the trainer follows its tables."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from group_supervision.cli.app import folder_and_terminal, wants_lines
from group_supervision.guide.practice_plan import check_hall
from group_supervision.paths import check_writable, data_folder
from group_supervision.storage.atomic import private_folder

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
    folders = [Path(each).expanduser().absolute() for each in named]
    if not folders:
        check_writable(data_folder())
        folders = [private_folder(data_folder() / _OWN)]
    for folder in folders:
        check_hall(folder)
    if is_plain or wants_lines():
        from group_supervision.cli.plain import converse
        from group_supervision.guide.hall import Hall
        from group_supervision.plain.hall import HallDialogue

        return converse(
            lambda _folder, clock, conversation: HallDialogue(
                Hall(folders, clock), conversation
            ).hold()
        )
    folder_and_terminal()
    from group_supervision.tui.hall_app import HallApp

    app = HallApp(folders)
    app.run()
    return app.return_code or 0
