"""What stands in the place of each span, and the text with all of it in place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from group_supervision.anonymiser.finding import Certainty, Span, SpanKind
from group_supervision.anonymiser.replace.frames import Mention
from group_supervision.anonymiser.replace.placeholders import Placeholders
from group_supervision.anonymiser.session.person import Person

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


def for_thing(
    placeholders: Placeholders, text: str, span: Span, last: Replacement | None = None
) -> Replacement:
    """Return what stands for anything but a person.

    Args:
        placeholders: Those of the language.
        text: What was typed.
        span: What is replaced of it.
        last: What stands for the span before it, if there is one.
    """
    follows = last is not None and last.kind is span.kind
    between = text[last.end : span.start].strip() if last is not None and follows else ""
    return _made(text, span, placeholders.put(Mention(text, span, between=between)))


def for_person(
    placeholders: Placeholders, text: str, span: Span, person: Person, *, is_first: bool
) -> Replacement:
    """Return what stands for a person.

    Args:
        placeholders: Those of the language.
        text: What was typed.
        span: Where the person is mentioned in it.
        person: Who that is.
        is_first: Whether it is the first mention in this text, where the role belongs.
    """
    label, role = placeholders.labels.of(person.number or 0), person.role
    if role.lower().startswith(placeholders.role_alone):
        label, role = role, ""
    mention = Mention(text, span, person.names, role if is_first else "")
    return _made(text, span, placeholders.put(mention, label, role))


def _made(text: str, span: Span, put: tuple[int, int, str]) -> Replacement:
    """Return a replacement; what it would put where it stands already, such as "a", stays."""
    start, end, words = put
    taken = text[start : span.start]
    if taken and words.lower().startswith(taken.lower()):
        start, words = span.start, words[len(taken) :]
    if words and not text[start].islower() and _OPENING.search(text[max(0, start - 8) : start]):
        words = words[0].upper() + words[1:]  # where a sentence begins that began with a capital
    return Replacement(start, end, span.kind, span.certainty, words)


def is_one(text: str, last: Replacement, made: Replacement) -> bool:
    """Say whether two stand for one: first and family name, or a street and its postcode."""
    between = text[last.end : made.start]
    if last.kind is SpanKind.ADDRESS and made.kind in _OF_AN_ADDRESS:
        return not between.strip(" ,")
    same = last.kind is made.kind is SpanKind.PERSON and last.text == made.text
    return same and not between.strip(" -")
