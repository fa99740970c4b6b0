"""The page and its state in a language that nobody speaks: no English word is left."""

import json
import re
from gettext import NullTranslations
from pathlib import Path

import pytest

from group_supervision import translation
from group_supervision.web.page_state import Look, page_state
from tests.conftest import StoppedClock
from tests.pseudo import LANGUAGE, translated
from tests.web.conftest import Served

ENGLISH = re.compile(r"[A-Za-z]{2,}")


class Strange(NullTranslations):
    """Translates everything that is asked for, without a catalogue having to be written first."""

    def gettext(self, message: str) -> str:
        """Return a sentence in strange letters."""
        return translated(message)

    def info(self) -> dict[str, str]:
        """Say which language it is."""
        return {"language": LANGUAGE}


@pytest.fixture(autouse=True)
def strange(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak the strange language."""
    monkeypatch.setattr(translation, "_catalogue", Strange)


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
