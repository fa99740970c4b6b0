"""What every app of ours has in common: its looks, a private crash, a clean way out."""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from rich.text import Text
from textual.actions import ActionParseResult
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.events import Event, Key, Paste
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen

from group_supervision.errors import CRASH_SENTENCE, Refusal
from group_supervision.paths import shipped
from group_supervision.translation import N_, _
from group_supervision.tui.control_filter import ControlFilter
from group_supervision.tui.key_turns import KeyTurns
from group_supervision.tui.parsed_once import ParsedOnce
from group_supervision.tui.themes import FALLBACKS, PROJECTOR_DARK, THEMES

Result = TypeVar("Result")

HOW_TO_LEAVE: Final = N_("ctrl+q leaves the program.")
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


def _is_palette(screen: Screen[object]) -> bool:
    # By its class: the module is loaded only for those who open one.
    return screen.has_class("--textual-command-palette")


class SupervisionApp(App[Result]):
    """An app that never shows a traceback, never writes its screen to disk and never beeps."""

    TITLE = "group-supervision"
    CSS_PATH: ClassVar = [stylesheet("base")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+q",
            "quit",
            N_("leave"),
            tooltip=N_("Leave the program"),
            show=False,
            priority=True,
        )
    ]
    CRASH_SENTENCE: ClassVar[str] = CRASH_SENTENCE
    CLEARS_THE_TERMINAL: ClassVar[bool] = False
    """Whether what stood on the terminal before is cleared away when the app leaves it."""

    def __init__(self, report: Callable[[BaseException], None] | None = None) -> None:
        """Set up the looks.

        Args:
            report: Keeps type, file and line of an unhandled error; nothing else may be kept.
        """
        self._inert = ControlFilter()
        self._untold: list[Callable[[], None]] = []
        """What waits for a screen that the room does not see."""
        self._told: list[tuple[float, Callable[[], None]]] = []
        """When what was said in this private screen."""
        self.turns = KeyTurns(self)
        """In which keys are handled."""
        self._report = report
        super().__init__(driver_class=_driver_class())
        self.stylesheet = ParsedOnce(variables=self.get_css_variables())
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
            self._inert = ControlFilter(before)
        return [self._inert]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """Offer none of Textual's commands: one of them writes the screen to disk."""
        return ()

    def action_command_palette(self) -> None:
        """Open the palette once the keys before this one have done what they do."""
        if self.use_command_palette:
            wanted_over = self.screen
            first = self.focused or wanted_over
            first.call_later(self.call_later, self._open_palette, wanted_over)

    def _open_palette(self, wanted_over: Screen[object]) -> None:
        """Open the palette, if the screen it was wanted over is still the one that is up."""
        from group_supervision.tui.palette import Palette

        is_free = self.screen is wanted_over and not _is_palette(wanted_over)
        if is_free and self.check_action("command_palette", ()):
            self.push_screen(Palette(placeholder=_("Search for commands…")))

    if not TYPE_CHECKING:  # the signatures are Textual's

        def push_screen(self, *args: object, **kwargs: object) -> object:
            """Open a screen. A palette that is up gives way: none ever lies under another."""
            if self.screen_stack and _is_palette(self.screen):
                self.pop_screen()
            return super().push_screen(*args, **kwargs)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Say something in a corner, but never over what the room sees: until then it waits."""
        notify = partial(
            super().notify,
            message,
            title=title,
            severity=severity,
            timeout=timeout,
            markup=markup,
        )
        self._untold.append(notify)
        self.tell_in_private()

    def tell_in_private(self) -> None:
        """Say what waits if the screen that is up is for her eyes; else take away what is said.

        A screen calls this whenever it has become private, or is so no longer.
        """
        if not self.screen_stack:
            return
        is_private = getattr(self.screen, "is_private", False)
        self.screen.set_class(is_private, "-private")
        now = monotonic()
        if is_private:
            for tell in self._untold:
                tell()
            self._told += [(now, tell) for tell in self._untold]
            self._untold = []
        elif self._told:
            recent = [tell for at, tell in self._told if now - at < self.NOTIFICATION_TIMEOUT]
            self._untold = [*recent, *self._untold]  # nobody has had the time to read them
            self._told = []
            self.clear_notifications()

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Perform an action. What it refuses is said, and nothing ends: see `errors.Refusal`."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except Refusal as refusal:
            refused = getattr(self.screen, "refused", None)
            if refused is None:
                self.notify(str(refusal), markup=False, severity="warning")
            else:
                refused(refusal)
            return True

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
            say(_(HOW_TO_LEAVE))

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
            if not event.is_forwarded and (not self.turns.begins(event) or self.drops(event)):
                return
        await super().on_event(event)

    def drops(self, event: Key | Paste) -> bool:  # noqa: ARG002 - for apps that lead a session
        """Say whether a key whose turn it is does nothing after all."""
        return False

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
        super().panic(Text(_(self.CRASH_SENTENCE)))

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
