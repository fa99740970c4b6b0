"""Estimate the weights of `group_supervision/anonymiser/data/context.json`. Run by hand.

    python tools/train_context.py [UD_ENGLISH_EWT_FOLDER ...]

needs scikit-learn, which the project itself does not. It learns from our own sentences in
`tools/context_frames.txt` and, for the breadth of everyday English, from the folders of CoNLL-U
files named on the command line (the English Web Treebank, CC BY-SA 4.0). Nothing of a text is kept
but how much more often a name than a word stands between two neighbours.
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from group_supervision.anonymiser.context import Neighbours
from group_supervision.anonymiser.lexicon import DATA as LEXICON
from group_supervision.anonymiser.lexicon import Grade, known
from group_supervision.anonymiser.words import Line, Shape, read

HERE: Final = Path(__file__).parent
TARGET: Final = HERE.parent / "group_supervision/anonymiser/data/context.json"
BLANK: Final = "Xqzv"
"""Stands in the blank. It is no ordinary word, and the score does not look at it anyway."""
STRANGER: Final = "Xqzw"
"""Somebody else's name."""

FRAME_DRAWS: Final = {"+": 250, "-": 250, "@": 60, "~": 3}
FRAME_WEIGHT: Final = 1.0
TEXT_WEIGHT: Final = 1.2
STAND_IN_WEIGHT: Final = 0.8
NOVEL_WEIGHT: Final = 0.3
STAND_IN_SHARE: Final = 0.5
STRENGTH: Final = {1: 0.25, 2: 0.5}
"""How freely the weights may follow the examples, for names and places."""
LEAST: Final = {1: 0.08, 2: 0.12}
"""Weights closer to nothing than this are left out."""
WORD: Final = 0
NAME: Final = 1
PLACE: Final = 2
FEWEST: Final = 3
"""How often a feature must occur to be weighed."""

Example = tuple[list[str], int, float]

_CHOICE: Final = re.compile(r"\(([^()]*\|[^()]*)\)(\?)?")
_OPTION: Final = re.compile(r"\(([^()|]+)\)\?")


def drawn(frame: str, rng: random.Random) -> str:
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
    text = _KIND.sub(lambda match: rng.choice(of_kind(match[1])) + (match[2] and rng.choice(("", ""))), text)
    return " ".join(text.split())


_KIND: Final = re.compile(r"<([A-Z]+)>(\??)")


@cache
def of_kind(marks: str) -> list[str]:
    """Return the common words of a class that are nothing else, or nothing much else."""
    main = marks[-1]
    others = set("NSVZDGA") - {main}
    found = []
    for row in (LEXICON / "english.txt").read_text("utf-8").splitlines():
        key, _, words = row.partition("\t")
        classes = set(key[1:])
        if set(marks) <= classes and key[0] in "12" and len(classes & others) <= 1:
            found += words.split() * (3 if key[0] == "1" else 1)
    return found


def from_frames(rng: random.Random) -> Iterator[Example]:
    """Learn from our own sentences."""
    for row in (HERE / "context_frames.txt").read_text("utf-8").splitlines():
        kind, _, frame = row.partition(" ")
        if kind not in FRAME_DRAWS:
            continue
        for _ in range(FRAME_DRAWS[kind]):
            yield from _sentence(kind, drawn(frame, rng), rng)


def _sentence(kind: str, text: str, rng: random.Random) -> Iterator[Example]:
    text = re.sub(r" ([.,;:!?)]|'s\b)", r"\1", text).replace("( ", "(")
    if rng.random() < 0.35:  # sentences follow one another, often without a full stop
        before = rng.choice(["dv. ", "nfa. ", "home visit. ", "seen today. ", "no change. ", "went well - "])
        text = before + text
    if rng.random() < 0.5 and not text.endswith((".", "?", "!", ",")):
        text += rng.choice([".", ".", " today.", " again.", ""])
    line = read(text.replace("_", BLANK))
    strange = [token.text == BLANK for token in line.tokens]
    for index, token in enumerate(line.tokens):
        if strange[index]:
            label, weight = {"+": NAME, "@": PLACE}.get(kind, WORD), 1.0
            yield from _both(line, index, index, label, weight, rng)
            if any(strange[index + 1 : index + 2]):
                yield from _both(line, index, index + 1, label, weight, rng)
        elif kind != "@" and _could_be_a_name(token.low):
            yield from _both(line, index, index, WORD, 1.0 if kind == "~" else 0.05, rng)


def _both(
    line: Line, first: int, last: int, label: int, weight: float, rng: random.Random
) -> Iterator[Example]:
    """The place in the whole line, and as it looks while it is being typed."""
    yield Neighbours(line).features(first, last), label, weight * FRAME_WEIGHT
    if rng.random() < 0.15:
        typed = read(line.text[: line.tokens[last].end] + " ")
        back = last - first + 1
        features = Neighbours(typed).features(len(typed.tokens) - back, len(typed.tokens) - 1)
        yield features, label, weight * FRAME_WEIGHT


def _could_be_a_name(low: str) -> bool:
    entry = known(low)
    return entry is not None and entry.grade > Grade.NEVER


def from_treebank(folder: Path, rng: random.Random) -> Iterator[Example]:
    """Learn from tagged prose: proper nouns that are given names against ordinary words."""
    given = borne(folder)
    for path in sorted(folder.rglob("*.conllu")):
        for words, tags, xpos, text in sentences(path):
            line = read(text)
            by_start = {token.start: n for n, token in enumerate(line.tokens)}
            position = 0
            n_tokens = len(line.tokens)
            for at, (word, tag) in enumerate(zip(words, tags, strict=True)):
                found = text.find(word, position)
                if found < 0:
                    continue
                position = found + len(word)
                index = by_start.get(found)
                if index is None or line.tokens[index].text != word:
                    continue
                low = word.lower()
                if tag == "PROPN":
                    if low in given and (index == 0 or line.tokens[index - 1].shape < Shape.CAPITAL):
                        last = index
                        while (
                            last + 1 < n_tokens
                            and line.tokens[last + 1].shape is Shape.CAPITAL
                            and tags_at(words, tags, line.tokens[last + 1].text) == "PROPN"
                        ):
                            last += 1
                        yield Neighbours(line).features(index, last), NAME, TEXT_WEIGHT
                        if last > index:
                            yield Neighbours(line).features(index), NAME, TEXT_WEIGHT / 2
                elif low in _STAND_INS and xpos[at] == "PRP":
                    # "She told him": a person stands there as a name would.
                    yield Neighbours(line).features(index), NAME, STAND_IN_WEIGHT
                elif _could_be_a_name(low) or (tag in _CONTENT and rng.random() < 0.1):
                    yield Neighbours(line).features(index), WORD, TEXT_WEIGHT


def from_novels(path: Path, rng: random.Random) -> Iterator[Example]:
    """Learn from prose in the public domain, one sentence on a line, that nobody has tagged.

    A strange word with a capital is a name, "he" stands where a name could, and a word in small
    letters is a word.
    """
    for sentence in path.read_text("utf-8").splitlines():
        line = read(sentence)
        neighbours = Neighbours(line)
        for index, token in enumerate(line.tokens):
            before = line.tokens[index - 1].low if index else ""
            if token.low in _STAND_INS - {"her"}:
                if rng.random() < STAND_IN_SHARE:
                    yield neighbours.features(index), NAME, NOVEL_WEIGHT * 0.5
            elif token.shape is Shape.CAPITAL and known(token.low) is None:
                if before not in _PLACEWORDS:
                    yield neighbours.features(index), NAME, NOVEL_WEIGHT
            elif token.shape is Shape.SMALL and _could_be_a_name(token.low):
                yield neighbours.features(index), WORD, NOVEL_WEIGHT


def tags_at(words: list[str], tags: list[str], word: str) -> str:
    """Return the tag of the first `word`."""
    return tags[words.index(word)] if word in words else ""


def borne(folder: Path) -> set[str]:
    """Return what follows or precedes a form of address or saying often enough to be a given name."""
    people: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.conllu")):
        for words, tags, _, _ in sentences(path):
            for n, (word, tag) in enumerate(zip(words, tags, strict=True)):
                if tag != "PROPN" or not word[:1].isupper() or word.isupper():
                    continue
                before = words[n - 1].lower() if n else ""
                after = words[n + 1].lower() if n + 1 < len(words) else ""
                if before in _PLACEWORDS or (n and tags[n - 1] == "DET") or after in {"inc", "co", "corp"}:
                    other[word.lower()] += 1
                if after in _SAYING or before in _ADDRESS or (not n and after in {",", "-"}):
                    people[word.lower()] += 1
    return {name for name, count in people.items() if count > other[name]}


_STAND_INS: Final = {"he", "she", "him", "her"}
_CONTENT: Final = {"NOUN", "ADJ", "VERB"}
_PLACEWORDS: Final = {"in", "near", "at", "the", "of", "throughout", "across"}
_SAYING: Final = set(
    "said says told asked thinks thought wrote writes is was has had and 's did does will would"
    " wants loves likes knows came went got called who".split()
)
_ADDRESS: Final = set("dear hi hello mr. mr mrs. mrs ms. ms dr. dr thanks thank uncle aunt with from by and".split())


def sentences(path: Path) -> Iterator[tuple[list[str], list[str], list[str], str]]:
    """Return the words, tags and text of each sentence of a CoNLL-U file."""
    words: list[str] = []
    tags: list[str] = []
    xpos: list[str] = []
    text = ""
    for row in path.read_text("utf-8").splitlines():
        if row.startswith("# text = "):
            text = row[9:]
        elif not row:
            if words:
                yield words, tags, xpos, text
            words, tags, xpos, text = [], [], [], ""
        elif row[0].isdigit():
            cells = row.split("\t")
            if cells[0].isdigit():
                words.append(cells[1])
                tags.append(cells[3])
                xpos.append(cells[4])


def main(folders: list[Path]) -> None:
    """Estimate and write the weights."""
    rng = random.Random(20)
    examples = list(from_frames(rng))
    print(len(examples), "from frames", sum(label for _, label, _ in examples), "names")
    for folder in folders:
        read_it = from_treebank if folder.is_dir() else from_novels
        more = list(read_it(folder, rng))
        print(len(more), "from", folder, sum(label for _, label, _ in more), "names")
        examples += more
    tables = {
        "name": weights([each for each in examples if each[1] != PLACE], NAME),
        "place": weights(examples, PLACE),
    }
    TARGET.write_text(json.dumps(tables, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(TARGET.stat().st_size, "bytes")


def weights(examples: list[Example], wanted: int) -> dict[str, float]:
    """Estimate what speaks for the `wanted` label."""
    counts = Counter(each for found, _, _ in examples for each in set(found))
    columns = {each: n for n, each in enumerate(k for k, v in counts.items() if v >= FEWEST)}
    rows, cells = [], []
    for row, (found, _, _) in enumerate(examples):
        for each in set(found):
            if each in columns:
                rows.append(row)
                cells.append(columns[each])
    matrix = csr_matrix(([1.0] * len(rows), (rows, cells)), shape=(len(examples), len(columns)))
    model = LogisticRegression(C=STRENGTH[wanted], solver="liblinear", max_iter=400)
    labels = [int(label == wanted) for _, label, _ in examples]
    model.fit(matrix, labels, [weight for _, _, weight in examples])
    print(len(columns), "features")
    return {"": round(float(model.intercept_[0]), 2)} | {
        each: round(float(model.coef_[0][n]), 2)
        for each, n in columns.items()
        if abs(model.coef_[0][n]) >= LEAST[wanted]
    }


if __name__ == "__main__":
    main([Path(each) for each in sys.argv[1:]])
