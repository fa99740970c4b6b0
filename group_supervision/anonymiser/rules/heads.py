"""Names that end in what they are names of: Longfield High, leeds family court, larch view."""

from typing import Final

from group_supervision.anonymiser.rules.name_words import NameWords, is_plain_noun, is_rare
from group_supervision.anonymiser.rules.reading import (
    could_name,
    is_known_name,
    is_next,
    is_set_off,
    low_at,
)
from group_supervision.anonymiser.rules.rule import Known
from group_supervision.anonymiser.text.tokens import Line, Shape

Reach = tuple[int, int]
"""The first and the last token."""

_MOST_NAME_WORDS: Final = 3
_MOST_QUALIFIERS: Final = 4


class Heads:
    """Reads a name from its head backwards."""

    def __init__(self, name_words: NameWords) -> None:
        """Take what tells words of names from others."""
        self._names: Final = name_words
        words = name_words.words
        self._words: Final = words
        self._strong: Final = words["org-strong"]
        self._loose: Final = words["org-loose"]
        self._kinds: Final = words["streets"] | words["streets-weak"]
        self._plain_generic: Final = name_words.generic - words["place-sides"]
        self._never: Final = words["function-words"] | words["honorific"]
        self._always: Final = words["org-noble"] | words["saints"] | words["place-sides"]

    def headed(self, line: Line, head: int, done: int, session: Known) -> Reach | None:
        """Read what stands before a head, down to the token after `done`."""
        name = self._named_by(line, head)
        if name is None or name <= done or not self._is_named(line, name, head, session):
            return None
        first = name - self._is_street(line, name)
        for _ in range(_MOST_NAME_WORDS - 1):
            before = self._names.before(line, first)
            if before is None or before <= done or not self._goes_before(line, before, head):
                break
            first = before
        return first, head

    def _named_by(self, line: Line, head: int) -> int | None:
        """Return the word that would be the name, before the qualifiers."""
        name = self._names.before(line, head)
        for _ in range(_MOST_QUALIFIERS):
            if name is None or not self._is_qualifier(line, name, head):
                break
            name = self._names.before(line, name)
        return name

    def _is_qualifier(self, line: Line, index: int, head: int) -> bool:
        """Say whether a word between a name and its head belongs to neither: Medical, C of E."""
        low = low_at(line, index)
        if low_at(line, head) in self._words["courts"]:
            return low in self._words["org-courts"]
        if low in self._words["org-houses"]:
            return low_at(line, head) in self._words["org-house-heads"]
        return low in self._words["org-qualifiers"] or self.is_in_phrase(line, index)

    def is_in_phrase(self, line: Line, index: int) -> bool:
        """Say whether a word belongs to a qualifier of several words: C of E."""
        low = low_at(line, index)
        phrases = [each for each in self._words["org-qualifier-phrases"] if low in each.split()]
        near = " ".join(low_at(line, at) for at in range(index - 2, index + 3)) if phrases else ""
        return any(phrase in near for phrase in phrases)

    def _goes_before(self, line: Line, index: int, head: int) -> bool:
        """Say whether a word is an earlier part of the name: Oasis in Oasis Academy Brightstowe."""
        token = line.tokens[index]
        if token.low in self._never or token.shape == Shape.NUMBER:
            return False
        if token.low in self._always or self._names.is_name(line, index):
            return True
        if self._names.opens_a_name(line, index):
            return True
        if low_at(line, head) not in self._strong or token.low in self._names.generic:
            return False
        return is_rare(token) or token.low in self._kinds

    def _is_named(self, line: Line, index: int, head: int, session: Known) -> bool:
        """Say whether the word before a head names it."""
        token, low = line.tokens[index], low_at(line, head)
        if token.low in self._words["org-noble"]:
            return low in self._strong
        if not self._could_name(line, index, head):
            return False
        if low in self._words["courts"]:
            return head - index > 1 and token.low not in self._names.generic
        if self._is_street(line, index):
            return low not in self._loose or is_set_off(line, token)
        if self._names.is_name(line, index) or self._names.opens_a_name(line, index):
            return self._is_grand(line, index, head, session)
        return self._is_noun(line, index, head)

    def _could_name(self, line: Line, index: int, head: int) -> bool:
        token = line.tokens[index]
        if token.low in self._never or token.shape == Shape.NUMBER:
            return False
        is_owned = low_at(line, index + 1) in ("'s", "'")
        # "Tariq's school" is not called so
        return not is_owned or is_set_off(line, line.tokens[head])

    def _is_noun(self, line: Line, index: int, head: int) -> bool:
        """Say whether an ordinary noun is what a school or a house is called: larch view."""
        token, low = line.tokens[index], low_at(line, head)
        if token.low in self._names.generic or not is_plain_noun(token):
            return False
        if self._names.is_verb(line, index):
            return False
        if low in self._strong or head - index > 1:
            return True
        if low in self._words["org-houses"] and is_rare(token):
            return True
        return low not in self._loose and low_at(line, index - 1) in self._words["org-from"]

    def _is_street(self, line: Line, index: int) -> bool:
        """Say whether a street is what it is called after: hope street infirmary."""
        if low_at(line, index) not in self._kinds or not is_next(line, index):
            return False
        before = line.tokens[index - 1]
        if before.low in self._plain_generic:
            return is_set_off(line, line.tokens[index]) and is_set_off(line, before)
        return could_name(before, self._words)

    def _is_grand(self, line: Line, index: int, head: int, session: Known) -> bool:
        """Say whether a name before a head is the head's, and nobody's group or house."""
        low, token = low_at(line, head), line.tokens[index]
        if token.low in self._names.generic and not self._names.is_second(line, index):
            return False
        if low not in self._loose or is_set_off(line, line.tokens[head]):
            return True
        is_house = low in self._words["org-houses"] and not is_known_name(token, session)
        return is_house or head - index > 1
