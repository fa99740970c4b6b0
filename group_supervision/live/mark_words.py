"""What both reviews say of a mark, and of a decision about it: words alone, no layout."""

from typing import Final

from group_supervision.anonymiser.finding import SpanKind
from group_supervision.anonymiser.marking import Mark
from group_supervision.anonymiser.session.decisions import Verdict
from group_supervision.core.wording import counted

_KINDS: Final = {
    SpanKind.ADDRESS: "an address",
    SpanKind.AGE: "an age",
    SpanKind.BIRTH_DATE: "a date of birth",
    SpanKind.EMAIL: "an e-mail address",
    SpanKind.HANDLE: "a user name",
    SpanKind.INSURANCE_NUMBER: "a National Insurance number",
    SpanKind.NHS_NUMBER: "an NHS number",
    SpanKind.ORGANISATION: "an organisation",
    SpanKind.OTHER: "something that tells who it is",
    SpanKind.PHONE: "a phone number",
    SpanKind.REFERENCE: "a case number",
    SpanKind.VEHICLE: "a number plate",
    SpanKind.WEB: "a web address",
}
_SAID: Final = {
    Verdict.PERSON: "is a person.",
    Verdict.PLACE: "is a place.",
    Verdict.OTHER: "is taken out.",
    Verdict.NOT_A_NAME: "stands again, here.",
    Verdict.NEVER_A_NAME: "stands again, in every note.",
}
_LONGEST: Final = 60
"""So many characters of what was typed are quoted; a whole note may be one long name."""

OLDER: Final = "Notes from before the restart keep every doubt replaced."
NUMBERS_ARE_NO_WORDS: Final = "A number cannot be an ordinary word: n puts it back here alone."


def kind(mark: Mark) -> str:
    """Return in words what a mark was taken for."""
    return _KINDS.get(mark.span.kind, f"a {mark.span.kind.value}")


def quoted(typed: str) -> str:
    """Return what was typed in quotation marks; of many words the first and how many follow."""
    if len(typed) <= _LONGEST:
        return f"“{typed}”"
    words = typed.split()
    first = ""
    while words and len(f"{first} {words[0]}") <= _LONGEST:
        first = f"{first} {words.pop(0)}".strip()
    return f"“{first or typed[:_LONGEST]}” and {counted(len(words), 'word')} more"


def confirmed(mark: Mark) -> str:
    """Say that a mark is what it was taken for."""
    return f"{quoted(mark.typed)} is {kind(mark)}."


def decided(mark: Mark, verdict: Verdict) -> str:
    """Say what became of a mark."""
    return f"{quoted(mark.typed)} {_SAID[verdict]}"


def is_refused(mark: Mark, verdict: Verdict) -> bool:
    """Say whether a verdict makes no sense of what was typed."""
    return verdict is Verdict.NEVER_A_NAME and not any(map(str.isalpha, mark.typed))
