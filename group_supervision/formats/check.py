"""What must hold for a format that reads well: sums, lengths of lines, references, templates."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NoReturn

from group_supervision.core.choices import NotePolicy, Word
from group_supervision.core.format import Format, Phase
from group_supervision.core.text import clean
from group_supervision.core.wording import fields_of, fill, minutes_in_words
from group_supervision.errors import FormatError

ROOM_LINES: Final = 3
"""The room reads at most this many lines at once beside the phase's name."""
ROOM_LINE_LENGTH: Final = 60
"""Characters in one line of the room: what a projected narrow terminal holds."""
PROMPT_LENGTH: Final = 120
"""Characters in a prompt or drift line: two lines of the room."""
TITLE_LENGTH: Final = 40
MOST_PHASES: Final = 60
"""With thirty people and a turn for each this makes the longest plan that can be kept."""
SHORT_LENGTH: Final = 12


def check(fmt: Format, file: str) -> None:
    """Refuse a format that would be untrue, unreadable or out of step with its own minutes.

    Raises:
        FormatError: Naming file, phase and key, with the mend.
    """
    _Check(fmt, file).run()


class _Check:
    def __init__(self, fmt: Format, file: str) -> None:
        self._format = fmt
        self._file = file
        self._ids = [phase.id for phase in fmt.phases]
        self._longest = list(self._longest_values())

    def run(self) -> None:
        self._whole()
        self._references()
        for phase in self._format.phases:
            self._phase(phase)
        if self._format.timed:
            self._minutes()
        self._cards()
        for line in self._format.drift_lines:
            self._fits(f"drift line {line.id}", "line", line.line, PROMPT_LENGTH, None)
        for words in self._format.room_words:
            self._fits("", "room_words", words, ROOM_LINE_LENGTH, None)

    def _fail(self, place: str, key: str, wrong: str, mend: str) -> NoReturn:
        where = ", ".join(part for part in (place, f"key “{key}”") if part)
        raise FormatError(clean(f"{self._file}: {where}: {wrong} {mend}"))

    def _whole(self) -> None:
        fmt = self._format
        if not fmt.phases:
            self._fail("", "phases", "there is none.", "Add one with [[phases]].")
        if len(fmt.phases) > MOST_PHASES:
            self._fail("", "phases", f"{len(fmt.phases)}.", f"At most {MOST_PHASES} are allowed.")
        for earlier, phase_id in enumerate(self._ids):
            if phase_id in self._ids[:earlier]:
                self._fail(f"phase “{phase_id}”", "id", "used twice.", "Give it another id.")
            if not phase_id.replace("_", "").isalnum() or not phase_id.isascii():
                self._fail(
                    f"phase “{phase_id}”",
                    "id",
                    "not a plain key.",
                    "Use letters, digits and underscores.",
                )
        repeats = [phase.repeat for phase in fmt.phases]
        starts = [
            after for before, after in pairwise([None, *repeats]) if after and before != after
        ]
        for repeat in starts:
            if starts.count(repeat) > 1:
                self._fail(
                    "",
                    "repeat",
                    f"the phases repeated for each {repeat.value} stand apart.",
                    "Put them next to one another.",
                )
        if fmt.timed and fmt.default_length not in fmt.session_lengths:
            self._fail("", "default_length", "not one of the lengths.", "Take one of “lengths”.")

    def _references(self) -> None:
        fmt = self._format
        for key, names in (
            ("gives_way", fmt.gives_way),
            ("takes_surplus", tuple(each.phase for each in fmt.takes_surplus)),
        ):
            for name in names:
                if name not in self._ids:
                    self._fail(
                        "fit",
                        key,
                        f"there is no phase “{name}”.",
                        f"Known: {', '.join(self._ids)}.",
                    )
        flexible = fmt.shortest not in fmt.lengths or fmt.longest not in fmt.lengths
        if fmt.timed and not fmt.takes_surplus and (flexible or fmt.optional_phases):
            self._fail(
                "fit", "takes_surplus", "missing.", "Name the phase that takes minutes left over."
            )

    def _phase(self, phase: Phase) -> None:
        place = f"phase “{phase.id}”"
        self._fits(place, "title", phase.title, TITLE_LENGTH, None)
        self._fits(place, "short", phase.short, SHORT_LENGTH, None)
        for key, text in (("speaks", phase.speaks), ("silent", phase.silent)):
            self._fits(place, key, text, ROOM_LINE_LENGTH - 22, None)
        for lines in phase.room.values():
            self._room_lines(place, "room", lines, phase)
        for say in phase.say.values():
            self._fields(place, "say", say, phase)
        for lens in phase.lenses:
            self._fits(place, "prompts", lens.title, TITLE_LENGTH, None)
            if not lens.prompts:
                self._fail(
                    place, f"prompts.{lens.title}", "empty.", "Add a prompt or leave it out."
                )
            for prompt in lens.prompts:
                self._fits(place, f"prompts.{lens.title}", prompt, PROMPT_LENGTH, phase)
        if phase.optional and self._format.timed and not phase.chosen_minutes:
            self._fail(place, "chosen_minutes", "missing.", "Say how long it takes when chosen.")

    def _minutes(self) -> None:
        for length in self._format.lengths:
            in_all = sum(phase.minutes[length] for phase in self._format.phases)
            if in_all != length:
                self._fail(
                    f"length {length}",
                    "minutes",
                    f"the phases add up to {in_all}.",
                    f"Change the minutes under {length} until they add up to {length}.",
                )

    def _cards(self) -> None:
        cards = self._format.cards
        for key, lines in (
            ("welcome", cards.welcome),
            ("stopped", cards.stopped),
            ("curtain", cards.curtain),
            ("resting", cards.resting),
            ("away", cards.away),
            ("quiet", cards.quiet),
        ):
            if not lines:
                self._fail("cards", key, "empty.", "Give it at least a title.")
            self._room_lines("cards", key, lines, None)

    def _room_lines(
        self, place: str, key: str, lines: tuple[str, ...], phase: Phase | None
    ) -> None:
        if len(lines) > ROOM_LINES:
            self._fail(
                place,
                key,
                f"{len(lines)} lines.",
                f"The room reads at most {ROOM_LINES}: take some out.",
            )
        for line in lines:
            self._fits(place, key, line, ROOM_LINE_LENGTH, phase)

    def _fits(self, place: str, key: str, text: str, limit: int, phase: Phase | None) -> None:
        self._fields(place, key, text, phase)
        longest = len(text)
        if "{" in text:
            longest = max(len(fill(text, values)) for values in self._longest)
        if longest > limit:
            self._fail(
                place,
                key,
                f"“{text[:30]}…” has {longest} characters when filled in.",
                f"At most {limit} fit: shorten it.",
            )

    def _fields(self, place: str, key: str, text: str, phase: Phase | None) -> None:
        known = {"word", "notes"}
        if self._format.timed:
            known |= {f"minutes_{each}" for each in self._ids}
            if phase is not None:
                known.add("minutes")
        for field in sorted(fields_of(text) - known):
            self._fail(
                place,
                key,
                f"“{{{field}}}” is not a field that can be filled in here.",
                "Known here: " + ", ".join(f"{{{each}}}" for each in sorted(known)) + ".",
            )

    def _longest_values(self) -> Iterator[dict[str, str]]:
        minutes = minutes_in_words(17)
        for policy in NotePolicy:
            yield {
                "word": max(Word, key=len).value,
                "notes": policy.spoken,
                "minutes": minutes,
                **{f"minutes_{each}": minutes for each in self._ids},
            }
