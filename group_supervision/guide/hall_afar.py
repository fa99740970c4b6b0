"""A hall over a broker: the folder it has on this computer, its link, and who carries it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from group_supervision.errors import BadInput
from group_supervision.guide.extras import REMOTE, check_extra
from group_supervision.live.clock import Clock
from group_supervision.paths import check_writable
from group_supervision.storage.atomic import private_folder
from group_supervision.storage.hall_afar_file import HALL_AFAR_FILE, HallAfar, hall_afar_file
from group_supervision.translation import _

if TYPE_CHECKING:
    from group_supervision.remote.hall_relay import HallRelay
    from group_supervision.remote.link import Place


def is_afar(named: str) -> bool:
    """Say whether a hall is named by a broker's address or link, and not by a folder."""
    from group_supervision.remote.link import is_address

    return is_address(named)


def opened_hall(data: Path, address: str) -> tuple[Path, str]:
    """Make a hall at a broker, or open it again. Returns its folder here, and its link.

    Args:
        data: The data folder.
        address: The broker and a topic of it.

    Raises:
        BadInput: When it is none.
        Refusal: When what this needs isn't installed, or nothing can be saved.
    """
    check_extra(REMOTE)
    from group_supervision.remote.link import place_in
    from group_supervision.remote.sealing import Reading, Writing

    place = place_in(address)
    if address.rstrip("/").count("/") <= 2:
        raise BadInput(_("Name a topic for the hall, such as mqtts://broker.example/course-7."))
    folder = _folder(data, place)
    kept = hall_afar_file(folder).load()
    if kept is None or not kept.is_trainer:
        own = Writing.new()
        kept = HallAfar(place.address, own.secret, own.reading.signer, own.seed, is_trainer=True)
        hall_afar_file(folder).put(kept)
    elif kept.address != place.address:  # another user of the same broker
        hall_afar_file(folder).put(replace(kept, address=place.address))
    return folder, place.linked(Reading(kept.secret, kept.signer).text)


def joined_hall(data: Path, link: str) -> Path:
    """Join a hall at a broker. Returns its folder here.

    Args:
        data: The data folder.
        link: The hall's link.

    Raises:
        BadInput: When it isn't whole.
        Refusal: When what this needs isn't installed, or nothing can be saved.
    """
    check_extra(REMOTE)
    from group_supervision.remote.link import linked_place
    from group_supervision.remote.sealing import Reading, Writing

    place, key = linked_place(link)
    reading = Reading.from_text(key)
    folder = _folder(data, place)
    kept = hall_afar_file(folder).load()
    if kept is None or (kept.secret, kept.signer) != (reading.secret, reading.signer):
        own = Writing.new(reading.secret)
        hall_afar_file(folder).put(HallAfar(place.address, own.secret, reading.signer, own.seed))
    elif kept.address != place.address and not kept.is_trainer:  # her link names no user
        hall_afar_file(folder).put(replace(kept, address=place.address))
    return folder


def started_relay(data: Path, folder: Path, clock: Clock) -> "HallRelay | None":
    """Carry what a table puts into a hall's folder, where that is one over a broker.

    A table on the trainer's own computer needs nobody: her console carries that folder, and a
    second carrier with the same keys would have everybody take hers for an old one.

    Args:
        data: The data folder.
        folder: The hall's folder.
        clock: The clock here.

    Raises:
        Refusal: When what this needs isn't installed, or its keys can't be read.
        BadInput: When the certificate that vouches for the broker can't be read.
    """
    kept = _kept(data, folder)
    return None if kept is None or kept.is_trainer else _carrying(folder, kept, clock)


@contextmanager
def carried(
    data: Path, folders: Sequence[Path], clock: Clock
) -> Iterator[Mapping[Path, "HallRelay"]]:
    """Carry what is put into those of some folders that are of halls over brokers.

    Args:
        data: The data folder.
        folders: The halls' folders.
        clock: The clock here.

    Raises:
        BadInput, Refusal: As `started_relay` does.
    """
    with ExitStack() as stack:
        relays = {}
        for folder in folders:
            kept = _kept(data, folder)
            if kept is not None:
                relay = _carrying(folder, kept, clock)
                stack.callback(relay.stop)
                relays[folder] = relay
        yield relays


def _kept(data: Path, folder: Path) -> HallAfar | None:
    """Return what is kept of a hall over a broker; `None`: the folder is that of another hall.

    Only a folder that this program made counts: anybody who can write to a shared one could
    otherwise send this computer, and the password of its broker, to any address.
    """
    is_ours = folder.resolve().parent == (data / "hall").resolve()
    if not is_ours or not (folder / HALL_AFAR_FILE).exists():
        return None
    check_extra(REMOTE)
    return hall_afar_file(folder).load()


def _carrying(folder: Path, kept: HallAfar, clock: Clock) -> "HallRelay":
    """Begin to carry what is put into a folder."""
    from group_supervision.remote.connection import Connection
    from group_supervision.remote.hall_relay import HallRelay
    from group_supervision.remote.link import place_in
    from group_supervision.remote.sealing import Reading, Writing

    kept = replace(kept, run=kept.run + 1)
    hall_afar_file(folder).put(kept)
    place = place_in(kept.address)
    reading, writing = Reading(kept.secret, kept.signer), Writing(kept.secret, kept.seed)
    relay = HallRelay(folder, place, reading, writing, kept.run, clock)

    def heard(topic: str, message: bytes, _was_kept: bool) -> None:
        relay.hear(topic, message)

    relay.start(Connection(place.broker, relay.topics, heard))
    return relay


def _folder(data: Path, place: "Place") -> Path:
    """Return the folder that a hall has here; a password would have nowhere to be kept."""
    from group_supervision.remote.link import PASSWORD_VARIABLE, place_in

    if place != place_in(place.address):
        raise BadInput(
            _("Give the password for a hall's broker in {variable}, not in its address.").format(
                variable=PASSWORD_VARIABLE
            )
        )
    name = blake2b(place.linked("").encode(), digest_size=8).hexdigest()
    check_writable(data)
    for each in (data, data / "hall"):
        private_folder(each)
    return data / "hall" / f"afar-{name}"
