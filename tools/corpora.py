"""Write what the repository holds to check a build on: seeds, broken documents, texts of case files, and a corpus made from these."""

from __future__ import annotations

import json
import random
import re
import shutil
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

__all__ = ["DEFECTS", "case_texts", "generated", "own_corpora"]

ROOT = Path(__file__).parent.parent
MARKS = re.compile("[⟦⟧]")
DRAWN = 400  # documents of the generated corpus: 1 MB, which every check has findings in
DEFECTS = [
    "thecouncil", "measuLre", "nato’s", "u. S. ", "cafÃ©", "\ufffd", "&amp;nbsp;", "\u200b", "{{ title }}", "<p class=\"x\">", "the a part",
    "Ann Holt", "Anne Holt", "organisation", "organization", "co-operate", "cooperate", "Leave a Reply", "Advertisement", "\x00", "İlgili",
    "“half a quotation", "https://castrel.example/a.jpg 240w", "\\u2019", "function(){return 1}", "中文。", "слово", "x²", "№5", "Q3",
]  # fmt: skip


def own_corpora(folder: Path) -> Iterator[tuple[str, Path]]:
    """Write the corpora of the repository below ``folder``: the seeds, the broken documents, the case files' texts, and a generated one."""
    yield from ((path.name, shutil.copytree(path, folder / path.name)) for path in (ROOT / "seeds", ROOT / "tests" / "broken"))
    cases = list(case_texts())
    yield "cases", _rows(folder / "cases.jsonl", cases)
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")) + sorted((ROOT / "tests/broken").glob("*.txt"))]
    yield "generated", _rows(folder / "generated.jsonl", enumerate(generated(texts, DRAWN)))


def case_texts() -> Iterator[tuple[str, str]]:
    """Yield every text of the case files, without its marks, with a name."""
    for file in sorted((ROOT / "tests" / "cases").glob("*.yaml")):
        groups = yaml.safe_load(file.read_text("utf-8"))
        cases = [case for name in ("flags", "passes", "misses") for case in groups.get(name) or ()]
        for number, case in enumerate(cases):
            for part, text in enumerate(case.get("seeds", [case.get("text", "")])):
                yield f"{file.stem}-{number}-{part}", MARKS.sub("", text)


def generated(texts: list[str], count: int) -> Iterator[str]:
    """Yield ``count`` documents whose paragraphs are drawn from ``texts``, damaged here and there, in four shapes."""
    draw = random.Random(11)
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n") if paragraph.strip()]
    for number in range(count):
        drawn = [_damaged(draw.choice(paragraphs), draw) for _ in range(draw.randint(1, 14))]
        wrapped = [textwrap.fill(paragraph, 72) for paragraph in drawn]
        yield ("\n\n".join(drawn), "\n".join(drawn), " ".join(drawn), "\n\n".join(wrapped))[number % 4]


def _damaged(paragraph: str, draw: random.Random) -> str:
    words = paragraph.split(" ")
    if draw.random() < 0.2:
        words.insert(draw.randrange(len(words) + 1), draw.choice(DEFECTS))
    if draw.random() < 0.1:
        words = [word.lower() for word in words]
    return " ".join(words)


def _rows(path: Path, texts: Iterable[tuple[object, str]]) -> Path:
    rows = (json.dumps({"id": str(name), "text": text}) + "\n" for name, text in texts)
    path.write_text("".join(rows), encoding="utf-8")
    return path
