"""The set-up, asked: everything usual at one Enter, or one question after another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.config import Config
from group_supervision.core.choices import Gathering, NotePolicy, Setting, Setup, Word
from group_supervision.core.format import Format
from group_supervision.core.plan import Plan, plan, with_kind
from group_supervision.core.text import clean
from group_supervision.core.until import minutes_until
from group_supervision.core.wishes import Wishes
from group_supervision.core.wording import counted
from group_supervision.errors import SupervisionError
from group_supervision.live.clock import Clock
from group_supervision.live.session import LiveSession
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.sentences import time_of_day

_USUAL_GROUP: Final = 7
_LARGEST_GROUP: Final = 30
_LONGEST_LABEL: Final = 40
_MINUTE: Final = timedelta(minutes=1)

Opener = Callable[[Format, Setup, Anonymiser], LiveSession]
"""Opens a session, or raises `SupervisionError`."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What has been chosen so far."""

    fmt: Format
    setup: Setup
    until: str = ""
    """The time of day to finish at; empty: the minutes of the set-up say how long it lasts."""
    label: str = field(default="", repr=False)
    """The neutral label as it was typed; anonymised with every name that is protected by then."""


class SetupDialogue:
    """Asks for the choices of a session and says the plan they make."""

    def __init__(
        self,
        conversation: Conversation,
        formats: Sequence[Format],
        wishes: Wishes,
        config: Config,
        clock: Clock,
        never: frozenset[str] = frozenset(),
    ) -> None:
        """Offer `formats`, with `wishes` and then `config` as what Enter takes.

        Words that are `never` names come from the standing list.
        """
        self._conversation = conversation
        self._formats = formats
        self._clock = clock
        self._anonymiser = Anonymiser(wishes.protected, never=never)
        fmt = next(each for each in formats if each.id == wishes.format_id)
        self._answers = Answers(
            fmt,
            Setup(
                minutes=wishes.minutes or config.length or fmt.default_length if fmt.timed else 0,
                people=wishes.people or _USUAL_GROUP,
                policy=wishes.policy or config.notes,
                screens=config.screens,
                speed=wishes.speed,
                face=config.clock_face,
            ),
            until=wishes.until or "",
            label=wishes.group or "",
        )

    def hold(self, opener: Opener) -> LiveSession | None:
        """Hold it until a session is opened; `None`: back to home.

        Raises:
            Over: When there will be no more lines.
        """
        while True:
            self._conversation.say(*self._told())
            answer = self._conversation.ask("Enter opens it, c changes it, q goes home.").lower()
            if answer in ("", "y", "a"):
                try:
                    return opener(self._answers.fmt, self._chosen(), self._anonymiser)
                except SupervisionError as error:
                    self._conversation.say(str(error))
            elif answer == "q":
                return None
            elif answer == "c":
                self._change()

    def _change(self) -> None:
        """Ask for everything, one question after another; Enter leaves each as it is."""
        ask = self._conversation
        answers = self._answers
        fmt, setup, until = answers.fmt, answers.setup, answers.until
        if len(self._formats) > 1:
            options = [(each.title, each) for each in self._formats]
            fmt = ask.choose("Format", options, self._formats.index(fmt))
            if fmt is not answers.fmt:
                minutes, until = fmt.default_length if fmt.timed else 0, ""
                setup = replace(setup, minutes=minutes, options=frozenset())
        if fmt.timed:
            minutes, until = self._minutes(fmt, setup, until)
            setup = replace(setup, minutes=minutes)
        people = ask.number(
            f"How many people, you included? Enter takes {setup.people}.",
            _LARGEST_GROUP,
            least=2,
            usual=setup.people,
        )
        policies = [(each.label, each) for each in NotePolicy]
        policy = ask.choose("Notes", policies, list(NotePolicy).index(setup.policy))
        setup = replace(setup, people=people or setup.people, policy=policy)
        usual = "the one before" if answers.label else "none"
        label = ask.ask(f"A neutral label, such as Tuesday? Enter takes {usual}.")
        label = clean(label, _LONGEST_LABEL) or answers.label
        self._answers = Answers(fmt, setup, until, label)
        self._protect()
        self._change_more()

    def _minutes(self, fmt: Format, setup: Setup, until: str) -> tuple[int, str]:
        """Ask how long it is to last; return minutes, and the time of day that was given."""
        usual = until or setup.minutes
        question = (
            f"How many minutes, from {fmt.shortest} to {fmt.longest}, or a time to finish at such"
            f" as 15:30? Enter takes {usual}."
        )
        while answer := self._conversation.ask(question):
            is_number = answer.isdecimal() and len(answer) < 4
            try:
                wanted = int(answer) if is_number else minutes_until(answer, self._clock.now())
                asked = replace(setup, minutes=wanted)
                plan(fmt, with_kind(fmt, asked) if is_number else asked)
            except SupervisionError as error:
                self._conversation.say(str(error))
            else:
                return wanted, "" if is_number else answer
        return setup.minutes, until

    def _protect(self) -> None:
        """Ask for names, one after another; they stay in memory."""
        question = "A name to protect, then Enter; Enter alone goes on."
        while clean(name := self._conversation.ask_unseen(question)):
            self._anonymiser.protect(name)
            protects = counted(self._anonymiser.protects, "name")
            self._conversation.say(f"{protects} protected, in memory only.")
            question = "Another name, then Enter; Enter alone goes on."

    def _change_more(self) -> None:
        ask = self._conversation
        fmt, setup = self._answers.fmt, self._answers.setup
        if not ask.confirms(
            "More choices: where you meet, kind of group, word, variation? y asks, Enter goes on."
        ):
            return
        settings = [(each.label, each) for each in Setting]
        setting = ask.choose("Where", settings, list(Setting).index(setup.setting))
        gatherings = [(each.label, each) for each in Gathering]
        gathering = ask.choose("Group", gatherings, list(Gathering).index(setup.gathering))
        words = [(each.value, each) for each in Word]
        word = ask.choose("Word", words, list(Word).index(setup.word))
        setup = replace(setup, setting=setting, gathering=gathering, word=word)
        if fmt.optional_phases:
            nothing: tuple[str, frozenset[str]] = ("none", frozenset())
            options = [
                nothing,
                *((each.title.lower(), frozenset({each.id})) for each in fmt.optional_phases),
            ]
            chosen = [ids for _, ids in options].index(setup.options)
            setup = replace(setup, options=ask.choose("Variation", options, chosen))
        self._answers = replace(self._answers, setup=setup)

    def _chosen(self) -> Setup:
        """Return the set-up as of now: a time to finish at comes nearer while it is asked for."""
        answers = self._answers
        setup = with_kind(answers.fmt, answers.setup)
        if answers.until and answers.fmt.timed:
            minutes = minutes_until(answers.until, self._clock.now())
            setup = replace(answers.setup, minutes=minutes)
        return replace(
            setup,
            protected=self._anonymiser.protects,
            group=self._anonymiser.anonymise(answers.label) if answers.label else None,
        )

    def _told(self) -> list[str]:
        """Say what is chosen, and the plan it makes."""
        fmt, setup = self._answers.fmt, self._chosen()
        length = f"{counted(setup.minutes, 'minute')}, " if fmt.timed else ""
        practice = ", practice round" if setup.is_practice else ""
        label = f", label {setup.group.text}" if setup.group else ""
        names = f", {counted(setup.protected, 'name')} protected" if setup.protected else ""
        said = [
            f"Session: {fmt.title}, {length}{setup.people} people, {setup.policy.label},"
            f" {setup.setting.label}, {setup.gathering.label}{practice}{label}{names}."
        ]
        try:
            laid_out = plan(fmt, setup)
        except SupervisionError as error:
            return [*said, str(error)]
        said.append(self._plan_line(laid_out))
        least, most = fmt.people_usual
        if setup.is_demonstration:
            said.append(f"Demonstration: {setup.speed:g} times as fast as life.")
        elif not least <= setup.people <= most:
            said.append(f"Groups of {least} to {most} are usual for this; you may go on.")
        return said

    def _plan_line(self, laid_out: Plan) -> str:
        if not laid_out.planned:
            return f"Plan: {', '.join(step.phase.short.lower() for step in laid_out.steps)}."
        steps = ", ".join(
            f"{step.phase.short.lower()} {step.planned // _MINUTE}" for step in laid_out.steps
        )
        ends = self._clock.now() + laid_out.planned / laid_out.setup.speed
        return f"Plan in minutes: {steps}. Ends {time_of_day(ends)} when begun now."
