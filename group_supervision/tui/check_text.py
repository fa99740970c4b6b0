"""What the review says about what was replaced, as text: pure functions of notes and marks."""

from typing import Final

from textual.content import Content

from group_supervision.anonymiser.marking import Mark, Part
from group_supervision.anonymiser.people import Person
from group_supervision.anonymiser.span import SpanKind
from group_supervision.core.session import Note
from group_supervision.tui.walk import Walk

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

_VERDICTS: Final = (
    (("p", "a person"), ("n", "no name here")),
    (("l", "a place"), ("v", "no name in this session")),
    (("o", "something else"), ("a", "no name in any session")),
)
_PERSONS: Final = (("r", "who it is"), ("m", "same as"), ("s", "someone else"))
_COLUMN: Final = 21
_LONGEST: Final = 60
"""So many characters of what was typed are quoted; a whole note may be one long name."""


def summary(walk: Walk, *, has_older: bool) -> Content:
    """Return how many doubts were replaced, and what that means."""
    lines: list[Content] = []
    if walk.doubts:
        was = "was" if walk.doubts == 1 else "were"
        lines.append(
            Content.assemble(
                (f"{_counted(walk.doubts, 'doubt')} {was} replaced too.", "bold"),
                " Enter leaves it so, c goes through the notes.",
            )
        )
    if walk.given_back:
        stands = "word stands" if walk.given_back == 1 else "words stand"
        lines.append(Content(f"{walk.given_back} {stands} as typed, because you said so."))
    if has_older:
        said = "Notes from before the restart keep every doubt replaced."
        lines.append(Content.styled(said, "$muted"))
    return Content("\n").join(lines)


def heading(walk: Walk, note: Note | None) -> Content:
    """Return which note it is, and how many doubts there are."""
    if note is None:
        return Content.styled("Check", "bold $calm")
    what = note.kind.value if note.number is None else f"{note.kind.value} H{note.number}"
    doubts = f"{_counted(walk.doubts, 'doubt')} left" if walk.doubts else "no doubts left"
    return Content.assemble(
        Content.styled("Check", "bold $calm"),
        f"   note {walk.note + 1} of {len(walk.notes)}: {what}   ",
        Content.styled(doubts, "$muted"),
    )


def kept(parts: tuple[Part, ...], chosen: int) -> Content:
    """Return a note as it is kept: blocks and underlines as in the note line, one mark chosen."""
    shown: list[Content] = []
    count = 0
    for part in parts:
        if part.mark is None:
            shown.append(Content(part.text))
            continue
        is_chosen, count = count == chosen, count + 1
        word = Content.styled(part.text, _style(part.mark))
        shown.append(Content.assemble(("►", "bold"), word, ("◄", "bold")) if is_chosen else word)
    return Content("").join(shown)


def chosen_at(parts: tuple[Part, ...], chosen: int) -> int:
    """Return how many characters stand before the chosen mark."""
    done = count = 0
    for part in parts:
        if part.mark is not None:
            if count == chosen:
                return done
            count += 1
        done += len(part.text)
    return done


def about(mark: Mark | None, *, is_older: bool) -> Content:
    """Return what was typed at a mark, and what it was taken for."""
    if mark is None:
        older = "It is from before the restart: what was in doubt stays replaced."
        return Content.styled(older if is_older else "Nothing was replaced here.", "$muted")
    if is_older and mark.typed == mark.label:
        return Content(f"{mark.label} is from before the restart: what was typed is forgotten.")
    typed = Content.styled(quoted(mark.typed), "bold")
    if mark.is_given_back:
        return Content.assemble(typed, " stands as it was typed.")
    who = f": {mark.label}" if mark.label else ""
    if not mark.is_doubt:
        return Content.assemble(typed, f" is {kind(mark)}{who}.")
    return Content.assemble(typed, f" may be {kind(mark)}{who}.   ", _choice("y", "yes"))


def kind(mark: Mark) -> str:
    """Return in words what a mark was taken for."""
    return _KINDS.get(mark.span.kind, f"a {mark.span.kind.value}")


def choices(mark: Mark | None, *, is_older: bool) -> Content:
    """Return what can be said of a mark, with the key for it."""
    if mark is None:
        return Content("")
    rows: list[Content] = []
    if not is_older:
        for left, right in _VERDICTS:
            width = _COLUMN - len(left[1])
            rows.append(Content.assemble(_choice(*left), " " * width, _choice(*right)))
    if mark.label:
        offered = _PERSONS[:2] if is_older else _PERSONS
        rows.append(Content("   ").join([_choice(*each) for each in offered]))
    return Content("\n").join(rows)


def named(person: Person) -> str:
    """Return a label with what that person was called, for the facilitator's eyes."""
    called = " ".join(person.names)
    return f"{person.label} ({called})" if called else person.label


def quoted(typed: str) -> str:
    """Return what was typed in quotation marks; of many words the first and how many follow."""
    if len(typed) <= _LONGEST:
        return f"“{typed}”"
    words = typed.split()
    first = ""
    while words and len(f"{first} {words[0]}") <= _LONGEST:
        first = f"{first} {words.pop(0)}".strip()
    return f"“{first or typed[:_LONGEST]}” and {_counted(len(words), 'word')} more"


def _choice(key: str, words: str) -> Content:
    return Content.assemble((key, "bold $calm"), f" {words}")


def _style(mark: Mark) -> str:
    if mark.is_given_back:
        return "italic $muted"
    return "bold underline $accent" if mark.is_doubt else "reverse $calm"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
