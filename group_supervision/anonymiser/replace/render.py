"""What stands in the place of each span, and the text with all of it in place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from group_supervision.anonymiser.finding import Certainty, Span, SpanKind
from group_supervision.anonymiser.replace.placeholders import Placeholders
from group_supervision.anonymiser.session.person import Person
from group_supervision.anonymiser.text.lexicon import known
from group_supervision.anonymiser.text.spelling import folded

_OPENING: Final = re.compile(r"(?:^|\n)[\W_]*$|[.!?…][\"”’')*_]*\s+[\"“„‘'(*_]*$|[\"“„]$")
"""What stands before the first word of a sentence or an item. A colon or a dash goes on."""
_OF_AN_ADDRESS: Final = frozenset({SpanKind.ADDRESS, SpanKind.POSTCODE, SpanKind.PLACE})
_WORD: Final = re.compile(r"[^\W\d_]+")
_WINDOW: Final = 40
"""Characters before and behind a finding that conditions are asked about."""


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
    label: str = ""
    """Of the person who is mentioned."""
    is_family: bool = False
    """Whether it stands for more than that person."""

    @property
    def alone(self) -> "Replacement":
        """The replacement of the finding alone: a label without the s of a possessive."""
        of = self.of or self
        words = self.text if self.is_family else self.label or self.text
        return Replacement(of.start, of.end, self.kind, self.certainty, words)


def rendered(text: str, replacements: Iterable[Replacement]) -> str:
    """Return `text` with its replacements in place."""
    parts: list[str] = []
    done = 0
    for each in replacements:
        parts += [text[done : each.start], each.text]
        done = each.end
    return "".join([*parts, text[done:]])


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
    seen = _seen(text, whole)
    forms = placeholders.forms_of(span.kind, seen["original"])
    if person is not None:
        forms = placeholders.called(person)
        seen["role"] = person.role if is_first or forms["label"] == person.role else ""
        seen["ending"] = _beyond((*person.names, folded(forms["name"])), seen["original"])
    room = span.start - (last.end if last else 0)
    frame, before, after = placeholders.frame(span.kind, seen, room)
    start, words = _fitted(text, span.start - before, span.start, frame.filled(forms))
    end = whole.end + after
    if not words and text[max(0, start - 1) : start] == " " == text[end : end + 1]:
        end += 1  # one of two blanks
    is_one = "label" in frame.forms
    owned = len(seen["ending"]) if is_one and "ending" in frame.conditions else 0
    of = span if person is None else replace(span, start=start, end=whole.end - owned)
    label = forms.get("name", "")
    return Replacement(start, end, span.kind, span.certainty, words, of, label, not is_one)


def _seen(text: str, span: Span) -> dict[str, str]:
    """Return what conditions can be about."""
    original, after = text[span.start : span.end], text[span.end : span.end + _WINDOW]
    follows = _WORD.match(after.removeprefix(" "))
    return {
        "before": text[max(0, span.start - _WINDOW) : span.start],
        "original": original,
        "after": after,
        "itself": _classes(original),
        "next": _classes(follows[0]) if follows else "",
        "role": "",
        "ending": "",
    }


def _classes(word: str) -> str:
    """Return the classes of a word in the word list; "^": an acronym, "?": it isn't there."""
    entry = known(word.lower())
    return "?" if entry is None else entry.classes + "^" * entry.is_acronym


def _beyond(names: Iterable[str], written: str) -> str:
    """Return what a mention has beyond the longest name it begins with: the s of "adas"."""
    word = folded(written)
    found = [each for each in names if word.startswith(each) and word != each]
    return word.removeprefix(max(found, key=len, default=word))


def _fitted(text: str, start: int, found: int, words: str) -> tuple[int, str]:
    """Return where words begin, without an article that is there, large where a sentence begins."""
    taken = text[start:found]
    if taken and words.lower().startswith(taken.lower()):
        start, words = found, words[len(taken) :]
    if words and not text[start].islower() and _OPENING.search(text[max(0, start - 8) : start]):
        words = words[0].upper() + words[1:]
    return start, words


def joined(text: str, last: Replacement | None, made: Replacement) -> list[Replacement]:
    """Return one replacement for two that stand for one: a whole name, an address; or both."""
    if last is None:
        return [made]
    between = text[last.end : made.start]
    is_person = last.kind is made.kind is SpanKind.PERSON and last.alone.text == made.alone.text
    is_address = last.kind is SpanKind.ADDRESS and made.kind in _OF_AN_ADDRESS
    if between.strip(" -" if is_person else " ,") or not (is_person or is_address):
        return [last, made]
    of = Span(last.alone.start, made.alone.end, last.kind, last.certainty)
    words = made.text if is_person and last.text == last.label else last.text
    return [replace(last, end=made.end, text=words, of=of)]
