"""Written documents for ``learn.py``: real articles that end in lines written for this purpose, or are interrupted by wording.

``endings/<language>.txt`` holds invented lines, in blocks under ``%% tail``, what readers would cut, and ``%% kept``, what is easily
taken for it and belongs to the article: a programme, an address, a recipe's last step. Labelled pages are few outside English, and
hardly any of them shows such an end. Wording that stands between paragraphs is that of the phrase packs.
"""

from __future__ import annotations

import pathlib
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from data import Labelled, fold_of, replaced

from seedproof.core.document import Document
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.phrases import packs
from seedproof.parse import batch_of

FOLDER = pathlib.Path(__file__).parent / "endings"
_LEAST = 400  # characters of an article (guessed)
_LONGEST = 12_000  # characters of an article: what is far above its end says little of it (guessed)
# Of a written document, a page of the real ones being 1. With no more for tails than for the rest, lone ones are hardly believed; half of
# all of these did as well (cross-validated).
_WEIGHTS = {"tail": 0.5, "kept": 0.2, "kept+tail": 0.2, "inside": 0.2}
_INSIDE = ("advertisement-marker", "inline-teaser", "picture-label", "inline-promo")  # topics of what stands between paragraphs
_HEADLINE = 15  # words at most (guessed)
_OF_GROUP = 4  # tails: few enough that each fold has groups of each language


@dataclass(frozen=True)
class Endings:
    """The blocks of one language, or some of them.

    ``language``: its code
    ``tail``: what readers would cut
    ``kept``: what is easily taken for it
    """

    language: str
    tail: list[str]
    kept: list[str]

    def groups(self) -> list[Endings]:
        """Return the blocks a few at a time. A group is taken for a site: it is of one fold."""
        size = max(len(self.tail) // _OF_GROUP, 1)
        return [Endings(self.language, self.tail[i::size], self.kept[i::size]) for i in range(size)]


def endings() -> list[Endings]:
    """Return the written blocks of each language."""
    result = []
    for path in sorted(FOLDER.glob("*.txt")):
        parts = re.split(r"^%% (tail|kept)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
        blocks = [(kind, text.strip("\n")) for kind, text in zip(parts[::2], parts[1::2], strict=True)]
        tail, kept = ([text for kind, text in blocks if kind == wanted] for wanted in ("tail", "kept"))
        result.append(Endings(path.stem, tail, kept))
    return result


def samples() -> list[Labelled]:
    """Return each group as a document, kept lines before the cut and tails after it, for counting words."""
    result = []
    for language in endings():
        for i, group in enumerate(language.groups()):
            kept, tail, site = "\n".join(group.kept), "\n".join(group.tail), _site(language.language, i)
            text, low, high = f"{kept}\n{tail}", len(kept) - 1, len(kept) + 3
            result.append(Labelled(site, text, low, high, ends=False, site=site, page=site, source="written", kind="near", weight=1.0))
    return result


def written(documents: Sequence[Labelled], fold: int, folds: int, seed: int = 0) -> list[Labelled]:
    """Return for each article in a language of ``endings`` one with a tail, one with kept lines, and one with both.

    All lines are of groups in ``fold``, as the articles are.
    """
    chance, known = random.Random(seed), {}
    for language in endings():
        groups = [group for i, group in enumerate(language.groups()) if fold_of(_site(language.language, i), folds) == fold]
        tail, kept = [text for g in groups for text in g.tail], [text for g in groups for text in g.kept]
        if tail and kept:
            known[language.language] = Endings(language.language, tail, kept)
    articles = _articles(documents)
    codes = [LANGUAGES[i] if i >= 0 else "" for i in batch_of([Document("", body) for _, body in articles]).languages.of_documents.tolist()]
    inside = {code: _inside([body for (_, body), own in zip(articles, codes, strict=True) if own == code], code) for code in known}
    return [
        _made(d, body, kind, known[code], inside[code], chance)
        for (d, body), code in zip(articles, codes, strict=True)
        if code in known
        for kind in _WEIGHTS
    ]


def _inside(articles: Sequence[str], code: str) -> list[str]:
    """Return lines that interrupt articles in a language: labels, and teasers with the headline of another article."""
    found = [p for p in packs() if p.topic in _INSIDE and p.language in (code, "en")]
    labels = [p.text[0].upper() + p.text[1:] for p in found if p.place == "line"]
    openings = [p.text[0].upper() + p.text[1:] for p in found if p.place == "start" and p.topic == "inline-teaser"]
    headlines = [first for first in (text.partition("\n")[0].strip() for text in articles) if 3 < len(first.split()) <= _HEADLINE]
    return labels + [f"{openings[i % len(openings)]} {line}" for i, line in enumerate(headlines) if openings]


def _site(language: str, group: int) -> str:
    """Return what a group is taken for, so that it is of one fold."""
    return f"written/{language}/{group}"


def _articles(documents: Sequence[Labelled]) -> list[tuple[Labelled, str]]:
    """Return one text of each page, up to a line that is of the article for sure."""
    pages: dict[str, Labelled] = {}
    for d in sorted(documents, key=lambda d: d.id):
        if d.learn and not d.kind.startswith("whole") and d.low > _LEAST and d.kind != "near+cut":
            pages.setdefault(d.page, d)
    result = []
    for d in pages.values():
        end = d.low + 2 if d.sure else len(d.text) if d.ends else d.text.rfind("\n", 0, d.low)
        body = d.text[: max(end, 0)].rstrip()
        if len(body) > _LONGEST:
            body = body[: body.rfind("\n", 0, _LONGEST)].rstrip()
        if len(body) >= _LEAST:
            result.append((d, body))
    return result


def _made(d: Labelled, body: str, kind: str, known: Endings, inside: Sequence[str], chance: random.Random) -> Labelled:
    """Return an article with written lines behind it or in it."""
    glue = "\n\n" if "\n\n" in body else "\n"
    if chance.random() < 0.5:  # what stands at the end of the real article would tell otherwise
        lines = body.split("\n")
        body = "\n".join(lines[: max(chance.randrange(len(lines)) + 1, min(2, len(lines)))]).rstrip()
    if kind == "inside" or chance.random() < 0.25:
        body = _interrupted(body, inside, glue, chance)
    if "kept" in kind:
        body += glue + _set(chance.choice(known.kept), glue, chance)
    if "tail" not in kind:
        return _labelled(d, body, len(body), len(body), kind)
    blocks = chance.sample(known.tail, min(chance.choice((1, 1, 1, 2, 3)), len(known.tail)))
    tail = glue.join(_set(block, glue, chance) for block in blocks)
    if chance.random() < 0.3:
        tail = glue.join(tail.split(glue)[: chance.choice((1, 1, 2, 3))])
    return _labelled(d, body + glue + tail, len(body) - 2, len(body) + len(glue) + 2, kind)


def _interrupted(body: str, inside: Sequence[str], glue: str, chance: random.Random) -> str:
    """Return the article with some lines between its paragraphs that are none of it."""
    paragraphs = body.split(glue)
    for _ in range(chance.choice((1, 1, 2, 3))):
        if len(paragraphs) > 1:
            paragraphs.insert(chance.randrange(1, len(paragraphs)), chance.choice(inside))
    return glue.join(paragraphs)


def _set(block: str, glue: str, chance: random.Random) -> str:
    """Return the block with lines set apart as those of the article are, or as it was written."""
    if glue == "\n\n" and chance.random() < 0.5:
        return block
    return glue.join(line for line in block.split("\n") if line.strip())


def _labelled(d: Labelled, text: str, low: int, high: int, kind: str) -> Labelled:
    """Return ``d`` with another text, whose cut lies between ``low`` and ``high``."""
    return replaced(
        d, _WEIGHTS[kind], text=text, low=low, high=high, ends=low == high, source="written", kind=f"written {kind}", sure=False,
        body_end=0, keep=(), flag=(),
    )  # fmt: skip
