"""Places whose names are ordinary words: Bath, Low Moor, Weaver's Quarter, the Jubilee estate.

All other places are strange words or set off by a capital, and found with the names of people.
"""

from collections.abc import Iterator
from typing import Final

from group_supervision.anonymiser.context import place_score
from group_supervision.anonymiser.lexicon import sections
from group_supervision.anonymiser.marks import Marks
from group_supervision.anonymiser.proper import (
    FUNCTION_WORDS,
    entry_of,
    is_set_off,
    is_strange,
    neighbour,
)
from group_supervision.anonymiser.span import Certainty, Span, SpanKind
from group_supervision.anonymiser.words import Line, Shape

PLACED_BY: Final = frozenset(
    "in to from at near around via outside into through towards toward across left leaving beyond"
    " behind past reached visited".split()
)
_NOUNS: Final = frozenset(
    "moor moors moorside side end dockyard docks dock quarter quay quays heath common green hill"
    " hills vale valley dale bridge cross park bank gate wood woods field fields mead meadow meadows"
    " bottom bottoms top yard harbour island isle bay sands mount corner fold croft forge lock weir"
    " ford abbey priory castle towers wharf estate flats area village falls springs marsh marshes"
    " warren lodge grange rise bar brow clough edge head mouth pool port haven thorpe".split()
)
SIDES: Final = frozenset(
    "old new low high upper lower nether great little long north south east west far middle cold"
    " king's queen's st saint black white stone bishop's abbot's monk's knight's".split()
)
_NAMED_AFTER: Final = frozenset("estate flats area quarter".split())
_NOT_PLACES: Final = frozenset(
    "high street|high end|low end|low point|high point|front gate|back gate|school gate|school gates"
    "|car park|play park|back yard|school yard|school field|football field|other side|far side"
    "|either side|one side|dead end|week end|west end|other end|far end|low bar|high bar|high pool"
    "|swimming pool|common area|open field|open area|local area|safe area|new area|old area"
    "|middle end|top end|long end|food bank|blood bank|bed head|new head|side gate|left side"
    "|right side|north side|south side|top side|bottom end|park bench|old village|new estate"
    "|old estate|high rise|pay rise|other area|council estate|housing estate|council flats"
    "|high flats|tower flats|village green|bank side".split("|")
)
_MOST_WORDS: Final = 3
_PLACED: Final = 0.5
_PLACED_WITH_CAPITAL: Final = -3.0
"""How much the neighbours must speak for a place."""


def places(line: Line) -> Iterator[Span]:
    """Find places by their last word, and by the words around them."""
    yield from _named_teams(line)
    tokens = line.tokens
    done = -1
    for index, token in enumerate(tokens):
        if index <= done or token.low not in _NOUNS:
            continue
        first = _start(line, index)
        if first is None:
            continue
        done = index
        further = neighbour(line, index, 1)
        while further is not None and tokens[further].low in _NOUNS:
            done, further = further, neighbour(line, further, 1)
        yield Span(tokens[first].start, tokens[done].end, SpanKind.PLACE, Certainty.DOUBTFUL)


def _named_teams(line: Line) -> Iterator[Span]:
    """Find the place in "Tower Hamlets team", "Bow office"."""
    tokens = line.tokens
    for index, token in enumerate(tokens):
        if token.low not in _TEAMS or not line.has_case or token.shape is not Shape.SMALL:
            continue
        first = index
        while first and tokens[first - 1].shape is Shape.CAPITAL and _is_free(line, first - 1):
            first -= 1
            if neighbour(line, first, -1) is None:
                break
        if first < index and line.text[tokens[index - 1].end : token.start] == " ":
            yield Span(
                tokens[first].start, tokens[index - 1].end, SpanKind.PLACE, Certainty.DOUBTFUL
            )


def _is_free(line: Line, index: int) -> bool:
    """Say whether a word with a capital is none that such teams are called by everywhere."""
    entry = entry_of(line.tokens[index])
    return entry is None or not (entry.is_capitalised or entry.is_acronym)


_TEAMS: Final = frozenset("team office council borough branch mash nick".split())


def _start(line: Line, last: int) -> int | None:
    """Return where the place that ends in a place's noun begins, `None` when it is none."""
    tokens = line.tokens
    first = last
    is_named = False
    for _ in range(_MOST_WORDS - 1):
        before = neighbour(line, first, -1)
        if before is None or tokens[before].low in FUNCTION_WORDS or tokens[before].low in PLACED_BY:
            break
        if tokens[before].shape is Shape.NUMBER:
            return None
        is_name = _is_name(line, before)
        if not is_name and not _could_begin(line, before, last):
            break
        is_named = is_named or is_name
        first = before
    if first == last or line.text[tokens[first].start : tokens[last].end].lower() in _NOT_PLACES:
        return None
    if is_named and (tokens[last].low in _NAMED_AFTER or is_set_off(line, tokens[last])):
        return first
    before = neighbour(line, first, -1)
    if before is None or tokens[before].low not in PLACED_BY:
        return None
    return first


def _could_begin(line: Line, index: int, last: int) -> bool:
    token = line.tokens[index]
    if token.low in SIDES or token.low in _NOUNS:
        return True
    if index + 1 < last and line.tokens[index + 1].low == "'s":
        entry = entry_of(token)  # Weaver's Quarter
        return entry is not None and "H" in entry.classes and entry.commonness > 1
    return False


def _is_name(line: Line, index: int) -> bool:
    token = line.tokens[index]
    if is_strange(token):
        return True
    entry = entry_of(token)
    return entry is not None and is_set_off(line, token) and not entry.is_capitalised


def mark_places(marks: Marks) -> None:
    """Mark ordinary words that are towns, where the neighbours speak of a place."""
    tokens = marks.line.tokens
    for index, token in enumerate(tokens):
        if token.low not in _towns():
            continue
        needed = _PLACED_WITH_CAPITAL if is_set_off(marks.line, token) else _PLACED
        if place_score(marks.neighbours.features(index)) > needed:
            marks.doubt(index)


def _towns() -> frozenset[str]:
    return _TOWNS or _read_towns()


_TOWNS: frozenset[str] = frozenset()


def _read_towns() -> frozenset[str]:
    global _TOWNS
    _TOWNS = frozenset(word for _, words in sections("word-places.txt") for word in words)
    return _TOWNS
