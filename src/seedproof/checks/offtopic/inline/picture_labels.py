"""Labels of pictures and videos, each with the caption that follows it: "Image caption," and the next line."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.paragraphs import between_prose
from seedproof.checks.offtopic.inline.picture_credits import NO_CREDIT, picture_credits
from seedproof.checks.offtopic.inline.stretches import Stretches
from seedproof.checks.offtopic.inline.wording import before_cut, wording
from seedproof.lang.word_lists import lookup
from seedproof.text.spans import Flags

__all__ = ["LONGEST_CAPTION", "picture_labels"]

LONGEST_CAPTION: Final = 30  # words (guessed)

_SHORTEST_CAPTION: Final = 6  # words of a line with a button and a caption (guessed)
_LONGEST_CREDIT: Final = 12  # words: "Photo: Ana Petrov and Jens Holm / Harbour Press, by kind permission"


def picture_labels(batch: Batch, longest_caption: int = LONGEST_CAPTION) -> Stretches:
    """Return each label with the caption after it, of at most ``longest_caption`` words.

    What only begins as a credit does is doubtful: "Photo by photo, the quay came back to life".
    """
    lines, said = batch.lines, wording(batch, "picture-label")
    told = said.whole | (said.start & (lines.word_count <= longest_caption)) | _players(batch)
    credit = wording(batch, "picture-credit").start & (lines.word_count <= _LONGEST_CREDIT) & between_prose(batch)
    label = (told | credit) & before_cut(batch)
    captioned = _captioned(batch, label, said.whole, longest_caption)
    line = np.flatnonzero(label)
    doubtful = ~told & (batch.once(picture_credits).start == NO_CREDIT)
    return Stretches(line, line + captioned[line], doubtful[line])


def _players(batch: Batch) -> Flags:
    """Return which lines begin with the button of a player, in capitals, and go on with the caption: "CLOSE The quay on Monday"."""
    lines, words = batch.lines, batch.words
    flags = (lines.word_count >= _SHORTEST_CAPTION) & batch.languages.lines_in("en")
    line = np.flatnonzero(flags)
    first, second = lines.first[line], lines.first[line] + 1
    button = words.all_upper[first] & lookup(words.hash[first], frozenset({"close"})) & (words.start[first] == lines.start[line])
    flags[line] = button & words.initial_upper[second] & words.has_lower[second] & (words.start[second] == words.end[first] + 1)
    return flags


def _captioned(batch: Batch, label: Flags, whole: Flags, longest_caption: int) -> Flags:
    """Return which labels are followed by their caption: "Image caption," or "Picture:" and then a line without a full stop."""
    lines, characters = batch.lines, batch.characters
    announces = label & whole & characters.are(lines.end - 1, ",:")
    follows = np.diff(lines.document, prepend=-1) == 0
    caption = follows & (lines.word_count <= longest_caption) & ~characters.are(lines.end - 1, ".") & ~(label & whole)
    return announces & np.append(caption, False)[1:]
