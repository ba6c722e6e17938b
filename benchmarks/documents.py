"""Give documents to measure the speed on: made of this repository's seeds, or read from a file."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from itertools import islice
from pathlib import Path

from seedproof import Document
from seedproof.parse import batch_of

__all__ = ["made_up", "megabytes_of", "read"]

ROOT = Path(__file__).parent.parent
SENTENCE = re.compile(r"(?<=[.!?”»“])\s+(?=\S)")
QUOTE = re.compile(r"[\"“”„«»‘]")


def made_up(megabytes: float) -> list[Document]:
    """Return documents of the seeds' shapes, with every paragraph's sentences drawn from all seeds of its language.

    Real documents repeat sentences neither within nor among themselves, and if they do, that is a defect and takes longer. So
    each sentence is drawn once a document, and goes on, from a word that both have, as another one does.
    """
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    shapes = [
        (seed.language, text.split("\n"))
        for seed, text in zip(batch_of([Document(str(i), t) for i, t in enumerate(texts)]).seeds, texts, strict=True)
    ]
    pool: dict[str | None, list[str]] = defaultdict(list)
    for language, lines in shapes:
        for line in lines[1:]:
            pool[language] += sentences(line)
    # Half of the sentences begin, the others' ends follow: no end stands twice in a document, nor after its own beginning.
    endings = {language: _endings(drawn[1::2]) for language, drawn in pool.items()}
    draw = random.Random(7)
    documents: list[Document] = []
    size = 0
    while size < megabytes * 1e6:
        language, lines = draw.choice(shapes)
        begins, used = pool[language][::2], set[int]()
        deck = (_spliced(sentence, endings[language], used, draw) for sentence in draw.sample(begins, len(begins)))
        mixed = [" ".join(islice(deck, len(sentences(line)))) if line.strip() else "" for line in lines[1:]]
        title = f"{lines[0]}: {' '.join(draw.choice(begins).split()[:5])}"
        documents.append(Document(f"made-{len(documents)}", "\n".join([title, *mixed])))
        size += len(documents[-1].text.encode())
    return documents


def sentences(line: str) -> list[str]:
    """Return the sentences of a line; those of one quotation stay together."""
    found: list[str] = []
    for part in SENTENCE.split(line) if line.strip() else []:
        if found and len(QUOTE.findall(found[-1])) % 2:
            found[-1] += " " + part
        else:
            found.append(part)
    return found


def _endings(pool: list[str]) -> dict[str, list[tuple[int, str]]]:
    """Return for each word in small letters what follows it in sentences without quotation marks, with the sentence's number."""
    endings: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, sentence in enumerate(pool):
        words = sentence.split(" ")
        for i, word in enumerate(words[:-1]):
            if word.islower() and word.isalpha() and not QUOTE.search(sentence):
                endings[word].append((number, " ".join(words[i + 1 :])))
    return endings


def _spliced(sentence: str, endings: dict[str, list[tuple[int, str]]], used: set[int], draw: random.Random) -> str:
    """Return the beginning of a sentence up to some word, and after it the end of another that is not in ``used``."""
    words = sentence.split(" ")
    ways = [(i, end) for i, word in enumerate(words[:-1]) for end in endings.get(word, ()) if end[0] not in used]
    if not ways or QUOTE.search(sentence):
        return sentence
    at, (number, end) = draw.choice(ways)
    used.add(number)
    return " ".join([*words[: at + 1], end])


def read(path: Path, megabytes: float) -> list[Document]:
    """Return documents of a JSONL file, over and over under new ids until there are enough."""
    lines = path.read_text(encoding="utf-8").split("\n")  # not splitlines: U+2028 may stand in a text
    rows = [json.loads(line)["text"] for line in lines if line.strip()]
    documents: list[Document] = []
    size = 0
    while size < megabytes * 1e6:
        text = rows[len(documents) % len(rows)]
        documents.append(Document(f"row-{len(documents)}", text))
        size += len(text.encode("utf-8", "surrogatepass"))
    return documents


def megabytes_of(documents: list[Document]) -> float:
    """Return the UTF-8 size of the texts in 10**6 bytes."""
    return sum(len(d.text.encode("utf-8", "surrogatepass")) for d in documents) / 1e6
