"""Tell the language of each document and line as the parser needs it, and what is to be known of a language beside its word lists."""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

import numpy as np

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.lexicon import COMMON, Lexicon, lexicon
from seedproof.text.hashes import Hashes
from seedproof.text.spans import Offsets

__all__ = ["FALLBACK", "Trait", "common_words", "document_languages", "has_trait", "languages_with", "line_languages", "mostly_small"]

#: How a language differs from English; what each means is said in ``data/any/words.toml``.
Trait = Literal["capital-nouns", "verb-before-speaker", "cases-after-apostrophe"]

_CHARACTERS_A_WORD: Final = 8  # that a line has at least: scripts without spaces have few "words" (guessed)
_MOSTLY: Final = 0.5  # share of small letters from which a word is mostly written small

#: The language that stands for one that is unclear or has no table of words.
FALLBACK: Final = "en"


def document_languages(batch: Batch) -> Offsets:
    """Return each document's language: that of most of its words, unknown where no language has the greater part of them."""
    lines, count = batch.lines, len(batch)
    votes = np.zeros((count, len(LANGUAGES) + 1))
    weight = np.maximum(lines.word_count, (lines.end - lines.start) // _CHARACTERS_A_WORD)
    np.add.at(votes, (lines.document, batch.languages.of_lines), weight)  # UNKNOWN is the last column
    known = votes[:, :-1]
    best = known.argmax(axis=1)
    clear = known[np.arange(count), best] * 2 > known.sum(axis=1)
    return np.where(clear, best, UNKNOWN)


def line_languages(batch: Batch) -> Offsets:
    """Return each line's language, its document's where the line's is unclear, English where both are."""
    own, document = batch.languages.of_lines, batch.once(document_languages)
    document = np.where(document == UNKNOWN, LANGUAGES.index(FALLBACK), document)
    return np.where(own == UNKNOWN, document[batch.lines.document], own).astype(np.int64)


def has_trait(code: str, trait: Trait) -> bool:
    """Tell whether a language differs from English in this way."""
    return trait in word_lists.words_by_language("grammar", "traits").get(code, ())


def languages_with(trait: Trait) -> list[int]:
    """Return the numbers of the languages that differ from English in this way."""
    return [number for number, code in enumerate(LANGUAGES) if has_trait(code, trait)]


def common_words(code: str) -> Lexicon:
    """Return the common words of a language that has a table."""
    return lexicon(code, COMMON)


@cache
def mostly_small(code: str) -> Hashes:
    """Return those common words of a language that are mostly written small."""
    table = common_words(code)
    return table.hashes[table.lower(table.hashes) > _MOSTLY]
