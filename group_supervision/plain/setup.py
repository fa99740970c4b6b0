"""The set-up, asked: everything usual at one Enter, or one question after another."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from group_supervision.core.choices import Gathering, NotePolicy, Setting
from group_supervision.core.plan import Plan, Step
from group_supervision.core.text import clean
from group_supervision.errors import SupervisionError
from group_supervision.guide.note_taking import names_protected
from group_supervision.guide.preparation import Preparation
from group_supervision.guide.setup import (
    LARGEST_GROUP,
    LONGEST_LABEL,
    SMALLEST_GROUP,
    Options,
    SetupDraft,
    Value,
    ends_at,
    minutes_of,
    rounds,
)
from group_supervision.guide.words.choices import label, options
from group_supervision.guide.words.time import time_of_day
from group_supervision.live.clock import Clock
from group_supervision.live.session import LiveSession
from group_supervision.plain.conversation import Conversation
from group_supervision.translation import _, ngettext

_YES: Final = ("", "y", "a")


class SetupDialogue:
    """Asks for the choices of a session and says the plan they make."""

    def __init__(self, conversation: Conversation, preparation: Preparation, clock: Clock) -> None:
        """Ask about what is being prepared; Enter takes what is chosen so far."""
        self._conversation = conversation
        self._preparation = preparation
        self._clock = clock

    def hold(self) -> LiveSession | None:
        """Hold it until a session is opened; `None`: back to home.

        Raises:
            ConversationOver: When there will be no more lines.
        """
        while True:
            self._say_choices()
            answer = self._conversation.ask(
                _("Enter: open it, c: change it, q: back to home.")
            ).lower()
            if answer in _YES:
                if not self._passes_gate():
                    continue
                try:
                    return self._preparation.open()
                except SupervisionError as error:
                    self._conversation.say(str(error))
            elif answer == "q":
                return None
            elif answer == "c":
                self._change()

    def _passes_gate(self) -> bool:
        """Ask about a format that isn't for every group, before a session is opened."""
        gate = self._preparation.draft.fmt.gate
        if not gate:
            return True
        return self._conversation.confirms(
            " ".join([*gate, _("y: it's right for this group, Enter: go back.")])
        )

    def _change(self) -> None:
        """Ask for everything, one question after another; Enter leaves each as it is."""
        ask = self._conversation
        draft = self._preparation.draft
        formats = [(each.title, each) for each in self._preparation.formats]
        if len(formats) > 1:
            draft = draft.with_format(self._choose(_("Format"), formats, draft.fmt))
            ask.say(draft.fmt.summary)
        if draft.fmt.timed:
            draft = self._with_length(draft)
        people = ask.number(
            _("How many people, including you? Enter takes {usual}.").format(usual=draft.people),
            LARGEST_GROUP,
            least=SMALLEST_GROUP,
            usual=draft.people,
        )
        policy = self._choose(_("Notes"), options(NotePolicy), draft.policy)
        if draft.label:
            question = _("A neutral label, such as Tuesday? Enter keeps the one you gave.")
        else:
            question = _("A neutral label, such as Tuesday? Enter: no label.")
        typed = clean(ask.ask(question), LONGEST_LABEL)
        draft = replace(
            draft, people=people or draft.people, policy=policy, label=typed or draft.label
        )
        self._preparation.draft = draft
        self._protect()
        self._change_more()

    def _with_length(self, draft: SetupDraft) -> SetupDraft:
        """Ask how long it is to last."""
        question = _(
            "How many minutes, from {shortest} to {longest}, or a time to finish at such as 15:30?"
            " Enter takes {usual}."
        ).format(
            shortest=draft.fmt.shortest,
            longest=draft.fmt.longest,
            usual=draft.until or draft.minutes,
        )
        while answer := self._conversation.ask(question):
            try:
                return draft.with_length(answer, self._clock.now())
            except SupervisionError as error:
                self._conversation.say(str(error))
        return draft

    def _with_beginning(self, draft: SetupDraft) -> SetupDraft:
        """Ask what the Ready card is to count down to; nothing begins by itself."""
        question = _("A time to begin at, such as 15:30, for the room to read? Enter: none.")
        if draft.begins_at:
            question = _(
                "A time to begin at, for the room to read? Enter keeps {time}, - takes it away."
            ).format(time=draft.begins_at)
        while answer := self._conversation.ask(question).strip():
            chosen = replace(draft, begins_at="" if answer == "-" else answer)
            try:
                chosen.check_beginning(self._clock.now())
            except SupervisionError as error:
                self._conversation.say(str(error))
            else:
                return chosen
        return draft

    def _protect(self) -> None:
        """Ask for names, one after another; they stay in memory."""
        question = _("A name to protect, then Enter; just Enter carries on.")
        while clean(name := self._conversation.ask_unseen(question)):
            self._preparation.protect(name)
            self._conversation.say(names_protected(self._preparation.protects))
            question = _("Another name, then Enter; just Enter carries on.")

    def _change_more(self) -> None:
        draft = self._preparation.draft
        if not self._conversation.confirms(
            _(
                "More choices: where you meet, kind of group, word, variation, time to begin at?"
                " y: ask me, Enter: go on."
            )
        ):
            return
        draft = replace(
            draft,
            setting=self._choose(_("Where"), options(Setting), draft.setting),
            gathering=self._choose(_("Group"), options(Gathering), draft.gathering),
            word=self._choose(_("Word"), draft.words(), draft.word),
        )
        if draft.fmt.optional_phases:
            chosen = self._choose(_("Variation"), draft.variations(), draft.variation)
            draft = replace(draft, variation=chosen)
        self._preparation.draft = self._with_beginning(draft)

    def _choose(self, question: str, offered: Options[Value], usual: Value) -> Value:
        place = [value for _words, value in offered].index(usual)
        return self._conversation.choose(question, offered, place)

    def _say_choices(self) -> None:
        """Say what is chosen, and the plan it makes."""
        draft = self._preparation.draft
        say = self._conversation.say
        try:
            laid_out = draft.plan(self._clock.now())
        except SupervisionError as error:
            say(self._in_words(draft.minutes), str(error))
            return
        say(self._in_words(laid_out.setup.minutes), self._plan_line(laid_out))
        if remark := draft.remark():
            say(remark)

    def _in_words(self, minutes: int) -> str:
        draft, protects = self._preparation.draft, self._preparation.protects
        length = ngettext("{count} minute", "{count} minutes", minutes)
        names = ngettext("{count} name protected", "{count} names protected", protects)
        chosen = [
            draft.fmt.title,
            *([length] if draft.fmt.timed else []),
            ngettext("{count} person", "{count} people", draft.people),
            label(draft.policy),
            label(draft.setting),
            label(draft.gathering),
            *([_("practice round")] if draft.is_practice else []),
            *([_("with a label")] if draft.label else []),
            *([names] if protects else []),
        ]
        return _("Session: {choices}.").format(choices=", ".join(chosen))

    def _plan_line(self, laid_out: Plan) -> str:
        parts = ", ".join(_round_in_words(turns, steps) for turns, steps in rounds(laid_out))
        if not laid_out.planned:
            return _("Plan: {parts}.").format(parts=parts)
        return _("Plan in minutes: {parts}. Ends at {time} if you begin now.").format(
            parts=parts, time=time_of_day(ends_at(laid_out, self._clock.now()))
        )


def _round_in_words(turns: int, steps: Sequence[Step]) -> str:
    """Return for instance `present 10, sit back 1`, or `3 times (think 1, share 2)`."""
    parts = ", ".join(
        f"{step.phase.short.lower()} {minutes_of(step.planned) or ''}".rstrip() for step in steps
    )
    if turns == 1:
        return parts
    return _("{count} times ({parts})").format(count=turns, parts=parts)
