"""Exporting: which session, what of it, in which form, and where to. For commands and consoles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from group_supervision.core.record import Record
from group_supervision.core.times import SessionTimes
from group_supervision.errors import BadInput, Refusal
from group_supervision.export.forms import Form, Written, written
from group_supervision.guide.documents.opening import notices
from group_supervision.translation import _


class What(StrEnum):
    """What of a session is exported."""

    RECORD = "record"
    """The record for the presenter."""
    LEARNING = "learning"
    """Own learning."""
    TIMINGS = "timings"
    """How long each part took, and nothing that anyone said."""


@dataclass(frozen=True, slots=True)
class Export:
    """An export, ready to be put somewhere, and what has to be said about it."""

    content: bytes
    sentences: tuple[str, ...]
    """For whoever asked: that the session isn't finished, that there was nothing to export."""


def export(read: Record, what: What, form: Form, seat: int | None = None) -> Export:
    """Return an export of one session.

    Args:
        read: The session, finished or not.
        what: What of it.
        form: In which form.
        seat: Of the learning, whose alone; `None`: everybody's.

    Raises:
        BadInput: When a seat is named for something that isn't learning.
        Refusal: When the form needs a library that isn't installed.
    """
    if seat is not None and what is not What.LEARNING:
        raise BadInput(_("A seat goes with own learning: add --what learning."))
    made = _json(read, what, seat) if form is Form.JSON else _document(read, what, form, seat)
    return Export(made.content, (*_sentences(read, what, seat), *_about_letters(made)))


def export_everything(records: Sequence[Record], now: datetime) -> Export:
    """Return everything that is kept, as JSON.

    Args:
        records: Every session, newest first.
        now: When this is, in UTC.
    """
    from group_supervision.export.json_values import to_json
    from group_supervision.export.session_json import iso, record_to_json, wrapped

    sessions = [record_to_json(each) for each in records]
    told = wrapped("everything", notices(), {"exported_at": iso(now), "sessions": sessions})
    return _of_all(Written(f"{to_json(told, indent=2)}\n".encode()), len(records))


def export_timings(sessions: Sequence[SessionTimes], form: Form) -> Export:
    """Return the timings of all sessions, as a document.

    Args:
        sessions: Every session, newest first.
        form: In which form; everything that is kept is what goes into JSON.
    """
    from group_supervision.guide.documents.overview import overview

    return _of_all(written(overview(sessions), form), len(sessions))


def _of_all(made: Written, count: int) -> Export:
    sentences = () if count else (_("There are no sessions yet."),)
    return Export(made.content, (*sentences, *_about_letters(made)))


def put(export: Export, path: Path, *, may_replace: bool = False) -> None:
    """Write an export to a file, whole or not at all, for the user alone.

    Args:
        export: What to write.
        path: Where to.
        may_replace: Whether a file that is there already may go.

    Raises:
        Refusal: When it can't be written there, with what to do.
    """
    from group_supervision.guide.export_place import put_at

    put_at(export.content, path, may_replace=may_replace)


def _document(read: Record, what: What, form: Form, seat: int | None) -> Written:
    match what:  # each loads its own words
        case What.RECORD:
            from group_supervision.guide.documents.presenter_record import presenter_record

            return written(presenter_record(read), form)
        case What.LEARNING:
            from group_supervision.guide.documents.own_learning import own_learning

            return written(own_learning(read, seat), form)
        case What.TIMINGS:
            from group_supervision.guide.documents.timings import timings

            return written(timings(read), form)


def _json(read: Record, what: What, seat: int | None) -> Written:
    from group_supervision.export import session_json
    from group_supervision.export.json_values import to_json

    match what:
        case What.RECORD:
            told = session_json.presenter_record_to_json(read)
        case What.LEARNING:
            told = session_json.own_learning_to_json(read, seat)
        case What.TIMINGS:
            told = session_json.timings_to_json(read)
    whole = session_json.wrapped(what.value, notices(), told)
    return Written(f"{to_json(whole, indent=2)}\n".encode())


def _sentences(read: Record, what: What, seat: int | None) -> Sequence[str]:
    found = []
    if read.started_at is None:
        found.append(_("This session hasn't begun, so there are no times yet."))
    elif not read.is_closed:
        found.append(_("This session isn't finished: the export says how it stands now."))
    from group_supervision.guide.documents.own_learning import has_learning
    from group_supervision.guide.documents.presenter_record import has_record

    if what is What.RECORD and not has_record(read):
        found.append(_("Nothing was noted in this session, so there are no key words in it."))
    if what is What.LEARNING and not has_learning(read, seat):
        found.append(
            _("No learning was noted in this session.")
            if seat is None
            else _("No learning was noted for seat {seat}.").format(seat=seat)
        )
    return found


def _about_letters(made: Written) -> Sequence[str]:
    if not made.lacks_letters:
        return ()
    return (_("Some characters show as boxes: no font on this computer has them. --as html may."),)


__all__ = [
    "Export",
    "Form",
    "Refusal",
    "What",
    "export",
    "export_everything",
    "export_timings",
    "put",
]
