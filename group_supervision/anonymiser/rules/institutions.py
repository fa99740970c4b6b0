"""How a name and what it is a name of stand together: Longfield High, St Mary's, HMP Durham."""

from typing import Final

from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.reading import (
    could_name,
    entry_of,
    has_class,
    is_known_name,
    is_next,
    is_set_off,
    is_unknown,
    low_at,
)
from group_supervision.anonymiser.rules.rule import Known
from group_supervision.anonymiser.text.tokens import Line, Shape, Token

Reach = tuple[int, int]
"""The first and the last token."""

_MOST_NAME_WORDS: Final = 3
_MOST_WORDS: Final = 8


class Institutions:
    """Reads institutions from a line."""

    def __init__(self, words: Words) -> None:
        """Take the words that institutions are called by."""
        self._words = words
        self._strong: Final = words["org-strong"]
        self._heads: Final = words["org-strong"] | words["org-weak"]
        self._loose: Final = words["org-loose"]
        self._kinds: Final = words["streets"] | words["streets-weak"]
        self._qualifiers: Final = words["org-qualifiers"]
        self._generic: Final = words["org-generic"] | words["function-words"]

    def at(self, line: Line, index: int, done: int, session: Known) -> Reach | None:
        """Read an institution of which a telling word stands at `index`.

        Args:
            line: The line.
            index: A token.
            done: The last token that belongs to something else already.
            session: Whom the session knows.
        """
        low = line.tokens[index].low
        found: Reach | None = None
        if low in self._words["saints"]:
            found = self._saint(line, index)
        elif low in self._words["org-our"] and low_at(line, index + 1) in self._words["org-lady"]:
            found = index, self._with_origin(line, index + 1)
        elif low in self._words["org-prefixes"] | self._words["org-prefixes-long"]:
            found = self._prefixed(line, index)
        elif low in self._words["org-of"] and low_at(line, index + 1) in self._words["date-of"]:
            found = self._of(line, index)
        if found is None and low in self._heads:
            found = self._headed(line, index, done, session)
        if low in self._words["org-the"]:
            found = self._the(line, index)
        if found is None and low in self._words["org-cues"]:
            found = self._cued(line, index, session)
        return None if found is None else self._whole(line, found, done, session)

    def _whole(self, line: Line, found: Reach, done: int, session: Known) -> Reach:
        """Take "the" before and further heads after along."""
        first, last = found[0], self._extended(line, found[1])
        if low_at(line, last) in self._words["org-named-after"]:
            last = self._with_town(line, last, session)
        is_the = low_at(line, first - 1) in self._words["org-the"] and first - 1 > done
        is_large = line.tokens[first].shape is Shape.CAPITAL
        return first - (is_the and is_large), last

    def _saint(self, line: Line, index: int) -> Reach | None:
        """Read "St Somebody's" and what follows of a school's or a church's name."""
        name = self._after(line, index)
        if name is None or low_at(line, name) in self._words["function-words"]:
            return None
        before = low_at(line, index - 1)
        if before not in self._words["org-from"] and self._is_street_before(line, index):
            return None  # "12 Mill St Leeds" is a street
        is_mount = before in self._words["org-mounts"] and is_next(line, index)
        return index - is_mount, self._with_origin(line, name)

    def _is_street_before(self, line: Line, index: int) -> bool:
        if index and is_next(line, index) and self._is_name(line, index - 1):
            return True
        near = line.tokens[max(0, index - 3) : index]
        return any(token.shape is Shape.NUMBER for token in near)

    def _with_origin(self, line: Line, name: int) -> int:
        """Take the ending of "St Mary's" and the rest of "St Joan of Arc" along."""
        if low_at(line, name + 1) == "'s":
            return name + 1
        of = self._after(line, name)
        if of is None or low_at(line, of) not in self._words["date-of"]:
            return name
        origin = self._after(line, of)
        if origin is not None and low_at(line, origin) in self._words["address-the"]:
            origin = self._after(line, origin)
        return name if origin is None or not self._is_name(line, origin) else origin

    def _prefixed(self, line: Line, index: int) -> Reach | None:
        """Read "FC Somewhere", "HMP Somewhere", "Ysgol Bro Teg"."""
        last = index
        needs_capital = low_at(line, index) in self._words["org-prefixes-large"]
        is_long = low_at(line, index) in self._words["org-prefixes-long"]
        for at in range(index + 1, min(len(line.tokens), index + _MOST_WORDS)):
            is_large = is_long and is_set_off(line, line.tokens[at])
            is_name = is_large or self._is_name(line, at)
            if needs_capital and not is_set_off(line, line.tokens[at]):
                break
            if is_name and self._is_joined(line, at):
                last = at
                if not is_long and not is_set_off(line, line.tokens[at]):
                    break
            elif low_at(line, at) not in self._words["org-joiners"]:
                break
        return (index, last) if last > index else None

    def _is_joined(self, line: Line, at: int) -> bool:
        return is_next(line, at) or low_at(line, at - 1) in self._words["org-joiners"]

    def _of(self, line: Line, index: int) -> Reach | None:
        """Read "University of Somewhere"."""
        name = index + 2
        is_there = name < len(line.tokens) and is_next(line, name) and self._is_name(line, name)
        first = index
        while is_there and first > 0 and is_next(line, first):
            if not is_set_off(line, line.tokens[first - 1]):
                break
            first -= 1
        return (first, name) if is_there else None

    def _the(self, line: Line, index: int) -> Reach | None:
        """Read "The Limes" and "at the Brick Box"."""
        tokens = line.tokens
        last = index
        while last + 1 < len(tokens) and is_next(line, last + 1) and self._is_title(line, last + 1):
            last += 1
        is_large = is_set_off(line, tokens[index])
        is_at = low_at(line, index - 1) in self._words["org-from"] and last - index > 1
        is_named = any(low_at(line, at) not in self._generic for at in range(index + 1, last + 1))
        return (index, last) if last > index and is_named and (is_large or is_at) else None

    def _is_title(self, line: Line, index: int) -> bool:
        token = line.tokens[index]
        entry = entry_of(token)
        is_plain = entry is None or not (entry.is_capitalised or entry.is_acronym)
        return token.shape is Shape.CAPITAL and is_set_off(line, token) and is_plain

    def _headed(self, line: Line, head: int, done: int, session: Known) -> Reach | None:
        """Read a name that ends in what it is of: Longfield High, leeds family court."""
        name = self._before(line, head)
        while name is not None and name > done and self._is_qualifier(line, name, head):
            name = self._before(line, name)
        if name is None or name <= done or not self._names(line, name, head, session):
            return None
        first = name - self._is_street(line, name)
        for _ in range(_MOST_NAME_WORDS - 1):
            before = self._before(line, first)
            if before is None or before <= done or not self._goes_before(line, before, head):
                break
            first = before
        return first, head

    def _is_qualifier(self, line: Line, index: int, head: int) -> bool:
        """Say whether a word between a name and its head belongs to neither: Medical, C of E."""
        low = low_at(line, index)
        if low_at(line, head) in self._words["courts"]:
            return low in self._words["org-courts"]
        if low in self._words["org-houses"]:
            return low_at(line, head) in self._words["org-house-heads"]
        return low in self._qualifiers or self._is_in_phrase(line, index)

    def _is_in_phrase(self, line: Line, index: int) -> bool:
        """Say whether a word belongs to a qualifier of several words: C of E."""
        near = " ".join(low_at(line, at) for at in range(index - 2, index + 3))
        low = low_at(line, index)
        phrases = self._words["org-qualifier-phrases"]
        return any(low in phrase.split() and phrase in near for phrase in phrases)

    def _goes_before(self, line: Line, index: int, head: int) -> bool:
        """Say whether a word is an earlier part of the name: Oasis in Oasis Academy Brightstowe."""
        token = line.tokens[index]
        low = token.low
        is_other = low in self._words["function-words"] or low in self._words["titles"]
        if is_other or token.shape is Shape.NUMBER:
            return False
        if self._is_name(line, index) or low in self._words["org-noble"]:
            return True
        if self._opens_a_name(line, index):
            return True
        if low in self._words["saints"] or low in self._words["place-sides"]:
            return True
        is_plain = low not in self._generic and (_is_rare(token) or low in self._kinds)
        return low_at(line, head) in self._strong and is_plain

    def _names(self, line: Line, index: int, head: int, session: Known) -> bool:
        """Say whether the word before a head names it."""
        token, low = line.tokens[index], low_at(line, head)
        if token.shape is Shape.NUMBER or not token.is_word:
            return False
        if token.low in self._words["org-noble"]:
            return low in self._strong
        if token.low in self._words["function-words"] or self._is_owner(line, index, head):
            return False
        if low in self._words["courts"]:
            return head - index > 1 and token.low not in self._generic
        if self._is_street(line, index):
            return low not in self._loose or is_set_off(line, token)
        if self._is_name(line, index) or self._opens_a_name(line, index):
            return self._is_grand(line, index, head, session)
        if token.low in self._generic or not _is_plain_noun(token) or self._is_verb(line, index):
            return False
        if low in self._strong or head - index > 1:
            return True
        before = low_at(line, index - 1)
        is_at = before in self._words["org-from"] and low not in self._loose
        return is_at or (_is_rare(token) and low in self._words["org-houses"])

    def _is_owner(self, line: Line, index: int, head: int) -> bool:
        """Say whether it is somebody's: "Tariq's school" is not called so."""
        is_owned = low_at(line, index + 1) in ("'s", "'")
        return is_owned and not is_set_off(line, line.tokens[head])

    def _is_street(self, line: Line, index: int) -> bool:
        """Say whether a street is what it is called after: hope street infirmary."""
        before = index - 1
        if low_at(line, index) not in self._kinds or not is_next(line, index):
            return False
        if low_at(line, before) in self._generic - self._words["place-sides"]:
            return is_set_off(line, line.tokens[index]) and is_set_off(line, line.tokens[before])
        return could_name(line.tokens[before], self._words)

    def _is_grand(self, line: Line, index: int, head: int, session: Known) -> bool:
        low, token = low_at(line, head), line.tokens[index]
        if token.low in self._words["titles"]:
            return False
        if token.low in self._generic and not self._is_second(line, index):
            return False
        if low in self._loose and not is_set_off(line, line.tokens[head]):
            is_house = low in self._words["org-houses"] and not is_known_name(token, session)
            return is_house or head - index > 1
        return True

    def _is_second(self, line: Line, index: int) -> bool:
        """Say whether an everyday word ends a name of several: Alum Rock mosque."""
        before = self._before(line, index)
        is_large = is_set_off(line, line.tokens[index])
        return is_large and before is not None and self._is_name(line, before)

    def _is_name(self, line: Line, index: int) -> bool:
        token = line.tokens[index]
        if is_unknown(token):
            return True
        if token.low in self._words["towns"]:
            return True
        entry = entry_of(token)
        return entry is not None and is_set_off(line, token) and not entry.is_capitalised

    def _opens_a_name(self, line: Line, index: int) -> bool:
        """Say whether a capital that the sentence explains is followed by one that it does not."""
        token = line.tokens[index]
        if not (line.has_case and token.opens and token.shape is Shape.CAPITAL):
            return False
        entry = entry_of(token)
        if entry is not None and (entry.is_capitalised or entry.is_acronym):
            return False
        following = self._after(line, index)
        is_followed = following is not None and is_set_off(line, line.tokens[following])
        return is_followed and token.low not in self._generic

    def _is_verb(self, line: Line, index: int) -> bool:
        """Say whether a word that can be a verb is one: "to ring school", "Visit nursery"."""
        if not has_class(line, index, "VC"):
            return False
        before = low_at(line, index - 1)
        is_first = index == 0 or not is_next(line, index)
        return is_first or before in self._words["org-before-verbs"]

    def _cued(self, line: Line, cue: int, session: Known) -> Reach | None:
        """Read "place at wyke", "school is Hollyfield", "sixth form at Ladywood"."""
        name = cue + 1
        while low_at(line, name) in self._words["org-cues"] | self._words["org-cue-fillers"]:
            name += 1
        if low_at(line, name) not in self._words["org-cue-links"]:
            return None
        name += 1
        last = name
        while last < min(len(line.tokens), name + _MOST_NAME_WORDS) and self._is_name(line, last):
            if is_known_name(line.tokens[last], session) or (
                last > name and not is_next(line, last)
            ):
                break
            last += 1
        return (name, last - 1) if last > name else None

    def _extended(self, line: Line, last: int) -> int:
        """Take along what else belongs to the name: Primary School, Academy Brightstowe."""
        end, at = last, self._after(line, last)
        while at is not None and at - end <= _MOST_NAME_WORDS:
            low = low_at(line, at)
            if low in self._heads - self._loose:
                end = at
            elif low in self._qualifiers | self._loose or self._is_in_phrase(line, at):
                if self._belongs(line, at):
                    end = at
            else:
                break
            at = self._after(line, at)
        return end

    def _with_town(self, line: Line, last: int, session: Known) -> int:
        """Take the town after "Oasis Academy" along."""
        town = self._after(line, last)
        if town is None or not self._is_name(line, town):
            return last
        return last if is_known_name(line.tokens[town], session) else town

    def _belongs(self, line: Line, index: int) -> bool:
        """Say whether a qualifier after a name is a part of it."""
        low = low_at(line, index)
        if low in self._words["org-afters"] or self._is_in_phrase(line, index):
            return True
        return is_set_off(line, line.tokens[index])

    def _before(self, line: Line, index: int) -> int | None:
        """Return the word before, across a possessive ending; `None` across any other mark."""
        other = index - 1
        if low_at(line, other) in ("'s", "'"):
            other -= 1
        if other < 0 or not line.tokens[other].is_word:
            return None
        between = line.text[line.tokens[other].end : line.tokens[index].start]
        return other if between.strip(" 's’S.") == "" and len(between) < _WIDEST else None

    def _after(self, line: Line, index: int) -> int | None:
        """Return the word after, across a possessive ending; `None` across any other mark."""
        other = index + 1
        if low_at(line, other) in ("'s", "'"):
            other += 1
        if other >= len(line.tokens) or not line.tokens[other].is_word:
            return None
        between = line.text[line.tokens[index].end : line.tokens[other].start]
        return other if between.strip(" 's’S.") == "" and len(between) < _WIDEST else None


_WIDEST: Final = 5
"""Characters between two words of one name."""


def _is_rare(token: Token) -> bool:
    entry = entry_of(token)
    return entry is not None and entry.commonness > 1 and not entry.is_acronym


def _is_plain_noun(token: Token) -> bool:
    entry = entry_of(token)
    if entry is None or entry.is_acronym or entry.is_capitalised:
        return False
    return "N" in entry.classes and not set(entry.classes) & set("DZGR")
