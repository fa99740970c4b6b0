"""A second opinion at the review: a model that the user supplies reads the notes too."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import Span
from group_supervision.anonymiser.ner import load_model, spans_by_model
from group_supervision.live.session import LiveSession

_MOST_READ: Final = 2_000
"""How many notes are kept as the model has read them: every decision looks at all notes again."""


def consult_model(live: LiveSession, folder: Path) -> None:
    """Let the model in `folder` add its doubts to those of the session, on disk at once.

    Raises:
        BadInput: When it cannot be loaded, with what to do. Nothing has changed then.
    """
    model = load_model(folder)

    @lru_cache(_MOST_READ)
    def found(text: str) -> tuple[Span, ...]:
        return tuple(spans_by_model(model, text))

    def consulted(anonymiser: Anonymiser) -> None:
        anonymiser.consult(found)

    live.decide(consulted)
