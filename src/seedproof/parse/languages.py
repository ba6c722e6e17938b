"""Tell the language of each document and line as the parser needs it, and what is to be known of a language beside its word lists."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

import numpy as np

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.lexicon import COMMON, Lexicon, lexicon
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.sets import distinct
from seedproof.text.spans import Offsets

__all__ = [
    "FALLBACK",
    "Trait",
    "common_words",
    "document_languages",
    "has_trait",
    "languages_with",
    "line_languages",
    "mostly_small",
    "partly_small",
]

#: How a language differs from English; what each means is said in ``data/any/words.toml``.
Trait = Literal["capital-nouns", "verb-before-speaker", "cases-after-apostrophe", "dash-opens-speech", "bare-plurals", "names-only"]

_CHARACTERS_A_WORD: Final = 8  # that a line has at least: scripts without spaces have few "words" (guessed)
_MOSTLY: Final = 0.5  # share of small letters from which a word is mostly written small
_PARTLY: Final = 0.15  # share from which a word that stands alone at the start of a sentence is no name (guessed; "asimismo" has .22)

#: Languages so close that a short line of one may be taken for another: the document's language then says which it is.
_CLOSE: Final = tuple(group.split() for group in ("da no sv", "hr sl cs sk pl", "id ms", "es pt ca gl", "nl af", "ru uk bg sr"))

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
    found = np.where(clear, best, UNKNOWN)
    said = _published(batch)
    close = (_families()[found] == _families()[said]) & (_families()[said] > 0)
    return np.where((said != UNKNOWN) & ((found == UNKNOWN) | close), said, found)


def _published(batch: Batch) -> Offsets:
    """Return the language that each document's publisher names: "pt-BR" is Portuguese; unknown where it names none that is known."""
    said = [document.published.language if document.published else None for document in batch.documents]
    codes = [re.split("[-_]", code.lower())[0] if code else "" for code in said]
    return np.array([LANGUAGES.index(code) if code in LANGUAGES else UNKNOWN for code in codes], np.int64)


def line_languages(batch: Batch) -> Offsets:
    """Return each line's language, its document's where the line's is unclear or close to it, English where both are unclear."""
    own, document = batch.languages.of_lines, batch.once(document_languages)
    document = np.where(document == UNKNOWN, LANGUAGES.index(FALLBACK), document)[batch.lines.document]
    close = (_families()[own] == _families()[document]) & (_families()[own] > 0)
    return np.where((own == UNKNOWN) | close, document, own).astype(np.int64)


@cache
def _families() -> Offsets:
    """Return for each language, and UNKNOWN last, the number of its group of close languages, 0 where it is in none."""
    return np.array([*(next((i for i, group in enumerate(_CLOSE, 1) if code in group), 0) for code in LANGUAGES), 0])


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
    """Return those common words of a language that are mostly written small; of one without a table, its small words."""
    return _small(code, _MOSTLY)


@cache
def partly_small(code: str) -> Hashes:
    """Return those common words of a language that are written small too: a word that begins most of its sentences, such as "asimismo"."""
    return _small(code, _PARTLY)


def _small(code: str, share: float) -> Hashes:
    """Return those common words of a language of which more than a share is written small."""
    small = word_lists.words_by_language("identify", "small")
    if code in small:
        return distinct(hash_words(sorted(small[code])))
    table = common_words(code)
    return table.hashes[table.lower(table.hashes) > share]
