"""The palette: every key that means something now, and the colours, found by name."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.await_complete import AwaitComplete
from textual.binding import ActiveBinding
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from group_supervision.translation import N_, _
from group_supervision.tui.themes import THEMES
from group_supervision.tui.widgets.key_strip import key_name

_COLOURS = (("theme", N_("Console colours")), ("room_theme", N_("Room colours")))

_NOT_HERE = ("app.command_palette", "command_palette")


class Palette(CommandPalette):
    """Textual's palette, that is left only once: Enter may be pressed twice."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave it, unless it has been left already."""
        if not self.is_current:
            return AwaitComplete()
        self.workers.cancel_node(self)  # a search that goes on would miss its own list, and crash
        return super().dismiss(result)


class BindingsProvider(Provider):
    """Offers the Bindings of the screen the palette was opened over."""

    async def discover(self) -> Hits:
        """Offer everything."""
        for active in self._bindings():
            title = _(active.binding.tooltip)
            yield DiscoveryHit(title, self._run(active), help=self._key(active))

    async def search(self, query: str) -> Hits:
        """Offer what fits `query`."""
        matcher = self.matcher(query)
        for active in self._bindings():
            title = _(active.binding.tooltip)
            score = matcher.match(title)
            if score > 0:
                yield Hit(
                    score, matcher.highlight(title), self._run(active), help=self._key(active)
                )

    def _bindings(self) -> Iterator[ActiveBinding]:
        seen = set()
        for active in self.screen.active_bindings.values():
            action = active.binding.action
            if active.enabled and active.binding.tooltip and action not in seen:
                seen.add(action)
                if action not in _NOT_HERE:
                    yield active

    def _run(self, active: ActiveBinding) -> Callable[[], None]:
        run = partial(self.app.run_action, active.binding.action, active.node)
        return _Once(partial(self.app.call_after_refresh, run))

    def _key(self, active: ActiveBinding) -> str:
        return key_name(self.app.get_key_display(active.binding))


class _Once:
    """Does something once, however often it is asked to: Enter may be pressed twice."""

    def __init__(self, act: Callable[[], object]) -> None:
        self._act = act
        self._is_done = False

    def __call__(self) -> None:
        """Do it, the first time."""
        if not self._is_done:
            self._is_done = True
            self._act()


class ColoursProvider(Provider):
    """Offers the colours of the console and of the room, and keeps what was chosen."""

    async def discover(self) -> Hits:
        """Offer everything."""
        for title, choose in self._choices():
            yield DiscoveryHit(title, choose)

    async def search(self, query: str) -> Hits:
        """Offer what fits `query`."""
        matcher = self.matcher(query)
        for title, choose in self._choices():
            score = matcher.match(title)
            if score > 0:
                yield Hit(score, matcher.highlight(title), choose)

    def _choices(self) -> "Iterator[tuple[str, Callable[[], None]]]":
        set_theme = getattr(self.app, "set_theme", None)
        if set_theme is not None:
            for key, title in _COLOURS:
                for theme in THEMES:
                    yield f"{_(title)}: {theme.name}", partial(set_theme, key, theme.name)
