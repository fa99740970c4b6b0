"""The stage: the room's own window. It follows, takes no key but quit, and shows no error."""

from pathlib import Path
from typing import Any, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.screen import Screen

from group_supervision.guide.settings import Settings
from group_supervision.live.clock import Clock, MachineClock
from group_supervision.live.following import Follower, Source
from group_supervision.storage.presence import Presence, ScreenSize
from group_supervision.translation import N_
from group_supervision.tui.base import SupervisionApp, stylesheet
from group_supervision.tui.interval import Interval
from group_supervision.tui.screens.stage import StageScreen

_HEARTBEAT: Final = 2.0
"""Real seconds between two heartbeats of this stage, and two looks at the settings."""

ONE_MOMENT: Final = N_("One moment, please.")
"""What the room reads when something goes wrong here, until the stage is opened again."""


class StageApp(SupervisionApp[None]):
    """Shows the room what the console publishes."""

    CRASH_SENTENCE = ONE_MOMENT
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar = [stylesheet("base"), stylesheet("room"), stylesheet("stage")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q,ctrl+c", "quit", N_("quit"), show=False, priority=True)
    ]
    CLEARS_THE_TERMINAL: ClassVar[bool] = True

    def __init__(
        self,
        folder: Path,
        clock: Clock | None = None,
        *,
        source: Source | None = None,
        theme: str | None = None,
        test_card: bool = False,
    ) -> None:
        """Follow the session of a data folder.

        Args:
            folder: The data folder, whether it exists yet or not.
            clock: The clock; `None`: this machine's.
            source: What to follow in place of the folder's session; then its console isn't told.
            theme: Its colours; `None`: those the settings give the room, whenever they change.
            test_card: Show the test card until a session is there.
        """
        super().__init__()
        self._settings = Settings(folder)
        self._follower = source or Follower(folder, clock or MachineClock())
        self._presence = Presence(folder) if source is None else None
        self._own_theme = theme
        self._test_card = test_card

    def get_default_screen(self) -> Screen[Any]:
        """Open the one screen there is."""
        settings, _wrong = self._settings.read()
        keeps_captions = settings.captions
        return StageScreen(self._follower, test_card=self._test_card, keeps_captions=keeps_captions)

    async def action_quit(self) -> None:
        """Ask first: one wrong key must not put a shell before the room."""
        screen = self.screen
        if isinstance(screen, StageScreen):
            screen.ask_to_quit()

    def on_mount(self) -> None:
        """Dress, and say that somebody follows."""
        self._beat()
        self._heartbeat = Interval(_HEARTBEAT, self._beat)

    def on_unmount(self) -> None:
        """Say that nobody follows any more."""
        self._heartbeat.stop()
        if self._presence is not None:
            self._presence.leave()

    def _beat(self) -> None:
        if self._presence is not None:
            self._presence.show(ScreenSize(*self.size))
        settings, _wrong = self._settings.read()  # what is wrong is said on the console
        theme = self._own_theme or settings.room_theme
        if theme in self.available_themes and theme != self.theme:
            self.theme = theme
        screen = self.screen
        if isinstance(screen, StageScreen):
            screen.keep_captions(keeps=settings.captions)
