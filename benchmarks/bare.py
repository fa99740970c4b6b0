"""What we are measured against: the least Textual app there can be, and one with one Input."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class Bare(App[None]):
    """One Static."""

    def compose(self) -> ComposeResult:
        """Say that it is there."""
        yield Static("bare is here")


class BareInput(App[None]):
    """One Input."""

    def compose(self) -> ComposeResult:
        """Say that it is there."""
        yield Static("bare is here")
        yield Input()


if __name__ == "__main__":
    (BareInput if "input" in sys.argv else Bare)().run()
