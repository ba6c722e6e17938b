"""Read the dictionaries of spell checkers (Hunspell's ``.dic`` and ``.aff``): every form that their endings and beginnings make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["forms"]

DEEPEST = 2  # endings one upon the other, as Hunspell itself allows


class Affix(NamedTuple):
    """An ending, or a beginning, and what it asks of the word it is put to.

    ``strip``: what the word loses · ``add``: what it gets · ``asks``: what it must look like · ``flags``: what may be put on it again.
    """

    strip: str
    add: str
    asks: re.Pattern[str]
    flags: frozenset[str]


class Rules(NamedTuple):
    """The rules of a dictionary.

    ``flagged``: how flags are written · ``sets``: sets of flags that a number stands for · ``endings``, ``beginnings``: by flag ·
    ``crossed``: flags of beginnings and endings that go together · ``bound``: of what is no word without an ending · ``barred``: of what
    is none at all.
    """

    flagged: str
    sets: list[frozenset[str]]
    endings: dict[str, list[Affix]]
    beginnings: dict[str, list[Affix]]
    crossed: set[str]
    bound: frozenset[str]
    barred: frozenset[str]

    def flags(self, written: str) -> frozenset[str]:
        """Return the flags that stand behind a word."""
        if self.sets and written.isdigit():
            return self.sets[int(written) - 1]
        if self.flagged == "long":
            return frozenset(written[i : i + 2] for i in range(0, len(written), 2))
        return frozenset(written.split(",") if self.flagged == "num" else written)


def forms(dictionary: Path) -> Iterator[str]:
    """Yield the forms of a dictionary, given as the path of its ``.dic``; many come more than once."""
    encoding, rules = _rules(dictionary.with_suffix(".aff"))
    for row in dictionary.read_text(encoding=encoding, errors="replace").splitlines()[1:]:
        entry = row.split("\t")[0].split(" ")[0]
        word, _, written = entry.replace("\\/", "\0").partition("/")
        flags = rules.flags(written)
        if word and not flags & rules.barred:
            yield from (form.replace("ĳ", "ij") for form in _made(word.replace("\0", "/"), flags, rules))


def _made(word: str, flags: frozenset[str], rules: Rules) -> Iterator[str]:
    """Yield a word and what its flags make of it."""
    if not flags & rules.bound:
        yield word
    for flag in flags & rules.beginnings.keys():
        for affix in rules.beginnings[flag]:
            if word.startswith(affix.strip) and affix.asks.match(word):
                begun = affix.add + word[len(affix.strip) :]
                if not flags & rules.bound:
                    yield begun
                if flag in rules.crossed:
                    yield from _ended(begun, flags & rules.crossed, rules, DEEPEST)
    yield from _ended(word, flags, rules, DEEPEST)


def _ended(word: str, flags: frozenset[str], rules: Rules, depth: int) -> Iterator[str]:
    for flag in flags & rules.endings.keys():
        for affix in rules.endings[flag]:
            if word.endswith(affix.strip) and affix.asks.search(word):
                ended = word[: len(word) - len(affix.strip)] + affix.add
                if not affix.flags & (rules.bound | rules.barred):
                    yield ended
                if affix.flags and depth > 1:
                    yield from _ended(ended, affix.flags, rules, depth - 1)


def _rules(file: Path) -> tuple[str, Rules]:
    """Read the affixes of a dictionary; return its encoding too."""
    raw = file.read_bytes()
    said = re.search(rb"^SET\s+(\S+)", raw, re.MULTILINE)
    encoding = said.group(1).decode() if said else "utf-8"
    rows = [row.split() for row in raw.decode(encoding, errors="replace").splitlines()]
    flagged = next((row[1] for row in rows if row[:1] == ["FLAG"]), "")
    bare = Rules(flagged, [], {}, {}, set(), frozenset(), frozenset())
    sets = [bare.flags(row[1]) for row in rows if row[:1] == ["AF"]][1:]
    bound = frozenset(row[1] for row in rows if row[:1] == ["NEEDAFFIX"])
    barred = frozenset(row[1] for row in rows if row[:1] in (["FORBIDDENWORD"], ["ONLYINCOMPOUND"]))
    rules = Rules(flagged, sets, {}, {}, set(), bound, barred)
    for row in rows:
        if row[:1] in (["SFX"], ["PFX"]) and len(row) == 4 and row[3].isdigit():
            rules.crossed.update({row[1]} if row[2] == "Y" else set())
        elif row[:1] in (["SFX"], ["PFX"]) and len(row) > 3:
            by_flag = rules.endings if row[0] == "SFX" else rules.beginnings
            by_flag.setdefault(row[1], []).append(_affix(row, rules))
    return encoding, rules


def _affix(row: list[str], rules: Rules) -> Affix:
    add, _, written = row[3].partition("/")
    asks = row[4] if len(row) > 4 and not row[4].startswith(("is:", "po:")) else "."
    pattern = re.compile(f"{asks}$" if row[0] == "SFX" else asks)
    return Affix(row[2].removeprefix("0"), add.removeprefix("0"), pattern, rules.flags(written))
