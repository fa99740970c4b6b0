"""What is done before any command: no core dump, no traceback, no control of the terminal."""

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Final

from group_supervision.cli.clean_output import CleanStream, ClosedStream
from group_supervision.errors import COMMAND_CRASH_SENTENCE, CRASH_SENTENCE
from group_supervision.translation import _

Report = Callable[[BaseException], None]
"""Keeps type, file and line of an error, and nothing else of it."""

INTERRUPTED: Final = 130
"""Exit code of a program that ctrl+C ended."""
_NO_CORE: Final = 1 if sys.platform == "linux" else 0
"""Bytes of a core dump. Linux ignores a limit of 0 where dumps go to another program, not 1."""


def prepare() -> None:
    """Make the process safe. Called once, before anything is read or written."""
    forbid_core_dumps()
    _take_closed_descriptors()
    sys.excepthook = _said(COMMAND_CRASH_SENTENCE, None)
    threading.excepthook = lambda _failed: None  # whoever waits for that thread says the rest
    if sys.stdin is None:  # a closed input is an empty one
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - it stays open
    sys.stdout = CleanStream(sys.stdout or ClosedStream())
    sys.stderr = CleanStream(sys.stderr or ClosedStream(), is_last_resort=True)


def forbid_core_dumps() -> None:
    """Let no crash of Python itself write its memory, and so what was typed, to the disk.

    Where the system does not offer that (Windows), or forbids it, there is nothing to be done.
    """
    try:
        import resource
    except ModuleNotFoundError:
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (_NO_CORE, _NO_CORE))


def crash_calmly(report: Report) -> None:
    """Say one calm sentence about an error in a console that nobody expected, and report it.

    An error in another thread is reported alone: whoever waits for that thread says the rest.
    """
    sys.excepthook = _said(CRASH_SENTENCE, report)
    threading.excepthook = lambda failed: report(failed.exc_value or failed.exc_type())


def _said(
    sentence: str, report: Report | None
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def say(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        if report is not None:
            report(error)
        sys.stderr.write(f"{_(sentence)}\n")

    return say


def _take_closed_descriptors() -> None:
    """Put the null device where a standard stream is closed.

    Else the next file that is opened would be that stream, and what is printed would go into it.
    """
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            # The system gives the lowest number that is free, which is this one.
            os.open(os.devnull, os.O_RDWR)
