"""The page and its state in a language that nobody speaks: no English word is left."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from group_supervision import translation
from group_supervision.web.page_state import Look, page_state
from tests.conftest import StoppedClock
from tests.pseudo import LANGUAGE, write_catalogue
from tests.web.conftest import Served

ENGLISH = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture(autouse=True)
def strange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak the strange language."""
    write_catalogue(tmp_path / "locales")
    monkeypatch.setenv(translation.LOCALES_VARIABLE, str(tmp_path / "locales"))
    monkeypatch.setenv("LANGUAGE", LANGUAGE)
    translation.forget()
    yield
    monkeypatch.undo()
    translation.forget()


async def test_neither_the_page_nor_what_it_is_told_says_an_english_word(
    home: Path, clock: StoppedClock
) -> None:
    state = page_state(None, 0.0, Look())
    said = [state["title"], state["lines"]]
    served = Served(home, clock)
    page = (await served.ask(served.room)).body.decode()
    text = re.sub(r"<[^>]*>", " ", page)
    read_out = re.findall(r'(?:data-(?:place|lost|closed|ask)|aria-label)="([^"]*)"', page)
    assert len(read_out) == 5
    for each in (*map(json.dumps, said), text, *read_out):
        plain = re.sub(r"\\u[0-9a-f]{4}|\{\w+\}|&\w+;", " ", each)
        assert not ENGLISH.findall(plain), each
    assert f'lang="{LANGUAGE}"' in page
