"""Dates, dates of birth and ages."""

import re
from collections.abc import Iterator
from typing import Final

from group_supervision.anonymiser.lexicon import known
from group_supervision.anonymiser.span import Certainty, Span, SpanKind
from group_supervision.anonymiser.words import Line

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?= ?\d))?"
)
_YEAR: Final = r"(?:(?:19|20)\d{2}|['’‘]\d{2})"
_SHORT_YEAR: Final = rf"(?:{_YEAR}|\d{{2}}(?![\d/:.]))"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_ORDINAL: Final = rf"{_DAY}(?:st|nd|rd|th)"
_SEPARATOR: Final = r"[/.\-‐‑–]"
_DATE: Final = re.compile(
    r"(?<![\w/.\-])(?:"
    rf"(?:19|20)\d{{2}}{_SEPARATOR}(?:0?[1-9]|1[0-2]){_SEPARATOR}{_DAY}"
    rf"|{_DAY}{_SEPARATOR}(?:0?[1-9]|1[0-2]){_SEPARATOR}(?:(?:19|20)\d{{2}}|\d{{2}})"
    rf"|(?:0?[1-9]|1[0-2])/(?:19|20)\d{{2}}"
    rf"|{_DAY} (?:0?[1-9]|1[0-2]) (?:19|20)\d{{2}}"
    rf"|(?:{_DAY}(?:st|nd|rd|th)? ?(?:-|–|to|and|&|/|,) ?)?"
    rf"{_DAY}(?:st|nd|rd|th)?[ \-./]?(?:of )?{_MONTH}(?:,? ?{_YEAR}|[ \-./]\d{{2}}(?![\d/:]|\.\d| ?{_MONTH}))?"
    rf"|{_MONTH}[ ]?(?:the )?{_DAY}(?:st|nd|rd|th)?(?![\d:]|[ ]?(?:am|pm|times|of us))\b"
    rf"(?:,? {_YEAR})?"
    rf"|{_MONTH}[ ,]{{0,2}}{_YEAR}"
    rf"|(?:spring|summer|autumn|winter|easter|christmas|xmas|eid|diwali)(?: of)?[ ]{_YEAR}"
    rf"|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?[ ](?:the )?{_ORDINAL}"
    r")(?![\w/]|\.\d)",
    re.IGNORECASE,
)
_ON_THE: Final = re.compile(
    rf"\b(?:(?:on|by|from|since|until|till|before|after|for|dated?|wc|w/c|w/e|due)(?: the)?"
    rf"|the(?= {_ORDINAL}(?:[.,;]|$| (?:was|is|at|and|or|to|we|she|he|they|when|in case))))"
    rf" ({_ORDINAL})\b"
    r"(?! (?:time|visit|session|birthday|week|month|year|day|child|baby|placement|meeting|attempt"
    r"|floor|grade|form|party|review|of|move|school|carer|social|occasion|round|phase|note))",
    re.IGNORECASE,
)
_DAY_AND_MONTH: Final = re.compile(
    rf"(?<![\w/.\-:])({_DAY})/(0?[1-9]|1[0-2])(?![\w/]|\.\d| (?:times?|days?|of|people|sessions?))"
)
_NEVER_DATES: Final = frozenset({"24/7", "1/2", "1/3", "1/4", "2/3", "3/4", "9/11", "1/1"})
_BIRTH: Final = re.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|born|b\.|birthday|birthdate|edd|due date)\W{0,3}"
    r"(?:is |was |on |in |the )*$",
    re.IGNORECASE,
)
_BARE_BIRTH: Final = re.compile(
    rf"\b(?:d\.?o\.?b\.?|date of birth|born(?: in| on)?)[ :]*((?:19|20)\d{{2}}|{_DAY}[ /.\-]"
    rf"(?:0?[1-9]|1[0-2])[ /.\-]\d{{2,4}}|\d{{6}}|\d{{8}})\b",
    re.IGNORECASE,
)


def dates(line: Line) -> Iterator[Span]:
    """Find calendar dates. Weekdays, months alone and years alone point at nobody and stay."""
    text = line.text
    for first, last in line.around_numbers():
        for match in _DATE.finditer(text, first, last):
            born = _BIRTH.search(text, max(0, match.start() - 24), match.start())
            kind = SpanKind.BIRTH_DATE if born else SpanKind.DATE
            yield Span(match.start(), match.end(), kind)
        for match in _BARE_BIRTH.finditer(text, first, last):
            yield Span(match.start(1), match.end(1), SpanKind.BIRTH_DATE)
        for match in _ON_THE.finditer(text, first, last):
            yield Span(match.start(1), match.end(1), SpanKind.DATE, Certainty.DOUBTFUL)
        for match in _DAY_AND_MONTH.finditer(text, first, last):
            before = text[max(0, match.start() - 24) : match.start()]
            if (match[0] not in _NEVER_DATES or _DATED.search(before)) and not _RATED.search(before):
                yield Span(match.start(), match.end(), SpanKind.DATE, Certainty.DOUBTFUL)


_DATED: Final = re.compile(r"\b(?:on|by|from|until|till|since|dated?|due|w/c|wc) $", re.IGNORECASE)
_RATED: Final = re.compile(
    r"(?:scal\w*|scor\w*|rate[ds]?|rating|phq\S*|gad\S*|sdq|out of|pain|mood|confiden\w*|attended"
    r"|feels?|feeling|gave it|now a|from a|to a)\W{0,3}(?:\w+\W{1,2}){0,2}$",
    re.IGNORECASE,
)

_SMALL: Final = "one two three four five six seven eight nine ten eleven twelve".split()
_TEENS: Final = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBER_WORDS: Final = frozenset(_SMALL + _TEENS + _TENS)
_SPELT: Final = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[ \-](?:{'|'.join(_SMALL[:9])}))?|{'|'.join(_TEENS + _SMALL)})"
)
_AGE: Final = rf"(?:1[01]\d|[1-9]?\d|{_SPELT})"
_HALF: Final = r"(?:½|\.5| and a half|[ ]?1/2)?"
_YEARS: Final = (
    r"(?:years?|yrs?|y|months?|mths?|mos?|weeks?|wks?|days?)"
)
_AGED: Final = re.compile(
    r"(?<![\w£$€.:/])(?:"
    # 7yo, 15 yrs, 15y 11m, 6 y/o, 3-year-old, 11 years old, 8 weeks old
    rf"{_AGE}{_HALF}[ \-]?(?:y/?o|y\.o\.?|(?:years?|yrs?|yr|months?|mths?|mos|weeks?|wks?|days?)[ \-]?olds?)\b"
    rf"|\d{{1,2}}[ ]?(?:y|yrs?|years?),?(?: and)?[ ]?\d{{1,2}}[ ]?(?:m|mths?|mos?|months?)\b"
    rf"|(?<=\()(?:nearly |almost |now |just |age |aged )?{_AGE}{_HALF}[ ]?(?:{_YEARS})?(?=[ ]?[,)/]| (?:and|&))"
    r")",
    re.IGNORECASE,
)
_AGED_AFTER: Final = re.compile(
    r"\b(?:aged?|turn(?:s|ed|ing)|just turned|nearly|almost|not yet|birthday|ages)"
    rf"(?: of| is| now| to be)?:? ({_AGE}{_HALF}(?:[ ]?(?:{_YEARS})\b)?)"
    rf"(?:(?: and |, | & |-| to )({_AGE})\b)?(?![\w%]|[:/.]\d| (?:times|o'clock|visits|of|more|people|sessions|per|hours?|minutes?|mins?|miles|pages|children|kids))",
    re.IGNORECASE,
)
_BETWEEN_COMMAS: Final = re.compile(rf"(?<=[a-z’'], )({_AGE})(?=,| and (?:lives|is|was|has|in))", re.IGNORECASE)
_YEARS_ALONE: Final = re.compile(
    rf"(?<![\w£$€.:/])({_AGE}{_HALF})[ ]?(?:yrs?|y)\b(?! (?:ago|later|in|of|before|since|with|on|group|plan))",
    re.IGNORECASE,
)
_PERSON_IS: Final = re.compile(
    rf"\b(?:he|she|they|i|who|child|baby|boy|girl|son|daughter|brother|sister|twins?|sibling|eldest"
    rf"|youngest|oldest|mum|dad|mother|father|he['’]?s|she['’]?s|who['’]?s|they['’]?re)"
    rf"(?: (?:is|was|are|were|will be|now|only|just|still|nearly|about|around|almost|so|at))+"
    rf" ({_AGE})(?=[.,;:!?)]|$| (?:now|and|so|but|when|at|in|next|today|with|or|then|who|years old|on)\b)"
    r"(?! (?:in the morning|of ))",
    re.IGNORECASE,
)
_NAME_IS: Final = re.compile(
    rf"(?:^|[\s(])[^\W\d]+(?:['’]s| is| was| is only| is now| was only| is just| is nearly| was just| is still"
    rf"| turned| turns| will be) ({_AGE})(?: years)?"
    r"(?=[.,;:!?)]|$| (?:now|and|so|but|when|next|today|on)\b)",
    re.IGNORECASE,
)
_AT_AGE: Final = re.compile(
    rf"\b(?:at|since|from|until|till|by)(?: age| the age of)? ({_AGE})(?=,? (?:he|she|they|i|when|years old)\b)"
    rf"|\b(?:at|since|from|until|till|by|under|over) (?:age|the age of) ({_AGE})\b"
    rf"|\b(?:when|while|because|since) (?:he|she|they|i|mum|dad) (?:is|was|were|turned|turns) (?:only |just |about )?({_AGE})\b"
    rf"|\b(?:his|her|their) ({_ORDINAL}) birthday\b",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    rf"(?:\(|\b(?:aged|ages|age|children|kids|boys|girls|twins|siblings|brothers|sisters|sons|daughters)"
    rf"(?: are| were| is|,|:)? )((?:{_AGE}(?:, | and | & |/)){{1,6}}{_AGE})(?=[ ]?[.,;)]|$| (?:and|were|are|live))",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(
    rf"\b(?:boy|girl|child|son|daughter|baby|twin|brother|sister|man|woman|lad|lass|sibling|mum|dad)"
    rf"(?:,| of| -|:) ?({_AGE})(?=[.,;)]|$| (?:and|is|was|has|at|in|who|with|lives))",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    rf"(?<![^\s(,])([^\W\d_][^\W\d_]+)(?: -)? ((?:1\d|\d)(?: ?(?:{_YEARS}))?)"
    rf"(?=[.,;)]|$| (?:and|&|is|was|has|who|lives) )",
    re.IGNORECASE,
)
_COLUMN: Final = re.compile(r"\bage\W{1,2}(\d{1,3})\b", re.IGNORECASE)


_ONE_AGE: Final = re.compile(_AGE, re.IGNORECASE)
_NOT_NAMED: Final = frozenset("zoom teams covid windows".split())


def ages(line: Line) -> Iterator[Span]:
    """Find how old somebody is: after "aged" or "turned", in brackets, between commas, with a unit."""
    text = line.text
    for first, last in line.around_numbers(_NUMBER_WORDS):
        for match in _AGED.finditer(text, first, last):
            yield Span(match.start(), match.end(), SpanKind.AGE)
        for pattern in (_AGED_AFTER, _AT_AGE, _COLUMN):
            for match in pattern.finditer(text, first, last):
                for group in range(1, pattern.groups + 1):
                    if match[group]:
                        yield Span(match.start(group), match.end(group), SpanKind.AGE)
        for match in _LISTED.finditer(text, first, last):
            for each in _ONE_AGE.finditer(match[1]):
                start = match.start(1) + each.start()
                yield Span(start, start + len(each[0]), SpanKind.AGE)
        for match in _NAMED.finditer(text, first, last):
            if match[1].lower() not in _NOT_NAMED and known(match[1].lower()) is None:
                yield Span(match.start(2), match.end(2), SpanKind.AGE, Certainty.DOUBTFUL)
        for pattern in (_BETWEEN_COMMAS, _PERSON_IS, _NAME_IS, _YEARS_ALONE, _CALLED):
            for match in pattern.finditer(text, first, last):
                yield Span(match.start(1), match.end(1), SpanKind.AGE, Certainty.DOUBTFUL)
