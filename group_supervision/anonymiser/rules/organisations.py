"""Schools, hospitals and other organisations that carry a name."""

from collections.abc import Callable
from typing import Final

from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.reading import (
    could_name,
    entry_of,
    is_known_name,
    is_set_off,
    is_unknown,
)
from group_supervision.anonymiser.rules.rule import Known, Rule, Stretch
from group_supervision.anonymiser.rules.word_patterns import WordPatterns
from group_supervision.anonymiser.text.tokens import Line, Shape, Token

_RULES: Final = (
    ("school", SpanKind.SCHOOL, "a name beside “school” or the like"),
    ("hospital", SpanKind.HOSPITAL, "a name beside “hospital” or the like"),
    ("organisation", SpanKind.ORGANISATION, "a name beside “centre”, “church” or the like"),
)

_TELLING: Final = (
    "strong", "weak", "prefixes", "prefixes-long", "our", "of", "the", "cues",
)  # fmt: skip
"""Sets of `organisations.txt` of which a word stands in every organisation."""
_SETS: Final = (
    *_TELLING, "loose", "houses", "qualifiers", "courts", "noble", "from", "cue-links",
    "cue-fillers", "joiners", "prefixes-large", "lady", "mounts", "afters", "named-after",
    "church", "england",
)  # fmt: skip

_QUALIFIER: Final = "(?: <qualifiers|courts> | <church> <date-of> <england> )"
"""What may stand between a name and its head: Medical, C of E."""
_NAME: Final = "<name&!generic>"
_TITLE: Final = "<name&large&capital>"
_BEFORE: Final = "(?: <name|noble|saints&!function-words&!honorific> <possessive>? ){0,2}"
_HEADED: Final = rf"""{_BEFORE} (?:
    {_NAME} (?:
        {_QUALIFIER}{{0,4}} <strong|weak&!loose>  # Longfield High, Corbel Medical Centre
        | {_QUALIFIER}{{1,4}} <loose>  # leeds family court
        | <loose&large>
        | <possessive> {_QUALIFIER}{{0,4}} <strong&large|weak&large>
    )
    | <name&!borne&!generic> <houses>  # Amberley view
    | <noun&!generic> (?: <strong> | {_QUALIFIER}{{1,4}} <strong|weak> )  # moor academy
    | <noun&!generic> <houses>  # larch view
    | (?<= <from> ) <noun&!generic> <weak&!loose>
    | <could> <streets> {_QUALIFIER}{{0,4}} <strong|weak&!loose>  # hope street infirmary
    | <noble> {_QUALIFIER}{{0,4}} <strong>
)"""
_ORIGIN: Final = "(?: <possessive> | <date-of> <the>? <name> )?"
_BEGUN: Final = rf"""
    <mounts>? <saints> <dot>? (?: <name> {_ORIGIN} | <word&!function-words> <possessive> )
    | <our> <lady> {_ORIGIN}
    | <prefixes-long> (?: <joiners>{{0,3}} <capital> ){{1,4}}  # Tîm Iechyd Meddwl Cymunedol Wrecsam
    | <prefixes> <name&large>{{1,7}}  # HMP Durham
    | <prefixes&!prefixes-large> <name>
    | <capital>{{0,3}} <of> <date-of> <name>  # University of Hallamgate
"""
_FURTHER: Final = rf"""(?:
    (?: {_QUALIFIER} | <loose> ){{0,2}} <strong|weak&!loose>
    | <qualifiers&large|loose&large|afters>
    | <church> <date-of> <england>
){{0,4}} (?: (?<= <named-after> ) <name&!borne> )?"""
"""What else belongs to a name: Primary School, Academy Brightstowe."""
_PATTERN: Final = rf"""(?P<it>
    (?: <the> (?= <capital> ) )? (?: {_BEGUN} | {_HEADED} ) {_FURTHER}
    | (?: <the&large> | (?<= <from> ) <the> {_TITLE} ) {_TITLE}{{1,6}}  # The Limes
    | (?: (?<= <cues> <cue-links> ) | (?<= <cues> <cue-fillers> <cue-links> ) )
        <name&!borne>{{1,3}}  # school is Hollyfield
)"""


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for organisations. They ask for the sets of `organisations.txt`."""
    telling = words["saints"].union(*(words[f"org-{name}"] for name in _TELLING))
    read = _organisations(words)
    return tuple(
        Rule(identity, kind, because, Certainty.DOUBTFUL, read, telling)
        for identity, kind, because in _RULES
    )


def _organisations(words: Words) -> Callable[[Line, Known], dict[str, list[Stretch]]]:
    """Return what finds the organisations of a line, and of which kind each is."""
    patterns = _patterns(words)
    pattern = patterns.compiled(_PATTERN)
    schools, hospitals = words["org-schools"], words["org-hospitals"]

    def read(line: Line, session: Known) -> dict[str, list[Stretch]]:
        found: dict[str, list[Stretch]] = {}
        for each in patterns.find(pattern, line, session):
            start, end = each.tokens()
            near = {token.low for token in line.tokens[max(0, start - 3) : end]}
            school = "organisation" if near.isdisjoint(schools) else "school"
            kind = school if near.isdisjoint(hospitals) else "hospital"
            found.setdefault(kind, []).append(each.stretch)
        return found

    return read


def _patterns(words: Words) -> WordPatterns:
    """Return the classes of words that organisations are called by."""
    towns = words["towns"]

    def is_name(line: Line, token: Token, _session: Known) -> bool:
        if is_unknown(token) or token.low in towns:
            return True
        entry = entry_of(token)
        return entry is not None and is_set_off(line, token) and not entry.is_capitalised

    sets = {name: words[f"org-{name}"] for name in _SETS}
    for name in ("function-words", "honorific", "date-of", "saints"):
        sets[name] = words[name]
    return WordPatterns(
        sets
        | {
            "generic": words["org-generic"] | words["function-words"] | words["honorific"],
            "streets": words["streets"] | words["streets-weak"],
            "possessive": frozenset({"'s", "'"}),
            "dot": frozenset({"."}),
        },
        {
            "large": lambda line, token, _: is_set_off(line, token),
            "capital": lambda _line, token, _: token.shape == Shape.CAPITAL,
            "name": is_name,
            "noun": lambda _line, token, _: _is_plain_noun(token),
            "could": lambda _line, token, _: could_name(token, words),
            "borne": lambda _line, token, session: is_known_name(token, session),
        },
    )


def _is_plain_noun(token: Token) -> bool:
    """Say whether a word is a noun and nothing that is done or written with a capital."""
    entry = entry_of(token)
    if entry is None or entry.is_acronym or entry.is_capitalised:
        return False
    return entry.commonness > 1 and "N" in entry.classes and not set(entry.classes) & set("DZGR")
