"""Where lines come from: the keyboard, or a test's script."""

from typing import Protocol

from group_supervision.translation import _


class ConversationOver(Exception):
    """The conversation is over: the input has ended, or somebody asked the program to stop."""

    def __init__(self, because: str, exit_code: int = 0) -> None:
        """Give the reason in one short sentence, and what the program is to end with."""
        super().__init__(because)
        self.because = because
        self.exit_code = exit_code
        self.outcome = _("Nothing was changed.")
        """What became of the session, in one sentence."""

    @property
    def farewell(self) -> str:
        """The last line: why it is over, and what became of the session."""
        return f"{self.because} {self.outcome}"


class LineInput(Protocol):
    """Reads one line at a time."""

    @property
    def hides(self) -> bool:
        """Whether what is typed can be kept off the screen: on a terminal, not from a pipe."""

    @property
    def left_out(self) -> bool:
        """Whether more lines came together with the last one; they were dropped."""

    def read_line(self, wait: float | None) -> str | None:
        """Return a line as it was typed, or `None` when none came within `wait` seconds.

        Raises:
            ConversationOver: When there will be no more lines.
        """
