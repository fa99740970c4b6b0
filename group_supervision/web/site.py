"""What is served: one page, its style, its script and its events. Nothing takes anything in."""

from html import escape
from pathlib import Path
from string import Template
from typing import Final

from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from group_supervision.live.clock import Clock
from group_supervision.translation import _, language
from group_supervision.web.broadcast import Broadcast
from group_supervision.web.guard import (
    HEADERS,
    METHODS,
    NOT_FOUND,
    OK,
    Asked,
    Guard,
    page_in,
    token_in,
)

_FILES: Final = Path(__file__).parent
_EVENTS: Final = "text/event-stream"
_KINDS: Final = {"room.css": "text/css", "room.js": "text/javascript"}
_AGAIN: Final = "60"
"""Seconds after which a wrong link may be tried again."""


class Site:
    """The application that a web server runs."""

    def __init__(self, guard: Guard, broadcast: Broadcast, clock: Clock) -> None:
        """Serve what `broadcast` tells to whom `guard` lets in."""
        self._guard = guard
        self._broadcast = broadcast
        self._clock = clock
        self._page = Template((_FILES / "room.html").read_text("utf-8"))
        self._files = {name: (_FILES / name).read_bytes() for name in _KINDS}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            answer = self._answer(scope)
            answer.headers.update(HEADERS)
            await answer(scope, receive, send)

    def _answer(self, scope: Scope) -> Response:
        client = scope.get("client")
        address = client[0] if client else ""
        asked = Asked(scope["method"], scope["path"], scope["headers"], address)
        status = self._guard.judge(asked, self._clock.steady())
        if status != OK:
            return _refusal(status)
        page = page_in(asked.path)
        if page == "":
            return Response(self._room(token_in(asked.path)), media_type="text/html")
        if page == "events":
            if asked.method == "HEAD":
                return Response(media_type=_EVENTS)
            return StreamingResponse(self._broadcast.listen(), media_type=_EVENTS)
        if page in _KINDS:
            return Response(self._files[page], media_type=_KINDS[page])
        return _refusal(NOT_FOUND)

    def _room(self, token: str) -> str:
        said = {
            "language": language(),
            "token": token,
            "name": _("The room"),
            "parts": _("Where we are"),
            "place": _("{number} of {count}"),
            "lost": _("○ not connected"),
            "closed": _("This page has been closed."),
            "whom_to_ask": _("If that surprises you, ask whoever is leading the session."),
            "needs_script": _("This page needs JavaScript to follow the session."),
        }
        return self._page.substitute({key: escape(text) for key, text in said.items()})


def _refusal(status: int) -> Response:
    answer = Response(status_code=status, headers={"Connection": "close"})
    if status == 405:
        answer.headers["Allow"] = ", ".join(METHODS)
    if status == 429:
        answer.headers["Retry-After"] = _AGAIN
    return answer
