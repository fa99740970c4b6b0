"""How a name and what it is a name of stand together: Longfield High, St Mary's, HMP Durham."""

from typing import Final

from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.heads import Heads, Reach
from group_supervision.anonymiser.rules.name_words import NameWords
from group_supervision.anonymiser.rules.reading import (
    is_known_name,
    is_next,
    is_set_off,
    low_at,
)
from group_supervision.anonymiser.rules.rule import Known
from group_supervision.anonymiser.text.tokens import Line, Shape

_MOST_NAME_WORDS: Final = 3
_MOST_WORDS: Final = 8
_MOST_CUES: Final = 4


class Institutions:
    """Reads institutions from a line."""

    def __init__(self, words: Words) -> None:
        """Take the words that institutions are called by."""
        self._words: Final = words
        self._names: Final = NameWords(words)
        self._heads: Final = Heads(self._names)
        self._all_heads: Final = words["org-strong"] | words["org-weak"]
        self._firm: Final = self._all_heads - words["org-loose"]
        self._further: Final = words["org-qualifiers"] | words["org-loose"]
        self._prefixes: Final = words["org-prefixes"] | words["org-prefixes-long"]
        self.telling: Final = self._all_heads.union(
            self._prefixes,
            *(words[name] for name in ("saints", "org-our", "org-of", "org-the", "org-cues")),
        )
        """Words of which one stands in every institution."""
        self._cues: Final = words["org-cues"] | words["org-cue-fillers"]

    def at(self, line: Line, index: int, done: int, session: Known) -> Reach | None:
        """Read an institution of which a telling word stands at `index`.

        Args:
            line: The line.
            index: A token.
            done: The last token that belongs to something else already.
            session: Whom the session knows.
        """
        low = line.tokens[index].low
        found = self._begun(line, index)
        if found is None and low in self._all_heads:
            found = self._heads.headed(line, index, done, session)
        if found is None and low in self._words["org-cues"]:
            found = self._cued(line, index, session)
        return None if found is None else self._whole(line, found, done, session)

    def _begun(self, line: Line, index: int) -> Reach | None:
        """Read a name that begins with what says so: a saint, HMP, "University of", The Limes."""
        low, following = low_at(line, index), low_at(line, index + 1)
        if low in self._words["saints"]:
            return self._saint(line, index)
        if low in self._words["org-our"] and following in self._words["org-lady"]:
            return index, self._with_origin(line, index + 1)
        if low in self._prefixes:
            return self._prefixed(line, index)
        if low in self._words["org-of"] and following in self._words["date-of"]:
            return self._of(line, index)
        return self._the(line, index) if low in self._words["org-the"] else None

    def _whole(self, line: Line, found: Reach, done: int, session: Known) -> Reach:
        """Take "the" before and further heads after along."""
        first, last = found[0], self._extended(line, found[1])
        if low_at(line, last) in self._words["org-named-after"]:
            last = self._with_town(line, last, session)
        is_the = low_at(line, first - 1) in self._words["org-the"] and first - 1 > done
        is_large = line.tokens[first].shape == Shape.CAPITAL
        return first - (is_the and is_large), last

    def _saint(self, line: Line, index: int) -> Reach | None:
        """Read "St Somebody's" and what follows of a school's or a church's name."""
        name = self._names.after(line, index)
        if name is None or low_at(line, name) in self._words["function-words"]:
            return None
        before = low_at(line, index - 1)
        if before not in self._words["org-from"] and self._is_street_before(line, index):
            return None  # "12 Mill St Leeds" is a street
        is_mount = before in self._words["org-mounts"] and is_next(line, index)
        return index - is_mount, self._with_origin(line, name)

    def _is_street_before(self, line: Line, index: int) -> bool:
        if index and is_next(line, index) and self._names.is_name(line, index - 1):
            return True
        near = line.tokens[max(0, index - 3) : index]
        return any(token.shape == Shape.NUMBER for token in near)

    def _with_origin(self, line: Line, name: int) -> int:
        """Take the ending of "St Mary's" and the rest of "St Joan of Arc" along."""
        if low_at(line, name + 1) == "'s":
            return name + 1
        of = self._names.after(line, name)
        if of is None or low_at(line, of) not in self._words["date-of"]:
            return name
        origin = self._names.after(line, of)
        if origin is not None and low_at(line, origin) in self._words["org-the"]:
            origin = self._names.after(line, origin)
        return name if origin is None or not self._names.is_name(line, origin) else origin

    def _prefixed(self, line: Line, index: int) -> Reach | None:
        """Read "FC Somewhere", "HMP Somewhere", "Ysgol Bro Teg"."""
        if low_at(line, index) in self._words["org-prefixes-long"]:
            return self._long(line, index)
        last = index
        for at in range(index + 1, min(len(line.tokens), index + _MOST_WORDS)):
            is_large = is_set_off(line, line.tokens[at])
            if not is_large and low_at(line, index) in self._words["org-prefixes-large"]:
                break
            if not is_next(line, at) or not self._names.is_name(line, at):
                break
            last = at
            if not is_large:
                break
        return (index, last) if last > index else None

    def _long(self, line: Line, index: int) -> Reach | None:
        """Read "Tîm Iechyd Meddwl Cymunedol Wrecsam", with small words between the large."""
        last = index
        for at in range(index + 1, min(len(line.tokens), index + _MOST_WORDS)):
            if line.tokens[at].shape in (Shape.CAPITAL, Shape.CAPITALS):
                last = at
            elif low_at(line, at) not in self._words["org-joiners"]:
                break
        return (index, last) if last > index else None

    def _of(self, line: Line, index: int) -> Reach | None:
        """Read "University of Somewhere", and "New Testament Church of God"."""
        name = index + 2
        if not is_next(line, name) or not self._names.is_name(line, name):
            return None
        first = index
        for _ in range(_MOST_NAME_WORDS):
            before = self._names.before(line, first)
            if before is None or line.tokens[before].shape != Shape.CAPITAL:
                break
            first = before
        return first, name

    def _the(self, line: Line, index: int) -> Reach | None:
        """Read "The Limes" and "at the Brick Box"."""
        last = index
        for at in range(index + 1, min(len(line.tokens), index + _MOST_WORDS)):
            if not is_next(line, at) or not self._names.is_title(line, at):
                break
            last = at
        parts = range(index + 1, last + 1)
        if all(low_at(line, at) in self._names.generic for at in parts):
            return None
        is_large = is_set_off(line, line.tokens[index])
        is_at = low_at(line, index - 1) in self._words["org-from"] and len(parts) > 1
        return (index, last) if is_large or is_at else None

    def _cued(self, line: Line, cue: int, session: Known) -> Reach | None:
        """Read "place at wyke", "school is Hollyfield", "sixth form at Ladywood"."""
        name = cue + 1
        for _ in range(_MOST_CUES):
            name += low_at(line, name) in self._cues
        if low_at(line, name) not in self._words["org-cue-links"]:
            return None
        name += 1
        last = name - 1
        for at in range(name, min(len(line.tokens), name + _MOST_NAME_WORDS)):
            is_apart = at > name and not is_next(line, at)
            if is_apart or not self._is_strange_name(line, at, session):
                break
            last = at
        return (name, last) if last >= name else None

    def _is_strange_name(self, line: Line, index: int, session: Known) -> bool:
        """Say whether a word is a name, and nobody's whom the session knows."""
        return self._names.is_name(line, index) and not is_known_name(line.tokens[index], session)

    def _extended(self, line: Line, last: int) -> int:
        """Take along what else belongs to the name: Primary School, Academy Brightstowe."""
        is_owned = low_at(line, last) == "'s"
        end, at = last, self._names.after(line, last - is_owned)
        while at is not None and at - end <= _MOST_NAME_WORDS:
            is_further = low_at(line, at) in self._further or self._heads.is_in_phrase(line, at)
            if low_at(line, at) in self._firm or (is_further and self._belongs(line, at)):
                end = at
            elif not is_further:
                break
            at = self._names.after(line, at)
        return end

    def _belongs(self, line: Line, index: int) -> bool:
        """Say whether a qualifier after a name is a part of it."""
        if low_at(line, index) in self._words["org-afters"]:
            return True
        return is_set_off(line, line.tokens[index]) or self._heads.is_in_phrase(line, index)

    def _with_town(self, line: Line, last: int, session: Known) -> int:
        """Take the town after "Oasis Academy" along."""
        town = self._names.after(line, last)
        if town is None or not self._is_strange_name(line, town, session):
            return last
        return town
