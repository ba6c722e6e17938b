"""Possessives without their apostrophe, in documents that hold none at all: "Senator Trelawns bill" beside "Trelawn"."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.vocabulary import vocabulary
from seedproof.lang.english import frequencies
from seedproof.lang.lexicon import known_anywhere
from seedproof.lang.spellings import COMMON
from seedproof.text.codepoints import LOWER
from seedproof.text.hashes import hash_words
from seedproof.text.spans import Offsets

__all__ = ["lost_possessives"]

_MARKS: Final = "'’‘`´ʼ′"
_LONG_TEXT: Final = 150  # words in which an apostrophe would stand, if any did (guessed)
_SHORTEST: Final = 4  # letters


def lost_possessives(batch: Batch) -> Offsets:
    """Return the words with a capital that are a name of their document with an "s", where no list has that and a word follows.

    Behind "the" such a word is rather a family or a team.
    """
    words, characters = batch.words, batch.characters
    marks = np.bincount(batch.document_of(characters.find_marks(_MARKS)), minlength=len(batch))
    stripped = (marks == 0) & (np.diff(words.of_document) >= _LONG_TEXT)
    index = np.flatnonzero(stripped[words.document] & words.initial_upper & ~words.all_upper & (words.length >= _SHORTEST))
    index = index[(index > 0) & (index + 1 < len(words))]
    index = index[
        batch.once(vocabulary).prose[index] & characters.are(words.end[index] - 1, "s") & ~characters.are(words.end[index] - 2, "s")
    ]
    following = characters.are(words.end[index], " ") & (words.start[index + 1] == words.end[index] + 1)
    following &= characters.is_(words.start[index + 1], LOWER) & (words.hash[index - 1] != hash_words(["the"])[0])
    index = index[following]
    index = index[(frequencies(words.hash[index]).zipf == 0) & ~known_anywhere(words.hash[index])]
    index = np.array([word for word in index.tolist() if words.text(word)[1:].islower()], np.int64)  # "IEDs" are many
    names = hash_words([words.text(word)[:-1].lower() for word in index.tolist()])
    regular = np.array([words.text(word)[-2:] != "ys" for word in index.tolist()], bool)
    proper = ~(regular & (frequencies(names).lower >= COMMON))  # "Redistributions" are many too, "Energys" none
    index, names = index[proper], names[proper]
    alone = np.zeros(len(index), bool)
    for nth, (word, name) in enumerate(zip(index.tolist(), names, strict=True)):
        low, high = words.of_document[words.document[word] :][:2]
        alone[nth] = bool(np.any((words.hash[low:high] == name) & words.initial_upper[low:high]))
    return index[alone]
