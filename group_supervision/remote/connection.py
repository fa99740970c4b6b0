"""The one door to a broker. It waits for nobody and tries again by itself, with growing pauses."""

import struct
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import StrEnum
from typing import Final

from paho.mqtt import MQTTException
from paho.mqtt.client import (
    Client,
    ConnectFlags,
    DisconnectFlags,
    MQTTMessage,
)
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from group_supervision.errors import BadInput
from group_supervision.remote.link import CA_VARIABLE, Broker
from group_supervision.translation import _

_KEEP_ALIVE: Final = 20
"""Seconds without a word after which a connection is tried, and taken for lost."""
_SOONEST: Final = 1
_LATEST: Final = 15
"""Seconds between two tries, which grow from one to the other."""
_LAST_WORD: Final = 1.0
"""Seconds for which leaving waits until the last word is out."""
_GARBLED: Final = (struct.error, LookupError, ValueError, MQTTException)
"""What paho raises when a broker sends what isn't MQTT."""

Heard = Callable[[str, bytes, bool], None]
"""Takes a topic, what came in, and whether the broker had kept it."""


class Reach(StrEnum):
    """How it stands with a broker."""

    TRYING = "trying"
    REACHED = "reached"
    LOST = "lost"
    """It can't be reached just now."""
    TURNED_AWAY = "turned-away"
    """It doesn't let us in."""
    UNTRUSTED = "untrusted"
    """Nobody vouches for its certificate."""


class Connection:
    """A connection to a broker, or the wish for one. Callbacks come on a thread of its own."""

    def __init__(
        self, broker: Broker, topics: Sequence[str] = (), heard: Heard | None = None
    ) -> None:
        """Know how to connect; nothing is done yet.

        Args:
            broker: The broker.
            topics: What to follow.
            heard: Called with what comes in.

        Raises:
            BadInput: When the certificate of the authority can't be read.
        """
        self._broker = broker
        self._topics = topics
        self._heard = heard
        self.reach = Reach.TRYING
        self.arrivals = 0
        """How often the broker was reached: what was told before may be lost by then."""
        self._leaves = threading.Event()
        client = _Lasting(self._leaves, self._ended)
        if broker.user:
            client.username_pw_set(broker.user, broker.password or None)
        if broker.is_encrypted:
            try:
                client.tls_set(ca_certs=broker.authority or None)
            except (OSError, ValueError) as error:
                raise BadInput(
                    _("The certificate in {variable} can't be read. Check the file.").format(
                        variable=CA_VARIABLE
                    )
                ) from error
        client.reconnect_delay_set(_SOONEST, _LATEST)
        client.on_connect = self._connected
        client.on_connect_fail = self._failed
        client.on_disconnect = self._disconnected
        client.on_subscribe = self._subscribed
        client.on_message = self._came
        self._client = client

    def start(self) -> None:
        """Connect, and go on trying for as long as it takes."""
        host = self._broker.host.strip("[]")
        self._client.connect_async(host, self._broker.port, _KEEP_ALIVE)
        self._client.loop_start()

    def publish(self, topic: str, message: bytes, *, waits: bool = False) -> bool:
        """Have a broker keep something in place of what it keeps; empty: let it forget.

        Args:
            topic: Where.
            message: What.
            waits: Wait until it is out, but not for long.

        Returns:
            Whether it is on its way.
        """
        if self.reach is not Reach.REACHED:
            return False
        sent = self._client.publish(topic, message, retain=True)
        if waits:
            with suppress(RuntimeError):  # the connection went meanwhile
                sent.wait_for_publish(_LAST_WORD)
        return sent.rc == MQTTErrorCode.MQTT_ERR_SUCCESS

    def close(self) -> None:
        """Leave."""
        self._leaves.set()
        self._client.disconnect()
        self._client.loop_stop()

    def _connected(
        self,
        client: Client,
        _data: object,
        _flags: ConnectFlags,
        code: ReasonCode,
        _properties: Properties | None,
    ) -> None:
        if code.is_failure:
            self.reach = Reach.TURNED_AWAY
            return
        if self._topics:
            client.subscribe([(topic, 0) for topic in self._topics])
        else:
            self._arrived()

    def _subscribed(
        self,
        _client: Client,
        _data: object,
        _message: int,
        codes: Sequence[ReasonCode],
        _properties: Properties | None,
    ) -> None:
        if any(code.is_failure for code in codes):
            self.reach = Reach.TURNED_AWAY
        else:
            self._arrived()

    def _arrived(self) -> None:
        self.arrivals += 1
        self.reach = Reach.REACHED

    def _failed(self, _client: Client, _data: object) -> None:
        # paho calls it while handling the error, and doesn't pass the error on.
        kind = type(sys.exc_info()[1]).__name__
        self.reach = Reach.UNTRUSTED if kind == "SSLCertVerificationError" else Reach.LOST

    def _disconnected(
        self,
        _client: Client,
        _data: object,
        _flags: DisconnectFlags,
        _code: ReasonCode,
        _properties: Properties | None,
    ) -> None:
        if self.reach is not Reach.TURNED_AWAY:
            self.reach = Reach.LOST

    def _ended(self) -> None:
        """Say that nothing comes or goes, for a while or for good."""
        if self.reach in (Reach.TRYING, Reach.REACHED):
            self.reach = Reach.LOST

    def _came(self, _client: Client, _data: object, message: MQTTMessage) -> None:
        try:
            topic = message.topic
        except UnicodeDecodeError:
            return  # it is none of ours, and an error here would end the thread
        if self._heard is not None:
            self._heard(topic, bytes(message.payload), message.retain)


class _Lasting(Client):
    """A client whose thread goes on when a broker sends what isn't MQTT: it connects again."""

    def __init__(self, leaves: threading.Event, ended: Callable[[], None]) -> None:
        """Go on until `leaves` is set, and call `ended` whenever nothing comes or goes."""
        super().__init__(CallbackAPIVersion.VERSION2)
        self._leaves = leaves
        self._ended = ended

    def loop_forever(
        self, timeout: float = 1.0, retry_first_connection: bool = False
    ) -> MQTTErrorCode:
        """Do what a client's thread does."""
        pause = _SOONEST
        while True:
            try:
                return super().loop_forever(timeout, retry_first_connection)
            except _GARBLED:
                pass
            finally:
                self._ended()
            if self._leaves.wait(pause):
                return MQTTErrorCode.MQTT_ERR_PROTOCOL
            pause = min(2 * pause, _LATEST)
            with suppress(OSError, *_GARBLED):  # it goes on trying
                self.reconnect()
