"""What the room is shown beside the part it is in. It reads the format's own words alone."""

from dataclasses import replace

from group_supervision.core.display import Display
from group_supervision.core.format import Phase
from group_supervision.errors import Refusal
from group_supervision.live.session import LiveSession
from group_supervision.translation import _


class RoomDisplay:
    """Chooses what the room is shown. None of it is a fact of the session, or undone."""

    def __init__(self, live: LiveSession) -> None:
        """Show the room of `live`."""
        self._live = live

    @property
    def chosen(self) -> Display:
        """What is chosen now."""
        return self._live.display

    @property
    def phase(self) -> Phase:
        """The part the room is in."""
        return self._live.session.step.phase

    def show_prompt(self, by: int) -> None:
        """Go on among the prompts, or back; before the first come the room's own lines.

        Raises:
            Refusal: When this part has no prompts.
        """
        self._show(self._with_prompts().prompt_shifted(self.phase, by))

    def show_prompt_numbered(self, number: int) -> None:
        """Put one prompt of the lens in use before the room.

        Args:
            number: From 1.

        Raises:
            Refusal: When there is none with this number.
        """
        prompts = self.phase.lenses[self._with_prompts().lens].prompts
        if not 1 <= number <= len(prompts):
            raise Refusal(
                _("There are prompts 1 to {count} here: y lists them.").format(count=len(prompts))
            )
        self._show(replace(self.chosen, prompt=None).prompt_shifted(self.phase, number))

    def show_lens(self, index: int) -> None:
        """Take up a lens with its first prompt."""
        self._show(
            replace(self._with_prompts(), lens=index, prompt=None).prompt_shifted(self.phase, 1)
        )

    def show_next_lens(self) -> None:
        """Take up the next lens.

        Raises:
            Refusal: When this part has no prompts.
        """
        self._show(self._with_prompts().lens_shifted(self.phase))

    def show_next_face(self) -> None:
        """Show the room's clock with another face than the one it has."""
        preferred = self._live.session.plan.setup.face
        self._show(self.chosen.face_shifted(self.phase, preferred))

    def toggle_curtain(self) -> None:
        """Draw the curtain, or open it."""
        self._show(replace(self.chosen, curtain=not self.chosen.curtain))

    def toggle_freeze(self) -> None:
        """Keep the room on what it sees, or let go."""
        self._live.freeze()

    def toggle_test_card(self) -> None:
        """Show the room the test card, or take it away."""
        self._show(replace(self.chosen, test_card=not self.chosen.test_card))

    def toggle_drift_line(self, index: int) -> None:
        """Put a drift line before the room without name or number, or take it away."""
        wanted = None if self.chosen.drift_line == index else index
        self._show(self.chosen.drift_shown(wanted))

    def toggle_quiet(self) -> None:
        """Begin a quiet minute beside the plan, or end it.

        Raises:
            Refusal: When the clock stands still.
        """
        if self.chosen.quiet_since is not None:
            self._show(replace(self.chosen, quiet_since=None))
            return
        self._require_running()
        self._show(replace(self.chosen, quiet_since=self._live.now))

    def take_words_away(self) -> bool:
        """Take preset words away from the room; return whether there were any.

        Raises:
            Refusal: When there are none, and none can be shown.
        """
        if self.chosen.words is not None:
            self._show(self.chosen.words_shown(None, self._live.now))
            return True
        if not self._live.session.plan.format.room_words:
            raise Refusal(_("This format has no words for the room."))
        self._require_running()
        return False

    def show_words(self, index: int) -> None:
        """Put preset words before the room for a minute."""
        self._show(self.chosen.words_shown(index, self._live.now))

    def show_stopped(self) -> None:
        """Show the neutral card of a stop."""
        self._show(replace(self.chosen, stopped=True))

    def _with_prompts(self) -> Display:
        if not self.phase.lenses:
            raise Refusal(_("This part has no prompts."))
        return self.chosen

    def _require_running(self) -> None:
        if not self._live.session.is_running:
            raise Refusal(_("The clock stands still: start it first."))

    def _show(self, display: Display) -> None:
        self._live.show(display)
