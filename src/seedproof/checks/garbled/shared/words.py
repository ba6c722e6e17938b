"""What is said of single words, which means nothing where a whole passage has other words or letters than were written."""

from __future__ import annotations

from typing import Final

__all__ = ["SAID_OF_WORDS"]

#: Checks that judge words by their letters: broken and unknown words, names and capitals. Styles and dialects stay what they are.
SAID_OF_WORDS: Final = ("GRB3", "gibberish", "SPL101", "SPL102", "SPL104", "SPL111", "SPL2")
