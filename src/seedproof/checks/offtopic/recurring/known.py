"""What is known to stand round or between articles without looking at other documents: by fixed wording, by its looks, behind the cut.

This is all that recurring boilerplate asks the rest of the family.
"""

from __future__ import annotations

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.fixed import fixed
from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.checks.offtopic.segments.blocks import blocks
from seedproof.text import codepoints
from seedproof.text.spans import Flags, mask

__all__ = ["known"]


def known(batch: Batch) -> Flags:
    """Return which characters are known to be no article's, white space always among them."""
    batch = laid_out(batch)
    found = batch.once(blocks)
    return batch.once(fixed) | mask(found.start, found.end, len(batch.text)) | batch.characters.where(codepoints.SPACE)
