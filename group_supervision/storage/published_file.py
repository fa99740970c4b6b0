"""With which keys a session is published, so that a console that went away can go on with it."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from group_supervision.storage import bounds
from group_supervision.storage.private_file import PUBLISHED_FILE, ValueFile

_KEY: Final = 32
"""Bytes of a key."""
LONGEST_ADDRESS: Final = 1_000
MOST_RUNS: Final = 10**9


@dataclass(frozen=True, slots=True)
class PublishedAs:
    """How a session is published."""

    session_id: str
    address: str
    """Broker, user and topic, without a password."""
    secret: bytes = field(repr=False)
    """Opens what is published."""
    seed: bytes = field(repr=False)
    """Signs it."""
    run: int = 1
    """How often a console has begun, or gone on, to publish it."""


def published_file(folder: Path) -> ValueFile[PublishedAs | None]:
    """Return the file of a data folder that holds how its session is published."""
    return ValueFile(folder, PUBLISHED_FILE, _published, None, _as_keys)


def _published(keys: Mapping[str, object]) -> PublishedAs:
    return PublishedAs(
        session_id=bounds.session_id(keys["session"]),
        address=bounds.text(keys["address"], LONGEST_ADDRESS),
        secret=key(keys["secret"]),
        seed=key(keys["seed"]),
        run=bounds.whole(keys["run"], 1, MOST_RUNS),
    )


def _as_keys(value: PublishedAs | None) -> Mapping[str, object]:
    if value is None:
        return {}
    return {
        "session": value.session_id,
        "address": value.address,
        "secret": b64encode(value.secret).decode("ascii"),
        "seed": b64encode(value.seed).decode("ascii"),
        "run": value.run,
    }


def key(value: object) -> bytes:
    """Return a key that was written in base 64."""
    found = b64decode(bounds.text(value, 2 * _KEY), validate=True)
    if len(found) != _KEY:
        raise ValueError(len(found))
    return found
