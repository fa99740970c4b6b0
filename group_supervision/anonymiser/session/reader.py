"""Reading texts with what a session knows, and learning from them who is named."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from group_supervision.anonymiser.finding import Certainty, Span, SpanKind, outside, resolved
from group_supervision.anonymiser.languages.pack import Pack
from group_supervision.anonymiser.pipeline import Pipeline
from group_supervision.anonymiser.session.decisions import Decisions
from group_supervision.anonymiser.text.lexicon import is_unknown
from group_supervision.anonymiser.text.seen import Seen, seen
from group_supervision.anonymiser.text.tokens import read

_MOST_LESSONS: Final = 3
"""How often a text is read again because it has told a name."""
_TITLED: Final = "name-title"
"""The rule that is as good as being told, of ordinary words too: mr so."""


class Reader:
    """Reads the texts of one session."""

    def __init__(self, pack: Pack, never: Iterable[str] = (), off: Iterable[str] = ()) -> None:
        """Begin with a language, words that are never names, and rules that are left out."""
        self._memory = Decisions(pack.words, never)
        self._pipeline = Pipeline(pack, off)
        self._pack = pack
        self._consulted: list[Callable[[str], Iterable[Span]]] = []

    def consult(self, other: Callable[[str], Iterable[Span]]) -> None:
        """Add what somebody else finds, such as a model, from now on: at the review.

        Args:
            other: From a text to spans of it. See `ner.spans_by_model`.
        """
        self._consulted.append(other)

    def spans(self, text: str, *, remembered_only: bool = False) -> list[Span]:
        """Return what would be replaced in `text`, in order and without overlaps.

        Args:
            text: One line or several.
            remembered_only: Look only for what the session knows.
        """
        found: list[Span] = []
        offset = 0
        visible = Seen(text)
        for row in visible.text.split("\n"):
            for span in self._spans_of_line(row, remembered_only=remembered_only):
                start, end = visible.typed(span.start + offset, span.end + offset)
                is_there = (start, end) == (span.start, span.end)
                found.append(span if is_there else replace(span, start=start, end=end))
            offset += len(row) + 1
        return self._memory.settled(text, found)

    def _spans_of_line(self, row: str, *, remembered_only: bool) -> list[Span]:
        words = self._pack.placeholders
        sight, told = self._memory.look(read(words.labels.as_names(row)))
        if remembered_only:
            found = [*told, *self._pipeline.remembered(sight)]
        else:
            for other in self._consulted:
                told += other(row)
            found = self._pipeline.findings(sight, self._memory.names, told)
        done = [match.span() for match in words.already.finditer(row)]
        return resolved(each for span in found for each in outside(row, span, done))

    def _learn(self, original: str, span: Span) -> None:
        """Remember a name of which there is no doubt, for when it comes again in small letters.

        Ordinary words beside it are not learned: they may be the next word of the sentence.
        """
        if span.certainty is Certainty.SURE:
            is_titled = span.because == _TITLED
            for token in read(original).tokens:
                if (
                    is_titled or is_unknown(token.low, token.shape)
                ) and token.low not in self._memory.never:
                    self._memory.protect(token.text, counts=False)

    def taught_by(self, text: str) -> list[Span]:
        """Return what would be replaced, with all that the text itself tells about its names."""
        spans = self.spans(text)
        for _ in range(_MOST_LESSONS):
            before = self._memory.size
            self._memory.heard.hear(text, spans)
            for span in spans:
                if span.kind is SpanKind.PERSON:
                    self._learn(seen(text[span.start : span.end]), span)
            if self._memory.size == before:
                break
            spans = self.spans(text)
        return spans

    def explained(self, text: str) -> list[Span]:
        """Return the same as `taught_by`, each with the reason it was found before that lesson.

        Otherwise a name would be given as known, because this text itself has just told it.
        """
        first = {(span.start, span.end): span.because for span in self.spans(text)}
        return [
            replace(span, because=first.get((span.start, span.end), span.because))
            for span in self.taught_by(text)
        ]
