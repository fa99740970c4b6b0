"""A real browser without a window, driven through two pipes in its own protocol (DevTools)."""

import base64
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

CHROMIUM: Final = next(
    (found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None
)
"""The browser; `None`: there is none on this machine."""

_LONGEST_WAIT: Final = 20.0
_AS_3_AND_4: Final = """
import fcntl, os, sys
pipes = [fcntl.fcntl(int(each), fcntl.F_DUPFD, 10) for each in sys.argv[1:3]]
os.dup2(pipes[0], 3)
os.dup2(pipes[1], 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Starts the browser with the two pipes where it looks for them."""


class Browser:
    """One browser with one page."""

    def __init__(self, profile: Path) -> None:
        """Start it, with a profile folder of its own."""
        assert CHROMIUM is not None
        asks_read, asks_write = os.pipe()
        says_read, says_write = os.pipe()
        command = [
            *(sys.executable, "-S", "-c", _AS_3_AND_4, str(asks_read), str(says_write), CHROMIUM),
            *("--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"),
            *("--disable-background-networking", "--no-first-run", "--hide-scrollbars"),
            f"--user-data-dir={profile}",
        ]
        self._process = subprocess.Popen(
            command,
            pass_fds=(asks_read, says_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(asks_read)
        os.close(says_write)
        self._asks, self._says = asks_write, says_read
        self._number = 0
        self._heard = b""
        self.events: list[dict[str, object]] = []
        """What the browser said unasked."""
        self._session = ""
        targets = self._ask("Target.getTargets")["targetInfos"]
        page = next(each for each in targets if each["type"] == "page")
        attached = self._ask("Target.attachToTarget", targetId=page["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._ask(f"{domain}.enable")

    def __enter__(self) -> Self:
        """Hand over the browser."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Close it, whatever became of the test."""
        os.close(self._asks)
        os.close(self._says)
        with suppress(ProcessLookupError):  # it may have gone by itself
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def open(self, address: str) -> None:
        """Go to a page."""
        self._ask("Page.navigate", url=address)

    def size(self, width: int, height: int) -> None:
        """Make the window another size, in pixels."""
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def text(self, selector: str) -> str:
        """Return the text of an element, empty where there is none."""
        return str(self.value(f"document.querySelector({selector!r})?.textContent ?? ''"))

    def value(self, script: str) -> object:
        """Return what a script in the page comes to."""
        return self._ask("Runtime.evaluate", expression=script)["result"].get("value")

    def wait_for(self, selector: str, text: str) -> None:
        """Wait until an element has a text.

        Raises:
            TimeoutError: When it never had.
        """
        end = time.monotonic() + _LONGEST_WAIT
        while self.text(selector) != text:
            if time.monotonic() > end:
                raise TimeoutError(f"{selector} reads “{self.text(selector)}”, not “{text}”")
            time.sleep(0.05)

    def picture(self, path: Path) -> None:
        """Write down what the page looks like, as PNG."""
        path.write_bytes(base64.b64decode(self._ask("Page.captureScreenshot")["data"]))

    @property
    def complaints(self) -> list[str]:
        """What the browser found wrong with the page."""
        wrong = ("Runtime.exceptionThrown", "Log.entryAdded")
        return [json.dumps(each["params"]) for each in self.events if each["method"] in wrong]

    @property
    def asked_for(self) -> list[str]:
        """The addresses of everything the page asked for."""
        sent = [each for each in self.events if each["method"] == "Network.requestWillBeSent"]
        return [each["params"]["request"]["url"] for each in sent]  # type: ignore[index]  # JSON

    def _ask(self, method: str, **params: object):  # type: ignore[no-untyped-def]  # noqa: ANN202 - JSON
        self._number += 1
        asked: dict[str, object] = {"id": self._number, "method": method, "params": params}
        if self._session:
            asked["sessionId"] = self._session
        os.write(self._asks, json.dumps(asked).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                return answer["result"]
            if "method" in answer:
                self.events.append(answer)

    def _next(self) -> dict[str, object]:
        while b"\0" not in self._heard:
            chunk = os.read(self._says, 1 << 20)
            if not chunk:
                raise EOFError
            self._heard += chunk
        message, _end, self._heard = self._heard.partition(b"\0")
        heard: dict[str, object] = json.loads(message)
        return heard
