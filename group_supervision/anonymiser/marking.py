"""A note as it is kept, with a mark on everything that was replaced or given back.

For the review: what was typed is in the marks, in memory alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import Certainty, Span, SpanKind
from group_supervision.anonymiser.replace.render import Replacement, eats_blank
from group_supervision.core.text import Anonymised


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a note that was replaced, or given back."""

    typed: str
    """What was typed there; in a note from before a crash, its label."""
    span: Span
    """Where it stands in what was typed."""
    label: str = ""
    """Whom it means, of a person."""
    is_given_back: bool = False
    """Whether it stands as it was typed, because the facilitator said so."""

    @property
    def is_doubt(self) -> bool:
        """Whether it was replaced without being sure."""
        return self.span.certainty is Certainty.DOUBTFUL and not self.is_given_back


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a note as it is kept."""

    text: str
    mark: Mark | None = None


def marked(anonymiser: Anonymiser, typed: str) -> tuple[Part, ...]:
    """Return a note of this run in parts, from what was typed."""
    made = anonymiser.replacements(typed)
    spans = anonymiser.spans(typed)  # only now: the note itself may just have told of a name
    back = [
        Mark(_of(typed, each), each, is_given_back=True) for each in anonymiser.given_back(typed)
    ]
    parts: list[Part] = []
    done = 0
    for each in made:
        parts += _plain(typed, done, each.start, back)
        parts.append(Part(each.text, _mark(anonymiser, typed, each, spans)))
        done = each.end + eats_blank(typed, each)
    return tuple(part for part in [*parts, *_plain(typed, done, len(typed), back)] if part.text)


def remarked(anonymiser: Anonymiser, stored: Anonymised) -> tuple[Part, ...]:
    """Return a note from before a crash in parts: its labels, and names recognised since."""
    line, found = anonymiser.recalled(stored)
    parts: list[Part] = []
    done = 0
    for each in found:
        original = line[each.start : each.end]
        span = Span(each.start, each.end, each.kind)
        is_person = each.kind is SpanKind.PERSON
        label = anonymiser.label_of(original) if is_person else ""
        parts += [Part(line[done : each.start]), Part(each.text, Mark(original, span, label))]
        done = each.end + eats_blank(line, each)
    return tuple(part for part in [*parts, Part(line[done:])] if part.text)


def _mark(anonymiser: Anonymiser, typed: str, made: Replacement, spans: list[Span]) -> Mark:
    """Return the mark of a replacement, which may stand for several spans and an article."""
    inside = [each for each in spans if each.start < made.end and made.start < each.end]
    whole = Span(inside[0].start, inside[-1].end, made.kind, made.certainty)
    is_person = made.kind is SpanKind.PERSON
    label = anonymiser.label_of(_of(typed, inside[0])) if is_person else ""
    return Mark(_of(typed, whole), whole, label)


def _plain(typed: str, start: int, end: int, back: list[Mark]) -> Iterator[Part]:
    """Return what stands between two replacements, with marks on what was given back."""
    for mark in back:
        if start <= mark.span.start and mark.span.end <= end:
            yield Part(typed[start : mark.span.start])
            yield Part(mark.typed, mark)
            start = mark.span.end
    yield Part(typed[start:end])


def _of(typed: str, span: Span) -> str:
    return typed[span.start : span.end]
