"""Words that are no ordinary English, and ordinary ones with a capital of their own."""

from typing import Final

from group_supervision.anonymiser.context import score
from group_supervision.anonymiser.marks import Marks
from group_supervision.anonymiser.proper import (
    FUNCTION_WORDS,
    announces_a_number,
    entry_of,
    is_set_off,
    is_strange,
)
from group_supervision.anonymiser.text.lexicon import Entry, Grade, known
from group_supervision.anonymiser.text.tokens import Shape, Token, words_in

_PRONOUNS: Final = words_in(
    "i he she it they we you who what when where why how this that these those there then if and"
    " but not the"
)
"""A capital in the middle of a sentence makes none of these a name: a full stop is missing."""


def mark_strangers(marks: Marks) -> None:
    """Mark every word that is not known to be ordinary English."""
    for index, token in enumerate(marks.line.tokens):
        if token.shape is Shape.NUMBER and _is_nickname(token):
            marks.doubt(index)
        if not is_strange(token) or announces_a_number(marks.line, index):
            continue
        if token.shape is Shape.CAPITAL and marks.line.has_case:
            marks.sure(index)
        else:
            marks.doubt(index)


def _is_nickname(token: Token) -> bool:
    """Say whether digits hang on a strange word: kaz99."""
    letters = token.low.rstrip("0123456789_-")
    is_word = len(letters) > 2 and letters.isalpha() and letters != token.low
    return is_word and known(letters) is None and known(token.low) is None


def mark_set_off(marks: Marks) -> None:
    """Mark ordinary words whose capital nothing but a name explains."""
    line = marks.line
    if not line.has_case:
        return
    for index, token in enumerate(line.tokens):
        entry = entry_of(token)
        if entry is None or not is_set_off(line, token) or entry.is_capitalised:
            continue
        if token.shape is Shape.CAPITALS and (entry.is_acronym or len(token.text) < 3):
            continue
        if (
            len(token.text) > 1
            and not announces_a_number(line, index)
            and not _is_heading(marks, index, entry)
            and _is_borne(marks, index, token)
        ):
            marks.doubt(index)


def _is_borne(marks: Marks, index: int, token: Token) -> bool:
    """Say whether the neighbours allow a name: a full stop may just be missing before the word."""
    entry = entry_of(token)
    if token.low in FUNCTION_WORDS:
        return token.low not in _PRONOUNS and score(marks.neighbours.features(index)) > 0
    if entry is not None and entry.grade is Grade.NEVER and entry.commonness < _RARE:
        return score(marks.neighbours.features(index)) > _AGAINST
    return True


_RARE: Final = 3
_AGAINST: Final = -2.0


def _is_heading(marks: Marks, index: int, entry: Entry) -> bool:
    """Say whether a word stands in a title: Danger Statement, Graded Care Profile."""
    if entry.grade is not Grade.NEVER or _follows_a_preposition(marks, index):
        return False
    for other in (index - 1, index + 1):
        if not marks.adjoin(min(index, other), max(index, other)):
            continue
        token = marks.line.tokens[other]
        neighbour = entry_of(token)
        if (
            neighbour is not None
            and token.shape in (Shape.CAPITAL, Shape.CAPITALS)
            and (neighbour.grade is Grade.NEVER or neighbour.is_capitalised)
        ):
            return True
    return False


def _follows_a_preposition(marks: Marks, index: int) -> bool:
    """Say whether the capitalised words around `index` follow "in", "at" or "to": a place, then."""
    tokens = marks.line.tokens
    first = index
    for _ in range(_LONGEST_TITLE):
        if not first or tokens[first - 1].shape is not Shape.CAPITAL:
            break
        if not marks.adjoin(first - 1, first):
            break
        first -= 1
    return first > 0 and tokens[first - 1].low in _PREPOSITIONS


_LONGEST_TITLE: Final = 8
"""Words with a capital in a row."""
_PREPOSITIONS: Final = words_in("in at to from near into around")
