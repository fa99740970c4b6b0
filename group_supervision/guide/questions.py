"""A question as a pure value: what is asked, what can be answered, and what it was asked about.

A question may be left waiting while the session goes on. It carries its subject so that it can
fall away, and its answers are values too, so that nothing happens before somebody gives one.
"""

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from group_supervision.guide.subject import Subject
from group_supervision.translation import _

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Choice(Generic[Answer]):
    """One answer, in words and as a value."""

    label: str
    answer: Answer
    comes_to: str = ""
    """What it would come to, said beside it; empty: nothing that has to be said."""


@dataclass(frozen=True, slots=True)
class Question(Generic[Answer]):
    """Something to decide. While it is open no key of the session does anything else."""

    text: str
    choices: tuple[Choice[Answer], ...]
    chosen: int = 0
    about: Subject | None = None
    """Where the session stood when it was asked; `None`: it does not depend on that."""
    is_private: bool = False
    """Whether it waits behind a mark while the room can see the screen."""
    has_to_be_answered: bool = False
    """Whether nothing is live until it is: Esc does not leave it."""
    is_a_scale: bool = False
    """Whether its answers are many of a kind, of which the chosen one alone is shown."""

    def moved(self, by: int) -> "Question[Answer]":
        """Return it with another answer chosen."""
        return replace(self, chosen=(self.chosen + by) % len(self.choices))

    def still_stands(self, now: Subject) -> bool:
        """Say whether the session is still where it was when this was asked."""
        return self.about is None or self.about == now

    @property
    def answer(self) -> Answer:
        """The chosen answer."""
        return self.choices[self.chosen].answer

    @property
    def line(self) -> str:
        """How it stands on the strip."""
        label, comes_to = self.choices[self.chosen].label, self.choices[self.chosen].comes_to
        if self.is_a_scale and comes_to:
            sentence = _("{question} ◄ {answer} ►  {what_it_comes_to}  Enter, or Esc")
            return sentence.format(question=self.text, answer=label, what_it_comes_to=comes_to)
        if self.is_a_scale:
            sentence = _("{question} ◄ {answer} ►  Enter, or Esc")
            return sentence.format(question=self.text, answer=label)
        if len(self.choices) == 1:
            sentence = _("{question} Enter {answer}, Esc stays")
            return sentence.format(question=self.text, answer=label)
        answers = "  ".join(
            f"►{choice.label}◄" if index == self.chosen else f" {choice.label} "
            for index, choice in enumerate(self.choices)
        )
        return f"{self.text} {answers}"
