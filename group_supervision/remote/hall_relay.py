"""A hall over a broker: what one computer puts into its folder is carried to the others' folders.

Each table has a topic that is named after the key it signs with, so that no table can speak for
another. What the trainer announces is signed with the key that the hall's link names. In the folder
lie the same files as in a hall whose folder everybody can reach; nobody who reads them can tell.
"""

import json
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Final

from group_supervision.core.hall import Announcement, TableSign
from group_supervision.live.clock import Clock
from group_supervision.remote.connection import Reach
from group_supervision.remote.link import Place
from group_supervision.remote.message import FURTHEST, Order, order_in
from group_supervision.remote.publishing import Outlet, leave
from group_supervision.remote.sealing import (
    Forged,
    Reading,
    TooLarge,
    Writing,
    opened,
    opened_by_anybody,
    sealed,
)
from group_supervision.storage import hall_files
from group_supervision.storage.bounds import instant, table
from group_supervision.storage.stored import Damaged, Newer, built

BEAT: Final = 5.0
"""Real seconds between two signs of life of a table or the trainer."""
_LOOK: Final = 0.5
_MOST: Final = 500
"""Tables that are listened to."""
_GONE: Final = 2 * FURTHEST.total_seconds()
"""Real seconds of silence after which a table makes room for a new one: by then, whatever it said
is too old to be mistaken for something new."""
_NONE: Final = Order(-1, -1)
_UNTOLD: Final = (OSError, Damaged, Newer, TooLarge)


class HallRelay:
    """Carries one computer's part of a hall. `tell` and `hear` come from different threads."""

    def __init__(
        self,
        folder: Path,
        place: Place,
        reading: Reading,
        writing: Writing,
        run: int,
        clock: Clock,
    ) -> None:
        """Carry what is put into `folder`.

        Args:
            folder: The folder here.
            place: The hall's topic.
            reading: What stands in the hall's link.
            writing: This computer's own keys.
            run: How often they were taken up.
            clock: The clock here.
        """
        self._folder = folder
        self._place = place
        self._reading = reading
        self._writing = writing
        self._order = Order(run, 0)
        self._clock = clock
        self._outlet: Outlet | None = None
        self._told: dict[str, tuple[object, float]] = {}
        self._heard: dict[str, tuple[Order, float]] = {}
        """The last message of each topic, and when it came, by the steady clock."""
        self._shown: dict[str, object] = {}
        self._stops = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def is_trainer(self) -> bool:
        """Whether this is the computer that announces."""
        return self._writing.reading == self._reading

    @property
    def topics(self) -> list[str]:
        """What to follow at the broker."""
        said = self._place.below("announcement").topic
        return [self._place.below("tables/+").topic] if self.is_trainer else [said]

    @property
    def is_reached(self) -> bool:
        """Whether the broker is, and what is put up here gets there."""
        is_reached = self._outlet is not None and self._outlet.reach is Reach.REACHED
        return is_reached and self._thread.is_alive()

    def start(self, outlet: Outlet) -> None:
        """Begin."""
        self._outlet = outlet
        outlet.start()
        self._thread.start()

    def stop(self) -> None:
        """Leave, when what was put up last is out."""
        was_at_work = self._thread.is_alive()
        self._stops.set()
        self._thread.join(_LOOK)
        if was_at_work:  # what has ended the thread would end the console too
            self.tell()
        if self._outlet is not None:
            leave(self._outlet)

    def tell(self) -> None:
        """Tell what has been put up here, if it's news or a sign of life is due."""
        with suppress(*_UNTOLD):
            if self.is_trainer:
                self._announce()
            else:
                self._show()

    def hear(self, topic: str, message: bytes) -> None:
        """Put up here what was told elsewhere, unless it's old, or somebody else's."""
        try:
            keys = built(self._opened(topic, message), dict)
            order, sent = order_in(keys), instant(keys["sent"])
        except (Forged, Damaged, Newer, LookupError, TypeError, ValueError):
            return
        steady, (last, _when) = self._clock.steady(), self._heard.get(topic, (_NONE, 0.0))
        if abs(self._clock.now() - sent) > FURTHEST or order <= last:
            return
        if topic in self._heard or self._has_room(steady):
            self._heard[topic] = order, steady
            with suppress(LookupError, TypeError, ValueError, Newer, OSError):
                self._put_up(topic, keys, sent)

    def _has_room(self, steady: float) -> bool:
        """Say whether there is room for one more table; one that has gone makes room for it."""
        if len(self._heard) >= _MOST:
            silent = min(self._heard, key=lambda topic: self._heard[topic][1])
            if steady - self._heard[silent][1] <= _GONE:
                return False
            del self._heard[silent]
            self._shown.pop(silent, None)
        return True

    def _opened(self, topic: str, message: bytes) -> bytes:
        if not self.is_trainer:
            return opened(self._reading, topic, message)
        signer, content = opened_by_anybody(self._reading.secret, topic, message)
        if topic != self._table(signer):
            raise Forged
        return content

    def _put_up(self, topic: str, keys: Mapping[str, object], sent: datetime) -> None:
        said = None if keys["said"] is None else table(keys["said"])
        if self.is_trainer:
            path = self._folder / f"table-{topic.rpartition('/')[2]}.json"
            if said is None:
                hall_files.take_down(path)
            elif said == self._shown.get(topic) and path.exists():
                hall_files.touch(path, sent)  # fifty tables that say the same write nothing
            else:
                hall_files.put_up(path, hall_files.sign_from_keys(said), sent)
            self._shown[topic] = said
        elif said is None:
            hall_files.withdraw(self._folder)
        else:
            announced = hall_files.announcement_from_keys(said)
            ago = sent - announced.at  # the trainer's clock may differ from the one here
            hall_files.announce(self._folder, replace(announced, at=self._clock.now() - ago))

    def _show(self) -> None:
        """Tell where this table is."""
        topic = self._table(self._writing.reading.signer)
        signs = hall_files.stamps(self._folder)
        found = max(signs, key=lambda each: each[1].changed, default=None)
        if found is None:
            if topic in self._told:
                self._send(topic, None, self._clock.now())
                del self._told[topic]
            return
        path, stamp = found
        sign: TableSign = hall_files.read_sign(path)
        beat = datetime.fromtimestamp(stamp.changed / 1e9, UTC)
        is_there = abs(self._clock.now() - beat) < timedelta(seconds=2 * BEAT)
        self._send(topic, hall_files.sign_to_keys(sign), beat, repeats=is_there)

    def _announce(self) -> None:
        """Tell what is announced; that nothing is, only after something was."""
        topic = self._place.below("announcement").topic
        found: Announcement | None = hall_files.read_announcement(self._folder)
        if found is None and topic not in self._told:
            return
        keys = None if found is None else hall_files.announcement_to_keys(found)
        self._send(topic, keys, self._clock.now(), repeats=True)

    def _send(
        self,
        topic: str,
        said: Mapping[str, object] | None,
        sent: datetime,
        *,
        repeats: bool = False,
    ) -> None:
        """Send what is said, unless it was a moment ago."""
        if self._outlet is None:
            return
        steady, news = self._clock.steady(), (said, self._outlet.arrivals)
        told, told_at = self._told.get(topic, (None, 0.0))
        if told == news and (not repeats or steady - told_at < BEAT):
            return
        self._order = self._order._replace(number=self._order.number + 1)
        keys = {**self._order._asdict(), "sent": sent.isoformat(), "said": said}
        content = json.dumps(keys, ensure_ascii=False).encode()
        if self._outlet.publish(topic, sealed(self._writing, topic, content)):
            self._told[topic] = news, steady

    def _table(self, signer: bytes) -> str:
        name = blake2b(signer, digest_size=8).hexdigest()
        return self._place.below(f"tables/{name}").topic

    def _run(self) -> None:
        while not self._stops.wait(_LOOK):
            self.tell()
