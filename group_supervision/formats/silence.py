"""Whoever listens in silence isn't spoken to: what of that can be seen in a format."""

from collections.abc import Iterator

from group_supervision.core.format import Lens, Phase


def speaks_and_listens(phase: Phase) -> bool:
    """Say whether the same people are named as speaking and as listening."""
    return bool(phase.silent) and _group(phase.silent) == _group(phase.speaks)


def asking_the_silent(phase: Phase) -> Iterator[Lens]:
    """Yield the lenses meant for those who listen, by their title or by how a prompt begins.

    Such a title is `For the presenter`, such a prompt `Presenter: how are you?`.
    """
    silent = _group(phase.silent)
    for lens in phase.lenses:
        starts = [prompt.partition(":")[0] for prompt in lens.prompts if ":" in prompt]
        asked = [lens.title.partition(" ")[2], *starts]
        if silent and silent in [_group(each) for each in asked]:
            yield lens


def _group(who: str) -> str:
    """Return who is meant, without an article and without what is added after a comma."""
    return who.partition(",")[0].strip().casefold().removeprefix("the ")
