"""Read labelled titles, to learn from (``learn.py``) and to measure by (``benchmarks/titles.py``).

Some documents come with their title. Of others the address tells it: of a page called ``.../council-keeps-harbour-open.html``
the line that says the same is the headline, and where no line does, an extractor has lost it.
"""

from __future__ import annotations

import gzip
import json
import pathlib
import re
import unicodedata
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

__all__ = ["SETS", "Labelled", "file_of", "lines_of", "normal", "read"]

SETS = ("bylines", "trailing_multi", "trailing", "trailing_more", "quotes", "clean", "gold_more", "raw_ja")
NOT_FOR_LEARNING = "L3S-GN1"  # its licence allows research only: it may judge weights, never make them
LONGEST = 32  # words of a headline
FILLERS = frozenset(
    "the a an of to in on for and is at with by from s it its as be de la el en y der die das und le les des du et "
    "html article story news index".split()
)
ENDING = re.compile(r"\.(html?|php|aspx?|ece|stm|jsp|do|shtml)$")
NUMBER = re.compile(r"\d+|[a-f0-9]{8,}|c|id|art|[a-z]?\d{4,}")
SPELLINGS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True)
class Labelled:
    """A text and the indexes of its non-empty lines that are its title, none where it has no title.

    ``page``: the address, or what else tells pages apart · ``source``: the set it is of · ``kind``: near (as extractors leave articles),
    truth, or whole (a page with its navigation) · ``sure``: whether the title was stated, not concluded from the address.
    """

    id: str
    text: str
    title: tuple[int, ...]
    site: str
    page: str
    source: str
    kind: str
    sure: bool

    @property
    def learn(self) -> bool:
        """Tell whether it may be learnt from."""
        return NOT_FOR_LEARNING not in self.source


def normal(text: str) -> str:
    """Return the words of ``text`` in lower case."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def lines_of(text: str) -> list[str]:
    """Return the lines that hold anything, stripped."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def read(folder: pathlib.Path) -> list[Labelled]:
    """Return every document of ``folder`` whose title is known."""
    stated = {r["url"]: r["title"] for r in _rows(folder, "bylines") if r["title"]}
    others = list(_rows(folder, "trailing_multi"))
    result = [d for r in [*_rows(folder, "bylines"), *others] if r["url"] in stated and (d := _stated(r, stated[r["url"]]))]
    addressed = [*_rows(folder, "trailing"), *_rows(folder, "trailing_more"), *(r for r in others if r["url"] not in stated)]
    result += [d for r in addressed if (d := _addressed(r))]
    return [*result, *_first_lines(folder), *_read_by_people(folder), *_headed(folder)]


def _read_by_people(folder: pathlib.Path) -> Iterator[Labelled]:
    """Yield documents whose title, or lack of one, a reader has told; and what follows the title, which has none."""
    for r in _rows(folder, "gold_more"):
        text, title = r["text"], " ".join((r["title"] or "").split())
        lines = lines_of(text)
        found = tuple(i for i, line in enumerate(lines) if title and title in " ".join(line.split()) and len(line) <= 2 * len(title) + 20)
        if title and not found:
            continue  # in two lines, or run into the lead
        yield Labelled(f"read/{r['id']}", text, found, r["site"], r["id"], "gold_more", "near", sure=True)
        rest = "\n\n".join(lines[found[-1] + 1 :]) if found else ""
        if len(rest) > 200:
            yield Labelled(f"read-cut/{r['id']}", rest, (), r["site"], r["id"], "gold_more, title cut", "near", sure=True)


def _headed(folder: pathlib.Path) -> Iterator[Labelled]:
    """Yield Japanese articles, all of which begin with their headline, and what follows it."""
    for r in _rows(folder, "raw_ja"):
        lines = lines_of(r["text"])
        if len(lines) > 3 and 5 < len(lines[0]) < 90:
            yield Labelled(f"headed/{r['id']}", r["text"], (0,), r["site"], r["id"], "raw_ja", "near", sure=True)
            rest = "\n".join(lines[1:])
            yield Labelled(f"headed-cut/{r['id']}", rest, (), r["site"], r["id"], "raw_ja, title cut", "near", sure=True)


def file_of(folder: pathlib.Path, name: str) -> pathlib.Path:
    """Return the file of a set: what is not labelled lies in a folder beside."""
    return (folder.parent / "raw" if name.startswith("raw_") else folder) / f"{name}.jsonl.gz"


def _rows(folder: pathlib.Path, name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(file_of(folder, name), "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _stated(row: dict[str, Any], title: str) -> Labelled | None:
    wanted, lines = normal(title), [normal(line) for line in lines_of(row["text"])]
    found = tuple(i for i, line in enumerate(lines) if line == wanted)
    if not found and any((wanted and wanted in line) or (len(line) > 15 and line in wanted) for line in lines[:400]):
        return None  # a part of a line, or in two
    source = "bylines" if "author" in row else "trailing_multi"
    return Labelled(f"stated/{row['id']}", row["text"], found, row["site"], row["url"], source, row["kind"], sure=True)


def _addressed(row: dict[str, Any]) -> Labelled | None:
    """Return the title as the last part of the address has it: the lines that share most of its words."""
    told = _told(row["url"])
    lines = lines_of(row["text"])
    if len(told) < 3 or not lines:
        return None
    start = len(lines_of(row["text"][: row["body_start"]])) if "body_start" in row else None
    likeness = [_likeness(told, line) for line in lines[:1500]]
    best = max(likeness)
    found: tuple[int, ...] = ()
    if best >= (0.66 if start is None else 0.6):
        forms = {normal(lines[i]) for i, value in enumerate(likeness) if value > best - 1e-9}
        last = start + 2 if start is not None else 10 if row["kind"] == "near" else len(lines)
        found = tuple(i for i, line in enumerate(lines) if i <= last and normal(line) in forms and len(line.split()) <= LONGEST)
        if not found:
            return None  # a sentence of the article
    elif best > 0.45 or any(_hints(told, line) for line in lines[: (3 if start is None else start) + 6]) or lines[:1] == lines[1:2]:
        return None
    page, source = row.get("page", row["url"]), row.get("source_repo", "trailing" if "page" in row else "trailing_multi")
    return Labelled(f"told/{row['id']}", row["text"], found, row["site"], page, source, row["kind"], sure=False)


def _told(address: str) -> set[str]:
    """Return the words of the part of an address that has most of them."""
    parts = urllib.parse.unquote(urllib.parse.urlparse(address).path).split("/")
    split = [re.split(r"[-_+ .]+", ENDING.sub("", _bare(part))) for part in parts]
    words: list[list[str]] = [[word for word in part if word and not NUMBER.fullmatch(word)] for part in split]
    longest = max(words, key=len)
    return set(longest) - FILLERS


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _spellings(line: str) -> Iterator[set[str]]:
    line = re.sub("['’]", "", line)
    for form in (line, line.translate(SPELLINGS)):
        yield set(re.findall(r"[a-z0-9]+", _bare(form))) - FILLERS


def _likeness(told: set[str], line: str) -> float:
    return max(2 * len(told & words) / (len(told) + len(words)) for words in _spellings(line)) if len(line) <= 300 else 0.0


def _hints(told: set[str], line: str) -> bool:
    """Tell whether a line may be the title in other words."""
    shared = max(len(told & words) for words in _spellings(line))
    return len(line.split()) <= 25 and (shared >= 2 or shared >= 0.3 * len(told))


def _first_lines(folder: pathlib.Path) -> Iterator[Labelled]:
    """Yield news articles that begin with their title, and the same without it."""
    chosen = [*_rows(folder, "quotes"), *(r for r in _rows(folder, "clean") if r["source"] == "bbc-2004-05")]
    for r in chosen:
        lines, source = lines_of(r["text"]), "quotes" if "quotes" in r else "clean"
        site = r["site"] if "quotes" in r else r["id"]
        if len(lines) > 2 and len(lines[0]) < 150:
            yield Labelled(f"first/{r['id']}", r["text"], (0,), site, r["id"], source, "near", sure=True)
            yield Labelled(f"cut/{r['id']}", r["text"].split("\n", 1)[1], (), site, r["id"], f"{source}, title cut", "near", sure=True)
            brief, cut = "\n\n".join(lines[: 2 + len(lines[0]) % 2]), "\n\n".join(lines[1:3])
            yield Labelled(f"brief/{r['id']}", brief, (0,), site, r["id"], f"{source}, brief", "near", sure=True)
            yield Labelled(f"cut-brief/{r['id']}", cut, (), site, r["id"], f"{source}, brief, title cut", "near", sure=True)
