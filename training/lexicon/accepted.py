"""Write ``<language>/spellings.txt`` of languages whose words are too many to list: what a spell checker accepts, it is asked.

Arabic puts so much on a word, before it and behind it, that no list of forms ends. So words are those that text has and
Hunspell accepts; and what a slip of one of them would look like, as ``misspelling`` takes it for one, is asked in turn.
"""

from __future__ import annotations

import math
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from training.lexicon.spellings import IN_USE, LONGEST, LOWER, SECTION, SHORTEST, counted

from seedproof.checks.spelling.variants.likelihood import needed
from seedproof.lang.corrections import Correction

__all__ = ["DICTIONARIES", "hunspell", "write"]

Accepts = Callable[[Iterable[str]], set[str]]

LETTERS = {"ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"}
DICTIONARIES = {"ar": ("ar.dic", "ar.aff")}
#: Letters that are taken for each other but for their marks.
MARKED = {"ar": ("اأإآ", "هة", "وؤ", "يئ")}
MEANT = 3  # documents from which a word may be meant (guessed)
ROUNDED = 0.01  # by how much a frequency in the list may differ from that in text
RARE = 20  # times as frequent as a word in use, that differs by its marks only, is what is meant by it (guessed)
#: What text writes as a part of the next word, so that a word is sound if the rest is one: "not", and "O".
JOINED = {"ar": ("ما", "لا", "يا")}
#: Letters that text leaves out the marks of at will.
LAX = {"ar": str.maketrans("أإآ", "ااا")}


def hunspell(dictionary: Path) -> Accepts:
    """Return what tells which words a dictionary accepts, by the program of that name."""
    command = ["hunspell", "-d", str(dictionary.with_suffix("")), "-i", "utf-8", "-l"]

    def accepts(words: Iterable[str]) -> set[str]:
        asked = set(words)
        told = subprocess.run(command, input="\n".join(sorted(asked)) + "\n", capture_output=True, text=True, check=True, encoding="utf-8")
        return asked - set(told.stdout.split("\n"))

    return accepts


def write(language: str, background: Path, raw: Path, accepts: Accepts, into: Path) -> None:
    """Write the list of a language."""
    letters, counts = frozenset(LETTERS[language]), counted(language, background, raw)
    seen = {
        word
        for word, total in counts.total.items()
        if SHORTEST <= len(word) <= LONGEST and letters.issuperset(word) and (counts.lower[word] >= LOWER * total or word == word.upper())
    }
    sound = accepts(seen)
    table = into / language / "lexicon.txt"
    lexicon = {row.split("\t")[0] for row in table.read_text("utf-8").splitlines()[2:]} if table.exists() else set()
    meant = {word for word in sound if counts.documents[word] >= MEANT}
    words = sum(counts.total.values())
    zipf = {word: math.log10(counts.total[word] / words * 1e9) for word in meant}
    slips = {slip: word for word in sorted(meant, key=zipf.__getitem__) for slip in _slips(word, zipf[word], language)}
    lax = {word.translate(LAX[language]) for word in sound} if language in LAX else set()
    near = accepts(slips.keys()) | (slips.keys() & lax)
    near |= {slip for slip in slips if slip.startswith(JOINED.get(language, ())) and slip[2:] in sound}
    near |= {word for word in slips.keys() & seen if counts.documents[word] >= IN_USE and not _is_rare(word, slips[word], counts.total)}
    near -= meant | lexicon
    rows = [f"{word}\t{round(100 * zipf[word])}" for word in sorted(meant - lexicon)]
    names = ", ".join(name for name in DICTIONARIES[language] if name.endswith(".dic"))
    head = f"# {language}: made by training/lexicon/accepted.py of {names}; this file is under the same licence, see spellings.license.txt."
    target = into / language / "spellings.txt"
    lines = [head, f"# letters: {LETTERS[language]}", SECTION, *rows, SECTION, *sorted(near)]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{target}: {len(rows)} words, {len(near)} that are near one")


def _is_rare(word: str, meant: str, total: dict[str, int]) -> bool:
    """Tell whether a word differs from what is meant by its marks only and is far less frequent: many people write it so."""
    return len(word) == len(meant) and sorted(word) != sorted(meant) and total[meant] >= RARE * total[word]


def _slips(word: str, zipf: float, language: str) -> Iterator[str]:
    """Yield what ``misspelling`` takes for a slip of a word as frequent as that."""
    for edit, at, slip in _edits(word, language):
        if len(slip) >= SHORTEST and zipf + ROUNDED >= needed(slip, Correction(word, zipf, edit, at), language):
            yield slip


def _edits(word: str, language: str) -> Iterator[tuple[str, int, str]]:
    """Yield what the slips look like that are told in such a language: the edit that undoes each, at which letter, and the slip."""
    for at, letter in enumerate(word):
        yield "loss", at + 1, word[:at] + letter + word[at:]
        others = {other for alike in MARKED[language] if letter in alike for other in alike} - {letter}
        yield from (("change", at, word[:at] + other + word[at + 1 :]) for other in others)
