"""Keys that are still held: where they would move a session on, they count once."""

from textual.events import Key
from textual.message import Message
from textual.screen import Screen

from group_supervision.guide.key_repeat import Hand
from group_supervision.live.clock import Clock
from group_supervision.tui.ready_screen import ReadyScreen


class HeldKeys:
    """Says of each key, as it arrives, whether it is to be dropped."""

    def __init__(self, clock: Clock) -> None:
        """Tell the time by `clock`."""
        self._clock = clock
        self._hand = Hand()
        self._pressed_on: Screen[object] | None = None

    def drops(self, event: Key, screen: Screen[object]) -> bool:
        """Say whether a key only repeats one that has moved a session on, or would.

        Args:
            event: The key.
            screen: The screen that is up.
        """
        if not self._hand.holds(event.key, self._pressed_at(event)):
            self._pressed_on = screen
            return False
        if event.is_printable and screen.focused is not None:
            return False  # it is being typed
        pressed_on = self._pressed_on
        if pressed_on is not screen and isinstance(pressed_on, ReadyScreen):
            return bool(pressed_on.HELD_ONCE)
        if not isinstance(screen, ReadyScreen) or not screen.HELD_ONCE:
            return False
        active = screen.active_bindings.get(event.key)
        return active is not None and active.binding.action in screen.HELD_ONCE

    def _pressed_at(self, event: Key) -> float:
        """Return when a key came from the terminal: the program may have been busy since."""
        waited = Message().time - event.time
        return self._clock.steady() - waited
