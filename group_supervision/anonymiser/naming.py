"""Names of people and places, put together from what each rule for names marks."""

from collections.abc import Callable, Iterator
from typing import Final

from group_supervision.anonymiser.context import place_score, score
from group_supervision.anonymiser.finding import Span, SpanKind
from group_supervision.anonymiser.heard import could_come_again
from group_supervision.anonymiser.initials import mark_initials
from group_supervision.anonymiser.keywords import mark_headed
from group_supervision.anonymiser.marks import TITLES as ADDRESSING
from group_supervision.anonymiser.marks import Marks
from group_supervision.anonymiser.places import PLACED_BY, SIDES, is_known_place, mark_places
from group_supervision.anonymiser.proper import FUNCTION_WORDS, could_name, entry_of
from group_supervision.anonymiser.strangers import mark_set_off, mark_strangers
from group_supervision.anonymiser.text.tokens import Line, Shape, words_in
from group_supervision.anonymiser.titles import PARTICLES, TITLES, is_a_form_of_address, mark_titled
from group_supervision.anonymiser.wordnames import mark_word_names

Remembered = Callable[[Marks], None]
"""Marks what a session remembers: the names that are protected in it."""


def names(
    line: Line,
    remembered: Remembered | None = None,
    never: frozenset[str] = frozenset(),
    eagerness: float = 0.0,
) -> Iterator[Span]:
    """Find the names of people and places.

    Args:
        line: Where to look.
        remembered: What the session knows already, if there is one.
        never: Words in small letters that are no names here.
        eagerness: What speaks for a name before anything else does.
    """
    marks = Marks(line, never, eagerness)
    if remembered is not None:
        remembered(marks)
    mark_strangers(marks)
    mark_titled(marks)
    mark_set_off(marks)
    mark_word_names(marks)
    mark_headed(marks)
    _mark_again(marks)
    _mark_particles(marks)
    mark_places(marks)
    mark_initials(marks)
    _mark_sides(marks)
    for first, last, certainty in marks.runs():
        kind = _kind(marks, first, last)
        yield Span(line.tokens[first].start, line.tokens[last].end, kind, certainty)


def recalled(
    line: Line, remembered: Remembered, never: frozenset[str] = frozenset()
) -> Iterator[Span]:
    """Find only names that the session remembers."""
    marks = Marks(line, never)
    remembered(marks)
    for first, last, certainty in marks.runs():
        yield Span(line.tokens[first].start, line.tokens[last].end, SpanKind.PERSON, certainty)


def _kind(marks: Marks, first: int, last: int) -> SpanKind:
    """Say whether what is marked is a person or a place, by its neighbours and the map."""
    if _is_titled(marks, first):
        return SpanKind.PERSON
    following = marks.line.tokens[last + 1 : last + 2]
    if first == last and _is_family(marks.line, first):
        return SpanKind.PERSON
    if following and following[0].low in _FAMILIES:
        return SpanKind.PERSON
    features = marks.neighbours.features(first, last)
    as_a_place = place_score(features)
    if as_a_place < _NO_PLACE:
        return SpanKind.PERSON
    leaning = as_a_place - score(features)
    is_on_the_map = is_known_place(marks.line.tokens[first].low)
    needed = _PLACE_ON_THE_MAP if is_on_the_map else _PLACE
    if _is_within(marks.line, first, last):
        needed = _PLACE_WITHIN
    return SpanKind.PLACE if leaning > needed else SpanKind.PERSON


def _is_titled(marks: Marks, first: int) -> bool:
    """Say whether a form of address or a word of kinship goes with it: Mrs Osei, her nan Osei."""
    tokens = marks.line.tokens
    if tokens[first].low in TITLES or tokens[first].low in ADDRESSING:
        return True
    return marks.adjoin(first - 1, first) and is_a_form_of_address(tokens[first - 1])


_NO_PLACE: Final = -12.0
"""Below this the neighbours speak against a place, whatever they say of a person."""
_PLACE: Final = -3.5
_PLACE_ON_THE_MAP: Final = -9.0
"""How much more the neighbours must speak for a place than for a person."""
_PLACE_WITHIN: Final = -8.0
"""The same after "in" and "near"."""


def _is_within(line: Line, first: int, last: int) -> bool:
    """Say whether somebody or something is in or near it, and it owns nothing: in Asmara."""
    before = [token.low for token in line.tokens[max(0, first - 2) : first]]
    after = [token.low for token in line.tokens[last + 1 : last + 2]]
    is_felt = before[:1] and before[0] in _FELT
    return before[-1:] in (["in"], ["near"], ["nr"]) and after != ["'s"] and not is_felt


def _is_family(line: Line, index: int) -> bool:
    """Say whether a plural is a family: the Mensahs."""
    token = line.tokens[index]
    is_plural = token.low.endswith("s") and token.shape is Shape.CAPITAL
    return is_plural and index > 0 and line.tokens[index - 1].low == "the"


_FAMILIES: Final = words_in("family families household siblings children kids boys girls twins")
_FELT: Final = words_in(
    "trust trusts trusted confidence faith believe believes interest interested something anything"
    " change changes anger disappointed"
)
"""What is in a person and not in a place, when "in" follows."""
_OFTEN_WORDS: Final = words_in("as do y e o la ten under next super upon")
_INSIDE: Final = PARTICLES | {"upon", "cum", "super", "under", "next"}


def _mark_particles(marks: Marks) -> None:
    """Mark small words between two parts of a name."""
    tokens = marks.line.tokens
    for index, token in enumerate(tokens):
        if token.low not in _INSIDE or not marks[index - 1]:
            continue
        last = index
        while last + 1 < len(tokens) and tokens[last + 1].low in _INSIDE:
            last += 1
        if last + 1 == len(tokens) or not tokens[last + 1].is_word:
            continue
        if marks.adjoin(index - 1, index) and marks.adjoin(last, last + 1):
            is_rare = any(each.low not in _OFTEN_WORDS for each in tokens[index : last + 1])
            if marks[last + 1] or is_rare:
                for each in range(index, last + 2):
                    marks.doubt(each)


def _mark_again(marks: Marks) -> None:
    """Mark an ordinary word with a capital that was a name elsewhere in the line."""
    tokens = marks.line.tokens
    named = {
        token.low
        for index, token in enumerate(tokens)
        if marks[index] and token.shape is Shape.CAPITAL and token.low not in FUNCTION_WORDS
    }
    for index, token in enumerate(tokens):
        if marks[index] is None and token.low in named and could_come_again(marks.line, index):
            marks.doubt(index)


_RARE: Final = 3


def _mark_sides(marks: Marks) -> None:
    """Mark the first word of North Ferring and Nether Edgely."""
    tokens = marks.line.tokens
    for index, token in enumerate(tokens[:-2]):
        side, name = index + 1, index + 2
        if token.low in PLACED_BY and tokens[side].low in SIDES and marks.adjoin(side, name):
            entry = entry_of(tokens[name])
            if entry is not None and entry.commonness == _RARE and could_name(tokens[name]):
                marks.doubt(name)
    for first, _, _ in marks.runs():
        side = first - 1
        if side < 0 or tokens[side].low not in SIDES or not marks.adjoin(side, first):
            continue
        has_capital = marks.line.has_case and tokens[side].shape is Shape.CAPITAL
        if has_capital or (side and tokens[side - 1].low in PLACED_BY):
            marks.doubt(side)
