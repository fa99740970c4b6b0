"""Train the tagger of a language from marked notes: the same file every time.

    make train                      writes group_supervision/anonymiser/languages/en/tagger.bin

A linear model of sequences (maximum entropy, each word after the tag of the one before), fitted by
L-BFGS. It sees what `text/features.py` shows of a word, never its letters. Every note is read six
times: as it was written, by a session that knows its members and whom it named before, and by one
that knows nobody; by both with the names of its people exchanged for others, drawn alike from every
origin and from ordinary words that are names; and by both with some people written as initials.
"""

import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final
from zlib import compress

import numpy as np
from frames import BLANK, sentences
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks.as_met_table import HELD_OUT
from benchmarks.marked import MarkedNote, MarkedSession, is_demanded
from benchmarks.marked import sessions as marked_sessions
from benchmarks.written_notes import Span
from group_supervision.anonymiser.languages.en import ENGLISH
from group_supervision.anonymiser.tagger.tagger import (
    NOTHING,
    SCALE,
    TAGS,
    WIDTH,
    before,
)
from group_supervision.anonymiser.text.features import INITIALS, View, features_of
from group_supervision.anonymiser.text.lexicon import Grade, is_unknown, known
from group_supervision.anonymiser.text.spelling import folded, pieces
from group_supervision.anonymiser.text.templates import BUCKETS
from group_supervision.anonymiser.text.tokens import Line, Shape, is_initials, read
from group_supervision.anonymiser.text.word_forms import sections

_TAG_OF: Final = {
    "PERSON": "person",
    "INITIALS": "initials",
    "PLACE": "place",
    "ORG": "organisation",
    "ADDRESS": "address",
    "AGE": "age",
    "DATE": "date",
    "DOB": "date",
}
_SEED: Final = 1910
_RIDGE: Final = 8.0
_ROUNDS: Final = 35
_WORD_NAMES: Final = 0.5
"""How many of the exchanged names are ordinary words."""
_HARD: Final = 0.2
"""How many of these hold sentences together or stand in a calendar."""


@dataclass
class Rows:
    """What the tagger sees of every word it is asked about, and what it should say."""

    features: list[list[int]]
    tags: list[int]
    sets: list[str]


def _pool(
    pools: Sequence[Sequence[str]], words: Sequence[str], rng: random.Random
) -> Sequence[str]:
    """Return what the next name is drawn from: an origin, or words that are names."""
    if rng.random() >= _WORD_NAMES:
        return rng.choice(pools)
    return _hard(tuple(words)) if rng.random() < _HARD else words


@cache
def _hard(words: Sequence[str]) -> list[str]:
    """Return names that hold sentences together or stand in a calendar: So, Can, May, Jun."""
    months = ENGLISH.words["months"] | ENGLISH.words["months-short"]
    return [word for word in words if ENGLISH.looks.is_small_word(word) or word in months]


def exchanged(
    session: MarkedSession, pools: Sequence[Sequence[str]], words: Sequence[str], rng: random.Random
) -> MarkedSession:
    """Return a session in which everybody is called something else, word for word."""
    new: dict[str, str] = {}

    def other(word: str) -> str:
        low = word.lower()
        if low not in new:
            new[low] = rng.choice(_pool(pools, words, rng))
        name = new[low]
        return (
            name.upper()
            if word.isupper() and len(word) > 1
            else name.title()
            if word[:1].isupper()
            else name
        )

    def renamed(text: str) -> str:
        return " ".join(other(part) if len(part) > 2 else part for part in text.split(" "))

    def say(said: str, gold: Span) -> tuple[str, str]:
        if gold.kind == "PERSON":
            return renamed(said), gold.kind
        return aged(said, rng) if gold.kind == "AGE" else said, gold.kind

    return rewritten(session, [renamed(each) for each in session.roster], say)


Say = Callable[[str, Span], tuple[str, str]]
"""From what stands in a note, and how it is marked, to what stands there instead, and its kind."""


def rewritten(session: MarkedSession, roster: list[str], say: Say) -> MarkedSession:
    """Return a session in which something else stands in every marked place."""
    made = MarkedSession(session.set, roster, session.origins)
    for note in session.notes:
        text, gold, done = "", [], 0
        for g in note.gold:
            text += note.text[done : g.start]
            said, kind = say(note.text[g.start : g.end], g)
            core = len(text) + g.core[0] - g.start, len(text) + g.core[1] - g.start
            if kind == "INITIALS":
                core = len(text), len(text) + len(said)
            gold.append(Span(len(text), len(text) + len(said), kind, core, g.key))
            text += said
            done = g.end
        made.notes.append(MarkedNote(text + note.text[done:], gold))
    return made


def initialled(session: MarkedSession, rng: random.Random) -> MarkedSession:
    """Return a session in which some people are written as initials, in small letters perhaps."""
    new: dict[str, str] = {}
    may_be_small = rng.random() < _IN_SMALL

    def say(said: str, gold: Span) -> tuple[str, str]:
        if gold.kind not in ("PERSON", "INITIALS"):
            return said, gold.kind
        key = gold.key + gold.kind
        if key not in new:
            new[key] = _letters(rng) if rng.random() < _INITIALLED else ""
        if not new[key]:
            return said, gold.kind
        is_small = may_be_small and said.islower()
        return new[key].lower() if is_small else new[key], "INITIALS"

    return rewritten(session, session.roster, say)


def _letters(rng: random.Random) -> str:
    """Return somebody's initials: a letter, two, or two that are also an acronym."""
    if rng.random() < _SINGLE:
        return rng.choice(_ALPHABET)
    if rng.random() < _ACRONYM:
        sets = (ENGLISH.words[name] for name in ("initials-roles", "initials-shorthand"))
        return rng.choice(
            sorted(each for words in sets for each in words if len(each) == 2)
        ).upper()
    return rng.choice(_ALPHABET) + rng.choice(_ALPHABET)


_INITIALLED: Final = 0.5
_IN_SMALL: Final = 0.8
_SINGLE: Final = 0.4
_ACRONYM: Final = 0.3
_ALPHABET: Final = "ABCDEFGHJKLMNOPRSTVWYZ"


def aged(said: str, rng: random.Random) -> str:
    """Return an age with another number in its place, of about as many years."""
    if rng.random() < _SAME_AGE or not said.isdecimal() or not 1 < int(said) < _OLDEST:
        return said
    return str(max(1, int(int(said) * rng.uniform(*_OTHER_AGE))))


_SAME_AGE: Final = 0.3
_OTHER_AGE: Final = (0.6, 1.5)
_OLDEST: Final = 70


def tags_of(line: Line, gold: Sequence[Span]) -> list[str | None]:
    """Return the tag of every token; `None` where nothing is demanded nor punished."""
    tags: list[str | None] = [NOTHING] * len(line.tokens)
    for each in gold:
        first = True
        for index, token in enumerate(line.tokens):
            if token.start < each.end and each.start < token.end:
                tag = _TAG_OF.get(each.kind) if is_demanded(each) else None
                is_core = token.start < each.core[1] and each.core[0] < token.end
                tag = tag if is_core or tag not in ("age", "organisation") else None
                tags[index] = "more" if tag == "person" and not first else tag
                first = False
    return tags


def named(line: Line, sure: set[str], seen: set[str], initials: set[str]) -> list[int]:
    """Return how surely somebody is called so, of every token."""
    found = []
    for token in line.tokens:
        if is_initials(token, initials) and token.low not in sure:
            found.append(INITIALS)
            continue
        if token.shape in (Shape.MARK, Shape.NUMBER):
            found.append(0)
            continue
        whole = folded(token.text)
        parts = {whole, *whole.split("-")}
        if len(whole) > 3 and whole.endswith("s"):
            parts.add(whole[:-1])
        found.append(2 if parts & sure else 1 if parts & seen else 0)
    return found


def telling(text: str) -> set[str]:
    """Return the words of a name that are remembered."""
    return {each for each in pieces(text) if len(each) > 1}


def letters(name: str) -> set[str]:
    """Return the initials of somebody: of the first and the last name, and of the first alone."""
    parts = [each for each in pieces(name) if each not in ENGLISH.words["particles"]]
    return {parts[0][0], parts[0][0] + parts[-1][0]} if len(parts) > 1 else {n[0] for n in parts}


def rows_of(session: MarkedSession, *, knows: bool) -> Iterator[tuple[list[int], int]]:
    """Return features and tag of every word of a session."""
    looks = ENGLISH.looks
    sure = {word for name in session.roster for word in telling(name)} if knows else set()
    known_by = {each for name in session.roster for each in letters(name)} if knows else set()
    initials = known_by - ENGLISH.words["initials-institutions"]
    seen: set[str] = set()
    for note in session.notes:
        text = note.text.replace("\n", " ")
        line = read(text)
        level = named(line, sure, seen, initials)
        tags = tags_of(line, note.gold)
        view = looks.of(line, level)
        said = [tag or NOTHING for tag in tags]
        for index, tag in enumerate(tags):
            if tag is None or not view.asks(index):
                continue
            after = before(line, index, said[max(0, index - 2) : index])
            yield features_at(view, index, after), TAGS.index(tag)
        if knows:
            seen |= heard(line, note.gold)


def heard(line: Line, gold: Sequence[Span]) -> set[str]:
    """Return the words of names that a session remembers of a note, and how they are folded."""
    people = [each for each in gold if each.kind == "PERSON"]
    return {
        piece
        for index, token in enumerate(line.tokens)
        if is_unknown(token.low, token.shape) or _is_written_as_a_name(line, index)
        if any(each.start <= token.start < each.end for each in people)
        for piece in telling(token.text)
    }


def _is_written_as_a_name(line: Line, index: int) -> bool:
    """Say whether an ordinary word has a capital that tells a session of somebody called so."""
    token, entry = line.tokens[index], known(line.tokens[index].low)
    if entry is None or entry.is_capitalised or token.shape != Shape.CAPITAL or not line.has_case:
        return False
    return entry.grade > Grade.NEVER or line.is_set_off(index)


def from_frames(words: Sequence[str], rng: random.Random) -> Iterator[tuple[list[int], int]]:
    """Return what our own sentences teach: where a name stands and where a word does."""
    looks = ENGLISH.looks
    nouns = [word for word in words if _is_only_a_noun(word)]
    for kind, sentence in sentences(rng):
        if kind == "~":
            yield from _all_ordinary(sentence)
        if BLANK not in sentence:
            continue
        word = rng.choice(words if kind == "+" else nouns)
        if kind == "@" or (kind == "+" and rng.random() < _STRANGERS):
            word = "xqzvar"
        before_it = sentence[: sentence.index(BLANK)].rstrip()
        opens = kind == "-" and before_it[-1:] in _SENTENCES
        word = word.title() if rng.random() < (_OPENING if opens else _CAPITALS[kind]) else word
        text = sentence.replace(BLANK, word)
        line = read(text if rng.random() < _CAPITALS["~"] else text.lower())
        level = [0] * len(line.tokens)
        start = sentence.index(BLANK)
        for index, token in enumerate(line.tokens):
            if token.start != start:
                continue
            if rng.random() < _KNOWN[kind]:
                level[index] = rng.choice((1, 2))
            view = looks.of(line, level)
            if view.asks(index):
                tag = {"+": "person", "@": "place"}.get(kind, NOTHING)
                yield features_at(view, index, before(line, index, [])), TAGS.index(tag)


def _all_ordinary(sentence: str) -> Iterator[tuple[list[int], int]]:
    """Return what a sentence teaches in which nobody is named."""
    line = read(sentence)
    view = ENGLISH.looks.of(line, [0] * len(line.tokens))
    for index in range(len(line.tokens)):
        if view.asks(index):
            said = [NOTHING] * min(2, index)
            yield features_at(view, index, before(line, index, said)), TAGS.index(NOTHING)


def from_lessons() -> Iterator[tuple[list[int], int]]:
    """Return what our own sentences teach of numbers: ages, dates, and neither."""
    for row in LESSONS.read_text("utf-8").splitlines():
        kind, _, marked = row.partition(" ")
        tag = {"+": "age", "=": "date", "-": NOTHING}.get(kind)
        if tag is None:
            continue
        gold = [match.span(1) for match in _BRACKETS.finditer(marked)]
        gold = [(start - 1 - 2 * n, end - 1 - 2 * n) for n, (start, end) in enumerate(gold)]
        line = read(marked.replace("[", "").replace("]", ""))
        view = ENGLISH.looks.of(line, [0] * len(line.tokens))
        for index, token in enumerate(line.tokens):
            is_gold = any(start <= token.start < end for start, end in gold)
            is_number = token.shape == Shape.NUMBER or ENGLISH.looks.is_number(token.low)
            if is_number and (is_gold or tag == NOTHING) and view.asks(index):
                yield features_at(view, index, before(line, index, [])), TAGS.index(tag)


LESSONS: Final = Path(__file__).with_name("number_lessons.txt")
_LESSONS: Final = 4
"""How often they are read, as every note is."""
_BRACKETS: Final = re.compile(r"\[([^]]*)\]")
_STRANGERS: Final = 0.2
_SENTENCES: Final = ("", ".", "!", "?")
_OPENING: Final = 0.6
"""How often a word that opens a sentence has the capital it should have."""
_CAPITALS: Final = {"+": 0.45, "-": 0.0, "@": 0.6, "~": 0.7}
_KNOWN: Final = {"+": 0.25, "-": 0.3, "@": 0.0}


def _is_borne(word: str) -> bool:
    """Say whether a word is a name that no people and no calendar claims, but for May and Jun."""
    entry = known(word)
    if entry is None or entry.is_people:
        return False
    months = ENGLISH.words["months"] | ENGLISH.words["months-short"]
    return not entry.is_capitalised or (word in months and entry.grade >= Grade.GIVEN)


def _is_only_a_noun(word: str) -> bool:
    entry = known(word)
    return entry is not None and entry.grade < Grade.FIRST and bool(set("NA") & set(entry.classes))


def features_at(view: View, index: int, tag: str) -> list[int]:
    """Return the features of one token, after a tag."""
    return features_of(view.window(index), view.around(index), tag)


def rows(everything: Sequence[MarkedSession]) -> Rows:
    """Return everything there is to learn from."""
    rng = random.Random(_SEED)
    pools: dict[str, set[str]] = {}
    for session in everything:
        for note in session.notes:
            for each in note.gold:
                if each.kind == "PERSON":
                    origin = session.origins[each.key]
                    for word in note.text[each.start : each.end].split():
                        if len(word) > 2 and known(word.lower()) is None:
                            pools.setdefault(origin, set()).add(word.lower())
    listed = [sorted(pool) for _, pool in sorted(pools.items())]
    words = sorted(
        {word for _, section in sections("word-names.txt") for word in section if _is_borne(word)}
    )
    result = Rows([], [], [])
    for features, tag in from_frames(words, rng):
        result.features.append(features)
        result.tags.append(tag)
        result.sets.append("frames")
    for features, tag in [*from_lessons()] * _LESSONS:
        result.features.append(features)
        result.tags.append(tag)
        result.sets.append("lessons")
    for session in everything:
        for copy, knows in (
            (session, True),
            (session, False),
            (exchanged(session, listed, words, rng), True),
            (exchanged(session, listed, words, rng), False),
            (initialled(session, rng), True),
            (initialled(session, rng), False),
        ):
            for features, tag in rows_of(copy, knows=knows):
                result.features.append(features)
                result.tags.append(tag)
                result.sets.append(session.set)
    return result


def matrix(features: Sequence[Sequence[int]]) -> Any:
    """Return features as a sparse matrix with a row a word."""
    ends = np.cumsum([0, *map(len, features)])
    columns = np.fromiter((each for row in features for each in row), np.int32, ends[-1])
    return csr_matrix((np.ones(ends[-1], np.float32), columns, ends), (len(features), BUCKETS))


def fitted(x: Any, tags: Any) -> Any:
    """Return weights, a row a bucket and a column a tag, by maximum entropy with a ridge."""
    wanted = np.eye(len(TAGS), dtype=np.float32)[tags]
    transposed = x.T.tocsr()

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(BUCKETS, WIDTH).astype(np.float32)
        scores = np.hstack([np.zeros((x.shape[0], 1), np.float32), x @ weights])
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        value = -np.log(np.maximum((chances * wanted).sum(axis=1), 1e-9)).sum()
        slope = transposed @ (chances - wanted)[:, 1:] + _RIDGE * weights
        return float(value + _RIDGE * (weights**2).sum() / 2), slope.ravel().astype(np.float64)

    start = np.zeros(BUCKETS * WIDTH)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS})
    return found.x.reshape(BUCKETS, WIDTH)


def packed(weights: Any) -> bytes:
    """Return weights as they are shipped."""
    rounded = np.clip(np.round(weights * SCALE), -127, 127).astype(np.int8)
    return compress(rounded.tobytes(), 9)


def main(arguments: Sequence[str]) -> None:
    """Write the tagger; or, into a folder, one for each group of sets that has not seen them."""
    data = rows(marked_sessions())
    x, tags, sets = matrix(data.features), np.array(data.tags), np.array(data.sets)
    if not arguments:
        (ENGLISH.folder / "tagger.bin").write_bytes(packed(fitted(x, tags)))
    for name, left_out in HELD_OUT.items() if arguments else ():
        kept = ~np.isin(sets, left_out)
        path = Path(arguments[0]) / f"tagger-{name}.bin"
        path.write_bytes(packed(fitted(x[kept], tags[kept])))


if __name__ == "__main__":
    main(sys.argv[1:])
