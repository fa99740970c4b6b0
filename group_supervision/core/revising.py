"""Facts changed afterwards, so that nothing is left of what they said: no undo brings it back."""

from collections.abc import Sequence
from dataclasses import replace

from group_supervision.core.events import Event, NoteTaken, ResonanceMarked
from group_supervision.core.format import NoteKind


def without_note(events: Sequence[Event], note: int) -> tuple[Event, ...]:
    """Return the facts without a note, and without the marks that it resonated."""
    return tuple(each for each in events if not (_is_of(each, note) or _marks(each, note)))


def with_kind(events: Sequence[Event], note: int, kind: NoteKind) -> tuple[Event, ...]:
    """Return the facts with a note of another kind. A mark that it resonated goes: see `resonate`.

    Args:
        events: The facts of a session.
        note: The note's id.
        kind: What it is from now on.
    """
    return tuple(
        replace(each, kind=kind) if isinstance(each, NoteTaken) and each.id == note else each
        for each in events
        if not (_marks(each, note) and kind is not NoteKind.HYPOTHESIS)
    )


def _is_of(event: Event, note: int) -> bool:
    return isinstance(event, NoteTaken) and event.id == note


def _marks(event: Event, note: int) -> bool:
    return isinstance(event, ResonanceMarked) and event.note == note
