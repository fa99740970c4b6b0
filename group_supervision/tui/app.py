"""The facilitator's app: home, and from there the way through a session."""

import gc
from collections.abc import Coroutine
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.screen import Screen

from group_supervision.live.clock import Clock, MachineClock
from group_supervision.storage.sign import read_sign
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
_STALE: Final = timedelta(hours=12)
"""One that broke off longer ago is to be closed rather than continued."""
_MOST_UNFINISHED: Final = 3
"""How many unfinished sessions home lists."""


def _bindings_provider() -> "type[Provider]":
    from group_supervision.tui.palette import BindingsProvider

    return BindingsProvider


def _colours_provider() -> "type[Provider]":
    from group_supervision.tui.palette import ColoursProvider

    return ColoursProvider


class FacilitatorApp(SupervisionApp[None]):
    """Opens home. Everything beyond is loaded once home is on the screen, not before."""

    TITLE = "Group supervision"
    # Textual loads no stylesheet of the first screen by itself.
    CSS_PATH: ClassVar = [stylesheet("base"), stylesheet("home")]
    COMMANDS = {_bindings_provider, _colours_provider}  # noqa: RUF012 - Textual's own form

    def __init__(
        self, folder: Path, wishes: Wishes | None = None, clock: Clock | None = None
    ) -> None:
        """Work on a data folder.

        Args:
            folder: The data folder, whether it exists yet or not.
            wishes: From the command line: the set-up form opens at once, filled in with them.
            clock: The clock; `None`: this machine's.
        """
        super().__init__(report=self._keep_report)
        self._folder = folder
        self._wishes = wishes
        self._clock = clock or MachineClock()

    def get_default_screen(self) -> Screen[object]:
        """Open home with what one small file tells: nothing else is read before it is painted."""
        sign = read_sign(self._folder)
        if sign is None or sign.is_over:
            return HomeScreen([START, LEAVE])
        return HomeScreen(self._items([(sign.session_id, sign.last_sign)]))

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

    def dress(self, key: str, theme: str) -> None:
        """Wear other colours from now on, in every session to come and in every stage.

        Args:
            key: `theme` for the console, `room_theme` for the room.
            theme: The name of the colours.
        """
        from group_supervision.config import remember

        with suppress(OSError):  # what cannot be kept is worn at least for now
            remember(self._folder, key, theme)
        dress = getattr(self.screen, "dress", None)
        if dress is not None:
            dress(key, theme)
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
        what, _, session_id = message.item.partition(" ")
        if what == START.id:
            self._go(flow.start(self, self._folder, Wishes(), self._clock))
        elif what == LEAVE.id:
            self.exit()
        elif what == "continue":
            self._go(flow.resume(self, self._folder, session_id, self._clock))
        elif what == "close":
            self._go(flow.close(self, self._folder, session_id, self._clock))
        elif what == "discard":
            self._go(flow.discard(self._folder, session_id))

    def _keep_report(self, error: BaseException) -> None:
        from group_supervision.storage.reports import keep_report

        keep_report(self._folder, error)

    def _settle(self) -> None:
        """Load what comes next; what is loaded by then stays, so the collector need not look."""
        self._show_home()
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
            home.show(self._items(self._flow().unfinished(self._folder, self._clock)), notice)

    def _items(self, unfinished: list[tuple[str, datetime]]) -> list[HomeItem]:
        """Return what home lists: the freshest unfinished session may come before the start."""
        now = self._clock.now()
        items = [START]
        for session_id, alive in unfinished[:_MOST_UNFINISHED]:
            age = now - alive
            offered = _offered(session_id, age)
            is_fresh = age < _FRESH and items[0] is START
            items = [offered[0], *items, *offered[1:]] if is_fresh else [*items, *offered]
        return [*items, LEAVE]


def _offered(session_id: str, age: timedelta) -> list[HomeItem]:
    """Return what can be done with a session that broke off, by its age alone."""
    told = f"{_age_in_words(age)} ago"
    close = HomeItem(f"close {session_id}", f"Close the session from {told}")
    discard = HomeItem(
        f"discard {session_id}",
        f"Discard the session from {told}",
        asks=(
            "Its times and notes are deleted: Enter, if so",
            "There is no way back: Enter deletes it",
        ),
    )
    if age < _STALE:
        first = "Continue" if age < _FRESH else "Continue an unfinished session"
        return [
            HomeItem(f"continue {session_id}", f"{first}: {told}"),
            close,
            discard,
        ]
    return [close, HomeItem(f"continue {session_id}", f"Continue the session from {told}"), discard]


def _age_in_words(age: timedelta) -> str:
    minutes = max(0, age // timedelta(minutes=1))
    if minutes < 120:
        return "1 minute" if minutes == 1 else f"{minutes} minutes"
    hours = minutes // 60
    return f"{hours} hours" if hours < 48 else f"{hours // 24} days"
