"""How many examples a law is tried with: few each time, as many as you like with `EXAMPLES=20`."""

import os
from typing import Final

TIMES: Final = float(os.environ.get("EXAMPLES", "1"))
"""How many times as many as `make test` tries."""


def examples(many: int) -> int:
    """Return how many examples to try, `many` being what is enough for `make test`."""
    return max(1, round(many * TIMES))
