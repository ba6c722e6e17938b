"""Write ``<language>/lexicon.txt``: which words a language has, how often, and how often in lower case.

Only words and their frequencies are kept, and only words seen in at least MIN_UNITS units of text, so that nothing of a text can be read
back. The header of each table names the sources it was counted in.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from training.background import file_of, languages, rows

__all__ = ["write"]

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
MIN_UNITS = 3  # guessed: what two texts share may be copied from one to the other
SIZES = {"en": 90_000}  # the language whose words are checked one by one; the others tell languages apart
DEFAULT_SIZE = 25_000  # guessed; a start reads all tables
LONGEST = 40  # letters; longer "words" are addresses and slips (guessed)
#: Slips that stand in three texts and more, by language. Found as words that none of SCOWL's lists has and that are an edit away from one
#: that is twenty times as frequent, and read: of 19 these 15 were nothing but slips.
SLIPS = {
    "en": frozenset(
        "accross appartment comission commerical commited enourmous goverment occured opportunites poited possiblity recieved seperate"
        " spokewoman targetted".split()
    )
}
UNSPACED = {"zh", "ja"}  # written without spaces: told apart by script, not by words


class Counts(NamedTuple):
    """Counts of one language, by word in lower case.

    ``total``: occurrences · ``lower``: those in lower case · ``units``: units of text that hold it · ``sources``: where it was counted.
    """

    total: Counter[str]
    lower: Counter[str]
    units: Counter[str]
    sources: set[str]


def count(file: Path) -> Counts:
    """Return the counts of a file of background text."""
    counts = Counts(Counter(), Counter(), Counter(), set())
    for row in rows(file):
        counts.sources.add(row["source"])
        seen = set()
        for token in WORD.findall(row["text"].replace("’", "'")):
            token = token.removesuffix("'s")
            word = token.lower()
            counts.total[word] += 1
            counts.lower[word] += token == word
            seen.add(word)
        counts.units.update(seen)
    return counts


def table(language: str, counts: Counts) -> str:
    """Return the text of a language's table."""
    total = counts.total
    tokens = total.total()
    kept = sorted((word for word in total if counts.units[word] >= MIN_UNITS and len(word) <= LONGEST), key=lambda w: (-total[w], w))
    kept = [word for word in kept[: SIZES.get(language, DEFAULT_SIZE)] if word not in SLIPS.get(language, ())]
    lines = [f"# {language}: word, 100 x Zipf frequency, share written in lower case (0-9); most frequent first."]
    lines += [f"# Counted by training/lexicon/frequencies.py in {tokens:,} words of: {', '.join(sorted(counts.sources))}."]
    lines += [f"{w}\t{round(100 * math.log10(total[w] / tokens * 1e9))}\t{round(9 * counts.lower[w] / total[w])}" for w in kept]
    return "\n".join(lines) + "\n"


def write(background: Path, into: Path) -> None:
    """Write one table a language."""
    for language in languages(background):
        if language not in UNSPACED:
            target = into / language / "lexicon.txt"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(table(language, count(file_of(background, language))), encoding="utf-8")
            print(f"{target}: {target.stat().st_size} bytes")
