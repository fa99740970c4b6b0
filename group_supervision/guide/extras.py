"""The extras that reach beyond this computer: whether they are installed, and how to get them."""

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import Final

from group_supervision.errors import Refusal
from group_supervision.translation import N_, _

WEB: Final = "web"
REMOTE: Final = "remote"

_NEEDED: Final[Mapping[str, Sequence[str]]] = {
    WEB: ("starlette", "uvicorn", "segno"),
    REMOTE: ("paho", "nacl"),
}
_MISSING: Final[Mapping[str, str]] = {
    WEB: N_(
        "The page needs starlette, uvicorn and segno, which aren't all installed: type"
        " pip install 'group-supervision[web]'."
    ),
    REMOTE: N_(
        "Groups far apart need paho-mqtt and PyNaCl, which aren't both installed: type"
        " pip install 'group-supervision[remote]'."
    ),
}


def is_installed(extra: str) -> bool:
    """Say whether what an extra needs is installed; nothing of it is loaded."""
    return all(map(find_spec, _NEEDED[extra]))


def check_extra(extra: str) -> None:
    """See that what an extra needs is installed.

    Raises:
        Refusal: When it isn't, with what to do.
    """
    if not is_installed(extra):
        raise Refusal(_(_MISSING[extra]))
