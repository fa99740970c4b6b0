"""Rules as a language declares them, in the TOML files of its `rules` folder: docs/languages.md."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from operator import attrgetter
from pathlib import Path
from re import Match
from typing import Any, Final

from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.letters import LetterPattern
from group_supervision.anonymiser.rules.rule import Reading, Rule, Stretch
from group_supervision.anonymiser.rules.token_classes import TokenClasses
from group_supervision.anonymiser.rules.word_pattern import WordPattern, classes_of
from group_supervision.anonymiser.text.tokens import NUMBER, WORD

_TABLES: Final = ("fragments", "classes", "rule")
_IN_BRACES: Final = re.compile(r"\{([a-z][a-z|-]*)\}")
_START: Final = attrgetter("start")
_NEAR: Final = 3
"""How many tokens before what was found are near it."""


class BadRule(ValueError):
    """A declaration that can't be read. It says which file and rule, and what to change."""


@dataclass(frozen=True)
class Declared:
    """A rule as it stands in a file: docs/languages.md says what each key means."""

    kind: str
    because: str
    certainty: str = Certainty.SURE
    letters: str = ""
    words: str = ""
    like: str = ""
    needs: Sequence[str] = ()
    digits: int = 0
    no_word: str = ""
    near: Sequence[str] = ()
    not_near: Sequence[str] = ()

    def __post_init__(self) -> None:
        if [self.letters, self.words, self.like].count("") != 2:
            message = "it takes one of letters, words and like"
            raise TypeError(message)


def read_rules(folder: Path, words: Words) -> tuple[Rule, ...]:
    """Return the rules of every `*.toml` of a folder, in the order of the files' names.

    A pattern is looked at when a line is first read for it, and may be refused then.

    Raises:
        BadRule: When a declaration can't be read.
    """
    return tuple(_Language(folder, words).rules())


class _Language:
    """What the files of one language say together."""

    def __init__(self, folder: Path, words: Words) -> None:
        self._words = words
        self._tables: dict[str, dict[str, Any]] = {name: {} for name in _TABLES}
        self._files: dict[str, str] = {}
        self._rules: dict[str, Declared] = {}
        self._patterns: dict[str, LetterPattern | WordPattern] = {}
        for path in sorted(folder.glob("*.toml")):
            self._take(path)

    def _take(self, path: Path) -> None:
        import tomllib

        try:
            read = tomllib.loads(path.read_text("utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise BadRule(f"{path.name}: {error}") from error
        for name, table in read.items():
            if name not in _TABLES:
                raise BadRule(f"{path.name}: [{name}] isn't one of {', '.join(_TABLES)}")
            if twice := table.keys() & self._tables[name].keys():
                raise BadRule(f"{path.name}: there are two of {min(twice)}. Rename one.")
            self._tables[name] |= table
            self._files |= dict.fromkeys(table, path.name) if name == "rule" else {}

    @contextmanager
    def _at(self, identity: str) -> Iterator[None]:
        """Say of anything that is wrong in which file and rule it is."""
        try:
            yield
        except (AttributeError, LookupError, TypeError, ValueError, re.error) as error:
            said = str(error.args[0]).removeprefix("Declared.__init__() ")
            raise BadRule(f"{self._files[identity]}, rule {identity}: {said}") from error

    def rules(self) -> Iterator[Rule]:
        """Return each rule in turn."""
        for identity, table in self._tables["rule"].items():
            with self._at(identity):
                named = {key.replace("-", "_"): value for key, value in table.items()}
                self._rules[identity] = Declared(**named)
        for identity, declared in self._rules.items():
            with self._at(identity):
                yield self._rule(identity, declared)

    def _rule(self, identity: str, declared: Declared) -> Rule:
        same = declared.like or identity
        shared = self._rules.get(same)
        if shared is None or shared.like:
            raise LookupError(f"there is no rule {same} with a pattern that it could be like")
        near, far = self._listed(declared.near), self._listed(declared.not_near)
        return Rule(
            identity,
            SpanKind(declared.kind),
            declared.because,
            Certainty(declared.certainty),
            partial(self._beside, same, near, far) if near or far else partial(self._read, same),
            self._cues(shared),
            shared.digits,
        )

    def _listed(self, names: Iterable[str]) -> frozenset[str]:
        """Return the words of sets, and those that stand in quotes themselves."""
        listed: set[str] = set()
        for name in names:
            if name != "number" and name[0] != '"' and name not in self._words:
                raise LookupError(f"{name} isn't a set of words")
            listed |= self._words[name] or {NUMBER if name == "number" else name.strip('"')}
        return frozenset(listed)

    def _read(self, identity: str, reading: Reading) -> Iterable[Stretch]:
        return self._pattern(identity).read(reading)

    def _beside(
        self, identity: str, near: frozenset[str], far: frozenset[str], reading: Reading
    ) -> Iterator[Stretch]:
        """Find a pattern where one of some words is in it or right before, and none of others."""
        tokens = reading.line.tokens
        for start, end in self._read(identity, reading):
            first, after = (bisect_left(tokens, at, key=_START) for at in (start, end))
            around = {token.low for token in tokens[max(0, first - _NEAR) : after]}
            if not (near and near.isdisjoint(around)) and far.isdisjoint(around):
                yield start, end

    def _pattern(self, identity: str) -> LetterPattern | WordPattern:
        """Return the pattern of a rule. Compiling one takes long, so it waits for a line."""
        if identity not in self._patterns:
            with self._at(identity):
                self._patterns[identity] = self._compiled(self._rules[identity])
        return self._patterns[identity]

    def _compiled(self, rule: Declared) -> LetterPattern | WordPattern:
        written = self._filled(rule.letters or rule.words)
        if rule.letters:
            return LetterPattern(written, self._cues(rule), rule.digits, rule.no_word)
        return WordPattern(written, self._classes, self._cues(rule))

    def _cues(self, rule: Declared) -> frozenset[str]:
        """Return what a line has one of. Of a phrase that is its first word."""
        needs = self._listed(rule.needs) or {NUMBER if rule.digits else WORD}
        return frozenset(need.partition(" ")[0] for need in needs)

    @cached_property
    def _classes(self) -> TokenClasses:
        rules = self._rules.values()
        asked = (each for rule in rules for each in classes_of(self._filled(rule.words)))
        return TokenClasses(self._words, self._tables["classes"], asked)

    def _filled(self, written: str) -> str:
        """Return a pattern with the fragments and the sets of words that it names in braces."""
        return _IN_BRACES.sub(self._named, written)

    def _named(self, match: Match[str]) -> str:
        if (fragment := self._tables["fragments"].get(match[1])) is not None:
            return f"(?:{self._filled(fragment)})"
        sets = match[1].split("|")
        for name in sets:
            if name not in self._words:
                raise LookupError(f"{{{name}}} is neither a fragment nor a set of words")
        return self._words.either(*sets)
