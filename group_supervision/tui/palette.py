"""The palette: every key that means something now, found by name."""

from collections.abc import Coroutine, Iterator
from functools import partial
from typing import Any

from textual.binding import ActiveBinding
from textual.command import DiscoveryHit, Hit, Hits, Provider

_NOT_HERE = ("app.command_palette", "command_palette")


class BindingsProvider(Provider):
    """Offers the Bindings of the screen the palette was opened over."""

    async def discover(self) -> Hits:
        """Offer everything."""
        for active in self._bindings():
            title = active.binding.tooltip
            yield DiscoveryHit(title, self._run(active), help=self._key(active))

    async def search(self, query: str) -> Hits:
        """Offer what fits `query`."""
        matcher = self.matcher(query)
        for active in self._bindings():
            title = active.binding.tooltip
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

    def _run(self, active: ActiveBinding) -> "partial[Coroutine[Any, Any, bool]]":
        return partial(self.app.run_action, active.binding.action, active.node)

    def _key(self, active: ActiveBinding) -> str:
        return self.app.get_key_display(active.binding)
