import pytest

from group_supervision.anonymiser.text.tokens import Shape, read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hope's mum", ["Hope", "'s", "mum"]),
        ("O’Brien & N'Deye", ["O’Brien", "&", "N'Deye"]),
        ("Ka-Man didn't", ["Ka-Man", "didn't"]),
        ("🙂Zoë🙂", ["🙂", "Zoë", "🙂"]),
        ("Zoe\u0308 Ana", ["Zoe\u0308", "Ana"]),
        ("محمد، नीता", ["محمد", "،", "नीता"]),
        ("**Ada**", ["*", "*", "Ada", "*", "*"]),
    ],
)
def test_a_line_is_taken_apart_into_words_and_marks(text: str, words: list[str]) -> None:
    assert [token.text for token in read(text).tokens] == words


def test_every_token_knows_where_it_stands() -> None:
    found = [(token.start, token.end) for token in read("told “Ada's” nan").tokens]
    assert found == [(0, 4), (5, 6), (6, 9), (9, 11), (11, 12), (13, 16)]


@pytest.mark.parametrize("text", ["Grace", "No. Grace", "plan: Grace", "- Grace", "said “Grace"])
def test_a_capital_at_the_beginning_of_a_sentence_or_item_is_expected(text: str) -> None:
    assert read(text).tokens[-1].opens


@pytest.mark.parametrize("text", ["with Grace", "mum, Grace", "mum's Grace"])
def test_a_capital_elsewhere_is_not(text: str) -> None:
    assert not read(text).tokens[-1].opens


@pytest.mark.parametrize("text", ["SPOKE TO GRACE AGAIN TODAY", "Danger Statement and Safety Plan"])
def test_capitals_say_nothing_where_all_words_have_them(text: str) -> None:
    assert not read(text).has_case


def test_a_sentence_full_of_names_is_no_headline() -> None:
    assert read("Spoke to Kwame and Grace at Oakfield Primary.").has_case


@pytest.mark.parametrize(
    ("text", "shape"),
    [("9yo", Shape.NUMBER), ("JB", Shape.CAPITALS), ("Jo", Shape.CAPITAL), ("jo", Shape.SMALL)],
)
def test_a_word_has_a_shape(text: str, shape: int) -> None:
    assert read(text).tokens[0].shape is shape


def test_a_line_that_ends_in_a_blank_is_still_being_typed() -> None:
    assert read("spoke to grace ").is_open
    assert not read("spoke to grace").is_open
