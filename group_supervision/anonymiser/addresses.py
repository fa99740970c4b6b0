"""Streets, houses and flats."""

from collections.abc import Iterator
from typing import Final

from group_supervision.anonymiser.finding import Certainty, Span, SpanKind
from group_supervision.anonymiser.proper import could_name, entry_of, is_set_off, is_strange
from group_supervision.anonymiser.text.lexicon import Grade
from group_supervision.anonymiser.text.tokens import Line, Shape, Token, words_in

_STREETS: Final = words_in(
    "street road rd avenue ave av lane ln drive drv dr crescent cres cresc gardens gdns gdn"
    " terrace terr ter mews grove grv boulevard blvd parade esplanade promenade embankment"
    " causeway bypass ringroad alley broadway parkway roundabout"
)
"""Nothing but a street is called so: a name before them is enough."""

_ALSO_WORDS: Final = words_in(
    "st close cl court ct place pl way hill rise walk view house hse lodge point heights hts"
    " tower towers mansions mansion wharf quay quays gate path vale yard croft mead meadow meadows"
    " fold bank circus end row square sq green park side cottage cottages villa villas farm field"
    " fields estate buildings building block chambers arcade cross common corner copse dale dell"
    " garth glade glen hollow holt loan mount nook orchard paddock passage ridge spinney steps"
    " strand terraces top view views woods works flats apartments apts residences"
)
"""These are everyday words as well: they need a number before the name, or a place before it."""

_UNITS: Final = words_in("flat flt apt apartment unit room rm maisonette studio suite")
_AT: Final = words_in(
    "at on in to from near off of outside lives living live moved address along around down up"
    " via leaving left visit visited hv home addr add"
)
_GENERAL: Final = words_in(
    "high main side back front dead safe quiet public family crown county youth criminal civil"
    " high-court supreme appeal care social contact council housing foster residential children"
    " childrens nursing head home new old wrong right long short big small little own pay school"
    " work play parent parental sleeping living dining meeting waiting time daily morning evening"
    " nice good bad best whole first next last second third week year month day night early late"
    " no one same different busy local nearby town city village council tower car wheelchair each"
    " hard easy open closed sharp steep straight better only every very halfway gravel cul-de-sac"
    " private shared temporary emergency supported sheltered rented empty full halfway welsh"
)
"""What stands before such a word without naming it: a family court, a safe place."""

_PLACES_TOO: Final = words_in("estate flats buildings")
"""Without a number they are a part of a town: the Jubilee estate."""

_MOST_NAME_WORDS: Final = 3


_KINDS: Final = _STREETS | _ALSO_WORDS


def addresses(line: Line) -> Iterator[Span]:
    """Find addresses, with a number or without, with the house, the flat and the town."""
    tokens = line.tokens
    last = -1
    for index, token in enumerate(tokens):
        is_kind = token.low in _KINDS
        if index <= last or not (is_kind or token.shape is Shape.NUMBER or token.low in _UNITS):
            continue
        found = _numbered(line, index) or _flat(line, index)
        certainty = Certainty.SURE
        if found is None and is_kind:
            found, certainty = _unnumbered(line, index), Certainty.DOUBTFUL
        if found is not None:
            first, last = found
            last = _with_the_rest(line, last)
            yield Span(tokens[first].start, tokens[last].end, SpanKind.ADDRESS, certainty)


def _flat(line: Line, index: int) -> tuple[int, int] | None:
    """Read "flat 3b" and whatever of an address follows."""
    tokens = line.tokens
    if tokens[index].low not in _UNITS or index + 1 >= len(tokens):
        return None
    number = tokens[index + 1]
    if not _is_house_number(number) and not (len(number.text) == 1 and number.is_word):
        return None
    if number.low in ("a", "i") and number.shape is Shape.SMALL:
        return None
    after = index + 2 if _mark(line, index + 2, ",") else index + 1
    rest = _numbered(line, after + 1) or _named(line, after + 1)
    if rest is None and tokens[index].low in ("unit", "room", "rm", "suite", "studio"):
        return None
    return index, rest[1] if rest else index + 1


def _numbered(line: Line, index: int) -> tuple[int, int] | None:
    """Read a house number, one to three words and a kind of street."""
    tokens = line.tokens
    if index >= len(tokens) or not _is_house_number(tokens[index]):
        return None
    start = index + 1
    if start < len(tokens) and len(tokens[start].text) == 1 and tokens[start].low in "abcdefgh":
        start += 1
    if _mark(line, start, ","):
        start += 1
    named = _named(line, start)
    if named is not None and (
        tokens[named[0]].low not in _GENERAL or tokens[named[1]].low in _STREETS | {"st"}
    ):
        return index, named[1]
    if (
        start + 1 < len(tokens)
        and tokens[start].low == "the"
        and (is_set_off(line, tokens[start + 1]) or is_strange(tokens[start + 1]))
    ):
        return index, start + 1
    return None


def _named(line: Line, start: int) -> tuple[int, int] | None:
    """Read one to three words that can be a name, and a kind of street."""
    tokens = line.tokens
    kind = start
    for _ in range(_MOST_NAME_WORDS + 1):
        if kind > start and tokens[kind].low in _KINDS:
            further = kind + 1  # "Hill Rise", "Park View Road"
            while further < len(tokens) and tokens[further].low in _KINDS:
                kind, further = further, further + 1
            return start, kind
        if kind >= len(tokens) or not could_name(tokens[kind]):
            return None
        kind += 1
        if kind < len(tokens) and tokens[kind].low == "'s":
            kind += 1
        if kind >= len(tokens):
            return None
    return None


def _unnumbered(line: Line, kind: int) -> tuple[int, int] | None:
    """Read a name and a kind of street without a number, from its end."""
    tokens = line.tokens
    first = kind
    if tokens[kind].low in _PLACES_TOO:
        return None
    while (
        first > 0
        and kind - first < _MOST_NAME_WORDS - 1
        and _follows(line, first)
        and could_name(tokens[first - 1])
        and tokens[first - 1].low not in _GENERAL
        and tokens[first - 1].low not in _AT
    ):
        first -= 1
    if first == kind:
        return None
    name = tokens[first:kind]
    before = tokens[first - 1].low if first else ""
    is_named = any(is_strange(each) or is_set_off(line, each) for each in name)
    if tokens[kind].low in _STREETS:
        if tokens[kind].low in ("dr", "drive", "av", "ter") and not is_named:
            return (first, kind) if _is_lived_at(line, first) else None
        return (first, kind) if is_named or before in _AT or not before else None
    if tokens[kind].low in ("end", "side", "top", "cross", "works", "steps", "yard", "st", "pl"):
        return (first, kind) if is_named and is_set_off(line, tokens[kind]) else None
    if before not in _AT and _is_full_name(line, first, kind):
        return None
    if is_named and (before in _AT or is_set_off(line, tokens[kind]) or len(name) == 1):
        return first, kind
    return (first, kind) if _is_lived_at(line, first) else None


def _is_full_name(line: Line, first: int, last: int) -> bool:
    """Say whether it reads like somebody's given and family name: Karen Holt."""
    entry = entry_of(line.tokens[last])
    is_family_name = entry is None or entry.grade is not Grade.NEVER
    return is_family_name and last == first + 1 and is_strange(line.tokens[first])


def _is_lived_at(line: Line, first: int) -> bool:
    """Say whether somebody lives, moves or is visited at what begins with token `first`."""
    before = [token.low for token in line.tokens[max(0, first - 3) : first]]
    if not before or before[-1] not in (
        "at",
        "on",
        "to",
        "in",
        "lives",
        "living",
        "address",
        "from",
    ):
        return False
    return before[-1] in ("at", "on", "lives", "living", "address") or bool(_LIVING & set(before))


_LIVING: Final = words_in(
    "moved move moving lives live living visit visited visits hv flat house address relocated"
    " staying stays stayed back rehoused placed home evicted"
)


def _with_the_rest(line: Line, last: int) -> int:
    """Take the street after the house, and the town after the street, along."""
    tokens = line.tokens
    for _ in range(2):
        start = last + 2 if _mark(line, last + 1, ",") else last + 1
        following = _numbered(line, start) or (_named(line, start) if start == last + 2 else None)
        if following is not None:
            last = following[1]
            continue
        if start == last + 2 and start < len(tokens) and _is_town(line, start):
            last = start
            while (
                last + 1 < len(tokens)
                and _follows(line, last + 1)
                and (is_strange(tokens[last + 1]) or is_set_off(line, tokens[last + 1]))
            ):
                last += 1
    return last


def _is_town(line: Line, index: int) -> bool:
    """Say whether a word after a comma is the town: a name, or alone before the next mark."""
    token = line.tokens[index]
    entry = entry_of(token)
    if entry is None:
        return is_strange(token)
    is_short = entry.is_acronym and (token.shape is Shape.CAPITALS or not entry.classes)
    if entry.is_capitalised or is_short:
        return False  # Mum, DOB
    if is_set_off(line, token):
        return True
    ends = index + 1 == len(line.tokens) or not line.tokens[index + 1].is_word
    return ends and could_name(token)


def _is_house_number(token: Token) -> bool:
    low = token.low.rstrip("abcdefgh")
    numbers = low.split("-")
    return token.shape is Shape.NUMBER and all(
        each.isdecimal() and len(each) <= 4 for each in numbers
    )


def _follows(line: Line, index: int) -> bool:
    """Say whether nothing but a blank stands before token `index`."""
    return index > 0 and line.gap(index - 1).strip() == ""


def _mark(line: Line, index: int, mark: str) -> bool:
    return index < len(line.tokens) and line.tokens[index].text == mark
