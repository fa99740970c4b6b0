"""What is said of a word that was replaced, and of a decision about it."""

from collections.abc import Mapping, Sequence
from typing import Final

from group_supervision.anonymiser.finding import SpanKind
from group_supervision.anonymiser.marking import Mark
from group_supervision.anonymiser.session.decisions import Verdict
from group_supervision.anonymiser.singling_out import Telling
from group_supervision.translation import N_, _, ngettext

_KINDS: Final = {
    SpanKind.PERSON: N_("a person"),
    SpanKind.PLACE: N_("a place"),
    SpanKind.SCHOOL: N_("a school"),
    SpanKind.HOSPITAL: N_("a hospital"),
    SpanKind.POSTCODE: N_("a postcode"),
    SpanKind.DATE: N_("a date"),
    SpanKind.ADDRESS: N_("an address"),
    SpanKind.AGE: N_("an age"),
    SpanKind.BIRTH_DATE: N_("a date of birth"),
    SpanKind.EMAIL: N_("an e-mail address"),
    SpanKind.HANDLE: N_("a user name"),
    SpanKind.INSURANCE_NUMBER: N_("a National Insurance number"),
    SpanKind.NHS_NUMBER: N_("an NHS number"),
    SpanKind.ORGANISATION: N_("an organisation"),
    SpanKind.OTHER: N_("something that could identify someone"),
    SpanKind.PHONE: N_("a phone number"),
    SpanKind.REFERENCE: N_("a case number"),
    SpanKind.VEHICLE: N_("a number plate"),
    SpanKind.WEB: N_("a web address"),
}
_DECIDED: Final = {
    Verdict.PERSON: N_("{word} is a person."),
    Verdict.PLACE: N_("{word} is a place."),
    Verdict.OTHER: N_("{word} is taken out."),
    Verdict.NOT_A_NAME: N_("{word} put back."),
    Verdict.NEVER_A_NAME: N_("{word} put back, in every note."),
}
_OTHERS: Final[Mapping[Telling, str]] = {"role": N_("a role"), "rare": N_("something rare")}
_LONGEST: Final = 60
"""So many characters of what was typed are quoted; a whole note may be one long name."""


def older() -> str:
    """Say what becomes of notes from before a restart."""
    return _("In notes from before the restart, words we weren't sure of stay replaced.")


def kind(mark: Mark) -> str:
    """Return in words what a mark was taken for."""
    return _(_KINDS[mark.span.kind])


def quoted(typed: str) -> str:
    """Return what was typed in quotation marks; of many words the first and how many follow."""
    if len(typed) <= _LONGEST:
        return _("“{words}”").format(words=typed)
    words = typed.split()
    first = ""
    while words and len(f"{first} {words[0]}") <= _LONGEST:
        first = f"{first} {words.pop(0)}".strip()
    more = ngettext("{count} word more", "{count} words more", len(words))
    return _("“{words}” and {more}").format(words=first or typed[:_LONGEST], more=more)


def confirmed(mark: Mark) -> str:
    """Say that a mark is what it was taken for."""
    return _("{word} is {kind}.").format(word=quoted(mark.typed), kind=kind(mark))


def decided(mark: Mark, verdict: Verdict) -> str:
    """Say what became of a mark."""
    return _(_DECIDED[verdict]).format(word=quoted(mark.typed))


def advice(telling: Sequence[Telling]) -> str:
    """Ask whether each of several telling things in a note is needed; empty: there are none."""
    if not telling:
        return ""
    *first, last = (_(_OTHERS.get(each) or _KINDS[SpanKind(each)]) for each in telling)
    listed = _("{first} and {last}").format(first=", ".join(first), last=last)
    sentence = _("{things} together may single someone out: is each of them needed?")
    return sentence.format(things=listed[:1].upper() + listed[1:])
