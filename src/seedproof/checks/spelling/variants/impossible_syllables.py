"""Words that are no possible syllable in a language that writes each syllable by itself: "viêc" for "việc"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.tokens import in_address
from seedproof.checks.spelling.variants.unknown_words import by_itself, folded
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.syllables import plain, split_marks, syllable_languages, syllables
from seedproof.text.codepoints import UPPER
from seedproof.text.spans import Flags, Offsets

__all__ = ["ImpossibleSyllable", "impossible_syllables"]

_SHORTEST: Final = 3  # letters: "Đ." and "ạh" are no slips


class ImpossibleSyllable(NamedTuple):
    """A word of the batch, by index, that is no syllable, and the syllable that is meant."""

    word: int
    meant: str
    language: str


def impossible_syllables(batch: Batch) -> Iterator[ImpossibleSyllable]:
    """Yield the words that have letters of the language and are no syllable of it, but one if a mark was another."""
    languages = batch.languages
    clear = languages.of_lines == languages.of_documents[batch.lines.document]
    for language in syllable_languages():
        lines = clear & (languages.of_lines == LANGUAGES.index(language))
        if lines.any():
            index = _marked(batch, lines)
            kinds, first, back = np.unique(batch.words.types.kind[index], return_index=True, return_inverse=True)
            meant = [_meant(folded(batch, int(index[at])), language) for at in first.tolist()]
            kept = np.array([bool(word) for word in meant], bool)[back] if len(kinds) else np.zeros(0, bool)
            for word, kind in zip(index[kept].tolist(), back[kept].tolist(), strict=True):
                if not _is_name(batch, word, meant[kind]) and _is_among(batch, word, language):
                    yield ImpossibleSyllable(word, meant[kind], language)


def _marked(batch: Batch, lines: Flags) -> Offsets:
    """Return the words of some lines that have a letter beyond ASCII, by themselves and in small letters but for the first."""
    words, characters = batch.words, batch.characters
    index = np.unique(words.at(characters.beyond_ascii))
    index = index[(index >= 0) & lines[words.line[index]]]
    capitals = characters.counted(UPPER)
    index = index[(words.length[index] >= _SHORTEST) & ~words.has_digit[index] & ~batch.once(in_address)[index]]
    index = index[capitals[words.end[index]] - capitals[words.start[index]] == words.initial_upper[index]]
    return index[by_itself(batch, index)]


@cache
def _meant(written: str, language: str) -> str:
    """Return the likeliest syllable that differs from a word by its marks, nothing where the word is one itself."""
    known = syllables(language)
    word = unicodedata.normalize("NFC", written)
    if word in known.possible or known.letters.isdisjoint(word):
        return ""
    letters, tones = split_marks(word)

    def unlike(other: str) -> tuple[bool, int, float]:
        """Return how unlike a syllable is: in its tone, in the marks of its letters, and how rare."""
        its = split_marks(other)
        return bool(tones) and its.tones != tones, sum(a != b for a, b in zip(letters, its.letters, strict=False)), -known.used[other]

    return min(known.alike.get(plain(word), ()), key=unlike, default="")


def _is_name(batch: Batch, word: int, meant: str) -> bool:
    """Tell whether a word has a capital in mid-sentence and begins as no syllable does: names of other peoples, "Kơ"."""
    upper = bool(batch.words.initial_upper[word]) and not batch.words.starts_sentence[word]
    return upper and folded(batch, word)[:1] != meant[:1]


def _is_among(batch: Batch, word: int, language: str) -> bool:
    """Tell whether a word beside this one is a syllable with letters of the language: no quotation from another language."""
    known, words = syllables(language), batch.words
    line = words.line[word]
    beside = [other for other in (word - 1, word + 1) if 0 <= other < len(words) and words.line[other] == line]
    near = [unicodedata.normalize("NFC", folded(batch, other)) for other in beside]
    return any(one in known.possible for one in near)
