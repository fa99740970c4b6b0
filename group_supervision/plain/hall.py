"""The hall, line by line: each table's line when something there has changed."""

from collections.abc import Iterator
from typing import Final

from group_supervision.core.hall import Notice
from group_supervision.guide.hall import Hall, TableSeen
from group_supervision.guide.words.hall import (
    answers_in_words,
    heading,
    in_words,
    needs,
    out_of_reach_in_words,
    state_in_words,
    time_in_words,
    waiting_for_tables,
)
from group_supervision.live.errand import Errand, Send, finished
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.line_input import ConversationOver
from group_supervision.translation import N_, _

_LOOK: Final = 1.0
"""Real seconds between two looks at the tables."""
_HOW: Final = N_(
    "Enter: every table that needs something. t: all tables. a: announce something."
    " w: take it back. q: leave."
)


class HallDialogue:
    """Tells where the tables are."""

    def __init__(self, hall: Hall, conversation: Conversation, send: Send | None = None) -> None:
        """Tell of `hall` in `conversation`."""
        self._hall = hall
        self._conversation = conversation
        self._send = send or Errand()
        self._told: dict[str, str] = {}
        self._said: tuple[str, ...] = ()

    def hold(self) -> int:
        """Hold it until it is left. Returns the exit code."""
        self._conversation.say(_(_HOW))
        self._hall.look()
        if not self._hall.tables:
            self._conversation.say(waiting_for_tables())
        self._conversation.say_due = self._say_due
        try:
            while (line := self._conversation.ask().lower()) != "q":
                self._obey(line)
        except ConversationOver as over:
            return over.exit_code
        finally:
            self._conversation.be_idle()
            finished(self._send, self._hall.look)  # what was announced last is sent still
        return 0

    def _obey(self, line: str) -> None:
        tables = self._hall.tables
        match line:
            case "":
                self._conversation.say(f"{heading(tables)}. {needs(tables)}".rstrip())
                answers = self._hall.answers
                if answers is not None:
                    self._conversation.say(answers_in_words(answers))
            case "t":
                self._conversation.say(*map(_line, tables))
            case "a":
                self._announce()
            case "w":
                self._hall.withdraw()
                self._conversation.say(_("Taken back. What was accepted stays as it is."))
            case _:
                self._conversation.say(_(_HOW))

    def _announce(self) -> None:
        options: list[tuple[str, Notice | None]] = [(in_words(each), each) for each in Notice]
        chosen = self._conversation.choose(
            _("Announce to all tables"), [*options, (_("nothing"), None)], len(options)
        )
        if chosen is not None:
            self._hall.announce(chosen)
            self._conversation.say(_("Announced: {what}.").format(what=in_words(chosen)))

    def _say_due(self) -> float:
        """Say what has changed since the last look; return after how long to look again."""
        self._conversation.say(*self._new_of_the_tables(), *self._new_of_the_hall())
        self._send(self._hall.look)
        return _LOOK

    def _new_of_the_tables(self) -> Iterator[str]:
        before, self._told = self._told, {}
        for each in self._hall.tables:
            self._told[each.label] = self._what_is_told(each)
            if before.get(each.label) != self._told[each.label]:
                yield _line(each)
        for label in before.keys() - self._told.keys():
            yield _("Table {label} has left the hall.").format(label=label)

    def _new_of_the_hall(self) -> Iterator[str]:
        answers, since = self._hall.answers, self._hall.out_of_reach
        says = [] if since is None else [out_of_reach_in_words(since)]
        if answers is not None and (answers.accepted or answers.refused):
            says.append(answers_in_words(answers))
        before, self._said = self._said, tuple(says)
        yield from (line for line in self._said if line not in before)

    def _what_is_told(self, each: TableSeen) -> str:
        """Return what of a table is told by itself: not its minutes, which are asked for."""
        return f"{each.sign.part} {each.sign.round} {state_in_words(each)}"


def _line(each: TableSeen) -> str:
    parts = (each.sign.part, time_in_words(each), state_in_words(each))
    said = ", ".join(filter(None, parts)) or _("there")
    return _("Table {label}: {what}.").format(label=each.label, what=said)
