"""From a line of text to what would be replaced in it: tokens, evidence, decision.

Who a name belongs to and what stands for it are decided after this, by `session` and `replace`.
"""

from collections.abc import Iterable, Iterator

from group_supervision.anonymiser.finding import Finding, resolved
from group_supervision.anonymiser.languages.pack import Pack
from group_supervision.anonymiser.rules.rule import NOBODY, Known
from group_supervision.anonymiser.text.tokens import Line, read


class Pipeline:
    """Finds what identifies somebody, in one language."""

    def __init__(self, pack: Pack, off: Iterable[str] = ()) -> None:
        """Take a language.

        Args:
            pack: The language.
            off: Ids of rules that are left out, to see what they are good for.
        """
        self._pack = pack
        self._off = frozenset(off)

    def findings(self, row: str, known: Known = NOBODY) -> list[Finding]:
        """Return what would be replaced in one line, in order and without overlaps."""
        line = read(row)
        return resolved(self.evidence(line, known))

    def evidence(self, line: Line, known: Known = NOBODY) -> Iterator[Finding]:
        """Return everything that anybody finds in a line, before it is decided between them."""
        for rule in self._pack.rules:
            if rule.id not in self._off:
                yield from rule.findings(line, known)
