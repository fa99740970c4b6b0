"""Who is let in: the right link, asked for by the right name, from the page itself or a person.

A name other than ours in `Host` is somebody else's web page that has had its own name pointed at
this computer (DNS rebinding). Another `Origin`, or a browser that says a request was made across
sites, is somebody else's web page that asks in the name of whoever looks at it.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from group_supervision.web.link import Link
from group_supervision.web.rate_limit import WrongTries

OK: Final = 200
NOT_FOUND: Final = 404
_NOT_ALLOWED: Final = 405
_TOO_MANY: Final = 429

METHODS: Final = ("GET", "HEAD")

HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
        " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
        " require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), screen-wake-lock=(self)",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}
"""What every answer says to the browser: keep nothing, load nothing else, frame nothing."""

Headers = Sequence[tuple[bytes, bytes]]


class Asked(NamedTuple):
    """One request, as far as the guard looks at it."""

    method: str
    path: str
    headers: Headers
    """With names in small letters."""
    address: str
    """Where it came from."""


class Guard:
    """Decides on every request before anything else is done with it."""

    def __init__(self, link: Link, hosts: Sequence[str]) -> None:
        """Let in whoever has `link` and calls us by one of `hosts`, such as `127.0.0.1:8000`."""
        self._link = link
        self._hosts = frozenset(hosts)
        self._wrong = WrongTries()

    def judge(self, asked: Asked, now: float) -> int:
        """Return the status of the answer: 200 to go on, else a refusal that says no more.

        Args:
            asked: The request.
            now: Seconds from anywhere, that run on.
        """
        if not self._knows_us(asked.headers):
            return NOT_FOUND
        if asked.method not in METHODS:
            return _NOT_ALLOWED
        if _is_across_sites(asked.headers):
            return NOT_FOUND
        # Whoever has the right link never waits for those who try wrong ones from his address.
        if self._link.fits(token_in(asked.path)):
            return OK
        return _TOO_MANY if self._wrong.are_too_many(asked.address, now) else NOT_FOUND

    def _knows_us(self, headers: Headers) -> bool:
        """Say whether the request calls us by our name, and was made by our own page or none."""
        hosts = _all(headers, b"host")
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return False
        return all(origin == f"http://{hosts[0]}" for origin in _all(headers, b"origin"))


def token_in(path: str) -> str:
    """Return the token in the path of a request: what stands between its first two strokes."""
    return path.removeprefix("/").partition("/")[0]


def page_in(path: str) -> str:
    """Return which page a path asks for, without the token; empty: the room itself."""
    return path.removeprefix("/").partition("/")[2]


def _is_across_sites(headers: Headers) -> bool:
    """Say whether another site's page asks; a person who follows a link is welcome."""
    sites = _all(headers, b"sec-fetch-site")
    is_ours = all(site in ("same-origin", "none") for site in sites)
    is_followed = _all(headers, b"sec-fetch-mode") == ["navigate"] and (
        _all(headers, b"sec-fetch-dest") == ["document"]
    )
    return not is_ours and not is_followed


def _all(headers: Headers, name: bytes) -> list[str]:
    return [value.decode("latin-1") for each, value in headers if each == name]
