"""The package is light to import, pure, and waits with its lists until they are needed."""

import subprocess
import sys

import pytest


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.mark.parametrize("module", ["textual", "rich", "tinydb", "click", "sklearn", "numpy"])
def test_nothing_heavy_comes_with_the_anonymiser(module: str) -> None:
    code = (
        "import sys; from group_supervision.anonymiser.anonymise import Anonymiser;"
        f" Anonymiser(['Ada']).anonymise('Ada rang'); print({module!r} in sys.modules)"
    )
    assert run(code) == "False"


def test_the_word_lists_are_read_at_the_first_question() -> None:
    code = (
        "from group_supervision.anonymiser.anonymise import Anonymiser\n"
        "from group_supervision.anonymiser.text.lexicon import lexicon\n"
        "anonymiser = Anonymiser(['Ada Obi', 'Will'])\n"
        "before = lexicon.cache_info().currsize\n"
        "anonymiser.spans('Ada rang')\n"
        "print(before, lexicon.cache_info().currsize)"
    )
    assert run(code) == "0 1"
