"""Opening the app: everything that must be right before the screen is touched."""

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final

from group_supervision.errors import Refusal, SupervisionError
from group_supervision.paths import check_writable, data_folder
from group_supervision.translation import _

if TYPE_CHECKING:
    from group_supervision.core.practice import Practice
    from group_supervision.guide.home import Todo
    from group_supervision.guide.setup_defaults import SetupDefaults

PLAIN_VARIABLE: Final = "ACCESSIBLE"
"""The variable with which screen-reader users ask all their programs for plain lines."""

_LEAKS: Final = ("TEXTUAL_LOG", "TEXTUAL_DEBUG", "TEXTUAL_SCREENSHOT", "TEXTUAL_PRESS")
"""Variables with which Textual writes what is typed or shown into files, or types by itself."""

_COLOURS: Final = "TEXTUAL_COLOR_SYSTEM"
_COLOUR_SYSTEMS: Final = ("auto", "standard", "256", "truecolor", "windows")


def open_app(
    asked: "SetupDefaults | Practice | Todo | None" = None, *, is_plain: bool = False
) -> int:
    """Open home, or what was asked for. Returns the exit code.

    Args:
        asked: What the set-up is filled in with, an event of practice
            rounds, or something else that can be done at home.
        is_plain: Speak line by line in place of drawing; the environment can ask for it too.
    """
    if is_plain or wants_lines():
        from group_supervision.cli.plain import open_plain

        return open_plain(asked)
    try:
        folder = folder_and_terminal()
    except SupervisionError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    from group_supervision.cli.passphrase import offer_to_open

    offer_to_open(folder)
    from group_supervision.tui.app import FacilitatorApp

    app = FacilitatorApp(folder, asked)
    app.run()
    return app.return_code or 0


def open_observer(*, is_plain: bool = False) -> int:
    """Open the observer's window of a practice round. Returns the exit code.

    Args:
        is_plain: Speak line by line in place of drawing; the environment can ask for it too.

    Raises:
        Refusal: When there's no terminal to draw on, or nothing can be saved.
    """
    if is_plain or wants_lines():
        from group_supervision.cli.plain import converse
        from group_supervision.guide.observing import Observation
        from group_supervision.plain.observer import ObserverDialogue

        return converse(
            lambda folder, clock, conversation: ObserverDialogue(
                Observation(folder, clock), conversation
            ).hold()
        )
    folder = folder_and_terminal()
    from group_supervision.tui.observer_app import ObserverApp

    app = ObserverApp(folder)
    app.run()
    return app.return_code or 0


def wants_lines() -> bool:
    """Say whether the environment asks all programs for plain lines."""
    return os.environ.get(PLAIN_VARIABLE, "") not in ("", "0")


def folder_and_terminal() -> Path:
    """Return the data folder, once all is as it has to be."""
    folder = data_folder()
    check_terminal()
    check_writable(folder, may_be_full=True)
    drop_what_is_no_colour()
    _speak_utf8()
    return folder


def check_terminal() -> None:
    """See that there is a terminal, and that nothing in it keeps a copy of what is typed.

    Raises:
        Refusal: When the app can't or shouldn't open here, with what to do.
    """
    if not all(stream and stream.isatty() for stream in (sys.__stdin__, sys.__stderr__)):
        raise Refusal(
            _(
                "There's no terminal to draw on: start it in one, without a pipe, or use"
                " “group-supervision --plain” for a session in plain lines."
            )
        )
    if os.environ.get("TERM") == "dumb":
        raise Refusal(
            _(
                "This terminal can't be drawn on (TERM=dumb): start it in another one,"
                " or use “group-supervision --plain” for a session in plain lines."
            )
        )
    leaks = _leaks()
    if leaks:
        raise Refusal(
            _(
                "{variable} is set, so what you type could be written to a file."
                " Unset it and start again."
            ).format(variable=leaks[0])
        )


def _leaks() -> list[str]:
    """Return the variables that are set and with which what is typed would be kept."""
    leaks = [name for name in _LEAKS if os.environ.get(name)]
    features = os.environ.get("TEXTUAL", "")
    if "devtools" in features or "debug" in features:
        leaks.append("TEXTUAL")
    return leaks


def drop_what_is_no_colour() -> None:
    """Leave to Textual only what it can read: it stops at any other word, before it draws."""
    if os.environ.get(_COLOURS, "") not in _COLOUR_SYSTEMS:
        os.environ.pop(_COLOURS, None)


def _speak_utf8() -> None:
    # Terminals of today read UTF-8; a locale that says otherwise would leave the screen empty.
    stream = sys.__stderr__
    if isinstance(stream, TextIOWrapper) and (stream.encoding or "").lower() != "utf-8":
        stream.reconfigure(encoding="utf-8", errors="replace")
