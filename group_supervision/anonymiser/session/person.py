"""Somebody who was mentioned, and what they were called."""

from dataclasses import dataclass, field

from group_supervision.anonymiser.replace.labels import Labels
from group_supervision.anonymiser.text.spelling import allows_slip, is_one_slip_away

Key = tuple[object, ...]
"""What is the same in all mentions that mean the same person."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in a text, and what stands around it."""

    written: str
    words: tuple[str, ...]
    """What of it tells one person from another, folded."""
    title: str = ""
    """What stands before it: "mr". It is a family name then."""
    is_relative: bool = False
    """Whether it is said of whom they are a relative: "her husband, Mr Karimi"."""
    is_in_row: bool = False
    """Whether it is the next in a row of names: "Gwyn, Gwen and Gwyneth"."""
    other_name_of: Key = ()
    """The key of the mention before, whose other name the text says it is: Ada, "known as Addy"."""
    end: int = 0
    """Where it ends in its text."""

    @property
    def key(self) -> Key:
        """Return what is the same in all mentions that mean the same person."""
        return (self.title, self.is_relative, *self.words)


@dataclass(eq=False, slots=True)
class Person:
    """Somebody who was mentioned, or may be."""

    number: int | None = None
    """Which label, once there was a first mention."""
    role: str = ""
    """What the facilitator calls them: "the child", "teacher". Empty when she has not said."""
    called: set[str] = field(default_factory=set)
    """Given names, nicknames, initials, and single names of which nothing more is known."""
    family: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    is_protected: bool = False
    labels: Labels = field(default_factory=Labels)
    """Those of the session's language."""

    @property
    def label(self) -> str:
        """`Person A`."""
        return self.labels.of(self.number or 0)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything they were called, folded. For the facilitator's eyes, at the review."""
        return tuple(sorted(self.called | self.family))

    def take_in(self, other: "Person") -> None:
        """Become one person with `other`."""
        self.called |= other.called
        self.family |= other.family
        self.titles |= other.titles
        self.is_protected = self.is_protected or other.is_protected
        self.role = self.role or other.role

    def learn(self, mention: Mention) -> None:
        """Take in what somebody was called."""
        words = mention.words
        self.titles |= {mention.title} - {""}
        if len(words) > 1:
            if not (words[0] in self.family and words[-1] in self.called):  # "Okafor, Ada"
                self.called = (self.called - set(words[1:])) | {words[0]}
                self.family |= set(words[1:])
        elif words and mention.title:
            self.family.add(words[0])
        elif words and not any(is_nearly(words[0], each) for each in self.names):
            self.called.add(words[0])


def is_nearly(word: str, name: str) -> bool:
    """Say whether a word is a name, or one with a slip of the finger in it."""
    return word == name or (allows_slip(name) and is_one_slip_away(word, name))
