"""What is known to stand round or between articles without looking at other documents: by fixed wording, by its looks, behind the cut.

This is all that recurring boilerplate asks the rest of the family.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.fixed import fixed
from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.checks.offtopic.segments.blocks import blocks
from seedproof.text import codepoints
from seedproof.text.spans import Flags, mask

__all__ = ["known_of"]

_MOST: Final = 0.6  # of the text of a batch, beyond which nothing would be saved, as a part is read anew (guessed)


def known_of(batch: Batch, documents: Collection[int]) -> Flags:
    """Return which characters of some documents are known to be no article's, white space always among them; of others it may tell none.

    Few documents of a batch have lines that recur, and to tell what is known takes most of what the whole family does: of these alone it is
    told anew.
    """
    chosen = sorted(documents)
    if sum(len(batch.documents[index].text) for index in chosen) > _MOST * len(batch.text):
        return batch.once(_known)
    flags, part = np.zeros(len(batch.text), bool), batch.part(chosen)
    for index, start, end in zip(chosen, part.starts.tolist(), part.ends.tolist(), strict=True):
        flags[batch.starts[index] : batch.ends[index]] = part.once(_known)[start:end]
    return flags


def _known(batch: Batch) -> Flags:
    batch = laid_out(batch)
    found = batch.once(blocks)
    return batch.once(fixed) | mask(found.start, found.end, len(batch.text)) | batch.characters.where(codepoints.SPACE)
