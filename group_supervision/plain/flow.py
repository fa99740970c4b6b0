"""The way through the plain console: home, set-up, live, review. Read from top to bottom."""

from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.config import Config, load_config, remember
from group_supervision.core.choices import Setup
from group_supervision.core.format import Format
from group_supervision.core.home import (
    LEAVE,
    NOT_SAVED,
    NOTHING_KEPT,
    SAVED,
    START,
    HomeItem,
    home_items,
)
from group_supervision.core.wishes import Wishes
from group_supervision.errors import BadInput, ConfigError, SupervisionError
from group_supervision.formats.library import DEFAULT_FORMAT, load_all
from group_supervision.guide.outcome import Outcome
from group_supervision.live.clock import Clock
from group_supervision.live.opening import close_session, open_session, resume_session
from group_supervision.live.session import LiveSession
from group_supervision.live.unfinished import unfinished
from group_supervision.plain.console import Console
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.ear import Over
from group_supervision.plain.live import LiveDialogue
from group_supervision.plain.review import Kept, Review
from group_supervision.plain.setup import SetupDialogue
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.library import Library
from group_supervision.storage.ordinary_words import ordinary_words


class PlainConsole:
    """Home, and from there the way through a session."""

    def __init__(self, path: Path, conversation: Conversation, clock: Clock) -> None:
        """Work on the data folder `path`."""
        self._path = path
        self._conversation = conversation
        self._clock = clock

    def run(self, wishes: Wishes | None = None) -> int:
        """Hold the conversation to its end. Returns the exit code.

        Args:
            wishes: From the command line: the set-up begins at once, with them as usual answers.
        """
        try:
            if wishes is not None:
                self._conversation.say(self._start(wishes))
            else:
                self._conversation.say("Group supervision. Thinking together, with time for all.")
            while self._at_home():
                pass
        except Over as over:
            self._conversation.say(over.sentence)
            return over.exit_code
        return 0

    def _at_home(self) -> bool:
        """List what can be done and do what is chosen; say whether to come back here."""
        now = self._clock.now()
        found = unfinished(self._path, self._clock)
        items = home_items([(session_id, now - alive) for session_id, alive in found])
        options = [(each.label, each) for each in items]
        broken_off = [each for each in items if each.id.startswith("continue")]
        shortcuts = {"q": LEAVE, "s": START, "c": [*broken_off, START][0]}
        chosen = self._conversation.choose("Home", options, 0, shortcuts=shortcuts)
        if chosen == LEAVE:
            return False
        done = self._do(chosen)
        if done:
            self._conversation.say(done)
        return True

    def _do(self, chosen: HomeItem) -> str:
        what, _, session_id = chosen.id.partition(" ")
        if what == START.id:
            return self._start(Wishes())
        if what == "discard":
            return self._discard(session_id)
        try:
            open_again = resume_session if what == "continue" else close_session
            live = open_again(DataFolder(self._path), session_id, self._clock)
        except SupervisionError as error:
            return str(error)
        return self._lead(live, self._config([]))

    def _discard(self, session_id: str) -> str:
        """Delete a session that broke off, once that was asked twice."""
        for question in ("Its times and notes are deleted: y, if so.", "There is no way back: y?"):
            if not self._conversation.confirms(question):
                return "Nothing was deleted."
        try:
            Library(self._path).delete(session_id)
        except SupervisionError as error:
            return str(error)
        return NOTHING_KEPT

    def _start(self, wishes: Wishes) -> str:
        """Set up a session and lead it. Returns a sentence for home."""
        formats, complaints = load_all()
        config = self._config(complaints)
        known = {each.id for each in formats}
        if wishes.format_id is None and config.format is not None and config.format not in known:
            complaints.append(f"config.toml: there is no format “{config.format}”.")
            config = replace(config, format=None)
        self._conversation.say(*complaints)
        format_id = wishes.format_id or config.format or DEFAULT_FORMAT
        wishes = replace(wishes, format_id=format_id)
        never = ordinary_words(self._path)
        setup = SetupDialogue(self._conversation, formats, wishes, config, self._clock, never)
        live = setup.hold(self._open)
        return "Nothing was begun." if live is None else self._lead(live, config)

    def _open(self, fmt: Format, setup: Setup, anonymiser: Anonymiser) -> LiveSession:
        live = open_session(DataFolder(self._path), fmt, setup, anonymiser, self._clock)
        # A choice that cannot be remembered is asked again next time; the session goes on.
        with suppress(OSError):
            remember(self._path, "notes", setup.policy.value)
        return live

    def _lead(self, live: LiveSession, config: Config) -> str:
        """Lead a session to its end, and its review. Returns a sentence for home."""
        try:
            with closing(live):
                outcome = LiveDialogue(live, self._conversation, config, self._clock).lead()
                if outcome is Outcome.REVIEW:
                    console = Console(live, self._conversation, self._clock)
                    if config.ner_model is not None:
                        self._consult(live, Path(config.ner_model))
                    if Review(console).hold() is Kept.NOTHING:
                        outcome = Outcome.NOTHING_KEPT
        except Over as over:
            over.outcome = _what_became_of(live)
            raise
        if outcome is Outcome.NOTHING_KEPT or not live.session.is_started:
            return NOTHING_KEPT
        return SAVED if live.is_saved else NOT_SAVED

    def _consult(self, live: LiveSession, model: Path) -> None:
        """Let a model that the user supplies read the notes too; without it the review goes on."""
        from group_supervision.live.second_opinion import consult_model

        try:
            consult_model(live, model)
        except BadInput as error:
            self._conversation.say(str(error))

    def _config(self, complaints: list[str]) -> Config:
        """Read the settings; what is wrong with them goes to `complaints`."""
        try:
            return load_config(self._path)
        except ConfigError as error:
            complaints.append(str(error))
            return Config()


def _what_became_of(live: LiveSession) -> str:
    if not live.session.is_started:
        return "the session had not begun, and nothing was kept"
    if not live.is_saved:
        return "the session could not be saved"
    if live.session.is_ended:
        return "the session has ended and is saved on this machine"
    return "the session stays unfinished, saved on this machine, and will be offered again"
