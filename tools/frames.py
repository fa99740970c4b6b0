"""Our own sentences for the anonymiser's neighbours: drawn from the frames and taken apart."""

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from group_supervision.anonymiser.text.word_forms import DATA

FRAMES: Final = Path(__file__).with_name("context_frames.txt")
DRAWS: Final = {"+": 60, "-": 30, "@": 12, "~": 12}
"""How many sentences are drawn from a frame, by what its blank is."""

BLANK: Final = "Xqzv"
"""Stands in the blank. It is no ordinary word, and the score does not look at it anyway."""
STRANGER: Final = "Xqzw"
"""Somebody else's name."""

_CHOICE: Final = re.compile(r"\(([^()]*\|[^()]*)\)(\?)?")
_OPTION: Final = re.compile(r"\(([^()|]+)\)\?")
_KIND: Final = re.compile(r"<([A-Z]+)>\??")
_GAP: Final = re.compile(r" ([.,;:!?)]|'s\b)")
_BEFORE: Final = (
    "dv. ",
    "nfa. ",
    "home visit. ",
    "seen today. ",
    "no change. ",
    "went well - ",
)
_AFTER: Final = (".", ".", " today.", " again.", "")


def sentences(rng: random.Random) -> Iterator[tuple[str, str]]:
    """Return what the blank is, and a sentence with the blank in it, as somebody might type it."""
    for row in FRAMES.read_text("utf-8").splitlines():
        kind, _, frame = row.partition(" ")
        for _ in range(DRAWS.get(kind, 0)):
            text = _GAP.sub(r"\1", _drawn(frame, rng)).replace("( ", "(")
            if rng.random() < 0.35:  # sentences follow one another, often without a full stop
                text = rng.choice(_BEFORE) + text
            if rng.random() < 0.5 and not text.endswith((".", "?", "!", ",")):
                text += rng.choice(_AFTER)
            yield kind, text.replace("_", BLANK)


def _drawn(frame: str, rng: random.Random) -> str:
    """Return one sentence of a frame."""

    def choose(match: re.Match[str]) -> str:
        if match[2] and rng.random() < 0.3:
            return ""
        return rng.choice(match[1].split("|"))

    text = frame
    while (fewer := _CHOICE.sub(choose, text)) != text:
        text = fewer
    text = text.replace("_X", rng.choice((STRANGER, "mum", "her")))
    text = _OPTION.sub(lambda match: rng.choice((match[1], "")), text)
    text = _KIND.sub(lambda match: rng.choice(_of_kind(match[1])), text)
    return " ".join(text.split())


@cache
def _of_kind(marks: str) -> list[str]:
    """Return the common words of a class that are nothing else, or nothing much else."""
    others = set("NSVZDGA") - {marks[-1]}
    found = []
    for row in (DATA / "english.txt").read_text("utf-8").splitlines():
        word, _, key = row.partition("\t")
        classes = set(key[1:])
        if word and set(marks) <= classes and key[0] in "12" and len(classes & others) <= 1:
            found += [word] * (3 if key[0] == "1" else 1)
    return found
