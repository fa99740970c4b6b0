"""Names that a form of address or a word of kinship announces."""

from typing import Final

from group_supervision.anonymiser.context import score
from group_supervision.anonymiser.marks import TITLES as ADDRESSING
from group_supervision.anonymiser.marks import Marks
from group_supervision.anonymiser.proper import (
    FUNCTION_WORDS,
    could_name,
    entry_of,
    is_set_off,
    is_strange,
)
from group_supervision.anonymiser.text.lexicon import Grade
from group_supervision.anonymiser.text.tokens import Line, Shape, Token, words_in

TITLES: Final = words_in(
    "mr mrs ms mx messrs prof professor rev revd reverend cllr councillor hhj dj sgt insp dci"
)
"""Whatever follows is a name, if it can be one at all."""
_ALSO_WORDS: Final = words_in(
    "miss dr doctor sir dame madam pastor imam sheikh sheikha bishop canon elder deacon judge"
    " justice nurse sister brother matron auntie aunty aunt uncle cousin nan nanny nana nanna gran"
    " granny grandma grandpa grandad granddad mama mum mummy dad daddy papa father baba mzee ustad"
    " chief coach baby little lil wee big young old poor dear pc ps ds dc constable sergeant"
    " inspector officer teacher tutor midwife chaplain sw hv iro fr br"
)
"""These stand before ordinary words too: what follows must look like a name by itself."""
_OFTEN: Final = words_in("miss dr pc auntie aunty aunt uncle")
"""With these an ordinary word that people are called by is enough, in small letters too."""
_KIN: Final = words_in("nan nana nanna nanny gran granny grandma grandpa grandad granddad cousin")
"""With these a word that is more often a name."""
_CLEAR: Final = 1.0
"""How much the neighbours must speak for a person when "miss" could be a verb."""
PARTICLES: Final = words_in(
    "de la las los del da das do dos di du le van der den ter ten von zu bin bint ibn binti al el"
    " ul ur as ash abu umm bou ould ait ben st o ó ní í ui mac ap ab ferch ni nic y e san santa"
)
"""Small words inside names of many traditions: de la, van der, bin, al."""


def is_a_form_of_address(token: Token) -> bool:
    """Say whether a word is what people are called before their names: Nan, Judge, Sister."""
    return token.low in TITLES or token.low in _ALSO_WORDS


def is_a_role(line: Line, index: int) -> bool:
    """Say whether a word of kinship says who somebody is to somebody: her nan, his sister."""
    token = line.tokens[index]
    is_kin = token.low in _KIN or token.low in _RELATED
    return (
        is_kin
        and token.shape is Shape.SMALL
        and index > 0
        and line.tokens[index - 1].low in _OWNERS
    )


_RELATED: Final = words_in("mum mummy mama mam dad daddy papa baba auntie aunty aunt uncle sister")
_OWNERS: Final = words_in("my your his her its our their the a 's whose")


def mark_titled(marks: Marks) -> None:
    """Mark what follows "Mr", "Auntie" or "Baby", with the rest of the name."""
    tokens = marks.line.tokens
    for index, token in enumerate(tokens[:-1]):
        if not is_a_form_of_address(token):
            continue
        name = index + 1
        if tokens[name].text == "." and name + 1 < len(tokens):
            name += 1
        if _is_announced(marks, index, name):
            mark_on(marks, name)
            if token.low in ADDRESSING:
                marks.sure(index)


def _is_announced(marks: Marks, title: int, name: int) -> bool:
    line, token = marks.line, marks.line.tokens[name]
    if not token.is_word or line.text[line.tokens[title].end : token.start].strip(". "):
        return False
    entry = entry_of(token)
    if is_strange(token):
        return True
    is_title = line.tokens[title].low in TITLES or line.tokens[title].low in _OFTEN
    if is_title and token.low in PARTICLES and name + 1 < len(line.tokens):
        following = line.tokens[name + 1]
        return following.is_word and following.low not in FUNCTION_WORDS
    if line.tokens[title].low in TITLES:
        if len(token.text) == 1:
            return token.shape is Shape.CAPITAL or token.low not in "aiwnrux"
        if token.shape is Shape.NUMBER:
            return False
        is_plain = token.low in FUNCTION_WORDS or not could_name(token)
        return not is_plain or is_set_off(line, token)
    if len(token.text) == 1:
        return token.shape is Shape.CAPITAL and token.low not in "ai"
    if line.tokens[title].low == "miss" and could_name(token):
        return score(marks.neighbours.features(title, name)) > _CLEAR
    if entry is not None and entry.grade is Grade.FIRST and line.tokens[title].low in _KIN:
        return True
    return (
        entry is not None
        and entry.grade is not Grade.NEVER
        and (is_set_off(line, token) or line.tokens[title].low in _OFTEN)
        and (not entry.is_capitalised or (token.shape is Shape.CAPITAL and _is_dr(line, title)))
    )


def _is_dr(line: Line, title: int) -> bool:
    return line.tokens[title].text == "Dr"


def mark_on(marks: Marks, first: int) -> None:
    """Mark a name beyond doubt, on through its particles to its family name."""
    tokens = marks.line.tokens
    marks.sure(first)
    last = first
    while (
        last + 1 < len(tokens)
        and tokens[last].low in PARTICLES
        and tokens[last + 1].is_word
        and marks.adjoin(last, last + 1)
    ):
        last += 1
        marks.sure(last)
