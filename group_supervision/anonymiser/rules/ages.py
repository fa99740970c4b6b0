"""How old somebody is, where a word says so: "13 yr old", "aged 76", "F34".

What only the sense of a sentence says ("reece 15", "she's nine") is asked of the tagger, which
finds it better in notes that no rule was written for.
"""

import re
from re import Pattern

from group_supervision.anonymiser.finding import SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.reading import matching
from group_supervision.anonymiser.rules.rule import NUMBERS, Rule, alone

_SPELT = ("age-numbers-small", "age-numbers-big", "age-tens")
"""Sets of words that are numbers or begin with one: fourteen, eighty-four."""


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for ages. They ask for the sets of `ages.txt`."""
    needs = NUMBERS.union(*(words[name] for name in _SPELT))
    made = (
        ("age-old", "a number of years or months and “old”", _old(words)),
        ("age-cue", "a number after “aged”, “nearly” or the like", _cued(words)),
    )
    return tuple(
        alone(identity, SpanKind.AGE, because, matching(pattern), needs)
        for identity, because, pattern in made
    )


def _number(words: Words) -> str:
    tens, small = words.either("age-tens"), words.either("age-numbers-small")
    spelt = rf"{tens}[ -]{small}|{words.either(*_SPELT)}"
    return rf"(?:\d{{1,3}}[½¼¾]?|{spelt})"


def _old(words: Words) -> Pattern[str]:
    """Return the pattern for "13 yr old", "3 y/o", "twelve-year-olds", "M54", "34F"."""
    unit, after = words.either("age-units"), words.either("age-old-after")
    said = rf"{unit}[\s-]*{after}|{words.either('age-old')}"
    sex = "".join(words["age-sexes"]).upper()
    lettered = rf"(?-i:[{sex}]/?\d\d|\d\d[{sex}])" if sex else r"(?!)"
    number = rf"{_number(words)}(?:\s*{unit}\s*\d\d?)?"
    return re.compile(
        rf"(?<![\w£$.,:/-])(?P<it>{number}[\s-]*(?:{said})|{lettered})(?![\w/])", re.IGNORECASE
    )


def _cued(words: Words) -> Pattern[str]:
    """Return the pattern for "aged 76", "nearly 3", "aged 6 yrs 2 mths"; not "nearly 6 weeks"."""
    unit, number = words.either("age-units"), _number(words)
    counted = rf"(?![\s:(]+{number}\s+{words.either('age-counted', 'age-units')}\b)"
    cue = rf"(?:{words.either('age-cues')}|{words.either('age-nearly')}{counted})"
    soft = rf"(?:[\s:(]+{words.either('age-softeners')}){{0,3}}"
    measured = rf"{number}(?:[\s-]*{unit}\b(?:\s*\d\d?\s*{unit}\b)?)?"
    return re.compile(rf"\b{cue}{soft}[\s:(]+(?P<it>{measured})(?![\w%])", re.IGNORECASE)
