"""Write ``en/variants.txt``: English words that have two accepted spellings, such as an American and a British one.

SCOWL's lists say which words are American, which are of other countries, and which are variants, but not of what. A word is paired with the
one that a usual change of letters makes of it: for other countries one that only Americans write, or two changes; for variants one that
any country writes. Where several are made, the most frequent is meant; where none of them is in the frequency table, the word is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from training.lexicon.scowl import entries, known_words, notice

__all__ = ["made", "pairs", "write"]

LARGEST = 70  # size of the lists; larger ones hold words that hardly any text has
SHORTEST = 5  # letters: of shorter words too many are a change from another word ("crees", "ceres")
ELSEWHERE = ("british", "british_z", "canadian", "australian")
VARIANTS = tuple(f"{country}variant_{rank}" for country in ("", "british_", "canadian_", "australian_") for rank in (1, 2))
WHAT = "English words and the other accepted spelling of each."
#: Letters that stand for each other in two spellings of one word; tried both ways, at each place, or at the end where a "$" stands.
CHANGES = """
our or · ll l · ae e · oe e · ph f · ogue og · re er · is iz · ys yz · ce se · ci si · ge g · eable able · x ct · ey y · ie y
y i · or$ er$ · ors$ ers$ · im em · in en · k c · mme m · ette et · tt t · ss s · pp p · nn n · gg g · bb b · mm m · rr r
dd d · ff f · cc c · zz z · que ck · que k · ough ow · oul ol · gh g · kh k · dh d · oo ou · ou u · ei ey · ay ey · o oe
ai ae · sc s · sch sh · tz ts · tz cz · ts cz · dj j · q k · c ck · gaol jail · eing ing · eous ious · ible able · ant ent
ance ence · ight ite · full ful · ese eze · cks x · w wh · ways wise · ea e
"""
_CHANGES = tuple(
    sorted(
        {
            pair
            for one, other in map(str.split, CHANGES.replace("\n", " · ").strip(" ·").split(" · "))
            for pair in ((one, other), (other, one))
        }
    )
)


def write(scowl: Path, into: Path) -> None:
    """Write the list."""
    listed = {kind: _words(scowl, kind) for kind in ("american", "english", "elsewhere", "variant")}
    found = sorted(pairs(listed, known_words(into / "en" / "lexicon.txt")))
    target = into / "en" / "variants.txt"
    target.write_text(notice(WHAT, "variants.py") + "".join(f"{word} {other}\n" for word, other in found), encoding="utf-8")
    print(f"{target}: {len(found)} words")


def pairs(listed: Mapping[str, set[str]], zipf: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    """Yield the words of other countries and the variants, each with its American or usual spelling."""
    american, english, elsewhere = listed["american"], listed["english"], listed["elsewhere"]
    only_american = american - english - elsewhere
    for word in elsewhere - english - american:
        made_once = set(made(word))
        others = made_once & only_american or {other for one in made_once for other in made(one)} & only_american
        if len(others) == 1:
            yield word, others.pop()
    usual = english | american | elsewhere
    for word in listed["variant"] - usual:
        others = set(made(word)) & usual - {word}
        if others and (len(others) == 1 or max(zipf.get(other, 0) for other in others) > 0):
            yield word, max(sorted(others), key=lambda other: zipf.get(other, 0))


def made(word: str) -> Iterator[str]:
    """Yield what one change makes of a word."""
    ended = f"{word}$"
    for old, new in _CHANGES:
        at = ended.find(old)
        while at >= 0:
            yield f"{ended[:at]}{new}{ended[at + len(old) :]}".rstrip("$")
            at = ended.find(old, at + 1)


def _words(scowl: Path, kind: str) -> set[str]:
    """Return the plain words of a kind of spelling."""
    kinds = {"elsewhere": ELSEWHERE, "variant": VARIANTS}.get(kind, (kind,))
    listed = entries(scowl, ("words",), LARGEST, kinds)
    return {word for word in listed if len(word) >= SHORTEST and word.isascii() and word.isalpha() and word.islower()}
