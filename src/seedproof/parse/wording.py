"""Make word lists parts of regular expressions."""

from __future__ import annotations

import re
from functools import cache

from seedproof.lang import word_lists

__all__ = ["alternatives"]


@cache
def alternatives(subject: str, topic: str) -> str:
    """Return a pattern for any word or phrase of a topic in any language, the longest first; ``'`` stands for either apostrophe."""
    words = sorted(word_lists.every(subject, topic), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, words))})".replace("'", "['’]")
