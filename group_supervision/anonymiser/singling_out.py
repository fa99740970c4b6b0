"""What may single someone out although every name is gone.

Nothing here is a name. A place, an age and a school in one note, or one rare event with any of
them, may be enough for somebody who knows half the story.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from group_supervision.anonymiser.finding import SpanKind
from group_supervision.anonymiser.languages.en import ENGLISH
from group_supervision.anonymiser.languages.pack import Pack
from group_supervision.anonymiser.marking import Part

Telling = SpanKind | Literal["role", "rare"]
"""Something that says a little about somebody: what was replaced, a role, or something rare."""

_MANY: Final = 3
"""So many telling things in one note are too many; with a rare one among them, two."""

_AS: Final = {
    SpanKind.PLACE: SpanKind.PLACE,
    SpanKind.ADDRESS: SpanKind.PLACE,
    SpanKind.POSTCODE: SpanKind.PLACE,
    SpanKind.AGE: SpanKind.AGE,
    SpanKind.SCHOOL: SpanKind.SCHOOL,
    SpanKind.HOSPITAL: SpanKind.HOSPITAL,
    SpanKind.ORGANISATION: SpanKind.ORGANISATION,
    SpanKind.DATE: SpanKind.DATE,
    SpanKind.BIRTH_DATE: SpanKind.DATE,
}
"""As what each kind counts."""


def together(parts: Iterable[Part], pack: Pack = ENGLISH) -> tuple[Telling, ...]:
    """Return the telling things of a note, each once, or none when they are too few.

    Args:
        parts: The note.
        pack: Its language, which is asked for the sets of `singling-out.txt`.
    """
    found = tuple(dict.fromkeys(_telling(tuple(parts), pack)))
    least = _MANY - 1 if "rare" in found else _MANY
    return found if len(found) >= least else ()


def _telling(note: tuple[Part, ...], pack: Pack) -> Iterator[Telling]:
    """Return what tells of somebody: what was replaced, a role, something rare."""
    replaced = [(part.text, part.mark) for part in note if part.mark is not None]
    yield from (_AS[mark.span.kind] for _text, mark in replaced if mark.span.kind in _AS)
    has_role = any(not text.lower().endswith(mark.label.lower()) for text, mark in replaced)
    text = "".join(part.text for part in note)
    if has_role or _says(text, pack.words.either("singling-out-roles")):
        yield "role"
    if _says(text, pack.words.either("singling-out-rare")):
        yield "rare"


def _says(text: str, words: str) -> bool:
    return re.search(rf"\b{words}\b", text, re.IGNORECASE) is not None
