"""Frames: the words for the place of a finding, and the conditions for each.

They are tables of a language's `placeholders.toml`. `put` holds the words, with `{form}` for a form
of a noun or an age, for a person's `{label}` or `{role}`. `kinds` are the kinds of finding it is
for, all with a noun if there are none. Everything else is a condition, a regular expression for

    before     what stands before the finding: it matches up to it
    original   what is removed: it is found somewhere in it
    after      what stands behind it: it matches from there on
    between    all that stands between it and one of its kind before it
    ending     all that a mention has beyond a name of its person: the s of "adas coat"
    role       the role to be added to a label
    itself     the classes of what is removed, as in the word list: `^` for an acronym, `?` for a
    next       word that isn't in the list; and those of the next word

`(?P<takes>…)` in `before` and `after` is replaced together with the finding. `<name>` stands for
any word of a set of words, `<one|other>` for any of two sets. Large and small letters are alike.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from re import Match, Pattern
from typing import Final

from group_supervision.anonymiser.finding import Span
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.text.lexicon import known
from group_supervision.anonymiser.text.spelling import folded
from group_supervision.core.templates import fields_of
from group_supervision.formats.table import Table
from group_supervision.translation import _

_CONDITIONS: Final = {
    "before": r"(?:{})\Z",
    "original": "{}",
    "after": r"\A(?:{})",
    "between": r"\A(?:{})\Z",
    "ending": r"\A(?:{})\Z",
    "role": "{}",
    "itself": "{}",
    "next": "{}",
}
"""What a condition can be about, and how much of it has to match."""
_SET: Final = re.compile(r"(?<!P)<([a-z|-]+)>")
_WORD: Final = re.compile(r"[^\W\d_]+")
_WINDOW: Final = 40
"""Characters before and behind a finding that are looked at."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A finding where it stands, as conditions ask for it."""

    text: str
    span: Span
    done: int = 0
    """Where the finding before it ends: nothing is taken of that."""
    between: str = ""
    """What stands between the two, if they are of one kind."""
    label: str = ""
    """Of the person who is mentioned."""
    names: Sequence[str] = ()
    """What they are called, folded."""
    role: str = ""

    @property
    def before(self) -> str:
        """What stands before it."""
        return self.text[max(0, self.span.start - _WINDOW) : self.span.start]

    @property
    def original(self) -> str:
        """What is removed."""
        return self.text[self.span.start : self.span.end]

    @property
    def after(self) -> str:
        """What stands behind it."""
        return self.text[self.span.end : self.span.end + _WINDOW]

    @property
    def ending(self) -> str:
        """What it has beyond the longest name of the person that it begins with."""
        word = folded(self.original)
        found = [each for each in self.names if word.startswith(each) and word != each]
        return word.removeprefix(max(found, key=len, default=word))

    @property
    def itself(self) -> str:
        """The classes of what is removed."""
        return _classes(self.original)

    @property
    def next(self) -> str:
        """The classes of the next word."""
        word = _WORD.match(self.after.removeprefix(" "))
        return _classes(word[0]) if word else ""


def _classes(word: str) -> str:
    entry = known(word.lower())
    return "?" if entry is None else entry.classes + "^" * entry.is_acronym


@dataclass(frozen=True, slots=True)
class Frame:
    """Words for the place of a finding, and the conditions under which they are used."""

    put: str
    conditions: Mapping[str, Pattern[str]]

    @property
    def fields(self) -> frozenset[str]:
        """The forms it asks for."""
        return fields_of(self.put)

    @property
    def has_ending(self) -> bool:
        """Whether it asks for what a mention has beyond a name, and so stands for it too."""
        return "ending" in self.conditions

    def stretch(self, occurrence: Occurrence) -> tuple[int, int] | None:
        """Return what is replaced if all conditions hold, otherwise `None`."""
        start, end = occurrence.span.start, occurrence.span.end
        for about, pattern in self.conditions.items():
            match = pattern.search(getattr(occurrence, about))
            if match is None:
                return None
            taken = len(match.groupdict().get("takes") or "")
            start, end = (start - taken, end) if about == "before" else (start, end + taken)
        return (start, end) if start >= min(occurrence.done, occurrence.span.start) else None


def read_frame(table: Table, words: Words) -> Frame:
    """Read a frame from its table, in which `kinds` is asked for by somebody else.

    Raises:
        FormatError: When a key is not known, or a condition is no regular expression.
    """
    put = table.text("put")
    conditions = {
        about: read_pattern(table, about, words, whole)
        for about, whole in _CONDITIONS.items()
        if table.has(about)
    }
    table.finish()
    return Frame(put, conditions)


def read_pattern(table: Table, key: str, words: Words, whole: str = "{}") -> Pattern[str]:
    """Read a regular expression with sets of words in it.

    Raises:
        FormatError: When it is none, or there is no such set.
    """

    def either(match: Match[str]) -> str:
        for name in match[1].split("|"):
            if not words[name]:
                wrong = _("no words are listed under “{name}”.").format(name=name)
                raise table.error(key, wrong, _("List them in the folder “words”."))
        return words.either(*match[1].split("|"))

    written = _SET.sub(either, table.text(key))
    try:
        return re.compile(whole.replace("{}", written), re.IGNORECASE)
    except re.error as error:
        wrong = _("not a regular expression: {reason}.").format(reason=error)
        raise table.error(key, wrong, _("Write it as Python's “re” reads it.")) from error
