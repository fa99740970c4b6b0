"""Where the page is: on this computer alone, or at its private address on the local network."""

import socket
import sys
from ipaddress import ip_address, ip_network
from typing import Final

from group_supervision.errors import Refusal, reason
from group_supervision.translation import _

LOOPBACK: Final = "127.0.0.1"
_ELSEWHERE: Final = ("10.255.255.255", 9)
"""An address for which the system looks up its way out. Nothing is ever sent there."""
_HTTP: Final = 80
_LOCAL: Final = tuple(map(ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
"""RFC 1918. What else the standard library calls private includes more than local networks."""


def private_address() -> str:
    """Return this computer's address on the local network.

    Raises:
        Refusal: When it has none, or one that the whole internet could reach.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(_ELSEWHERE)
            found = str(asked.getsockname()[0])
        except OSError:
            found = ""
    if not found or not is_private(found):
        raise Refusal(
            _(
                "This computer has no private address, so the page can't be opened to a local"
                " network: connect to one, or leave out --lan."
            )
        )
    return found


def is_private(address: str) -> bool:
    """Say whether an address is one of a local network: nobody outside can reach it."""
    return any(ip_address(address) in each for each in _LOCAL)


def listening(address: str, port: int) -> socket.socket:
    """Return a socket that listens at an address.

    Args:
        address: The address.
        port: The port; 0: any that is free.

    Raises:
        Refusal: When it can't be had.
    """
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would let another program take the port over
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((address, port))
    except OSError as error:
        made.close()
        raise Refusal(
            _(
                "Port {port} can't be used ({why}): leave out --port, and a free one is found."
            ).format(port=port, why=reason(error))
        ) from error
    return made


def names(address: str, port: int) -> tuple[str, ...]:
    """Return what a browser may call us, the first one as it stands in the link."""
    called = (address, "localhost") if address == LOOPBACK else (address,)
    return tuple(each if port == _HTTP else f"{each}:{port}" for each in called)
