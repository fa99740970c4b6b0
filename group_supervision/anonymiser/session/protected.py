"""The names one session protects, in memory alone, and where they stand in a line."""

from collections import defaultdict
from collections.abc import Set
from itertools import pairwise
from typing import Final, NamedTuple

from group_supervision.anonymiser.session.sight import HEARD, TOLD, Sight
from group_supervision.anonymiser.text.lexicon import Grade, known
from group_supervision.anonymiser.text.spelling import (
    SHORTEST_WITH_SLIP,
    allows_slip,
    folded,
    is_one_slip_away,
    pieces,
    pieces_of_word,
    without_one,
)
from group_supervision.anonymiser.text.tokens import Shape, Token

_SHORTEST_PART: Final = 2
_MOST_WITH_SLIPS: Final = 2_000
"""Names that are recognised with a slip of the finger. No group has more, but a file may."""


class Piece(NamedTuple):
    """A word, or one part of a hyphenated one, with the token it stands in."""

    text: str
    token: int


class Protected:
    """Who is protected in this session. Nothing of it is ever written."""

    def __init__(
        self,
        particles: Set[str] = frozenset(),
        articles: Set[str] = frozenset(),
        titles: Set[str] = frozenset(),
    ) -> None:
        """Begin with nobody.

        Args:
            particles: Small words inside names, such as "de la", that alone are nobody.
            articles: What stands before a plural that is a family: the Mensahs.
            titles: What stands before a name and is no part of it.
        """
        self._titles = titles
        self._articles = articles
        self._particles = particles
        self._wholes: set[tuple[str, ...]] = set()
        self._counted: set[tuple[str, ...]] = set()
        self._by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        """Every protected name and part of a name, by its first piece, the longest first."""
        self._words: dict[str, int] = {}
        """Every name of one word, and how surely somebody is called so."""
        self._begun: set[str] = set()
        """What names of one word begin with, for they may be typed as two."""
        self._slips: dict[str, set[str]] = defaultdict(set)
        """Long single words by what is left of them without one letter."""
        self._initials: set[str] = set()
        self._insisted: set[str] = set()

    def __len__(self) -> int:
        return len(self._counted)

    @property
    def size(self) -> tuple[int, ...]:
        """How many names and initials there are."""
        return (len(self._wholes), len(self._initials), len(self._insisted))

    def protect(self, name: str, *, insists: bool = False, counts: bool = True) -> None:
        """Recognise `name` from now on: whole or in part, in any case, possessive or plural.

        Args:
            name: As it would be said: given name, family name, or both.
            insists: Also where an ordinary word such as Will stands without capital or context.
            counts: Whether somebody asked for it, and so expects to see it counted.
        """
        parts = self._without_title(tuple(pieces(name)))
        if not parts:
            return
        self._wholes.add(parts)
        telling = list(filter(self._is_telling, parts))
        for form in {parts, ("".join(parts),), *((each,) for each in telling or parts)}:
            self._enter(form, TOLD if counts else HEARD)
        if insists:
            self._insisted |= {*telling, "".join(parts)}
        if counts:
            self._counted.add(parts)
        named = [part for part in parts if part not in self._particles]
        self._initials |= _initials(named, alone=counts)

    def _without_title(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        """Return the parts of a name from the first that is no title: Dr Oduya is an Oduya."""
        while len(parts) > 1 and parts[0] in self._titles:
            parts = parts[1:]
        return parts

    def _is_telling(self, part: str) -> bool:
        return part not in self._particles and len(part) >= _SHORTEST_PART

    def _enter(self, form: tuple[str, ...], level: int) -> None:
        """Recognise one form of a name, so surely."""
        first = form[0]
        if form not in self._by_first[first]:
            self._by_first[first].append(form)
            self._by_first[first].sort(key=len, reverse=True)
        if len(form) > 1:
            return
        self._words[first] = max(self._words.get(first, 0), level)
        self._begun.update(first[:end] for end in range(1, len(first)))
        if allows_slip(first) and len(self._wholes) <= _MOST_WITH_SLIPS:
            for rest in without_one(first):
                self._slips[rest].add(first)

    def asks_for(self, word: str) -> bool:
        """Say whether somebody asked for a name of which `word` is a part."""
        return any(not set(pieces(word)).isdisjoint(whole) for whole in self._counted)

    def protect_initials(self, written: str) -> None:
        """Recognise initials from now on."""
        self._initials.add("".join(filter(str.isalpha, folded(written))))

    def forget(self, name: str) -> None:
        """Recognise `name` no longer, nor anybody by a part of it alone."""
        gone = self._without_title(tuple(pieces(name)))
        old = Protected(self._particles, self._articles, self._titles)
        old.__dict__, self.__dict__ = self.__dict__, old.__dict__
        for whole in old._wholes:
            kept = tuple(each for each in whole if (each,) != gone)
            if whole != gone and kept:
                self.protect(
                    " ".join(kept),
                    insists=not old._insisted.isdisjoint(kept),
                    counts=whole in old._counted,
                )
        self._initials |= old._initials

    @property
    def names(self) -> Set[str]:
        """Every name of one word, folded."""
        return self._words.keys()

    @property
    def initials(self) -> Set[str]:
        """Initials that somebody bears, folded: given and family name, and single ones."""
        return self._initials

    def look(self, sight: Sight) -> None:
        """Say of a line who is called by its words, and where that is beyond doubt."""
        if not self._by_first and not self._initials:
            return
        found = pieces_of(sight)
        for index, piece in enumerate(found):
            if self._is_worth_looking(sight, piece):
                self._look_from(sight, found, index)

    def _is_worth_looking(self, sight: Sight, piece: Piece) -> bool:
        """Say whether a name can begin with a piece, which few of a line's do."""
        text = piece.text
        if text in self._by_first or text in self._begun:
            return True
        if text[-1] == "s" and any(each in self._by_first for each in singulars(text)):
            return True
        is_long = bool(self._slips) and len(text) >= SHORTEST_WITH_SLIP
        return is_long and known(sight.line.tokens[piece.token].low) is None

    def _look_from(self, sight: Sight, found: list[Piece], index: int) -> None:
        first = found[index]
        for singular in singulars(first.text):
            for form in self._by_first.get(singular, ()):
                if stands(sight, found, index, form):
                    last = found[index + len(form) - 1].token
                    if found[index + len(form) - 1].text == f"{form[-1]}s":
                        self._cut(sight, last)
                    self._take_form(sight, first.token, last, form)
                    return
        following = found[index + 1] if index + 1 < len(found) else first
        joined = first.text + following.text
        if (
            joined in self._words
            and len(joined) > _SHORTEST_PART + 1
            and sight.adjoin(first.token, following.token)
        ):
            self._take_form(sight, first.token, following.token, (first.text, following.text))
            return
        self._take_slip(sight, first)

    def _take_form(self, sight: Sight, first: int, last: int, form: tuple[str, ...]) -> None:
        is_one_word = len(form) == 1 and first == last
        level = TOLD if not is_one_word else self._words[form[0]]
        for index in range(first, last + 1):
            if not sight.line.tokens[index].is_word:
                continue
            sight.name(index, level)
            if index > first:
                sight.joined.add(index)
            if not is_one_word or self._is_beyond_doubt(sight, index, form[0], level):
                sight.sure(index)
            elif level == TOLD and _is_seldom_said(sight.line.tokens[index]):
                sight.doubt(index)

    def _cut(self, sight: Sight, index: int) -> None:
        """Leave the ending of "brads case" in the text, but not that of "the Mensahs"."""
        is_family = index > 0 and sight.line.tokens[index - 1].low in self._articles
        if not is_family and sight.line.tokens[index].low.endswith("s"):
            sight.cut[index] = 1

    def _is_beyond_doubt(self, sight: Sight, index: int, name: str, level: int) -> bool:
        """Say whether a word means somebody here whatever stands around it.

        An ordinary word does with a capital that the sentence does not explain; a people's word
        never does: "Black children" is said of nobody called so.
        """
        token = sight.line.tokens[index]
        entry = known(token.low)
        if entry is None or name in self._insisted:
            return True
        if level != TOLD or token.shape == Shape.SMALL or entry.is_people:
            return False
        if sight.line.is_set_off(index):
            return not entry.is_capitalised
        return entry.grade > 0 and not entry.is_capitalised

    def _take_slip(self, sight: Sight, piece: Piece) -> None:
        token = sight.line.tokens[piece.token]
        if not self._slips or not allows_slip(piece.text) or known(token.low) is not None:
            return
        candidates = {
            name for rest in without_one(piece.text) for name in self._slips.get(rest, ())
        }
        if any(is_one_slip_away(piece.text, name) for name in candidates):
            sight.name(piece.token, HEARD)
            sight.doubt(piece.token)


def _initials(names: list[str], *, alone: bool) -> set[str]:
    """Return the initials of somebody: of given and family name, and if wanted of one alone."""
    first = {names[0][0]} if names and alone else set()
    return first | {names[0][0] + names[-1][0]} if len(names) > 1 else first


def _is_seldom_said(token: Token) -> bool:
    """Say whether a word is so rare, or so much a name, that somebody called so is meant."""
    entry = known(token.low)
    is_rare = entry is not None and entry.commonness > 1 and not entry.is_capitalised
    return entry is not None and is_rare and entry.grade in (Grade.NEVER, Grade.FIRST)


def pieces_of(sight: Sight) -> list[Piece]:
    """Return the pieces of a line, each with its token."""
    return [
        Piece(piece, index)
        for index, token in enumerate(sight.line.tokens)
        if token.shape != Shape.MARK
        for piece in pieces_of_word(token.text)
    ]


def stands(sight: Sight, found: list[Piece], index: int, form: tuple[str, ...]) -> bool:
    """Say whether the pieces from `index` on are those of `form`, the last one possibly plural."""
    row = found[index : index + len(form)]
    if len(row) < len(form):
        return False
    if any(not _adjoin(sight, left.token, right.token) for left, right in pairwise(row)):
        return False
    *start, last = form
    return [piece.text for piece in row[:-1]] == start and last in singulars(row[-1].text)


def _adjoin(sight: Sight, left: int, right: int) -> bool:
    if left == right:
        return True
    tokens = sight.line.tokens
    between = sight.line.text[tokens[left].end : tokens[right].start]
    return not between.strip(" \t\u00a0-‐‑–'’")


def singulars(word: str) -> tuple[str, ...]:
    """Return what a word is, and what it is the plural or possessive of."""
    if not word.endswith("s") or len(word) <= _SHORTEST_PART + 1:
        return (word,)
    return (word, word[:-1], word[:-2]) if word.endswith("es") else (word, word[:-1])
