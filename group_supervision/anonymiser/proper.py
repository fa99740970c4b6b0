"""What several recognisers ask of a word: can it be part of a proper name here?"""

from typing import Final

from group_supervision.anonymiser.text.lexicon import Entry, Grade, known
from group_supervision.anonymiser.text.tokens import Line, Shape, Token, words_in

FUNCTION_WORDS: Final = words_in(
    "a an the this that these those some any no every each all both either neither another other"
    " such what which whose her his my our their your its i we you he she it they me us him them"
    " myself himself herself themselves who whom whoever when where why how and or but if so as"
    " than then nor yet because although though while whether until till unless since once not"
    " never of in on at by for with from about into onto over under after before between without"
    " within through during against towards toward off out up down away back along across around"
    " near behind beside besides beyond above below upon via per w re to is are was were be been"
    " being am has have had having do does did done doing will would can could shall should may"
    " might must ought here there now very too also just still only even ever again always often"
    " someone somebody everyone everybody anyone anybody nobody something nothing everything"
    " anything more most less least much many few several own same lot"
)
"""Words that hold a sentence together. None of them is a part of an institution's or street's name,
save a few in its middle."""


_MARK: Final = Shape.MARK


def is_strange(token: Token) -> bool:
    """Say whether a token is a word, and no ordinary English one."""
    return (
        token.shape in _LETTERED
        and known(token.low) is None  # most words are known: asked first, it saves the rest
        and len(token.text) > 1
        and any(map(str.isalpha, token.text))
    )


def is_set_off(line: Line, token: Token) -> bool:
    """Say whether a token has a capital that its place in the sentence does not explain."""
    return line.has_case and not token.opens and token.shape in _CAPITALISED


def entry_of(token: Token) -> Entry | None:
    """Return what is known of a word."""
    return None if token.shape is _MARK else known(token.low)


def announces_a_number(line: Line, index: int) -> bool:
    """Say whether "NI" or "Dob" stands before the number or date it announces."""
    tokens = line.tokens
    if tokens[index].low not in ("ni", "dob") or index + 1 == len(tokens):
        return False
    following = tokens[index + 1]
    return following.low in ("no", "number", "num", "qq", ":") or any(
        map(str.isdigit, following.text)
    )


def neighbour(line: Line, index: int, step: int) -> int | None:
    """Return the word before (-1) or after (1) token `index`, across a possessive ending or a dot.

    `None` when another mark stands between them: they do not belong together then.
    """
    tokens = line.tokens
    other = index + step
    while 0 <= other < len(tokens) and tokens[other].low in ("'s", "'"):
        other += step
    if not 0 <= other < len(tokens) or not tokens[other].is_word:
        return None
    left, right = sorted((index, other))
    between = line.text[tokens[left].end : tokens[right].start]
    return other if len(between.strip(" 's’S.")) == 0 and len(between) < 5 else None


def could_name(token: Token) -> bool:
    """Say whether a street or an institution could be called by this word: a noun or adjective."""
    if token.low in FUNCTION_WORDS or token.shape in (Shape.MARK, Shape.NUMBER):
        return False
    entry = entry_of(token)
    if entry is None or entry.grade is not Grade.NEVER or not entry.classes:
        return len(token.text) > 1
    return bool(set(entry.classes) & _NAMING) or token.low in _WHICH_OF_TWO


_NAMING: Final = frozenset("NSA")
"""Nouns and adjectives."""
_WHICH_OF_TWO: Final = words_in("upper lower higher nether inner outer over under great long")


_LETTERED: Final = frozenset({Shape.SMALL, Shape.CAPITAL, Shape.CAPITALS})
_CAPITALISED: Final = frozenset({Shape.CAPITAL, Shape.CAPITALS})
