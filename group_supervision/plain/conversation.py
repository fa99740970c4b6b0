"""The conversation: lines said, lines read, and the questions between them.

While a line is awaited time goes on: `say_due` is called whenever something may have to be said,
and says for how long there will be nothing.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeVar

from group_supervision.core.text import clean
from group_supervision.plain.line_input import ConversationOver, LineInput
from group_supervision.plain.line_output import LineOutput
from group_supervision.translation import N_, _

_ESCAPES: Final = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O.|.)?")
"""What an arrow or a function key leaves in a line."""
_LONGEST_ANSWER: Final = 200

FIRST_LINE_ALONE: Final = N_("More than one line came in: the first was taken, the rest left out.")
"""Said when lines were pasted: what nobody asked for must not be taken for an answer."""

Value = TypeVar("Value")


class QuestionLeft(Exception):
    """The open question was left for something that may never have to wait."""

    def __init__(self, line: str) -> None:
        """Give the line that is to be done instead."""
        super().__init__()
        self.line = line


class Conversation:
    """Speaks with one person."""

    def __init__(self, line_input: LineInput, line_output: LineOutput) -> None:
        """Read from `line_input`, write to `line_output`."""
        self.say_due: Callable[[], float | None] = _nothing_to_say
        """Says what is due, and for how many seconds nothing will be; `None`: for ever."""
        self.takes: Callable[[str], bool] = _takes_nothing
        """Takes an answer away from the open question, where something has to be settled first."""
        self.leaves: Callable[[str], bool] = _takes_nothing
        """Says which lines leave an open question, whatever it asks for."""
        self.when_idle: Callable[[], float | None] = _nothing_to_say
        """What stands in for `say_due` while no session is led."""
        self.lets_in: Callable[[str], bool] = _lets_everything_in
        """Says whether a line is for the open question, or was meant for whoever asks first."""
        self._input = line_input
        self._output = line_output
        self._question = ""

    def be_idle(self) -> None:
        """Say nothing by itself from here on, and let every answer be one."""
        self.say_due, self.takes, self.leaves = self.when_idle, _takes_nothing, _takes_nothing

    def say(self, *lines: str) -> None:
        """Say lines."""
        for line in lines:
            self._output.say(line)

    def ring(self) -> None:
        """Ring the terminal's bell."""
        self._output.ring()

    def ask(self, question: str = "", is_offered: Callable[[str], bool] | None = None) -> str:
        """Ask, and return the answer as one clean line.

        Args:
            question: What to ask; empty: nothing is open, and any line is one.
            is_offered: Says which answers the question itself offers, so that they are its own.

        Raises:
            ConversationOver: When there will be no answer.
            QuestionLeft: When the question is left for a command.
        """
        self._question = question
        self.repeat()
        while True:
            answer = clean(_ESCAPES.sub("", self._line()), _LONGEST_ANSWER)
            if self.takes(answer):
                continue
            is_its_own = not question or (is_offered is not None and is_offered(answer))
            if not is_its_own and self.leaves(answer):
                raise QuestionLeft(answer)
            return answer

    def repeat(self) -> None:
        """Say the open question again, if there is one."""
        if self._question:
            self.say(self._question)

    def ask_unseen(self, question: str) -> str:
        """Ask for a note or a name, and return it as it was typed.

        Raises:
            ConversationOver: When there will be no answer.
            QuestionLeft: When one small letter alone asks for a command. A capital may be a name.
        """
        hidden = _("It isn't shown as you type.")
        self.say(f"{question} {hidden}" if self._input.hides else question)
        typed = _ESCAPES.sub("", self._line())
        letter = typed.strip()
        if len(letter) == 1 and letter.islower() and self.leaves(letter):
            raise QuestionLeft(letter)
        return typed

    def confirms(self, question: str) -> bool:
        """Ask something that only `y` agrees to.

        Raises:
            ConversationOver: When there will be no answer.
        """
        return self.ask(question).lower() in ("y", "yes")

    def number(
        self,
        question: str,
        most: int,
        *,
        least: int = 1,
        usual: int | None = None,
        given: str = "",
    ) -> int | None:
        """Ask for a number until it is one; Enter takes `usual`.

        Args:
            question: What to ask.
            most: The greatest number there is.
            least: The least.
            usual: What an empty answer means; `None`: none.
            given: An answer that came with the command already.

        Raises:
            ConversationOver: When there will be no answer.
        """
        answer = given or self.ask(question)
        while answer:
            if answer.isdecimal() and len(answer) < 4 and least <= int(answer) <= most:
                return int(answer)
            again = _("Type a number from {least} to {most}, or just Enter.")
            answer = self.ask(f"{again.format(least=least, most=most)} {question}")
        return usual

    def choose(
        self,
        question: str,
        options: Sequence[tuple[str, Value]],
        usual: int,
        given: str = "",
        shortcuts: Mapping[str, Value] | None = None,
    ) -> Value:
        """Ask which one, by its number or how it begins; Enter takes the usual one.

        Args:
            question: What is to be chosen.
            options: What there is, each with its words.
            usual: Index of what an empty answer means.
            given: An answer that came with the command already.
            shortcuts: Other answers that are understood, before the beginning of an option is.

        Raises:
            ConversationOver: When there will be no answer.
        """
        listed = ", ".join(f"{number} {label}" for number, (label, _value) in enumerate(options, 1))
        whole = _("{question}: {options}. Enter takes {usual}.").format(
            question=question, options=listed, usual=options[usual][0]
        )
        labels = [label for label, _value in options]
        shorter = shortcuts or {}

        def is_offered(answer: str) -> bool:
            return bool(answer) and (_matching(answer, labels) is not None or answer in shorter)

        answer = given or self.ask(whole, is_offered)
        while answer:
            if answer in shorter:
                return shorter[answer]
            found = _matching(answer, labels)
            if found is not None:
                return options[found][1]
            again = _("Type a number, or just Enter.")
            answer = self.ask(f"{again} {whole}", is_offered)
        return options[usual][1]

    def _line(self) -> str:
        while True:
            wait = self.say_due()
            if not self._output.is_heard:
                raise ConversationOver(_("The terminal has gone."))
            line = self._input.read_line(wait)
            if line is not None and self.lets_in(line):
                if self._input.left_out:
                    self.say(_(FIRST_LINE_ALONE))
                return line


def _matching(answer: str, labels: Sequence[str]) -> int | None:
    """Return the index of the label that is meant, `None` where that is not clear."""
    if answer.isdecimal():
        number = int(answer) if len(answer) < 4 else 0
        return number - 1 if 1 <= number <= len(labels) else None
    found = [
        index for index, label in enumerate(labels) if label.lower().startswith(answer.lower())
    ]
    return found[0] if len(found) == 1 else None


def _nothing_to_say() -> None:
    """Let nothing be due, ever."""


def _lets_everything_in(_line: str) -> bool:
    return True


def _takes_nothing(_answer: str) -> bool:
    return False
