"""Publishing a session for groups far apart: which one, with which keys, and what is said of it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from group_supervision.errors import StoreError, SupervisionError
from group_supervision.guide.extras import REMOTE, check_extra
from group_supervision.live.following import Follower
from group_supervision.storage.published_file import PublishedAs, published_file
from group_supervision.translation import N_, _

if TYPE_CHECKING:
    from group_supervision.guide.opening import Opening
    from group_supervision.live.session import LiveSession
    from group_supervision.remote.publishing import Publisher

UNREACHED: Final = N_(
    "The broker can't be reached: groups far apart count on alone until it can. It's tried again."
)
TURNED_AWAY: Final = N_(
    "The broker doesn't let us in: look at its user and password, and at who may use the topic."
)
UNTRUSTED: Final = N_(
    "Nobody this computer trusts vouches for the broker, so nothing is sent: ask whoever runs it,"
    " or name its certificate in GROUP_SUPERVISION_BROKER_CA."
)

TOO_LARGE: Final = N_(
    "What the room sees now is too long to be published: groups far apart keep what they saw before"
    " until it's shorter."
)
STOPPED: Final = N_(
    "Publishing has stopped, because something went wrong in this program: groups far apart count"
    " on alone. To publish it again, leave the session and continue it."
)


class Publishing:
    """What was asked for: the first session that is begun is published so, and no other."""

    def __init__(self, address: str) -> None:
        """Make keys for it.

        Args:
            address: The broker and, maybe, a topic of it.

        Raises:
            BadInput: When it is none.
            Refusal: When what this needs isn't installed.
        """
        check_extra(REMOTE)
        from group_supervision.remote.connection import Connection
        from group_supervision.remote.link import place_in
        from group_supervision.remote.sealing import Writing

        self.place = place_in(address)
        Connection(self.place.broker)  # a certificate that can't be read is said at once
        self._writing = Writing.new()
        self._runs = 0
        self.session_id = ""
        """The session that was last to be published so; a session that goes on keeps its own."""

    @property
    def link(self) -> str:
        """The link for those who are to follow."""
        return self.place.linked(self._writing.reading.text)

    def kept_for(self, session_id: str) -> PublishedAs:
        """Return what has to be kept for a session.

        One that was left before it began may have been published with the same keys: whoever
        follows takes what comes after it for the later one only if the run is a later one.
        """
        self._runs += 1
        self.session_id = session_id
        writing, address = self._writing, self.place.address
        return PublishedAs(session_id, address, writing.secret, writing.seed, self._runs)


@contextmanager
def published_afar(opening: "Opening", live: "LiveSession") -> Iterator[None]:
    """Publish a session while it is led; see `published`."""
    asked = opening.publishing
    try:
        publisher = _publisher(opening, live)
    except SupervisionError as error:
        live.far = _Unpublished(str(error))
        yield
        return
    if publisher is None:
        yield
        return
    publisher.start()
    live.far = Far(publisher)
    try:
        yield
    finally:
        live.far = None
        if live.session.is_started and asked is not None and asked.session_id == live.id:
            opening.publishing = None
        is_over = live.session.is_ended or not live.session.is_started
        publisher.stop(forgets=is_over)
        if is_over:
            with suppress(StoreError):  # the next session that is published replaces it
                published_file(opening.folder).forget()


@dataclass(frozen=True, slots=True)
class _Unpublished:
    """Says why a session that was to be published is not."""

    complaint: str
    is_reached: bool = False


class Far:
    """Says of a publisher what a console may want to know."""

    def __init__(self, publisher: "Publisher") -> None:
        self._publisher = publisher

    @property
    def is_reached(self) -> bool:
        """Whether what the room sees gets there now."""
        return self._publisher.reach == "reached" and not self.complaint

    @property
    def complaint(self) -> str:
        """Why it doesn't, in one sentence; empty: it does, or is about to."""
        if not self._publisher.is_at_work:
            return _(STOPPED)
        if self._publisher.is_too_large:
            return _(TOO_LARGE)
        return complaint(self._publisher.reach)


def complaint(reach: str) -> str:
    """Say in one sentence why a broker isn't reached; empty: it is, or is about to be."""
    said = {"lost": UNREACHED, "turned-away": TURNED_AWAY, "untrusted": UNTRUSTED}.get(reach)
    return _(said) if said else ""


def _publisher(opening: "Opening", live: "LiveSession") -> "Publisher | None":
    kept = _kept(opening, live)
    if kept is None:
        return None
    check_extra(REMOTE)
    from group_supervision.remote.connection import Connection
    from group_supervision.remote.link import place_in
    from group_supervision.remote.publishing import Publisher
    from group_supervision.remote.sealing import Writing

    asked = opening.publishing
    is_asked = asked is not None and asked.place.address == kept.address
    place = asked.place if asked is not None and is_asked else place_in(kept.address)
    outlet = Connection(place.broker)
    follower = Follower(opening.folder, opening.clock)
    writing = Writing(kept.secret, kept.seed)
    return Publisher(place, writing, kept.run, follower.look, opening.clock, outlet)


def _kept(opening: "Opening", live: "LiveSession") -> PublishedAs | None:
    """Return how a session is to be published, and keep that for when its console goes away.

    Raises:
        StoreError: When it goes on, and how it was published before can't be read.
    """
    file = published_file(opening.folder)
    found = None
    try:
        found = file.load()
    except StoreError:
        if opening.publishing is None and live.session.is_started:
            raise
    if found is not None and found.session_id == live.id:
        kept = replace(found, run=found.run + 1)
    elif opening.publishing is not None:
        kept = opening.publishing.kept_for(live.id)
    else:
        return None
    with suppress(StoreError):  # it is published all the same, until this console goes away
        file.put(kept)
    return kept
