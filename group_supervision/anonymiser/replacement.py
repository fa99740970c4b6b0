"""What stands in the place of each span, and the text with all of it in place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from group_supervision.anonymiser.people import Person
from group_supervision.anonymiser.span import Certainty, Span, SpanKind
from group_supervision.anonymiser.wording import needs_article, placeholder

_OPENING: Final = re.compile(r"(?:^|[.!?:;•*#>|/–—-]\s+|[\"“„\n]\s*|^\W+)$")
"""What stands before the first word of a sentence or an item."""


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
    return not replacement.text and text[:start].endswith(" ") and text[end : end + 1] == " "


def for_thing(text: str, span: Span) -> Replacement:
    """Return what stands for anything but a person."""
    start = span.start
    before = text[max(0, start - 40) : start]
    takes_article = needs_article(before)
    if takes_article:
        start = text.rindex(before.split()[-1], 0, start)
        before = text[max(0, start - 40) : start]
    original = text[span.start : span.end]
    after = text[span.end : span.end + 20]
    words = placeholder(span.kind, original, before, after, is_first=takes_article)
    return Replacement(start, span.end, span.kind, span.certainty, _begun(text, start, words))


def for_person(text: str, span: Span, person: Person, *, is_first: bool) -> Replacement:
    """Return what stands for a person.

    Args:
        text: What was typed.
        span: Where the person is mentioned in it.
        person: Who that is.
        is_first: Whether it is the first mention in this text, where the role belongs.
    """
    end = span.end
    is_owner = text[end : end + 2].lower() in ("'s", "’s")
    words = person.label
    if person.role.lower().startswith("the "):
        words = person.role
    elif person.role and is_first and not is_owner:
        follows = text[end : end + 2]
        words += f", {person.role}" + ("," if follows[:1] == " " and follows[1:].isalnum() else "")
    if text[end : end + 1] in ("'", "’") and not is_owner and text[end - 1].lower() == "s":
        words, end = words + "'s", end + 1  # "James' coat"
    return Replacement(span.start, end, span.kind, span.certainty, _begun(text, span.start, words))


def _begun(text: str, start: int, words: str) -> str:
    """Return `words` with a capital where a sentence begins that began with one or a number."""
    if words and not text[start].islower() and _OPENING.search(text[:start][-8:]):
        return words[0].upper() + words[1:]
    return words


def is_one(text: str, last: Replacement, made: Replacement) -> bool:
    """Say whether first and family name were found apart: still one person."""
    same = last.kind is made.kind is SpanKind.PERSON and last.text == made.text
    return same and not text[last.end : made.start].strip(" -")
