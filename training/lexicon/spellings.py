"""Write ``<language>/spellings.txt``: words that may be meant by a slip, and sound words that look like slips for others.

What a word is, the dictionaries of spell checkers say; how frequent it is, edited and scraped text. Only words of a dictionary are
taken from the text, and those that several documents have, so that nothing of a text can be read back.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from training.background import file_of, rows
from training.lexicon.affixes import forms
from training.lexicon.frequencies import WORD

__all__ = ["DICTIONARIES", "IN_USE", "LOWER", "SHORTEST", "counted", "listed_words", "write"]

SHORTEST, LONGEST = 5, 20  # letters; "misspelling" looks at no others
LONG = 9  # letters from which a word of one document is taken too: shorter ones have too many neighbours (guessed)
NOUN, COMMON_NOUN = 8, 3  # letters and documents of a German noun: slips of others are not told from names (read: "Schlosberg")
IN_USE = 4  # documents from which a word that no dictionary has is one all the same: "online", names of things (guessed)
LOWER = 0.5  # share in lower case; what has a capital more often is a name

LETTERS = {
    "de": "abcdefghijklmnopqrstuvwxyzäöüß",
    "es": "abcdefghijklmnopqrstuvwxyzáéíóúñü",
    "fr": "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûœ",
    "it": "abcdefghijklmnopqrstuvwxyzàèéìòù",
    "nl": "abcdefghijklmnopqrstuvwxyzéëïóü",
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "pt": "abcdefghijklmnopqrstuvwxyzáâãàçéêíóôõú",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
}
DICTIONARIES = {
    "de": ("words.txt.gz", "adjectives.json", "verbs.json", "de_lemma_lookup.json.gz"),
    "es": ("es_ES.dic",),
    "fr": ("fr.dic", "fr_lemma_lookup.json.gz"),
    "it": ("it_lemma_lookup.json.gz", *(f"it_lemma_lookup_{kind}.json.gz" for kind in "adj adv aux det noun other pron verb".split())),
    "nl": ("nl.dic",),
    "pl": ("pl_PL.dic",),
    "pt": ("pt_BR.dic", "pt_PT.dic"),
    "ru": ("ru_RU.dic",),
}
#: What is regularly made of words that end so, and that the dictionaries have not always: adjectives with endings, verbs with pronouns,
#: small things.
MADE = {
    "de": {"([^enmrs])$": "e en em er es"},
    "es": {"([aei]r)$": "le la lo les las los me te se nos", "([^aeiou])[ao]$": "ito ita itos itas", "()i[ao]$": "ito ita itos itas"},
    "it": {"([aei]r)e$": "mi ti ci vi si lo la li le ne", "(is)mo$": "tico tica tici tiche", "([emgnlf])ia$": "ico ica ici iche"},
    "pt": {"([^aeiou])[ao]$": "inho inha inhos inhas"},
}
WITHOUT_ACCENTS = {"es": "spanish_words.json"}  # a list that writes none: of it, only words are taken that nothing else has with one
SECTION = "# section"


class Counts(NamedTuple):
    """Count the words of a language: occurrences, those in lower case, and documents, by the word in lower case."""

    total: Counter[str]
    lower: Counter[str]
    documents: Counter[str]


def write(language: str, background: Path, raw: Path, dictionaries: Path, into: Path) -> None:
    """Write the list of a language."""
    letters = frozenset(LETTERS[language])
    listed = {word for word in listed_words(language, dictionaries) if SHORTEST <= len(word) <= LONGEST and letters.issuperset(word)}
    table = [row.split("\t") for row in (into / language / "lexicon.txt").read_text("utf-8").splitlines()[2:]]
    lexicon = {word for word, _, _ in table}
    small = {word for word, _, ninths in table if int(ninths) >= 9 * LOWER}
    counts = counted(language, background, raw)
    seen = {word for word in counts.documents if SHORTEST <= len(word) <= LONGEST and letters.issuperset(word)}
    nouns = {word for word in seen & listed - small if len(word) >= NOUN and counts.documents[word] >= COMMON_NOUN}
    seen = {word for word in seen - lexicon if counts.lower[word] >= LOWER * counts.total[word]} | (nouns if language == "de" else set())
    meant = sorted(word for word in seen & listed if counts.documents[word] > 1 or len(word) >= LONG)
    targets = {word for word in small if len(word) >= SHORTEST}.union(meant)
    in_use = {word for word in seen if counts.documents[word] >= IN_USE}
    sound = (listed | _without_accents(language, dictionaries, listed) | in_use) - lexicon - set(meant)
    near = sorted(_near(sound, targets))
    words = sum(counts.total.values())
    rows_of_meant = [f"{word}\t{round(100 * math.log10(counts.total[word] / words * 1e9))}" for word in meant]
    target = into / language / "spellings.txt"
    parts = [_header(language), *rows_of_meant, SECTION, *near]
    target.write_text("\n".join(parts) + "\n", encoding="utf-8")
    print(f"{target}: {len(meant)} words, {len(near)} that are near one")


def _header(language: str) -> str:
    files = ", ".join(name.removesuffix(".json.gz") for name in DICTIONARIES[language])
    made = (
        f"# {language}: made by training/lexicon/spellings.py of {files}; this file is under the same licences, see spellings.license.txt."
    )
    return "\n".join([made, f"# letters: {LETTERS[language]}", SECTION])


def listed_words(language: str, folder: Path) -> set[str]:
    """Return the words of a language's dictionaries that are written in lower case, and what is regularly made of them."""
    words: set[str] = set()
    for name in DICTIONARIES[language]:
        if name.endswith(".dic"):
            words.update(forms(folder / name))
        elif name.endswith(".txt.gz"):
            words.update(gzip.decompress((folder / name).read_bytes()).decode("utf-8").split())
        else:
            data = (folder / name).read_bytes()
            words.update(_strings(json.loads(gzip.decompress(data) if name.endswith(".gz") else data)))
    words = {word for word in words if word == word.lower()}
    for ends, added in MADE.get(language, {}).items():
        stems = [stem for word in words for stem, made in [re.subn(ends, r"\1", word)] if made]
        words.update(stem + more for stem in stems for more in added.split())
    if language == "de":  # a list has "ss" for "ß"
        words.update(word.replace("ss", "ß") for word in list(words) if "ss" in word)
    return words


def _without_accents(language: str, folder: Path, listed: set[str]) -> set[str]:
    """Return the words of a list without accents, with the one that a Spanish ending tells, but for those that lack theirs."""
    if language not in WITHOUT_ACCENTS:
        return set()
    bare = {_bare(word) for word in listed}
    words = json.loads((folder / WITHOUT_ACCENTS[language]).read_bytes())
    return {re.sub("(?<=[cs])ion$", "ión", word) for word in words if word not in bare}


def _strings(data: Any) -> Iterator[str]:
    """Yield the keys and words of a table of forms; the parts of a verb, last part first, as one word too."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from data
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list):
        yield "".join(part for part in reversed(data) if isinstance(part, str))
        for value in data:
            yield from _strings(value)


def counted(language: str, background: Path, raw: Path) -> Counts:
    """Return the counts of a language in edited and scraped text."""
    counts = Counts(Counter(), Counter(), Counter())
    for file in (file_of(background, language), raw / f"raw_{language}.jsonl.gz"):
        for row in rows(file) if file.exists() else ():
            tokens = [token for written in WORD.findall(row["text"].replace("’", "'")) for token in written.split("'")]
            counts.total.update(token.lower() for token in tokens)
            counts.lower.update(token for token in tokens if token.islower())
            counts.documents.update({token.lower() for token in tokens})
    return counts


def _near(words: Iterable[str], targets: set[str]) -> set[str]:
    """Return the words that are an edit away from one of ``targets``, but for edits that ``misspelling`` never takes for a slip."""
    without = {word[:at] + word[at + 1 :] for word in targets for at in range(len(word) - 1)}  # all but the last letter
    lost, bare = without.union(word[:-1] for word in targets), {_bare(word) for word in targets}

    def close(word: str) -> bool:
        inner = {word[:at] + word[at + 1 :] for at in range(1, len(word) - 1)}
        return word in lost or word[:-1] in without or _bare(word) in bare or not (inner.isdisjoint(targets) and inner.isdisjoint(lost))

    return {word for word in words if close(word)}


def _bare(word: str) -> str:
    """Return a word without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
