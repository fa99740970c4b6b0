"""From home to a session that can be led, and what has to be said on the way."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from group_supervision.config import Config
from group_supervision.core.practice import Practice
from group_supervision.errors import BadInput, StoreError
from group_supervision.formats.library import DEFAULT_FORMAT, load_all
from group_supervision.guide.coming_due import coming_due
from group_supervision.guide.home import HomeItem, Todo, home_items
from group_supervision.guide.idle_lock import IdleLock
from group_supervision.guide.library import PastSessions, let_go
from group_supervision.guide.practice import PracticeEvent
from group_supervision.guide.practice_plan import under_way, wanted_practice
from group_supervision.guide.preparation import Preparation
from group_supervision.guide.retention import due, notice, purge
from group_supervision.guide.rota import GroupRota
from group_supervision.guide.settings import Settings
from group_supervision.guide.setup import first_draft
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.live.clock import Clock
from group_supervision.live.opening import close_session, resume_session
from group_supervision.live.second_opinion import consult_model
from group_supervision.live.session import LiveSession
from group_supervision.live.unfinished import broken_off, not_reviewed
from group_supervision.storage.deleted import Deleted
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.library import Library
from group_supervision.storage.private_file import RHYTHM_FILE
from group_supervision.translation import _, ngettext

if TYPE_CHECKING:
    from group_supervision.guide.agreeing import Agreeing
    from group_supervision.guide.learning import Learning
    from group_supervision.guide.publishing import Publishing
    from group_supervision.guide.pulse_counting import PulseCounting
    from group_supervision.guide.reflective import Reflection
    from group_supervision.guide.rhythm import DiscussionRhythm
    from group_supervision.guide.session_tags import SessionTags


class Opening:
    """What home can do with a data folder."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Work on `folder`, whether it exists yet or not."""
        self.folder = folder
        self.clock = clock
        self._settings = Settings(folder)
        self.defaults = SetupDefaults()
        """What the next set-up is filled in with: asked for, or left in the one before."""
        self.publishing: Publishing | None = None
        """Where the first session that is begun is published; `None`: nowhere."""

    def items(self) -> list[HomeItem]:
        """Return what home lists."""
        return self.home()[0]

    def home(self) -> tuple[list[HomeItem], str]:
        """Return what home lists, and what it says by itself, which names no session."""
        now, library = self.clock.now(), Library(self.folder)
        summaries = library.summaries(now)
        ages, ended = (
            [(each, now - alive) for each, alive in found(library, summaries)]
            for found in (broken_off, not_reviewed)
        )
        days = self.settings()[0].retention_days
        gone = due(summaries, days, now)
        items = home_items(
            ages,
            len(gone),
            days,
            [*coming_due(self.folder, self.clock), *self._turn()],
            not_reviewed=ended,
            is_rhythm_due=self._is_rhythm_due(),
        )
        return items, notice(summaries, days, now)

    def rhythm(self) -> "DiscussionRhythm":
        """Return the discussion rhythm.

        Raises:
            StoreError: When what is kept can't be read.
        """
        from group_supervision.guide.rhythm import DiscussionRhythm

        counts = self.settings()[0].group_discussion_counts
        return DiscussionRhythm(self.folder, self.clock, with_groups=counts)

    def reflection(self) -> "Reflection":
        """Return the reflective checklist that ships, to be gone through.

        Raises:
            BadInput: When it can't be read.
        """
        from group_supervision.guide.reflective import Reflection

        return Reflection(self.folder, self.clock)

    def session_tags(self, live: LiveSession) -> "SessionTags":
        """Return which tags a session was about, to be noted at its review."""
        from group_supervision.guide.session_tags import SessionTags

        return SessionTags(live, self.rhythm if self._has_rhythm else None)

    @property
    def _has_rhythm(self) -> bool:
        """Whether there is a rhythm. Most have none, and load nothing of it."""
        return (self.folder / RHYTHM_FILE).exists()

    def _is_rhythm_due(self) -> bool:
        """Say whether home has a reason to mention the rhythm."""
        if not self._has_rhythm:
            return False
        try:
            return self.rhythm().is_due
        except StoreError:
            return False  # it's locked or damaged: whoever opens the rhythm is told

    def _turn(self) -> list[HomeItem]:
        """Return the item that says whose turn it is to facilitate, where there is a rota."""
        rota = self.rota()
        return [] if rota is None else [HomeItem(Todo.ROTA, rota.label)]

    def rota(self) -> GroupRota | None:
        """Return the rota of who facilitates next; `None`: nobody wants one."""
        people = self.settings()[0].rota
        return GroupRota(self.folder, people) if people else None

    def purge(self) -> str:
        """Delete what has been kept long enough. Returns a sentence for home."""
        now, library = self.clock.now(), Library(self.folder)
        days = self.settings()[0].retention_days
        count, complaints = purge(Deleted(library), due(library.summaries(now), days, now))
        said = ngettext("{count} session was deleted.", "{count} sessions were deleted.", count)
        return " ".join([said, *complaints])

    def past_sessions(self) -> PastSessions:
        """Return the library, to be gone through."""
        return PastSessions(self.folder, self.clock)

    @cached_property
    def idle(self) -> IdleLock:
        """What forgets the key of a locked folder when nobody is there."""
        return IdleLock(self.folder, self.clock, self.settings()[0].forget_key_minutes)

    def clear_away(self) -> str:
        """Do what was left undone when the program ended. Returns a sentence if that fails.

        What was deleted goes, and so does what was being written; a lock is finished.
        """
        try:
            DataFolder(self.folder).tidy()
        except StoreError as error:
            return str(error)
        return let_go(Deleted(Library(self.folder)))

    def settings(self) -> tuple[Config, list[str]]:
        """Return the settings, and a sentence about what is wrong with them."""
        return self._settings.read()

    def prepare(self, defaults: SetupDefaults, config: Config) -> tuple[Preparation, list[str]]:
        """Begin to set up a session. Returns it with a sentence about each broken format.

        Args:
            defaults: What was asked for.
            config: The user's settings.
        """
        self.publishing = defaults.publishing or self.publishing
        formats, complaints = load_all()
        known = {each.id for each in formats}
        if defaults.format_id is None and config.format is not None and config.format not in known:
            complaints.append(
                _("config.toml: there is no format “{id}”. Known: {known}.").format(
                    id=config.format, known=", ".join(sorted(known))
                )
            )
            config = replace(config, format=None)
        defaults = replace(
            defaults, format_id=defaults.format_id or config.format or DEFAULT_FORMAT
        )
        draft = first_draft(formats, defaults, config)
        prepared = Preparation(self.folder, self.clock, formats, draft, defaults.protected)
        return prepared, complaints

    def practice(self, wanted: Practice | None = None) -> PracticeEvent:
        """Begin an event of practice rounds, or go on with the one under way.

        Args:
            wanted: A new event; `None`: the one under way, else one as usual.

        Raises:
            BadInput, FormatError: When it can't be held so.
        """
        practice = wanted or under_way(self.folder, self.clock) or wanted_practice(self.clock)
        return PracticeEvent(self.folder, self.clock, practice)

    def take_up(self, item: HomeItem) -> LiveSession:
        """Become the console of the session that something at home is about.

        Raises:
            Refusal: When there is none with this id, another console runs, or it cannot be read.
        """
        if item.todo is Todo.FINISH:
            return self.finish(item.session_id)
        return self.resume(item.session_id)

    def is_a_round(self, session_id: str) -> bool:
        """Say whether a session is the round under way of an event of practice rounds."""
        practice = under_way(self.folder, self.clock)
        return practice is not None and practice.under_way == session_id

    def learning(self) -> "Learning":
        """Return what the group is trying after a review.

        Raises:
            StoreError: When it can't be read.
        """
        from group_supervision.guide.learning import Learning

        return Learning(self.folder, self.clock)

    def agreeing(self) -> "Agreeing":
        """Return the group agreement, to be made, confirmed or changed.

        Raises:
            StoreError: When it can't be read.
        """
        from group_supervision.guide.agreeing import Agreeing

        return Agreeing(self.folder, self.clock)

    def pulse_counting(self) -> "PulseCounting":
        """Return the closing pulses, to count another one.

        Raises:
            StoreError: When they can't be read.
        """
        from group_supervision.guide.pulse_counting import PulseCounting

        return PulseCounting(self.folder)

    def resume(self, session_id: str) -> LiveSession:
        """Go on with a session that broke off, or that ended without a review.

        Raises:
            Refusal: When there is none with this id, another console runs, or it cannot be read.
        """
        return resume_session(DataFolder(self.folder), session_id, self.clock)

    def finish(self, session_id: str) -> LiveSession:
        """End a session that broke off as of its last heartbeat, for the review.

        Raises:
            Refusal: When there is none with this id, another console runs, or it cannot be read.
        """
        return close_session(DataFolder(self.folder), session_id, self.clock)

    def discard(self, session_id: str) -> None:
        """Delete a session that broke off.

        Raises:
            Refusal: When there is none with this id, or it cannot be deleted.
        """
        Deleted(Library(self.folder)).delete(session_id)


def consult(live: LiveSession, config: Config) -> str:
    """Let a model that the user supplies read the notes too; without it the review goes on.

    Returns:
        A sentence about why it could not; empty: it could, or there is none.
    """
    if config.ner_model is None:
        return ""
    try:
        consult_model(live, Path(config.ner_model))
    except BadInput as error:
        return str(error)
    return ""
