"""Codes that point at one person or thing: postcodes, NHS and case numbers, car plates."""

import re
from collections.abc import Iterator
from re import Pattern
from typing import Final

from group_supervision.anonymiser.finding import SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.contacts import DASH
from group_supervision.anonymiser.rules.reading import by_numbers, low_at, with_digits
from group_supervision.anonymiser.rules.rule import NUMBERS, Find, Known, Rule, Stretch, alone
from group_supervision.anonymiser.text.lexicon import known
from group_supervision.anonymiser.text.tokens import Line, Shape, Token

_GAP: Final = rf"[ .{DASH}]?"
_POSTCODE: Final = re.compile(
    r"\b(?:[a-z]{1,2}\d{1,2}|[a-z]{1,2}\d[a-z]) {0,2}\d[a-z]{2}\b|\bgir ?0aa\b"
    r"|\b(?-i:[A-Z]\d[\dW] ?(?=[A-Z\d]{0,3}\d)(?=\d{0,3}[A-Z])[A-Z\d]{4})\b",
    re.IGNORECASE,
)
"""The last is Ireland's."""
_HALF: Final = re.compile(r"([a-z]{1,2})\d{1,2}[a-z]?")
_NHS: Final = re.compile(rf"(?<![\w.+])\d{{3}}[ .{DASH}]?\d{{3}}[ .{DASH}]?\d{{4}}(?!\d)")
_PLATE: Final = re.compile(
    r"\b[a-z]{2}\d{2}[ -]?(?P<a>[a-z]{3})\b|\b[a-z]\d{1,3} ?(?P<b>[a-z]{3})\b"
    r"|\b(?P<c>[a-z]{3}) ?\d{1,3}[a-z]\b|\b[a-z]{1,2}[iz][a-z]? ?\d{3,4}\b"
    r"|\b\d{2,3}-[a-z]{1,2}-\d{1,6}\b",
    re.IGNORECASE,
)
_LONG: Final = re.compile(rf"(?<![\w£$€])(?<!\d[.,])\d(?:[ ./(){DASH}]{{0,2}}\d)*")
_WORDS: Final = re.compile(r"\S+")
_TIMES: Final = re.compile(r"\d{1,2}(?:[.:]\d\d)?[-–]\d{1,2}(?:[.:]\d\d)?")
_YEARS: Final = re.compile(r"(?:19|20)\d\d[/.–-](?:19|20)?\d\d[.,]?")
_FEWEST_DIGITS: Final = 5
"""Shorter runs are ages, counts and times; from five digits on a number points at one thing."""
_FEWEST_CODED_DIGITS: Final = 3
_FEWEST_CUED_DIGITS: Final = 3
_LONGEST_CODE: Final = 60
_FEWEST_PIECES: Final = 4
_MOST_PIECES: Final = 8


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for codes. They ask for the sets of `identifiers.txt`."""
    nino = _pattern(
        rf"\b[a-z]{{2}}{_GAP}\d{{2}}{_GAP}\d{{2}}{_GAP}\d{{2}}{_GAP}[a-d]\b"
        rf"|\b(?!{words.either('nino-never')})[a-z]{{2}} \d{{2}} \d{{2}} \d{{2}}\b"
    )
    nhs, insurance = SpanKind.NHS_NUMBER, SpanKind.INSURANCE_NUMBER
    postcode, reference = SpanKind.POSTCODE, SpanKind.REFERENCE
    letters = words["postcode-words"]
    made = (
        ("insurance-number", insurance, "an insurance number", with_digits(nino, 6)),
        ("postcode", postcode, "a postcode", _postcodes(words)),
        ("postcode-half", postcode, "the half of a postcode", _halves(words)),
        ("nhs-number", nhs, "an NHS number", with_digits(_NHS, 10)),
        ("car-plate", SpanKind.VEHICLE, "a car plate", _plates),
        ("reference-cue", reference, "a number after what says that it is one", _cued(words)),
        ("reference-code", reference, "letters and figures together", _coded(words)),
        ("reference-long", reference, "a long number", _long),
    )
    return (
        *(alone(name, kind, because, find, NUMBERS) for name, kind, because, find in made),
        alone("postcode-spelt", postcode, "a postcode letter by letter", _spelt(words), letters),
    )


def _postcodes(words: Words) -> Find:
    """Find postcodes, but not "s13ZA", nor "b4 2pm"."""
    endings = tuple(words["time-endings"])

    def find(line: Line, _session: Known) -> Iterator[Stretch]:
        for match in by_numbers(line, _POSTCODE, 2):
            written = match[0]
            is_even = " " in written or written.islower() or written.isupper()
            if is_even and not (written.islower() and written.endswith(endings)):
                yield match.span()

    return find


def _halves(words: Words) -> Find:
    """Find SE17, and N18 after "from" or the like."""
    areas, short = words["postcode-areas"], words["postcode-areas-short"]
    cues, after = words["postcode-cues"], words["postcode-after"]

    def find(line: Line, _session: Known) -> Iterator[Stretch]:
        for index, token in enumerate(line.tokens):
            match = _HALF.fullmatch(token.low) if token.shape == Shape.NUMBER else None
            if match is None or token.text.islower():
                continue
            is_cued = low_at(line, index - 1) in cues or low_at(line, index + 1) in after
            if match[1] in areas or (match[1] in short and is_cued):
                yield token.start, token.end

    return find


def _spelt(words: Words) -> Find:
    """Find "postcode B S five zero P T"."""
    cues, digits = words["postcode-words"], words["digits-spelt"]

    def is_piece(low: str) -> bool:
        return len(low) == 1 or low in digits

    def find(line: Line, _session: Known) -> Iterator[Stretch]:
        for index, token in enumerate(line.tokens):
            first = last = index + 1
            while (
                token.low in cues and last - first < _MOST_PIECES and is_piece(low_at(line, last))
            ):
                last += 1
            if last - first >= _FEWEST_PIECES:
                yield line.tokens[first].start, line.tokens[last - 1].end

    return find


def _plates(line: Line, _session: Known) -> Iterator[Stretch]:
    """Find car plates since 2001, before that, Northern Ireland's and the Republic's."""
    for match in by_numbers(line, _PLATE):
        if _is_plate(line, match):
            yield match.span()


def _is_plate(line: Line, match: re.Match[str]) -> bool:
    """Say whether letters and digits are a plate, and no words beside a number: "S47 was"."""
    if " " not in match[0] or re.match(r"[a-z]{2}\d{2} ", match[0], re.IGNORECASE):
        return True
    letters = next((group for group in match.groups() if group), "")
    entry = known(letters.lower())
    if entry is None:
        return True
    is_word = entry.is_acronym or entry.commonness == 1
    return line.has_case and letters.isupper() and not is_word


def _cued(words: Words) -> Find:
    """Find numbers by what is said before them: "case no 12/345"."""
    systems, things = words.either("ref-systems"), words.either("ref-things")
    number, said = words.either("ref-number"), words.either("ref-said")
    pattern = _pattern(
        rf"\b(?:(?:{things} )?{number}|{systems})(?: {said}){{0,3}}[.:]?\s?[:#=]?\s?#?"
        rf"(?P<it>(?=[a-z{DASH}/.]{{0,6}}\d)[a-z\d]{{1,40}}(?:[{DASH}/.][a-z\d]{{1,40}}){{0,8}}"
        r"(?: \d{2,12}){0,6}(?: (?-i:[A-Z]\d))?)\b"
    )
    cues = words["ref-systems"] | words["ref-number"]
    taken = _pattern(rf"{words.either('ref-taken')}[.:]? ?#?")
    strict = _pattern(rf"\b{words.either('ref-strict')}\b")

    def find(line: Line, _session: Known) -> Iterator[Stretch]:
        is_there = not cues.isdisjoint(line.cues) or any(map(_is_glued, line.tokens))
        for match in pattern.finditer(line.text) if is_there and line.digits > 1 else ():
            cue = match.string[match.start() : match.start("it")]
            fewest = 2 if strict.search(cue) else _FEWEST_CUED_DIGITS
            if len(_digits(match["it"])) >= fewest and not _is_small(match["it"]):
                yield match.start() if taken.fullmatch(cue) else match.start("it"), match.end()

    return find


def _is_glued(token: Token) -> bool:
    return token.shape == Shape.NUMBER and token.low[0].isalpha()


def _is_small(code: str) -> bool:
    return code.isdecimal() and len(code) < _FEWEST_CUED_DIGITS


def _coded(words: Words) -> Find:
    """Find words that mix letters and at least three digits, joined by dashes or strokes."""
    counted = _pattern(
        rf"(?:\d{{1,2}}-)?\d+{words.either('counted-codes')}(?:-[a-z]+)?"
        rf"|{words.either('numbered-codes')}\d{{1,3}}[a-z]{{0,2}}|\d{{1,3}}[a-z]"
    )

    def find(line: Line, _session: Known) -> Iterator[Stretch]:
        for start, end in _joined(line):
            written = line.text[start:end]
            if (
                end - start <= _LONGEST_CODE
                and any(map(str.isalpha, written))
                and len(_digits(written)) >= _FEWEST_CODED_DIGITS
                and not counted.fullmatch(written)
            ):
                yield start, end

    return find


def _joined(line: Line) -> Iterator[Stretch]:
    """Return tokens with digits, with whatever is joined to them by strokes or dots."""
    tokens, text = line.tokens, line.text
    done = -1
    for index, token in enumerate(tokens):
        if token.shape != Shape.NUMBER or index <= done:
            continue
        first = last = index
        while first > 1 and first - 2 > done and _is_joint(text, tokens[first - 2], tokens[first]):
            first -= 2
        while last + 2 < len(tokens) and _is_joint(text, tokens[last], tokens[last + 2]):
            last += 2
        done = last
        yield tokens[first].start, tokens[last].end


def _is_joint(text: str, left: Token, right: Token) -> bool:
    return text[left.end : right.start] == "/"


def _long(line: Line, _session: Known) -> Iterator[Stretch]:
    """Find any other long number, however it is spaced."""
    for match in by_numbers(line, _LONG, _FEWEST_DIGITS):
        # One long number, or a row of numbers, each looked at by itself.
        for piece in _WORDS.finditer(match[0]):
            is_span = _YEARS.fullmatch(piece[0]) or _TIMES.fullmatch(piece[0])
            if len(_digits(piece[0])) >= _FEWEST_DIGITS and not is_span:
                start = match.start() + piece.start()
                yield start, start + len(piece[0].rstrip(".,/("))


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdecimal())


def _pattern(written: str) -> Pattern[str]:
    return re.compile(written, re.IGNORECASE)
