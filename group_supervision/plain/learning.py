"""What the group is trying after a review, line by line."""

from collections.abc import Callable
from typing import Final

from group_supervision.guide.learning import Learning
from group_supervision.guide.outcome import LearningLeft
from group_supervision.guide.words.decisions import decision_lines
from group_supervision.plain.asked_lines import ask_all
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.letter_commands import letter_and_number, obey_until_left
from group_supervision.translation import N_, _, ngettext

_COMMANDS: Final = (
    N_("s: begin a session, 45 minutes."),
    N_("h: hear what we're trying."),
    N_("r: record one thing to try."),
    N_("t and a number: that one is being tried."),
    N_("e and a number: that one is how we work now."),
    N_("k and a number: keep trying that one, and look at it again."),
    N_("d and a number: drop that one."),
    N_("x and a number: delete that one for good."),
    N_("q: go home."),
)


class LearningDialogue:
    """Tells of the decisions."""

    def __init__(self, learning: Learning, conversation: Conversation) -> None:
        """Tell of the decisions of `learning` in `conversation`."""
        self._learning = learning
        self._conversation = conversation

    def hold(self, *, records: bool = False) -> LearningLeft:
        """Hold it until it is left.

        Args:
            records: Whether a session has just ended, and its decision is to be recorded.

        Raises:
            ConversationOver: When there will be no more lines.
        """
        if records:
            self._record()
        self._greet()
        left = obey_until_left(self._conversation, self._obey, ("q", "s"))
        return LearningLeft.BEGIN if left == "s" else LearningLeft.HOME

    def _greet(self) -> None:
        due = self._learning.due
        said = [_("Learning from a review.")]
        if due:
            said.append(
                ngettext(
                    "{count} thing you're trying is due to be looked at again.",
                    "{count} things you're trying are due to be looked at again.",
                    due,
                )
            )
        said.append(_("h hears what we're trying, s begins a session, r records, ? lists more."))
        self._conversation.say(" ".join(said))

    def _obey(self, line: str) -> None:
        letter, number = letter_and_number(line)
        learning = self._learning
        acts: dict[str, Callable[[], None]] = {
            "h": self._hear,
            "r": self._record,
            "t": lambda: self._change(learning.tried, number),
            "e": lambda: self._change(learning.embedded, number),
            "k": lambda: self._keep(number),
            "d": lambda: self._change(learning.dropped, number),
            "x": lambda: self._delete(number),
            "?": lambda: self._conversation.say(*map(_, _COMMANDS)),
        }
        if letter not in acts:
            self._conversation.say(_("That isn't a command here: ? lists them."))
            return
        acts[letter]()

    def _hear(self) -> None:
        learning = self._learning
        if not learning.decisions:
            self._conversation.say(_("Nothing to try has been recorded."))
        for number, each in enumerate(learning.decisions, 1):
            self._conversation.say(*decision_lines(each, number, learning.today))

    def _record(self) -> None:
        if ask_all(self._conversation, self._learning.recording()):
            self._hear()

    def _change(self, act: Callable[[int], None], number: int) -> None:
        act(number)
        self._hear()

    def _keep(self, number: int) -> None:
        if ask_all(self._conversation, self._learning.keeping(number)):
            self._hear()

    def _delete(self, number: int) -> None:
        self._learning.decision(number)
        question = _("Delete number {number}? This can't be undone. y: delete it, Enter: keep it.")
        if self._conversation.confirms(question.format(number=number)):
            self._learning.delete(number)
            self._conversation.say(_("Deleted."))
