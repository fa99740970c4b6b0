"""Becoming the console of a session: a new one, or one that broke off."""

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.names import highest_label
from group_supervision.core.choices import Setup
from group_supervision.core.format import Format
from group_supervision.core.plan import plan
from group_supervision.core.timeline import Timeline
from group_supervision.live.clock import Clock
from group_supervision.live.session import LiveSession
from group_supervision.storage.codec import StoredSession
from group_supervision.storage.folder import DataFolder


def open_session(
    folder: DataFolder, fmt: Format, setup: Setup, anonymiser: Anonymiser, clock: Clock
) -> LiveSession:
    """Lay out a new session and become its console. Its file is made when it begins.

    Raises:
        BadInput: When the format cannot be held in the minutes of the set-up.
        Refusal: When another console runs a session, or the folder cannot be written to.
    """
    laid_out = plan(fmt, setup)
    folder.claim()
    stored = StoredSession(folder.new_id(), laid_out, Timeline.opening(clock(), setup.speed))
    return LiveSession(folder, stored, anonymiser, clock)


def resume_session(folder: DataFolder, session_id: str, clock: Clock) -> LiveSession:
    """Become the console of a session that broke off. Labels go on after the last one used.

    Raises:
        Refusal: When there is none with this id, another console runs, or it cannot be read.
    """
    folder.claim()
    try:
        stored = folder.library.load(session_id)
    except BaseException:
        folder.release()
        raise
    used = highest_label(note.text.text for note in stored.session.notes)
    return LiveSession(folder, stored, Anonymiser(labels_used=used), clock)
