"""Putting neutral words in the place of everything that would identify someone."""

from collections.abc import Iterable
from typing import Final

from group_supervision.anonymiser.names import Names
from group_supervision.anonymiser.recognisers import RECOGNISERS
from group_supervision.anonymiser.span import Span, SpanKind, resolved
from group_supervision.core.text import NOTE_LIMIT, Anonymised, clean

PLACEHOLDERS: Final = {
    SpanKind.EMAIL: "an e-mail address",
    SpanKind.WEB: "a web address",
    SpanKind.HANDLE: "a user name",
    SpanKind.PHONE: "a phone number",
    SpanKind.POSTCODE: "a postcode",
    SpanKind.NHS_NUMBER: "an NHS number",
    SpanKind.INSURANCE_NUMBER: "a National Insurance number",
    SpanKind.REFERENCE: "a number",
}
"""What stands for each kind. Never square brackets: terminals, Markdown and others eat them."""


class Anonymiser:
    """Anonymises the texts of one session. What it knows stays in memory and ends with it."""

    def __init__(self, protected: Iterable[str] = (), labels_used: int = 0) -> None:
        """Protect names from the start.

        Args:
            protected: Names that may be said.
            labels_used: The number of the last label an earlier run of this session gave away.
        """
        self._names = Names(labels_used)
        for name in protected:
            self._names.protect(name)

    def protect(self, name: str) -> None:
        """Recognise `name` from now on, in any case, possessive, plural or in part."""
        self._names.protect(name)

    @property
    def protects(self) -> int:
        """How many names are protected."""
        return len(self._names)

    def spans(self, text: str) -> list[Span]:
        """Return what would be replaced in `text`, in order and without overlaps."""
        found = [*self._names.find(text)]
        for recogniser in RECOGNISERS:
            found += recogniser(text)
        return resolved(found)

    def anonymise(self, text: str) -> Anonymised:
        """Return `text`, cleaned and with every span of it replaced."""
        line = clean(text, NOTE_LIMIT)
        parts: list[str] = []
        done = 0
        for span in self.spans(line):
            between = line[done : span.start]
            replacement = self._replacement(span, line[span.start : span.end])
            if parts and replacement == parts[-1] and not between.strip(" -"):
                done = span.end  # first and family name, typed apart: still one person
                continue
            if span.start == 0:
                replacement = replacement[0].upper() + replacement[1:]
            parts += [between, replacement]
            done = span.end
        return Anonymised("".join([*parts, line[done:]]))

    def _replacement(self, span: Span, original: str) -> str:
        if span.kind is SpanKind.PERSON:
            return self._names.label(original)
        return PLACEHOLDERS[span.kind]
