"""The live session in plain: one line read, one thing done, one line said."""

from group_supervision.config import Config
from group_supervision.core.clock_display import read
from group_supervision.errors import Refusal
from group_supervision.guide.actions import Action, Stage, belongs_to, stage_of, why_not
from group_supervision.guide.cues import forgotten_names
from group_supervision.guide.outcome import Outcome
from group_supervision.plain.announcements import KEYS, Announcements
from group_supervision.plain.commands import available, command_in, leaves_a_question
from group_supervision.plain.console import Console
from group_supervision.plain.conversation import QuestionLeft
from group_supervision.plain.gap_question import GapQuestion
from group_supervision.translation import _, ngettext


class LiveDialogue:
    """Leads one session, from the Ready card to the resting card."""

    def __init__(self, console: Console, config: Config) -> None:
        """Lead the session of `console`."""
        self._console = console
        self._live = console.live
        self._gap = GapQuestion(self._console)
        self._announcements = Announcements(self._console, self._gap, config)

    def lead(self) -> Outcome:
        """Lead the session until it is left.

        Raises:
            ConversationOver: When there will be no more lines.
        """
        conversation, console = self._console.conversation, self._console
        conversation.say_due, conversation.takes = self._announcements.say_due, self._takes
        conversation.leaves = leaves_a_question
        self._greet()
        try:
            while console.outcome is None:
                self._do_all(conversation.ask())
        finally:
            conversation.be_idle()
        return console.outcome

    def _greet(self) -> None:
        session = self._live.session
        if session.is_ended:
            self._say_ended()
            return
        if session.is_started:
            self._console.say_part(_("Continued."))
        else:
            ready, keys = _("Ready."), _("The clock stands still. a: begin, ?: list the commands.")
            room = " ".join(filter(None, (self._console.room_line, self._wait())))
            self._console.say(f"{ready} {room} {keys}")
        if names := forgotten_names(session, self._live.protects, KEYS):
            self._console.say(names)

    def _wait(self) -> str:
        """Say how long it is until the group means to begin; empty: no time was given."""
        words = read(self._live.view, self._live.now).words
        return _("Until then: {time}.").format(time=words) if words else ""

    def _do_all(self, line: str) -> None:
        """Do what a line asks for, and then whatever its question was left for."""
        following: str | None = line
        while following is not None:
            following = self._do(following)
            if following is not None and self._takes(following):
                return

    def _do(self, line: str) -> str | None:
        """Do what a line asks for, or say why not; return the line its question was left for."""
        was_ended, facts = self._live.session.is_ended, self._live.facts
        following = None
        try:
            self._obey(line)
        except Refusal as refusal:
            self._console.say(str(refusal))
        except QuestionLeft as left:
            following = left.line
        if self._live.facts != facts:
            self._announcements.start_afresh()
        if self._live.session.is_ended and not was_ended:
            self._say_ended()
        return following

    def _obey(self, line: str) -> None:
        if line.startswith("?"):
            self._list(line[1:].strip())
        elif line:
            self._obey_command(line)
        elif self._live.session.is_ended:
            self._console.outcome = Outcome.REVIEW
        else:
            raise Refusal(_("? lists the commands."))

    def _obey_command(self, line: str) -> None:
        found = command_in(line)
        if found is None:
            # The line is not repeated: it may have been meant for a note.
            raise Refusal(_("That isn't a command: ? lists them."))
        command, given = found
        if command.when is not Action.ADVANCE:
            self._console.leading.forget_press()
        stage = stage_of(self._live.session)
        if stage not in command.stages:
            keys = _("a: begin.") if stage is Stage.BEFORE else ""
            raise Refusal(f"{why_not(self._live.session)} {keys}".rstrip())
        if not belongs_to(command.when, self._live.session):
            raise Refusal(_("That's for practice rounds."))
        command.act(self._console, given)

    def _list(self, wanted: str) -> None:
        """List what means something now, or say what one command does."""
        one = command_in(wanted) if wanted else None
        if one is not None:
            # As it is typed: K would be another letter.
            self._console.say(one[0].line)
            return
        listed = [each.line for each in available(self._live.session)]
        heading = ngettext(
            "{count} command: type its letter or its word, then Enter.",
            "{count} commands: type a letter or a word, then Enter.",
            len(listed),
        )
        self._console.say(heading, *listed, _("? and a letter: that command alone."))

    def _takes(self, answer: str) -> bool:
        """Take an answer for the gap while there is one to be decided about."""
        was_open = self._gap.is_open
        is_taken = self._gap.takes(answer)
        if was_open and not self._gap.is_open:
            self._announcements.start_afresh()
        return is_taken

    def _say_ended(self) -> None:
        said = _("The session has ended.")
        if self._live.is_saved:
            said = _("The session has ended and is saved.")
        keys = _("Enter: review, when you're on your own; u: undo the end; q: leave.")
        self._console.say(f"{said} {self._console.room_line} {keys}")
