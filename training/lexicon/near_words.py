"""Write ``en/near_words.txt``: rare English words that ``corpus-misspelling`` or ``misspelling`` would take for slips of commoner ones.

Words of SCOWL's lists, of all national spellings, that the frequency table beside it lacks and that are a lost, added or swapped letter
away from a word of it; and words, of larger lists too, that the tables of the package lack and that it would take for a plain slip.
"""

from __future__ import annotations

from pathlib import Path

from training.lexicon.scowl import entries, known_words, notice

from seedproof.checks.spelling.shared.blocking import near_pairs
from seedproof.checks.spelling.variants.likelihood import SHORTEST as FEWEST
from seedproof.checks.spelling.variants.misspellings import KNOWN, SHORTEST, slipped
from seedproof.checks.spelling.variants.slips import meant_by
from seedproof.lang.english import frequencies
from seedproof.text.hashes import hash_words

__all__ = ["write"]

LARGEST_OF_ALL = 80  # of what "misspelling" looks at: "gasification" is in 80, and the lists beyond hold slips ("unforseen")
LARGEST = 70  # size; larger lists hold words so rare that a slip is likelier (SCOWL's own advice)
WHAT = "English words that are a letter away from a more frequent one."


def write(scowl: Path, into: Path) -> None:
    """Write the list."""
    table = known_words(into / "en" / "lexicon.txt")
    listed = {word for word in entries(scowl, ("words",), LARGEST) if word.isascii() and word.isalpha() and word.islower()}
    rare = sorted(word for word in listed - table.keys() if len(word) >= SHORTEST)
    words = rare + [word for word, zipf in table.items() if zipf >= KNOWN and len(word) >= SHORTEST - 1]
    pairs = ((words[i], words[j]) for i, j in near_pairs(words).tolist() if i < len(rare) <= j)
    near = sorted({word for word, meant in pairs if slipped(word, meant)} | _slip_like(scowl))
    target = into / "en" / "near_words.txt"
    target.write_text(notice(WHAT, "near_words.py") + "\n".join(near) + "\n", encoding="utf-8")
    print(f"{target}: {len(near)} of {len(rare)} words")


def _slip_like(scowl: Path) -> set[str]:
    """Return the rare words that the rule of ``misspelling`` would take for a slip."""
    listed = {word for word in entries(scowl, ("words",), LARGEST_OF_ALL) if word.isascii() and word.isalpha() and word.islower()}
    unknown = [word for word in sorted(listed) if len(word) >= FEWEST]
    unknown = [word for word, zipf in zip(unknown, frequencies(hash_words(unknown)).zipf.tolist(), strict=True) if not zipf]
    return {word for word, meant in zip(unknown, meant_by(unknown), strict=True) if meant.word}
