"""Schools, hospitals and other organisations that carry a name."""

from typing import Final

from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.heads import Reach
from group_supervision.anonymiser.rules.institutions import Institutions
from group_supervision.anonymiser.rules.rule import Known, Rule, Stretch
from group_supervision.anonymiser.text.tokens import Line

_RULES: Final = (
    ("school", SpanKind.SCHOOL, "a name beside “school” or the like"),
    ("hospital", SpanKind.HOSPITAL, "a name beside “hospital” or the like"),
    ("organisation", SpanKind.ORGANISATION, "a name beside “centre”, “church” or the like"),
)


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for organisations. They ask for the sets of `organisations.txt`."""
    organisations = Organisations(words)
    return tuple(
        Rule(identity, kind, because, Certainty.DOUBTFUL, organisations, organisations.telling)
        for identity, kind, because in _RULES
    )


class Organisations:
    """Finds the organisations of a line, and of which kind each is."""

    def __init__(self, words: Words) -> None:
        """Take the words that organisations are called by."""
        self._words = words
        self._institutions = Institutions(words)
        self.telling: Final = self._institutions.telling
        self._schools: Final = words["org-schools"]
        self._hospitals: Final = words["org-hospitals"]

    def __call__(self, line: Line, session: Known) -> dict[str, list[Stretch]]:
        """Return the stretches of each rule."""
        found: dict[str, list[Stretch]] = {}
        last = -1
        for index, token in enumerate(line.tokens):
            if index <= last or token.low not in self.telling:
                continue
            reach = self._institutions.at(line, index, last, session)
            if reach is None:
                continue
            first, last = reach
            stretch = line.tokens[first].start, line.tokens[last].end
            found.setdefault(self._kind(line, reach), []).append(stretch)
        return found

    def _kind(self, line: Line, reach: Reach) -> str:
        words = {token.low for token in line.tokens[max(0, reach[0] - 3) : reach[1] + 1]}
        if words & self._hospitals:
            return "hospital"
        return "school" if words & self._schools else "organisation"
