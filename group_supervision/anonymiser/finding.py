"""A stretch of text that would identify someone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from operator import attrgetter
from typing import Final


class SpanKind(StrEnum):
    """What kind of identifier it is."""

    PERSON = "person"
    PLACE = "place"
    ADDRESS = "address"
    SCHOOL = "school"
    HOSPITAL = "hospital"
    ORGANISATION = "organisation"
    DATE = "date"
    BIRTH_DATE = "birth-date"
    AGE = "age"
    EMAIL = "email"
    WEB = "web"
    HANDLE = "handle"
    PHONE = "phone"
    POSTCODE = "postcode"
    NHS_NUMBER = "nhs-number"
    INSURANCE_NUMBER = "insurance-number"
    VEHICLE = "vehicle"
    REFERENCE = "reference"
    OTHER = "other"


class Certainty(StrEnum):
    """How certain it is. Both are replaced before anything is written."""

    SURE = "sure"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Finding:
    """Characters `start` to `end` (exclusive) of a text, and what they were taken for."""

    start: int
    end: int
    kind: SpanKind
    certainty: Certainty = Certainty.SURE
    because: str = field(default="", compare=False)
    """The id of the rule that found it, `tagger`, or what the session was told."""


Span = Finding


def resolved(spans: Iterable[Finding]) -> list[Finding]:
    """Return spans in order, without overlaps.

    Where two overlap, their union is taken, so that no letter that anybody flagged stays: the
    kind is that of the one that says more, or of the longer one, and it is sure as soon as one of
    them was.
    """
    merged: list[Finding] = []
    for span in sorted(spans, key=attrgetter("start", "end")):
        last = merged[-1] if merged else None
        if last is None or span.start >= last.end:
            merged.append(span)
            continue
        telling = max(last, span, key=lambda each: (each.kind not in _VAGUE, each.end - each.start))
        sure = Certainty.SURE in (last.certainty, span.certainty)
        merged[-1] = Finding(
            last.start,
            max(last.end, span.end),
            telling.kind,
            Certainty.SURE if sure else Certainty.DOUBTFUL,
            telling.because,
        )
    return merged


_VAGUE: Final = frozenset(
    {SpanKind.REFERENCE, SpanKind.PERSON, SpanKind.PLACE, SpanKind.OTHER, SpanKind.HANDLE}
)
"""Kinds that are also found inside others: a name in an e-mail address, a number in a date."""


def outside(row: str, span: Finding, done: Iterable[tuple[int, int]]) -> Iterator[Finding]:
    """Return what of `span` is not anonymised already."""
    pieces = [(span.start, span.end)]
    for first, last in done:
        pieces = [
            (start, end)
            for left, right in pieces
            for start, end in ((left, min(right, first)), (max(left, last), right))
            if start < end
        ]
    for start, end in pieces:
        kept = row[start:end].strip()
        first = row.find(kept, start)
        if (first, len(kept)) == (span.start, span.end - span.start):
            yield span
        elif kept:
            yield replace(span, start=first, end=first + len(kept))
