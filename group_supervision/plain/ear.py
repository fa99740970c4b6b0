"""The ear: where lines come from. The keyboard is one; tests have another."""

from typing import Protocol


class Over(Exception):
    """The conversation is over: the input has ended, or somebody asked the program to stop."""

    def __init__(self, because: str, exit_code: int = 0) -> None:
        """Give the reason in a word or two, and what the program is to end with."""
        super().__init__(because)
        self.because = because
        self.exit_code = exit_code
        self.outcome = "nothing was changed"
        """What became of the session, for the one sentence that is said."""

    @property
    def sentence(self) -> str:
        """The one sentence that is said."""
        return f"{self.because}: {self.outcome}."


class Ear(Protocol):
    """Hears one line at a time."""

    @property
    def hides(self) -> bool:
        """Whether what is typed can be kept off the screen: on a terminal, not from a pipe."""

    @property
    def left_out(self) -> bool:
        """Whether more lines came together with the last one; they were dropped."""

    def hear(self, wait: float | None) -> str | None:
        """Return a line as it was typed, or `None` when none came within `wait` seconds.

        Raises:
            Over: When there will be no more lines.
        """
