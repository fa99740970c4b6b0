"""Names that a spaCy model finds, as a second opinion at the review. Optional.

The model is a folder the user has; none is shipped and none is fetched. spaCy itself comes with
`pip install 'group-supervision[ner]'` and is imported when a model is loaded, not before.
"""

import importlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, Protocol

from group_supervision.anonymiser.finding import Certainty, Span, SpanKind
from group_supervision.errors import BadInput
from group_supervision.translation import _

_KINDS: Final = {
    "PERSON": SpanKind.PERSON,
    "PER": SpanKind.PERSON,
    "GPE": SpanKind.PLACE,
    "LOC": SpanKind.PLACE,
    "FAC": SpanKind.PLACE,
    "ORG": SpanKind.ORGANISATION,
}
"""What models call what identifies. Peoples and dates are read better without them."""


class Entity(Protocol):
    """Something a model found in a text."""

    @property
    def start_char(self) -> int:
        """Where it begins."""

    @property
    def end_char(self) -> int:
        """Where it ends, exclusive."""

    @property
    def label_(self) -> str:
        """What the model takes it for."""


class Reading(Protocol):
    """A text as a model has read it."""

    @property
    def ents(self) -> Iterable[Entity]:
        """What it found."""


Model = Callable[[str], Reading]


def spans_by_model(model: Model, text: str) -> list[Span]:
    """Return what `model` takes for people, places and organisations. All of it is doubtful."""
    return [
        Span(each.start_char, each.end_char, _KINDS[each.label_], Certainty.DOUBTFUL)
        for each in model(text).ents
        if each.label_ in _KINDS
    ]


def load_model(folder: Path) -> Model:
    """Load the model in `folder`.

    Raises:
        BadInput: When spaCy is not there, or the folder holds no model for it, with what to do.
    """
    try:
        spacy = importlib.import_module("spacy")
    except ImportError as error:
        raise BadInput(
            _("A model needs spaCy, which isn't installed: pip install 'group-supervision[ner]'.")
        ) from error
    try:
        model: Model = spacy.load(folder)
    except (OSError, ValueError) as error:
        raise BadInput(
            _("“{folder}” holds no spaCy model. Name the folder with its config.cfg.").format(
                folder=folder
            )
        ) from error
    return model
