"""Write ``tests/damaged_findings.txt``: how much is found in sound and broken text that was damaged in many small ways, and a digest of it.

    python tools/damaged_findings.py [--all]

Cases stand far from the bounds of a rule; here a word is glued, cut, doubled, misspelt … wherever it happens, so that texts lie on both
sides of each. A line for each way and check: the findings, and a digest of all that is said of them. Run it where a change of a check is
meant to change that; ``--all`` prints what is found, for a comparison with what another tree prints.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
from unicodedata import combining, normalize

from seedproof import Document, check_documents
from seedproof.checks.base import BatchCheck
from seedproof.corpus.registry import built_in

sys.path.insert(0, str(Path(__file__).parent.parent))

from tools.broken_findings import line

__all__ = ["FILE", "contents"]

TESTS = Path(__file__).parent.parent / "tests"
FILE = TESTS / "damaged_findings.txt"
FAMILIES = ("garbled", "spelling")  # what a document is of as a whole is not for a paragraph to show
FEWEST = 8  # words of a paragraph
TIMES = 2  # that a paragraph is damaged in each way, in as many texts

SHARE = 0.1  # of the words of a paragraph, where many are damaged

Words = list[str]
Edit = Callable[[str, int, Random], str]  # what becomes of a word that is changed at one of its letters
Way = Callable[[Words, int, Random], Words]  # what becomes of words that are damaged at one of them, which is not the last


SOUNDS = str.maketrans("szcvbgjiykmneё", "zsvbvjgyicnmёe")
LOST: Edit = lambda word, at, _draw: word[:at] + word[at + 1 :]  # noqa: E731 (one line each)
DOUBLED: Edit = lambda word, at, _draw: word[:at] + word[at] + word[at:]  # noqa: E731
SWAPPED: Edit = lambda word, at, _draw: word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]  # noqa: E731
CHANGED: Edit = lambda word, at, draw: word[:at] + draw.choice("aeinrstlo") + word[at + 1 :]  # noqa: E731
PUT_IN: Edit = lambda word, at, draw: word[:at] + draw.choice("aeinrstlo") + word[at:]  # noqa: E731
FIRST_LOST: Edit = lambda word, _at, _draw: word[1:]  # noqa: E731
ALIKE: Edit = lambda word, at, _draw: word[:at] + word[at].translate(SOUNDS) + word[at + 1 :]  # noqa: E731
BARE: Edit = lambda word, _at, _draw: "".join(c for c in normalize("NFD", word) if not combining(c))  # noqa: E731
EDITS = (LOST, DOUBLED, SWAPPED, CHANGED)


def _mapped(change: Callable[[str, Random], str]) -> Way:
    return lambda words, at, draw: [*words[:at], change(words[at], draw), *words[at + 1 :]]


def _joined(change: Callable[[str, str], str]) -> Way:
    return lambda words, at, _draw: [*words[:at], change(words[at], words[at + 1]), *words[at + 2 :]]


def _cut(word: str, draw: Random, between: str) -> str:
    at = draw.randrange(1, max(len(word), 2))
    return word[:at] + between + word[at:]


def _edited(word: str, draw: Random) -> str:
    return draw.choice(EDITS)(word, draw.randrange(len(word)), draw)


def _recased(word: str, draw: Random) -> str:
    """Return the word again and again, each in small letters, in capitals or with one, in what could be a sentence."""
    shape = draw.choice([str.lower, str.upper, str.capitalize])
    return " ".join(
        f"{draw.choice(['of', 'in', 'the', 'and'])} {draw.choice([shape, shape, str.lower])(word)}" for _ in range(draw.randint(2, 12))
    )


def _everywhere(change: Callable[[str, Random], str]) -> Way:
    return lambda words, _at, draw: [change(word, draw) if draw.random() < SHARE else word for word in words]


def _broken(change: Callable[[str, Random], str]) -> Way:
    """Return the way of lines that are broken otherwise, in a text with words that stand twice on both sides of a break."""
    return lambda words, _at, draw: [change(" ".join(f"{word} {word}" if draw.random() < SHARE else word for word in words), draw)]


def _slips(edit: Edit) -> Way:
    """Return the way of a slip of one kind in many words of five letters or more: of shorter ones little is said."""
    return _everywhere(lambda word, draw: edit(word, draw.randrange(len(word)), draw) if len(word) > 4 else word)


WAYS: dict[str, Way] = {
    "a word glued": _joined(lambda left, right: left + right),
    "a capital inside": _joined(lambda left, right: left + right.capitalize()),
    "a label glued": _joined(lambda left, right: left.capitalize() + right.capitalize() + ":"),
    "a mark without a space": _joined(lambda left, right: left.rstrip(",.;:") + "," + right),
    "a stop without a space": _joined(lambda left, right: left.rstrip(",.;:") + "." + right.capitalize()),
    "a colon without a space": _joined(lambda left, right: left.rstrip(",.;:") + ":" + right.capitalize()),
    "spaces lost after marks": lambda words, _at, draw: re.sub(
        "(?<=[,;:]) ", lambda found: draw.choice(["", found[0]]), " ".join(words)
    ).split(" "),
    "commas put in": lambda words, _at, draw: re.sub(
        "(?<=[a-z]) ", lambda found: draw.choice([",", ", ", found[0], found[0]]), " ".join(words)
    ).split(" "),
    "a hyphen": _joined(lambda left, right: f"{left}-{right}"),
    "a word before an address": _joined(lambda left, right: f"{left}https://castrel.example/{right}"),
    "a word cut": _mapped(lambda word, draw: _cut(word, draw, " ")),
    "a word cut by a hyphen": _mapped(lambda word, draw: _cut(word, draw, "-")),
    "a capital in a word": _mapped(lambda word, draw: _cut(word, draw, draw.choice("LRT"))),
    "a space before a mark": _mapped(lambda word, draw: word + draw.choice([" ,", " .", " ;", " !", " '"])),
    "a slip": _mapped(_edited),
    "a capital lost": _mapped(lambda word, _draw: word.lower()),
    "a word in capitals": _mapped(lambda word, _draw: word.upper()),
    "another case": _mapped(lambda word, _draw: word.swapcase()),
    "a word doubled": _mapped(lambda word, _draw: f"{word} {word}"),
    "an apostrophe": _mapped(lambda word, draw: word.replace("’", draw.choice(["", " ", "'"])) if "’" in word else _cut(word, draw, "’")),
    "another country's": _everywhere(lambda word, _draw: re.sub("our|is(?=[ea])", lambda found: {"our": "or"}.get(found[0], "iz"), word)),
    "a word in three ways": _joined(lambda left, right: f"{left}-{right} {left}{right.lower()} {left}-{right} {left} {right}"),
    "a word in cases by chance": _mapped(_recased),
    "a little word put in": _mapped(lambda word, draw: f"{word} {draw.choice(['a', 'the', 'to', 'of', 'an', 'is'])}"),
    "stops set apart": _mapped(lambda word, _draw: f"{word[:1].upper()}. {word[1:2].upper()}."),
    "a letter set apart": _mapped(lambda word, _draw: f"{word[:1]} {word[1:]}"),
    "capitals lost": _everywhere(lambda word, _draw: word.lower()),
    "words doubled": _everywhere(lambda word, _draw: f"{word} {word}"),
    "words cut": _everywhere(lambda word, draw: _cut(word, draw, " ")),
    "lines of a width": _broken(lambda text, draw: textwrap.fill(text, draw.choice([12, 19, 21, 30, 40, 60, 72, 100, 139, 141, 150]))),
    "lines of nearly a width": _broken(
        lambda text, draw: re.sub("(?<=[a-z]) (?=[a-z]+\n)", "\n", textwrap.fill(text, 72), count=draw.randrange(4))
    ),
    "lines broken by chance": _broken(lambda text, draw: re.sub(" ", lambda _: draw.choice([" "] * 9 + ["\n"]), text)),
    "a word lost": lambda words, at, _draw: words[:at] + words[at + 1 :],
    "all capitals lost": lambda words, _at, _draw: [word.lower() for word in words],
    "a slip in a compound": _joined(lambda left, right: f"{left[1:2]}{left[:1]}{left[2:]}-{right[1:2]}{right[:1]}{right[2:]}"),
    "many slips": _everywhere(_edited),
    "letters lost": _slips(LOST),
    "letters doubled": _slips(DOUBLED),
    "letters swapped": _slips(SWAPPED),
    "letters changed": _slips(CHANGED),
    "letters put in": _slips(PUT_IN),
    "first letters lost": _slips(FIRST_LOST),
    "letters that sound alike": _slips(ALIKE),
    "accents lost": _slips(BARE),
}  # fmt: skip


def contents() -> str:
    """Return what the file must hold."""
    return "".join(
        f"{way}: {check} {len(said)} {sha256(''.join(said).encode()).hexdigest()[:12]}\n" for (way, check), said in sorted(_found().items())
    )


def _found() -> dict[tuple[str, str], list[str]]:
    """Return what is said of the damaged texts, a line for each finding, by the way they were damaged and by check."""
    paragraphs = _paragraphs()
    documents = [Document(f"{way} {number}", text) for way in WAYS for number, text in enumerate(_damaged(paragraphs, way), 1)]
    kinds = [kind for kind in built_in() if issubclass(kind, BatchCheck) and kind.family in FAMILIES]
    result = check_documents(documents, [kind() for kind in kinds])
    result.raise_if_broken()
    said: dict[tuple[str, str], list[str]] = {}
    for finding in sorted(result.findings, key=lambda finding: int(finding.seed.rpartition(" ")[2])):
        way, _, number = finding.seed.rpartition(" ")
        said.setdefault((way, finding.check), []).append(f"{number} {line(finding)}")
    return said


def _paragraphs() -> list[str]:
    paths = [*sorted((TESTS.parent / "seeds").glob("*.txt")), *sorted((TESTS / "broken").glob("*.txt"))]
    found = [paragraph for path in paths for paragraph in path.read_text("utf-8").split("\n\n")]
    return [paragraph for paragraph in found if len(paragraph.split()) >= FEWEST]


def _damaged(paragraphs: Sequence[str], way: str) -> Iterator[str]:
    for paragraph in paragraphs:
        draw = Random(f"{way} {paragraph}")
        for _ in range(TIMES):
            words = paragraph.split(" ")
            yield " ".join(WAYS[way](words, draw.randrange(len(words) - 1), draw))


if __name__ == "__main__":
    if "--all" in sys.argv:
        for (way, check), said in sorted(_found().items()):
            print(f"{way}: {check}\n{''.join(said)}")
    else:
        FILE.write_text(contents(), "utf-8")
        print(f"wrote {FILE}", file=sys.stderr)
