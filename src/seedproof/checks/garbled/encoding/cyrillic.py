"""Lines of Cyrillic that were read with another Cyrillic character set: every letter is a letter, and no word is a word."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.lang.languages import UNKNOWN
from seedproof.lang.lexicon import lexicon
from seedproof.text import codepoints
from seedproof.text.hashes import hash_words

__all__ = ["known_in_russian", "swapped_lines"]

_CYRILLIC: Final = codepoints.SCRIPTS.index("CYRILLIC")
#: How it was read, and how it should have been. Koi-8 has its small letters where the others have capitals.
_SWAPS: Final = (("cp1251", "koi8-r"), ("koi8-r", "cp1251"), ("cp1251", "cp866"), ("cp866", "cp1251"), ("cp1251", "mac-cyrillic"))
_WORDS: Final = 3  # of a line that is looked at (guessed)
_LETTERS: Final = 0.5  # share of its characters that must be Cyrillic (guessed)
_SHORTEST: Final = 3  # letters of a word that is looked up (guessed)
_STRANGE: Final = 0.2  # share of words that Russian has as they stand, at most (guessed)
_KNOWN: Final = 0.6  # share of words that it has as they were meant, at least (guessed)
_LETTERS_KEPT: Final = 0.95  # share of its letters that must have been letters (guessed)
_LONGEST: Final = 2000  # characters of a line that is tried (guessed)


def swapped_lines(batch: Batch) -> list[tuple[tuple[int, int], str]]:
    """Return the lines that are Russian in another Cyrillic character set, each with what it was."""
    lines = batch.lines
    letters = batch.characters.beyond_ascii
    letters = letters[batch.characters.scripts[letters] == _CYRILLIC]
    if not len(letters):
        return []
    count = np.bincount(lines.containing(letters), minlength=len(lines))
    likely = (count > _LETTERS * (lines.end - lines.start)) & (batch.languages.of_lines == UNKNOWN) & (lines.word_count >= _WORDS)
    found = []
    for line in np.flatnonzero(likely).tolist():
        start, end = int(lines.start[line]), int(lines.end[line])
        if end - start <= _LONGEST and (meant := _meant(batch.text[start:end])):
            found.append(((start, end), meant))
    return found


def known_in_russian(text: str) -> float:
    """Return the share of the words of ``text`` that Russian has, initials and short ones apart, as a repair is judged by it."""
    words = [word for word in "".join(c if c.isalpha() else " " for c in text.lower()).split() if len(word) >= _SHORTEST]
    return float(lexicon("ru").knows(hash_words(words)).mean()) if words else 0.0


def _meant(broken: str) -> str:
    """Return what a line was, and nothing where no other character set makes Russian of it."""
    if known_in_russian(broken) > _STRANGE:
        return ""
    for was, should in _SWAPS:
        meant = broken.encode(was, "ignore").decode(should, "ignore")
        # Ukrainian is none of Russian's words either; what it would have been is signs of drawn boxes, of which no word is Russian.
        letters = sum(map(str.isalpha, meant)) >= _LETTERS_KEPT * sum(map(str.isalpha, broken))
        if len(meant) == len(broken) and letters and known_in_russian(meant) >= _KNOWN:
            return meant
    return ""
