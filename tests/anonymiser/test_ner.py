"""A model of one's own is a second opinion: added to the rest, doubtful, absent without notice."""

import importlib
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import Certainty, Span, SpanKind
from group_supervision.anonymiser.ner import Model, load_model, spans_by_model
from group_supervision.errors import BadInput


@dataclass(frozen=True)
class Found:
    start_char: int
    end_char: int
    label_: str


@dataclass(frozen=True)
class Read:
    ents: tuple[Found, ...]


def model_that_knows(word: str, label: str) -> Model:
    def model(text: str) -> Read:
        return Read(tuple(Found(*match.span(), label) for match in re.finditer(word, text)))

    return model


def test_what_a_model_finds_is_doubtful() -> None:
    found = spans_by_model(model_that_knows("window", "PERSON"), "asked window today")
    assert found == [Span(6, 12, SpanKind.PERSON, Certainty.DOUBTFUL)]


def test_what_says_nothing_of_anybody_is_left_out() -> None:
    assert spans_by_model(model_that_knows("Somali", "NORP"), "Somali families") == []


def test_a_model_that_is_consulted_adds_to_what_is_found_anyway() -> None:
    anonymiser = Anonymiser()
    text = "a window for Kwabena"
    assert [text[each.start : each.end] for each in anonymiser.spans(text)] == ["Kwabena"]
    model = model_that_knows("window", "ORG")
    anonymiser.consult(lambda row: spans_by_model(model, row))
    assert anonymiser.anonymise(text).text == "an organisation for Person A"


def test_several_lines_are_read_one_by_one() -> None:
    anonymiser = Anonymiser()
    model = model_that_knows("window", "ORG")
    anonymiser.consult(lambda row: spans_by_model(model, row))
    text = "well\nthe window"
    (span,) = anonymiser.spans(text)
    assert text[span.start : span.end] == "window"


def test_without_spacy_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(BadInput, match=r"\[ner\]"):
        load_model(tmp_path)


def test_a_folder_without_a_model_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def load(folder: Path) -> Model:
        raise OSError(folder)

    spacy = ModuleType("spacy")
    spacy.__dict__["load"] = load
    monkeypatch.setitem(sys.modules, "spacy", spacy)
    with pytest.raises(BadInput, match=r"config\.cfg"):
        load_model(tmp_path)


def test_a_model_is_loaded_from_its_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    model = model_that_knows("window", "PER")
    spacy = ModuleType("spacy")
    spacy.__dict__["load"] = lambda _folder: model
    monkeypatch.setitem(sys.modules, "spacy", spacy)
    assert load_model(tmp_path) is model


def test_spacy_is_not_loaded_with_the_package() -> None:
    importlib.import_module("group_supervision.anonymiser.ner")
    assert "spacy" not in sys.modules
