"""Calendar dates, and dates of birth."""

import re
from collections.abc import Iterator
from typing import Final

from group_supervision.anonymiser.finding import Certainty, Span, SpanKind
from group_supervision.anonymiser.text.tokens import Line, words_in

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?= ?\d))?"
)
_NUMBER_OF_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_FULL_YEAR: Final = r"(?:(?:19|20)\d{2})"
_YEAR: Final = rf"(?:{_FULL_YEAR}|['’‘]\d{{2}})"
_NUMBER_OF_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_ORDINAL: Final = rf"{_NUMBER_OF_DAY}(?:st|nd|rd|th)"
_DAY: Final = rf"{_NUMBER_OF_DAY}(?:st|nd|rd|th)?"
_STROKE: Final = r"[/.\-‐‑–]"

_FORMS: Final = (
    # 2024-05-03, 3/5/24, 05/2024, 03 05 2024
    rf"{_FULL_YEAR}{_STROKE}{_NUMBER_OF_MONTH}{_STROKE}{_NUMBER_OF_DAY}",
    rf"{_NUMBER_OF_DAY}{_STROKE}{_NUMBER_OF_MONTH}{_STROKE}(?:{_FULL_YEAR}|\d{{2}})",
    rf"{_NUMBER_OF_MONTH}/{_FULL_YEAR}",
    rf"{_NUMBER_OF_DAY} {_NUMBER_OF_MONTH} {_FULL_YEAR}",
    # 3 May, 3rd of May '24, 3-5 May, 3rd and 4th May 24
    rf"(?:{_DAY} ?(?:-|–|to|and|&|/|,) ?)?{_DAY}[ \-./]?(?:of )?{_MONTH}"
    rf"(?:,? ?{_YEAR}|[ \-./]\d{{2}}(?![\d/:]|\.\d| ?{_MONTH}))?",
    # May 3, May the 3rd, 2024; May 2024
    rf"{_MONTH}[ ]?(?:the )?{_DAY}(?![\d:]|[ ]?(?:am|pm|times|of us))\b(?:,? {_YEAR})?",
    rf"{_MONTH}[ ,]{{0,2}}{_YEAR}",
    # summer 2021, Tues 12th
    rf"(?:spring|summer|autumn|winter|easter|christmas|xmas|eid|diwali)(?: of)?[ ]{_YEAR}",
    rf"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?[ ](?:the )?{_ORDINAL}"
    rf"(?: (?:of )?{_MONTH})?",
)
_DATE: Final = re.compile(rf"(?<![\w/.\-])(?:{'|'.join(_FORMS)})(?![\w/]|\.\d)", re.IGNORECASE)
_THE_NTH: Final = re.compile(
    r"\b(?:(?:on|by|from|since|until|till|before|after|for|dated?|wc|w/c|w/e|due)(?: the)?"
    rf"|the(?= {_ORDINAL}(?:[.,;]|$| (?:was|is|at|and|or|to|we|she|he|they|when|in case))))"
    rf" ({_ORDINAL})\b(?: ([a-z]+))?",
    re.IGNORECASE,
)
_COUNTED: Final = words_in(
    "time visit session birthday week month year day child baby placement meeting attempt floor"
    " grade form party review of move school carer social occasion round phase note call letter"
)
_DAY_AND_MONTH: Final = re.compile(
    rf"(?<![\w/.\-:]){_NUMBER_OF_DAY}/{_NUMBER_OF_MONTH}"
    r"(?![\w/]|\.\d| (?:times?|days?|of|people|sessions?))"
)
_FRACTIONS: Final = words_in("24/7 1/2 1/3 1/4 2/3 3/4 9/11 1/1")
_DATED: Final = re.compile(r"\b(?:on|by|from|until|till|since|dated?|due|w/c|wc) $", re.IGNORECASE)
_RATED: Final = re.compile(
    r"(?:scal\w*|scor\w*|rate[ds]?|rating|phq\S*|gad\S*|sdq|out of|pain|mood|confiden\w*|attended"
    r"|feels?|feeling|gave it|now a|from a|to a)\W{0,3}(?:\w+\W{1,2}){0,2}$",
    re.IGNORECASE,
)
_BIRTH: Final = re.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|born|b\.|birthday|birthdate|edd|due date)\W{0,3}"
    r"(?:is |was |on |in |the )*$",
    re.IGNORECASE,
)
_BARE_BIRTH: Final = re.compile(
    rf"\b(?:d\.?o\.?b\.?|date of birth|born(?: in| on)?)[ :]*({_FULL_YEAR}|{_NUMBER_OF_DAY}[ /.\-]"
    rf"{_NUMBER_OF_MONTH}[ /.\-]\d{{2,4}}|\d{{6}}|\d{{8}})\b",
    re.IGNORECASE,
)
_LOOK_BACK: Final = 24
"""Characters in which the word stands that says what a number is."""


def dates(line: Line) -> Iterator[Span]:
    """Find calendar dates. Weekdays, months alone and years alone point at nobody and stay."""
    text = line.text
    for start, end in line.around_numbers():
        for match in _DATE.finditer(text, start, end):
            born = _BIRTH.search(text, max(0, match.start() - _LOOK_BACK), match.start())
            kind = SpanKind.BIRTH_DATE if born else SpanKind.DATE
            yield Span(match.start(), match.end(), kind)
        for match in _BARE_BIRTH.finditer(text, start, end):
            yield Span(match.start(1), match.end(1), SpanKind.BIRTH_DATE)
        for match in _THE_NTH.finditer(text, start, end):
            if (match[2] or "").lower() not in _COUNTED:
                yield Span(match.start(1), match.end(1), SpanKind.DATE, Certainty.DOUBTFUL)
        for match in _DAY_AND_MONTH.finditer(text, start, end):
            if _is_date(match[0], text[max(0, match.start() - _LOOK_BACK) : match.start()]):
                yield Span(match.start(), match.end(), SpanKind.DATE, Certainty.DOUBTFUL)


def _is_date(written: str, before: str) -> bool:
    """Say whether "7/10" is a day and a month: not a fraction, nor a score."""
    if written in _FRACTIONS and not _DATED.search(before):
        return False
    return not _RATED.search(before)
