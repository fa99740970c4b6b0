"""The closing pulse: hands or cards, counted unseen until it is closed; a table over time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core.pulse import (
    FEWEST,
    LONGEST_STATEMENT,
    OWN,
    PUBLISHED,
    Answer,
    Statement,
    Tally,
    check_people,
    closed,
    tally,
)
from group_supervision.errors import BadInput, Refusal
from group_supervision.guide.asked_line import AskedLine, Shows
from group_supervision.guide.no_names import without_names
from group_supervision.guide.words.pulse import (
    answer_in_words,
    said,
    statement_in_words,
    table,
)
from group_supervision.storage.ordinary_words import ordinary_words
from group_supervision.storage.pulses_file import MOST_PULSES, Pulses, pulses_file
from group_supervision.translation import _

Tallies = Mapping[Statement, Tally]


class PulseCounting:
    """The pulses of a data folder, and the one that is being counted."""

    def __init__(self, folder: Path) -> None:
        """Read those that were closed.

        Raises:
            StoreError: When there are some and they can't be read.
        """
        self._file = pulses_file(folder)
        self._anonymiser = Anonymiser(never=ordinary_words(folder))
        self._pulses = self._file.load()
        self.was_closed = False
        """Whether what was asked for last was a pulse, and it was closed."""

    @property
    def statements(self) -> Sequence[Statement]:
        """What is asked: the published ones, then the group's own."""
        return (*PUBLISHED, *(each for each in OWN if each in self._pulses.own))

    @property
    def held(self) -> int:
        """How many pulses were closed."""
        return len(self._pulses.held)

    @property
    def sentences(self) -> Sequence[str]:
        """What is asked, in words."""
        return [statement_in_words(each, self._pulses.own) for each in self.statements]

    @property
    def table(self) -> Sequence[str]:
        """The table over time, in lines. It knows no person and no date."""
        return list(table(self._pulses.held, self.statements, self._pulses.own))

    @property
    def said(self) -> Sequence[str]:
        """The same to be heard."""
        return list(said(self._pulses.held, self.statements, self._pulses.own))

    def counting(self) -> AskedLine:
        """Ask how many people there are, then how many said what. Nothing is shown or kept yet."""
        self.was_closed = False

        def take(raw: str) -> AskedLine:
            people = _whole(raw)
            check_people(people)
            return self._asks(people, self.statements, {})

        return AskedLine(
            _("How many people are here? A pulse takes {least} or more").format(least=FEWEST), take
        )

    def adding(self) -> AskedLine:
        """Ask for a statement of the group's own.

        Raises:
            Refusal: When there are three.
        """
        self.was_closed = False
        _free(self._pulses)

        def take(raw: str) -> None:
            text = without_names(self._anonymiser, raw, LONGEST_STATEMENT)
            self._change(lambda kept: replace(kept, own={**kept.own, _free(kept): text}))

        return AskedLine(
            _("Your own statement, to be answered with how often it's true"),
            take,
            find=self._anonymiser.spans,
        )

    def take_out(self, place: int) -> None:
        """Take out a statement of the group's own and its counts, by its place from 1.

        Raises:
            Refusal: When it isn't one, or that can't be saved.
        """
        statements = self.statements
        if not len(PUBLISHED) < place <= len(statements):
            raise Refusal(_("Only your own statements can be taken out."))
        gone = statements[place - 1]

        def without(kept: Pulses) -> Pulses:
            own = {each: text for each, text in kept.own.items() if each is not gone}
            held = tuple(
                {each: made for each, made in pulse.items() if each is not gone}
                for pulse in kept.held
            )
            return Pulses(own, held)

        self._change(without)

    def _asks(self, people: int, left: Sequence[Statement], counted: Tallies) -> AskedLine:
        """Ask about the first of the statements that are left, then about the others."""
        if not left:
            return self._asks_to_close(counted)
        statement, *later = left
        text = statement_in_words(statement, self._pulses.own)

        def asks(answers: Sequence[Answer], counts: tuple[int, ...], before: str = "") -> AskedLine:
            answer, *others = answers

            def take(raw: str) -> AskedLine:
                more = (*counts, _whole(raw))
                if others:
                    return asks(others, more)
                try:
                    made = tally(more, people)
                except BadInput as error:
                    return asks(list(Answer), (), str(error))
                return self._asks(people, later, {**counted, statement: made})

            asked = _("“{statement}” How many said {answer}?")
            return AskedLine(
                asked.format(statement=text, answer=answer_in_words(answer)),
                take,
                shows=Shows.NOTHING,
                said=before,
            )

        return asks(list(Answer), ())

    def _asks_to_close(self, counted: Tallies) -> AskedLine:
        def take(_raw: str) -> None:
            pulse = closed(counted)
            self._change(lambda kept: replace(kept, held=(*kept.held, pulse)[-MOST_PULSES:]))
            self.was_closed = True

        return AskedLine(
            _("All counted. Enter closes the pulse and keeps the counts"),
            take,
            takes_enter=True,
        )

    def _change(self, how: Callable[[Pulses], Pulses]) -> None:
        self._pulses = self._file.change(how)


def _free(pulses: Pulses) -> Statement:
    free = next((each for each in OWN if each not in pulses.own), None)
    if free is None:
        raise Refusal(_("Three of your own are as many as there can be: take one out first."))
    return free


def _whole(raw: str) -> int:
    written = raw.strip()
    if not (written.isascii() and written.isdecimal() and len(written) < 4):
        raise BadInput(_("Type a whole number, such as 3."))
    return int(written)
