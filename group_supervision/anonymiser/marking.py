"""A note as it is kept, with a mark on everything that was replaced or given back.

For the review: what was typed is in the marks, in memory alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import Certainty, Span
from group_supervision.anonymiser.replace.render import Replacement
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
    made = [_replaced(typed, each) for each in anonymiser.replacements(typed)]
    back = [
        (span.start, span.end, Part(word, Mark(word, span, is_given_back=True)))
        for span in anonymiser.given_back(typed)
        for word in [typed[span.start : span.end]]
    ]
    return _parts(typed, [*made, *back])


def remarked(anonymiser: Anonymiser, stored: Anonymised) -> tuple[Part, ...]:
    """Return a note from before a crash in parts: its labels, and names recognised since."""
    line, found = anonymiser.recalled(stored)
    return _parts(line, [_replaced(line, each) for each in found])


def _replaced(typed: str, made: Replacement) -> tuple[int, int, Part]:
    """Return a replacement as a part, and from where to where it stands for what was typed."""
    of = made.of or Span(made.start, made.end, made.kind, made.certainty)
    mark = Mark(typed[of.start : of.end], of, made.label)
    return made.start, made.end, Part(made.text, mark)


def _parts(typed: str, marks: Sequence[tuple[int, int, Part]]) -> tuple[Part, ...]:
    """Return all parts in order; what was given back in the midst of something replaced is not."""
    parts: list[Part] = []
    done = 0
    for start, end, part in sorted(marks, key=itemgetter(0)):
        if start >= done:
            parts += [Part(typed[done:start]), part]
            done = end
    return tuple(part for part in [*parts, Part(typed[done:])] if part.text)
