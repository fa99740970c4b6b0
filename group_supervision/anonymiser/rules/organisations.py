"""Schools, hospitals and other organisations that carry a name."""

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
from group_supervision.anonymiser.text.tokens import Line

_RULES: Final = (
    ("school", SpanKind.SCHOOL, "a name beside “school” or the like"),
    ("hospital", SpanKind.HOSPITAL, "a name beside “hospital” or the like"),
    ("organisation", SpanKind.ORGANISATION, "a name beside “centre”, “church” or the like"),
)

_TELLING: Final = (
    "strong", "weak", "prefixes", "prefixes-long", "our", "of", "cues",
)  # fmt: skip
"""Sets of `organisations.txt`: a word of one of them is in every organisation, or before it."""
_SETS: Final = (
    *_TELLING, "loose", "houses", "qualifiers", "courts", "noble", "from", "cue-links",
    "cue-fillers", "the", "joiners", "prefixes-large", "lady", "mounts", "afters", "named-after",
    "church", "england",
)  # fmt: skip

_QUALIFIER: Final = "(?: <qualifiers|courts> | <church> <date-of> <england> )"
"""What may stand between a name and its head: Medical, C of E."""
_OWN_NAME: Final = "<strange&!generic|large&!often-large&!generic>"
_NAME: Final = "<strange|large&!often-large>"
_BEFORE: Final = "(?: <strange&!never|large&!often-large&!never|noble|saints> <possessive>? ){0,2}"
_HEADED: Final = rf"""{_BEFORE} (?:
    {_OWN_NAME} (?:
        {_QUALIFIER}{{0,4}} <strong|weak&!loose>  # Longfield High, Corbel Medical Centre
        | {_QUALIFIER}{{1,4}} <loose>  # leeds family court
        | <loose&large|houses>  # the Wexham Unit, Amberley view
        | <possessive> {_QUALIFIER}{{0,4}} <strong&large|weak&large>
    )
    | <noun&!generic> (?: <strong|houses> | {_QUALIFIER}{{1,4}} <strong|weak> )  # moor academy
    | (?<= <from> ) <noun&!generic> <weak&!loose>
    | <could> <streets> {_QUALIFIER}{{0,4}} <strong|weak&!loose>  # hope street infirmary
    | <noble> {_QUALIFIER}{{0,4}} <strong>
)"""
_ORIGIN: Final = rf"(?: <possessive> | <date-of> <the>? {_NAME} )?"
_BEGUN: Final = rf"""
    <mounts>? <saints> <dot>? (?: {_NAME} {_ORIGIN} | <word&!function-words> <possessive> )
    | <our> <lady> {_ORIGIN}
    | <prefixes-long> (?: <joiners>{{0,3}} <capital> ){{1,4}}  # Tîm Iechyd Meddwl Cymunedol Wrecsam
    | <prefixes> <large&!often-large>{{1,7}}  # HMP Durham
    | <prefixes&!prefixes-large> {_NAME}
    | <capital>{{0,3}} <of> <date-of> {_NAME}  # University of Hallamgate
"""
_FURTHER: Final = rf"""(?:
    (?: {_QUALIFIER} | <loose> ){{0,2}} <strong|weak&!loose>
    | <qualifiers&large|loose&large|afters>
    | <church> <date-of> <england>
){{0,4}} (?: (?<= <named-after> ) {_NAME} )?"""
"""What else belongs to a name: Primary School, Academy Brightstowe."""
_PATTERN: Final = rf"""(?P<it>
    (?: <the> (?= <capital> ) )? (?: {_BEGUN} | {_HEADED} ) {_FURTHER}
    | (?: (?<= <cues> <cue-links> ) | (?<= <cues> <cue-fillers> <cue-links> ) )
        {_NAME}{{1,3}}  # school is Hollyfield
)"""


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for organisations. They ask for the sets of `organisations.txt`."""
    telling = words["saints"].union(*(words[f"org-{name}"] for name in _TELLING))
    schools, hospitals = words["org-schools"], words["org-hospitals"]

    def called(line: Line, first: int, end: int) -> str:
        near = {token.low for token in line.tokens[max(0, first - 3) : end]}
        school = "organisation" if near.isdisjoint(schools) else "school"
        return school if near.isdisjoint(hospitals) else "hospital"

    read = _pattern(words, telling).reading(called)
    return tuple(
        Rule(identity, kind, because, Certainty.DOUBTFUL, read, telling)
        for identity, kind, because in _RULES
    )


def _pattern(words: Words, telling: Set[str]) -> WordPattern:
    """Return the pattern, with the classes of words that organisations are called by."""
    towns = words["towns"]

    def is_strange(low: str, shape: int) -> bool:
        return low in towns or is_unknown(low, shape)

    sets = {name: words[f"org-{name}"] for name in _SETS}
    for name in ("function-words", "date-of", "saints"):
        sets[name] = words[name]
    return WordPattern(
        _PATTERN,
        telling,
        sets
        | {
            "generic": words["org-generic"] | words["function-words"] | words["honorific"],
            "never": words["function-words"] | words["honorific"],
            "streets": words["streets"] | words["streets-weak"],
            "possessive": frozenset({"'s", "'"}),
            "dot": frozenset({"."}),
        },
        {
            "strange": is_strange,
            "often-large": is_often_large,
            "noun": _is_plain_noun,
            "could": could_name(words),
        },
    )


def _is_plain_noun(low: str, _shape: int) -> bool:
    """Say whether a word is a noun, and neither a verb nor often written with a capital."""
    entry = known(low)
    if entry is None or entry.is_acronym or entry.is_capitalised:
        return False
    return entry.commonness > 1 and "N" in entry.classes and not set(entry.classes) & set("DZGR")
