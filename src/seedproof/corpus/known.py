"""Which findings of a run a baseline knows, and which of its entries nothing is left of.

An entry holds for one finding: where a document has the same slip twice more than before, two are new. The document is that of the
entry where its id is the same, and a little of its text, or else most of the text: so a file may be renamed, and another text under an
old name has all its findings told. Within a document what a finding marks decides, then what stands next to it: it may move, and text
round it be mended.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from seedproof.core.anchor import FEW, Anchor, likeness
from seedproof.core.document import Origin
from seedproof.core.finding import Finding
from seedproof.corpus.baseline import Baseline, Entry

__all__ = ["Known", "known"]

_SAME_ID: Final = 0.2  # likeness of two texts under one name, one of which was mended: a tail of four fifths may have been cut off
_SAME_TEXT: Final = 0.5  # of texts under two names
_SAME_WORDS: Final = 0.5  # of what two findings mark, if it is more than a few words

_COMPARED: Final = 4  # documents, those first that have most bytes in common (guessed)

_Group = tuple[str, bytes]  # a document: its id, and its signature


class Known(NamedTuple):
    """What a baseline knows of some findings.

    - ``entries``: the entry of each finding that has one, by its document and its number there, from 0
    - ``stale``: entries of which there is no finding
    """

    entries: dict[tuple[Origin, int], Entry]
    stale: tuple[Entry, ...]


def known(baseline: Baseline, found: Mapping[Origin, Sequence[Finding]]) -> Known:
    """Return which of the findings in documents a baseline knows. All need anchors, save where the baseline is of before format 2.

    The findings of a document are asked for twice, and are not held.
    """
    fingerprints = {entry.fingerprint: number for number, entry in enumerate(baseline.entries) if entry.fingerprint}
    old: dict[_Group, list[_Item]] = defaultdict(list)
    for number, entry in enumerate(baseline.entries):
        if entry.anchor:
            old[entry.seed, entry.anchor.seed].append(_Item(number, entry.check, entry.anchor))
    taken: dict[tuple[Origin, int], int] = {}
    names: dict[Origin, _Group] = {}
    for origin, findings in found.items():
        taken |= {(origin, n): fingerprints[f.fingerprint] for n, f in enumerate(findings) if f.fingerprint in fingerprints}
        if anchor := findings[0].anchor:
            names[origin] = findings[0].seed, anchor.seed
    for group, origin in _same_documents(old, names) if old else ():
        same = _same_findings(old[group], _items(found[origin]))
        used = set(same.values())
        old[group] = [entry for entry in old[group] if entry.number not in used]
        taken |= {(origin, number): entry for number, entry in same.items()}
    used = set(taken.values())
    stale = tuple(entry for number, entry in enumerate(baseline.entries) if number not in used)
    return Known({place: baseline.entries[entry] for place, entry in taken.items()}, stale)


def _items(findings: Sequence[Finding]) -> list[_Item]:
    """Return the findings of a document, information last: it was not recorded, and may mark the same words as what was."""
    ordered = sorted(enumerate(findings), key=lambda one: one[1].severity == "info")
    return [_Item(number, finding.check, finding.anchor) for number, finding in ordered if finding.anchor]


class _Item(NamedTuple):
    """An entry or a finding: its number, its check, its anchor."""

    number: int
    check: str
    anchor: Anchor


def _same_documents(old: Collection[_Group], new: Mapping[Origin, _Group]) -> list[tuple[_Group, Origin]]:
    """Pair documents of a baseline and of a run: by id and text, by id, by text, by most of the text.

    Those of one id and text share their entries; of all others each is paired once.
    """
    pairs = [(group, origin) for origin, group in new.items() if group in old]
    ways = (partial(_best, least=_SAME_ID, named=True), _moved, partial(_best, least=_SAME_TEXT, named=False))
    for way in ways:
        paired, placed = {group for group, _ in pairs}, {origin for _, origin in pairs}
        left = [group for group in old if group not in paired]
        pairs += way(left, {origin: group for origin, group in new.items() if origin not in placed})
    return pairs


def _moved(old: Iterable[_Group], new: Mapping[Origin, _Group]) -> Iterator[tuple[_Group, Origin]]:
    """Pair those of the same text, in order."""
    of_text: dict[bytes, list[_Group]] = defaultdict(list)
    for group in sorted(old, reverse=True):
        of_text[group[1]].append(group)
    return ((of_text[text].pop(), origin) for origin, (_, text) in sorted(new.items()) if of_text[text])


def _best(old: Iterable[_Group], new: Mapping[Origin, _Group], least: float, named: bool) -> Iterator[tuple[_Group, Origin]]:
    """Pair the likest, at least so like; with ``named`` of one id. Each is compared with the few that it has most bytes in common with."""
    with_byte: dict[Hashable, list[_Group]] = defaultdict(list)
    for group in old:
        for place in enumerate(group[1]):
            with_byte[place, group[0] if named else None].append(group)
    like: dict[tuple[_Group, Origin], float] = {}
    for origin, (seed, text) in new.items() if with_byte else ():
        met = Counter(group for place in enumerate(text) for group in with_byte.get((place, seed if named else None), ()))
        like |= {(group, origin): likeness(group[1], text) for group, _ in met.most_common(_COMPARED)}
    groups: set[_Group] = set()
    origins: set[Origin] = set()
    for group, origin in sorted((pair for pair in like if like[pair] >= least), key=lambda pair: (-like[pair], pair)):
        if group not in groups and origin not in origins:
            groups.add(group)
            origins.add(origin)
            yield group, origin


def _same_findings(old: Sequence[_Item], new: Sequence[_Item]) -> dict[int, int]:
    """Return the number of the entry for each finding of a document that has one: the surest first."""
    taken: dict[int, int] = {}
    for of in _KEYS:
        left: dict[Hashable, list[_Item]] = defaultdict(list)
        used = set(taken.values())
        for entry in old:
            if entry.number not in used:
                left[of(entry)].append(entry)
        for item in new:
            if item.number not in taken and left.get(of(item)):
                taken[item.number] = left[of(item)].pop(0).number
    used = set(taken.values())
    left_over = [entry for entry in old if entry.number not in used]
    for item in new:
        if item.number not in taken:
            mended = max(left_over, key=lambda entry: _likeness(entry, item), default=None)
            if mended and _likeness(mended, item):
                left_over.remove(mended)
                taken[item.number] = mended.number
    return taken


_KEYS: tuple[Callable[[_Item], Hashable], ...] = (
    lambda item: (item.check, item.anchor.words, item.anchor.before, item.anchor.after),
    lambda item: (item.check, item.anchor.words, item.anchor.before),
    lambda item: (item.check, item.anchor.words, item.anchor.after),
    lambda item: (item.check, item.anchor.words),
)


def _likeness(entry: _Item, item: _Item) -> float:
    """Return how sure it is that one stretch is what mending has left of another, 0 where it is not: a slip is the same or none."""
    one, other = entry.anchor, item.anchor
    if entry.check != item.check or max(one.size, other.size) <= FEW:
        return 0.0
    words = likeness(one.words, other.words) if min(one.size, other.size) > FEW else 0.0
    beside = (one.before == other.before) + (one.after == other.after)
    return beside + words if beside or words >= _SAME_WORDS else 0.0
