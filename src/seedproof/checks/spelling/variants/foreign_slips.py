"""Slips in languages other than English that have a list of words: ``data/<code>/spellings.txt``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.tokens import in_address
from seedproof.batch.vocabulary import vocabulary
from seedproof.checks.spelling.variants.likelihood import LEAST, needed
from seedproof.checks.spelling.variants.unknown_words import Unknown, folded, standing_alone
from seedproof.lang.corrections import Correction, corrections
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.lexicon import known_anywhere
from seedproof.lang.spellings import Spellings, spelling_languages, spellings
from seedproof.text.hashes import hash_words
from seedproof.text.spans import Flags

__all__ = ["NOUN", "foreign_meant", "foreign_unknown"]

_COMPOUNDING: Final = ("de", "nl")  # languages that join words freely
_LONGEST: Final = 14  # letters there: longer unknown words are compounds (guessed)
NOUN: Final = 8  # letters of a German noun: shorter unknown words with a capital are names
_PART: Final = 4  # letters that each part of a compound must have (guessed)
_PREFIXES: Final = frozenset(
    "ab an auf aus be bei durch ein ent er ge her hin los mit nach über um un unter ver vor weg wieder zer zu zurück zusammen".split()
    + "aan achter af bij binnen door in mee na om ont onder op over rond tegen terug toe uit voor".split()
    + "anti auto bio co contra eco euro ex extra geo hiper hyper inter macro mega meta micro mini mono multi neo para poli post pre".split()
    + "pro pseudo radio re semi sub super sur tele télé trans ultra vice video".split()
)  # that go with any verb or noun


def foreign_unknown(batch: Batch) -> Iterator[Unknown]:
    """Yield the words that no list has, of each language of the batch but English, in lines and documents of that language."""
    words, languages = batch.words, batch.languages
    clear = languages.of_lines == languages.of_documents[batch.lines.document]
    for language in spelling_languages():
        number = LANGUAGES.index(language)
        lines = clear & (languages.of_lines == number)
        if not lines.any():
            continue
        known = spellings(language)
        index = np.flatnonzero(lines[words.line] & ~batch.once(in_address))
        unknown = index[known.lacks(words.hash[index])]
        few = unknown[words.length[unknown] <= _LONGEST] if language in _COMPOUNDING else unknown
        index = standing_alone(batch, few, unknown, words.starts_sentence | _nouns(batch) if language == "de" else words.starts_sentence)
        index = index[(batch.once(vocabulary).zipf(index) == 0) & ~known_anywhere(words.hash[index])]
        letters = frozenset(map(chr, known.letters.tolist()))
        yield Unknown(language, index[np.array([letters.issuperset(folded(batch, word)) for word in index.tolist()], bool)])


def _nouns(batch: Batch) -> Flags:
    """Return which words with a capital may be nouns in German: a name mostly follows a word with a capital, a first name or a title."""
    words = batch.words
    alone = np.append(True, ~words.initial_upper[:-1])
    flags: Flags = alone & (words.length >= NOUN)
    return flags


def foreign_meant(slips: Sequence[str], language: str) -> list[str]:
    """Return the word that each may be a slip for, nothing where none is likely enough."""
    known = spellings(language)
    near = corrections(slips, LEAST, language)
    return [_best(slip, few, language, known) for slip, few in zip(slips, near, strict=True)]


def _best(slip: str, near: Sequence[Correction], language: str, known: Spellings) -> str:
    """Return the likeliest of the words that are an edit away."""
    margin, word = max(((one.zipf - needed(slip, one, language), one.word) for one in near), default=(-1.0, ""))
    return word if margin >= 0 and not _is_made(slip, known, language in _COMPOUNDING) else ""


def _is_made(word: str, known: Spellings, compounding: bool) -> bool:
    """Tell whether a word is one that the language has after a prefix or, where it joins words, after another, perhaps with an "s"."""
    cuts = [at for at in range(2, len(word) - _PART + 1) if word[:at] in _PREFIXES or (compounding and at >= _PART)]
    if not cuts:
        return False
    heads = ~known.lacks(hash_words([word[:at] for at in cuts]))
    heads |= ~known.lacks(hash_words([word[: at - 1] if word[at - 1] == "s" else word for at in cuts]))
    heads |= np.array([word[:at] in _PREFIXES for at in cuts])
    return bool((heads & ~known.lacks(hash_words([word[at:] for at in cuts]))).any())
