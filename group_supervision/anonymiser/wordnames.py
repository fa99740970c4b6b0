"""Names that are ordinary words: Grace, Will, Precious, So. What stands around them decides."""

from typing import Final

from group_supervision.anonymiser.context import score
from group_supervision.anonymiser.days import CALENDAR, FEASTS, WEEKDAYS, is_a_time
from group_supervision.anonymiser.feelings import against_a_feeling
from group_supervision.anonymiser.marks import Marks
from group_supervision.anonymiser.peoples import names_a_people
from group_supervision.anonymiser.proper import FUNCTION_WORDS, entry_of, is_set_off, is_strange
from group_supervision.anonymiser.text.lexicon import Entry, Grade
from group_supervision.anonymiser.text.tokens import Line, Shape, words_in

_LEANING: Final = {
    Grade.FIRST: (0.7, 1.8, 3.4),
    Grade.GIVEN: (0.3, 1.4, 2.5),
    Grade.SELDOM: (-0.6, 0.8, 1.6),
    Grade.NEVER: (-4.5, -2.4, -0.6),
}
"""What is added to the score, by grade and by how common the word is: common, usual, rare.

The grades come from lists that hold names of every tradition alike. Within a grade all words of
one commonness are treated the same.
"""
_CAPITAL: Final = 3.0
"""Added where a capital stands that the sentence does not explain, on words whose capital says
little, such as weekdays and ranks."""
_MEANINGLESS_CAPITAL: Final = 0.5
_GIVEN_NAME: Final = 1.5
"""Added where a word that is given as a name stands right before a strange one."""
_COMMON: Final = 1.2
"""Taken off a common word in small letters beside a name: it is most likely the next word."""
_TOGETHER: Final = 0.8
"""Added where two such words stand side by side and could be given and family name."""
_LEAST_TOGETHER: Final = -0.1
_OF_THE_PROFESSION: Final = 1.2
"""Taken off words that the profession uses all day: black, head, power."""
_A_PEOPLE: Final = 1.5
"""Taken off a people's word in small letters: most write names of peoples so in a hurry."""
_BINDS: Final = 3.2
"""Taken off words that also hold sentences together: will, may, so, an, do."""
_TYPING: Final = 0.8
"""Added for the last word while somebody types: what follows may yet make it a name."""
_IN_A_ROW: Final = 1.8
"""Added where somebody else is named beside it: Unity and Charity."""
_LINKS: Final = words_in("and & + /")
_DONE: Final = 2.5
"""Taken off a common verb after a name: Kwabena said."""
_ALONE: Final = 1.2
"""Taken off an adjective that is a sentence by itself: tired, hopeful."""
_OF_A_FEELING: Final = 1.0
"""Taken off an adjective before what it is felt about: happy with the plan."""
_FAMILY_NAME: Final = 1.0
"""Added where the word follows or precedes what is taken for a name already."""


_OF_THE_CALENDAR: Final = 1.5
_OF_THE_WEEK: Final = 0.5
"""Taken off days, months and seasons anywhere, and off the seven days once more."""
_A_TIME: Final = 6.0
"""Taken off a day or month where one is most likely meant."""


def mark_word_names(marks: Marks) -> None:
    """Mark ordinary words that stand where names stand."""
    tokens = marks.line.tokens
    leanings = [_leaning(marks, index) for index in range(len(tokens))]
    could_be = [(index, leaning) for index, leaning in enumerate(leanings) if leaning is not None]
    for index, leaning in could_be:
        if not marks[index] and leaning + score(marks.neighbours.features(index)) > 0:
            marks.doubt(index)
    beside = [
        index
        for index, leaning in could_be
        if not marks[index] and _is_beside_a_name(marks, index, leaning)
    ]
    for index in beside:
        marks.doubt(index)
    for index, leaning in could_be:
        if not marks[index] and _is_linked(marks, index, leaning):
            marks.doubt(index)
    for index in range(len(tokens) - 1):
        first, second = leanings[index], leanings[index + 1]
        if first is None or second is None or marks[index] or marks[index + 1]:
            continue
        if min(first, second) < _LEAST_TOGETHER:
            continue
        if (
            marks.adjoin(index, index + 1)
            and min(first, second) + _TOGETHER + score(marks.neighbours.features(index, index + 1))
            > 0
        ):
            marks.doubt(index)
            marks.doubt(index + 1)


def _is_beside_a_name(marks: Marks, index: int, leaning: float) -> bool:
    """Say whether this is a family name after a given one, or a given one before a family name."""
    tokens = marks.line.tokens
    if not (marks[index - 1] or marks[index + 1]):
        return False
    token, entry = tokens[index], entry_of(tokens[index])
    is_small = token.shape is Shape.SMALL or not marks.line.has_case
    if entry is None or (is_small and token.low in FUNCTION_WORDS):
        return False
    if entry.grade is Grade.NEVER and token.shape is Shape.SMALL and _is_cased(marks, index):
        return False  # Violet bruise
    after_a_name = leaning - (_COMMON if is_small and entry.commonness == 1 else 0)
    if is_small and marks.line.has_case and tokens[index - 1].shape is Shape.CAPITAL:
        after_a_name -= _COMMON  # Heulwen ran
    before_a_name = leaning
    if is_small and entry.commonness == 1 and "D" in entry.classes:
        before_a_name -= _COMMON  # saw Monday
    if entry.grade >= Grade.GIVEN and index + 1 < len(tokens) and is_strange(tokens[index + 1]):
        before_a_name += _GIVEN_NAME
    return any(
        marks[other]
        and marks.adjoin(first, last)
        and lean + _FAMILY_NAME + score(marks.neighbours.features(first, last)) > 0
        for first, last, other, lean in (
            (index - 1, index, index - 1, after_a_name),
            (index, index + 1, index + 1, before_a_name),
        )
    )


def _is_linked(marks: Marks, index: int, leaning: float) -> bool:
    """Say whether this is one of several who are named in a row: Unity and Charity."""
    tokens = marks.line.tokens
    if not (marks[index - 2] or marks[index + 2]):
        return False
    entry = entry_of(tokens[index])
    if entry is None or entry.grade < Grade.GIVEN or tokens[index].low in FUNCTION_WORDS:
        return False
    for step in (-1, 1):
        link, other = index + step, index + 2 * step
        if (
            marks[other]
            and tokens[link].low in _LINKS
            and tokens[other].shape is tokens[index].shape
            and leaning + _IN_A_ROW + score(marks.neighbours.features(index)) > 0
        ):
            return True
    return False


def _is_cased(marks: Marks, index: int) -> bool:
    """Say whether the name beside a word has a capital that its place explains."""
    tokens = marks.line.tokens
    return marks.line.has_case and any(
        marks[other]
        and tokens[other].shape is Shape.CAPITAL
        and entry_of(tokens[other]) is not None
        for other in (index - 1, index + 1)
    )


def _could_be_borne(entry: Entry) -> bool:
    """Say whether somebody might be called by a word that no list of names has."""
    is_plain = entry.commonness == 1 or entry.is_capitalised or entry.is_acronym
    is_form = not set(entry.classes) - set("SZDGR")  # samosas, refusing, oddly
    return not is_plain and not is_form and "H" not in entry.classes


def _is_determined(marks: Marks, index: int) -> bool:
    """Say whether an article or the like makes a small word a noun: the dean, no hope."""
    tokens = marks.line.tokens
    before = index - 1
    entry = entry_of(tokens[before]) if index else None
    if entry is not None and "A" in entry.classes and marks.adjoin(before, index):
        before -= 1  # a mixed blessing
    if before < 0 or tokens[before].low not in _DETERMINERS or not marks.adjoin(before, before + 1):
        return False
    if is_set_off(marks.line, tokens[index]):
        return False
    return index + 1 == len(tokens) or tokens[index + 1].low not in _FAMILIES


_KIN: Final = words_in("nan nanny mum dad gran")
_DETERMINERS: Final = words_in("the a an no this that each every some any another such")
_FAMILIES: Final = words_in(
    "family families children household kids boys girls brothers sisters siblings twins case"
)
_DETERMINED: Final = 3.5


def _leaning(marks: Marks, index: int) -> float | None:
    """Return what speaks for a name before its neighbours are asked, `None` for no candidate."""
    token = marks.line.tokens[index]
    entry = entry_of(token)
    if entry is None or token.shape is Shape.NUMBER:
        return None
    if entry.grade is Grade.NEVER and not _could_be_borne(entry):
        return None
    if token.shape is Shape.CAPITALS and entry.is_acronym:
        return None
    if token.low in _KIN and (not is_set_off(marks.line, token) or _is_role(marks, index)):
        return None
    if entry.is_people and names_a_people(marks.line, index):
        return None
    if _is_asked_for(marks.line, index):
        return None
    leaning = _LEANING[entry.grade][entry.commonness - 1]
    if is_set_off(marks.line, token):
        leaning += _MEANINGLESS_CAPITAL if entry.is_capitalised else _CAPITAL
    if marks.line.is_open and index == len(marks.line.tokens) - 1:
        leaning += _TYPING
    if entry.grade is not Grade.NEVER:
        leaning += marks.eagerness
    return leaning - _against(marks, index, entry)


def _against(marks: Marks, index: int, entry: Entry) -> float:
    """Return what speaks for an everyday word: what it is used for, and an article before it."""
    token = marks.line.tokens[index]
    against = _DETERMINED if _is_determined(marks, index) else 0.0
    against += against_a_feeling(marks.line, index)
    if "A" in entry.classes:
        against += _against_an_adjective(marks.line, index)
    if _is_without_subject(marks.line, index):
        against += _DONE
    is_small = token.shape is Shape.SMALL or not marks.line.has_case
    if "D" in entry.classes and entry.commonness == 1 and is_small:
        against += _against_a_verb(marks.line, index)
    if token.low in FUNCTION_WORDS:
        against += 0.0 if _is_doubled(marks.line, index) else _BINDS
    elif entry.is_people and token.shape is Shape.SMALL:
        against += _A_PEOPLE
    elif entry.is_capitalised and entry.grade is Grade.SELDOM:
        against += _OF_THE_PROFESSION
    if token.low in CALENDAR:
        against += _OF_THE_CALENDAR + (token.low in WEEKDAYS) * _OF_THE_WEEK
    if (token.low in CALENDAR or token.low in FEASTS) and is_a_time(marks.line, index):
        against += _A_TIME
    return against


def _is_doubled(line: Line, index: int) -> bool:
    """Say whether a name stands before the same word: "Will will not talk"."""
    following = line.tokens[index + 1 : index + 2]
    token = line.tokens[index]
    return token.shape is Shape.CAPITAL and any(
        each.low == token.low and each.shape is Shape.SMALL for each in following
    )


def _is_role(marks: Marks, index: int) -> bool:
    """Say whether a word of kinship stands before the name of who that is: her Nan Comfort."""
    following = marks.line.tokens[index + 1 : index + 2]
    is_named = marks[index + 1] is not None or (following and is_set_off(marks.line, following[0]))
    return bool(is_named) and marks.adjoin(index, index + 1)


def _is_asked_for(line: Line, index: int) -> bool:
    """Say whether a sentence asks for something, and that is all of it: "Patience, please"."""
    after = [token.low for token in line.tokens[index + 1 : index + 4]]
    if not line.tokens[index].opens or after[:2] != _PLEASE:
        return False
    return len(after) == len(_PLEASE) or after[-1] in _ENDINGS


_PLEASE: Final = [",", "please"]


def _is_without_subject(line: Line, index: int) -> bool:
    """Say whether a verb stands where a name could: "hope so", "hope not", "so did he"."""
    after = [token.low for token in line.tokens[index + 1 : index + 3]]
    if line.tokens[index].low == "so":
        return after[:1] in (["did"], ["do"], ["does"])
    return after[:1] in (["so"], ["not"]) and (len(after) < 2 or after[1] in _ENDINGS)


_ENDINGS: Final = words_in(". , ; ! ? ) -")


def _against_a_verb(line: Line, index: int) -> float:
    """Return what speaks for something that was done: Kwabena said, saw Ama."""
    if index and is_strange(line.tokens[index - 1]):
        return _DONE
    follows = index + 1 < len(line.tokens) and is_strange(line.tokens[index + 1])
    return _COMMON if follows else 0.0


def _against_an_adjective(line: Line, index: int) -> float:
    """Return what speaks for a feeling, as in "Tired. Hopeful." or "Happy with the plan"."""
    tokens = line.tokens
    if index and not tokens[index].opens and tokens[index - 1].is_word:
        return 0.0
    after = [token.low for token in tokens[index + 1 : index + 3]]
    if not after or after[0] in (".", ";"):
        return _ALONE if index else 0.0
    is_felt = after[0] in ("to", "that", "about") or (
        after[0] == "with" and after[1:] and after[1] in _DETERMINERS | {"how", "it", "what"}
    )
    return _OF_A_FEELING if is_felt else 0.0
