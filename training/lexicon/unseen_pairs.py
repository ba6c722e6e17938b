"""Write ``en/unseen_pairs.txt``: pairs of common words that English does not put together.

A pair is kept where chance alone would have it EXPECTED times or more in the text and it stands there SEEN times or less. Only pairs of
the COMMON most frequent words are counted, so that nothing of a text can be read back.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from training.background import file_of, rows

__all__ = ["write"]

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\S")
COMMON, EXPECTED, SEEN = 300, 25, 0  # guessed: a pair that chance would bring 25 times and nobody wrote is against grammar


class Counts(NamedTuple):
    """Counts of a text.

    ``single``: of words, in lower case · ``pairs``: of tokens that follow each other in a line · ``sources``: where it was counted.
    """

    single: Counter[str]
    pairs: Counter[tuple[str, str]]
    sources: set[str]


def count(file: Path) -> Counts:
    """Return the counts of a file of background text."""
    counts = Counts(Counter(), Counter(), set())
    for row in rows(file):
        counts.sources.add(row["source"])
        for line in row["text"].replace("’", "'").split("\n"):
            tokens = [token.lower() for token in TOKEN.findall(line)]
            counts.single.update(token for token in tokens if token[0].isalpha())
            counts.pairs.update(pairwise(tokens))
    return counts


def table(counts: Counts) -> str:
    """Return the text of the table: a word and those that never follow it, a line."""
    single, total = counts.single, counts.single.total()
    common = sorted(word for word, _ in single.most_common(COMMON) if len(word) > 1 or word == "a")
    lines = [
        "# A common English word, and the common words that never follow it directly. By training/lexicon/unseen_pairs.py,",
        f"# in {total:,} words of: {', '.join(sorted(counts.sources))}.",
    ]
    for left in common:
        never = [r for r in common if left != r and single[left] * single[r] / total >= EXPECTED and counts.pairs[left, r] <= SEEN]
        if never:
            lines.append(f"{left}\t{' '.join(never)}")
    return "\n".join(lines) + "\n"


def write(background: Path, into: Path) -> None:
    """Write the table."""
    target = into / "en" / "unseen_pairs.txt"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(table(count(file_of(background, "en"))), encoding="utf-8")
    print(f"{target}: {target.stat().st_size} bytes")
