"""A language: everything the anonymiser knows that another language would say otherwise."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from group_supervision.anonymiser.languages.words import Words, read_words
from group_supervision.anonymiser.replace.placeholders import Placeholders, read_placeholders
from group_supervision.anonymiser.rules.declared import read_rules
from group_supervision.anonymiser.rules.rule import Rule, RuleSet
from group_supervision.anonymiser.session.short_forms import ShortForms
from group_supervision.anonymiser.tagger.tagger import Tagger, read_tagger
from group_supervision.anonymiser.text.features import Looks

ROLES: Final = (
    "det", "own", "she", "him", "of", "to", "and", "if", "be", "have", "do", "can", "very", "just",
    "not", "here", "honorific", "kin", "role", "months", "months-short", "weekdays", "age-units",
    "age-people", "age-numbers-small", "age-numbers-big", "age-tens", "date-ordinals",
    "streets", "org-strong", "org-weak", "org-prefixes", "streets-weak", "units", "saints",
)  # fmt: skip
"""The sets of words that tell the tagger what a word does in a sentence."""

LISTS: Final = (
    "initials-institutions",
    "initials-letters-never",
    "initials-roles",
    "initials-shorthand",
)
"""The sets of letters that are seldom initials."""
CUES: Final = ("initials-doing", "initials-after", "initials-before", "initials-row")
"""The sets of words that tell initials by what stands beside them."""


@dataclass(frozen=True)
class Pack:
    """A folder with `words/`, `rules/` and `examples/`: see docs/languages.md.

    Nothing is read before it is first asked for.
    """

    folder: Path

    def because(self, reason: str) -> str:
        """Return in words why something was found, from the reason of a finding."""
        return self._reasons.get(reason, "")

    @cached_property
    def _reasons(self) -> dict[str, str]:
        rows = (self.folder / "reasons.txt").read_text("utf-8").splitlines()
        others = (row.split(maxsplit=1) for row in rows if not row.startswith("#"))
        return dict(others) | {rule.id: rule.because for rule in self.rules}

    @cached_property
    def words(self) -> Words:
        """The words that rules ask for."""
        return read_words(self.folder / "words")

    @cached_property
    def placeholders(self) -> Placeholders:
        """What stands in the place of what is removed."""
        return read_placeholders(self.folder / "placeholders.toml", self.words)

    @cached_property
    def short_forms(self) -> ShortForms:
        """Which names are short for which."""
        rows = (self.folder / "nicknames.txt").read_text("utf-8").splitlines()
        groups = (row.split() for row in rows if not row.startswith("#"))
        return ShortForms(groups, self.words["short-form-endings"])

    @cached_property
    def looks(self) -> Looks:
        """How the words of the language look to the tagger."""
        words = self.words
        return Looks(*({name: words[name] for name in names} for names in (ROLES, LISTS, CUES)))

    @cached_property
    def tagger(self) -> Tagger:
        """The tagger of the language."""
        return read_tagger(self.looks, self.folder / "tagger.bin")

    @cached_property
    def rule_set(self) -> RuleSet:
        """The rules, by what they need in a line."""
        return RuleSet(self.rules)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, in the order of its files."""
        return read_rules(self.folder / "rules", self.words)
