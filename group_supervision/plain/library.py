"""Past sessions, line by line: listed, searched, read, exported, deleted and brought back."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from group_supervision.errors import Refusal, SupervisionError
from group_supervision.guide.library import PastSessions, Wanted, exports_offered
from group_supervision.guide.words.sessions import kinds_in_words, session_line
from group_supervision.guide.words.whole_session import told
from group_supervision.plain.conversation import Conversation
from group_supervision.storage.summary import Summary
from group_supervision.translation import N_, _, ngettext

_PAGE: Final = 10
"""Sessions that are listed at once."""
_COMMANDS: Final = (
    N_("Enter: hear the next ten. A number: hear that session."),
    N_("/ and words: search labels and notes; / alone: list all again."),
    N_("k: another kind of session."),
    N_("e and a number: export that session."),
    N_("r and a number: review that session, if it wasn't yet."),
    N_("d and a number: delete that session; u brings it back, until you leave."),
    N_("q: back home."),
)
_LINE: Final = re.compile(r"(?P<letter>[a-z?]?) *(?P<number>\d{1,5})?", re.IGNORECASE)


class LibraryDialogue:
    """Goes through past sessions."""

    def __init__(self, past: PastSessions, conversation: Conversation) -> None:
        """Go through `past` in `conversation`."""
        self._past = past
        self._conversation = conversation
        self._wanted = Wanted()
        self._found: Sequence[Summary] = ()
        self._at = 0
        self.to_be_reviewed: str | None = None
        """The id of a session that is to be reviewed, once this has been left for it."""

    def hold(self) -> str:
        """Hold it until it is left. Returns a sentence for home.

        Raises:
            ConversationOver: When there will be no more lines.
        """
        try:
            self._look()
            while self.to_be_reviewed is None:
                line = self._conversation.ask()
                if line in ("q", "Q"):
                    break
                try:
                    self._obey(line)
                except SupervisionError as error:
                    self._conversation.say(str(error))
        finally:
            left = self._past.leave()
        return left or _("Back home.")

    def _obey(self, line: str) -> None:
        if line.startswith("/"):
            self._wanted = replace(self._wanted, text=line[1:].strip())
            self._look()
            return
        match = _LINE.fullmatch(line)
        letter, number = ("?", "") if match is None else (match["letter"].lower(), match["number"])
        acts: dict[str, Callable[[str], None]] = {
            "": self._list_or_read,
            "k": self._another_kind,
            "e": self._export,
            "d": self._delete,
            "r": self._review,
            "u": lambda _number: self._say_and_look(self._past.undo()),
        }
        if letter in acts:
            acts[letter](number or "")
        else:
            self._conversation.say(*map(_, _COMMANDS))

    def _list_or_read(self, number: str) -> None:
        if not number:
            self._list()
            return
        read = self._past.record(self._numbered(number).id)
        self._conversation.say(*filter(None, told(read, 0, "utf-8").splitlines()))

    def _another_kind(self, _number: str) -> None:
        self._wanted = self._wanted.with_next_kind()
        self._look(kinds_in_words(self._wanted.kind))

    def _export(self, number: str) -> None:
        chosen = self._numbered(number)
        offered = exports_offered()
        options = [(each.label, each) for each in offered]
        what = self._conversation.choose(_("Export"), options, 0)
        self._conversation.say(self._past.export(chosen.id, what.what, what.form))

    def _review(self, number: str) -> None:
        chosen = self._numbered(number)
        if not chosen.awaits_review:
            raise Refusal(_("That one needs no review."))
        self.to_be_reviewed = chosen.id

    def _delete(self, number: str) -> None:
        self._say_and_look(self._past.delete(self._numbered(number).id))

    def _say_and_look(self, said: str) -> None:
        self._conversation.say(said)
        self._look()

    def _numbered(self, number: str) -> Summary:
        place = int(number or 0)
        if not 1 <= place <= len(self._found):
            raise Refusal(_("Which one? Type its number in the list."))
        return self._found[place - 1]

    def _look(self, before: str = "") -> None:
        self._found = self._past.found(self._wanted)
        complaints, self._past.complaints = self._past.complaints, []
        self._conversation.say(*complaints)
        self._at = 0
        count = ngettext("{count} session", "{count} sessions", len(self._found))
        said = _("{what}: {count}. ? lists what you can do.")
        self._conversation.say(said.format(what=before or _("Past sessions"), count=count))
        self._list()

    def _list(self) -> None:
        page = self._found[self._at : self._at + _PAGE]
        for number, each in enumerate(page, self._at + 1):
            said = _("{number}. {session}")
            self._conversation.say(said.format(number=number, session=session_line(each)))
        if not page and self._found:
            self._conversation.say(_("That was all of them."))
        self._at += len(page)
