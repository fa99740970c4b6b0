"""A question on the strip at the bottom: answered with Enter, left with Esc, never in the way."""

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer."""

    label: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Question:
    """Something to decide. While it is open no key of the session does anything else."""

    text: str
    choices: tuple[Choice, ...]
    chosen: int = 0
    is_private: bool = False
    """Whether it waits behind a mark while the room can see the screen."""
    has_to_be_answered: bool = False
    """Whether nothing is live until it is: Esc does not leave it."""
    is_a_scale: bool = False
    """Whether its answers are many of a kind, of which the chosen one alone is shown."""

    def moved(self, by: int) -> "Question":
        """Return it with another answer chosen."""
        return replace(self, chosen=(self.chosen + by) % len(self.choices))

    def answer(self) -> None:
        """Do what the chosen answer says."""
        self.choices[self.chosen].act()

    @property
    def line(self) -> str:
        """How it stands on the strip."""
        label = self.choices[self.chosen].label
        if self.is_a_scale:
            return f"{self.text} ◄ {label} ►  Enter, or Esc"
        if len(self.choices) == 1:
            return f"{self.text} Enter {label}, Esc stays"
        answers = "  ".join(
            f"►{choice.label}◄" if index == self.chosen else f" {choice.label} "
            for index, choice in enumerate(self.choices)
        )
        return f"{self.text} {answers}"
