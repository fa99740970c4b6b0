"""Styles are parsed once, and are still the ones that hold."""

from textual.css.stylesheet import Stylesheet

from group_supervision.tui.parsed_once import ParsedOnce

CSS = "Line { color: $shade; }"


def sheet(shade: str, css: str = CSS) -> ParsedOnce:
    made = ParsedOnce(variables={"shade": shade})
    made.add_source(css, read_from=("here", ""))
    return made


def test_what_was_parsed_in_one_app_is_known_in_the_next() -> None:
    assert sheet("red").rules[0] is sheet("red").rules[0]


def test_other_colours_are_parsed_anew() -> None:
    made = sheet("red")
    before = made.rules[0].css
    made.set_variables({"shade": "blue"})
    made.reparse()
    assert made.rules[0].css != before
    assert made.rules[0].css == sheet("blue").rules[0].css


def test_it_comes_to_what_textual_comes_to() -> None:
    plain = Stylesheet(variables={"shade": "red"})
    plain.add_source(CSS, read_from=("here", ""))
    assert sheet("red").css == plain.css
