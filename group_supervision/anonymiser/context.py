"""Whether a name stands here, judged by the neighbours alone.

A logistic score over what stands before and after. It is never shown the word itself, so it
cannot prefer the names of one people to those of another. `tools/train_context.py` estimates the
weights and says from which texts.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from group_supervision.anonymiser.lexicon import DATA, known
from group_supervision.anonymiser.words import Line, Shape, Token

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

    def features(self, first: int, last: int | None = None) -> list[str]:
        """Return what stands around tokens `first` to `last`, which themselves are not looked at."""
        left, right = first + 2, (first if last is None else last) + 2
        w, c = self._words, self._classes
        return features(w[left - 2 : left], w[right + 1 : right + 3], c[left - 2 : left],
                        c[right + 1 : right + 3])


def features(
    before: Sequence[str], after: Sequence[str], kinds_before: Sequence[str], kinds_after: Sequence[str]
) -> list[str]:
    """Return the features of a place between two words before and two after it."""
    (v, w), (x, y) = before, after
    (a, b), (c, d) = kinds_before, kinds_after
    return [
        f"1{w}", f"2{x}", f"3{v}", f"4{y}",
        f"5{b}", f"6{c}", f"7{b} {c}", f"8{a} {b}", f"9{c} {d}",
        f"a{w} {c}", f"b{b} {x}", f"c{v} {w}", f"d{x} {y}",
        f"e{a} {b} {c}", f"f{b} {c} {d}", f"g{w} {x}",
    ]


def score(features: Sequence[str]) -> float:
    """Return the log odds that a person's name stands in a place with these features."""
    weights = _weights()["name"]
    return weights[""] + sum(weights.get(each, 0.0) for each in features)


def place_score(features: Sequence[str]) -> float:
    """Return the log odds that a town or country stands in a place with these features."""
    weights = _weights()["place"]
    return weights[""] + sum(weights.get(each, 0.0) for each in features)


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    tables: dict[str, dict[str, float]] = json.loads((DATA / "context.json").read_text("utf-8"))
    return tables


def _word(token: Token) -> str:
    if token.shape is Shape.NUMBER:
        return "0"
    if token.shape is Shape.MARK:
        return token.low
    return token.low if known(token.low) is not None else STRANGE


_FUNCTION: Final = frozenset(
    "a an the this that these those some any no every each all both her his my our their your its"
    " i we you he she it they me us him them who what which where when why how whose and or but if"
    " so as than then not to of in on at by for with from about into onto over under after before"
    " between without within through during since until against towards off out up down near w re"
    " is are was were be been being am has have had do does did will would can could shall should"
    " may might must isn't wasn't don't doesn't didn't can't won't couldn't wouldn't hasn't haven't"
    " there here very too also just still never always again only more most less own same".split()
)


def _class(token: Token) -> str:
    if token.shape is Shape.NUMBER:
        return "0"
    if token.shape is Shape.MARK or token.low in _FUNCTION:
        return token.low
    entry = known(token.low)
    if entry is None:
        return STRANGE
    return entry.classes or ("^" if entry.is_acronym else "-")
