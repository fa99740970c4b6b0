"""What stands in the place of each span, and the text with all of it in place."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from group_supervision.anonymiser.finding import Certainty, Span, SpanKind
from group_supervision.anonymiser.replace.placeholders import (
    field_before,
    needs_article,
    placeholder,
)
from group_supervision.anonymiser.session.person import Person
from group_supervision.anonymiser.text.lexicon import known

_OPENING: Final = re.compile(r"(?:^|\n)[\W_]*$|[.!?…][\"”’')*_]*\s+[\"“„‘'(*_]*$|[\"“„]$")
"""What stands before the first word of a sentence or an item. A colon or a dash goes on."""
_COUPLE: Final = re.compile(r"\b(?:mr|mrs|ms|mx|dr)\.?,? (?:and|&|\+) $", re.IGNORECASE)
_HOUSEHOLD: Final = re.compile(
    r"[ ](?:family|household|children|kids|twins|boys|girls|brothers|sisters|siblings)\b", re.I
)
_THE: Final = re.compile(r"\bthe $", re.IGNORECASE)
_AN: Final = re.compile(r"\ban $", re.IGNORECASE)


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


def for_thing(text: str, span: Span, *, goes_on: bool = False) -> Replacement:
    """Return what stands for anything but a person.

    Args:
        text: What was typed.
        span: What is replaced of it.
        goes_on: Whether it is the next one in a row of the same kind: "4, 6 and 9".
    """
    start = span.start
    before = text[max(0, start - 40) : start]
    field = field_before(span.kind, before)
    if field:
        return Replacement(start - field.blank, span.end, span.kind, span.certainty, field.words)
    takes_article = needs_article(before)
    if takes_article:
        start = text.rindex(before.split()[-1], 0, start)
        before = text[max(0, start - 40) : start]
    original = text[span.start : span.end]
    after = text[span.end : span.end + 20]
    words = placeholder(span.kind, original, before, after, is_first=takes_article, goes_on=goes_on)
    article, _, rest = words.partition(" ")
    if takes_article and text[start : span.start].lower() == f"{article} ":
        start, words = span.start, rest
    return Replacement(start, span.end, span.kind, span.certainty, _begun(text, start, words))


def for_person(text: str, span: Span, person: Person, *, is_first: bool) -> Replacement:
    """Return what stands for a person.

    Args:
        text: What was typed.
        span: Where the person is mentioned in it.
        person: Who that is.
        is_first: Whether it is the first mention in this text, where the role belongs.
    """
    start, end = span.start, span.end
    before, after = text[max(0, start - 12) : start], text[end : end + 14]
    words = _called(person, after, is_first=is_first)
    the = _THE.search(before)
    if couple := _COUPLE.search(before):
        start, words = start - len(couple[0]), f"{words} and partner"
    elif the and _is_family(text[start:end], person, after):
        words += " family"
    elif an := _AN.search(before):
        article = "A" if an[0][0] == "A" else "a"
        start, words = start - len(an[0]), f"{article} {words}"
    if _OWNING.match(text, end - 1):
        words, end = words + "'s", end + 1  # "James' coat", "the Mensahs' house"
    elif words == person.label and person.is_owner(text[start:end]) and not the:
        end -= 1  # "adas coat"
    return Replacement(start, end, span.kind, span.certainty, _begun(text, start, words))


_OWNING: Final = re.compile(r"[sS]['’](?![^\W\d_])")


def _called(person: Person, after: str, *, is_first: bool) -> str:
    """Return the label of a person, or the role that stands for it or is added to it."""
    if person.role.lower().startswith("the "):
        return person.role
    if not person.role or not is_first or after[:2].lower() in ("'s", "’s"):
        return person.label
    is_going_on = after[:1] == " " and after[1:2].isalnum()
    return f"{person.label}, {person.role}" + ("," if is_going_on else "")


def _is_family(original: str, person: Person, after: str) -> bool:
    """Say whether a family is meant behind "the", and nothing else says so: "the Mensahs"."""
    if " " in original or _HOUSEHOLD.match(after):
        return False
    entry = known(original.lower())
    is_plural = original[-1:] == "s" and (entry is None or "S" in entry.classes)
    return (is_plural and original[:1].isupper()) or person.is_owner(original)


def _begun(text: str, start: int, words: str) -> str:
    """Return `words` with a capital where a sentence begins that began with one or a number."""
    if words and not text[start].islower() and _OPENING.search(text[max(0, start - 8) : start]):
        return words[0].upper() + words[1:]
    return words


def is_one(text: str, last: Replacement, made: Replacement) -> bool:
    """Say whether two stand for one: first and family name, or a street and its postcode."""
    between = text[last.end : made.start]
    if last.kind is SpanKind.ADDRESS and made.kind in _OF_AN_ADDRESS:
        return not between.strip(" ,")
    same = last.kind is made.kind is SpanKind.PERSON and last.text == made.text
    return same and not between.strip(" -")


_OF_AN_ADDRESS: Final = frozenset({SpanKind.ADDRESS, SpanKind.POSTCODE, SpanKind.PLACE})


def goes_on(text: str, found: Sequence[Replacement], span: Span) -> bool:
    """Say whether `span` is the next one in a row: "4, 6 and 9"."""
    if not found or found[-1].kind is not span.kind:
        return False
    return text[found[-1].end : span.start].strip() in (",", "and", "&", ", and", "/", "or")
