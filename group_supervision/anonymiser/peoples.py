"""Black, Asian, Gypsy: words for peoples that families are called by as well.

What is said of racism must stay in the notes. So such a word is taken for a name only where
nothing speaks for a people.
"""

from typing import Final

from group_supervision.anonymiser.proper import FUNCTION_WORDS, entry_of, is_strange
from group_supervision.anonymiser.text.tokens import Line, Shape, Token, words_in

_LINKS: Final = words_in("and or nor , / & + - – not versus vs than but")
_BEFORE: Final = words_in(
    "as speak speaks speaking spoke learn learning in being is are was were am be been identify"
    " identifies identified identifying becoming a an any many most some few more other both two"
    " three several all every no only non mixed young older working-class our these those my proud"
)
_OWNED: Final = words_in("family families household case file house home children kids boys girls")
"""These follow a family name as well as a people's: the Brown family, a Brown family."""
_OWNERS: Final = words_in("the")


def names_a_people(line: Line, index: int) -> bool:
    """Say whether a word is said of a people here, and not of somebody who is called so."""
    tokens = line.tokens
    token = tokens[index]
    if not _is_of_a_people(token) or _is_family_name(line, index):
        return False
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if (before is not None and before.low in _BEFORE) or _is_linked(line, index):
        return True
    if after is None:
        return False
    entry = entry_of(after)
    if entry is None or after.shape is Shape.NUMBER or after.low in FUNCTION_WORDS:
        return False
    if after.low in _OWNED:
        return before is None or before.low not in _OWNERS
    return bool(set(entry.classes) & set("NSA")) and not set(entry.classes) & set("DZ")


def _is_of_a_people(token: Token) -> bool:
    entry = entry_of(token)
    return entry is not None and entry.is_people


def _is_family_name(line: Line, index: int) -> bool:
    """Say whether a given name that is no ordinary word stands before it: Kwame Black."""
    return index > 0 and is_strange(line.tokens[index - 1]) and line.gap(index - 1) == " "


def _is_linked(line: Line, index: int) -> bool:
    """Say whether another people's word stands beside it: White British, Black and Asian."""
    tokens = line.tokens
    for step in (-1, 1):
        other = index + step
        for _ in range(2):
            if 0 <= other < len(tokens) and tokens[other].low in _LINKS:
                other += step
        if 0 <= other < len(tokens) and _is_of_a_people(tokens[other]):
            return True
    return False
