"""The facilitator's app: home, and from there the way through a session."""

import gc
from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.screen import Screen

from group_supervision.live.clock import Clock, wall_clock
from group_supervision.storage.sign import LiveSign, read_sign
from group_supervision.tui.base import SupervisionApp, stylesheet
from group_supervision.tui.screens.home import HomeItem, HomeScreen
from group_supervision.tui.wishes import Wishes

if TYPE_CHECKING:
    from types import ModuleType

    from textual.command import Provider

START: Final = HomeItem("start", "Start a session")
LEAVE: Final = HomeItem("leave", "Leave")

_FRESH: Final = timedelta(minutes=30)
"""A session that broke off less than this ago is most likely why the program was started."""


def _bindings_provider() -> "type[Provider]":
    from group_supervision.tui.palette import BindingsProvider

    return BindingsProvider


class FacilitatorApp(SupervisionApp[None]):
    """Opens home. Everything beyond is loaded once home is on the screen, not before."""

    TITLE = "Group supervision"
    # Textual loads no stylesheet of the first screen by itself.
    CSS_PATH: ClassVar = [stylesheet("base"), stylesheet("home")]
    COMMANDS = {_bindings_provider}  # noqa: RUF012 - Textual's own form

    def __init__(
        self, folder: Path, wishes: Wishes | None = None, clock: Clock = wall_clock
    ) -> None:
        """Work on a data folder.

        Args:
            folder: The data folder, whether it exists yet or not.
            wishes: From the command line: the set-up form opens at once, filled in with them.
            clock: The wall clock.
        """
        super().__init__(report=self._keep_report)
        self._folder = folder
        self._wishes = wishes
        self._clock = clock

    def get_default_screen(self) -> Screen[object]:
        """Open home."""
        return HomeScreen(self._items())

    def on_mount(self) -> None:
        """Open the form at once when asked to; else load the rest while home is being read."""
        if self._wishes is not None:
            self._go(self._flow().start(self, self._folder, self._wishes, self._clock))
        self.call_after_refresh(self._settle)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep the palette away from the room's screen and from open lines and dialogs."""
        if action == "command_palette":
            return bool(getattr(self.screen, "allows_palette", True))
        return super().check_action(action, parameters)

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
        if message.item == START.id:
            self._go(flow.start(self, self._folder, Wishes(), self._clock))
        elif message.item == LEAVE.id:
            self.exit()
        else:
            self._go(flow.resume(self, self._folder, message.item, self._clock))

    def _keep_report(self, error: BaseException) -> None:
        from group_supervision.storage.reports import keep_report

        keep_report(self._folder, error)

    def _items(self) -> list[HomeItem]:
        sign = read_sign(self._folder)
        if sign is None or sign.is_over:
            return [START, LEAVE]
        age = self._clock() - sign.last_sign
        if age < _FRESH:
            return [_continued(sign, "Continue", age), START, LEAVE]
        return [START, _continued(sign, "Continue an unfinished session", age), LEAVE]

    def _settle(self) -> None:
        """Load what comes next; what is loaded by then stays, so the collector need not look."""
        self._flow()
        gc.collect()
        gc.freeze()
        gc.enable()

    def _flow(self) -> "ModuleType":
        from group_supervision.tui import flow

        return flow

    def _go(self, way: Coroutine[Any, Any, str]) -> None:
        async def there_and_back() -> None:
            notice = await way
            home = self.screen_stack[0]
            if isinstance(home, HomeScreen):
                home.show(self._items(), notice)

        self.run_worker(there_and_back(), exclusive=True)


def _continued(sign: LiveSign, words: str, age: timedelta) -> HomeItem:
    return HomeItem(sign.session_id, f"{words}: {_age_in_words(age)} ago")


def _age_in_words(age: timedelta) -> str:
    minutes = max(0, age // timedelta(minutes=1))
    if minutes < 120:
        return "1 minute" if minutes == 1 else f"{minutes} minutes"
    hours = minutes // 60
    return f"{hours} hours" if hours < 48 else f"{hours // 24} days"
