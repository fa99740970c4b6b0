"""`group-supervision stage`: the room's own window."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from group_supervision.cli.app import check_terminal, drop_what_is_no_colour
from group_supervision.cli.follow import FOLLOW, source_of
from group_supervision.cli.translated import Command
from group_supervision.errors import BadInput
from group_supervision.paths import data_folder
from group_supervision.translation import N_, _

if TYPE_CHECKING:
    from group_supervision.live.following import Source

_BROKEN: Final = 1
"""What Textual returns after an internal error."""
_ONE_MOMENT: Final = 1.0
"""Seconds until a stage that broke is opened again."""


@click.command(
    cls=Command,
    help=N_(
        "Follow the live session on this machine, on a projector or a second screen.\n\n"
        "Shows what the room may see and nothing else. The only key it takes is q, which asks"
        " first."
    ),
    epilog=N_(
        "Examples:\n\n"
        "\b\n"
        "  group-supervision stage\n"
        "  group-supervision stage --test-card\n"
        "  group-supervision stage --theme projector-light\n"
        "  group-supervision stage --follow 'mqtts://broker.example/tuesday#...'\n\n"
        "Start it before or after the console, as often as you like; q, then Enter, closes it."
    ),
)
@click.option("--test-card", is_flag=True, help=N_("Show the test card until there is a session."))
@click.option("--theme", help=N_("Its colours, instead of room_theme in the settings."))
@FOLLOW
def command(theme: str | None, follow: str | None, *, test_card: bool) -> None:
    """Follow the live session on this machine."""
    folder = data_folder()
    check_terminal()
    drop_what_is_no_colour()
    with source_of(follow) as source:
        sys.exit(_shown(folder, source, theme, test_card=test_card))


def _shown(folder: Path, source: "Source | None", theme: str | None, *, test_card: bool) -> int:
    """Show the room's screen until it is closed. Returns the exit code."""
    from group_supervision.tui.stage_app import StageApp

    while True:
        app = StageApp(folder, source=source, theme=theme, test_card=test_card)
        if theme is not None and theme not in app.available_themes:
            known = ", ".join(sorted(app.available_themes))
            raise BadInput(
                _("There's no theme “{theme}”. Choose one of {known}.").format(
                    theme=theme, known=known
                )
            )
        app.run(mouse=False)
        if app.return_code != _BROKEN:
            return app.return_code or 0
        # The room reads "one moment"; an error that comes again does not make the screen flicker.
        time.sleep(_ONE_MOMENT)
