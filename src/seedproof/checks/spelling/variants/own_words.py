"""What its own document says of an unknown word: a word there that is a letter away from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.spelling.variants.dialects import other_spellings
from seedproof.checks.spelling.variants.foreign_slips import COMPOUNDING, is_made
from seedproof.checks.spelling.variants.likelihood import HALF_LISTED, NOTHING, OPEN, VOWELS, Meant, is_umlaut, same_letter, slight
from seedproof.checks.spelling.variants.unknown_words import Unknown
from seedproof.lang.corrections import Near, near_words
from seedproof.lang.derivations import derived
from seedproof.lang.spellings import spellings
from seedproof.text.hash_table import HashTable, scrambled
from seedproof.text.hashes import hash_words
from seedproof.text.spans import Flags, Offsets

__all__ = ["meant_by_own_words"]

# All are guessed, and held by reading what is found on scraped text.
_SHORTEST: Final = 6  # letters of a slip, and one less where it lacks a letter or an accent, or has two swapped
_LONG: Final = 7  # letters of a slip with another letter in place of one, or for a word that the lists lack
_PLACES: Final = 1 << 21  # ten times as many as a batch has words
_STEP: Final = 40_503  # odd, so that documents lie apart
_USES: Final = 2  # places of a word that the lists lack, from which it is a term of the document
_COINING: Final = ("en", "de", "ru")  # languages in which such words are told; elsewhere half of them are words of other languages
_MARKED: Final = ("es", "fr", "it", "pl", "pt")  # languages that a word of another language may be of, but for its accent
_DERIVED: Final = 3.0  # Zipf frequency of what is meant by a word that could be derived from another: "realties" for "realities"
#: The same for another letter in place of one: a vowel for a vowel or a key beside it in English and elsewhere, and any other.
_SLIGHT, _SLIGHT_ELSEWHERE, _OTHER = 2.0, 3.0, 3.8
_ABLAUT: Final = ("de", "nl")  # languages in which another vowel is another form: "einfloss", "Einfluss"
#: How sure that is beside what frequency says, of a word that the lists have and of one that they lack.
_LISTED, _TERM = 9.0, 0.0


class OwnWord(NamedTuple):
    """A word that is one edit away from an unknown one of the same document.

    ``near``: the word and the edit · ``zipf``: its frequency, 0 where the lists tell none · ``listed``: whether the language has it.
    ``uses``: how often the document has it, and ``slip_uses`` the unknown word.
    """

    near: Near
    zipf: float
    listed: bool
    uses: int
    slip_uses: int


class _Types(NamedTuple):
    """The word types of a batch as a table: ``order`` has the type of each key; ``held`` says which a document may hold, by ``_place``."""

    table: HashTable
    order: Offsets
    held: Flags


def meant_by_own_words(batch: Batch, unknown: Unknown, spelt: Sequence[str]) -> list[Meant]:
    """Return, for each unknown word, the word of its document that it may be a slip for, nothing where none is likely enough."""
    meant, words = [NOTHING] * len(spelt), batch.words
    small = ~words.initial_upper[unknown.words] | (unknown.language == "de")  # at others name-variant looks
    small &= unknown.language not in OPEN  # what the lists lack there is mostly another form
    looked = np.flatnonzero(small & (~unknown.elsewhere | (unknown.language in _MARKED)))
    if not len(looked):
        return meant
    types, document = batch.once(_types), words.document[unknown.words[looked]]
    slips = [spelt[place] for place in looked.tolist()]

    def held(rows: Offsets, keys: Offsets) -> Flags:
        flags: Flags = types.held[_place(document[rows], types.order[keys])]
        return flags

    near = near_words(slips, spellings(unknown.language).letters, types.table, held)
    made = derived(slips).tolist() if unknown.language == "en" else [False] * len(slips)
    for row, (place, slip) in enumerate(zip(looked.tolist(), slips, strict=True)):
        own = _own_words(batch, int(unknown.words[place]), near[row], types, unknown.language) if near[row] else ()
        likely = [one for one in own if _likely(slip, one, unknown.language, made[row])]
        if likely:
            best = max(likely, key=lambda one: (one.listed, one.zipf, one.uses))
            meant[place] = Meant(_LISTED if best.listed else _TERM, best.near.word, _is_accent(slip, best.near), own=True)
    return meant


def _types(batch: Batch) -> _Types:
    words = batch.words
    keys = scrambled(words.types.hash)
    order = np.argsort(keys)
    held = np.zeros(_PLACES, bool)
    held[_place(words.document, words.types.kind)] = True
    return _Types(HashTable.of(keys[order]), order, held)


def _place(document: Offsets, kind: Offsets) -> Offsets:
    """Return the place of a word type of a document among few, so that it must be looked up once more."""
    return (document * _STEP + kind) & (_PLACES - 1)


def _own_words(batch: Batch, word: int, near: Sequence[Near], types: _Types, language: str) -> list[OwnWord]:
    """Return those of some words of the batch that the document of a word has."""
    words, known = batch.words, spellings(language)
    document = words.document[word]
    kinds = words.types.kind[words.of_document[document] : words.of_document[document + 1]]
    slip_uses = int((kinds == words.types.kind[word]).sum())
    found = [(one, uses) for one in near if (uses := int((kinds == types.order[one.key]).sum()))]
    at = known.table.find(scrambled(hash_words([one.word for one, _ in found]))).tolist() if found else []
    return [
        OwnWord(one, float(known.zipf[index]) if index >= 0 else 0.0, index >= 0, uses, slip_uses)
        for (one, uses), index in zip(found, at, strict=True)
    ]


def _likely(slip: str, own: OwnWord, language: str, is_derived: bool) -> bool:
    """Tell whether a word of the document is meant: not where the edit makes another ending, prefix or word."""
    word, edit, at, _ = own.near
    accent = _is_accent(slip, own.near)
    shortest = _SHORTEST - ((edit in ("insert", "swap") or accent) and not is_derived)
    if at == 0 or len(slip) < shortest or word in other_spellings(slip) or not _is_known(slip, own, language):
        return False
    if is_derived:
        return edit in ("insert", "swap") and own.zipf >= _DERIVED and not _ends(slip, own, language)
    if accent:
        return at < len(slip) - 1  # which of two endings, "deposite" and "deposité", the document cannot tell
    return not _ends(slip, own, language) and (edit != "change" or _is_changed(slip, own, language))


def _is_known(slip: str, own: OwnWord, language: str) -> bool:
    """Tell whether a word of the document is one of its language, or a term there."""
    if own.listed or len(slip) < _LONG or own.slip_uses > 1:
        return own.listed
    known = spellings(language)
    if language in COMPOUNDING and is_made(own.near.word, known, compounding=True):
        return not is_made(slip, known, compounding=True)  # "Religionsgeminschaft", where the document has "Religionsgemeinschaft"
    return language in _COINING and own.uses >= _USES


def _is_changed(slip: str, own: OwnWord, language: str) -> bool:
    """Tell whether another letter in place of one is a slip: the word is frequent enough for the letter."""
    letters = slip[own.near.at], own.near.word[own.near.at]
    if len(slip) < _LONG or language in HALF_LISTED or (language in _ABLAUT and {*letters} <= VOWELS):
        return False
    slightly = _SLIGHT if language == "en" else _SLIGHT_ELSEWHERE
    return own.zipf >= (slightly if slight(*letters) else _OTHER)


def _ends(slip: str, own: OwnWord, language: str) -> bool:
    """Tell whether an edit makes another form: of the last letters, but for two swapped ones and, in English, a doubled last one."""
    word, edit, at, _ = own.near
    if edit == "swap":
        return False
    if edit == "loss" and language == "en" and slip[-1] == slip[-2] and slip[-1] not in "es" and slip[:-1] == word:
        return False  # "departmentt"; but "fiancee"
    longer = word if edit == "insert" else slip
    if language == "de" and edit != "change" and (is_umlaut(longer, at) or (longer[at] == "e" and at >= len(longer) - 4)):
        return True  # "draengen", "unsren"
    if language not in ("de", "en") and edit != "change" and longer[at : at + 2] in ("nd", "nt"):
        return True  # "exhalado", "exhalando"
    return at >= len(word) - (1 if language == "en" else 2 if own.listed else 3)


def _is_accent(slip: str, near: Near) -> bool:
    """Tell whether an accent is all that is wrong."""
    return near.edit == "change" and same_letter(slip[near.at], near.word[near.at])
