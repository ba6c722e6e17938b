"""What of a text is shown beside a mark that lacks its partner."""

from __future__ import annotations

from typing import Final

from seedproof.core.patterns import regex

__all__ = ["LONGEST", "WORDS", "end_of_fragment"]

LONGEST: Final = 80  # characters of a fragment that are marked (guessed)
WORDS: Final = 5  # shown beside a mark
_UNSPACED: Final = 12  # characters shown of what has no blanks, such as Chinese: about five words
_WORD: Final = regex(r"\S+")


def end_of_fragment(text: str, mark: int, limit: int) -> int:
    """Return where the fragment that begins with a mark ends: with a word, or in text without blanks after a few characters."""
    end = mark + 1
    # Past the longest fragment no word is shown, and a line may be one word.
    for count, match in enumerate(_WORD.finditer(text, end, min(limit, mark + LONGEST + 1))):
        if match.end() - mark > LONGEST:
            return end if count else min(match.start() + _UNSPACED, limit)
        if count == WORDS:
            break
        end = match.end()
    return end
