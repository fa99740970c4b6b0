"""A reflective checklist, line by line: its themes for the group, or its questions for oneself."""

import re
from collections.abc import Callable
from typing import Final

from group_supervision.core.reflective import Rating
from group_supervision.errors import Refusal
from group_supervision.guide.reflective import Reflection
from group_supervision.guide.words.reflective import (
    DUTIES,
    NOT_KEPT,
    heading,
    kept_in_words,
    rating_in_words,
    source,
    themes,
)
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.letter_commands import obey_until_left
from group_supervision.translation import N_, _

_LETTERS: Final = {"y": Rating.YES, "p": Rating.PARTLY, "n": Rating.NOT_YET, "x": None}
_COMMANDS: Final = (
    N_("g, or just Enter: hear the themes alone, as a group may."),
    N_("h: hear the questions and how you rated yourself."),
    N_("A number and y, p or n: yes, partly or not yet; x takes the rating away."),
    N_("k: keep your ratings on this computer. f: forget every rating that was kept."),
    N_("l: another checklist."),
    N_("q: back home."),
)
_RATES: Final = re.compile(r"(?P<number>\d{1,3}) *(?P<letter>[ypnx])", re.IGNORECASE)


class ReflectiveDialogue:
    """Tells of a checklist, and takes ratings."""

    def __init__(self, reflection: Reflection, conversation: Conversation) -> None:
        """Go through `reflection` in `conversation`."""
        self._reflection = reflection
        self._conversation = conversation

    def hold(self) -> str:
        """Hold it until it is left. Returns a sentence for home.

        Raises:
            ConversationOver: When there will be no more lines.
        """
        self._conversation.say(*self._reflection.complaints)
        self._say_themes()
        self._conversation.say(_(NOT_KEPT), _("? lists what you can do."))
        obey_until_left(self._conversation, self._obey)
        return _("Back home.")

    def _obey(self, typed: str) -> None:
        line = typed.lower()
        rates = _RATES.fullmatch(line)
        acts: dict[str, Callable[[], None]] = {
            "": self._say_themes,
            "g": self._say_themes,
            "h": self._say_questions,
            "k": lambda: self._conversation.say(self._reflection.keep()),
            "f": lambda: self._conversation.say(self._reflection.forget()),
            "l": self._another_list,
        }
        if rates is not None:
            self._rate(int(rates["number"]), _LETTERS[rates["letter"]])
        elif line in acts:
            acts[line]()
        else:
            self._conversation.say(*map(_, _COMMANDS))

    def _rate(self, number: int, rating: Rating | None) -> None:
        self._reflection.rate(number, rating)
        said = rating_in_words(rating) or _("no rating")
        self._conversation.say(_("Question {number}: {rating}.").format(number=number, rating=said))

    def _another_list(self) -> None:
        if len(self._reflection.lists) == 1:
            raise Refusal(_("There's no other checklist."))
        self._reflection.next_list()
        self._say_themes()

    def _say_themes(self) -> None:
        self._conversation.say(*filter(None, themes(self._reflection.listed)))

    def _say_questions(self) -> None:
        listed = self._reflection.listed
        self._conversation.say(heading(listed))
        marks = zip(listed.questions, self._reflection.marks, strict=True)
        for number, (point, mark) in enumerate(marks, 1):
            rating = rating_in_words(mark) or _("no rating")
            self._conversation.say(f"{number}. {point.text} {rating}.")
        if listed.duties:
            self._conversation.say(_(DUTIES), *(f"– {point.text}" for point in listed.duties))
        kept = kept_in_words(self._reflection.kept_on)
        self._conversation.say(*filter(None, (source(listed), kept)))
