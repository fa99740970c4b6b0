"""Places whose names are ordinary words: Bath, Low Moor, Weaver's Quarter, the Jubilee estate.

All other places are strange words or set off by a capital, and found with the names of people.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from group_supervision.anonymiser.context import place_score
from group_supervision.anonymiser.finding import Certainty, Span, SpanKind
from group_supervision.anonymiser.marks import Marks
from group_supervision.anonymiser.proper import (
    FUNCTION_WORDS,
    entry_of,
    is_set_off,
    is_strange,
    neighbour,
)
from group_supervision.anonymiser.text.lexicon import sections
from group_supervision.anonymiser.text.tokens import Line, Shape, words_in

PLACED_BY: Final = words_in(
    "in to from at near around via outside into through towards toward across left leaving beyond"
    " behind past reached visited"
)
_NOUNS: Final = words_in(
    "moor moors moorside side end dockyard docks dock quarter quay quays heath common green hill"
    " hills vale valley dale bridge cross park bank gate wood woods field fields mead meadow"
    " meadows bottom bottoms top yard harbour island isle bay sands mount corner fold croft forge"
    " lock weir ford abbey priory castle towers wharf estate flats area village falls springs"
    " marsh marshes warren lodge grange rise bar brow clough edge head mouth pool port haven"
    " thorpe lanes wick"
)
SIDES: Final = words_in(
    "old new low high upper lower nether great little long north south east west far middle cold"
    " king's queen's st saint black white stone bishop's abbot's monk's knight's"
)
_NAMED_AFTER: Final = words_in("estate flats area quarter")
_NOT_PLACES: Final = words_in(
    "high_street high_end low_end low_point high_point front_gate back_gate school_gate"
    " school_gates car_park play_park back_yard school_yard school_field football_field"
    " other_side far_side either_side one_side dead_end week_end west_end other_end far_end"
    " low_bar high_bar high_pool swimming_pool common_area open_field open_area local_area"
    " safe_area new_area old_area middle_end top_end long_end food_bank blood_bank bed_head"
    " new_head side_gate left_side right_side north_side south_side top_side bottom_end"
    " park_bench old_village new_estate old_estate high_rise pay_rise other_area council_estate"
    " housing_estate council_flats high_flats tower_flats village_green bank_side"
)
"""Two words each, joined by a stroke: found everywhere, and so nowhere in particular."""
_MOST_WORDS: Final = 3
_PLACED: Final = 0.5
"""How much the neighbours must speak for a place when there is no capital."""


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
    token = line.tokens[index]
    entry = entry_of(token)
    if entry is None:
        return True
    return not (entry.is_capitalised or entry.is_acronym or token.low in FUNCTION_WORDS)


_TEAMS: Final = words_in("team office council borough branch mash nick")


def _start(line: Line, last: int) -> int | None:
    """Return where the place that ends in a place's noun begins, `None` when it is none."""
    tokens = line.tokens
    first = last
    is_named = False
    for _ in range(_MOST_WORDS - 1):
        before = neighbour(line, first, -1)
        if (
            before is None
            or tokens[before].low in FUNCTION_WORDS
            or tokens[before].low in PLACED_BY
        ):
            break
        if tokens[before].shape is Shape.NUMBER:
            return None
        is_name = _is_name(line, before)
        if not is_name and not _could_begin(line, before, last):
            break
        is_named = is_named or is_name
        first = before
    if first == last or "_".join(each.low for each in tokens[first : last + 1]) in _NOT_PLACES:
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
        if token.low not in _listed("towns"):
            continue
        following = tokens[index + 1].low if index + 1 < len(tokens) else ""
        if (
            following in _TEAMS
            or is_set_off(marks.line, token)
            or (place_score(marks.neighbours.features(index)) > _PLACED)
        ):
            marks.doubt(index)


def is_known_place(low: str) -> bool:
    """Say whether a word is best known as a place."""
    return low in _listed("known")


@cache
def _listed(section: str) -> frozenset[str]:
    found = dict(sections("word-places.txt"))
    return frozenset(found[section])
