"""Spin text as rewriting software does, in several ways, to learn ``spun-document`` from it.

    python -m training.spun.spinners WORDNET MOBY < article.txt

shows what each does to a text. ``HELD_OUT`` is never learnt from, only tested on.
"""

from __future__ import annotations

import pathlib
import random
import re
import sys
import tomllib
from collections.abc import Callable

from training.spun.thesaurus import Moby, WordNet

__all__ = ["HELD_OUT", "LITTLE_ONLY", "Spinner", "spinners"]

HELD_OUT = "moby"
LITTLE_ONLY = "function-words"
LOWERED = 0.25  # share of texts that lose the capitals of their names, as some of this software does
TOKEN = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*|[^A-Za-z]+")
KEPT = frozenset(
    "the a an of to in for on and or but is are was were be been being has have had do does did not with by at from as that this these "
    "those it its he she they we i you his her their our my your him them us me who which what when where while than then there here if "
    "so no nor can could may might must shall should will would said says say more most other some any all one two three mr mrs ms".split()
)
SENTENCE = re.compile(r"(^|[.!?]['”\"]?\s+|\n)(\w)|(\w)")
Choice = Callable[[str, random.Random], str]  # a word to put for another, or nothing


class Spinner:
    """Put other words for some words of a text: a share of them, between ``least`` and ``most``, drawn for each text."""

    def __init__(self, choose: Choice, least: float, most: float, *, names: bool = False) -> None:
        self._choose, self._least, self._most, self._names = choose, least, most, names
        self.on_swap: Callable[[str, str], None] | None = None  # is told each word and what was put for it

    def spin(self, text: str, chance: random.Random, lowered: bool | None = None) -> str:
        """Return ``text`` rewritten."""
        share = chance.uniform(self._least, self._most)
        out = "".join(self._other(t, chance) if t[0].isalpha() and chance.random() < share else t for t in TOKEN.findall(text))
        return lower_names(out) if (chance.random() < LOWERED if lowered is None else lowered) else out

    def _other(self, token: str, chance: random.Random) -> str:
        word = token.lower()
        tail = token[-2:] if word.endswith(("'s", "’s")) else ""
        if token[0].isupper() and not self._names:
            return token
        new = self._choose(word.removesuffix(tail.lower()), chance).replace("_", " ")
        if not new:
            return token
        if self.on_swap and " " not in new:
            self.on_swap(word.removesuffix(tail.lower()), new)
        shaped = new.upper() if token.isupper() and len(token) > 1 else new[0].upper() + new[1:] if token[0].isupper() else new
        return shaped + tail


def spinners(wordnet: pathlib.Path, moby: pathlib.Path) -> dict[str, Spinner]:
    """Return the spinners by name."""
    words = WordNet(wordnet)
    loose = Moby(moby, words)
    little: dict[str, list[str]] = tomllib.loads((pathlib.Path(__file__).parent / "little_words.toml").read_text(encoding="utf-8"))

    def synonym(source: Callable[[str], tuple[str, ...]]) -> Choice:
        return lambda word, chance: chance.choice(source(word) or ("",)) if len(word) > 2 and word not in KEPT else ""

    def function_word(word: str, chance: random.Random) -> str:
        return chance.choice(little.get(word, [""]))

    def both(word: str, chance: random.Random) -> str:
        return function_word(word, chance) or synonym(words.usual)(word, chance)

    return {
        "thesaurus": Spinner(synonym(words.usual), 0.3, 0.7),
        "round-trip": Spinner(synonym(words.any_sense), 0.2, 0.5, names=True),
        "function-words": Spinner(function_word, 0.12, 0.35, names=True),
        "both": Spinner(both, 0.2, 0.45, names=True),
        "moby": Spinner(synonym(loose.loose), 0.15, 0.5),
    }


def lower_names(text: str) -> str:
    """Return ``text`` with capitals only where a sentence begins, abbreviations taken for sentences' ends."""
    split = re.sub(r"\b([A-Z])\.([A-Z])\.", r"\1. \2.", text)
    return SENTENCE.sub(lambda m: (m[1] + m[2].upper()) if m[2] else m[3].lower(), split)


if __name__ == "__main__":
    article = sys.stdin.read()
    for name, spinner in spinners(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])).items():
        print(f"--- {name}\n{spinner.spin(article, random.Random(1))}\n")
