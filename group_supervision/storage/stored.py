"""The one door through which a stored file is read: bounded, checked, or refused.

Four things can come of it: what the file holds, no file, a file that the system does not give us,
and a file that does not hold what it should. No other error comes out of a file, whatever is in it.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn, TypeVar

from group_supervision.errors import SupervisionError
from group_supervision.files import read_bytes
from group_supervision.storage.bounds import in_calendar, table, whole

if TYPE_CHECKING:
    from group_supervision.storage.seal import Seal

Built = TypeVar("Built")

MEGABYTE: Final = 1_000_000

SIGNS_OF_DAMAGE: Final = (
    ArithmeticError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    SupervisionError,
)
"""What comes of building a value from keys that do not fit, or do not add up."""
_ANY_VERSION: Final = 1_000_000


class Damaged(Exception):
    """A file does not hold what its name says. Its message is never shown: it may carry data."""


class Locked(Exception):
    """A file is sealed, and the identity that opens it isn't at hand."""


class Newer(Exception):
    """A file was written by a newer version of the program: it is whole, and not for us."""


def read_stored(
    path: Path,
    most: int,
    build: Callable[[Mapping[str, object]], Built],
    seal: "Seal | None" = None,
) -> Built:
    """Read a JSON file of at most `most` bytes, and let `build` make something of its keys.

    `build` takes every value through `bounds` and raises whatever comes of one that does not fit.
    What is sealed is opened with `seal`, and without one it is damaged.
    Nesting needs no bound of its own: what `build` does not ask for is never looked into.

    Raises:
        FileNotFoundError: When there is none.
        OSError: When it cannot be read: see `files.read_text` and `Seal.opened`.
        Locked: When it is sealed, and the identity isn't at hand.
        Newer: When it was written by a newer version of the program.
        Damaged: When it holds something else.
    """
    content = read_bytes(path, most)
    if seal is not None:
        content = seal.opened(content)
    return built(content, build)


def built(content: bytes, build: Callable[[Mapping[str, object]], Built]) -> Built:
    """Let `build` make something of the keys of a JSON object, as `read_stored` does.

    Raises:
        Newer: When a newer version of the program wrote it.
        Damaged: When it holds something else.
    """
    try:
        keys: object = json.loads(content.decode("utf-8"), parse_constant=_refuse)
        return build(table(keys))
    except SIGNS_OF_DAMAGE as error:
        raise Damaged from error


def check_version(value: object, ours: int) -> None:
    """Refuse a version of a file's layout that is not known here.

    Raises:
        Newer: When it is a later one than ours.
        TypeError, ValueError: When it is none at all.
    """
    if whole(value, 1, _ANY_VERSION) > ours:
        raise Newer


def changed(path: Path) -> datetime:
    """Return when a file was last changed, in UTC.

    Raises:
        OSError: When it is gone or cannot be looked at.
        Damaged: When its time is none a clock can show.
    """
    try:
        return in_calendar(datetime.fromtimestamp(path.stat().st_mtime, UTC))
    except (ValueError, OverflowError) as error:
        raise Damaged from error


def _refuse(constant: str) -> NoReturn:
    """Refuse `NaN` and the infinities, which JSON does not know."""
    raise ValueError(constant)
