"""What makes a folder the place of a hall over a broker: its address, and one's own keys."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from group_supervision.storage import bounds
from group_supervision.storage.private_file import ValueFile
from group_supervision.storage.published_file import LONGEST_ADDRESS, MOST_RUNS, key

HALL_AFAR_FILE: Final = "afar.json"


@dataclass(frozen=True, slots=True)
class HallAfar:
    """A hall over a broker, as one of its computers knows it."""

    address: str
    """Broker, user and topic, without a password."""
    secret: bytes = field(repr=False)
    """Opens what is said in the hall."""
    signer: bytes = field(repr=False)
    """Checks what the trainer announces."""
    seed: bytes = field(repr=False)
    """Signs what is said here."""
    is_trainer: bool = False
    run: int = 1
    """How often it was taken up here."""


def hall_afar_file(folder: Path) -> ValueFile[HallAfar | None]:
    """Return the file of a hall's folder that says so."""
    return ValueFile(folder, HALL_AFAR_FILE, _hall, None, _as_keys)


def _hall(keys: Mapping[str, object]) -> HallAfar:
    return HallAfar(
        address=bounds.text(keys["address"], LONGEST_ADDRESS),
        secret=key(keys["secret"]),
        signer=key(keys["signer"]),
        seed=key(keys["seed"]),
        is_trainer=bounds.flag(keys["trainer"]),
        run=bounds.whole(keys["run"], 1, MOST_RUNS),
    )


def _as_keys(value: HallAfar | None) -> Mapping[str, object]:
    if value is None:
        return {}
    return {
        "address": value.address,
        "secret": b64encode(value.secret).decode("ascii"),
        "signer": b64encode(value.signer).decode("ascii"),
        "seed": b64encode(value.seed).decode("ascii"),
        "trainer": value.is_trainer,
        "run": value.run,
    }
