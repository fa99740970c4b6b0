"""Putting neutral words in the place of everything that would identify someone."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter

from group_supervision.anonymiser.finding import Certainty, Span, SpanKind
from group_supervision.anonymiser.judgement import FOR_SAFETY, TAGGER
from group_supervision.anonymiser.languages.en import ENGLISH
from group_supervision.anonymiser.languages.pack import Pack
from group_supervision.anonymiser.replace.render import (
    Replacement,
    joined,
    rendered,
    replacement,
)
from group_supervision.anonymiser.session.decisions import MEANT, Verdict
from group_supervision.anonymiser.session.mentions import Mentions
from group_supervision.anonymiser.session.people import People
from group_supervision.anonymiser.session.person import Mention, Person
from group_supervision.anonymiser.session.reader import Reader
from group_supervision.core.text import NOTE_LIMIT, Anonymised, clean
from group_supervision.errors import Refusal


class Anonymiser(Reader):
    """Anonymises the texts of one session. What it knows stays in memory and ends with it."""

    def __init__(
        self,
        protected: Iterable[str] = (),
        labels_used: int = 0,
        never: Iterable[str] = (),
        pack: Pack = ENGLISH,
        off: Iterable[str] = (),
    ) -> None:
        """Protect names from the start. Cheap: word lists are read when they are first needed.

        Args:
            protected: Names that may be said.
            labels_used: The number of the last label an earlier run of this session gave away.
            never: Words that are never names, from the facilitator's standing list.
            pack: The language of the texts.
            off: Ids of rules that are left out, to see what they are good for.
        """
        super().__init__(pack, never, off)
        self._mentions = Mentions(pack.words)
        self._labels = pack.placeholders.labels
        self._people = People(
            self._labels,
            labels_used,
            pack.short_forms,
            (pack.words["honorific-men"], pack.words["honorific-women"]),
        )
        for name in protected:
            self.protect(name)

    def warm_up(self) -> None:
        """Read the word lists now, a tenth of a second before they are first needed."""
        self.spans("a")

    def protect(self, name: str, *, insists: bool = False) -> None:
        """Recognise `name` from now on, in any case, possessive, plural or in part.

        Args:
            name: Given name, family name, or both.
            insists: Take an ordinary word such as Will for the name wherever it stands.
        """
        self._memory.take_back(name)
        self._protect(name, insists=insists)

    def _protect(self, name: str, *, insists: bool = False) -> None:
        self._memory.protect(name, insists=insists)
        self._people.expect(self._mentions.of(name))

    @property
    def protects(self) -> int:
        """How many names are protected."""
        return len(self._memory.names)

    @property
    def never(self) -> frozenset[str]:
        """The words that are never names in this session, for the standing list to be reviewed."""
        return frozenset(self._memory.never)

    @property
    def known(self) -> tuple[int, ...]:
        """How much the session remembers: it differs whenever a text has taught something."""
        return self._memory.size

    @property
    def people(self) -> tuple[Person, ...]:
        """Who was mentioned, in the order of their labels."""
        return tuple(self._people)

    def spans(self, text: str, *, remembered_only: bool = False) -> list[Span]:
        """Return what would be replaced in `text`, in order and without overlaps."""
        return list(self._of_one(text, super().spans(text, remembered_only=remembered_only)))

    def why(self, finding: Span) -> str:
        """Return in words why something was found: "a day and a month"."""
        return self._pack.because(finding.because)

    def anonymise(self, text: str) -> Anonymised:
        """Return `text`, cleaned and with every span of it replaced."""
        line = clean(text, NOTE_LIMIT)
        return Anonymised(rendered(line, self.replacements(line)))

    def again(self, text: Anonymised) -> Anonymised:
        """Return a stored text anonymised with what is known by now.

        For notes that were written before a name was recognised or two labels were merged. Only
        what the session remembers is looked for: all else was looked for when it was typed.
        """
        line, found = self.recalled(text)
        return Anonymised(rendered(line, found))

    def recalled(self, text: Anonymised) -> tuple[str, list[Replacement]]:
        """Return a stored text under its present labels, and what stands for each of them.

        A role belongs to the text as it was stored: handed in once more with its role in place, a
        label would be given it twice.
        """
        line = self._people.relabelled(text.text)
        found = self._made(line, self.spans(line, remembered_only=True))
        roles = {each.label: each for each in self._people if each.role}
        introduced: set[str] = set()
        for start, end in self._labels.places(line):
            label = line[start:end]
            span = Span(start, end, SpanKind.PERSON)
            words = Replacement(start, end, span.kind, span.certainty, label, span, label)
            if label in roles:
                is_first, known = label not in introduced, self._pack.placeholders
                words = replacement(known, line, span, None, roles[label], is_first=is_first)
            introduced.add(label)
            found.append(words)
        return line, sorted(found, key=attrgetter("start"))

    def replacements(self, text: str, *, sure_only: bool = False) -> list[Replacement]:
        """Return what stands for each span of `text`, and give labels to those without one.

        Args:
            text: What was typed.
            sure_only: Leave out what is doubtful, so that it takes no label.
        """
        spans = self.taught_by(text)
        sure = [span for span in spans if span.certainty is Certainty.SURE]
        return self._made(text, sure if sure_only else spans)

    def _made(self, text: str, spans: Iterable[Span]) -> list[Replacement]:
        self._people.skip(self._labels.highest([text]))
        found: list[Replacement] = []
        introduced: set[int | None] = set()
        named: Mention | None = None
        for span in spans:
            mention = self._mentions.at(text, span.start, span.end, named)
            of = replace(span, kind=self._kind(span, mention))
            person = None
            if of.kind is SpanKind.PERSON:
                named, person = mention, self._people.who(mention, introduced)
            last = found[-1] if found else None
            is_first = person is not None and person.number not in introduced
            words = self._pack.placeholders
            made = replacement(words, text, of, last, person, is_first=is_first)
            introduced |= {person.number} if person else set()
            found[-1:] = joined(text, last, made)
        return found

    def _of_one(self, text: str, spans: Iterable[Span]) -> Iterator[Span]:
        """Yield spans, and for one that holds the names of two people one for each."""
        for span in spans:
            words = text[span.start : span.end].split(" ")
            is_person = span.kind is SpanKind.PERSON and len(words) > 1
            if is_person and self._people.are_two(self._mentions.of(" ".join(words))):
                end = span.end - len(words[-1])
                yield replace(span, end=end - 1)
                yield replace(span, start=end)
            else:
                yield span

    def _kind(self, span: Span, mention: Mention) -> SpanKind:
        """Return what a span is to the session, which may know a person by the name of a place.

        A label for a word that is replaced for safety alone would stand for nobody.
        """
        if span.kind is SpanKind.PERSON:
            is_nobody = span.because in FOR_SAFETY and not self._people.knows(mention)
            return SpanKind.OTHER if is_nobody else span.kind
        is_guess = span.kind is SpanKind.PLACE and span.because in (TAGGER, *FOR_SAFETY)
        return SpanKind.PERSON if is_guess and self._people.knows(mention) else span.kind

    def decide(self, text: str, span: Span, verdict: Verdict) -> None:
        """Take the facilitator's word for what a span of `text` is."""
        if verdict is not Verdict.NOT_A_NAME:
            self.decide_word(text[span.start : span.end], verdict)
            if verdict in MEANT:
                self._memory.settle(text, Span(span.start, span.end, MEANT[verdict]))
            return
        told: list[str] = []
        for each in self.spans(text):
            if each.start < span.end and span.start < each.end:
                told += self._memory.spare(text, each)
        still = [(other, self.spans(other)) for other in told]
        for other, spans in still:
            self._memory.heard.hear(other, spans)

    def confirm(self, text: str, span: Span) -> None:
        """Take her word that a span of `text` is what it was taken for."""
        self.remember(text[span.start : span.end], span.kind)
        self._memory.settle(text, span)

    def decide_word(self, phrase: str, verdict: Verdict) -> None:
        """Take the facilitator's word for what a word or phrase is, in the whole session."""
        if verdict in MEANT:
            self.remember(phrase, MEANT[verdict])
        else:
            self._memory.never_again(phrase)

    def remember(self, phrase: str, kind: SpanKind) -> None:
        """Recognise a person, a school, a place or the like from now on, in any case."""
        if kind is SpanKind.PERSON:
            self._protect(phrase)
        elif any(map(str.isalpha, phrase)):
            self._memory.remember(phrase, kind)

    def given_back(self, text: str) -> list[Span]:
        """Return what of `text` stays as it was typed because the facilitator said so."""
        return self._memory.given_back(text)

    def remember_initials(self, written: str) -> None:
        """Recognise somebody's initials from now on, in any case, with dots or without."""
        self._memory.names.protect_initials(written)

    def always_ordinary(self, word: str) -> Anonymised:
        """Take a word for an ordinary one from now on, and return it for the standing list.

        Raises:
            Refusal: When it is no single word, or the name of somebody who is protected.
        """
        line = clean(word).lower()
        if not line.replace("-", "").isalpha():
            raise Refusal(f"“{line}” is no single word: it stays off the list.")
        if self._memory.names.asks_for(line):
            raise Refusal(f"“{line}” is a name here: it stays off the list.")
        self.decide_word(line, Verdict.NEVER_A_NAME)
        return Anonymised(line)

    def give_role(self, label: str, role: str) -> None:
        """Say who a label is: "the child" stands for it, "teacher" is added at first mention.

        Raises:
            Refusal: When the label was never given, or the role itself would identify someone.
        """
        words = clean(role, 40)
        if self.spans(words):
            raise Refusal("A role must not name anyone: say what the person is to the case.")
        self._people.labelled(label).role = words

    def merge(self, label: str, into: str) -> None:
        """Let two labels be one person, who keeps `into`. Stored texts follow with `again`.

        Raises:
            Refusal: When one of the labels was never given.
        """
        self._people.merge(label, into)

    def split(self, label: str, name: str) -> str:
        """Let `name` be somebody else than `label`. Returns the label they get.

        Raises:
            Refusal: When the label was never given, or the person was not called so.
        """
        return self._people.split(label, self._mentions.of(name))
