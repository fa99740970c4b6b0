"""The facilitator's app: home, and from there the way through a session."""

import gc
from collections.abc import Coroutine
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.events import Key, Paste
from textual.screen import Screen

from group_supervision.guide.home import Todo, home_items
from group_supervision.live.clock import Clock, MachineClock
from group_supervision.storage.heartbeat import read_heartbeat
from group_supervision.tui.base import SupervisionApp, stylesheet
from group_supervision.tui.held_keys import HeldKeys
from group_supervision.tui.ready_screen import ReadyScreen
from group_supervision.tui.screens.home import HomeScreen

if TYPE_CHECKING:
    from types import ModuleType

    from textual.command import Provider

    from group_supervision.core.practice import Practice
    from group_supervision.guide.opening import Opening
    from group_supervision.guide.setup_defaults import SetupDefaults


def _bindings_provider() -> "type[Provider]":
    from group_supervision.tui.palette import BindingsProvider

    return BindingsProvider


def _colours_provider() -> "type[Provider]":
    from group_supervision.tui.palette import ColoursProvider

    return ColoursProvider


class FacilitatorApp(SupervisionApp[None]):
    """Opens home. Everything beyond is loaded once home is on the screen, not before."""

    # Textual loads no stylesheet of the first screen by itself.
    CSS_PATH: ClassVar = [stylesheet("base"), stylesheet("home")]
    COMMANDS = {_bindings_provider, _colours_provider}  # noqa: RUF012 - Textual's own form

    def __init__(
        self,
        folder: Path,
        asked: "SetupDefaults | Practice | Todo | None" = None,
        clock: Clock | None = None,
    ) -> None:
        """Work on a data folder.

        Args:
            folder: The data folder, whether it exists yet or not.
            asked: From the command line: the set-up form opens at once, filled in, an event of
                practice rounds, or something else that can be done at home.
            clock: The clock; `None`: this machine's.
        """
        super().__init__(report=self._keep_report)
        self._folder = folder
        self._asked = asked
        self.clock = clock or MachineClock()
        """The clock of everything that happens here."""
        self._held_keys = HeldKeys(self.clock)

    def drops(self, event: Key | Paste) -> bool:
        """Say whether a key is only held, or was pressed before anybody could know what is up.

        Asked once of each, when its turn has come.
        """
        if not isinstance(event, Key) or not self.screen_stack:  # the app may be leaving
            return False
        screen = self.screen
        is_held = self._held_keys.drops(event, screen)
        return is_held or (isinstance(screen, ReadyScreen) and screen.is_behind())

    def get_default_screen(self) -> Screen[object]:
        """Open home with what one small file tells: nothing else is read before it is painted."""
        heartbeat = read_heartbeat(self._folder)
        if heartbeat is None or heartbeat.is_over:
            return HomeScreen(home_items([]))
        age = self.clock.now() - heartbeat.last_beat
        return HomeScreen(home_items([(heartbeat.session_id, age)]))

    def on_mount(self) -> None:
        """Open the form at once when asked to; else load the rest while home is being read."""
        if self._asked is not None:
            self._go(self._flow().what_was_asked(self, self._opening, self._asked))
        self.call_after_refresh(self._settle)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep the palette away from the room's screen and from open lines and dialogs."""
        if action == "command_palette":
            return bool(getattr(self.screen, "allows_palette", True))
        return super().check_action(action, parameters)

    def set_theme(self, key: str, theme: str) -> None:
        """Take other colours from now on, in every session to come and in every stage.

        Args:
            key: `theme` for the console, `room_theme` for the room.
            theme: The name of the colours.
        """
        from group_supervision.config import remember

        with suppress(OSError):  # what cannot be kept holds at least for now
            remember(self._folder, key, theme)
        set_theme = getattr(self.screen, "set_theme", None)
        if set_theme is not None:
            set_theme(key, theme)
        elif key == "theme":
            self.theme = theme

    async def action_quit(self) -> None:
        """Leave; a session that is under way asks first."""
        ask = getattr(self.screen, "ask_to_quit", None)
        if ask is None:
            self.exit()
        else:
            ask()

    def on_home_screen_chosen(self, message: HomeScreen.Chosen) -> None:
        """Do what was chosen."""
        flow = self._flow()
        match message.item.todo:
            case Todo.START:
                self._go(flow.start(self, self._opening))
            case Todo.CONTINUE | Todo.FINISH:
                self._go(flow.take_up(self, self._opening, message.item))
            case Todo.DISCARD:
                self._go(flow.discard(self._opening, message.item))
            case Todo.PRACTISE:
                self._go(flow.practise(self, self._opening))
            case Todo.LEARN | Todo.AGREEMENT | Todo.PULSE | Todo.RHYTHM | Todo.REFLECT | Todo.ROTA:
                self._go(flow.beside(self, self._opening, message.item.todo))
            case Todo.LIBRARY:
                self._go(flow.browse(self, self._opening))
            case Todo.PURGE:
                self._go(flow.purge(self._opening))
            case Todo.LEAVE:
                self.exit()

    def _keep_report(self, error: BaseException) -> None:
        from group_supervision.storage.reports import keep_report

        keep_report(self._folder, error)

    def _settle(self) -> None:
        """Load what comes next; what is loaded by then stays, so the collector need not look."""
        self._flow()
        self._show_home(self._opening.clear_away())
        gc.collect()
        gc.freeze()
        gc.enable()

    def _flow(self) -> "ModuleType":
        from group_supervision.tui import flow

        return flow

    def _go(self, way: Coroutine[Any, Any, str]) -> None:
        async def there_and_back() -> None:
            self._show_home(await way)

        self.run_worker(there_and_back(), exclusive=True)

    def _show_home(self, notice: str | None = None) -> None:
        """Bring home up to date with every session that broke off."""
        home = self.screen_stack[0]
        if isinstance(home, HomeScreen):
            items, by_itself = self._opening.home()
            home.show(items, by_itself if notice == "" else notice)

    @cached_property
    def _opening(self) -> "Opening":
        from group_supervision.guide.opening import Opening

        return Opening(self._folder, self.clock)
