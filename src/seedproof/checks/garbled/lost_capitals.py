"""A passage whose names and sentences lost their capitals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled._vocabulary import ascii_flags, in_address
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text import characters
from seedproof.text.batch import Batch
from seedproof.text.language import LANGUAGES
from seedproof.text.lexicon import available, lexicon
from seedproof.text.spans import Flags, Offsets

_ALWAYS: Final = 0.12  # a word written in lower case less often than this is a name, or (German) a noun
_STOPS = ascii_flags(".?!")
_PLAIN_START = 12  # words of a line without any capital


class _Evidence(NamedTuple):
    """Words: ``lost`` their capital, which they ``never`` lack in print, ``kept`` it in mid-sentence, ``begins`` a sentence in lower case. Lines: ``bare`` of capitals."""

    lost: Flags
    never: Flags
    kept: Flags
    begins: Flags
    bare: Flags


class LostCapitals(BatchCheck):
    """Finds passages in which names and sentence starts are written in lower case.

    **Why it matters**

    Rewriting software, old archives and careless cleaning scripts lower-case a text. Names then no longer match across documents,
    and sentence splitters and name finders fail.

    **Example**

    ``the minister flew from lisbon to warsaw on tuesday. nobody in poland had expected her.``

    **When it is wrong**

    Poems, chats and posts that are meant to have no capitals. A single word in lower case (``iPhone``, ``van``, ``bell hooks``) is never
    enough, and lines whose language has no word table are not judged.

    **Options**

    ``names``: names in lower case that a line must have, and more than twice as many as it has names with their capital.
    """

    code: ClassVar[str] = "GRB304"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    names: int = 2

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Weigh each line's names and sentence starts, and report the stretch from the first lost capital to the last."""
        columns, lines = batch.columns, batch.columns.lines
        if not len(columns.words):
            return
        seen = _evidence(batch)
        kept, begins = (np.bincount(columns.words.line[f], minlength=len(lines)) for f in (seen.kept, seen.begins))
        lost = _different(batch, seen.lost)
        named = (lost >= self.names) & (lost > 2 * kept) & (_different(batch, seen.never) > 0)
        alone = np.diff(lines.of_document)[lines.document] == 1
        plain = seen.bare & ((lost + begins > 0) | (alone & lines.ends_sentence))
        for line in np.flatnonzero(named | plain).tolist():
            yield _hit(batch, line, seen, whole=bool(plain[line]))


def _evidence(batch: Batch) -> _Evidence:
    columns, words, lines = batch.columns, batch.columns.words, batch.columns.lines
    upper = np.concatenate(([0], np.cumsum(columns.where(characters.UPPER))))
    lowered = words.has_lower & (upper[words.end] == upper[words.start])
    prose = ~batch.keep(in_address)
    share = _share(batch)
    name = (share <= _ALWAYS) & prose & (words.length > 3)
    kept = name & words.initial_upper & words.has_lower & ~words.starts_sentence
    # "it ended. then he left": after a plain word, so that abbreviations ("tys. zł", "vs. them") do not count.
    before = np.concatenate(([False], (lowered & prose & (words.length > 3) & ~words.has_digit)[:-1]))
    ends = np.concatenate(([0], words.end[:-1]))
    stopped = _STOPS[np.minimum(columns.codes[ends], 128)] & (words.start - ends == 2) & (np.diff(words.line, prepend=-1) == 0)
    starts_low = (columns.kinds[lines.start] & characters.LOWER) != 0
    bare = starts_low & (upper[lines.end] == upper[lines.start]) & (lines.word_count >= _PLAIN_START) & (lines.language >= 0)
    lost = name & lowered & ~_hyphenated(batch)
    return _Evidence(lost, lost & (share == 0), kept, before & stopped & lowered & prose, bare)


def _share(batch: Batch) -> npt.NDArray[np.float64]:
    """Share in lower case of each word in its line's language; nan where unknown."""
    words, language = batch.columns.words, batch.columns.lines.language[batch.columns.words.line]
    share = np.full(len(words), np.nan)
    hashes, _, _, inverse = words.types
    for code in available():
        here = language == LANGUAGES.index(code)
        if here.any():
            share[here] = lexicon(code).lower(hashes)[inverse[here]]
    return share


def _different(batch: Batch, flags: Flags) -> Offsets:
    """How many different words each line has among the flagged."""
    words = batch.columns.words
    places = np.flatnonzero(flags)
    pairs = np.unique(np.stack([words.line[places], words.types[3][places]]), axis=1)
    return np.bincount(pairs[0], minlength=len(batch.columns.lines))


def _hyphenated(batch: Batch) -> Flags:
    codes, words = batch.columns.folded_codes, batch.columns.words
    before, after = codes[np.maximum(words.start - 1, 0)], codes[np.minimum(words.end, len(codes) - 1)]
    return (before == ord("-")) | (after == ord("-"))


def _hit(batch: Batch, line: int, seen: _Evidence, whole: bool) -> Hit:
    columns, words = batch.columns, batch.columns.words
    places = np.arange(columns.lines.first[line], columns.lines.last[line])
    broken: Offsets = places[seen.lost[places] | seen.begins[places]]
    start = int(words.start[broken[0]]) if len(broken) and not whole else int(columns.lines.start[line])
    end = int(words.end[broken[-1]]) if len(broken) and not whole else int(columns.lines.end[line])
    if whole:
        broken = np.union1d(broken, places[:1])
    names = list(dict.fromkeys(words.bare(i) for i in broken.tolist() if seen.lost[i]))
    example = ", ".join(f"“{n}”" for n in names[:4])
    message = "this passage has no capital letters" if whole else "names here lost their capitals"
    at = words.start[broken].tolist()
    edits = tuple(Edit(start=s, end=s + 1, text=columns.text[s].upper()) for s in at)
    return Hit(start, end, f"{message}: {example}" if names else message, fix=Fix(safe=False, edits=edits))
