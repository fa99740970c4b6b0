"""A network line between a browser and a server, which can be cut and mended."""

import socket
import threading
from contextlib import suppress


class NetworkLine:
    """A proxy for one browser window."""

    def __init__(self) -> None:
        """Stand open."""
        self._listens = socket.create_server(("127.0.0.1", 0))
        self._open: set[socket.socket] = set()
        self._is_cut = False
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self) -> str:
        """What a browser is told of it."""
        return f"http://127.0.0.1:{self._listens.getsockname()[1]}"

    def cut(self) -> None:
        """Break what goes through it, and let nothing else through."""
        self._is_cut = True
        for each in list(self._open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Let it stand open again."""
        self._is_cut = False

    def close(self) -> None:
        """Take it away."""
        self.cut()
        self._listens.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                browser, _address = self._listens.accept()
                threading.Thread(target=self._carry, args=(browser,), daemon=True).start()

    def _carry(self, browser: socket.socket) -> None:
        with browser, suppress(OSError, ValueError):
            head = b""
            while b"\r\n\r\n" not in head:
                head += browser.recv(65_536) or b"\r\n\r\n"
            method, address, rest = head.split(b" ", 2)
            host, _stroke, path = address.removeprefix(b"http://").partition(b"/")
            name, _colon, port = host.decode().partition(":")
            if self._is_cut:
                return
            with socket.create_connection((name, int(port))) as server:
                self._open |= {browser, server}
                rest = rest.replace(b"keep-alive", b"close")  # one request on each connection
                server.sendall(b" ".join((method, b"/" + path, rest)))
                while chunk := server.recv(65_536):
                    browser.sendall(chunk)
                self._open -= {browser, server}
