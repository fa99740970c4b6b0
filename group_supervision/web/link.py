"""The page's link: who has it may look. It holds a token that nobody can guess."""

import secrets
from hmac import compare_digest
from typing import Final

_BYTES: Final = 16
"""Of chance in a token: 128 bits."""


class Link:
    """The link of one session. Another session, or the facilitator's key, makes it a new one."""

    def __init__(self) -> None:
        """Make the first token."""
        self.token = _new_token()
        self._session_id: str | None = None

    def fits(self, token: str) -> bool:
        """Say whether a token is the present one, in the same time whatever it is."""
        return compare_digest(token.encode("utf-8", "replace"), self.token.encode("ascii"))

    def renew(self) -> None:
        """Make a new token; from now on the old one is worth nothing."""
        self.token = _new_token()

    def belongs_to(self, session_id: str) -> bool:
        """Make the link that of a session; return whether it had to be a new one for that.

        A link given away before the console was opened belongs to the first session that comes.
        """
        before, self._session_id = self._session_id, session_id
        is_other = before is not None and before != session_id
        if is_other:
            self.renew()
        return is_other


def _new_token() -> str:
    return secrets.token_urlsafe(_BYTES)
