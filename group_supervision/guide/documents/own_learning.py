"""Own learning: what people take from a session, each known by a seat, fit for a learning log.

Nothing about the case is in it but what somebody put into their own line.
"""

from group_supervision.core.format import NoteKind
from group_supervision.core.record import Record
from group_supervision.export.document import Block, Bullets, Document, Heading, Paragraph
from group_supervision.guide.documents.opening import opening, session_line
from group_supervision.guide.words.time import how_long
from group_supervision.translation import _, language, ngettext


def own_learning(read: Record, seat: int | None = None) -> Document:
    """Return what people take from a session.

    Args:
        read: The session.
        seat: The seat whose learning alone is wanted; `None`: everybody's, and what was noted as
            the group's learning.
    """
    blocks: list[Block] = [
        *opening(_("What I take from a reflective group discussion, for my own learning log.")),
        Heading(_("What it was")),
        Bullets(
            (
                session_line(read),
                ngettext("A group of {count} person", "A group of {count} people", read.people),
                _("Time spent: {time}").format(time=how_long(read.actual)),
            )
        ),
        *_lines(read, seat),
    ]
    if not has_learning(read, seat):
        blocks.append(Paragraph(_("No learning was noted.")))
    return Document(_("Own learning"), tuple(blocks), language())


def has_learning(read: Record, seat: int | None = None) -> bool:
    """Say whether any learning was noted, or any of this seat."""
    return bool(_lines(read, seat))


def _lines(read: Record, seat: int | None) -> list[Block]:
    if seat is not None:
        return _section(_("What I learnt"), _of_seat(read, seat))
    found: list[Block] = []
    for each in sorted({line.seat for line in read.learning}):
        found += _section(_("Seat {number}").format(number=each), _of_seat(read, each))
    noted = [note.text.text for note in read.notes if note.kind is NoteKind.LEARNING]
    return [*found, *_section(_("What we learnt"), noted)]


def _of_seat(read: Record, seat: int) -> list[str]:
    return [line.text.text for line in read.learning if line.seat == seat]


def _section(heading: str, lines: list[str]) -> list[Block]:
    return [Heading(heading), Bullets(tuple(lines))] if lines else []
