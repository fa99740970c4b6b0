"""What every app of ours has in common: its looks, a private crash, a clean way out."""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, Final, TypeVar

from rich.text import Text
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.events import Event, Key, Paste
from textual.filter import LineFilter
from textual.screen import Screen

from group_supervision.errors import CRASH_SENTENCE
from group_supervision.paths import shipped
from group_supervision.tui.inert import Inert
from group_supervision.tui.themes import FALLBACKS, PROJECTOR_DARK, THEMES
from group_supervision.tui.turns import Turns

Result = TypeVar("Result")

HOW_TO_LEAVE: Final = "ctrl+q leaves the program."
"""What ctrl+C is answered with, where it is answered."""

_HOME_AND_CLEAR: Final = "\x1b[H\x1b[2J"
"""Clears the terminal, but for what was scrolled away. Windows' terminals read it too."""

_SIGNALS = ("SIGTERM", "SIGHUP")


def stylesheet(name: str) -> Path:
    """Return the path of a shipped stylesheet."""
    return shipped("styles") / f"{name}.tcss"


def _driver_class() -> type[Driver] | None:
    if sys.platform == "win32":
        return None
    from group_supervision.tui.terminal import CalmDriver

    return CalmDriver


class SupervisionApp(App[Result]):
    """An app that never shows a traceback, never writes its screen to disk and never beeps."""

    CSS_PATH: ClassVar = [stylesheet("base")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "leave", tooltip="Leave the program", show=False, priority=True)
    ]
    CRASH_SENTENCE: ClassVar[str] = CRASH_SENTENCE
    CLEARS_THE_TERMINAL: ClassVar[bool] = False
    """Whether what stood on the terminal before is cleared away when the app leaves it."""

    def __init__(self, report: Callable[[BaseException], None] | None = None) -> None:
        """Set up the looks.

        Args:
            report: Keeps type, file and line of an unhandled error; nothing else may be kept.
        """
        self._inert = Inert()
        self.turns = Turns(self)
        """In which keys are handled."""
        self._report = report
        super().__init__(driver_class=_driver_class())
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = PROJECTOR_DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Define our own variables for themes that do not."""
        return FALLBACKS

    def get_line_filters(self) -> list[LineFilter]:
        """Let nothing through to the terminal that it would obey."""
        before = tuple(super().get_line_filters())
        if before != self._inert.before:
            self._inert = Inert(before)
        return [self._inert]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """Offer none of Textual's commands: one of them writes the screen to disk."""
        return ()

    def action_command_palette(self) -> None:
        """Open the palette."""
        from group_supervision.tui.palette import Palette

        if self.use_command_palette and not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Do not write what is on the screen to disk."""

    def copy_to_clipboard(self, text: str) -> None:
        """Copy nothing: clipboards are kept and shared by many systems, and names are typed here.

        What cannot be copied cannot be pasted into a line that is drawn either.
        """

    def action_help_quit(self) -> None:
        """Say how to leave where there is a quiet place to say it; the room is told nothing."""
        say = getattr(self.screen, "say_quietly", None)
        if say is not None:
            say(HOW_TO_LEAVE)

    def bell(self) -> None:
        """Stay silent: whatever Textual rings for, the room is not to hear."""

    def ring(self) -> None:
        """Ring the terminal's bell. Only the console does, and only when the settings say so."""
        super().bell()

    async def on_event(self, event: Event) -> None:
        """Let keys through one at a time; what comes back to the app was let through before."""
        if isinstance(event, Key | Paste):
            if not self.screen_stack:
                return  # the app is leaving
            if not event.is_forwarded and not self.turns.begins(event):
                return
        await super().on_event(event)

    async def on_load(self) -> None:
        """End in good order when the system asks, so that the terminal is usable afterwards."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._on_failure)
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                # Windows' event loop takes no handlers; there the system closes the window.
                with suppress(NotImplementedError):
                    loop.add_signal_handler(number, self.exit, None, 128 + number)

    def _on_failure(self, _: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        """Treat an error in a callback like any other; asyncio would write it over the screen."""
        error = context.get("exception")
        if isinstance(error, Exception):
            self._handle_exception(error)

    def panic(self, *renderables: object) -> None:  # noqa: ARG002 - they would show data
        """Say one calm sentence in place of whatever there is to say about an error."""
        error = sys.exc_info()[1] or self._exception
        if error is not None and self._report is not None:
            self._report(error)
        super().panic(Text(self.CRASH_SENTENCE))

    def _print_error_renderables(self) -> None:
        """Say what there is to say once the app has left the terminal; clear that first."""
        stream = sys.__stderr__
        if self.CLEARS_THE_TERMINAL and not self.is_headless and stream and stream.isatty():
            with suppress(OSError):  # the terminal may have gone
                stream.write(_HOME_AND_CLEAR)
                stream.flush()
        super()._print_error_renderables()

    def _fatal_error(self) -> None:
        """End without Textual's traceback, which shows the local variables of every frame."""
        self.panic()
