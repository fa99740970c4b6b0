"""Groups far apart on one broker: a thousand who follow one, and a thousand that publish.

Needs Mosquitto. `python -m benchmarks.broker` prints what docs/remote.md says was measured.
"""

import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure, show
from benchmarks.followers import Followers, session
from benchmarks.idle import megabytes, processor_seconds
from benchmarks.mosquitto import MOSQUITTO, Mosquitto
from group_supervision.live.clock import MachineClock
from group_supervision.live.following import Follower, Seen
from group_supervision.remote.following import HEARTBEAT, RemoteFollower
from group_supervision.remote.message import Order, to_bytes
from group_supervision.remote.sealing import Writing, sealed

MANY = 1_000
_CHANGES = 7
_SECONDS = 30.0


@contextmanager
def mosquitto() -> Iterator[tuple[int, int]]:
    """Run a broker; hand over its process and its port."""
    with tempfile.TemporaryDirectory() as folder:
        broker = Mosquitto(Path(folder))
        try:
            yield broker.pid, broker.port
        finally:
            broker.stop()


def text(value: str) -> bytes:
    """Return a text as MQTT writes it."""
    return len(value).to_bytes(2, "big") + value.encode()


def packet(kind: int, content: bytes) -> bytes:
    """Return a packet of MQTT."""
    size, length = len(content), b""
    while True:
        size, low = divmod(size, 128)
        length += bytes([low | (0x80 if size else 0)])
        if not size:
            return bytes([kind]) + length + content


def joined(port: int, name: str) -> socket.socket:
    """Connect to a broker."""
    line = socket.create_connection(("127.0.0.1", port), 30)
    line.sendall(packet(0x10, text("MQTT") + b"\x04\x02\x00\x3c" + text(name)))
    assert line.recv(4)[:2] == b"\x20\x02"
    return line


def follow(line: socket.socket, topic: str) -> None:
    """Follow a topic."""
    line.sendall(packet(0x82, b"\x00\x01" + text(topic) + b"\x00"))
    assert line.recv(5)[0] == 0x90


def retained(topic: str, message: bytes) -> bytes:
    """Return what has a broker keep a message."""
    return packet(0x31, text(topic) + message)


def seen() -> Seen:
    """Return what a room sees in the longest part of a session."""
    with tempfile.TemporaryDirectory() as folder, session(Path(folder)):
        found = Follower(Path(folder), MachineClock()).look()
        assert found is not None
        return found


def one_followed_by_many() -> list[Figure]:
    """Measure one session that many follow."""
    writing, now = Writing.new(), seen()
    with ExitStack() as stack:
        pid, port = stack.enter_context(mosquitto())
        followers = Followers(b"bench/one")
        for number in range(MANY):
            line = stack.enter_context(closing(joined(port, f"follower{number}")))
            follow(line, "bench/one")
            followers.add(line)
        console = stack.enter_context(closing(joined(port, "console")))
        took = []
        for change in range(_CHANGES):
            message = sealed(writing, "bench/one", to_bytes(now, Order(1, change)))
            started = time.monotonic()
            console.sendall(retained("bench/one", message))
            took.append(followers.wait() - started)
            followers.rest(0.3)
        before, since = processor_seconds(pid), time.monotonic()
        while time.monotonic() < since + _SECONDS:
            console.sendall(retained("bench/one", message))
            followers.rest(HEARTBEAT)
        share = (processor_seconds(pid) - before) / (time.monotonic() - since)
        return [
            Figure("change to the last of 1,000, median", median(took), "s", target=1.0),
            Figure("change to the last of 1,000, slowest", max(took), "s"),
            Figure("broker at rest, of one core", 100 * share, "%"),
            Figure("memory of the broker (PSS)", megabytes(pid), "MiB"),
        ]


def many_that_publish() -> list[Figure]:
    """Measure many groups that publish, each followed by one."""
    now = seen()
    with ExitStack() as stack:
        pid, port = stack.enter_context(mosquitto())
        followers, groups = Followers(b"bench/"), []
        for number in range(MANY):
            topic = f"bench/{number}"
            line = stack.enter_context(closing(joined(port, f"follower{number}")))
            follow(line, topic)
            followers.add(line)
            message = sealed(Writing.new(), topic, to_bytes(now, Order(1, number)))
            group = stack.enter_context(closing(joined(port, f"group{number}")))
            groups.append((group, retained(topic, message)))
        before, since, sent = processor_seconds(pid), time.monotonic(), 0
        while time.monotonic() < since + _SECONDS:
            group, whole = groups[sent % MANY]
            group.sendall(whole)
            sent += 1
            followers.rest(0)
            time.sleep(max(0.0, since + sent * HEARTBEAT / MANY - time.monotonic()))
        took = time.monotonic() - since
        share = (processor_seconds(pid) - before) / took
        size = len(groups[0][1])
        return [
            Figure("messages a second in, and as many out", sent / took, ""),
            Figure("bytes of a message", size, "B"),
            Figure("bytes a second in, and as many out", size * sent / took / 1e3, "kB"),
            Figure("broker, of one core", 100 * share, "%"),
            Figure("memory of the broker (PSS)", megabytes(pid), "MiB"),
        ]


def one_message() -> list[Figure]:
    """Measure what a message costs a console and whoever follows."""
    writing, now, clock = Writing.new(), seen(), MachineClock()
    follower = RemoteFollower(writing.reading, "bench/one", clock)
    sealing, opening = [], []
    for number in range(200):
        started = time.perf_counter()
        told = to_bytes(replace_wall(now), Order(1, number))
        message = sealed(writing, "bench/one", told)
        sealing.append(time.perf_counter() - started)
        started = time.perf_counter()
        follower.hear(message, was_kept=False)
        opening.append(time.perf_counter() - started)
    assert follower.look() is not None
    return [
        Figure("to write and seal a message", median(sealing) * 1e3, "ms"),
        Figure("to open and read it", median(opening) * 1e3, "ms"),
        Figure("bytes before it is filled up", len(told), "B"),
    ]


def replace_wall(found: Seen) -> Seen:
    """Return what is seen as of now."""
    return found._replace(wall=MachineClock().now())


def main() -> None:
    """Measure, and print."""
    if MOSQUITTO is None or not Path("/proc/self/schedstat").exists():
        sys.stdout.write("\nGroups far apart: not measured, this needs Linux and Mosquitto.\n")
        return
    import resource

    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 10_000), most))
    show("One message for groups far apart", one_message())
    show("A thousand follow one session over one broker", one_followed_by_many())
    show("A thousand groups publish over one broker, one follows each", many_that_publish())


if __name__ == "__main__":
    main()
