"""Words that are no possible syllable in a language that writes each syllable by itself: "viêc" for "việc"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from seedproof.batch import Batch
from seedproof.batch.syllables import beside_syllable, composed, no_syllables
from seedproof.checks.spelling.variants.unknown_words import by_itself
from seedproof.lang.syllables import marked_otherwise

__all__ = ["ImpossibleSyllable", "impossible_syllables"]


class ImpossibleSyllable(NamedTuple):
    """A word of the batch, by index, that is no syllable, and the syllable that is meant."""

    word: int
    meant: str
    language: str


def impossible_syllables(batch: Batch) -> Iterator[ImpossibleSyllable]:
    """Yield the words that have letters of the language and are no syllable of it, but one if a mark was another."""
    for language, index in batch.once(no_syllables).items():
        for word in index[by_itself(batch, index)].tolist():
            meant = marked_otherwise(composed(batch, word), language)
            if meant and not _is_name(batch, word, meant) and beside_syllable(batch, word, language):
                yield ImpossibleSyllable(word, meant, language)


def _is_name(batch: Batch, word: int, meant: str) -> bool:
    """Tell whether a word has a capital in mid-sentence and begins as no syllable does: names of other peoples, "Kơ"."""
    upper = bool(batch.words.initial_upper[word]) and not batch.words.starts_sentence[word]
    return upper and composed(batch, word)[:1] != meant[:1]
