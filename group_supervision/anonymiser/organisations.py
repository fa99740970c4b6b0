"""Schools, hospitals and other organisations, by the words that end or begin their names."""

from collections.abc import Iterator
from typing import Final

from group_supervision.anonymiser.proper import (
    FUNCTION_WORDS,
    could_name,
    entry_of,
    is_set_off,
    is_strange,
)
from group_supervision.anonymiser.span import Certainty, Span, SpanKind
from group_supervision.anonymiser.words import Line, Shape, Token

_SCHOOL: Final = frozenset(
    "school schools academy primary secondary high infants infant juniors junior nursery"
    " kindergarten preschool pre-school college sixth form grammar comprehensive comp pru rc ce cofe"
    " catholic prep university uni montessori playgroup community".split()
)
_HOSPITAL: Final = frozenset("hospital infirmary general hospice maternity cottage".split())
_OTHER: Final = frozenset(
    "ltd limited plc llp fc afc rfc cc surgery practice clinic trust foundation centre center hub"
    " project projects association society charity mosque masjid temple gurdwara synagogue church"
    " chapel cathedral ministries ministry fellowship tabernacle parish pharmacy dental medical"
    " health home homes lodge house council borough solicitors llb chambers logistics builders"
    " warehouse cars taxis motors bakery foods cleaners cleaning salon barbers garage stores"
    " supermarket restaurant cafe takeaway hotel inn arms pub gym club athletic rovers united"
    " wanderers rangers albion town city villa youth library theatre cinema prison services service"
    " agency recruitment housing partnership network forum group groups fc's team care adult"
    " children's childrens nursing residential day resource unit ward community initiative"
    " collective cic co & sons bros brothers partners consultancy security transport travel".split()
)
_STRONG: Final = frozenset(
    "academy school primary high juniors infants nursery college infirmary hospital hospice surgery"
    " clinic ltd limited plc fc afc practice sixth grammar general pru".split()
)
"""An ordinary noun before them is enough; the others need a name or a capital."""

_EXTENDS: Final = _SCHOOL | _HOSPITAL | _OTHER | frozenset("c of e and for the".split())
_CORE_END: Final = _SCHOOL | _HOSPITAL | _OTHER
_GENERIC: Final = frozenset(
    "primary secondary special high local new old nearby mainstream boarding private public state"
    " nursery junior infant senior middle upper lower first faith residential independent virtual"
    " alternative medical dental eye general acute mental psychiatric children childrens children's"
    " women's maternity day community district teaching field cottage military foreign national"
    " regional family youth contact sexual health leisure sports sport community shopping city town"
    " village county parish resource drop-in call job detention support advice advocacy drugs drug"
    " alcohol walk-in gp nhs art music dance drama film book football boxing chess homework breakfast"
    " after-school youth-club night social care foster nursing sheltered adult older people peer"
    " self-help reading study working task focus parenting toddler baby mum's women men's men women"
    " black muslim christian catholic jewish gospel bible church sunday saturday sixth form core"
    " case control ethnic age minority friendship year whole small large big closed open own same"
    " other another last next previous early voluntary statutory legal court probation police fire"
    " ambulance emergency out-of-hours duty assessment referral intake safeguarding protection mash"
    " core fostering adoption kinship leaving disability disabled sen autism camhs iapt crisis"
    " outreach housing homeless refugee asylum immigration unaccompanied food clothing charity"
    " hate research pilot action improvement life-story life story work group class form house home"
    " good best poor bad common usual general standard anti-racist reflective restorative systemic"
    " evidence-based strengths-based clinical professional direct team supervision play current"
    " cultural culturally-safe safe unsafe therapeutic trauma-informed ethical informed everyday"
    " relationship-based social-work student practice-educator blood brain mixed single-sex girls"
    " boys girls' boys' international language medium free public-school prep state-run local-authority"
    " mother and dad's mum's the a her his their our my no any each every which this that to at in"
    " secure care-home children's-home semi-independent supported specialist tertiary out-patient"
    " outpatient inpatient vaccination antenatal fertility weaning eating weight memory pain"
    " gender dolls ghost haunted full half halfway open-plan brick council-house crack drug-den"
    " summer half-term easter christmas winter spring autumn holiday weekend monday tuesday wednesday"
    " thursday friday daily weekly monthly online virtual remote zoom hybrid".split()
)
_PREFIXES: Final = frozenset("fc afc rfc hmp yoi hmyoi raf uss university college bank parish".split())
_SAINT: Final = frozenset({"st", "saint", "ss"})
_KINDS: Final = (
    (_HOSPITAL - {"general"}, SpanKind.HOSPITAL),
    (frozenset("school schools academy primary secondary high infants juniors nursery college sixth"
               " preschool pre-school grammar pru rc university uni kindergarten comp".split()),
     SpanKind.SCHOOL),
    (frozenset({"general"}), SpanKind.HOSPITAL),
)
_MOST_NAME_WORDS: Final = 3


def organisations(line: Line) -> Iterator[Span]:
    """Find organisations that carry a name. A school or a clinic without one stays as it is."""
    tokens = line.tokens
    done = -1
    for index, token in enumerate(tokens):
        if index <= done:
            continue
        found = _saint(line, index) or _prefixed(line, index)
        if found is None and token.low in _CORE_END and _is_named_before(line, index):
            found = _name_start(line, index), index
        if found is None:
            continue
        first, last = found
        last = _extended(line, last)
        done = last
        certainty = Certainty.SURE if is_set_off(line, tokens[first]) else Certainty.DOUBTFUL
        kind = _kind({each.low for each in tokens[first : last + 1]})
        yield Span(tokens[first].start, tokens[last].end, kind, certainty)


def _saint(line: Line, index: int) -> tuple[int, int] | None:
    """Read "St Somebody's" and what follows of a school's or a hospital's name."""
    tokens = line.tokens
    if tokens[index].low not in _SAINT:
        return None
    name = index + 1
    if name < len(tokens) and tokens[name].text == ".":
        name += 1
    if name >= len(tokens) or not could_name(tokens[name]) or not _adjoins(line, index, name):
        return None
    if index and tokens[index - 1].is_word and could_name(tokens[index - 1]):
        before = tokens[index - 1]  # "12 prospect st harare" is a street
        if before.shape is Shape.NUMBER or is_set_off(line, before) or is_strange(before):
            return None
    last = name
    if last + 1 < len(tokens) and tokens[last + 1].low == "'s":
        last += 1
    return index, last


def _prefixed(line: Line, index: int) -> tuple[int, int] | None:
    """Read "FC Somewhere", "HMP Somewhere", "University of Somewhere", "Royal Somewhere …"."""
    tokens = line.tokens
    low = tokens[index].low
    name = index + 1
    if low in ("university", "college", "bank", "parish", "church", "city", "borough"):
        if name + 1 >= len(tokens) or tokens[name].low != "of":
            return None
        name += 1
    elif low not in _PREFIXES:
        return None
    if name >= len(tokens) or not _adjoins(line, index, name):
        return None
    token = tokens[name]
    if is_strange(token) or is_set_off(line, token):
        return index, name
    return None


def _is_named_before(line: Line, head: int) -> bool:
    """Say whether what stands before a head noun is its name."""
    if not head or not _adjoins(line, head - 1, head):
        return False
    token, before = line.tokens[head], line.tokens[head - 1]
    if before.low == "'s" and head > 1:
        owner = line.tokens[head - 2]
        return is_set_off(line, token) and (is_strange(owner) or is_set_off(line, owner))
    if before.low in _GENERIC or before.low in FUNCTION_WORDS or not before.is_word:
        return before.low in _CORE_END and _is_named_before(line, head - 1)
    if before.shape is Shape.NUMBER:
        return False
    if is_strange(before):
        return token.low in _STRONG or is_set_off(line, before) or _is_weighty(token)
    if is_set_off(line, before):
        entry = entry_of(before)
        return entry is None or not entry.is_capitalised
    return token.low in _STRONG and _is_plain_noun(before)


def _is_weighty(token: Token) -> bool:
    return token.low in _CORE_END - frozenset(
        "group groups team care service services house home youth town city unit day community"
        " children's childrens adult co & club high general ward form health medical".split()
    )


def _is_plain_noun(token: Token) -> bool:
    entry = entry_of(token)
    if entry is None or entry.is_acronym or entry.is_capitalised:
        return False
    return "N" in entry.classes and not set(entry.classes) & set("VDZGA")


def _name_start(line: Line, head: int) -> int:
    """Return where the name before `head` begins."""
    first = head
    while first > 0 and head - first < _MOST_NAME_WORDS and _adjoins(line, first - 1, first):
        token = line.tokens[first - 1]
        if token.low == "'s" and first > 1:
            first -= 1
            continue
        if token.low in FUNCTION_WORDS or not token.is_word or token.shape is Shape.NUMBER:
            break
        is_name = is_strange(token) or is_set_off(line, token) or token.low in ("royal", "queen", "king")
        if first < head and not is_name:
            break
        first -= 1
    return first


def _extended(line: Line, last: int) -> int:
    """Take along what else belongs to the name: "Primary School", "C of E Primary", "Hub"."""
    tokens = line.tokens
    end = last
    reach = last + 1
    while reach < len(tokens) and _adjoins(line, reach - 1, reach) and tokens[reach].low in _EXTENDS:
        if tokens[reach].low in _CORE_END or tokens[reach].low == "e":
            if tokens[reach].low in ("town", "city", "group", "home", "house", "youth", "day", "care",
                                     "high", "co", "general", "form", "team", "service", "services",
                                     "unit", "club", "health", "adult") and not (
                is_set_off(line, tokens[reach]) or tokens[end].low in ("sixth", "c", "care", "adult", "children's", "childrens", "nursing", "health", "community", "st", "day")
                or not line.has_case or tokens[end].shape is Shape.SMALL and end > last - 1
            ):
                break
            end = reach
        reach += 1
    return end


def _kind(words: set[str]) -> SpanKind:
    for heads, kind in _KINDS:
        if words & heads:
            return kind
    return SpanKind.ORGANISATION


def _adjoins(line: Line, left: int, right: int) -> bool:
    return line.text[line.tokens[left].end : line.tokens[right].start].strip(" .") == ""
