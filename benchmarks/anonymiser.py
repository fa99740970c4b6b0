"""How much the anonymiser finds, how much it flags in vain, how equally, and how fast.

    python -m benchmarks.anonymiser            the development half and the test half
    python -m benchmarks.anonymiser --as-met           the written notes, as a group meets it
    python -m benchmarks.anonymiser --write notes/     the invented notes as JSON lines, to read

`detect` and `Session` are what a scorer of one's own calls.
"""

import sys
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import SpanKind

Found = tuple[int, int, str]
"""Start, end and type of something that was found, sure or doubtful."""

TYPES: Final = {
    SpanKind.PERSON: "PERSON",
    SpanKind.PLACE: "PLACE",
    SpanKind.ADDRESS: "ADDRESS",
    SpanKind.SCHOOL: "ORG",
    SpanKind.HOSPITAL: "ORG",
    SpanKind.ORGANISATION: "ORG",
    SpanKind.DATE: "DATE",
    SpanKind.BIRTH_DATE: "DOB",
    SpanKind.AGE: "AGE",
    SpanKind.EMAIL: "EMAIL",
    SpanKind.WEB: "URL",
    SpanKind.HANDLE: "HANDLE",
    SpanKind.PHONE: "PHONE",
    SpanKind.POSTCODE: "POSTCODE",
    SpanKind.NHS_NUMBER: "NHS_NO",
    SpanKind.INSURANCE_NUMBER: "NINO",
    SpanKind.VEHICLE: "VRM",
    SpanKind.REFERENCE: "REF",
    SpanKind.OTHER: "OTHER",
}
_REMEMBERED: Final = {
    "PLACE": SpanKind.PLACE,
    "ORG": SpanKind.ORGANISATION,
    "ADDRESS": SpanKind.ADDRESS,
}


def detect(text: str) -> list[Found]:
    """Return everything that would be replaced in `text`, without any memory."""
    return _found(_stranger(), text)


class Session:
    """A session in which the review confirms what was in each note before the next one."""

    def __init__(self) -> None:
        """Begin without a roster."""
        self._anonymiser = Anonymiser()

    def start(self, roster: Iterable[str]) -> None:
        """Begin with the names that were typed in before."""
        self._anonymiser = Anonymiser(roster)

    def detect(self, text: str) -> list[Found]:
        """Return everything that would be replaced in `text`, with what is remembered."""
        return _found(self._anonymiser, text)

    def confirm(self, spans: Iterable[Found], text: str) -> None:
        """Take in what the review says of a note."""
        for start, end, kind in spans:
            if kind == "PERSON":
                self._anonymiser.protect(text[start:end])
            elif kind == "INITIALS":
                self._anonymiser.remember_initials(text[start:end])
            elif kind in _REMEMBERED:
                self._anonymiser.remember(text[start:end], _REMEMBERED[kind])


@cache
def _stranger() -> Anonymiser:
    return Anonymiser()


def _found(anonymiser: Anonymiser, text: str) -> list[Found]:
    return [(span.start, span.end, TYPES[span.kind]) for span in anonymiser.spans(text)]


def main(arguments: Sequence[str]) -> None:
    """Print the table, or write the notes."""
    if arguments[:1] == ["--write"] and len(arguments) > 1:
        from benchmarks.invented import write

        write(Path(arguments[1]))
        return
    if arguments[:1] == ["--as-met"]:
        from benchmarks.as_met_table import rows

        for row in rows(folds=Path(arguments[1]) if len(arguments) > 1 else None):
            print(row, flush=True)  # as it is known: without each rule takes minutes
        return
    from benchmarks.anonymiser_table import table

    sys.stdout.write(table())


if __name__ == "__main__":
    main(sys.argv[1:])
