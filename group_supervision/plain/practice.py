"""Between practice rounds, line by line: who does what next, and what was drawn for it."""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from group_supervision.core.practice import Practice
from group_supervision.errors import SupervisionError
from group_supervision.guide import practising
from group_supervision.guide.practice import PlanLeft, PracticeEvent
from group_supervision.guide.words.practice import when, who_does_what
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.hall_lines import BETWEEN_KEYS, HallLines
from group_supervision.translation import N_, _

_COMMANDS: Final = (
    N_("Enter: begin the next round."),
    N_("t: hear the timetable."),
    N_("h: hear the dilemma, and what is to happen if something was drawn."),
    N_("d: draw another dilemma."),
    N_("i: draw something that is to happen."),
    N_("a: somebody arrives."),
    N_("l and a seat: somebody leaves."),
    N_("p and a seat: somebody passes a role this time."),
    N_("x and two seats: these two change places in the next round."),
    N_("+ or -: one round more, one round fewer."),
    N_("!: ask the trainer of your hall to come, or no more."),
    N_("y or n: accept what was announced, or not now."),
    N_("e: end the practice."),
    N_("q: go home; the plan is kept."),
)
_HEARTBEAT: Final = 2.0
"""Real seconds between two signs of life to the hall."""
_LINE: Final = re.compile(
    r"(?P<letter>[a-z?!+-])\s*(?P<one>\d{1,3})?(?:\s+(?P<other>\d{1,3}))?", re.I
)


class PracticeDialogue:
    """Tells of an event between its rounds."""

    def __init__(self, event: PracticeEvent, conversation: Conversation) -> None:
        """Tell of `event` in `conversation`."""
        self._event = event
        self._conversation = conversation
        self._hall = HallLines(conversation, event.table, BETWEEN_KEYS)

    def hold(self) -> PlanLeft:
        """Hold it until a round begins, or it is left.

        Raises:
            ConversationOver: When there will be no more lines.
        """
        self._say_next()
        self._conversation.say_due = self._say_due
        try:
            return self._until_left()
        finally:
            self._conversation.be_idle()

    def _until_left(self) -> PlanLeft:
        while True:
            self._say_complaints()
            line = self._conversation.ask().lower()
            if line == "" and self._event.next_round is not None:
                if self._passes_gate():
                    return PlanLeft.BEGIN
                continue
            if line == "q":
                return PlanLeft.HOME
            if line == "e" and self._ends():
                return PlanLeft.ENDED
            if line not in ("", "e"):
                self._obey(line)

    def _passes_gate(self) -> bool:
        """Ask about a format that isn't for every group, before a round begins."""
        gate = self._event.gate
        right = _("y: it's right for this group, Enter: go back.")
        if gate and not self._conversation.confirms(" ".join([*gate, right])):
            return False
        self._event.pass_gate()
        return True

    def _say_due(self) -> float | None:
        """Say what is new of the hall; without one nothing ever is."""
        if self._event.table is None:
            return None
        self._event.beat()
        self._hall.say()
        return _HEARTBEAT

    def _ask_for_help(self) -> None:
        said = practising.toggle_help(self._event.table)
        if self._event.table is None or not self._event.table.asks:
            self._conversation.say(said)

    def _answer(self, *, accepts: bool) -> None:
        self._conversation.say(practising.answer(self._event.table, accepts=accepts))

    def _ends(self) -> bool:
        return self._conversation.confirms(_("End the practice? y: end it, Enter: go on."))

    def _obey(self, line: str) -> None:
        match = _LINE.fullmatch(line)
        acts: dict[str, Callable[[], None]] = {
            "t": self._say_timetable,
            "h": self._say_drawn,
            "d": self._draw,
            "i": self._draw_incident,
            "!": self._ask_for_help,
            "y": partial(self._answer, accepts=True),
            "n": partial(self._answer, accepts=False),
            "?": lambda: self._conversation.say(*map(_, _COMMANDS)),
        }
        if match is None:
            self._conversation.say(_("That isn't a command here: ? lists them."))
        elif match["letter"] in acts:
            try:
                acts[match["letter"]]()
            except SupervisionError as refused:
                self._conversation.say(str(refused))
        else:
            one, other = (int(match[name] or 0) for name in ("one", "other"))
            self._change(match["letter"], one, other)

    def _change(self, letter: str, one: int, other: int) -> None:
        rounds = self._event.practice.rounds
        changes: dict[str, Callable[[Practice], Practice]] = {
            "a": Practice.joined,
            "l": lambda practice: practice.without(one),
            "p": lambda practice: practice.skipping(one),
            "x": lambda practice: practice.swapping(one, other),
            "+": lambda practice: practice.with_rounds(rounds + 1),
            "-": lambda practice: practice.with_rounds(rounds - 1),
        }
        if letter not in changes:
            self._conversation.say(_("That isn't a command here: ? lists them."))
            return
        try:
            self._event.change(changes[letter])
        except SupervisionError as refused:
            self._conversation.say(str(refused))
        else:
            self._say_next()

    def _say_next(self) -> None:
        event = self._event
        head = event.heading
        planned = event.next_round
        if planned is None:
            self._conversation.say(
                _("{heading} e ends the practice, + adds a round, q goes home.").format(
                    heading=head
                )
            )
            return
        self._conversation.say(f"{head}. {who_does_what(planned)}")
        if event.dilemma is not None:
            self._conversation.say(
                _("The dilemma is “{title}”: h says it. Enter begins, ? lists more.").format(
                    title=event.dilemma.title
                )
            )

    def _say_timetable(self) -> None:
        for planned, slot in self._event.timetable:
            self._conversation.say(f"{when(slot)}. {who_does_what(planned)}")

    def _say_drawn(self) -> None:
        dilemma, incident = self._event.dilemma, self._event.incidents.called
        if dilemma is not None:
            self._conversation.say(
                dilemma.title,
                *dilemma.brief,
                _("If asked for facts: {facts}").format(facts=" ".join(dilemma.facts)),
                _("For the facilitator: {note}").format(note=dilemma.note),
            )
        if incident is not None:
            self._conversation.say(
                _("To be acted out: {what} {practises}").format(
                    what=incident.happens, practises=incident.practises
                )
            )

    def _draw(self) -> None:
        self._event.draw_dilemma()
        self._say_next()

    def _draw_incident(self) -> None:
        self._event.incidents.draw()
        self._conversation.say(_("Something was drawn: h says what."))

    def _say_complaints(self) -> None:
        complaints, self._event.complaints = self._event.complaints, []
        self._conversation.say(*complaints)
