"""Names that are words, at the head of a note without a verb: "Precious in tears, not heard".

The score over neighbours was estimated from sentences, where a capital at the beginning says
nothing. Notes in key words begin with whom they are about. So a word that people are called by is
doubted there when what follows says where, when or how somebody is.
"""

from typing import Final

from group_supervision.anonymiser.days import CALENDAR, FEASTS
from group_supervision.anonymiser.marks import Marks
from group_supervision.anonymiser.peoples import names_a_people
from group_supervision.anonymiser.proper import FUNCTION_WORDS, entry_of
from group_supervision.anonymiser.text.lexicon import Entry, Grade
from group_supervision.anonymiser.text.tokens import Line, Shape, Token, words_in
from group_supervision.anonymiser.titles import is_a_form_of_address

_WHERE: Final = words_in(
    "in from at without near by beside behind outside inside off out up down around past via"
)
"""What stands before a place or company. Not of, for, about, between: feelings have those too."""
_HOW: Final = words_in(
    "again alone late early here there now away back home out outside inside ill asleep abroad"
    " upstairs downstairs tomorrow tonight"
)
_TIMES: Final = words_in("this last next every all each")
_NO: Final = words_in("no nothing nobody")
_FAMILIES: Final = words_in("family household case siblings twins")
_AUXILIARIES: Final = words_in(
    "is are was were has had have does do did will would can could shall should may might must"
)
_MODALS: Final = words_in("will would can could shall should may might must")
_FELT_IN: Final = words_in(
    "trust faith hope belief confidence comfort joy peace pride pleasure strength interest"
)
"""What one has or finds in something: trust in others, joy in small things."""
_FEWEST_DIGITS: Final = 2


def mark_headed(marks: Marks) -> None:
    """Doubt words with which a note in key words begins, where they may be somebody."""
    for index in range(len(marks.line.tokens)):
        if heads_a_note(marks.line, index):
            marks.doubt(index)


def heads_a_note(line: Line, index: int) -> bool:
    """Say whether a word opens a sentence as a name does that no verb follows."""
    token = line.tokens[index]
    if not token.opens or token.shape not in (Shape.CAPITAL, Shape.CAPITALS):
        return False
    entry = entry_of(token)
    if entry is None or entry.grade < Grade.GIVEN or entry.is_acronym:
        return False
    after = line.tokens[index + 1 : index + 4]
    if not after or is_a_form_of_address(token) or names_a_people(line, index):
        return False
    if token.low in CALENDAR or token.low in FEASTS:
        return after[0].low == "in" and _is_bare(after[1:])
    if token.low in FUNCTION_WORDS:
        return token.low in _MODALS and _follows_no_modal(after)
    return _is_placed(token, after) or _is_so(after) or _is_noted(entry, after)


def _is_placed(token: Token, after: tuple[Token, ...]) -> bool:
    """Say whether somebody is in, from or beside something: in tears, from Lewisham."""
    if len(after) == 1:
        return False
    if after[0].low in ("under", "on"):  # under the table, but grace under pressure
        return after[1].low in FUNCTION_WORDS
    if after[0].low == "in" and token.low in _FELT_IN:
        return _is_bare(after[1:])
    return after[0].low in _WHERE


def _is_bare(after: tuple[Token, ...]) -> bool:
    """Say whether a thing stands by itself: in tears, and not in others, in small things."""
    if not after or after[0].low in FUNCTION_WORDS or after[0].low == "others":
        return False
    entry = entry_of(after[0])
    return entry is None or not set(entry.classes) & set("AH")


def _is_so(after: tuple[Token, ...]) -> bool:
    """Say whether what follows is how somebody is, or when: again, late, alone at the end."""
    entry = entry_of(after[0])
    if entry is None or after[0].shape is Shape.NUMBER:
        return False
    if after[0].low in _HOW:
        return len(after) == 1 or after[1].low not in _AUXILIARIES
    is_state = bool(set(entry.classes) & set("AR")) and not set(entry.classes) & set("VDZ")
    return is_state and _ends(after[1:])


def _ends(after: tuple[Token, ...]) -> bool:
    return not after or not after[0].is_word or after[0].low in _WHERE or after[0].low in _HOW


def _is_noted(entry: Entry, after: tuple[Token, ...]) -> bool:
    """Say whether a number, a time, a family or "no" follows: Grace 14, Blessing no show."""
    low = after[0].low
    if after[0].shape is Shape.NUMBER:
        return sum(map(str.isdigit, low)) >= _FEWEST_DIGITS and low.isdigit()
    if low in _NO:
        return "V" not in entry.classes  # trust no one
    if low in _TIMES and len(after) > 1:
        following = entry_of(after[1])
        return following is not None and "T" in following.classes
    return low in _FAMILIES or low == ";"


def _follows_no_modal(after: tuple[Token, ...]) -> bool:
    """Say whether "Will" is no verb here: a place, a comma or a closing "again" follows."""
    if after[0].low in _WHERE or after[0].text in (",", ";"):
        return True
    return _is_so(after) and _ends(after[1:])
