"""Where a session is published, and the link with which it is followed.

`mqtts://user@broker.example/supervision/tuesday#key`: whoever runs the broker sees everything up
to the `#`, and nothing after it. A link that is given away names no user and no password.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from group_supervision.errors import BadInput
from group_supervision.translation import N_, _

PASSWORD_VARIABLE: Final = "GROUP_SUPERVISION_BROKER_PASSWORD"  # noqa: S105 - its name alone
CA_VARIABLE: Final = "GROUP_SUPERVISION_BROKER_CA"
"""A file with the certificate of the authority that vouches for the broker."""

_PORTS: Final = {"mqtts": 8883, "mqtt": 1883}
_LAST_PORT: Final = 65_535
_LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")
_SCHEME: Final = r"(?P<scheme>(?i:mqtts?))://"
_URL: Final = re.compile(
    rf"{_SCHEME}"
    r"(?:(?P<user>[^:@/#\s]{1,200})(?::(?P<password>[^@/#\s]{0,500}))?@)?"
    r"(?P<host>(?:[A-Za-z0-9_-]{1,63}\.){0,30}[A-Za-z0-9_-]{1,63}\.?|\[[0-9A-Fa-f:.]{2,45}\])"
    r"(?::(?P<port>[0-9]{1,5}))?"
    r"(?:/(?P<topic>[A-Za-z0-9._~/-]{0,200}))?"
    r"(?:#(?P<key>[A-Za-z0-9_-]{0,200}))?"
)
_NO_ADDRESS: Final = N_(
    "That isn't the address of a broker: write it as mqtts://broker.example/topic."
)
_CHANCE: Final = 16
"""Bytes of chance in a topic that nobody named."""


@dataclass(frozen=True, slots=True)
class Broker:
    """A broker, and how to be let in."""

    host: str
    port: int
    is_encrypted: bool
    """Whether the way there is (TLS). What is published is sealed either way."""
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    authority: str = ""
    """File with the certificate that vouches for the broker; empty: the system knows it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A topic of a broker."""

    broker: Broker
    topic: str

    @property
    def address(self) -> str:
        """What names it to the program again: without a password, which is never kept."""
        user = f"{self.broker.user}@" if self.broker.user else ""
        return self._named(user)

    def below(self, name: str) -> "Place":
        """Return the topic `name` below this one."""
        return replace(self, topic=f"{self.topic}/{name}")

    def linked(self, key: str) -> str:
        """Return the link that lets others follow what is published here with `key`."""
        return f"{self._named()}#{key}"

    def _named(self, user: str = "") -> str:
        broker = self.broker
        scheme = "mqtts" if broker.is_encrypted else "mqtt"
        port = "" if broker.port == _PORTS[scheme] else f":{broker.port}"
        return f"{scheme}://{user}{broker.host}{port}/{self.topic}"


def is_address(text: str) -> bool:
    """Say whether a text is meant as a broker's address or link, and not as a folder."""
    return re.match(_SCHEME, text.strip()) is not None


def place_in(url: str, variables: Mapping[str, str] = os.environ) -> Place:
    """Return the place that a URL without a key names; without a topic, one that nobody has.

    Raises:
        BadInput: When it names none.
    """
    place, key = _read(url, variables)
    if key:
        raise BadInput(_("A key after the “#” is for following: leave it out, a new one is made."))
    return place if place.topic else replace(place, topic=_new_topic())


def linked_place(link: str, variables: Mapping[str, str] = os.environ) -> tuple[Place, str]:
    """Return the place and the key of a link that somebody was given.

    Raises:
        BadInput: When it isn't a whole link.
    """
    place, key = _read(link, variables)
    if not place.topic or not key:
        raise BadInput(
            _(
                "The link isn't whole: copy all of it, with what stands after the “#”, and put it"
                " in quotation marks."
            )
        )
    return place, key


def _read(url: str, variables: Mapping[str, str]) -> tuple[Place, str]:
    found = _URL.fullmatch(url.strip())
    if found is None:
        raise BadInput(_(_NO_ADDRESS))
    given = found.groupdict(default="")
    return Place(_broker(given, variables), given["topic"].strip("/")), given["key"]


def _broker(given: Mapping[str, str], variables: Mapping[str, str]) -> Broker:
    scheme, host = given["scheme"].lower(), given["host"].lower()
    is_encrypted = scheme == "mqtts"
    port = int(given["port"] or _PORTS[scheme])
    if not 0 < port <= _LAST_PORT:
        raise BadInput(_(_NO_ADDRESS))
    if not is_encrypted and host not in _LOOPBACK:
        raise BadInput(
            _(
                "mqtt:// is for a broker on this computer only, because nothing protects the way:"
                " write mqtts://."
            )
        )
    return Broker(
        host=host,
        port=port,
        is_encrypted=is_encrypted,
        user=given["user"],
        password=given["password"] or variables.get(PASSWORD_VARIABLE, ""),
        authority=variables.get(CA_VARIABLE, ""),
    )


def _new_topic() -> str:
    return f"group-supervision/{os.urandom(_CHANCE).hex()}"
