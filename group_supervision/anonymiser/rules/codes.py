"""Codes that point at one person or thing: postcodes, NHS and case numbers, car plates."""

import re
from collections.abc import Iterator
from re import Match, Pattern
from typing import Final

from group_supervision.anonymiser.finding import SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.contacts import DASH
from group_supervision.anonymiser.rules.reading import by_numbers, matching
from group_supervision.anonymiser.rules.rule import NUMBERS, Find, Known, Rule, Stretch, alone
from group_supervision.anonymiser.text.lexicon import known
from group_supervision.anonymiser.text.tokens import Line

_GAP: Final = rf"[ .{DASH}]?"
_OUTWARD: Final = r"[a-z]{1,2}(?:\d{1,2}|\d[a-z])"
_NHS: Final = re.compile(rf"(?<![\w.+])\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}(?!\d)")
_PLATE: Final = re.compile(
    r"\b[a-z]{2}\d{2}[ -]?[a-z]{3}\b|\b[a-z]\d{1,3}[a-z]{3}\b|\b[a-z]{3}\d{1,3}[a-z]\b"
    r"|\b(?-i:[A-Z]\d{1,3} (?P<a>[A-Z]{3})|(?P<b>[A-Z]{3}) \d{1,3}[A-Z])\b"
    r"|\b[a-z]{1,2}[iz][a-z]? ?\d{3,4}\b|\b\d{2,3}-[a-z]{1,2}-\d{1,6}\b",
    re.IGNORECASE,
)
"""Since 2001, before that, Northern Ireland's and the Republic's."""
_LONG: Final = re.compile(rf"(?<![\w£$€])(?<!\d[.,])\d(?:[ ./(){DASH}]{{0,2}}\d)*")
_PIECES: Final = re.compile(r"\S+")
_SPAN: Final = re.compile(
    r"\d{1,2}(?:[.:]\d\d)?[-–]\d{1,2}(?:[.:]\d\d)?|(?:19|20)\d\d[/.–-](?:19|20)?\d\d[.,]?"
)
"""From one time or year to another."""
_JOINED: Final = re.compile(r"(?<![\w/])\w+(?:[-/]\w+)*")
_FEWEST_DIGITS: Final = 5
"""Shorter runs are ages, counts and times; from five digits on a number points at one thing."""
_FEWEST_CODED_DIGITS: Final = 3
_LONGEST_CODE: Final = 60


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for codes. They ask for the sets of `identifiers.txt`."""
    insurance = _pattern(
        rf"\b[a-z]{{2}}{_GAP}\d{{2}}{_GAP}\d{{2}}{_GAP}\d{{2}}{_GAP}[a-d]\b"
        rf"|\b(?!{words.either('nino-never')})[a-z]{{2}} \d{{2}} \d{{2}} \d{{2}}\b"
    )
    number, reference = SpanKind.INSURANCE_NUMBER, SpanKind.REFERENCE
    postcode, spelt = SpanKind.POSTCODE, matching(_spelt_postcode(words))
    made = (
        ("insurance-number", number, "an insurance number", matching(insurance, 6)),
        ("postcode", postcode, "a postcode", matching(_postcode(words), 2)),
        ("postcode-half", postcode, "the half of a postcode", matching(_half(words), 1, _is_large)),
        ("nhs-number", SpanKind.NHS_NUMBER, "an NHS number", matching(_NHS, 10)),
        ("car-plate", SpanKind.VEHICLE, "a car plate", matching(_PLATE, 1, _is_plate)),
        ("reference-code", reference, "letters and figures together", _coded(words)),
        ("reference-long", reference, "a long number", _long),
    )
    letters, said = words["postcode-words"], words["ref-systems"] | words["ref-number"]
    cued, why = matching(_cued(words), 2, _is_long), "a number after what says that it is one"
    return (
        alone("reference-cue", reference, why, cued, said),
        *(alone(name, kind, because, find, NUMBERS) for name, kind, because, find in made),
        alone("postcode-spelt", postcode, "a postcode letter by letter", spelt, letters),
    )


def _postcode(words: Words) -> Pattern[str]:
    """Return the pattern for postcodes, Ireland's last; not "s13ZA", nor "b4 2pm"."""
    joined = rf"{_OUTWARD}\d[a-z]{{2}}"
    return _pattern(
        rf"\b(?:{_OUTWARD} {{1,2}}\d(?!{words.either('time-endings')}\b)[a-z]{{2}}"
        rf"|(?-i:{joined}|{joined.replace('a-z', 'A-Z')}))\b"
        r"|\b(?-i:[A-Z]\d[\dW] ?(?=[A-Z\d]{0,3}\d)(?=\d{0,3}[A-Z])[A-Z\d]{4})\b"
    )


def _half(words: Words) -> Pattern[str]:
    """Return the pattern for SE17, and for N18 before "lot" or the like."""
    areas, short = words.either("postcode-areas"), words.either("postcode-areas-short")
    after = words.either("postcode-after")
    return _pattern(rf"\b(?P<it>{areas}\d{{1,2}}[a-z]?|{short}\d{{1,2}}[a-z]?(?= {after}\b))\b")


def _is_large(match: Match[str]) -> bool:
    return match["it"].isupper()


def _spelt_postcode(words: Words) -> Pattern[str]:
    """Return the pattern for "postcode B S five zero P T"."""
    piece = rf"(?:\w|{words.either('digits-spelt')})\b"
    return _pattern(rf"\b{words.either('postcode-words')} (?P<it>{piece}(?: {piece}){{3,7}})")


def _is_plate(match: Match[str]) -> bool:
    """Say whether the letters beside a number aren't an acronym that people use: "S20 LAC"."""
    letters = match["a"] or match["b"]
    return letters is None or known(letters.lower()) is None


def _cued(words: Words) -> Pattern[str]:
    """Return the pattern for numbers by what is said before them: "case no 12/345"."""
    systems, things = words.either("ref-systems"), words.either("ref-things")
    number, said = words.either("ref-number"), words.either("ref-said")
    taken = rf"{words.either('ref-taken')}[.:]? ?#?"
    return _pattern(
        rf"\b(?:(?={taken})|(?:(?:{things} )?{number}|{systems})(?: {said}){{0,3}}"
        r"[.:]?\s?[:#=]?\s?#?)"
        rf"(?P<it>(?:{taken})?(?=[a-z{DASH}/.]{{0,6}}\d)[a-z\d]{{1,40}}(?:[{DASH}/.][a-z\d]{{1,40}}){{0,8}}"
        r"(?: \d{2,12}){0,6}(?: (?-i:[A-Z]\d))?)\b"
    )


def _is_long(match: Match[str]) -> bool:
    return _digits(match["it"]) >= _FEWEST_CODED_DIGITS


def _coded(words: Words) -> Find:
    """Find words that mix letters and at least three digits, joined by dashes or strokes."""
    counted = _pattern(
        rf"(?:\d{{1,2}}-)?\d+{words.either('counted-codes')}(?:-[a-z]+)?"
        rf"|{words.either('numbered-codes')}\d{{1,3}}[a-z]{{0,2}}|\d{{1,3}}[a-z]"
    )

    def is_code(match: Match[str]) -> bool:
        is_mixed = len(match[0]) <= _LONGEST_CODE and any(map(str.isalpha, match[0]))
        return (
            is_mixed
            and _digits(match[0]) >= _FEWEST_CODED_DIGITS
            and not counted.fullmatch(match[0])
        )

    return matching(_JOINED, _FEWEST_CODED_DIGITS, is_code)


def _long(line: Line, _session: Known) -> Iterator[Stretch]:
    """Find any other long number, however it is spaced."""
    for match in by_numbers(line, _LONG, _FEWEST_DIGITS):
        # One long number, or a row of numbers, each looked at by itself.
        for piece in _PIECES.finditer(line.text, *match.span()):
            if _digits(piece[0]) >= _FEWEST_DIGITS and not _SPAN.fullmatch(piece[0]):
                yield piece.start(), piece.start() + len(piece[0].rstrip(".,/("))


def _digits(text: str) -> int:
    return sum(map(str.isdecimal, text))


def _pattern(written: str) -> Pattern[str]:
    return re.compile(written, re.IGNORECASE)
