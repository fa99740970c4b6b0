"""The names one session protects, in memory alone, and where they stand in a line."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from group_supervision.anonymiser.context import score
from group_supervision.anonymiser.doings import is_a_doing
from group_supervision.anonymiser.initials import INSTITUTIONS
from group_supervision.anonymiser.keywords import heads_a_note
from group_supervision.anonymiser.labels import highest_label
from group_supervision.anonymiser.marks import Marks
from group_supervision.anonymiser.peoples import names_a_people
from group_supervision.anonymiser.proper import FUNCTION_WORDS, entry_of, is_set_off
from group_supervision.anonymiser.text.spelling import (
    allows_slip,
    folded,
    is_one_slip_away,
    pieces,
    pieces_of_word,
    without_one,
)
from group_supervision.anonymiser.text.tokens import Shape, Token
from group_supervision.anonymiser.titles import PARTICLES, is_a_role

__all__ = ["Names", "highest_label"]

_SHORTEST_PART: Final = 2
_MOST_WITH_SLIPS: Final = 2_000
"""Names that are recognised with a slip of the finger. No group has more, but a file may."""
_LENIENT: Final = 2.6
"""Added to the score of an ordinary word that somebody of this session is called by."""
_LENIENT_TO_SMALL_WORDS: Final = 0.8
"""The same for will, may, so, my: they stand in every second sentence."""
_LENIENT_INITIALS: Final = 1.5


class Piece(NamedTuple):
    """A word, or one part of a hyphenated one, with the token it stands in."""

    text: str
    token: int


class Names:
    """Who is protected in this session. Nothing of it is ever written."""

    def __init__(self) -> None:
        self._wholes: set[tuple[str, ...]] = set()
        self._counted: set[tuple[str, ...]] = set()
        self._by_first: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        """Every protected name and part of a name, by its first piece."""
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
        parts = tuple(pieces(name))
        if not parts:
            return
        self._wholes.add(parts)
        if counts:
            self._counted.add(parts)
        telling = [each for each in parts if each not in PARTICLES and len(each) >= _SHORTEST_PART]
        forms = {parts, ("".join(parts),), *((each,) for each in telling or parts)}
        for form in forms:
            self._by_first[form[0]].add(form)
            if len(form) == 1 and allows_slip(form[0]) and len(self._wholes) <= _MOST_WITH_SLIPS:
                for rest in without_one(form[0]):
                    self._slips[rest].add(form[0])
        if insists:
            self._insisted |= {*telling, "".join(parts)}
        if len(telling) > 1:
            self._initials.add(telling[0][0] + telling[-1][0])

    def asks_for(self, word: str) -> bool:
        """Say whether somebody asked for a name of which `word` is a part."""
        return any(not set(pieces(word)).isdisjoint(whole) for whole in self._counted)

    def protect_initials(self, written: str) -> None:
        """Recognise initials from now on."""
        self._initials.add("".join(filter(str.isalpha, folded(written))))

    def forget(self, name: str) -> None:
        """Recognise `name` no longer, nor anybody by a part of it alone."""
        gone = tuple(pieces(name))
        old = Names()
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

    def mark(self, marks: Marks) -> None:
        """Mark every mention of a protected name."""
        if not self._by_first and not self._initials:
            return
        found = list(pieces_of(marks))
        for index in range(len(found)):
            self._mark_from(marks, found, index)
        if self._initials:
            self._mark_initials(marks)

    def _mark_from(self, marks: Marks, found: list[Piece], index: int) -> None:
        first = found[index]
        for singular in _singulars(first.text):
            if singular not in self._by_first:
                continue
            for form in sorted(self._by_first[singular], key=len, reverse=True):
                if stands(marks, found, index, form):
                    last = found[index + len(form) - 1].token
                    self._mark_form(marks, first.token, last, form)
                    return
        following = found[index + 1] if index + 1 < len(found) else first
        joined = first.text + following.text
        if (
            joined in self._by_first
            and (joined,) in self._by_first[joined]
            and len(joined) > _SHORTEST_PART + 1
            and _adjoin(marks, first.token, following.token)
        ):
            self._mark_form(marks, first.token, following.token, (first.text, following.text))
            return
        self._mark_slip(marks, first)

    def _mark_form(self, marks: Marks, first: int, last: int, form: tuple[str, ...]) -> None:
        token = marks.line.tokens[first]
        if (
            len(form) == 1
            and first == last
            and _is_ordinary(token)
            and form[0] not in self._insisted
        ):
            _mark_ordinary(marks, first)
            return
        for index in range(first, last + 1):
            if marks.line.tokens[index].is_word:
                marks.sure(index)

    def _mark_slip(self, marks: Marks, piece: Piece) -> None:
        token = marks.line.tokens[piece.token]
        if (
            not self._slips
            or not allows_slip(piece.text)
            or (_is_ordinary(token) and not is_set_off(marks.line, token))
        ):
            return
        candidates = {
            name for rest in without_one(piece.text) for name in self._slips.get(rest, ())
        }
        if any(is_one_slip_away(piece.text, name) for name in candidates):
            marks.doubt(piece.token)

    def _mark_initials(self, marks: Marks) -> None:
        """Mark the initials of people who are known, where their neighbours do not contradict."""
        for index, token in enumerate(marks.line.tokens):
            if len(token.text) != 2 or folded(token.text) not in self._initials:
                continue
            if token.low in INSTITUTIONS and token.shape is Shape.CAPITALS:
                continue
            entry = entry_of(token)
            if entry is None or (token.shape is Shape.CAPITALS and marks.line.has_case):
                if entry is None or not entry.is_acronym:
                    marks.sure(index)
                    continue
            elif not entry.is_acronym:
                continue  # "as", "be", "to": small words are not initials
            if _LENIENT_INITIALS + score(marks.neighbours.features(index)) > 0:
                marks.doubt(index)


def _mark_ordinary(marks: Marks, index: int) -> None:
    """Mark a protected name that is a word: for sure with a capital, else by its neighbours.

    A capital that opens a sentence says nothing of "will" and "so", which open many, nor of a
    people's word: "Black children are excluded more often" is said of nobody called so.
    """
    token = marks.line.tokens[index]
    if is_a_doing(marks, index) or is_a_role(marks.line, index):
        return
    is_meant = (
        heads_a_note(marks.line, index)
        or _leniency(token) + score(marks.neighbours.features(index)) > 0
    )
    is_large = token.shape in (Shape.CAPITAL, Shape.CAPITALS)
    says_little = token.low in FUNCTION_WORDS or names_a_people(marks.line, index)
    if is_set_off(marks.line, token) or (is_large and (is_meant or not says_little)):
        marks.sure(index)
    elif is_meant:
        marks.doubt(index)


def pieces_of(marks: Marks) -> Iterator[Piece]:
    for index, token in enumerate(marks.line.tokens):
        if token.is_word:
            for piece in pieces_of_word(token.text):
                yield Piece(piece, index)


def stands(marks: Marks, found: list[Piece], index: int, form: tuple[str, ...]) -> bool:
    """Say whether the pieces from `index` on are those of `form`, the last one possibly plural."""
    row = found[index : index + len(form)]
    if len(row) < len(form):
        return False
    if any(not _adjoin(marks, left.token, right.token) for left, right in pairwise(row)):
        return False
    *start, last = form
    return [piece.text for piece in row[:-1]] == start and last in _singulars(row[-1].text)


def _adjoin(marks: Marks, left: int, right: int) -> bool:
    if left == right:
        return True
    tokens = marks.line.tokens
    between = marks.line.text[tokens[left].end : tokens[right].start]
    return not between.strip(" \t\u00a0-‐‑–'’")


def _leniency(token: Token) -> float:
    return _LENIENT_TO_SMALL_WORDS if token.low in FUNCTION_WORDS else _LENIENT


def _is_ordinary(token: Token) -> bool:
    return entry_of(token) is not None


def _singulars(word: str) -> tuple[str, ...]:
    if not word.endswith("s") or len(word) <= _SHORTEST_PART + 1:
        return (word,)
    return (word, word[:-1], word[:-2]) if word.endswith("es") else (word, word[:-1])
