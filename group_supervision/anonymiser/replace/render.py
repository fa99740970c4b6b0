"""What stands in the place of each span, and the text with all of it in place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from group_supervision.anonymiser.finding import Certainty, Span, SpanKind
from group_supervision.anonymiser.replace.frames import Occurrence
from group_supervision.anonymiser.replace.placeholders import Placeholders
from group_supervision.anonymiser.session.person import Person
from group_supervision.core.templates import fill

_OPENING: Final = re.compile(r"(?:^|\n)[\W_]*$|[.!?…][\"”’')*_]*\s+[\"“„‘'(*_]*$|[\"“„]$")
"""What stands before the first word of a sentence or an item. A colon or a dash goes on."""
_OF_AN_ADDRESS: Final = frozenset({SpanKind.ADDRESS, SpanKind.POSTCODE, SpanKind.PLACE})


@dataclass(frozen=True, slots=True)
class Replacement:
    """What stands in the place of characters `start` to `end` of a text."""

    start: int
    end: int
    kind: SpanKind
    certainty: Certainty
    text: str
    of: Span | None = None
    """The finding, where an article before it or an ending behind it is replaced as well."""
    called: str = ""
    """What stands for the finding alone."""

    @property
    def alone(self) -> "Replacement":
        """The replacement of the finding alone: a label without the s of a possessive."""
        of = self.of or self
        return Replacement(of.start, of.end, self.kind, self.certainty, self.called or self.text)


def rendered(text: str, replacements: Iterable[Replacement]) -> str:
    """Return `text` with its replacements in place."""
    parts: list[str] = []
    done = 0
    for each in replacements:
        parts += [text[done : each.start], each.text]
        done = each.end + eats_blank(text, each)
    return "".join([*parts, text[done:]])


def eats_blank(text: str, replacement: Replacement) -> bool:
    """Say whether nothing stands for it, so that one of the two blanks around it goes too."""
    start, end = replacement.start, replacement.end
    return not replacement.text and text[max(0, start - 1) : start] == " " == text[end : end + 1]


def replacement(
    placeholders: Placeholders,
    text: str,
    span: Span,
    last: Replacement | None = None,
    person: Person | None = None,
    *,
    is_first: bool = False,
) -> Replacement:
    """Return what stands for a span.

    Args:
        placeholders: Those of the language.
        text: What was typed.
        span: What is replaced of it.
        last: What stands for the span before it.
        person: Who is mentioned there.
        is_first: Whether it is their first mention in this text, where a role is added.
    """
    whole = placeholders.whole(text, span)
    between = text[last.end : span.start].strip() if last and last.kind is span.kind else ""
    occurrence = Occurrence(text, whole, last.end if last else 0, between)
    if person is not None:
        occurrence = placeholders.with_person(occurrence, person, is_first=is_first)
    frame, start, end = placeholders.frame(occurrence)
    forms = placeholders.forms_of(occurrence)
    words = fill(frame.put, forms)
    taken = text[start : span.start]
    if taken and words.lower().startswith(taken.lower()):  # an article that stays as it is
        start, words = span.start, words[len(taken) :]
    if words and not text[start].islower() and _OPENING.search(text[max(0, start - 8) : start]):
        words = words[0].upper() + words[1:]  # where a sentence begins that began with a capital
    of, called = (span if person is None else whole), words
    if "label" in frame.fields:  # a family isn't the person
        owned = len(occurrence.ending) if frame.has_ending else 0
        of, called = replace(whole, end=whole.end - owned), forms["label"]
    return Replacement(start, end, span.kind, span.certainty, words, of, called)


def joined(text: str, last: Replacement, made: Replacement) -> Replacement | None:
    """Return one replacement for two, if they stand for one: a street and its postcode.

    So do first and family name of one person.
    """
    between = text[last.end : made.start]
    is_person = last.kind is made.kind is SpanKind.PERSON and last.called == made.called
    is_address = last.kind is SpanKind.ADDRESS and made.kind in _OF_AN_ADDRESS
    if between.strip(" -" if is_person else " ,") or not (is_person or is_address):
        return None
    of, other = last.alone, made.alone
    whole = Span(of.start, other.end, last.kind, last.certainty)
    words = made.text if is_person and last.text == last.called else last.text
    return replace(last, end=made.end, text=words, of=whole)
