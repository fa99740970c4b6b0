"""Where the page is served, its QR code, and what is said when it can't be."""

import asyncio
import importlib.util
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from group_supervision.cli.commands import cli
from group_supervision.errors import Refusal
from group_supervision.web import addresses, qr_code
from group_supervision.web.serving import Serving
from tests.conftest import StoppedClock


@pytest.mark.parametrize(
    ("address", "is_private"),
    [
        ("192.168.1.20", True),
        ("10.0.0.7", True),
        ("172.16.3.4", True),
        ("192.0.2.2", False),
        ("100.64.0.9", False),
        ("198.18.0.1", False),
        ("8.8.8.8", False),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("169.254.7.7", False),
        ("172.32.0.1", False),
        ("2a00::1", False),
    ],
)
def test_only_an_address_of_a_local_network_is_private(address: str, *, is_private: bool) -> None:
    assert addresses.is_private(address) is is_private


def test_a_computer_with_a_public_address_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "getsockname", lambda _socket: ("8.8.8.8", 1))
    with pytest.raises(Refusal, match="no private address"):
        addresses.private_address()


def test_a_port_that_is_taken_is_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind((addresses.LOOPBACK, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Refusal, match=f"Port {port} can't be used"):
            addresses.listening(addresses.LOOPBACK, port)


def test_this_computer_may_be_called_by_both_its_names_and_a_network_only_by_number() -> None:
    assert addresses.names("127.0.0.1", 8000) == ("127.0.0.1:8000", "localhost:8000")
    assert addresses.names("192.168.1.20", 80) == ("192.168.1.20",)


def test_a_qr_code_is_drawn_light_on_the_terminals_ground_two_modules_in_a_cell() -> None:
    assert qr_code.rows([[0, 0, 1, 1], [0, 1, 0, 1], [0, 0, 0, 0]]) == ["█▀▄ ", "▀▀▀▀"]
    rows = qr_code.qr_code(f"http://192.168.1.20:40123/{'x' * 22}/")
    assert len({len(row) for row in rows}) == 1
    assert len(rows) <= 22
    assert set("".join(rows)) == {"█", "▀", "▄", " "}


@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "segno"])
def test_without_the_extra_one_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        "group_supervision.guide.extras.find_spec",
        lambda name: None if name == missing else real(name),
    )
    ended = CliRunner().invoke(cli, ["serve"])
    assert ended.exit_code == 1
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert "pip install 'group-supervision[web]'" in ended.stderr


@pytest.mark.parametrize("starts", [True, False])
async def test_a_page_whose_server_has_stopped_is_not_said_to_be_there(
    home: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch, *, starts: bool
) -> None:
    class Stopping:
        started = should_exit = False

        async def serve(self, sockets: list[socket.socket]) -> None:
            self.started = starts
            for each in sockets:
                each.close()

    monkeypatch.setattr("group_supervision.web.serving.server", lambda _site: Stopping())
    said: list[str] = []
    serving = Serving(home, clock, said.append, said.append, by_key=False)
    async with asyncio.timeout(10):  # it would go on for ever
        assert await serving.serve(addresses.LOOPBACK, 0) == 1
    assert "its server has stopped" in said[-1]
    assert any(each.startswith("http") for each in said) is starts
