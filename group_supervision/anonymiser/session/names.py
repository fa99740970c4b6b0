"""The names and phrases one session knows, in memory alone, and where they stand in a line."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import Final, NamedTuple

from group_supervision.anonymiser.finding import Certainty, Finding, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.session.sight import HEARD, TOLD, Sight
from group_supervision.anonymiser.text.lexicon import Entry, Grade, known
from group_supervision.anonymiser.text.spelling import (
    allows_slip,
    folded,
    is_one_slip_away,
    pieces,
    pieces_of_word,
    without_one,
)
from group_supervision.anonymiser.text.tokens import Line, Shape

_SHORTEST_PART: Final = 2
_MOST_WITH_SLIPS: Final = 2_000
"""Names that are recognised with a slip of the finger. No group has more, but a file may."""

Form = tuple[str, ...]
"""A name or a phrase: its words, folded, hyphenated ones taken apart."""


class Piece(NamedTuple):
    """A word, or one part of a hyphenated one, with the token it stands in."""

    text: str
    token: int


class Names:
    """What a session knows by name. Nothing of it is ever written."""

    def __init__(self, words: Words) -> None:
        """Begin with nobody, in a language that has these words."""
        self._titles = words["honorific"]
        self._articles = words["det"]
        self._particles = words["particles"]
        self._before_places = words["before-places"]
        self._things: dict[Form, SpanKind] = {}
        self._wholes: dict[Form, tuple[bool, bool]] = {}
        """Every name as it was said: whether somebody insists on it, and whether it counts."""
        self.initials: set[str] = set()
        """Initials that somebody bears, folded: given and family name, and single ones."""
        self.changes = 0
        """How often something new was learned."""
        self._forget_forms()

    def _forget_forms(self) -> None:
        self._words: dict[str, int] = {}
        """Every name of one word, and how surely somebody is called so."""
        self._longest: dict[str, int] = dict.fromkeys((form[0] for form in self._things), 0)
        """Words in the longest name or phrase that begins with a word."""
        for form in self._things:
            self._longest[form[0]] = max(self._longest[form[0]], len(form))
        self._slips: dict[str, set[str]] = defaultdict(set)
        """Long single words by what is left of them without one letter."""
        self._insisted: set[str] = set()

    def __len__(self) -> int:
        return sum(counts for _, counts in self._wholes.values())

    @property
    def names(self) -> Set[str]:
        """Every name of one word, folded."""
        return self._words.keys()

    def protect(self, name: str, *, insists: bool = False, counts: bool = True) -> None:
        """Recognise `name` from now on: whole or in part, in any case, possessive or plural.

        Args:
            name: As it would be said: given name, family name, or both.
            insists: Also where an ordinary word such as Will stands without capital or context.
            counts: Whether somebody asked for it, and so expects to see it counted.
        """
        whole = self._form(name)
        if whole:
            self._enter(whole, insists=insists, counts=counts)

    def _form(self, name: str) -> Form:
        """Return the words of a name from the first that is no title: Dr Oduya is an Oduya."""
        parts = tuple(pieces(name))
        while len(parts) > 1 and parts[0] in self._titles:
            parts = parts[1:]
        return parts

    def _enter(self, whole: Form, *, insists: bool, counts: bool) -> None:
        had = self._wholes.get(whole, (False, False))
        now = (had[0] | insists, had[1] | counts)
        self.changes += self._wholes.get(whole) != now
        self._wholes[whole] = now
        self._longest[whole[0]] = max(self._longest.get(whole[0], 0), len(whole))
        parts = [each for each in whole if each not in self._particles]
        telling = [each for each in parts if len(each) > 1] or whole
        for word in {"".join(whole), *telling}:
            self._enter_word(word, TOLD if counts else HEARD)
        if insists:
            self._insisted |= {*telling, "".join(whole)}
        self.initials |= _initials(parts, alone=counts)

    def _enter_word(self, word: str, level: int) -> None:
        self._words[word] = max(self._words.get(word, 0), level)
        if allows_slip(word) and len(self._wholes) <= _MOST_WITH_SLIPS:
            for rest in without_one(word):
                self._slips[rest].add(word)

    def remember(self, phrase: str, kind: SpanKind) -> None:
        """Recognise a place, a school or the like from now on, in any case, and nobody by it."""
        form = tuple(pieces(phrase))
        if form:
            self.forget(phrase)
            self._things[form] = kind
            self._longest[form[0]] = max(self._longest.get(form[0], 0), len(form))
            self.changes += 1

    def forget(self, phrase: str) -> None:
        """Recognise nothing by `phrase` any longer, nor anybody by a part that is its only word."""
        self._things.pop(tuple(pieces(phrase)), None)
        gone, wholes = self._form(phrase), self._wholes
        self._wholes = {}
        self._forget_forms()
        self.changes += 1
        for whole, (insists, counts) in wholes.items():
            kept = tuple(each for each in whole if (each,) != gone)
            if whole != gone and kept:
                self._enter(kept, insists=insists, counts=counts)

    def protect_initials(self, written: str) -> None:
        """Recognise initials from now on."""
        self.initials.add("".join(filter(str.isalpha, folded(written))))
        self.changes += 1

    def asks_for(self, word: str) -> bool:
        """Say whether somebody asked for a name of which `word` is a part."""
        asked = (whole for whole, (_, counts) in self._wholes.items() if counts)
        return any(not set(pieces(word)).isdisjoint(whole) for whole in asked)

    def look(self, sight: Sight) -> list[Finding]:
        """Say of a line who is called by its words, and return the places and things in it."""
        if not self._longest:
            return []
        found = pieces_of(sight.line)
        things: list[Finding] = []
        for index in range(len(found)):
            form = self._standing(sight.line, found, index)
            row = found[index : index + len(form)]
            if form in self._things:
                things += self._thing(sight.line, row, self._things[form])
            elif form:
                self._take(sight, row, form)
            elif not self._take_joined(sight, found[index : index + 2]):
                self._take_slip(sight, found[index])
        return things

    def _standing(self, line: Line, found: Sequence[Piece], index: int) -> Form:
        """Return the longest form that begins with a piece, the last of it possibly plural."""
        first = found[index].text
        longest = min(self._longest.get(first, 1), len(found) - index)
        for size in range(longest, 0, -1):
            row = found[index : index + size]
            *start, last = (piece.text for piece in row)
            for singular in singulars(last):
                form = (*start, singular)
                is_name = form in self._wholes or (size == 1 and singular in self._words)
                if (is_name or form in self._things) and _are_one(line, row):
                    return form
        return ()

    def _thing(self, line: Line, row: Sequence[Piece], kind: SpanKind) -> Iterator[Finding]:
        """Find a place or the like, unless it is an ordinary word that is not meant so: Bath."""
        first, last = line.tokens[row[0].token], line.tokens[row[-1].token]
        before = line.tokens[row[0].token - 1].low if row[0].token else ""
        is_meant = known(first.low) is None or line.is_set_off(row[0].token)
        if first is not last or is_meant or before in self._before_places:
            yield Finding(first.start, last.end, kind, because="told")

    def _take(self, sight: Sight, row: Sequence[Piece], form: Form) -> None:
        """Say that a name stands in a row of pieces."""
        first, last = row[0].token, row[-1].token
        if row[-1].text == f"{form[-1]}s":
            self._cut(sight, last)
        if len(form) == 1 and first == last:
            level = self._words[form[0]]
            sight.name(first, level, self._certainty(sight.line, first, form[0], level))
            return
        sight.joined |= set(range(first + 1, last + 1))
        for index in range(first, last + 1):
            if sight.line.tokens[index].is_word:
                sight.name(index, TOLD, Certainty.SURE)

    def _cut(self, sight: Sight, index: int) -> None:
        """Leave the ending of "brads case" in the text, but not that of "the Mensahs"."""
        is_family = index > 0 and sight.line.tokens[index - 1].low in self._articles
        if not is_family and sight.line.tokens[index].low.endswith("s"):
            sight.cut[index] = 1

    def _certainty(self, line: Line, index: int, name: str, level: int) -> Certainty | None:
        """Say whether a word means somebody here whatever stands around it.

        An ordinary word does with a capital that the sentence does not explain; a people's word
        never does: "Black children" is said of nobody called so. A rare one is likely to.
        """
        token = line.tokens[index]
        entry = known(token.low)
        if entry is None or name in self._insisted:
            return Certainty.SURE
        if level != TOLD or entry.is_capitalised:
            return None
        is_large = token.shape != Shape.SMALL and not entry.is_people
        if is_large and (line.is_set_off(index) or entry.grade > Grade.NEVER):
            return Certainty.SURE
        return Certainty.DOUBTFUL if _is_seldom_said(entry) else None

    def _take_joined(self, sight: Sight, row: Sequence[Piece]) -> bool:
        """Take two words that are one name: "mei lin"."""
        joined = "".join(piece.text for piece in row)
        is_one = len(row) > 1 and joined in self._words and len(joined) > _SHORTEST_PART + 1
        if is_one and sight.adjoin(row[0].token, row[1].token):
            self._take(sight, row, tuple(piece.text for piece in row))
            return True
        return False

    def _take_slip(self, sight: Sight, piece: Piece) -> None:
        if not self._slips or not allows_slip(piece.text):
            return
        if known(sight.line.tokens[piece.token].low) is None:
            near = (name for rest in without_one(piece.text) for name in self._slips.get(rest, ()))
            if any(is_one_slip_away(piece.text, name) for name in near):
                sight.name(piece.token, HEARD, Certainty.DOUBTFUL)


def _initials(names: Sequence[str], *, alone: bool) -> set[str]:
    """Return the initials of somebody: of given and family name, and if wanted of one alone."""
    first = {names[0][0]} if names and alone else set()
    return first | {names[0][0] + names[-1][0]} if len(names) > 1 else first


def _is_seldom_said(entry: Entry) -> bool:
    """Say whether a word is so rare, or so much a name, that somebody called so is meant."""
    return entry.commonness > 1 and entry.grade in (Grade.NEVER, Grade.FIRST)


def pieces_of(line: Line) -> list[Piece]:
    """Return the pieces of a line, each with its token."""
    return [
        Piece(piece, index)
        for index, token in enumerate(line.tokens)
        if token.shape != Shape.MARK
        for piece in pieces_of_word(token.text)
    ]


def _are_one(line: Line, row: Sequence[Piece]) -> bool:
    """Say whether nothing but blanks and hyphens stands between the pieces of a row."""
    tokens = line.tokens
    return all(
        not line.text[tokens[left.token].end : tokens[right.token].start].strip(" \t\u00a0-‐‑–'’")
        for left, right in pairwise(row)
    )


def singulars(word: str) -> tuple[str, ...]:
    """Return what a word is, and what it is the plural or possessive of."""
    if not word.endswith("s") or len(word) <= _SHORTEST_PART + 1:
        return (word,)
    return (word, word[:-1], word[:-2]) if word.endswith("es") else (word, word[:-1])
