"""Which words of a line can be parts of an institution's name."""

from typing import Final

from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.reading import (
    entry_of,
    has_class,
    is_next,
    is_set_off,
    is_unknown,
    low_at,
)
from group_supervision.anonymiser.text.tokens import Line, Shape, Token

_WIDEST: Final = 5
"""Characters between two words of one name."""
_JOINING: Final = " 's’S."


class NameWords:
    """Reads the words of which names of institutions are made."""

    def __init__(self, words: Words) -> None:
        """Take the words that institutions are called by."""
        self.words: Final = words
        self.generic: Final = words["org-generic"] | words["function-words"]

    def is_name(self, line: Line, index: int) -> bool:
        """Say whether a word is a name by itself: unknown, a town, or with a capital."""
        token = line.tokens[index]
        if is_unknown(token) or token.low in self.words["towns"]:
            return True
        entry = entry_of(token)
        return entry is not None and is_set_off(line, token) and not entry.is_capitalised

    def is_title(self, line: Line, index: int) -> bool:
        """Say whether a word has a capital that only a name explains."""
        token = line.tokens[index]
        if token.shape != Shape.CAPITAL or not is_set_off(line, token):
            return False
        return not _is_said_large(token)

    def opens_a_name(self, line: Line, index: int) -> bool:
        """Say whether a capital that the sentence explains is followed by one that it does not."""
        token = line.tokens[index]
        if not (line.has_case and token.opens and token.shape == Shape.CAPITAL):
            return False
        following = self.after(line, index)
        if following is None or _is_said_large(token):
            return False
        return is_set_off(line, line.tokens[following]) and token.low not in self.generic

    def is_second(self, line: Line, index: int) -> bool:
        """Say whether an everyday word ends a name of several: Alum Rock mosque."""
        before = self.before(line, index)
        is_large = is_set_off(line, line.tokens[index])
        return is_large and before is not None and self.is_name(line, before)

    def is_verb(self, line: Line, index: int) -> bool:
        """Say whether a word that can be a verb is one: "to ring school", "Visit nursery"."""
        if not has_class(line, index, "VC"):
            return False
        is_first = index == 0 or not is_next(line, index)
        return is_first or low_at(line, index - 1) in self.words["org-before-verbs"]

    def before(self, line: Line, index: int) -> int | None:
        """Return the word before, across a possessive ending; `None` across any other mark."""
        other = index - 1 - (low_at(line, index - 1) in ("'s", "'"))
        return other if self._are_joined(line, other, index) else None

    def after(self, line: Line, index: int) -> int | None:
        """Return the word after, across a possessive ending; `None` across any other mark."""
        other = index + 1 + (low_at(line, index + 1) in ("'s", "'"))
        return other if self._are_joined(line, index, other) else None

    def _are_joined(self, line: Line, left: int, right: int) -> bool:
        tokens = line.tokens
        if left < 0 or right >= len(tokens) or not tokens[left].is_word:
            return False
        start, end = tokens[left].end, tokens[right].start
        is_near = tokens[right].is_word and end - start < _WIDEST
        return is_near and not line.text[start:end].strip(_JOINING)


def is_rare(token: Token) -> bool:
    """Say whether a word is none of the commonest."""
    entry = entry_of(token)
    return entry is not None and entry.commonness > 1 and not entry.is_acronym


def is_plain_noun(token: Token) -> bool:
    """Say whether a word is a noun and nothing that is done or written with a capital."""
    entry = entry_of(token)
    if entry is None or entry.is_acronym or entry.is_capitalised:
        return False
    return "N" in entry.classes and not set(entry.classes) & set("DZGR")


def _is_said_large(token: Token) -> bool:
    """Say whether a word is often written with a capital: Mum, Friday."""
    entry = entry_of(token)
    return entry is not None and (entry.is_capitalised or entry.is_acronym)
