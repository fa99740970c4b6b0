"""What the review shows of what was replaced, as text: pure functions of notes and marks."""

from typing import Final

from textual.content import Content

from group_supervision.anonymiser.marking import Mark, Part
from group_supervision.core.session import Note
from group_supervision.guide.next_doubt import DoubtCursor
from group_supervision.guide.review import doubts_replaced, put_back
from group_supervision.guide.words.marks import kind, older, quoted
from group_supervision.guide.words.notes import note_head
from group_supervision.translation import N_, _, ngettext

_VERDICTS: Final = (
    (("p", N_("a person")), ("n", N_("not a name here"))),
    (("l", N_("a place")), ("v", N_("not a name in this session"))),
    (("o", N_("something else")), ("a", N_("never a name"))),
)
_PERSONS: Final = (("r", N_("who it is")), ("m", N_("same as")), ("s", N_("someone else")))
_COLUMN: Final = 21


def summary(cursor: DoubtCursor, *, has_older: bool) -> Content:
    """Return how many doubts were replaced, and what that means."""
    lines: list[Content] = []
    if cursor.doubts:
        lines.append(Content.styled(doubts_replaced(cursor.doubts), "bold"))
        lines.append(Content(_("Enter keeps it like that; c goes through the notes.")))
    if cursor.given_back:
        lines.append(Content(put_back(cursor.given_back)))
    if has_older:
        lines.append(Content.styled(older(), "$muted"))
    return Content("\n").join(lines)


def heading(cursor: DoubtCursor, note: Note | None) -> Content:
    """Return which note it is, and how many doubts there are."""
    if note is None:
        return Content.styled(_("Check"), "bold $calm")
    place = _("note {number} of {count}: {kind}").format(
        number=cursor.note + 1, count=len(cursor.notes), kind=note_head(note)
    )
    doubts = ngettext("{count} doubt left", "{count} doubts left", cursor.doubts)
    return Content.assemble(
        Content.styled(_("Check"), "bold $calm"),
        f"   {place}   ",
        Content.styled(doubts if cursor.doubts else _("no doubts left"), "$muted"),
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
        empty = _("Nothing was replaced here.")
        return Content.styled(older() if is_older else empty, "$muted")
    if is_older and mark.typed == mark.label:
        sentence = _("{label} is from before the restart: what was typed is forgotten.")
        return Content(sentence.format(label=mark.label))
    if mark.is_given_back:
        return Content(_("{word} stands as you typed it.").format(word=quoted(mark.typed)))
    sentence = _may_be(mark) if mark.is_doubt else _is(mark)
    said = Content.styled(
        sentence.format(word=quoted(mark.typed), kind=kind(mark), label=mark.label), "bold"
    )
    return Content.assemble(said, "   ", _choice("y", _("yes"))) if mark.is_doubt else said


def choices(mark: Mark | None, *, is_older: bool) -> Content:
    """Return what can be said of a mark, with the key for it."""
    if mark is None:
        return Content("")
    rows: list[Content] = []
    if not is_older:
        for (key, words), other in _VERDICTS:
            left = _(words)
            blank = " " * max(1, _COLUMN - len(left))
            rows.append(Content.assemble(_choice(key, left), blank, _choice(other[0], _(other[1]))))
    if mark.label:
        offered = _PERSONS[:2] if is_older else _PERSONS
        rows.append(Content("   ").join([_choice(key, _(words)) for key, words in offered]))
    return Content("\n").join(rows)


def _may_be(mark: Mark) -> str:
    return _("{word} may be {kind}: {label}.") if mark.label else _("{word} may be {kind}.")


def _is(mark: Mark) -> str:
    return _("{word} is {kind}: {label}.") if mark.label else _("{word} is {kind}.")


def _choice(key: str, words: str) -> Content:
    return Content.assemble((key, "bold $calm"), f" {words}")


def _style(mark: Mark) -> str:
    if mark.is_given_back:
        return "italic $muted"
    return "bold underline $accent" if mark.is_doubt else "reverse $calm"
