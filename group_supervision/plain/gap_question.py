"""The question whether time in which nobody looked counts. Nothing goes on until it is answered."""

from group_supervision.guide.live_answers import Simple
from group_supervision.guide.live_questions import the_gap
from group_supervision.plain.console import Console
from group_supervision.plain.line_input import ConversationOver
from group_supervision.plain.room_commands import curtain
from group_supervision.translation import _


class GapQuestion:
    """Asks about a gap once, and again whenever something else is typed."""

    def __init__(self, console: Console) -> None:
        """Ask in the conversation of `console`."""
        self._console = console
        self._is_asked = False

    @property
    def is_open(self) -> bool:
        """Whether there is a gap to be decided about."""
        return self._console.live.gap is not None

    def ask(self) -> None:
        """Ask, unless there is nothing to ask or it was asked already."""
        live = self._console.live
        if live.gap is None or self._is_asked:
            return
        self._is_asked = True
        answers = _(
            "c: count it, d: don't count it, q: leave the session unfinished."
            " Until then the clock stands still, and the room sees a pause."
        )
        self._console.say(f"{the_gap(live, live.gap).text} {answers}")

    def takes(self, answer: str) -> bool:
        """Take an answer while there is a gap; say whether it was taken.

        Raises:
            ConversationOver: When the session is left.
        """
        self._console.live.tick()  # whoever types after a long sleep is the first to notice it
        if not self.is_open:
            return False
        if not self._is_asked:
            self.ask()
            return True
        match answer.lower():
            case "c" | "count":
                self._settle(Simple.COUNT_GAP, _("Counted."))
            case "d":
                self._settle(Simple.LEAVE_GAP_OUT, _("Not counted."))
            case "q":
                raise ConversationOver(_("Left."))
            case "b" | "curtain":
                curtain(self._console, "")
            case _:
                self._is_asked = False
                self.ask()
        return True

    def _settle(self, answer: Simple, said: str) -> None:
        self._console.leading.do(answer)
        self._is_asked = False
        self._console.say_time(said)
        self._console.conversation.repeat()
