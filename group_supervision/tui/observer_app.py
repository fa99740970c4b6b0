"""The observer's window in a practice round: what part it is, and the checklist."""

from pathlib import Path
from typing import Any, ClassVar, Final

from textual.screen import Screen

from group_supervision.guide.observing import Observation
from group_supervision.live.clock import Clock, MachineClock
from group_supervision.tui.base import SupervisionApp, stylesheet
from group_supervision.tui.interval import Interval
from group_supervision.tui.screens.observer import ObserverScreen

_LOOK: Final = 1.0
"""Real seconds between two looks at the stage file."""


class ObserverApp(SupervisionApp[None]):
    """Follows the rounds, and keeps the marks."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar = [stylesheet("base"), stylesheet("practice")]

    def __init__(self, folder: Path, clock: Clock | None = None) -> None:
        """Observe the rounds of a data folder.

        Args:
            folder: The data folder, whether it exists yet or not.
            clock: The clock; `None`: this machine's.
        """
        super().__init__()
        self._observation = Observation(folder, clock or MachineClock())

    def get_default_screen(self) -> Screen[Any]:
        """Open the one screen there is."""
        return ObserverScreen(self._observation)

    def on_mount(self) -> None:
        """Look where the round stands, and keep looking."""
        self._look = Interval(_LOOK, self._follow)

    def on_unmount(self) -> None:
        """Look no more."""
        self._look.stop()

    def _follow(self) -> None:
        screen = self.screen
        if isinstance(screen, ObserverScreen):
            screen.look()
