"""Build src/seedproof/checks/garbled/data/sequences_en.txt: pairs of common words that English does not put together.

    python tools/build_sequences.py FOLDER

FOLDER holds background_en.jsonl.gz, one {"source", "text"} a line. A pair is kept where chance alone would have it
EXPECTED times or more in that text and it stands there SEEN times or less. Only pairs of the COMMON most frequent words
are counted, so that nothing of a text can be read back.
"""

from __future__ import annotations

import collections
import gzip
import itertools
import json
import pathlib
import re
import sys

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\S")
COMMON, EXPECTED, SEEN = 300, 25, 0
TARGET = pathlib.Path(__file__).parent.parent / "src/seedproof/checks/garbled/data/sequences_en.txt"


def main(folder: str) -> None:
    """Count and write the table."""
    single: collections.Counter[str] = collections.Counter()
    pairs: collections.Counter[tuple[str, str]] = collections.Counter()
    sources = set()
    with gzip.open(pathlib.Path(folder) / "background_en.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            sources.add(row["source"])
            for line in row["text"].replace("’", "'").split("\n"):
                tokens = [t.lower() for t in WORD.findall(line)]
                single.update(t for t in tokens if t[0].isalpha())
                pairs.update(itertools.pairwise(tokens))
    total = sum(single.values())
    common = [w for w, _ in single.most_common(COMMON) if len(w) > 1 or w == "a"]
    rows_out = []
    for left in sorted(common):
        never = [r for r in sorted(common) if left != r and single[left] * single[r] / total >= EXPECTED and pairs[left, r] <= SEEN]
        if never:
            rows_out.append(f"{left}\t{' '.join(never)}")
    header = (
        "# A common English word, and the common words that never follow it directly. By tools/build_sequences.py,\n"
        f"# in {total:,} words of: {', '.join(sorted(sources))}.\n"
    )
    TARGET.write_text(header + "\n".join(rows_out) + "\n", encoding="utf-8")
    print(len(rows_out), "rows,", sum(len(r.split()) - 1 for r in rows_out), "pairs,", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main(sys.argv[1])
