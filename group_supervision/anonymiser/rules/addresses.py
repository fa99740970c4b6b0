"""Streets, houses and flats: 14 Harbour Street, flat 9 quarry court, thornhill road."""

from collections.abc import Set
from typing import Final

from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.rule import Rule
from group_supervision.anonymiser.rules.word_pattern import (
    WordPattern,
    could_name,
    is_often_large,
)
from group_supervision.anonymiser.text.lexicon import is_unknown, known
from group_supervision.anonymiser.text.tokens import Line, Shape

_RULES: Final = (
    ("address-numbered", "a number, a name and a kind of street or house", Certainty.SURE),
    ("address-flat", "a flat and its number", Certainty.SURE),
    ("address-number", "the number of a house", Certainty.DOUBTFUL),
    ("address-street", "a name and a kind of street or house", Certainty.DOUBTFUL),
)
_SETS: Final = (
    "streets", "streets-weak", "streets-area", "street-parts",
    "street-prefixes", "street-articles", "units", "units-weak", "address-at", "address-living",
    "address-number", "address-general", "address-the", "address-number-at", "address-high",
    "address-spelt", "months", "date-and", "honorific", "age-numbered",
)  # fmt: skip
_MOST_DIGITS: Final = 4
_RARE: Final = 2
"""How rare a word is that is more likely a name after "at": plover way."""
_KINDS: Final = "<streets|streets-weak>{0,2} (?: <part> (?! <word> ) | <street-parts&large> )?"
"""Further kinds of street: Hill Rise, Park View Road, Cowbridge Road East."""
_PART: Final = "<could> <possessive>?"
_SPECIAL: Final = "<could&!dull> <possessive>?"
_NAMED: Final = rf"""(?:
    <could&!months> <possessive>? (?: {_PART} ){{0,2}}? <streets>
    | <word&!address-general> <streets>  # Every Street
    | (?: {_SPECIAL} ){{1,3}}? <streets-weak>
) {_KINDS} (?! <institution> )"""
_COMMA: Final = "<letter>? (?: (?<! <word&!address-at&!units> <house> ) <comma> )?"
_NUMBERED: Final = rf"""(?<! <age-numbered&!address-number> | <pound> ) (?<! <house> <joint> )
    <house> {_COMMA} {_NAMED}"""
_UNIT: Final = "(?: <house> | <letter&large> )"
_NAME: Final = "<could&!stop>"
_CLEAR_NAME: Final = "<could&unknown&!stop|could&large&!stop>"
_LARGE: Final = "<could&capital&!stop|could&large&!stop> <could&!small&!stop>?"
_AT: Final = "(?<= <address-at> )"
_STREET: Final = rf"""(?<! <honorific> ) (?! <person> ) (?:
    {_LARGE} <firm&large|soft&large>  # Minster Yard
    | (?: {_NAME}? {_CLEAR_NAME} | {_CLEAR_NAME} {_NAME} ) <firm&!large>
    | <unknown|capital&could> <address-high> <firm>  # Tottenham High Road
    | (?: {_AT} | ^ ) {_NAME}{{1,2}} <firm&!large>
    | {_AT} <address-the>? {_NAME}? {_CLEAR_NAME} <streets-area>
    | (?: {_AT} | (?<= <address-at> <address-the> ) ) {_NAME}? {_CLEAR_NAME} <soft&!large>
    | {_AT} {_NAME}? <could&rare&!stop> <soft>
    | (?: (?<= <address-living> <address-at> ) | (?<= <address-living&address-at> ) )
        {_NAME}{{1,2}} <soft&!never>  # plover way
    | (?<! <word|number> ) <unknown&!small&!capital&!large> <soft> (?! <word> )
) {_KINDS} (?! <institution> )"""
_TOWN: Final = "<large&!often-large&!acronym> <large>? (?! <word> )"
_WHOLE: Final = rf"""(?P<it>
    (?: <address-the&capital> <capital>{{1,5}} <comma>? )?  # The Old Tannery, Wells Road
    (?: <address-spelt&!date-and> <address-spelt>{{0,4}} )?
    (?P<core>
        (?: <units> {_UNIT} <comma>? )? (?: <address-number> <dot>? )? {_NUMBERED}
        | <units> {_UNIT} <comma>? {_NAMED}
        | <units&!units-weak> {_UNIT}
        | (?<= <address-number-at> ) <address-number> <dot>? <house>
        | <street-prefixes> <street-articles>? <unknown|large>  # Stryd Bres
        | {_STREET}
    )
    (?: <comma>? {_NUMBERED} | <comma> (?: {_NAMED} | {_TOWN} ) ){{0,2}}
)"""


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for addresses. They ask for the sets of `addresses.txt`."""
    starts = ("streets", "streets-weak", "units", "address-number", "street-prefixes")
    telling = frozenset[str]().union(*map(words.__getitem__, starts))

    def called(line: Line, first: int, _end: int) -> str:
        token = line.tokens[first]
        if token.shape == Shape.NUMBER:
            return "address-numbered"
        if token.low in words["units"]:
            return "address-flat"
        return "address-number" if token.low in words["address-number"] else "address-street"

    read = _pattern(words, telling).reading(called, "core")
    return tuple(
        Rule(identity, SpanKind.ADDRESS, because, certainty, read, telling)
        for identity, because, certainty in _RULES
    )


def _pattern(words: Words, telling: Set[str]) -> WordPattern:
    """Return the pattern, with the classes of words that addresses are made of."""
    kinds = words["streets"] | words["streets-weak"]
    never = words["streets-never"] | words["streets-verbs"]
    heads = words["org-strong"] | words["org-weak"] | words["org-qualifiers"]
    general, at = words["address-general"], words["address-at"]
    sets = {name: words[name] for name in _SETS} | {
        "firm": words["streets"] - never - words["streets-numbered"],
        "soft": (words["streets-weak"] | never) - words["streets-numbered"] - words["streets-area"],
        "never": never,
        "institution": heads - kinds,
        "dull": general | words["age-counted"] | words["months"],
        "stop": general | at | words["honorific"],
        "person": words["honorific"] | words["kin"] | words["role"],
        "possessive": frozenset({"'s"}),
        "comma": frozenset({","}),
        "dot": frozenset({"."}),
        "joint": frozenset("./:"),
        "pound": frozenset("£$€"),
        "letter": frozenset("abcdefgh"),
        "part": frozenset(part for part in words["street-parts"] if len(part) > 1),
    }
    return WordPattern(
        _WHOLE,
        telling,
        sets,
        {
            "house": _is_house_number,
            "could": could_name(words),
            "unknown": is_unknown,
            "rare": _is_rare,
            "often-large": is_often_large,
            "acronym": _is_acronym,
        },
    )


def _is_house_number(low: str, shape: int) -> bool:
    """Say whether a token can be the number of a house: 14, 3b, 12-14."""
    parts = low.rstrip("abcdefgh").split("-") if shape == Shape.NUMBER else [""]
    return all(each.isdecimal() and len(each) <= _MOST_DIGITS for each in parts)


def _is_rare(low: str, _shape: int) -> bool:
    entry = known(low)
    return entry is not None and entry.commonness >= _RARE and not entry.is_acronym


def _is_acronym(low: str, _shape: int) -> bool:
    entry = known(low)
    return entry is not None and entry.is_acronym
