"""The hall's window: every table at a glance, on the trainer's own screen."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, Final

from textual.screen import Screen

from group_supervision.guide.hall import Hall
from group_supervision.live.clock import Clock, MachineClock
from group_supervision.live.errand import Errand, Send, finished
from group_supervision.tui.base import SupervisionApp, stylesheet
from group_supervision.tui.interval import Interval
from group_supervision.tui.screens.hall import HallScreen

_LOOK: Final = 1.0
"""Real seconds between two looks at the tables."""


class HallApp(SupervisionApp[None]):
    """Follows the tables. All it writes is what the trainer announces."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar = [stylesheet("base"), stylesheet("practice")]

    def __init__(
        self,
        hall: Hall | Sequence[Path],
        clock: Clock | None = None,
        send: Send | None = None,
    ) -> None:
        """Follow the tables of some folders.

        Args:
            hall: The hall, or its folders.
            clock: The clock; `None`: this machine's.
            send: Has the folders looked at; `None`: by somebody else, so that no key waits.
        """
        super().__init__()
        self._hall = hall if isinstance(hall, Hall) else Hall(hall, clock or MachineClock())
        self._send = send or Errand()

    def get_default_screen(self) -> Screen[Any]:
        """Open the one screen there is."""
        return HallScreen(self._hall)

    def on_mount(self) -> None:
        """Look at the tables, and keep looking."""
        self._send(self._hall.look)
        self._look = Interval(_LOOK, self.follow)

    def on_unmount(self) -> None:
        """Look no more; what was announced last is sent still."""
        self._look.stop()
        finished(self._send, self._hall.look)

    def follow(self) -> None:
        """Show what the last look has found, and send somebody for the next one."""
        screen = self.screen
        if isinstance(screen, HallScreen):
            screen.show()
        self._send(self._hall.look)
