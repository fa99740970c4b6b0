"""A session that groups far apart follow: from when it is led until it is left.

Nothing of this is loaded, and nothing looked for on a network, where nobody asked for it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from group_supervision.live.session import LiveSession
from group_supervision.storage.private_file import PUBLISHED_FILE

if TYPE_CHECKING:
    from group_supervision.guide.opening import Opening


@contextmanager
def published(opening: "Opening", live: LiveSession) -> Iterator[None]:
    """Publish a session while it is led, if that was asked for, now or before it broke off.

    Args:
        opening: Knows what was asked for.
        live: The session.
    """
    if opening.publishing is None and not (opening.folder / PUBLISHED_FILE).exists():
        yield
        return
    from group_supervision.guide.publishing import published_afar

    with published_afar(opening, live):
        yield
