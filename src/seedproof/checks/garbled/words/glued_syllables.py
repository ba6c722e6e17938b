"""Two syllables without the space that belongs between them, in languages that write each by itself: "họavõ"."""

from __future__ import annotations

from collections.abc import Iterator

from seedproof.batch import Batch
from seedproof.batch.syllables import beside_syllable, composed, no_syllables
from seedproof.checks.garbled.words.glue import Split
from seedproof.lang.syllables import marked_otherwise, two_syllables

__all__ = ["glued_syllables"]


def glued_syllables(batch: Batch) -> Iterator[tuple[int, Split]]:
    """Yield words that are two syllables, by index, with the way to part each; names are left alone."""
    words = batch.words
    for language, index in batch.once(no_syllables).items():
        for word in index[~words.initial_upper[index] | words.starts_sentence[index]].tolist():
            spelt = composed(batch, word)
            parts = two_syllables(spelt, language)
            written = words.bare(word)
            if parts and len(written) == len(spelt) and not marked_otherwise(spelt, language) and beside_syllable(batch, word, language):
                at = len(parts[0])
                yield word, Split((written[:at], written[at:]), 0.0, 0.0)
