"""The discussion rhythm, line by line: what is due to be talked about."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from group_supervision.core.rhythm import Where
from group_supervision.core.rhythm_rules import About
from group_supervision.errors import Refusal
from group_supervision.guide import rhythm_said
from group_supervision.guide.rhythm import DiscussionRhythm, Row
from group_supervision.guide.rhythm_told import row_in_words
from group_supervision.guide.words.rhythm import (
    ASKED_BEGAN,
    ASKED_DAY,
    ASKED_WORDS,
    FLOORS,
    own_in_words,
    rule_in_words,
)
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.letter_commands import obey_until_left
from group_supervision.translation import N_, _, ngettext

_COMMANDS: Final = (
    N_("Enter: hear everything again. 0 stands for your own supervision."),
    N_("t and a number: talked about in supervision today."),
    N_("d and a number: talked about on another day, which is asked for."),
    N_("g and a number: talked about in the group today."),
    N_("i and a number: hear how often it's due."),
    N_("a: add something to talk about; it gets a tag of two words."),
    N_("w and a number: give it another tag."),
    N_("r and a number: it's resolved, and never due again."),
    N_("x and a number: delete it; of 0, your last supervision."),
    N_("o: choose how often your own supervision is due."),
    N_("e: export your own supervision as a table."),
    N_("u: undo the last change."),
    N_("q: back home."),
)
_LINE: Final = re.compile(r"(?P<letter>[a-z?]) *(?P<number>\d{1,3})?", re.IGNORECASE)


class RhythmDialogue:
    """Tells of the rhythm, and takes what is said of it."""

    def __init__(self, rhythm: DiscussionRhythm, conversation: Conversation) -> None:
        """Tell of `rhythm` in `conversation`."""
        self._rhythm = rhythm
        self._conversation = conversation
        self._rows: Sequence[Row] = rhythm.rows

    def hold(self) -> str:
        """Hold it until it is left. Returns a sentence for home.

        Raises:
            ConversationOver: When there will be no more lines.
        """
        self._conversation.say(*self._rhythm.complaints)
        self._tell()
        obey_until_left(self._conversation, self._obey)
        return _("Back home.")

    def _obey(self, line: str) -> None:
        match = _LINE.fullmatch(line)
        if not line:
            self._tell()
            return
        letter, number = (
            ("?", None) if match is None else (match["letter"].lower(), match["number"])
        )
        rhythm = self._rhythm
        whole: dict[str, Callable[[], str]] = {
            "a": self._add,
            "o": self._keep_to,
            "e": lambda: rhythm_said.export_log(rhythm),
            "u": lambda: rhythm_said.undo(rhythm),
        }
        of_one: dict[str, Callable[[Row | None], str]] = {
            "t": lambda row: rhythm_said.note(rhythm, row),
            "g": lambda row: rhythm_said.note(rhythm, row, "", Where.GROUP),
            "d": lambda row: rhythm_said.note(rhythm, row, self._conversation.ask(_(ASKED_DAY))),
            "w": self._reword,
            "r": lambda row: rhythm_said.resolve(rhythm, row),
            "x": lambda row: rhythm_said.delete(rhythm, row),
            "i": self._how_often,
        }
        if letter in whole:
            self._conversation.say(whole[letter]())
        elif letter in of_one:
            self._conversation.say(of_one[letter](self._numbered(number)))
        else:
            self._conversation.say(*map(_, _COMMANDS))

    def _tell(self) -> None:
        self._rows = self._rhythm.rows
        count = ngettext("{count} tag", "{count} tags", len(self._rows))
        head = _("Discussion rhythm: {count}. ? lists what you can do.").format(count=count)
        own = own_in_words(self._rhythm.own, self._rhythm.kept.supervisions)
        self._conversation.say(head, f"0. {own}")
        for number, row in enumerate(self._rows, 1):
            self._conversation.say(f"{number}. {row_in_words(row)}.")
        self._conversation.say(_(FLOORS))

    def _numbered(self, number: str | None) -> Row | None:
        place = -1 if number is None else int(number)
        if not 0 <= place <= len(self._rows):
            raise Refusal(_("Which one? Type its number in the list."))
        return None if place == 0 else self._rows[place - 1]

    def _add(self) -> str:
        said = rhythm_said.add(self._rhythm, self._chosen(_("What is it"), About.CASE))
        self._rows = (*self._rows, *(row for row in self._rhythm.rows if self._is_new(row)))
        return said

    def _is_new(self, row: Row) -> bool:
        return all(row.topic.tag != each.topic.tag for each in self._rows)

    def _keep_to(self) -> str:
        name = self._chosen(_("How often is your own supervision due"), About.OWN)
        rule = self._rhythm.rules.get(name)
        has_stages = rule is not None and rule.has_stages
        began = self._conversation.ask(_(ASKED_BEGAN)) if has_stages else ""
        return rhythm_said.keep_to(self._rhythm, name, began)

    def _chosen(self, question: str, about: About) -> str:
        offered = [(words, name) for name, words in rhythm_said.offered(self._rhythm, about)]
        return self._conversation.choose(question, offered, 0)

    def _reword(self, row: Row | None) -> str:
        rhythm_said.tagged(row)  # before the words are asked for
        typed = self._conversation.ask_unseen(_(ASKED_WORDS))
        return rhythm_said.reword(self._rhythm, row, typed)

    def _how_often(self, row: Row | None) -> str:
        rule = self._rhythm.own_rule if row is None else row.rule
        if rule is None:
            return _("No frequency is chosen: o chooses one for your own supervision.")
        return rule_in_words(rule)
