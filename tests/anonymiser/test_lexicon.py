import pytest

from group_supervision.anonymiser.languages.en import ENGLISH
from group_supervision.anonymiser.text.lexicon import Grade, known
from group_supervision.anonymiser.text.word_forms import DATA, sections

MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    "word",
    [
        "safeguarding", "reunification", "unallocated", "stop-start", "self-harming", "10am", "2nd",
        "s47", "y7", "didn't", "it'll", "sooooo", "wellbeing", "camhs", "iro", "somali", "ramadan",
        "aswell", "recieved", "sertraline", "ofsted", "co-parenting", "hopefulness",
    ],
)  # fmt: skip
def test_ordinary_english_of_the_profession_is_known(word: str) -> None:
    assert known(word) is not None


@pytest.mark.parametrize(
    "word",
    ["kwame", "siobhan", "nguyen", "oluwaseun", "çağla", "mei-lin", "jun-jun", "o'brien", "zoë"],
)
def test_a_name_that_is_no_english_word_is_not(word: str) -> None:
    assert known(word) is None


@pytest.mark.parametrize(
    "word",
    ["grace", "precious", "blessing", "trust", "privilege", "will", "so", "long", "ho", "hyacinth"],
)
def test_ordinary_words_that_people_are_called_by_are_known_as_such(word: str) -> None:
    entry = known(word)
    assert entry is not None
    assert entry.grade > Grade.NEVER


def test_every_data_file_has_its_notice() -> None:
    notice = (DATA / "NOTICE.md").read_text("utf-8")
    for path in DATA.iterdir():
        if path.suffix in (".txt", ".json") and not path.name.startswith("LICENCE"):
            assert f"`{path.name}`" in notice
    for licence in ("LICENCE-SCOWL.txt", "LICENCE-WORDNET.txt"):
        assert f"`{licence}`" in notice
        assert "copyright" in (DATA / licence).read_text("utf-8").lower()


def test_the_lists_stay_small() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) <= 2 * MEGABYTE
    assert (ENGLISH.folder / "tagger.bin").stat().st_size <= MEGABYTE


def test_names_are_listed_by_tradition() -> None:
    heads = [head for head, _ in sections("word-names.txt")]
    assert set(heads) == {"first", "given", "seldom"}
