"""Frames: words for the place of a finding, and the conditions under which they are used.

How a language writes them is said in docs/languages.md.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from re import Match, Pattern
from typing import Final

from group_supervision.anonymiser.languages.words import Words
from group_supervision.formats.table import Table
from group_supervision.translation import _

_CONDITIONS: Final = {
    **dict.fromkeys(("original", "role", "itself", "next"), "{}"),
    "ending": r"\A(?:{})\Z",
    "before": r"(?:{})\Z",
    "after": r"\A(?:{})",
}
"""What a condition can be about, and how much of that has to match."""
_SET: Final = re.compile(r"\{([a-z][a-z|-]*)\}")
_FORM: Final = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class Frame:
    """Words for the place of a finding, and the conditions under which they are used."""

    put: str
    conditions: Mapping[str, Callable[[], Pattern[str]]]
    """By what they are about. Each is compiled when it is first asked, for that takes long."""

    @property
    def forms(self) -> frozenset[str]:
        """The forms it asks for."""
        return frozenset(_FORM.findall(self.put))

    def filled(self, forms: Mapping[str, str]) -> str:
        """Return its words with forms in place."""
        return _FORM.sub(lambda match: forms[match[1]], self.put)

    def takes(self, seen: Mapping[str, str]) -> tuple[int, int] | None:
        """Return how much goes with a finding before and after it; `None`: it isn't for this one.

        Args:
            seen: What is seen of the finding, by what conditions are about.
        """
        taken = {"before": 0, "after": 0}
        for about, pattern in self.conditions.items():
            match = pattern().search(seen[about])
            if match is None:
                return None
            taken[about] = len(match.groupdict().get("takes") or "")
        return taken["before"], taken["after"]


def read_frame(table: Table, words: Words) -> Frame:
    """Read a frame, of which all but the kinds are conditions and words.

    Raises:
        FormatError: When a key is missing or not known.
    """
    asked = {about: whole for about, whole in _CONDITIONS.items() if table.has(about)}
    conditions = {
        about: cache(partial(compiled, table, about, table.text(about), words, whole))
        for about, whole in asked.items()
    }
    frame = Frame(table.text("put"), conditions)
    table.finish()
    return frame


def compiled(table: Table, key: str, written: str, words: Words, whole: str = "{}") -> Pattern[str]:
    """Return the regular expression `whole`, with what a table holds in the place of `{}`.

    Raises:
        FormatError: When it is no regular expression, or asks for words that aren't listed.
    """

    def either(match: Match[str]) -> str:
        for name in match[1].split("|"):
            if not words[name]:
                wrong = _("no words are listed under “{name}”.").format(name=name)
                raise table.error(key, wrong, _("List them in the folder “words”."))
        return words.either(*match[1].split("|"))

    try:
        return re.compile(whole.replace("{}", _SET.sub(either, written)), re.IGNORECASE)
    except re.error as error:
        wrong = _("not a regular expression: {reason}.").format(reason=error)
        raise table.error(key, wrong, _("Write it as Python's “re” reads it.")) from error
