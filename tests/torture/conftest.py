"""What every torture needs: programs that start fast, and no key of another test."""

from collections.abc import Iterator

import pytest

from group_supervision.storage.seal import seal_of


@pytest.fixture(autouse=True)
def started_fast(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let programs keep what was compiled, and each test know only its own keys."""
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    yield
    seal_of.cache_clear()
