"""Slips in languages other than English that have a list of words: ``data/<code>/spellings.txt``."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.tokens import no_words
from seedproof.checks.spelling.variants.likelihood import LEAST, NOTHING, OPEN, PUT, TELLING, Meant, bare, needed, same_letter
from seedproof.checks.spelling.variants.unknown_words import SURE_CAPITAL, Unknown, folded, standing_alone
from seedproof.core.patterns import regex
from seedproof.lang.corrections import Correction, corrections
from seedproof.lang.english import frequencies
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.lexicon import known_anywhere
from seedproof.lang.spellings import COMMON, Spellings, spelling_languages, spellings
from seedproof.text.hash_table import scrambled
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.spans import Flags, Offsets

__all__ = ["COMPOUNDING", "NOUN", "foreign_meant", "foreign_unknown", "is_made"]

#: Languages that join words freely, and the letters from which unknown words there are compounds (guessed; German by reading).
_LONGEST: Final = {"de": 20, "nl": 14}
COMPOUNDING: Final = frozenset(_LONGEST)
_LONG: Final = 14  # letters from which an unknown German word, which mostly is a compound, needs more than the least likelihood
_OF_LONG: Final = 1.0  # how much more, in Zipf units (held by reading)
#: The same where the word itself could be a compound, and lacks a letter: "Abstandregeln", "rechtextreme", "ingesamt".
_OF_MADE: Final = 0.8
_ELIDING: Final = ("fr", "it")  # languages in which an apostrophe joins an article, pronoun or preposition to a word
#: Languages in which a word that English has too lacks its accent; elsewhere it may be English: "une scène electro" (held by reading).
_BARE: Final = ("es", "pt")
_MOVING: Final = ("es", "pt")  # languages in which an accent stands on the wrong letter: "farmaceútico"; not so in "perchè"
NOUN: Final = 8  # letters of a German noun: shorter unknown words with a capital are names
_LITTLE: Final = 5.5  # Zipf frequency of a word that begins a sentence and is no first name: "Die", "Viele" (guessed)
_PART: Final = 4  # letters that each part of a compound must have (guessed)
_ANY: Final = regex("")
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
        begins, hashes = _without_articles(batch) if language in _ELIDING else (words.start, words.hash)
        index = np.flatnonzero(lines[words.line] & ~batch.once(no_words))
        unknown = index[known.lacks(hashes[index])]
        capital = words.starts_sentence | (_nouns(batch) if language == "de" else words.length >= SURE_CAPITAL)
        index = standing_alone(batch, unknown, unknown, capital, begins)
        if language in COMPOUNDING:  # "Unix-achtig": an ending, behind a hyphen
            index = index[words.initial_upper[index] | ~batch.characters.are(begins[index] - 1, "-")]
        letters = frozenset(map(chr, known.letters.tolist()))
        spelt = [folded(batch, word, start) for word, start in zip(index.tolist(), begins[index].tolist(), strict=True)]
        telling = TELLING.get(language, _ANY)
        index = index[np.array([letters.issuperset(word) and telling.search(word) is not None for word in spelt], bool)]
        english = frequencies(hashes[index]).zipf > 0
        if language not in _BARE:
            index, english = index[~english], english[~english]
        if language in OPEN:  # what its list lacks is no stranger, and no other language here is written in its letters
            yield Unknown(language, index, begins[index], english, unknown[:0])
        else:
            yield Unknown(language, index, begins[index], known_anywhere(hashes[index]) | english, unknown)


def _without_articles(batch: Batch) -> tuple[Offsets, Hashes]:
    """Return where each word begins and its hash, without an article or the like that an apostrophe joins to it: "l'iminente"."""
    words, characters = batch.words, batch.characters
    begins, hashes = words.start.copy(), words.hash.copy()
    marks = characters.marks[characters.folded_are(characters.marks, "'")]
    joined = words.at(marks)
    inside = (joined >= 0) & (marks < words.bare_end[joined] - 1)
    marks, joined = marks[inside], joined[inside]
    begins[joined] = marks + 1
    hashes[joined] = characters.hashed.of(begins[joined], words.bare_end[joined])
    return begins, hashes


def _nouns(batch: Batch) -> Flags:
    """Return which words with a capital may be nouns in German: a name mostly follows a word with a capital, a first name or a title."""
    words, known = batch.words, spellings("de")
    flags: Flags = words.length >= NOUN
    after = np.flatnonzero(flags[1:] & words.initial_upper[1:] & words.initial_upper[:-1]) + 1
    at = known.table.find(scrambled(words.hash[after - 1]))
    little = words.starts_sentence[after - 1] & (at >= 0) & (known.zipf[at] >= _LITTLE) & (known.lower[at] >= COMMON)
    flags[after[~little]] = False
    return flags


def foreign_meant(slips: Sequence[str], language: str) -> list[Meant]:
    """Return the word that each may be a slip for, nothing where none is likely enough."""
    known = spellings(language)
    near = corrections(slips, LEAST, language, put=PUT.get(language, ""))
    moved = _moved(slips, language) if language in _MOVING else {}
    return [_best(slip, [*few, *moved.get(slip, ())], language, known) for slip, few in zip(slips, near, strict=True)]


def _moved(slips: Sequence[str], language: str) -> dict[str, list[Correction]]:
    """Return, by slip, the words that have its accent on another letter."""
    plain = {slip: "".join(map(bare, slip)) for slip in slips}
    marked = [slip for slip in slips if plain[slip] != slip]
    near = corrections([plain[slip] for slip in marked], LEAST, language)
    return {
        slip: [one._replace(edit="move") for one in few if one.word != slip and "".join(map(bare, one.word)) == plain[slip]]
        for slip, few in zip(marked, near, strict=True)
    }


def _best(slip: str, near: Sequence[Correction], language: str, known: Spellings) -> Meant:
    """Return the likeliest of the words that are an edit away."""
    if len(slip) > _LONGEST.get(language, len(slip)):
        return NOTHING
    found = [(Meant(one.zipf - needed(slip, one, language), one.word, _accent_is_all(slip, one)), one.edit) for one in near]
    best, edit = max(found, default=(NOTHING, ""))
    least, slight = 0.0, edit in ("insert", "loss", "swap")
    if language == "de" and len(slip) > _LONG:
        least = _OF_LONG if slight else math.inf
    if best.margin >= least and is_made(slip, known, compounding=language in COMPOUNDING):
        least = max(least, _OF_MADE) if language == "de" and edit == "insert" else math.inf
    return best if best.margin >= least else NOTHING


def _accent_is_all(slip: str, one: Correction) -> bool:
    """Tell whether a word differs from the slip by an accent alone."""
    return one.edit == "move" or (one.edit == "change" and same_letter(slip[one.at], one.word[one.at]))


def is_made(word: str, known: Spellings, *, compounding: bool) -> bool:
    """Tell whether a word is one that the language has after a prefix or, where it joins words, after another, perhaps with an "s"."""
    cuts = [at for at in range(2, len(word) - _PART + 1) if word[:at] in _PREFIXES or (compounding and at >= _PART)]
    if not cuts:
        return False
    heads = ~known.lacks(hash_words([word[:at] for at in cuts]))
    heads |= ~known.lacks(hash_words([word[: at - 1] if word[at - 1] == "s" else word for at in cuts]))
    heads |= np.array([word[:at] in _PREFIXES for at in cuts])
    return bool((heads & ~known.lacks(hash_words([word[at:] for at in cuts]))).any())
