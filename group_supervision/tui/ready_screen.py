"""Screens whose keys mean nothing before they are laid out, and that are left only once.

Keys may come in a burst: typed ahead, or from a palette on which Enter was pressed twice. A key
that came too early is dropped, like one that means nothing.
"""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.actions import parse
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.events import Key
from textual.screen import Screen

from group_supervision.tui.base import SupervisionApp
from group_supervision.tui.laid_out import is_laid_out

Result = TypeVar("Result")


class ReadyScreen(Screen[Result]):
    """Says when it is ready to be acted on."""

    HELD_ONCE: ClassVar[frozenset[str]] = frozenset()
    """Actions that move a session on: a key held down does them once. A key that is still held
    from a screen that has some does nothing on another."""

    COVERED_WHEN_IDLE: ClassVar[bool] = False
    """Whether it shows what a locked folder keeps, so that it isn't to stand there unattended."""

    @property
    def is_covered_when_idle(self) -> bool:
        """Whether that holds for what it shows now."""
        return self.COVERED_WHEN_IDLE

    @property
    def is_private(self) -> bool:
        """Whether the room sees nothing of it, so that anything may be said in a corner."""
        return False

    @property
    def listed_keys(self) -> Sequence[Binding]:
        """The keys that the list of them has."""
        return [each for each in self.BINDINGS if isinstance(each, Binding) and each.show]

    def action_keys(self) -> None:
        """List all keys."""
        from group_supervision.tui.screens.keys import KeysScreen

        self.app.push_screen(KeysScreen(self.listed_keys, {}))

    def is_behind(self) -> bool:
        """Say whether something has happened that nobody could know who pressed a key just now."""
        return False

    def on_key(self, event: Key) -> None:
        """Let no key that is listed be silently dead."""
        active = self.active_bindings.get(event.key)
        if active is not None and not active.enabled:
            _, action, parameters = parse(active.binding.action)
            self.explain(action, parameters)

    def explain(self, action: str, parameters: tuple[object, ...]) -> None:
        """Say why an action that is listed means nothing now."""

    def on_screen_resume(self) -> None:
        """Say what has waited for this screen, or nothing."""
        if isinstance(self.app, SupervisionApp):
            self.app.tell_in_private()

    @property
    def is_ready(self) -> bool:
        """Whether its widgets are all there, and it has not been left."""
        return is_laid_out(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let nothing through before it is ready."""
        return self.is_ready and super().check_action(action, parameters)

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave it, unless it has been left already or something lies over it."""
        if not self.is_current:
            return AwaitComplete()
        return super().dismiss(result)
