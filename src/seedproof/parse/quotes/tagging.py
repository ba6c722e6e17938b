"""Tag each word with what it can do in a sentence, by the lists of its line's language: a letter, and two flags.

``N`` name, ``K`` title, ``P`` pronoun, ``D`` determiner, ``H`` auxiliary or adverb, ``C`` verb of saying, ``V`` one that takes an object,
``G`` participle, ``T`` "according", ``U`` the same after the name, ``F`` preposition, ``S`` what may begin a clause ("when", "that"),
``A`` conjunction, ``W`` relative, ``p`` particle in a name, ``E`` time, ``Q`` within a quotation, ``v`` other past of a verb, ``x`` other,
``Z`` other in a language without lists. ``N`` and ``Q`` are given in context, by ``tagged_text``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.lang.languages import ANY, LANGUAGES, known_by
from seedproof.lang.lexicon import available
from seedproof.parse.languages import FALLBACK
from seedproof.text.codepoints import APOSTROPHES
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.sets import distinct, find_sorted, within
from seedproof.text.spans import Flags, Offsets

__all__ = ["Tags", "WordTags", "are_small", "tag_words"]

Tags = npt.NDArray[np.uint8]

#: Tag of the words of each topic of the lists; later ones win where a word is in several.
_TOPICS: Final = (
    ("particle", "p"), ("title", "K"), ("preposition", "F"), ("subordinator", "S"), ("conjunction", "A"), ("auxiliary", "H"),
    ("relative", "W"), ("determiner", "D"), ("loose", "v"), ("time", "E"), ("pointer", "E"), ("pronoun", "P"), ("cue", "C"),
    ("participle", "G"), ("telling", "V"), ("according", "T"), ("postposed", "U"),
)  # fmt: skip
#: Tag of words that no list has, by their ending.
_ENDINGS: Final = (("verb-ending", "v"), ("adverb-ending", "H"))
_OTHER, _UNREAD = (ord(c) for c in "xZ")
_VERBS: Final = tuple(ord(c) for c in "CH")  # what an elided pronoun may stand before
_OTHERS: Final = {FALLBACK: ANY}  # languages that have no table of words are taken for English


class WordTags(NamedTuple):
    """Tell what each word of a batch can do.

    ``tag``: its letter.
    ``particle``: whether it may be part of a name in lower case, whatever its letter.
    ``abbreviation``: whether its full stop may end no sentence, where it has a capital.
    ``title``: whether it is a title whose full stop ends none, small though it is.
    ``courtesy``: whether it is a pronoun that before a name is a title.
    ``plural``: whether it is a verb of saying that may be a noun: "tweets".
    ``bare``: whether it is a verb of saying only with an "it" that does not follow: "put".
    """

    tag: Tags
    particle: Flags
    abbreviation: Flags
    title: Flags
    courtesy: Flags
    plural: Flags
    bare: Flags


def tag_words(batch: Batch, language: Offsets) -> WordTags:
    """Return what each word can do. ``language`` is each line's."""
    types, first, _, kind = batch.words.types
    present = [i for i in distinct(language).tolist() if i >= 0 and LANGUAGES[i] in word_lists.read("speech")]
    tags = np.full((len(present) + 1, len(types)), _OTHER, np.uint8)
    particles = np.zeros(tags.shape, bool)
    tags[-1] = _UNREAD
    for row, number in enumerate(present):
        _tag_types(batch, LANGUAGES[number], tags[row], particles[row])
    row_of = np.full(len(LANGUAGES) + 1, len(present), np.int64)  # UNKNOWN is the last entry
    row_of[present] = np.arange(len(present))
    cell = np.repeat(row_of[language] * len(types), batch.lines.word_count) + kind
    abbreviation = batch.words.length[first] == 1
    abbreviation[_found(types, _abbreviations())[0]] = True
    plural, courtesy = (word_lists.lookup(types, word_lists.every("speech", topic)) for topic in ("plural-noun", "courtesy"))
    with_it, it = (word_lists.lookup(types, word_lists.every("speech", topic)) for topic in ("with-it", "it"))
    bare = with_it[kind] & ~np.append(it[kind[1:]], False)
    title = np.zeros((len(present) + 1, len(types)), bool)
    for row, number in enumerate(present):
        title[row] = word_lists.lookup(
            types, word_lists.words_by_language("speech", "title-abbreviation").get(LANGUAGES[number], frozenset())
        )
    return WordTags(
        tags.ravel()[cell], particles.ravel()[cell], abbreviation[kind], title.ravel()[cell], courtesy[kind], plural[kind], bare
    )


def are_small(batch: Batch, language: Offsets, words: Offsets, known: Callable[[str], Hashes]) -> Flags:
    """Tell which of some words are ``known`` as written in lower case in the language of their line."""
    spoken = language[batch.words.line[words]]
    hashes, result = batch.words.hash[words], np.zeros(len(words), bool)
    for code in (*available(), *(other.code for other in known_by("small-words"))):
        here = np.flatnonzero(spoken == LANGUAGES.index(code))
        if len(here):
            result[here] = within(hashes[here], known(code))
    return result


def _tag_types(batch: Batch, code: str, tags: Tags, particles: Flags) -> None:
    """Write the tags of all different words of the batch, as words of one language."""
    types, first, _, _ = batch.words.types
    topics, table = word_lists.read("speech")[code], _table(code)
    for topic, tag in _ENDINGS:
        for ending in topics.get(topic, ()):
            tags[_ends_with(batch, first, ending)] = ord(tag)
    which, there = _found(types, table.hashes)
    tags[which], particles[which] = table.tags[there], table.particles[there]
    if "elided" in topics:
        which, verbs = _elided(batch, first, table, "".join(topics["elided"]))
        tags[which] = verbs


def _found(types: Hashes, hashes: Hashes) -> tuple[Offsets, Flags]:
    """Return which of the sorted ``types`` are among the fewer ``hashes``, and which of these they are."""
    index = find_sorted(hashes, types)
    return index[index >= 0], index >= 0


def _ends_with(batch: Batch, words: Offsets, ending: str) -> Flags:
    """Tell which words have an ending, and two letters or more before it."""
    last, length = batch.words.bare_end[words] - 1, batch.words.length[words]
    found = length > len(ending) + 1
    for back, letter in enumerate(reversed(ending)):
        found &= batch.characters.are(last - back, letter + letter.upper())
    return found


def _elided(batch: Batch, words: Offsets, table: _Table, letters: str) -> tuple[Offsets, Tags]:
    """Return which words hold a verb after an elided pronoun ("s’est", "l’assure"), and what the verb does."""
    start, end, characters = batch.words.start[words], batch.words.bare_end[words], batch.characters
    elided = characters.are(start, letters + letters.upper()) & characters.are(start + 1, APOSTROPHES)
    which = np.flatnonzero(elided & (end - start > 2))
    index = find_sorted(characters.hashed.of(start[which] + 2, end[which]), table.hashes)
    verb = (index >= 0) & np.isin(table.tags[index], _VERBS)
    return which[verb], table.tags[index[verb]]


class _Table(NamedTuple):
    """Hold the words of a language.

    ``hashes``: of each word, sorted.
    ``tags``: the tag of each.
    ``particles``: whether each may be part of a name in lower case.
    """

    hashes: Hashes
    tags: Tags
    particles: Flags


@cache
def _table(language: str) -> _Table:
    """Return the words of a language."""
    codes = [code for code in (_OTHERS.get(language), language) if code]
    lists = [word_lists.read("speech")[code] for code in codes]
    dates = word_lists.words_by_language("dates", "words").get(language, frozenset())
    tag_of: dict[str, str] = {}
    for topics in lists:
        for topic, tag in _TOPICS:
            tag_of |= dict.fromkeys(topics.get(topic, ()), tag)
            if topic == "time" and topics is lists[-1]:
                tag_of |= dict.fromkeys(dates, tag)
    hashes = hash_words(list(tag_of))
    order = np.argsort(hashes)
    tags = np.array([ord(tag) for tag in tag_of.values()], np.uint8)
    particles = np.array([word in lists[-1].get("particle", ()) for word in tag_of])
    return _Table(hashes[order], tags[order], particles[order])


@cache
def _abbreviations() -> Hashes:
    """Return the hashes of abbreviations of all languages."""
    return hash_words(sorted(word_lists.every("speech", "abbreviation")))
