"""Days, months and seasons: when they say a time, and when somebody is called by them.

Sunday, Friday and Monday are names in Nigeria, Ghana and Zimbabwe, April and June in Britain. In
notes nearly all of them are times, so a time it is wherever the line allows one.
"""

from typing import Final

from group_supervision.anonymiser.proper import entry_of
from group_supervision.anonymiser.text.tokens import Line, Shape, words_in

CALENDAR: Final = words_in(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december mon tue wed thu fri sat sun jan feb mar"
    " apr jun jul aug sept oct nov dec spring summer autumn winter christmas easter lent"
    " noon dusk"
)
WEEKDAYS: Final = words_in("monday tuesday wednesday thursday friday saturday sunday")
_BEFORE: Final = words_in(
    "on by until till since last next every this before after each per in during late early mid of"
    " half another between through most all over for throughout from"
)
"""What stands before a time. Of these, "from" and "for" stand before people as well."""
FEASTS: Final = words_in("christmas easter dawn noon dusk")
"""What is before, at or after a time without being in the calendar."""
_HOURS: Final = words_in("at before until till by after since around over")
_PARTS: Final = words_in(
    "morning mornings afternoon afternoons evening evenings night nights lunchtime lunchtimes lunch"
    " teatime noon midnight am pm week weeks weekend fortnightly weekly monthly onwards eve break"
    " term holidays half"
)
"""What only a time has."""
_HELD: Final = words_in(
    "group groups session sessions meeting meetings supervision visit visits call contact hearing"
    " review panel shift team club class clinic duty handover slot appointment court conference"
    " training workshop surgery drop-in off rota list case"
)
"""What is held on a day."""
_AT: Final = words_in("at with from to in and till until after before for or then w we i")
"""What follows a time with which a line begins: "tuesday with Ama", "Friday at school"."""
_WHEN: Final = words_in("at till until around about x")
_MARKS: Final = frozenset("-–—:/&+,;.")
_ADDRESSED: Final = words_in("to with told asked and about thanked rang met + &")
_OWNERS: Final = words_in("my your his her our their")


def is_a_time(line: Line, index: int) -> bool:
    """Say whether a word of the calendar stands where a time stands."""
    tokens = line.tokens
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is not None and (
        before.low in _BEFORE or before.low in CALENDAR or before.shape is Shape.NUMBER
    ):
        return True
    if before is not None and before.low in _HOURS and tokens[index].low in FEASTS:
        return True
    if tokens[index].low not in WEEKDAYS:
        return False  # April and June are common enough in any part of a sentence
    if before is not None and before.low == "to" and index > 1:
        earlier = tokens[index - 2]
        if earlier.low in CALENDAR or earlier.shape is Shape.NUMBER:
            return True
    if after is not None and _is_of_a_day(line, index + 1):
        return True
    if before is not None and before.low in _HELD:
        return after is None or after.low in _AT or not after.is_word
    begins = before is None or (tokens[index].opens and before.text not in "+&")
    if begins:
        return after is None or after.text in _MARKS or after.low in _AT
    ends = after is None or (not after.is_word and after.low != "'s")
    return ends and not _is_somebody(line, index)


def _is_somebody(line: Line, index: int) -> bool:
    """Say whether somebody is spoken to or introduced: told Friday, his brother Friday."""
    before = line.tokens[index - 1]
    if before.low in _ADDRESSED:
        return True
    entry = entry_of(before)
    is_person = entry is not None and "H" in entry.classes
    return is_person and index > 1 and line.tokens[index - 2].low in _OWNERS


def _is_of_a_day(line: Line, index: int) -> bool:
    """Say whether what follows a day belongs to it: evening, 10am, team meeting, at 2."""
    tokens = line.tokens
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.low == "'s" and following is not None:
        return _is_of_a_day(line, index + 1)
    if token.low in _PARTS or token.low in _HELD or token.low in CALENDAR:
        return True
    if token.shape is Shape.NUMBER or following is None:
        return token.shape is Shape.NUMBER
    if token.low in _WHEN and following.shape is Shape.NUMBER:
        return True
    entry = entry_of(token)
    is_verb = entry is None or bool(set(entry.classes) & set("VZD"))
    return not is_verb and following.low in _HELD
