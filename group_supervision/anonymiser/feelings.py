"""Feelings that are also names, where they are felt: "I felt hope", "a sense of peace".

Notes of a reflective group are full of them. Read for small letters only: a capital in the middle
of a sentence speaks for a name, whatever stands before it.
"""

from typing import Final

from group_supervision.anonymiser.lexicon import Grade
from group_supervision.anonymiser.proper import entry_of
from group_supervision.anonymiser.words import Line, Shape, words_in

_FELT: Final = words_in("felt feel feels feeling")
_OF: Final = words_in(
    "feeling feelings sense air lack loss source ray state moment kind sort hint touch act amount"
    " form word words issue question matter absence want need"
)
"""What there is of something, and hardly ever of somebody: a sense of peace."""
_IS: Final = words_in("was is are were be been being am so very too more most quite really not")
_ASKED: Final = words_in("name names called named where who what how when why")
"""Words after which somebody is more likely than a feeling: where was lucky, her name is happy."""
_ENDS: Final = words_in("and or but then when because now at about that to in with , . ; ) -")
"""What stands after a feeling, or nothing; after a name there is most often a verb."""
_JOINED: Final = words_in("and or then , but")
_FARTHEST: Final = 4
"""Words back to the one that was felt: "hope and then grace"."""
_IS_FELT: Final = 5.0


def against_a_feeling(line: Line, index: int) -> float:
    """Return what speaks for something felt and against somebody called so."""
    token = line.tokens[index]
    if token.shape is not Shape.SMALL or not _ends(line, index):
        return 0.0
    first = index
    while first > max(0, index - _FARTHEST) and line.tokens[first - 1].low in _JOINED:
        first -= 1
    if first < index and first:
        return against_a_feeling(line, first - 1)
    return _IS_FELT if _is_felt(line, index) else 0.0


def _is_felt(line: Line, index: int) -> bool:
    tokens = line.tokens
    before = tokens[index - 1].low if index else ""
    if before in _FELT:
        return True
    if before == "of":
        return index > 1 and tokens[index - 2].low in _OF
    if before not in _IS or any(each.low in _ASKED for each in tokens[max(0, index - 4) : index]):
        return False
    entry = entry_of(tokens[index])
    return entry is not None and "A" in entry.classes and entry.grade is not Grade.FIRST


def _ends(line: Line, index: int) -> bool:
    after = line.tokens[index + 1 : index + 2]
    return not after or after[0].low in _ENDS
