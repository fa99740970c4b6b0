"""Whether a name stands here, judged by the neighbours alone.

A logistic score over what stands before and after. It is never shown the word itself, so it
cannot prefer the names of one people to those of another. `tools/train_context.py` estimates the
weights and says from which texts.
"""

import json
from collections.abc import Sequence
from functools import cache
from itertools import repeat
from typing import Final

from group_supervision.anonymiser.text.lexicon import DATA, known
from group_supervision.anonymiser.text.tokens import Line, Shape, Token

START: Final = "<"
END: Final = ">"
TYPING: Final = "…"
"""What follows the last word while somebody is typing: nothing is known of it yet."""
STRANGE: Final = "?"
"""A word that is no ordinary English: most likely a name."""


class Neighbours:
    """The tokens of a line as the score sees them: each as itself and as its class."""

    def __init__(self, line: Line) -> None:
        """Look at every token of `line` once."""
        last = TYPING if line.is_open else END
        self._words = [START, START, *(_word(token) for token in line.tokens), last, last]
        self._classes = [START, START, *(_class(token) for token in line.tokens), last, last]
        self._groups = [_group(each) for each in self._classes]
        self._features: dict[tuple[int, int], list[str]] = {}

    def features(self, first: int, last: int | None = None) -> list[str]:
        """Return what stands around tokens `first` to `last`. They are not looked at themselves."""
        end = first if last is None else last
        known_already = self._features.get((first, end))
        if known_already is not None:
            return known_already
        left, right = first + 1, end + 3
        v, w = self._words[left - 1 : left + 1]
        x, y = self._words[right : right + 2]
        a, b = self._classes[left - 1 : left + 1]
        c, d = self._classes[right : right + 2]
        g, h = self._groups[left - 1 : left + 1]
        i, j = self._groups[right : right + 2]
        found = [
            f"1{w}", f"2{x}", f"3{v}", f"4{y}", f"5{h}", f"6{i}", f"7{h} {i}", f"8{g} {h}",
            f"9{i} {j}", f"a{w} {i}", f"b{h} {x}", f"c{v} {w}", f"d{x} {y}", f"e{g} {h} {i}",
            f"f{h} {i} {j}", f"g{w} {x}", f"h{w} {i} {j}", f"i{g} {h} {x}", f"j{g}", f"k{j}",
        ]  # fmt: skip
        if b != h or c != i:
            found += [f"l{b}", f"m{c}", f"n{b} {c}"]
        if a != g or b != h:
            found.append(f"o{a} {b}")
        if c != i or d != j:
            found.append(f"p{c} {d}")
        self._features[first, end] = found
        return found


def score(features: Sequence[str]) -> float:
    """Return the log odds that a person's name stands in a place with these features."""
    return _sum(_weights()["name"], features)


def place_score(features: Sequence[str]) -> float:
    """Return the log odds that a town or country stands in a place with these features."""
    return _sum(_weights()["place"], features)


_NOTHING: Final = repeat(0.0)


def _sum(weights: dict[str, float], features: Sequence[str]) -> float:
    return sum(map(weights.get, features, _NOTHING), weights[""])


@cache
def _weights() -> dict[str, dict[str, float]]:
    tables: dict[str, dict[str, float]] = json.loads((DATA / "context.json").read_text("utf-8"))
    return tables


def _word(token: Token) -> str:
    if token.shape is Shape.NUMBER:
        return "0"
    if token.shape is Shape.MARK:
        return token.low
    return token.low if known(token.low) is not None else STRANGE


_GROUPS: Final = {
    word: name
    for name, words in {
        "DET": "a an the this that these those some any no every each all both another either"
        " neither",
        "OWN": "my our their your its",
        "SHE": "i we you he she they who someone nobody everyone somebody everybody mum dad nan"
        " gran",
        "HIM": "me us him them it",
        "OF": "of in on at by from about into onto over under after before between without within"
        " through during against towards off out up down near re via",
        "TO": "to for with w",
        "AND": "and or but & + /",
        "IF": "if so as than then because that when while since until what how why where whether",
        "BE": "is are was were isn't wasn't aren't weren't isnt wasnt",
        "BEEN": "be been being am",
        "HAVE": "has had have hasn't hadn't hasnt",
        "DO": "do does did don't didn't doesn't didnt doesnt",
        "CAN": "will would can could shall should may might must can't won't couldn't wouldn't cant"
        " wont",
        "VERY": "very too quite really so more less most rather bit",
        "JUST": "also still just never always again only then now soon already often sometimes"
        " later",
        "NOT": "not",
        "HERE": "here there home today yesterday tomorrow tonight",
        ".": ". ! ? ; … * •",
        "-": "- – —",
        "(": '( [ “ "',
        ")": ") ] ”",
    }.items()
    for word in words.split()
}
"""The small words and marks that hold a sentence together, and what each does in it."""


def _class(token: Token) -> str:
    if token.shape is Shape.NUMBER:
        return "0"
    if token.shape is Shape.MARK or token.low in _GROUPS:
        return token.low
    entry = known(token.low)
    if entry is None:
        return STRANGE
    return entry.classes or ("^" if entry.is_acronym else "~")


def _group(kind: str) -> str:
    """Return a coarser class, so that what was never seen is judged by what is like it."""
    if kind in _GROUPS:
        return _GROUPS[kind]
    if kind.isupper():
        return "H" if "H" in kind and "N" in kind else kind.translate(_COARSE)
    return kind


_COARSE: Final = str.maketrans("", "", "CTHR")
