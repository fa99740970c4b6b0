"""Who connects and asks for nothing is let go, and keeps nobody else out."""

from collections.abc import Iterator

import pytest
from uvicorn.server import ServerState

from group_supervision.web.server import MOST_AT_ONCE, MOST_WAITING, PromptProtocol, server
from tests.web.conftest import HOST, Served


class Line:
    """A connection of which nothing is sent anywhere."""

    def __init__(self) -> None:
        self.is_cut = False

    def get_extra_info(self, _name: str) -> None:
        """Know nothing of the other side."""

    def abort(self) -> None:
        """Note that it was cut."""
        self.is_cut = True

    def __getattr__(self, _name: str) -> object:
        return lambda *_: None


@pytest.fixture(autouse=True)
def nobody() -> Iterator[None]:
    """Begin and end with nobody waiting."""
    PromptProtocol.waiting.clear()
    yield
    PromptProtocol.waiting.clear()


def connected(served: Served) -> tuple[PromptProtocol, Line]:
    config = server(served.site).config
    config.load()
    made = PromptProtocol(config, ServerState(), {})
    line = Line()
    made.connection_made(line)  # type: ignore[arg-type] # as much of a transport as is used
    return made, line


async def test_of_too_many_who_ask_for_nothing_the_first_to_come_goes(
    served: Served,
) -> None:
    asking, busy = connected(served)
    asking.data_received(f"GET {served.room} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
    lines = [connected(served)[1] for _line in range(MOST_WAITING + 3)]
    assert not any(line.is_cut for line in lines), "a whole course may open the link at once"
    PromptProtocol.make_room()
    assert [line.is_cut for line in lines] == [True] * 3 + [False] * MOST_WAITING
    assert not busy.is_cut
    more = [connected(served)[1] for _line in range(MOST_AT_ONCE + 3 - MOST_WAITING)]
    assert [line.is_cut for line in lines[3:7]] == [True] * 3 + [False], "but not thousands"
    assert not any(line.is_cut for line in more)


async def test_half_a_request_is_none(served: Served) -> None:
    half, line = connected(served)
    half.data_received(b"GET / HTTP/1.1\r\nX:")
    assert half in PromptProtocol.waiting
    half.let_go()
    assert line.is_cut
    assert half not in PromptProtocol.waiting
