"""The way to a broker outlasts what a broker sends, and never says more than is so."""

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

import pytest
from paho.mqtt.client import Client

from group_supervision.remote.connection import Connection, Reach
from group_supervision.remote.link import place_in
from tests.remote.conftest import wait_until

WELCOME = b"\x20\x02\x00\x00"
FOLLOWS, MAY_NOT = b"\x90\x03\x00\x01\x00", b"\x90\x03\x00\x01\x80"
HELLO = b"\x30\x0e\x00\x07tuesdayhello"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again without the pauses."""
    monkeypatch.setattr("group_supervision.remote.connection._SOONEST", 0.01)
    monkeypatch.setattr("group_supervision.remote.connection._LATEST", 0.01)


@contextmanager
def broker(*answers: Sequence[bytes]) -> Iterator[int]:
    """Run a broker that sends these to those who come, one after the other, whatever they say."""
    with socket.create_server(("127.0.0.1", 0)) as door, ExitStack() as lines:

        def serve() -> None:
            for answer in answers:
                line, _whence = door.accept()
                lines.enter_context(line)
                for each in answer:
                    line.recv(1_000)
                    line.sendall(each)

        threading.Thread(target=serve, daemon=True).start()
        yield door.getsockname()[1]


@contextmanager
def following(port: int) -> Iterator[tuple[Connection, list[bytes]]]:
    heard: list[bytes] = []
    place = place_in(f"mqtt://127.0.0.1:{port}/tuesday", {})
    connection = Connection(
        place.broker, [place.topic], lambda _topic, message, _kept: heard.append(message)
    )
    connection.start()
    yield connection, heard
    connection.close()


@pytest.mark.parametrize(
    "garbled",
    [
        b"\x30\x01\x00",  # a message without a whole topic
        b"\x30\x03\x00\xff\x00",  # one whose topic is longer than it is
        b"\x90\x01\x00",  # half an answer
        b"\xf0\x00",  # a kind there isn't
        b"\x30\xff\xff\xff\xff\xff",  # a length there isn't
    ],
)
def test_what_isnt_mqtt_ends_nothing_and_it_connects_again(garbled: bytes) -> None:
    good = (WELCOME, FOLLOWS + HELLO)
    with (
        broker((WELCOME, FOLLOWS + garbled), good) as port,
        following(port) as (connection, heard),
    ):
        wait_until(lambda: heard)
        assert heard == [b"hello"]
        assert connection.reach is Reach.REACHED
        assert connection.arrivals == 2


def test_whoever_may_not_follow_is_told_so() -> None:
    with broker((WELCOME, MAY_NOT)) as port, following(port) as (connection, _heard):
        wait_until(lambda: connection.reach is Reach.TURNED_AWAY)


def test_whatever_ends_its_thread_the_broker_is_not_said_to_be_reached(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def failing(*_given: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Client, "loop_forever", failing)
    connection = Connection(place_in("mqtt://127.0.0.1:9/tuesday", {}).broker)
    connection.reach = Reach.REACHED
    with pytest.raises(RuntimeError):
        connection._client.loop_forever()
    assert connection.reach is Reach.LOST
