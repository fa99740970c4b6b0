"""Becoming the console of a session: a new one, or one that broke off."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.languages.en import ENGLISH
from group_supervision.core.choices import Setup
from group_supervision.core.events import SessionEnded
from group_supervision.core.format import Format
from group_supervision.core.plan import plan
from group_supervision.core.timeline import Timeline
from group_supervision.live.clock import Clock
from group_supervision.live.last_time import last_time
from group_supervision.live.session import LiveSession
from group_supervision.storage.codec import StoredSession
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.ordinary_words import ordinary_words


def open_session(
    folder: DataFolder, fmt: Format, setup: Setup, anonymiser: Anonymiser, clock: Clock
) -> LiveSession:
    """Lay out a new session and become its console. Its file is made when it begins.

    Raises:
        BadInput: When the format cannot be held in the minutes of the set-up.
        Refusal: When another console runs a session, or the folder cannot be written to.
    """
    laid_out = plan(fmt, setup)
    with _claimed(folder):
        folder.library.keep_heartbeat()
        timeline = Timeline.opening(clock.now(), setup.speed)
        stored = StoredSession(folder.new_id(), laid_out, timeline, awaits_review=True)
        live = LiveSession(folder, stored, anonymiser, clock)
        live.last_time = last_time(folder, setup.group, clock.now())
        return live


def resume_session(folder: DataFolder, session_id: str, clock: Clock) -> LiveSession:
    """Become the console of a session that broke off, or ended without a review.

    Labels go on after the last one used.

    A paused session stays paused. One that ran is asked about when it was away for long: see
    `watch`.

    Raises:
        Refusal: When there is none with this id, another console runs, or it cannot be read.
    """
    with _claimed(folder):
        stored = _read(folder, session_id)
        alive = folder.library.last_alive(stored.id)
        folder.library.keep_heartbeat()
        return LiveSession(folder, stored, _anonymiser(folder, stored), clock, away_since=alive)


def close_session(folder: DataFolder, session_id: str, clock: Clock) -> LiveSession:
    """Become the console of a session that broke off, ended as of its last heartbeat.

    Raises:
        Refusal: When there is none with this id, another console runs, or it cannot be read.
    """
    with _claimed(folder):
        stored = _read(folder, session_id)
        alive = stored.timeline.session_at(folder.library.last_alive(stored.id))
        last = stored.events[-1].at if stored.events else alive
        folder.library.keep_heartbeat()
        live = LiveSession(folder, stored, _anonymiser(folder, stored), clock)
        live.perform(lambda *_: SessionEnded(max(alive, last)))
        return live


def _read(folder: DataFolder, session_id: str) -> StoredSession:
    stored = folder.library.load(session_id)
    return stored if stored.session.is_ended else replace(stored, awaits_review=True)


@contextmanager
def _claimed(folder: DataFolder) -> Iterator[None]:
    """Hold the lock for the session that is opened inside, unless opening it fails."""
    folder.claim()
    try:
        yield
    except BaseException:
        folder.release()
        raise


def _anonymiser(folder: DataFolder, stored: StoredSession) -> Anonymiser:
    texts = [note.text.text for note in stored.session.notes]
    group = stored.plan.setup.group
    if group is not None:
        texts.append(group.text)
    used = ENGLISH.placeholders.labels.highest(texts)
    return Anonymiser(labels_used=used, never=ordinary_words(folder.path))
