"""The way through the plain console: home, set-up, live, review. Read from top to bottom."""

from contextlib import closing

from group_supervision.config import Config
from group_supervision.core.practice import Practice
from group_supervision.errors import SupervisionError
from group_supervision.guide.home import HomeItem, Todo
from group_supervision.guide.opening import Opening, consult
from group_supervision.guide.outcome import (
    LEARNING_FORMAT,
    LearningLeft,
    Outcome,
    after_leaving,
    after_review,
    has_a_decision,
    nothing_kept,
    what_became_of,
)
from group_supervision.guide.practice import PlanLeft, PracticeEvent
from group_supervision.guide.published import published
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.live.awake import kept_awake
from group_supervision.live.clock import Clock
from group_supervision.live.session import LiveSession
from group_supervision.plain.console import Console
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.idle import IdleDialogue
from group_supervision.plain.library import LibraryDialogue
from group_supervision.plain.line_input import ConversationOver
from group_supervision.plain.live import LiveDialogue
from group_supervision.plain.practice import PracticeDialogue
from group_supervision.plain.review import ReviewDialogue
from group_supervision.plain.setup import SetupDialogue
from group_supervision.translation import _


class PlainConsole:
    """Home, and from there the way through a session."""

    def __init__(self, opening: Opening, conversation: Conversation, clock: Clock) -> None:
        """Lead sessions in `conversation`."""
        self._opening = opening
        self._conversation = conversation
        self._clock = clock
        self._said_by_itself = ""
        self._idle = IdleDialogue(opening.idle, conversation)

    def run(self, asked: SetupDefaults | Practice | Todo | None = None) -> int:
        """Hold the conversation to its end. Returns the exit code.

        Args:
            asked: From the command line: usual answers for a set-up that begins at once, an event
                of practice rounds, or something else that can be done at home.
        """
        try:
            self._conversation.say(*filter(None, [self._opening.clear_away()]))
            if isinstance(asked, Practice):
                self._conversation.say(self._practise(asked))
            elif isinstance(asked, Todo):
                self._conversation.say(*filter(None, [self._do(HomeItem(asked, ""))]))
            elif asked is not None:
                self._conversation.say(self._start(asked))
            else:
                self._conversation.say(
                    _("Group supervision. Thinking together, with time for everyone.")
                )
            while self._at_home():
                pass
        except ConversationOver as over:
            self._conversation.say(over.farewell)
            return over.exit_code
        return 0

    def _at_home(self) -> bool:
        """List what can be done and do what is chosen; say whether to come back here."""
        items, by_itself = self._opening.home()
        if by_itself and by_itself != self._said_by_itself:
            self._said_by_itself = by_itself
            self._conversation.say(by_itself)
        options = [(each.label, each) for each in items]
        first, left = _first(items, Todo.START), _first(items, Todo.LEAVE)
        shortcuts = {
            "q": left,
            "l": _first(items, Todo.LIBRARY),
            "s": first,
            "c": _first(items, Todo.CONTINUE) or first,
            "r": _first(items, Todo.REVIEW),
        }
        known = {letter: item for letter, item in shortcuts.items() if item is not None}
        chosen = self._conversation.choose(_("Home"), options, 0, shortcuts=known)
        if chosen.todo is Todo.LEAVE:
            return False
        said = self._do(chosen)
        if said:
            self._conversation.say(said)
        return True

    def _do(self, item: HomeItem) -> str:
        """Do what was chosen, once what it asks was agreed to. Returns a sentence for home."""
        for question in item.asks:
            if not self._conversation.confirms(
                _("{question} y: yes, Enter: no.").format(question=question)
            ):
                return _("Nothing was deleted.")
        try:
            match item.todo:
                case Todo.DISCARD:
                    self._opening.discard(item.session_id)
                    return nothing_kept()
                case Todo.REVIEW:
                    return self._review_later(item)
                case Todo.CONTINUE if self._opening.is_a_round(item.session_id):
                    return self._practise(goes_on=True)
                case Todo.CONTINUE | Todo.FINISH:
                    return self._go_on(item)
                case _:
                    return self._visit(item.todo)
        except SupervisionError as error:
            return str(error)

    def _go_on(self, item: HomeItem) -> str:
        """Go on with a session that broke off, or finish it. Returns a sentence for home."""
        if not self._idle.opens():
            return _("Back home.")
        return self._lead(self._opening.take_up(item), self._config())

    def _browse(self) -> str:
        """Go through past sessions. Returns a sentence for home."""
        if not self._idle.opens():
            return _("Back home.")
        library = LibraryDialogue(self._opening.past_sessions(), self._conversation)
        with self._idle.private():
            said = library.hold()
        if library.to_be_reviewed is None:
            return said
        return self._review_later(HomeItem(Todo.REVIEW, "", library.to_be_reviewed))

    def _review_later(self, item: HomeItem) -> str:
        """Review a session that ended without a review. Returns a sentence for home."""
        if not self._idle.opens():
            return _("Back home.")
        live = self._opening.take_up(item)
        try:
            with closing(live):
                return self._review(live, self._config())
        except ConversationOver as over:
            over.outcome = what_became_of(live)
            raise

    def _review(self, live: LiveSession, config: Config, event: PracticeEvent | None = None) -> str:
        if complaint := consult(live, config):
            self._conversation.say(complaint)
        console = Console(live, self._conversation, self._clock)
        tags = self._opening.session_tags(live)
        tally = event.tally if event is not None else None
        used = tally.said if tally is not None else ()
        asks = config.next_time
        with self._idle.private():
            kept = ReviewDialogue(console, tags, used, asks_for_next_time=asks).hold()
        return after_review(live, kept, tags)

    def _visit(self, todo: Todo) -> str:
        """Go where no session has to be opened for it. Returns a sentence for home."""
        match todo:
            case Todo.LIBRARY:
                return self._browse()
            case Todo.PURGE:
                return self._opening.purge()
            case Todo.PRACTISE:
                return self._practise()
            case Todo.START:
                return self._start(SetupDefaults())
        return self._beside(todo)

    def _start(self, defaults: SetupDefaults) -> str:
        """Set up a session and lead it. Returns a sentence for home."""
        config = self._config()
        preparation, complaints = self._opening.prepare(defaults, config)
        self._conversation.say(*complaints)
        live = SetupDialogue(self._conversation, preparation, self._clock).hold()
        return _("No session was started.") if live is None else self._lead(live, config)

    def _take_turns(self) -> str:
        """Say whose turn it is to facilitate, and change that. Returns a sentence for home."""
        rota = self._opening.rota()
        if rota is None:
            return ""
        leave = (_("leave it so"), lambda: rota.rota)
        offers = [leave, *rota.offers()]
        return rota.change(self._conversation.choose(rota.label, offers, 0))

    def _practise(self, wanted: Practice | None = None, *, goes_on: bool = False) -> str:
        """Hold practice rounds until they are over or left. Returns a sentence for home."""
        event = self._opening.practice(wanted)
        try:
            if goes_on and event.broke_off:
                self._conversation.say(self._hold_round(event))
            while True:
                match PracticeDialogue(event, self._conversation).hold():
                    case PlanLeft.HOME:
                        return _("The practice plan is kept.")
                    case PlanLeft.ENDED:
                        return event.end()
                    case PlanLeft.BEGIN:
                        self._conversation.say(self._hold_round(event))
        finally:  # the whole conversation may be over
            event.leave()

    def _beside(self, todo: Todo) -> str:
        """Hold the dialogue of a page beside the session. Returns a sentence for home."""
        match todo:
            case Todo.AGREEMENT:
                from group_supervision.plain.agreement import AgreementDialogue

                AgreementDialogue(self._opening.agreeing(), self._conversation).hold()
            case Todo.PULSE:
                from group_supervision.plain.pulse import PulseDialogue

                PulseDialogue(self._opening.pulse_counting(), self._conversation).hold()
            case Todo.RHYTHM:
                return self._look_at_rhythm()
            case Todo.REFLECT:
                return self._reflect()
            case Todo.ROTA:
                return self._take_turns()
            case _:
                return self._learn()
        return ""

    def _learn(self, *, has_held: bool = False) -> str:
        """Tell what the group is trying after a review. Returns a sentence for home."""
        from group_supervision.plain.learning import LearningDialogue

        dialogue = LearningDialogue(self._opening.learning(), self._conversation)
        if dialogue.hold(records=has_held) is LearningLeft.BEGIN:
            return self._start(SetupDefaults(format_id=LEARNING_FORMAT))
        return ""

    def _look_at_rhythm(self) -> str:
        """See what is due to be talked about. Returns a sentence for home."""
        from group_supervision.plain.rhythm import RhythmDialogue

        return RhythmDialogue(self._opening.rhythm(), self._conversation).hold()

    def _reflect(self) -> str:
        """Go through a reflective checklist. Returns a sentence for home."""
        from group_supervision.plain.reflective import ReflectiveDialogue

        return ReflectiveDialogue(self._opening.reflection(), self._conversation).hold()

    def _hold_round(self, event: PracticeEvent) -> str:
        """Hold the next round. Returns what was said of it."""
        config = self._config()
        try:
            live = event.begin_round(config)
        except SupervisionError as error:
            return str(error)
        said = self._lead(live, config, event)
        event.round_left(live, said)
        return said

    def _lead(self, live: LiveSession, config: Config, event: PracticeEvent | None = None) -> str:
        """Lead a session to its end, and its review. Returns a sentence for home."""
        try:
            with (
                closing(live),
                kept_awake(wanted=config.keep_awake),
                published(self._opening, live),
            ):
                outcome = LiveDialogue(
                    Console(live, self._conversation, self._clock, event), config
                ).lead()
                if outcome is not Outcome.REVIEW:
                    return after_leaving(live, outcome) or _("No session was started.")
                said = self._review(live, config, event)
        except ConversationOver as over:
            over.outcome = what_became_of(live)
            raise
        if not has_a_decision(live):
            return said
        try:
            return f"{said} {self._learn(has_held=True)}".rstrip()
        except SupervisionError as error:
            return f"{said} {error}"

    def _config(self) -> Config:
        """Read the settings; say what is wrong with them."""
        config, complaints = self._opening.settings()
        self._conversation.say(*complaints)
        return config


def _first(items: list[HomeItem], todo: Todo) -> HomeItem | None:
    return next((each for each in items if each.todo is todo), None)
