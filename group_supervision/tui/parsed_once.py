"""A stylesheet that parses each text once.

Textual parses every widget's own styles anew whenever a screen brings a style file of its own: that
is most of the time such a screen takes to open.
"""

from typing import Final

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

_PARSED: Final[dict[tuple[object, ...], list[RuleSet]]] = {}
"""What came of each text, by the text, where it stands, and the variables it was read with."""
_MOST: Final = 512
"""Texts; a theme has about forty."""


class ParsedOnce(Stylesheet):
    """Textual's stylesheet, but what it has parsed it knows, in every app of this process."""

    def _parse_rules(
        self,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        variables = frozenset(self._variables.items())
        key = (css, read_from, is_default_rules, tie_breaker, scope, variables)
        if key not in _PARSED:
            if len(_PARSED) >= _MOST:
                _PARSED.clear()
            _PARSED[key] = super()._parse_rules(
                css, read_from, is_default_rules, tie_breaker, scope
            )
        return _PARSED[key]

    def reparse(self) -> None:
        """Take in what is new. Nothing changes before all of it could be parsed."""
        self.parse()
