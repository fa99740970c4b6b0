"""Whatever is read may be anything: no error comes of it but the project's own.

`make mutations` reads five thousand of each, `make test` a few; `make fuzz` looks further.
"""

import json
import re
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from tests.parsers import ALLOWED, PARSERS, Parser
from tests.test_mutations import MANY, SEED, bytes_changed, value_changed

FEW = 30

TOML_VALUE = re.compile(r"(?<== ).+")
HOSTILE = (
    *("0", "-1", "1e300", "nan", "inf", "99999999999999999999", "true", '""', "[]", "[[]]"),
    *("{}", '"\\u001b[2J"', '"../../victim"', "2026-01-01", "07:32:00", '["x", 1]', "[{}]"),
    *('"' + "a" * 2_000 + '"', '"{presenter"', '"[/]"', "'''", '"\\u202e"', "{ a = 1 }"),
)


def toml_changed(text: str, chance: Random) -> str:
    """Give one to three keys another value, or a line another place."""
    for _ in range(chance.randint(1, 3)):
        values = list(TOML_VALUE.finditer(text))
        if values and chance.random() < 0.7:
            at = chance.choice(values)
            text = text[: at.start()] + chance.choice(HOSTILE) + text[at.end() :]
        else:
            lines = text.splitlines()
            line = lines.pop(chance.randrange(len(lines)))
            lines.insert(chance.randrange(len(lines) + 1), line)
            text = "\n".join(lines)
    return text


def mutated(seed: bytes, place: str, chance: Random) -> bytes:
    """Return a mutation of what was right."""
    text = seed.decode("utf-8")
    if chance.random() < 0.25:
        return bytes_changed(text, chance)
    if place.endswith(".json"):
        json.loads(text)
        return value_changed(text, chance).encode("utf-8", "surrogatepass")
    if place.endswith(".toml"):
        return toml_changed(text, chance).encode("utf-8", "surrogatepass")
    return bytes_changed(text, chance)


def read(parser: Parser, home: Path, content: bytes) -> bool:
    """Read it; say whether it was taken. No other error may come of it than the project's own."""
    path = home / parser.place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    with suppress(*ALLOWED):
        parser.read(home)
        return True
    return False


@pytest.mark.parametrize("name", PARSERS)
def test_no_error_comes_of_what_is_read_but_the_projects_own(home: Path, name: str) -> None:
    parser = PARSERS[name]
    for seed in parser.seeds():
        assert read(parser, home, seed), "the seed is right"
    chance = Random(f"{SEED} {name}")
    for count in range(MANY // 20 or FEW):
        content = mutated(chance.choice(parser.seeds()), parser.place, chance)
        try:
            read(parser, home, content)
        except Exception as error:
            error.add_note(f"seed {SEED}, number {count}, {name}: {content[:3000]!r}")
            raise
