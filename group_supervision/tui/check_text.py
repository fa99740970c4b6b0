"""What the review says about what was replaced, as text: pure functions of notes and marks."""

from typing import Final

from textual.content import Content

from group_supervision.anonymiser.marking import Mark, Part
from group_supervision.anonymiser.session.person import Person
from group_supervision.core.session import Note
from group_supervision.core.wording import counted
from group_supervision.live.mark_words import OLDER, kind, quoted
from group_supervision.live.walk import Walk

_VERDICTS: Final = (
    (("p", "a person"), ("n", "no name here")),
    (("l", "a place"), ("v", "no name in this session")),
    (("o", "something else"), ("a", "no name in any session")),
)
_PERSONS: Final = (("r", "who it is"), ("m", "same as"), ("s", "someone else"))
_COLUMN: Final = 21


def summary(walk: Walk, *, has_older: bool) -> Content:
    """Return how many doubts were replaced, and what that means."""
    lines: list[Content] = []
    if walk.doubts:
        was = "was" if walk.doubts == 1 else "were"
        lines.append(
            Content.assemble(
                (f"{counted(walk.doubts, 'doubt')} {was} replaced too.", "bold"),
                " Enter leaves it so, c goes through the notes.",
            )
        )
    if walk.given_back:
        stands = "word stands" if walk.given_back == 1 else "words stand"
        lines.append(Content(f"{walk.given_back} {stands} as typed, because you said so."))
    if has_older:
        lines.append(Content.styled(OLDER, "$muted"))
    return Content("\n").join(lines)


def heading(walk: Walk, note: Note | None) -> Content:
    """Return which note it is, and how many doubts there are."""
    if note is None:
        return Content.styled("Check", "bold $calm")
    what = note.kind.value if note.number is None else f"{note.kind.value} H{note.number}"
    doubts = f"{counted(walk.doubts, 'doubt')} left" if walk.doubts else "no doubts left"
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


def _choice(key: str, words: str) -> Content:
    return Content.assemble((key, "bold $calm"), f" {words}")


def _style(mark: Mark) -> str:
    if mark.is_given_back:
        return "italic $muted"
    return "bold underline $accent" if mark.is_doubt else "reverse $calm"
