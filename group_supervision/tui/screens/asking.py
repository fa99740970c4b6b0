"""A screen that asks for lines, one after the other, and goes through a list meanwhile."""

from abc import abstractmethod
from collections.abc import Callable
from typing import TypeVar

from textual.widgets import OptionList

from group_supervision.errors import SupervisionError
from group_supervision.guide.asked_line import AskedLine, Shows
from group_supervision.tui.ready_screen import ReadyScreen
from group_supervision.tui.widgets.entry import LineEntered, LineLeft
from group_supervision.tui.widgets.line import Line
from group_supervision.tui.widgets.note_line import NoteLine

Result = TypeVar("Result")


class AskingScreen(ReadyScreen[Result]):
    """Has a list, a line above the keys, and a line to type into that is hidden until it asks."""

    def __init__(self) -> None:
        """Ask nothing yet."""
        super().__init__()
        self._asked: AskedLine | None = None

    @abstractmethod
    def refresh_page(self) -> None:
        """Show everything as it stands."""

    @abstractmethod
    def say_quietly(self, sentence: str) -> None:
        """Say something above the keys, unless something is asked."""

    def ask(self, asked: AskedLine) -> None:
        """Ask for a line."""
        self._asked = asked
        self.refresh_page()
        self._answer.display = True
        hides = asked.shows is Shows.NOTHING
        self._answer.begin(
            asked.starts_with, digits_alone=hides, is_for_names=hides, find=asked.find
        )
        self._answer.focus()

    def attempt(self, act: Callable[[], object]) -> None:
        """Do something; what it refuses is said. A sentence that it returns is said too."""
        try:
            said = act()
        except SupervisionError as error:
            said = str(error)
        self.refresh_page()
        if isinstance(said, str) and said:
            self.say_quietly(said)

    def on_line_entered(self, message: LineEntered) -> None:
        """Take a typed line, and go on to what is asked next."""
        message.stop()
        asked = self._asked
        if asked is None:
            return
        if not message.raw.strip() and not asked.takes_enter:
            self._close()
            return
        try:
            following = asked.take(message.raw)
        except SupervisionError as error:
            # What was typed comes back to be put right; a count that nobody sees does not.
            if asked.shows is not Shows.NOTHING:
                self._answer.begin(message.raw, find=asked.find)
            self._say(f"{error} {asked.text}")
            return
        if following is None:
            self._close()
            self.finished()
        else:
            self.ask(following)

    def on_line_left(self, message: LineLeft) -> None:
        """Leave what is asked; nothing is kept of it."""
        message.stop()
        self._close()

    def finished(self) -> None:
        """Follow a line that was taken to its end."""

    def _close(self) -> None:
        if self._asked is not None and self._asked.so_far:
            self._items.highlighted = None
        self._asked = None
        self._answer.value = ""
        self._answer.display = False
        self.set_focus(self._items)
        self.refresh_page()

    @property
    def _answer(self) -> NoteLine:
        return self.query_exactly_one("#answer", NoteLine)

    @property
    def _items(self) -> OptionList:
        return self.query_exactly_one("#items", OptionList)

    def _say(self, sentence: str) -> None:
        self.query_exactly_one("#strip", Line).show(sentence)
