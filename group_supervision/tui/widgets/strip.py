"""The strip above the keys: the open question, or a few words that stand for a moment."""

from typing import Final

from textual.content import Content

from group_supervision.guide.leading import Leading
from group_supervision.guide.words.time import minutes_left
from group_supervision.translation import _
from group_supervision.tui.live_state import LiveState
from group_supervision.tui.widgets.line import Line

ELSEWHERE: Final = "○ tab"
"""The mark in the room's view for something that is the console's to say."""


class Strip(Line):
    """Never says a word that somebody typed, and before the room less than on the console."""

    def __init__(self, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._said = ""
        self._said_to_the_room = ""

    def say(self, text: str, *, to_the_room: str = ELSEWHERE) -> None:
        """Say something until it is cleared.

        Args:
            text: What the console says.
            to_the_room: What is said in its place while the room may be looking.
        """
        self._said, self._said_to_the_room = text, to_the_room

    def clear(self) -> None:
        """Say nothing any more."""
        self._said = self._said_to_the_room = ""

    def paint(self, state: LiveState, leading: Leading) -> None:
        """Show what is to be said now."""
        words = self._words(state, leading)
        self.show(Content.styled(words, "$done") if words == ELSEWHERE else words)

    def _words(self, state: LiveState, leading: Leading) -> str:
        if state.is_asking and state.question is not None:
            return state.question.line
        said = self._to_the_room(state, leading) if state.is_watched else self._to_her(leading)
        if said or not leading.session.is_ended:
            return said
        return _("Enter: review, when you're on your own")

    def _to_the_room(self, state: LiveState, leading: Leading) -> str:
        if leading.asks_to_press_again:
            return _("Press n again to move on")
        if self._said_to_the_room:
            return self._said_to_the_room
        is_announced_to = leading.practising.is_announced_to
        waits = state.question is not None or leading.late() is not None or is_announced_to
        return ELSEWHERE if waits else ""

    def _to_her(self, leading: Leading) -> str:
        if leading.asks_to_press_again:
            left = minutes_left(leading.session.remaining(leading.live.now))
            sentence = _("The presenter still has {time}. Press n again to move on.")
            return sentence.format(time=left)
        return self._said
