"""How old somebody is: after "aged" or "turned", in brackets, between commas, with a unit."""

import re
from collections.abc import Iterator
from re import Pattern
from typing import Final

from group_supervision.anonymiser.days import CALENDAR
from group_supervision.anonymiser.finding import Certainty, Span, SpanKind
from group_supervision.anonymiser.text.lexicon import Grade, known
from group_supervision.anonymiser.text.tokens import Line, words_in

_DIGITS: Final = "one|two|three|four|five|six|seven|eight|nine"
_TEENS: Final = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER_WORDS: Final = words_in(f"{_DIGITS}|{_TEENS}|{_TENS}".replace("|", " "))

_SPELT: Final = rf"(?:(?:{_TENS})(?:[ \-](?:{_DIGITS}))?|{_TEENS}|{_DIGITS})"
_AGE: Final = rf"(?:1[01]\d|[1-9]?\d|{_SPELT})"
_HALF: Final = r"(?:½|\.5| and a half|[ ]?1/2)?"
_LONG_UNIT: Final = r"(?:years?|yrs?|months?|mths?|mos|weeks?|wks?|days?)"
_UNIT: Final = rf"(?:{_LONG_UNIT}|mo|y)"
_PERSON: Final = (
    "he|she|they|i|who|child|baby|boy|girl|son|daughter|brother|sister|twins?|sibling|eldest"
    "|youngest|oldest|mum|dad|mother|father|he['’]?s|she['’]?s|who['’]?s|they['’]?re"
)
_ENDS: Final = r"(?=[.,;:!?)]|$"
_COUNTED: Final = (
    r"(?:times|o'clock|visits|of|more|people|sessions|per|hours?|minutes?|mins?|miles|pages"
    r"|children|kids)"
)


def _pattern(*parts: str) -> Pattern[str]:
    return re.compile("".join(parts), re.IGNORECASE)


_SURE: Final = (
    # 7yo, 6 y/o, 3-year-old, 11 years old, 8 weeks old, three and a half years old
    _pattern(
        rf"(?<![\w£$€.:/])({_AGE}{_HALF}[ \-]?(?:y/?o|y\.o\.?|{_LONG_UNIT}[ \-]?olds?)\b)",
    ),
    # 15y 11m, 10 years and 3 months
    _pattern(
        r"(?<![\w£$€.:/])(\d{1,2}[ ]?(?:y|yrs?|years?),?(?: and)?[ ]?\d{1,2}[ ]?",
        r"(?:m|mths?|mos?|months?)\b)",
    ),
    # (11), (14 yrs, (nearly 3)
    _pattern(
        rf"(?<=\()((?:nearly |almost |now |just |age |aged )?{_AGE}{_HALF}[ ]?{_UNIT}?)",
        r"(?=[ ]?[,)/]| (?:and|&))",
    ),
    # aged 7, turned 16, nearly 5, ages 4 and 6
    _pattern(
        r"\b(?:aged?|ages|turn(?:s|ed|ing)|just turned|nearly|almost|not yet|birthday)",
        rf"(?: of| is| now| to be)?:? ({_AGE}{_HALF}(?:[ ]?{_UNIT}\b)?)",
        rf"(?:(?: and |, | & |-| to )({_AGE})\b)?",
        rf"(?![\w%]|[:/.]\d| {_COUNTED})",
    ),
    # at 14 she left; by the age of ten; when he was only 12; her 13th birthday; age: 7
    _pattern(
        rf"\b(?:at|since|from|until|till|by)(?: age| the age of)? ({_AGE})"
        r"(?=,? (?:he|she|they|i|when|years old)\b)"
    ),
    _pattern(rf"\b(?:at|since|from|until|till|by|under|over) (?:age|the age of) ({_AGE})\b"),
    _pattern(
        r"\b(?:when|while|because|since) (?:he|she|they|i|mum|dad) (?:is|was|were|turned|turns) ",
        rf"(?:only |just |about )?({_AGE})\b",
    ),
    _pattern(
        r"(?:\b(?:his|her|their|my)|['’]s) ((?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)) birthday\b"
    ),
    _pattern(r"\bage\W{1,2}(\d{1,3})\b"),
)
_DOUBTFUL: Final = (
    # Yao, 10, is the one
    _pattern(rf"(?<=[a-z’'], )({_AGE})(?=,| and (?:lives|is|was|has|in))"),
    # she is nine; the twins are now 4
    _pattern(
        rf"\b(?:{_PERSON})(?: (?:is|was|are|were|will be|now|only|just|still|nearly|about|around",
        rf"|almost|so|at))+ ({_AGE}){_ENDS}",
        r"| (?:now|and|so|but|when|at|in|next|today|with|or|then|who|years old|on)\b)",
        r"(?! (?:in the morning|of ))",
    ),
    # Kofi is 9; she's 9 now; Ama turned eleven
    _pattern(
        r"(?:^|[\s(])[^\W\d]+(?:['’]s| is| was| is only| is now| was only| is just| is nearly",
        rf"| was just| is still| turned| turns| will be) ({_AGE})(?: years)?{_ENDS}",
        r"| (?:now|and|so|but|when|next|today|on)\b)",
    ),
    # 15 yrs
    _pattern(
        rf"(?<![\w£$€.:/])({_AGE}{_HALF})[ ]?(?:yrs?|y)\b",
        r"(?! (?:ago|later|in|of|before|since|with|on|group|plan))",
    ),
    # a boy of 12; girl, 13
    _pattern(
        r"\b(?:boys?|girls?|child|sons?|daughters?|baby|twins?|brothers?|sisters?|man|woman|lad"
        rf"|lass|siblings?|mum|dad)(?:,| of| -|:) ?({_AGE})"
        r"(?=[.,;)]|$| (?:and|is|was|has|at|in|who|with|lives))",
    ),
)
_LISTED: Final = _pattern(
    r"(?:\(|\b(?:aged|ages|age|children|kids|boys|girls|twins|siblings|brothers|sisters|sons"
    rf"|daughters)(?: are| were| is|,|:)? )((?:{_AGE}(?:, | and | & |/)){{1,6}}{_AGE})"
    r"(?=[ ]?[.,;)]|$| (?:and|were|are|live))",
)
_ONE_OF_THEM: Final = _pattern(_AGE)
_BESIDE_A_NAME: Final = _pattern(
    rf"(?<![^\s(,])([^\W\d_][^\W\d_]+)(?:,| [-–—])? ([1-9]?\d(?: ?{_UNIT})?)"
    r"(?=[.,;)](?!\d)|$| (?:[-–—]|and|&|is|was|has|who|lives) )"
)
_NUMBERED_THINGS: Final = words_in("zoom teams covid windows")


def ages(line: Line) -> Iterator[Span]:
    """Find how old somebody is. "Year 9" and "under fives" say no more than a school would."""
    for start, end in line.around_numbers(_NUMBER_WORDS):
        for certainty, patterns in ((Certainty.SURE, _SURE), (Certainty.DOUBTFUL, _DOUBTFUL)):
            for pattern in patterns:
                for match in pattern.finditer(line.text, start, end):
                    yield from _groups(match, certainty)
        yield from _listed(line.text, start, end)
        yield from _beside_names(line.text, start, end)


def _groups(match: re.Match[str], certainty: Certainty) -> Iterator[Span]:
    for group in range(1, match.re.groups + 1):
        if match[group]:
            yield Span(match.start(group), match.end(group), SpanKind.AGE, certainty)


def _listed(text: str, start: int, end: int) -> Iterator[Span]:
    """Find each age in "children (4, 6 and 9)"."""
    for match in _LISTED.finditer(text, start, end):
        for each in _ONE_OF_THEM.finditer(text, match.start(1), match.end(1)):
            yield Span(each.start(), each.end(), SpanKind.AGE)


def _beside_names(text: str, start: int, end: int) -> Iterator[Span]:
    """Find a small number right after a word that is no ordinary one: "Ama 6, Yaw 9"."""
    for match in _BESIDE_A_NAME.finditer(text, start, end):
        if _is_somebody(match[1]):
            yield Span(match.start(2), match.end(2), SpanKind.AGE, Certainty.DOUBTFUL)


def _is_somebody(word: str) -> bool:
    """Say whether a number beside a word can be somebody's age: Ama, 9. Grace, 9."""
    entry = known(word.lower())
    if entry is None:
        return word.lower() not in _NUMBERED_THINGS
    return word[0].isupper() and entry.grade >= Grade.GIVEN and word.lower() not in CALENDAR
