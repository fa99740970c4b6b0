"""Feelings that are also names, where they are felt: "I felt hope", "a sense of peace".

Notes of a reflective group are full of them. Read for small letters only: a capital in the middle
of a sentence speaks for a name, whatever stands before it.
"""

from typing import Final

from group_supervision.anonymiser.proper import entry_of
from group_supervision.anonymiser.text.lexicon import Grade
from group_supervision.anonymiser.text.tokens import Line, Shape, words_in

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
    if token.shape is not Shape.SMALL:
        return 0.0
    if _is_one_of_two(line, index) or _is_wanted(line, index):
        return _IS_FELT
    if not _ends(line, index):
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


def _is_one_of_two(line: Line, index: int) -> bool:
    """Say whether two adjectives stand before one noun: an honest and frank talk."""
    lows = [token.low for token in line.tokens[max(0, index - 1) : index + 2]]
    first = index if lows[-1] == "and" else index - 2
    pair = line.tokens[max(0, first) : first + 5]
    if first < 0 or len(pair) < _OF_A_PAIR or pair[1].low != "and":
        return False
    entries = [entry_of(each) for each in (pair[0], pair[2], pair[3])]
    one, other, noun = (set(entry.classes) if entry else set() for entry in entries)
    is_noun = bool(noun & set("NSV")) and not noun & set("ADGRZ")
    is_all = len(pair) == _OF_A_PAIR or pair[4].low in _ENDS
    return "A" in one and "A" in other and is_noun and is_all


_OF_A_PAIR: Final = 4


def _is_wanted(line: Line, index: int) -> bool:
    """Say whether it is a thing of public life that somebody wants: justice, trust."""
    entry = entry_of(line.tokens[index])
    after = line.tokens[index + 1 : index + 2]
    return (
        entry is not None
        and entry.is_capitalised
        and (not after or not after[0].is_word)
        and index > 0
        and line.tokens[index - 1].low in _WANTED
    )


_WANTED: Final = words_in(
    "want wants wanted wanting need needs needed needing seek seeks sought seeking deserve deserves"
    " deserved demand demands demanded get got gets"
)


def _ends(line: Line, index: int) -> bool:
    after = line.tokens[index + 1 : index + 2]
    return not after or after[0].low in _ENDS
