"""Opening the plain console: everything between it and the machine."""

import gc
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from group_supervision.cli.clean_output import CleanStream
from group_supervision.cli.safeguards import crash_calmly
from group_supervision.errors import SupervisionError
from group_supervision.paths import check_writable, data_folder
from group_supervision.translation import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from group_supervision.core.practice import Practice
    from group_supervision.guide.home import Todo
    from group_supervision.guide.setup_defaults import SetupDefaults
    from group_supervision.live.clock import Clock
    from group_supervision.plain.conversation import Conversation
    from group_supervision.plain.keyboard import Keyboard

UNSEEN: Final = N_("What you type isn't shown: each answer is confirmed in words.")
"""The first sentence on a terminal."""


def open_plain(asked: "SetupDefaults | Practice | Todo | None" = None) -> int:
    """Hold a session as a dialogue on standard input and output. Returns the exit code."""

    def lead(folder: Path, clock: "Clock", conversation: "Conversation") -> int:
        from group_supervision.guide.opening import Opening
        from group_supervision.plain.flow import PlainConsole

        return PlainConsole(Opening(folder, clock), conversation, clock).run(asked)

    _offer_to_open()
    return converse(lead)


def converse(hold: "Callable[[Path, Clock, Conversation], int]") -> int:
    """Hold a dialogue on standard input and output. Returns the exit code.

    Args:
        hold: Holds it on a data folder, and returns the exit code.
    """
    from group_supervision.plain.keyboard import Keyboard

    keyboard = Keyboard(sys.stdin)
    # Before anything else: what is typed ahead while the rest is being loaded is hidden too.
    with keyboard.unseen():
        return _held(keyboard, hold)


def _offer_to_open() -> None:
    from group_supervision.cli.passphrase import offer_to_open

    try:
        offer_to_open(data_folder())
    except SupervisionError:
        return  # it is said in a moment


def _held(keyboard: "Keyboard", hold: "Callable[[Path, Clock, Conversation], int]") -> int:
    from group_supervision.live.clock import MachineClock
    from group_supervision.plain.conversation import Conversation
    from group_supervision.plain.line_output import LineOutput
    from group_supervision.storage.reports import keep_report

    try:
        folder = data_folder()
        check_writable(folder, may_be_full=True)
    except SupervisionError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    if sys.__stdout__ is None:
        closed = _("The output is closed, so nothing can be said: start it in a terminal.")
        sys.stderr.write(f"{closed}\n")
        return 1
    gc.enable()
    crash_calmly(partial(keep_report, folder))
    output = LineOutput(_written, getattr(sys.stdout, "encoding", None) or "ascii")
    with keyboard.heeding_signals():
        if keyboard.hides:
            output.say(_(UNSEEN))
        try:
            return hold(folder, MachineClock(), Conversation(keyboard, output))
        except SupervisionError as error:
            output.say(str(error))
            return error.exit_code


def _written(line: str) -> bool:
    """Write a line to standard output, or ring the bell; say whether anybody is still there."""
    stream = sys.stdout
    if line == "\a" and isinstance(stream, CleanStream):
        stream = stream.stream
    try:
        stream.write(line)
        stream.flush()
    except OSError:
        return False
    return True
