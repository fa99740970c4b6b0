"""The words that stand in the place of what was removed, so that the text stays readable English.

Never square brackets: terminals, Markdown and others eat them. Nothing of the original shows: not
its length, its first letter, nor whether a man or a woman was meant.
"""

import re
from dataclasses import dataclass
from typing import Final

from group_supervision.anonymiser.finding import SpanKind
from group_supervision.anonymiser.text.lexicon import known
from group_supervision.anonymiser.text.tokens import words_in

_NOUNS: Final = {
    SpanKind.PLACE: "place",
    SpanKind.ADDRESS: "address",
    SpanKind.SCHOOL: "school",
    SpanKind.HOSPITAL: "hospital",
    SpanKind.ORGANISATION: "organisation",
    SpanKind.DATE: "date",
    SpanKind.BIRTH_DATE: "date of birth",
    SpanKind.EMAIL: "e-mail address",
    SpanKind.WEB: "web address",
    SpanKind.HANDLE: "user name",
    SpanKind.PHONE: "phone number",
    SpanKind.POSTCODE: "postcode",
    SpanKind.NHS_NUMBER: "NHS number",
    SpanKind.INSURANCE_NUMBER: "National Insurance number",
    SpanKind.VEHICLE: "number plate",
    SpanKind.REFERENCE: "case number",
    SpanKind.OTHER: "name",
}
_DETERMINERS: Final = words_in(
    "the my our your his her its their this that these those some any no each every another which"
    " what whose same"
)
_BEFORE: Final = re.compile(r"([^\W\d_]+['’]?s?)[ ]$")
_OWNER: Final = re.compile(r"['’]s[ ]$")
_BIRTH: Final = re.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|born|birthday)(?: (?:is|was|on))*\W{0,3}$", re.IGNORECASE
)
_BORN: Final = re.compile(r"\bborn[ ]$", re.IGNORECASE)
_FIELDS: Final = {
    SpanKind.BIRTH_DATE: (r"d\.?o\.?b\.?|date of birth|edd|due date", "a date"),
    SpanKind.DATE: (r"d\.?o\.?b\.?|date", "a date"),
    SpanKind.NHS_NUMBER: (r"nhs(?: no\.?| number)?", "a number"),
    SpanKind.INSURANCE_NUMBER: (r"(?:ni|nino|national insurance)(?: no\.?| number)?", "a number"),
    SpanKind.PHONE: (r"tel|telephone|mob|mobile|phone no\.?|phone number", "a phone number"),
    SpanKind.POSTCODE: (r"postcode|post code|pc", "removed"),
    SpanKind.VEHICLE: (r"(?:car |vehicle )?(?:reg|registration|number plate)", "removed"),
    SpanKind.ADDRESS: (r"address|addr|add", "removed"),
}
"""What is written before an identifier as in a form, and what is then put behind a colon."""
_NUMBER: Final = re.compile(
    r"\b(?:nhs|ni|nino|national insurance)(?: no\.?| num\.?| number| is|:)*[ ]$", re.IGNORECASE
)

_BANDS: Final = ((2, "under 2"), (5, "2 to 4"), (11, "5 to 10"), (16, "11 to 15"), (18, "16 to 17"),
                 (25, "18 to 24"), (35, "25 to 34"), (45, "35 to 44"), (55, "45 to 54"),
                 (65, "55 to 64"), (75, "65 to 74"))  # fmt: skip
_OLDEST: Final = "75 or over"
_SPELT: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS: Final = {word: number for number, word in enumerate(_SPELT)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_SHORTER: Final = re.compile(r"\d\s*-?(?:months?|mths?|mos?|weeks?|wks?|days?)\b", re.IGNORECASE)
_SO_OLD: Final = re.compile(r"\b(?:an?|the|this|that|his|her|my|our|their|one|two|three) $", re.I)
_AGED: Final = re.compile(r"\b(?:aged?|ages|and|of|or|to|between)[ :]*$", re.IGNORECASE)
_TURNING: Final = re.compile(
    r"\b(?:turn(?:s|ed|ing)?|nearly|almost|just|at|since|from|until|till|by|under|over|reached|yet"
    r"|before|after|about|around|only)[ ]$",
    re.IGNORECASE,
)
_ATTRIBUTE: Final = re.compile(
    r"[ ](?:boy|girl|child|son|daughter|brother|sister|baby|twin|man|woman|lad|male|female|sibling"
    r"|nephew|niece|cousin|pupil|student|lass|kid|toddler|mum|mother|father|dad|young|[A-Z])",
    re.IGNORECASE,
)

_ANY_BAND: Final = "|".join([*(band for _, band in _BANDS), _OLDEST])
ALREADY: Final = re.compile(
    rf"\b(?:aged )?(?:{_ANY_BAND})\b"
    r"|\b(?:an age )?(?:between \d{1,2} and \d{1,2}|of 75 or over)\b"
    rf"|\b(?:{_ANY_BAND.replace(' ', '-')})-year-olds?\b",
    re.IGNORECASE,
)
"""What age bands look like, so that a text anonymised before is left as it is."""


@dataclass(frozen=True, slots=True)
class Field:
    """What an identifier is announced by, as in a form."""

    blank: int
    """Characters between the announcement and the identifier."""
    words: str


def field_before(kind: SpanKind, before: str) -> Field | None:
    """Return what stands for an identifier that follows its name as in a form: "dob 3/4/12"."""
    if kind not in _FIELDS:
        return None
    name, words = _FIELDS[kind]
    found = re.search(rf"\b(?:{name})(:?[ ]*)$", before, re.IGNORECASE)
    return Field(len(found[1]), f": {words}") if found else None


_ANNOUNCED: Final = (
    ({SpanKind.NHS_NUMBER, SpanKind.INSURANCE_NUMBER}, _NUMBER, "a number"),
    ({SpanKind.BIRTH_DATE}, _BORN, "on a date"),
    ({SpanKind.BIRTH_DATE}, _BIRTH, "a date"),
)
"""What stands for an identifier after words that say what it is."""


def placeholder(
    kind: SpanKind,
    original: str,
    before: str,
    after: str,
    *,
    is_first: bool = False,
    goes_on: bool = False,
) -> str:
    """Return what stands for anything but a person.

    Args:
        kind: What kind of identifier it is.
        original: What is replaced; of an age its band is kept.
        before: The text in front of it, for the article.
        after: The text behind it.
        is_first: Whether an article of the original goes with it: "a 7yo girl".
        goes_on: Whether it is the next one in a row of the same kind.
    """
    if kind is SpanKind.AGE:
        return _band(original) if goes_on else _age(original, before, after, is_first=is_first)
    if kind is SpanKind.PLACE and is_attribute("a " if is_first else before, after):
        return "a local" if is_first else "local"
    for kinds, announced, words in _ANNOUNCED:
        if kind in kinds and announced.search(before):
            return words
    return _with_article(_NOUNS[kind], before)


def is_attribute(before: str, after: str) -> bool:
    """Say whether a place says which: "the Leeds team", "his Oakfield teacher"."""
    word = _BEFORE.search(before)
    follows = _FOLLOWING.match(after)
    if word is None or follows is None or word[1].lower() not in _DETERMINERS | {"a"}:
        return False
    entry = known(follows[1].lower())
    if follows[1].isupper():
        return entry is not None and entry.is_acronym  # the Leeds MASH
    return (
        entry is not None
        and bool(set(entry.classes) & set("NSH"))
        and (not set(entry.classes) & set("DZ") or "H" in entry.classes)
    )


_FOLLOWING: Final = re.compile(r"[ ]([a-z]+|[A-Z]{2,})\b")


def _with_article(noun: str, before: str) -> str:
    word = _BEFORE.search(before)
    if _OWNER.search(before) or (word and word[1].lower() in _DETERMINERS):
        return noun
    article = "an" if noun[0] in "aeioN" and noun[:2] != "Na" else "a"
    return f"{article} {noun}"


def needs_article(before: str) -> bool:
    """Say whether an article right before belongs to what is replaced: "an Oakfield pupil"."""
    word = _BEFORE.search(before)
    return word is not None and word[1].lower() in ("a", "an")


def _age(original: str, before: str, after: str, *, is_first: bool) -> str:
    if original.lower().endswith(("st", "nd", "rd", "th")):
        return ""
    band = _band(original)
    is_old = bool(re.search(r"old|y/?o|y\.o", original, re.IGNORECASE))
    if is_old and (is_first or _ATTRIBUTE.match(after) or _SO_OLD.search(before)):
        plural = "s" if original.lower().endswith("olds") else ""
        so_old = f"{band.replace(' ', '-')}-year-old{plural}"
        return f"{_article(band)} {so_old}" if is_first else so_old
    if _AGED.search(before):
        return band
    return _turning(band) if _TURNING.search(before) else f"aged {band}"


def _turning(band: str) -> str:
    """Return what somebody turns or reaches."""
    low, to, high = band.partition(" to ")
    if to:
        return f"an age between {low} and {high}"
    return f"an age {band}" if band.startswith("under") else f"an age of {band}"


def _article(band: str) -> str:
    return "an" if band[:2] in ("11", "18", "un") else "a"


def _band(original: str) -> str:
    years = _years(original)
    return next((band for limit, band in _BANDS if years < limit), _OLDEST)


def _years(original: str) -> int:
    if _SHORTER.search(original) and not re.search(r"\d\s*(?:y|years?|yrs?)\b", original, re.I):
        months = int(re.search(r"\d+", original)[0])  # type: ignore[index] # the pattern has a digit
        return months // 12 if re.search(r"m(?:onths?|ths?|os?)\b", original, re.I) else 0
    digits = re.search(r"\d+", original)
    if digits:
        return int(digits[0])
    return sum(_NUMBERS.get(word, 0) for word in re.findall(r"[a-z]+", original.lower()))
