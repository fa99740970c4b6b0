"""Build the anonymiser's list of ordinary English words. Needed only when the list changes.

    apt-get download scowl wordnet-base && dpkg -x …
    python tools/build_lexicon.py SCOWL_FOLDER WORDNET_FOLDER

reads the word lists of SCOWL and the word classes of WordNet and writes
`group_supervision/anonymiser/data/english.txt`. Each line is a word, a tab and its key, in
the order of their bytes, so that it is searched where it lies. The key is how common the word is (1
common, 2 usual, 3 rarer), followed by what it can be: N noun,
S plural, H person, T time, V verb, C verb of saying, thinking or dealing with one another, Z verb
with -s, D past, G -ing, A adjective, R adverb.

Only lower-case entries are read: what English writes with a capital is a name, and the question
the list answers is whether a word is ordinary English.
"""

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

LEVELS: Final = {10: 1, 20: 1, 35: 2, 40: 2, 50: 3, 55: 3, 60: 3, 70: 3}
"""From the size of the SCOWL list a word first appears in to how common it is."""

KINDS: Final = (
    "english-words",
    "british-words",
    "british_z-words",
    "british_variant_1-words",
    "american-words",
)

RARE: Final = 70
"""Words of this size are taken only when nobody bears them and their form is that of a word."""

_DERIVED: Final = re.compile(
    r".{3,}(?:ing|ings|ed|ness|ly|tions?|er|ers|isms?|ists?|able|ibly|less|ful|ments?|ity|ities"
    r"|ise[sd]?|ize[sd]?|i[sz]ations?|ally|ously|ically|ivity|ship|wise|like|some)"
)
_HUMAN_VERBS: Final = {"31", "32", "37", "41"}
"""WordNet's files of verbs of cognition, communication, emotion and social dealings."""
_PERSON_NOUNS: Final = {"18"}
_TIME_NOUNS: Final = {"28"}
_POS: Final = {"1": "N", "2": "V", "3": "A", "5": "A", "4": "R"}
_VOWELS: Final = "aeiou"


def scowl(folder: Path) -> dict[str, int]:
    """Return every lower-case word and the smallest list it stands in."""
    sizes: dict[str, int] = {}
    for size in sorted(LEVELS):
        for kind in KINDS:
            path = folder / f"{kind}.{size}"
            if path.exists():
                for word in path.read_text("latin-1").split():
                    if word.isalpha() and word.islower() and len(word) > 1:
                        sizes.setdefault(word, size)
    return sizes


def borne(folder: Path) -> set[str]:
    """Return, in lower case, what SCOWL knows as proper names."""
    found: set[str] = set()
    for path in folder.glob("*"):
        if re.fullmatch(r"(english|british|american)-(proper-names|upper)\.\d+", path.name):
            found |= {word.lower() for word in path.read_text("latin-1").split()}
    return found


class Classes:
    """What each lemma can be, by WordNet."""

    def __init__(self, folder: Path) -> None:
        """Read the index, the exceptions and the counts of senses."""
        self.lemmas: dict[str, set[str]] = defaultdict(set)
        for name, letter in (("noun", "N"), ("verb", "V"), ("adj", "A"), ("adv", "R")):
            for line in (folder / f"index.{name}").read_text("latin-1").splitlines():
                if not line.startswith(" "):
                    self.lemmas[line.split(" ", 1)[0]].add(letter)
        self.exceptions = {
            letter: dict(
                line.split()[:2]
                for line in (folder / f"{name}.exc").read_text("latin-1").splitlines()
                if len(line.split()) > 1
            )
            for name, letter in (("noun", "N"), ("verb", "V"))
        }
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.files: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for line in (folder / "cntlist.rev").read_text("latin-1").splitlines():
            key, _, count = line.split()
            lemma, _, sense = key.partition("%")
            kind, file = sense.split(":")[:2]
            self.counts[lemma][_POS[kind]] += int(count)
            self.files[lemma, _POS[kind]][file] += int(count)
        self._first_files(folder)

    def _first_files(self, folder: Path) -> None:
        """Take the first sense's file for lemmas that were never counted."""
        for name, letter in (("noun", "N"), ("verb", "V")):
            files = {}
            for line in (folder / f"data.{name}").read_text("latin-1").splitlines():
                if not line.startswith(" "):
                    offset, file = line.split(" ", 2)[:2]
                    files[offset] = file
            for line in (folder / f"index.{name}").read_text("latin-1").splitlines():
                parts = line.split()
                if not line.startswith(" ") and not self.files[parts[0], letter]:
                    senses = int(parts[2])
                    self.files[parts[0], letter][files[parts[-senses]]] += 1

    def of_lemma(self, lemma: str) -> set[str]:
        """Return the classes of a lemma that are used often enough to matter."""
        letters = self.lemmas.get(lemma, set())
        counts = self.counts.get(lemma, Counter())
        total = sum(counts.values())
        if total >= 5:
            letters = {each for each in letters if counts[each] >= 0.12 * total}
        return letters

    def main_file(self, lemma: str, letter: str) -> str:
        """Return WordNet's number for the field that a lemma mostly belongs to."""
        files = self.files.get((lemma, letter))
        return files.most_common(1)[0][0] if files else ""

    def noun(self, lemma: str, mark: str) -> str:
        """Return `mark` with the field that matters to us."""
        file = self.main_file(lemma, "N")
        field = "H" if file in _PERSON_NOUNS else "T" if file in _TIME_NOUNS else ""
        return mark + field

    def verb(self, lemma: str, mark: str) -> str:
        """Return `mark`, with C for what only people do."""
        return mark + ("C" if self.main_file(lemma, "V") in _HUMAN_VERBS else "")

    def of(self, word: str) -> str:
        """Return all classes of a word form."""
        letters = self.of_lemma(word)
        found = letters & {"A", "R"}
        if "N" in letters:
            found |= set(self.noun(word, "N"))
        if "V" in letters:
            found |= set(self.verb(word, "V"))
        plurals = self._stems(word, ("s", "es", "ies"))
        for lemma in plurals | self._exception("N", word):
            if "N" in self.of_lemma(lemma):
                found |= set(self.noun(lemma, "S"))
        found |= self._verb_forms(plurals, "Z")
        if not word.endswith("ing"):
            pasts = self._stems(word, ("ed", "ied", "d"))
            found |= self._verb_forms(pasts | self._exception("V", word), "D")
        found |= self._verb_forms(self._stems(word, ("ing",)), "G")
        return "".join(sorted(found or self._rare_verb_forms(word)))

    def _verb_forms(self, lemmas: set[str], mark: str) -> set[str]:
        verbs = (lemma for lemma in lemmas if "V" in self.of_lemma(lemma))
        return {letter for lemma in verbs for letter in self.verb(lemma, mark)}

    def _rare_verb_forms(self, word: str) -> set[str]:
        """Return a rare reading where there is no other: "chaired"."""
        found: set[str] = set()
        for ending, mark in (("ed", "D"), ("d", "D"), ("ing", "G")):
            for lemma in self._stems(word, (ending,)) if len(word) > 4 else ():
                if "V" in self.lemmas[lemma]:
                    found |= set(self.verb(lemma, mark))
        return found

    def _exception(self, letter: str, word: str) -> set[str]:
        lemma = self.exceptions[letter].get(word)
        return {lemma} if lemma else set()

    def _stems(self, word: str, endings: tuple[str, ...]) -> set[str]:
        found = set()
        for ending in endings:
            if word.endswith(ending) and len(word) > len(ending) + 1:
                stem = word.removesuffix(ending)
                if ending.startswith("ie"):
                    found.add(stem + "y")
                    continue
                found |= {stem, stem + "e"} if ending != "s" else {stem}
                if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
                    found.add(stem[:-1])
        return {each for each in found if each in self.lemmas}


def main(scowl_folder: Path, wordnet_folder: Path) -> None:
    """Write the list."""
    sizes, names = scowl(scowl_folder), borne(scowl_folder)
    classes = Classes(wordnet_folder)
    keys: dict[str, str] = {}
    for word, size in sizes.items():
        if size == RARE and (word in names or not _DERIVED.fullmatch(word)):
            continue
        keys[word] = f"{LEVELS[size]}{classes.of(word)}"
    target = Path(__file__).parents[1] / "group_supervision/anonymiser/data/english.txt"
    in_order = sorted(keys, key=str.encode)
    target.write_text("\n" + "".join(f"{word}\t{keys[word]}\n" for word in in_order), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
