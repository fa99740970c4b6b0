"""Advice on what may single someone out although every name is gone.

Nothing here is a name. A place, an age and a school in one note, or one rare event with any of
them, may be enough for somebody who knows half the story.
"""

import re
from collections.abc import Iterable
from typing import Final

from group_supervision.anonymiser.finding import SpanKind
from group_supervision.anonymiser.marking import Part

_MANY: Final = 3
"""So many telling things in one note are advised on; with a rare one among them, two."""

_GROUPS: Final = {
    SpanKind.PLACE: "a place",
    SpanKind.ADDRESS: "a place",
    SpanKind.POSTCODE: "a place",
    SpanKind.AGE: "an age",
    SpanKind.SCHOOL: "a school",
    SpanKind.HOSPITAL: "a hospital",
    SpanKind.ORGANISATION: "an organisation",
    SpanKind.DATE: "a date",
    SpanKind.BIRTH_DATE: "a date",
}
_ROLE: Final = "a role"
_RARE: Final = "something rare"

_ROLES: Final = re.compile(
    r"\b(?:head ?teacher|deputy head|governor|councillor|mayor|magistrate|judge|imam|vicar|priest"
    r"|rabbi|pastor|midwife|paediatrician|psychiatrist|surgeon|consultant|footballer|soldier"
    r"|police officer|firefighter|journalist|only (?:black|asian|white|female|male) [a-z]+)s?\b",
    re.IGNORECASE,
)
_RARITIES: Final = re.compile(
    r"\b(?:twins?|triplets?|quadruplets?|helicopter|murder(?:ed)?|manslaughter|stabb(?:ed|ing)"
    r"|shooting|arson|drown(?:ed|ing)|kidnap(?:ped)?|abduct(?:ed|ion)|traffick(?:ed|ing)|suicide"
    r"|transplant|amputat(?:ed|ion)|inquest|in the (?:news|papers?|press)|on (?:tv|television)"
    r"|front page|serious case review|explosion|hostage|earthquake|shipwreck|conjoined)\b",
    re.IGNORECASE,
)


def advice(parts: Iterable[Part]) -> str:
    """Return one sentence on a note in which several telling things come together, or nothing."""
    note = tuple(parts)
    text = "".join(part.text for part in note)
    telling = list(filter(None, map(_group, note)))
    if any(map(_stands_for_a_role, note)) or _ROLES.search(text):
        telling.append(_ROLE)
    is_rare = bool(_RARITIES.search(text))
    if is_rare:
        telling.append(_RARE)
    found = list(dict.fromkeys(telling))
    if len(found) < (_MANY - 1 if is_rare else _MANY):
        return ""
    return f"{_listed(found)} together may single someone out: is each of them needed?"


def _group(part: Part) -> str:
    return "" if part.mark is None else _GROUPS.get(part.mark.span.kind, "")


def _stands_for_a_role(part: Part) -> bool:
    mark = part.mark
    return (
        mark is not None and bool(mark.label) and not part.text.lower().endswith(mark.label.lower())
    )


def _listed(words: list[str]) -> str:
    *first, last = words
    listed = f"{', '.join(first)} and {last}"
    return listed[0].upper() + listed[1:]
