"""Identifiers known by their shape: contact details and numbers that point at one person or thing.

All are read in any case, for notes are typed in a hurry. A checksum never rejects: a mistyped
number identifies as well as a right one. The forms are the United Kingdom's.
"""

import re
from collections.abc import Iterator
from re import Pattern
from typing import Final

from group_supervision.anonymiser.finding import Span, SpanKind
from group_supervision.anonymiser.proper import FUNCTION_WORDS
from group_supervision.anonymiser.text.lexicon import known
from group_supervision.anonymiser.text.tokens import Line, Shape, words_in

_DASH: Final = "\\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}"
_GAP: Final = rf"[ .{_DASH}]?"

_DOMAINS: Final = "com|org|net|info|uk|ie|eu|io|me|app|co|gov|ac|edu|nhs|tv|ly|be|page|site|online"

_AT_SIGN: Final[tuple[tuple[SpanKind, Pattern[str]], ...]] = (
    (SpanKind.EMAIL, re.compile(r"[\w.%+'’-]+ ?@ ?(?:[\w-]+\.)+[^\W\d_]{2,}")),
    (SpanKind.HANDLE, re.compile(r"(?<![\w@./])@[^\W_][\w.-]*[\w]")),
)
_SPOKEN_EMAIL: Final = re.compile(
    r" (?:at|\(at\)) (?:[\w-]+ ?(?:\.|dot) ?){1,3}(?:com|org|net|uk|ie)\b", re.IGNORECASE
)
_USER: Final = re.compile(r"[\w.+-]+$")
_ONLINE: Final = re.compile(
    r"\b(?:insta(?:gram)?|ig|snap(?:chat)?|tik ?tok|twitter|discord|gamertag|psn|xbox|username"
    r"|twitch|roblox|facebook|fb|youtube|handle)(?: (?:name|user|handle|account|is|as|id|at))*"
    r" ?[:=-]? ?((?=[\w.#-]*[\d_#]|[\w-]+\.[a-z])[^\W_][\w.#-]*\w)",
    re.IGNORECASE,
)
_NETWORKS: Final = words_in(
    "insta instagram ig snap snapchat tik tiktok twitter discord gamertag psn xbox username twitch"
    " roblox facebook fb youtube handle"
)
_WEB: Final = re.compile(
    r"(?:https?://|www\.)\S*[\w/]|(?<![\w@.-])(?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s,;)]*[\w/]"
    rf"|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:{_DOMAINS})\b(?:/[^\s,;)]*[\w/])?",
    re.IGNORECASE,
)
_NUMBERED: Final[tuple[tuple[SpanKind, Pattern[str]], ...]] = (
    (
        SpanKind.INSURANCE_NUMBER,
        re.compile(
            rf"\b[a-z]{{2}}{_GAP}\d{{2}}{_GAP}\d{{2}}{_GAP}\d{{2}}{_GAP}[a-d]\b"
            rf"|\b(?!of|on|to|in|at|by)[a-z]{{2}} \d{{2}} \d{{2}} \d{{2}}\b",
            re.IGNORECASE,
        ),
    ),
    (
        SpanKind.POSTCODE,
        re.compile(
            r"\b(?:[a-z]{1,2}\d{1,2}|[a-z]{1,2}\d[a-z]) {0,2}\d[a-z]{2}\b|\bgir ?0aa\b",
            re.IGNORECASE,
        ),
    ),
    (
        # Since 2001, before that with a letter in front or behind, and Northern Ireland's.
        SpanKind.VEHICLE,
        re.compile(
            r"\b[a-z]{2}\d{2}[ -]?([a-z]{3})\b|\b[a-z]\d{1,3} ?([a-z]{3})\b"
            r"|\b([a-z]{3}) ?\d{1,3}[a-z]\b|\b[a-z]{1,2}[iz][a-z]? ?\d{3,4}\b",
            re.IGNORECASE,
        ),
    ),
)

_SYSTEMS: Final = (
    "ref|refs|reference|urn|upn|uln|id|lcs|mosaic|liquidlogic|carefirst|azeus|crn|utr|pnc|noms|mrn"
    "|chi|hcn|brp|cin|cp|lac|cla|ehcp|sw|cad|iban|sort code|acct|passport|case|file|crime|log"
)
"""What may stand right before a number that points at a case."""
_THINGS: Final = (
    "account|application|badge|benefit|card|case|certificate|claim|client|collar|court|crime|dbs"
    "|document|driving licence|file|home office|hospital|incident|invoice|licence|license|log"
    "|member|membership|national insurance|nhs|ni|order|passport|payroll|person|police|policy"
    "|prison|prisoner|pupil|record|referral|register|registration|rent|roll|service user"
    "|social work england|staff|student|tenancy|ticket|tribunal|unit|visa"
)
"""What has a number: the word "number" or the like has to follow."""
_CUED: Final = re.compile(
    rf"\b(?:(?:(?:{_THINGS}) )?(?:no|num|number|nr|id|ref|code|reference|refno)|{_SYSTEMS})"
    rf"(?: (?:no|num|number|nr|id|ref|code|is|was))*[.:]?\s?[:#=]?\s?#?"
    rf"(?=[a-z{_DASH}/.]{{0,6}}\d)(?:[a-z\d]+(?:[{_DASH}/.][a-z\d]+)*)(?: \d{{2,}})*\b",
    re.IGNORECASE,
)
_FEWEST_CUED_DIGITS: Final = 3
_FEWEST_NUMBERED_DIGITS: Final = 2
_NUMBER_SAID: Final = re.compile(
    r"\bref|\breference|[a-z] (?:no|number|id)\b|\bur?n\b", re.IGNORECASE
)
_FEWEST_CODED_DIGITS: Final = 3
_NOT_CUED: Final = re.compile(
    r"(?:case|file|log|id|no|ref)\s?\d{1,3}|no\.? \d{1,2}\b.*", re.IGNORECASE
)
_CUE_BEFORE: Final = re.compile(
    rf"(?:\b(?:{_SYSTEMS}|{_THINGS}|no|num|number|nr)[.:#]{{0,2}} ){{1,3}}$", re.IGNORECASE
)
_ACRONYM_BEFORE: Final = re.compile(r"\b(?!DOB)[A-Z]{2,6}[.:#]{0,2} $")

_PHONE: Final = re.compile(
    rf"(?<![\w+.])(?:\(?(?:\+|00)\d|\(?0(?=[\d ()]))(?:[ ./(){_DASH}]{{0,2}}\d){{8,13}}(?![\d/])"
)
_NHS: Final = re.compile(rf"(?<![\w.+])\d{{3}}[ .{_DASH}]?\d{{3}}[ .{_DASH}]?\d{{4}}(?!\d)")
_LONG: Final = re.compile(rf"(?<!\w)\d(?:[ ./(){_DASH}]{{0,2}}\d)*")
_SPELT: Final = re.compile(
    r"\b(?:(?:oh|zero|nought|double|treble|triple|one|two|three|four|five|six|seven|eight|nine)"
    r"[ ,-]+){5,}(?:oh|zero|one|two|three|four|five|six|seven|eight|nine)\b",
    re.IGNORECASE,
)
_EXTENSION: Final = re.compile(r"\b(?:ext|extn|extension)\.? ?(\d{3,6})\b", re.IGNORECASE)
_LOCAL: Final = re.compile(rf"(?<![\w.+/£{_DASH}])\d{{3}}[ {_DASH}]\d{{4}}(?![\d/{_DASH}])")
_FEWEST_DIGITS: Final = 5
"""Shorter runs are ages, counts and times; from five digits on a number points at one thing."""


def contacts(line: Line) -> Iterator[Span]:
    """Find e-mail and web addresses and the names people go by on the web."""
    text = line.text
    if "@" in text:
        for kind, pattern in _AT_SIGN:
            for match in pattern.finditer(text):
                yield Span(match.start(), match.end(), kind)
    for match in _SPOKEN_EMAIL.finditer(text):
        user = _USER.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        if user:
            yield Span(user.start(), match.end(), SpanKind.EMAIL)
    if not _NETWORKS.isdisjoint(token.low for token in line.tokens):
        for match in _ONLINE.finditer(text):
            yield Span(match.start(1), match.end(1), SpanKind.HANDLE)
    if "." in text:
        for match in _WEB.finditer(text):
            yield Span(match.start(), match.end(), SpanKind.WEB)


def codes(line: Line) -> Iterator[Span]:
    """Find what mixes letters and digits: postcodes, number plates, insurance and case numbers."""
    text = line.text
    for start, end in line.around_numbers():
        for kind, pattern in _NUMBERED:
            for match in pattern.finditer(text, start, end):
                if kind is not SpanKind.VEHICLE or _is_plate(line, match):
                    yield Span(match.start(), match.end(), kind)
        yield from _cued(text, start, end)
    yield from _case_numbers(line)


def _cued(text: str, start: int, end: int) -> Iterator[Span]:
    """Find numbers by what is said before them: "case no 12/345"."""
    for match in _CUED.finditer(text, start, end):
        fewest = _FEWEST_NUMBERED_DIGITS if _NUMBER_SAID.search(match[0]) else _FEWEST_CUED_DIGITS
        if len(_digits(match[0])) >= fewest and not _NOT_CUED.fullmatch(match[0]):
            yield Span(match.start(), match.end(), SpanKind.REFERENCE)


def _case_numbers(line: Line) -> Iterator[Span]:
    """Find words that mix letters and at least three digits, joined by dashes or strokes."""
    tokens, text = line.tokens, line.text
    done = -1
    for index, token in enumerate(tokens):
        if token.shape is not Shape.NUMBER or index <= done:
            continue
        first = last = index
        while first > 1 and text[tokens[first - 2].end : tokens[first].start] == "/":
            first -= 2
        while last + 2 < len(tokens) and text[tokens[last].end : tokens[last + 2].start] == "/":
            last += 2
        done = last
        start, end = tokens[first].start, tokens[last].end
        written = text[start:end]
        if (
            len(_digits(written)) >= _FEWEST_CODED_DIGITS
            and any(map(str.isalpha, written))
            and not _COUNTED.fullmatch(written)
        ):
            yield Span(start, end, SpanKind.REFERENCE)


_COUNTED: Final = re.compile(r"(?:1[89]|20)\d0s|\d+(?:st|nd|rd|th)(?:-[a-z]+)?", re.IGNORECASE)
"""Decades and ordinal numbers: the 1990s, 236th."""


def _is_plate(line: Line, match: re.Match[str]) -> bool:
    """Say whether letters and digits are a plate, and no words beside a number: "S47 was"."""
    if " " not in match[0] or re.match(r"[a-z]{2}\d{2} ", match[0], re.IGNORECASE):
        return True
    letters = next((group for group in match.groups() if group), "")
    entry = known(letters.lower())
    if entry is None:
        return True
    is_word = entry.is_acronym or letters.lower() in FUNCTION_WORDS
    return line.has_case and letters.isupper() and not is_word


def numbers(line: Line) -> Iterator[Span]:
    """Find telephone numbers, NHS numbers and any other long number, however it is spaced."""
    text = line.text
    for match in _SPELT.finditer(text):
        yield Span(match.start(), match.end(), SpanKind.PHONE)
    if not line.has_digits:
        return
    for kind, pattern in _CALLED:
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), kind)
    for match in _LONG.finditer(text):
        # One long number, or a row of numbers, each looked at by itself.
        for piece in _WORDS.finditer(match[0]):
            if len(_digits(piece[0])) >= _FEWEST_DIGITS and not _YEARS.fullmatch(piece[0]):
                start = match.start() + piece.start()
                cue = _cue_before(line, start)
                end = start + len(piece[0].rstrip(".,/("))
                yield Span(cue.start() if cue else start, end, SpanKind.REFERENCE)


_CALLED: Final = (
    (SpanKind.PHONE, _PHONE),
    (SpanKind.PHONE, _EXTENSION),
    (SpanKind.PHONE, _LOCAL),
    (SpanKind.NHS_NUMBER, _NHS),
)
_YEARS: Final = re.compile(r"(?:19|20)\d\d[/.–-](?:19|20)?\d\d[.,]?")
_WORDS: Final = re.compile(r"\S+")


def _cue_before(line: Line, start: int) -> re.Match[str] | None:
    """Return what says that a number points at a case: "LCS 6092626"."""
    first = max(0, start - _LOOK_BACK)
    if line.has_case:
        acronym = _ACRONYM_BEFORE.search(line.text, first, start)
        if acronym:
            return acronym
    return _CUE_BEFORE.search(line.text, first, start)


_LOOK_BACK: Final = 40


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdecimal())
