"""Reading the names of a text with what stands around them: a title, a relative, another name."""

import re
from dataclasses import replace
from typing import Final

from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.session.person import Mention
from group_supervision.anonymiser.text.seen import seen
from group_supervision.anonymiser.text.spelling import pieces

_AROUND: Final = 40
"""Characters before and after a name that may say something of it."""
_IN_BRACKETS: Final = re.compile(r" ?\([^()]*")


class Mentions:
    """Reads mentions in one language."""

    def __init__(self, words: Words) -> None:
        """Take the words that stand before, inside and between names."""
        self._titles = words["honorific"]
        self._kin = words["kin"]
        self._called_by = words["honorific"] | words["kin"]
        self._particles = words["particles"]
        self._parents = words["name-of-a-parent"]
        self._other_name = words["other-name"]
        self._in_row = words["and"] | {",", "/"}

    def of(self, written: str, title: str = "") -> Mention:
        """Return a mention by itself."""
        turned = " ".join(reversed(seen(written).split(",")))
        parts = pieces(turned)
        if not title and len(parts) > 1 and parts[0] in self._called_by:
            title = parts[0]
        return Mention(turned, tuple(self._telling(parts)), title)

    def at(self, text: str, start: int, end: int, last: Mention | None) -> Mention:
        """Return the mention from `start` to `end` (exclusive) of a text.

        Args:
            text: What was typed.
            start: Where it begins.
            end: Where it ends.
            last: The mention before it in the text, if there is one.
        """
        before, _, title = (
            text[max(0, start - _AROUND) : start].lower().rstrip(". ").rpartition(" ")
        )
        if title not in self._titles:
            before, title = f"{before} {title}", ""
        behind = _IN_BRACKETS.match(text, end, end + _AROUND)
        beside = [before.rstrip(" ,").rpartition(" ")[2], *(behind[0] if behind else "").split()]
        mention = self.of(text[start:end], title)
        between = "" if last is None else text[last.end : start].strip(" \"'“”").lower()
        is_other = last is not None and self._is_other_name(between, text, end)
        return replace(
            mention,
            is_relative=not self._kin.isdisjoint(word.lower().strip("(),.") for word in beside),
            is_in_row=between in self._in_row,
            other_name_of=last.key if last and is_other else (),
            end=end,
        )

    def _is_other_name(self, between: str, text: str, end: int) -> bool:
        """Say whether what stands between two names tells that they are one's: Ada (Addy)."""
        said = " ".join(between.replace(",", " ").split())
        if said.lstrip("(") in self._other_name:
            return True
        is_owner = text[end - 1] in "sS" or text[end : end + 2].lower() in ("'s", "’s")
        return between == "(" and not is_owner

    def _telling(self, parts: list[str]) -> list[str]:
        """Return the words of a name that tell one person from another."""
        if parts[1:] and parts[0] in self._parents:
            return [" ".join(parts)]  # Abu Omar is Omar's father
        found = [each for each in parts if each not in self._called_by] or parts
        telling = [each for each in found if each not in self._particles] or found
        are_letters = 0 < len(telling) == len("".join(telling))
        return ["".join(telling)] if are_letters else telling  # "J. B."
