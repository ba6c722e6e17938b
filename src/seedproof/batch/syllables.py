"""Words that are no possible syllable, in languages that write each syllable by itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

import numpy as np

from seedproof.batch.batch import Batch
from seedproof.batch.tokens import no_words
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.syllables import syllable_languages, syllables
from seedproof.text.codepoints import UPPER
from seedproof.text.spans import Flags, Offsets

__all__ = ["beside_syllable", "composed", "no_syllables"]

_SHORTEST: Final = 3  # letters: "Đ." and "ạh" are no slips


def no_syllables(batch: Batch) -> Mapping[str, Offsets]:
    """Return, by language, the words with letters of it that are no syllable of it; use as ``batch.once(no_syllables)``.

    Words in other than small letters, but for the first, are left out, and so are those in addresses and in lines of another language.
    """
    languages = batch.languages
    clear = languages.of_lines == languages.of_documents[batch.lines.document]
    found = {}
    for language in syllable_languages():
        lines = clear & (languages.of_lines == LANGUAGES.index(language))
        if lines.any():
            index = _marked(batch, lines)
            types = batch.words.types
            kinds = np.zeros(len(types.hash), bool)  # those of the words, and then those of them that are no syllable
            kinds[types.kind[index]] = True
            for kind in np.flatnonzero(kinds).tolist():
                kinds[kind] = _is_impossible(composed(batch, int(types.first[kind])), language)
            found[language] = index[kinds[types.kind[index]]]
    return found


def composed(batch: Batch, word: int) -> str:
    """Return a word in small letters, with letters and marks as one."""
    words = batch.words
    return unicodedata.normalize("NFC", batch.characters.folded[words.start[word] : words.bare_end[word]])


def beside_syllable(batch: Batch, word: int, language: str) -> bool:
    """Tell whether a word beside this one is a syllable of the language: no quotation from another language."""
    possible, line = syllables(language).possible, batch.words.line
    beside = (other for other in (word - 1, word + 1) if 0 <= other < len(line) and line[other] == line[word])
    return any(composed(batch, other) in possible for other in beside)


def _marked(batch: Batch, lines: Flags) -> Offsets:
    """Return the words of some lines that have a letter beyond ASCII and are in small letters but for the first."""
    words, characters = batch.words, batch.characters
    marked = np.zeros(len(words), bool)
    marked[words.at(characters.beyond_ascii)] = True
    index = np.flatnonzero(marked & lines[words.line])
    capitals = characters.counted(UPPER)
    index = index[(words.length[index] >= _SHORTEST) & ~words.has_digit[index] & ~batch.once(no_words)[index]]
    kept: Flags = capitals[words.end[index]] - capitals[words.start[index]] == words.initial_upper[index]
    return index[kept]


@cache
def _is_impossible(word: str, language: str) -> bool:
    known = syllables(language)
    return word not in known.possible and not known.letters.isdisjoint(word)
