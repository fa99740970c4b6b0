"""Schools, hospitals and other organisations that carry a name."""

from collections.abc import Iterator
from typing import Final

from group_supervision.anonymiser.finding import Certainty, Span, SpanKind
from group_supervision.anonymiser.institutions import (
    FROM,
    GENERIC,
    HOSPITALS,
    NOBLE,
    OF,
    PREFIXES,
    QUALIFIERS,
    SAINT,
    SCHOOLS,
    STRONG,
    WEAK,
)
from group_supervision.anonymiser.proper import (
    FUNCTION_WORDS,
    entry_of,
    is_set_off,
    is_strange,
    neighbour,
)
from group_supervision.anonymiser.text.tokens import Line, Shape, Token, words_in

_TELLING: Final = STRONG | WEAK | PREFIXES | OF | SAINT | {"our"}
_MOST_NAME_WORDS: Final = 3


def organisations(line: Line) -> Iterator[Span]:
    """Find organisations that carry a name. A school or a clinic without one stays as it is."""
    tokens = line.tokens
    done = -1
    for index, token in enumerate(tokens):
        if index <= done or token.low not in _TELLING:
            continue
        found = _saint(line, index) or _prefixed(line, index) or _headed(line, index, done)
        if found is None:
            continue
        first, last = found
        done = last = _extended(line, last)
        named = any(is_set_off(line, each) for each in tokens[first : last + 1])
        kind = _kind({each.low for each in tokens[first : last + 1]})
        certainty = Certainty.SURE if named else Certainty.DOUBTFUL
        yield Span(tokens[first].start, tokens[last].end, kind, certainty)


def _saint(line: Line, index: int) -> tuple[int, int] | None:
    """Read "St Somebody's", "Our Lady's" and what follows of a school's or a hospital's name."""
    tokens = line.tokens
    low = tokens[index].low
    name = neighbour(line, index, 1)
    if name is None or tokens[name].shape in (Shape.MARK, Shape.NUMBER):
        return None
    if low == "our":
        if tokens[name].low != "lady":
            return None
        return index, _with_possessive(line, _with_origin(line, name))
    if low not in SAINT or tokens[name].low in FUNCTION_WORDS:
        return None
    before = neighbour(line, index, -1)
    if before is not None and (
        _is_name(line, before)
        or (
            tokens[before].low not in FROM
            and any(each.shape is Shape.NUMBER for each in tokens[max(0, index - 3) : index])
        )
    ):
        return None  # "12 Mill St Leeds" is a street
    return index, _with_possessive(line, _with_origin(line, name))


def _with_origin(line: Line, name: int) -> int:
    """Take the second part of "St Joan of Arc" and "Our Lady of Lourdes" along."""
    of = neighbour(line, name, 1)
    origin = None if of is None or line.tokens[of].low != "of" else neighbour(line, of, 1)
    if origin is not None and line.tokens[origin].low == "the":
        origin = neighbour(line, origin, 1)
    return name if origin is None or not _is_name(line, origin) else origin


def _prefixed(line: Line, index: int) -> tuple[int, int] | None:
    """Read "FC Somewhere", "HMP Somewhere", "University of Somewhere"."""
    tokens = line.tokens
    name = neighbour(line, index, 1)
    if name is not None and tokens[index].low in OF and tokens[name].low == "of":
        name = neighbour(line, name, 1)
    elif tokens[index].low not in PREFIXES:
        return None
    if name is None or not _is_name(line, name):
        return None
    return index, name


def _headed(line: Line, head: int, done: int) -> tuple[int, int] | None:
    """Read a name that ends in a head noun: Longfield High, the Albert Infirmary, Roots Hub."""
    token = line.tokens[head]
    if token.low not in STRONG and token.low not in WEAK:
        return None
    before = neighbour(line, head, -1)
    while before is not None and _is_qualifier(line, before, head):
        before = neighbour(line, before, -1)
    if before is None or before <= done or not _names(line, before, head):
        return None
    first = before
    for _ in range(_MOST_NAME_WORDS - 1):
        before = neighbour(line, first, -1)
        if (
            before is None
            or line.tokens[before].low in FUNCTION_WORDS
            or not (
                _is_name(line, before)
                or line.tokens[before].low in NOBLE
                or _opens_a_name(line, before)
                or (token.low in STRONG and _is_rare_noun(line.tokens[before]))
            )
        ):
            break
        first = before
    return first, head


def _is_qualifier(line: Line, index: int, head: int) -> bool:
    """Say whether a word between a name and its head belongs to neither: Medical, Care, C of E."""
    tokens = line.tokens
    low = tokens[index].low
    if low in ("c", "of", "e"):
        around = [token.low for token in tokens[max(0, index - 2) : index + 3]]
        return "c of e" in " ".join(around)
    if low in ("house", "lodge", "hall", "court", "manor", "grange"):
        return tokens[head].low == "home"
    return low in QUALIFIERS


def _names(line: Line, index: int, head: int) -> bool:
    """Say whether the word before a head noun names it."""
    tokens = line.tokens
    token, low = tokens[index], tokens[head].low
    if token.low in NOBLE and low in STRONG:
        return token.low != "our"
    if token.low in FUNCTION_WORDS or token.shape in (Shape.NUMBER, Shape.MARK):
        return False
    is_owner = index + 1 < len(tokens) and tokens[index + 1].low in ("'s", "'")
    if is_owner and not is_set_off(line, tokens[head]):
        return False  # "Tariq's school" is not called so
    if _is_name(line, index) or _opens_a_name(line, index):
        is_grand = low in STRONG or is_set_off(line, tokens[head]) or low not in _LOOSE
        return is_grand and token.low not in GENERIC
    if token.low in GENERIC or not _is_plain_noun(token) or _is_done(line, index):
        return False
    is_home = low == "home" and index < head - 1
    if low in STRONG or is_home:
        return True
    before = neighbour(line, index, -1)
    return before is not None and tokens[before].low in FROM and low not in _LOOSE


_LOOSE: Final = words_in(
    "group team community health medical home homes house service services unit club town council"
    " ward housing forum network farm guides partners sons brothers travel transport security"
    " press radio library church"
)
"""Heads that follow any name and noun: the Khan house, Amina's group, church services."""


def _is_name(line: Line, index: int) -> bool:
    token = line.tokens[index]
    if is_strange(token):
        return True
    entry = entry_of(token)
    return entry is not None and is_set_off(line, token) and not entry.is_capitalised


def _opens_a_name(line: Line, index: int) -> bool:
    """Say whether a capital that the sentence explains is followed by one that it does not."""
    tokens = line.tokens
    if not (line.has_case and tokens[index].opens and tokens[index].shape is Shape.CAPITAL):
        return False
    entry = entry_of(tokens[index])
    if entry is not None and entry.is_capitalised:
        return False  # Friday Group
    following = neighbour(line, index, 1)
    return (
        following is not None
        and is_set_off(line, tokens[following])
        and tokens[index].low not in FUNCTION_WORDS
    )


def _is_done(line: Line, index: int) -> bool:
    """Say whether a word that can be a verb is one here: "to ring school", "Visit nursery"."""
    entry = entry_of(line.tokens[index])
    if entry is None or "V" not in entry.classes:
        return False
    before = neighbour(line, index, -1)
    return before is None or line.tokens[before].low in _BEFORE_VERBS


_BEFORE_VERBS: Final = words_in(
    "to and will can must should could would may not please then we i they you also let's"
)


def _is_rare_noun(token: Token) -> bool:
    entry = entry_of(token)
    return (
        entry is not None
        and entry.commonness > 1
        and token.low not in GENERIC
        and (_is_plain_noun(token) or not entry.classes)
    )


def _is_plain_noun(token: Token) -> bool:
    entry = entry_of(token)
    if entry is None or entry.is_acronym or entry.is_capitalised:
        return False
    return "N" in entry.classes and not set(entry.classes) & set("DZGR")


def _with_possessive(line: Line, index: int) -> int:
    """Take the ending of "St Mary's" along."""
    following = index + 1
    is_ending = following < len(line.tokens) and line.tokens[following].low == "'s"
    return following if is_ending else index


def _extended(line: Line, last: int) -> int:
    """Take along what else belongs to the name: "Primary School", "C of E Primary", "Care Home"."""
    end, at = last, neighbour(line, last, 1)
    while at is not None:
        low = line.tokens[at].low
        if low in STRONG or (low in WEAK and low not in _LOOSE):
            end = at
        elif low in QUALIFIERS or low in _LOOSE:
            if _belongs(line, at):
                end = at
        else:
            break
        at = neighbour(line, at, 1)
    return end


def _belongs(line: Line, index: int) -> bool:
    """Say whether a qualifier after a name is a part of it."""
    token = line.tokens[index]
    if token.low in ("home", "services", "house"):
        return is_set_off(line, token) or line.tokens[index - 1].low in QUALIFIERS
    is_of_church = token.low == "e" and _is_qualifier(line, index, index)
    return token.low in ("rc", "form") or is_of_church or is_set_off(line, token)


def _kind(words: set[str]) -> SpanKind:
    if words & (HOSPITALS - {"general"}):
        return SpanKind.HOSPITAL
    if words & (SCHOOLS | {"rc"}):
        return SpanKind.SCHOOL
    return SpanKind.HOSPITAL if "general" in words else SpanKind.ORGANISATION
