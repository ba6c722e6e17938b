"""Build src/seedproof/text/data/lexicon/*.txt from background text.

    python tools/build_lexicon.py FOLDER

FOLDER holds background_<lang>.jsonl.gz, one {"source", "lang", "unit", "text"} a line. Only words and their
frequencies are kept, and only words seen in at least MIN_UNITS units of at least one source, so that nothing
of a text can be read back. The header of each table names the sources it was counted in.
"""

from __future__ import annotations

import collections
import gzip
import json
import math
import pathlib
import re
import sys

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
MIN_UNITS = 3
SIZES = {"en": 90_000}  # the language whose words are checked one by one; the others tell languages apart
DEFAULT_SIZE = 25_000
UNSPACED = {"zh", "ja"}  # written without spaces: told apart by script, not by words
TARGET = pathlib.Path(__file__).parent.parent / "src/seedproof/text/data/lexicon"


def count(path: pathlib.Path) -> tuple[collections.Counter[str], collections.Counter[str], collections.Counter[str]]:
    """Return total occurrences, occurrences in lower case, and units of text, each by case-folded word."""
    total: collections.Counter[str] = collections.Counter()
    lower: collections.Counter[str] = collections.Counter()
    units: collections.Counter[str] = collections.Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"].replace("’", "'")
            seen = set()
            for token in WORD.findall(text):
                token = token.removesuffix("'s") if token.endswith("'s") else token
                word = token.lower()
                total[word] += 1
                lower[word] += token == word
                seen.add(word)
            units.update(seen)
    return total, lower, units


def sources(path: pathlib.Path) -> list[str]:
    """Return the names of the sources in a background file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return sorted({json.loads(line)["source"] for line in lines})


def main(folder: str) -> None:
    """Write one table a language."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for path in sorted(pathlib.Path(folder).glob("background_*.jsonl.gz")):
        language = path.name.removeprefix("background_").removesuffix(".jsonl.gz")
        if language in UNSPACED:
            continue
        total, lower, units = count(path)
        tokens = sum(total.values())
        kept = sorted((w for w in total if units[w] >= MIN_UNITS and len(w) <= 40), key=lambda w: (-total[w], w))
        kept = kept[: SIZES.get(language, DEFAULT_SIZE)]
        rows = [f"{w}\t{round(100 * math.log10(total[w] / tokens * 1e9))}\t{round(9 * lower[w] / total[w])}" for w in kept]
        header = [
            f"# {language}: word, 100 x Zipf frequency, share written in lower case (0-9); most frequent first.",
            f"# Counted by tools/build_lexicon.py in {tokens:,} words of: {', '.join(sources(path))}.",
        ]
        (TARGET / f"{language}.txt").write_text("\n".join([*header, *rows]) + "\n", encoding="utf-8")
        print(language, len(rows), (TARGET / f"{language}.txt").stat().st_size)


if __name__ == "__main__":
    main(sys.argv[1])
