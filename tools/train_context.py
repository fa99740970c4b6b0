"""Estimate the weights of `group_supervision/anonymiser/data/context.json`. Run by hand.

    python tools/train_context.py UD_ENGLISH_EWT_FOLDER NOVELS.txt

needs scikit-learn, which the project itself does not. It learns from our own sentences in
`tools/context_frames.txt` and, for the breadth of everyday English, from what is named on the
command line: a folder of tagged prose as CoNLL-U (the English Web Treebank), or a text file with
one sentence on a line (novels in the public domain). Nothing of a text is kept but how much more
often a name than a word stands between two neighbours.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from frames import BLANK, sentences
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from group_supervision.anonymiser.context import Neighbours
from group_supervision.anonymiser.text.lexicon import DATA, Grade, known
from group_supervision.anonymiser.text.tokens import Line, Shape, Token, read, words_in

TARGET: Final = DATA / "context.json"

WORD: Final = 0
NAME: Final = 1
PLACE: Final = 2
FRAME_LABELS: Final = {"+": NAME, "@": PLACE, "-": WORD, "~": WORD}

ASIDE: Final = 0.05
"""Weight of the ordinary words in a frame that are not in its blank."""
TYPED_SHARE: Final = 0.15
"""How often a place is also seen as it looks while the sentence is being typed."""
TEXT_WEIGHT: Final = 1.2
STAND_IN_WEIGHT: Final = 0.8
NOVEL_WEIGHT: Final = 0.3
STAND_IN_SHARE: Final = 0.5
STRENGTH: Final = {NAME: 0.25, PLACE: 0.5}
"""How freely the weights may follow the examples, for names and places."""
LEAST: Final = {NAME: 0.08, PLACE: 0.12}
"""Weights closer to nothing than this are left out."""
FEWEST: Final = 3
"""How often a feature must occur to be weighed."""

STAND_INS: Final = words_in("he she him her")
"""Pronouns that stand where a name could: "she told him"."""
CONTENT: Final = frozenset({"NOUN", "ADJ", "VERB"})
PLACED: Final = words_in("in near at the of throughout across")
SAYING: Final = words_in(
    "said says told asked thinks thought wrote writes is was has had and 's did does will would"
    " wants loves likes knows came went got called who"
)
ADDRESSING: Final = words_in(
    "dear hi hello mr. mr mrs. mrs ms. ms dr. dr thanks thank uncle aunt with from by and"
)
FIRMS: Final = words_in("inc co corp")

Example = tuple[list[str], int, float]
"""The features of a place in a text, what stands there, and how much it counts."""
Tagged = tuple[str, str, str]
"""A word, its universal tag and its own treebank's tag."""


def from_frames(rng: random.Random) -> Iterator[Example]:
    """Learn from our own sentences."""
    for kind, text in sentences(rng):
        line = read(text)
        blank = [token.text == BLANK for token in line.tokens]
        for index, token in enumerate(line.tokens):
            if blank[index]:
                yield from _twice(line, index, index, FRAME_LABELS[kind], 1.0, rng)
                if any(blank[index + 1 : index + 2]):
                    yield from _twice(line, index, index + 1, FRAME_LABELS[kind], 1.0, rng)
            elif kind != "@" and _could_be_a_name(token.low):
                yield from _twice(line, index, index, WORD, 1.0 if kind == "~" else ASIDE, rng)


def _twice(
    line: Line, first: int, last: int, label: int, weight: float, rng: random.Random
) -> Iterator[Example]:
    """Look at a place in the whole line and, sometimes, as it looks while it is being typed."""
    yield Neighbours(line).features(first, last), label, weight
    if rng.random() < TYPED_SHARE:
        typed = read(line.text[: line.tokens[last].end] + " ")
        end = len(typed.tokens) - 1
        yield Neighbours(typed).features(end - (last - first), end), label, weight


def _could_be_a_name(low: str) -> bool:
    entry = known(low)
    return entry is not None and entry.grade > Grade.NEVER


def from_treebank(folder: Path, rng: random.Random) -> Iterator[Example]:
    """Learn from tagged prose: given names against ordinary words."""
    texts = [each for path in sorted(folder.rglob("*.conllu")) for each in _tagged(path)]
    given = _given_names(texts)
    for text, words in texts:
        line = read(text)
        at = {token.start: index for index, token in enumerate(line.tokens)}
        position = 0
        for word, tag, fine in words:
            found = text.find(word, position)
            position = max(position, found + len(word))
            index = at.get(found)
            if index is not None and line.tokens[index].text == word:
                yield from _of_treebank(line, index, tag, fine, given, rng)


def _of_treebank(
    line: Line, index: int, tag: str, fine: str, given: frozenset[str], rng: random.Random
) -> Iterator[Example]:
    neighbours, low = Neighbours(line), line.tokens[index].low
    if tag == "PROPN":
        if low in given and not (index and _has_capital(line.tokens[index - 1])):
            last = index
            while last + 1 < len(line.tokens) and _has_capital(line.tokens[last + 1]):
                last += 1
            yield neighbours.features(index, last), NAME, TEXT_WEIGHT
            if last > index:
                yield neighbours.features(index), NAME, TEXT_WEIGHT / 2
    elif low in STAND_INS and fine == "PRP":
        yield neighbours.features(index), NAME, STAND_IN_WEIGHT
    elif _could_be_a_name(low) or (tag in CONTENT and rng.random() < 0.1):
        yield neighbours.features(index), WORD, TEXT_WEIGHT


def _has_capital(token: Token) -> bool:
    return token.shape is Shape.CAPITAL


def _given_names(texts: list[tuple[str, list[Tagged]]]) -> frozenset[str]:
    """Return the proper nouns that say and do things more often than they are places and firms."""
    people: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for _, words in texts:
        lows = ["", *(word.lower() for word, _, _ in words), ""]
        tags = ["", *(tag for _, tag, _ in words)]
        for place, (word, tag, _) in enumerate(words, start=1):
            if tag != "PROPN" or not word[:1].isupper() or word.isupper():
                continue
            before, low, after = lows[place - 1 : place + 2]
            if before in PLACED or tags[place - 1] == "DET" or after in FIRMS:
                other[low] += 1
            if after in SAYING or before in ADDRESSING or (not before and after in {",", "-"}):
                people[low] += 1
    return frozenset(name for name, count in people.items() if count > other[name])


def _tagged(path: Path) -> Iterator[tuple[str, list[Tagged]]]:
    """Return the text and the tagged words of each sentence of a CoNLL-U file."""
    words: list[Tagged] = []
    text = ""
    for row in path.read_text("utf-8").splitlines():
        cells = row.split("\t")
        if row.startswith("# text = "):
            text = row[9:]
        elif not row:
            yield text, words
            words, text = [], ""
        elif cells[0].isdigit():
            words.append((cells[1], cells[3], cells[4]))


def from_novels(path: Path, rng: random.Random) -> Iterator[Example]:
    """Learn from prose that nobody has tagged.

    A strange word with a capital is a name, "he" stands where a name could, and a word in small
    letters is a word.
    """
    for sentence in path.read_text("utf-8").splitlines():
        line = read(sentence)
        neighbours = Neighbours(line)
        for index, token in enumerate(line.tokens):
            if token.low in STAND_INS - {"her"}:
                if rng.random() < STAND_IN_SHARE:
                    yield neighbours.features(index), NAME, NOVEL_WEIGHT / 2
            elif _has_capital(token) and known(token.low) is None:
                if not index or line.tokens[index - 1].low not in PLACED:
                    yield neighbours.features(index), NAME, NOVEL_WEIGHT
            elif token.shape is Shape.SMALL and _could_be_a_name(token.low):
                yield neighbours.features(index), WORD, NOVEL_WEIGHT


def weights(examples: list[Example], wanted: int) -> dict[str, float]:
    """Estimate what speaks for the `wanted` label."""
    counts = Counter(each for found, _, _ in examples for each in set(found))
    frequent = [each for each, count in counts.items() if count >= FEWEST]
    columns = {each: column for column, each in enumerate(frequent)}
    cells = [
        (row, columns[each])
        for row, (found, _, _) in enumerate(examples)
        for each in set(found)
        if each in columns
    ]
    rows, columns_of_cells = zip(*cells, strict=True)
    matrix = csr_matrix(
        ([1.0] * len(cells), (rows, columns_of_cells)), shape=(len(examples), len(columns))
    )
    model = LogisticRegression(C=STRENGTH[wanted], solver="liblinear", max_iter=400)
    labels = [int(label == wanted) for _, label, _ in examples]
    model.fit(matrix, labels, [weight for _, _, weight in examples])
    return {"": round(float(model.intercept_[0]), 2)} | {
        each: round(float(model.coef_[0][column]), 2)
        for each, column in columns.items()
        if abs(model.coef_[0][column]) >= LEAST[wanted]
    }


def main(sources: list[Path]) -> None:
    """Estimate and write the weights."""
    rng = random.Random(20)  # noqa: S311 - to draw the same sentences each time
    examples = list(from_frames(rng))
    for source in sources:
        examples += (from_treebank if source.is_dir() else from_novels)(source, rng)
    tables = {
        "name": weights([each for each in examples if each[1] != PLACE], NAME),
        "place": weights(examples, PLACE),
    }
    TARGET.write_text(json.dumps(tables, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main([Path(each) for each in sys.argv[1:]])
