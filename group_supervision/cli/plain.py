"""Opening the plain console: everything between it and the machine."""

import gc
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from group_supervision.errors import CRASH_SENTENCE, SupervisionError
from group_supervision.paths import data_folder

if TYPE_CHECKING:
    from group_supervision.core.wishes import Wishes
    from group_supervision.plain.keyboard import Keyboard

UNSEEN: Final = "What you type is not shown: each answer is confirmed in words."
"""The first sentence on a terminal."""


def open_plain(wishes: "Wishes | None" = None) -> int:
    """Hold a session as a dialogue on standard input and output. Returns the exit code."""
    from group_supervision.plain.keyboard import Keyboard

    keyboard = Keyboard(sys.stdin)
    # Before anything else: what is typed ahead while the rest is being loaded is hidden too.
    with keyboard.unseen():
        return _held(keyboard, wishes)


def _held(keyboard: "Keyboard", wishes: "Wishes | None") -> int:
    from group_supervision.cli.app import check_folder
    from group_supervision.live.clock import MachineClock
    from group_supervision.plain.conversation import Conversation
    from group_supervision.plain.flow import PlainConsole
    from group_supervision.plain.voice import Voice

    try:
        folder = data_folder()
        check_folder(folder)
    except SupervisionError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    gc.enable()
    _crash_calmly(folder)
    voice = Voice(_written, getattr(sys.stdout, "encoding", None) or "ascii")
    with keyboard.heeding_signals():
        if keyboard.hides:
            voice.say(UNSEEN)
        console = PlainConsole(folder, Conversation(keyboard, voice), MachineClock())
        try:
            return console.run(wishes)
        except SupervisionError as error:
            voice.say(str(error))
            return error.exit_code


def _written(line: str) -> bool:
    """Write a line to standard output; say whether it is still there."""
    try:
        sys.stdout.write(line)
        sys.stdout.flush()
    except OSError:
        # What could not be written would be tried again at the very end, with a complaint.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def _crash_calmly(folder: Path) -> None:
    """Say one calm sentence about an error that nobody expected; keep no text of it."""

    def told(kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            from group_supervision.storage.reports import keep_report

            keep_report(folder, error)
            sys.stderr.write(f"{CRASH_SENTENCE}\n")

    sys.excepthook = told
    threading.excepthook = lambda failed: told(
        failed.exc_type, failed.exc_value or failed.exc_type(), failed.exc_traceback
    )
