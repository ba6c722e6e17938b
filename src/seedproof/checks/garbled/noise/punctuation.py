"""Signs of character noise that are no words: marks in and between words, stray letters, digits among letters."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.garbled.shared.capitals import before_low_starts, capitals
from seedproof.checks.garbled.shared.rare_characters import punctuation
from seedproof.checks.garbled.shared.repeats import keys_in_documents, recurring
from seedproof.checks.garbled.shared.vocabulary import among, ascii_codes, ascii_flags, vocabulary, word_set
from seedproof.text import codepoints
from seedproof.text.hash_table import scrambled
from seedproof.text.spans import Flags, Offsets

__all__ = ["Marks", "marks"]

Weighed = tuple[Offsets, Offsets, float]

_INSIDE = ascii_flags("~|!^<>;:")
_STRONG = ascii_flags("~|^")
_STRAY = ascii_flags(";,'^~_<:")  # "|", ">" and "*" part the items of menus
_LEAD = ascii_flags(";:,.")  # "not ,whea last"
_DEBRIS = ascii_flags(".;,~")  # ". Parham was", "; ir Neil", at the beginning of a line
_PAIRS = np.zeros(1 << 16, bool)  # "was held,; and"
_PAIRS[[(ord(a) << 8) + ord(b) for a, b in (",.", ",;", ";,", ":;", ";:", ";.", ",:")]] = True
_SPARED = ascii_flags("aeinosuvwxyz")  # letters that stand alone in sound text, of English ("Ireland v Cyprus", "r u") or what it quotes
_BROKEN = re.compile(r"- (?!and\b|or\b|to\b|und\b)[a-z]{2}")
_DIGIT = re.compile(r"[A-Za-z]{2,}\d(?!s$)[a-z]+|[A-Za-z]\d[a-z]{2,}|\d[a-z]{4,}")
#: Words that no sentence ends with.
_OPEN: Final = word_set("the a an of to and with from by at his her its their our my your is are was were be or but as than into")
#: Words that no sentence begins with, not even a careless one in small letters.
_LATER: Final = word_set("was were had has been him them me us of than which who whom whose upon into")
#: Stops after these shorten the word, so that a small letter may follow.
_SHORTENED: Final = word_set(
    "etc vs approx dept est min max hrs hr lbs lb ext tel fig vol misc incl excl ave sec mins oz pct per ed eds ch art para cap cont "
    "illus trans orig ref sq doz gal gov pop pub rec res rev sub temp val var mod non par prop tot ind"
)
_DROPPED: Final = word_set("em tis twas til till cause bout round neath gainst cos cuz fraid scuse nuff ere er is im cross way fore")
_USUAL: Final = 3.5
_KNOWN: Final = 4.5  # Zipf frequency of words that everyone writes without an apostrophe or a stop


class Marks(NamedTuple):
    """Places, in no order: ``start``, ``end``, ``weight``."""

    start: Offsets
    end: Offsets
    weight: np.ndarray[tuple[int], np.dtype[np.float64]]


def marks(batch: Batch) -> Marks:
    """Find the signs in all lines; what they say there is for the caller to judge."""
    if len(batch.text) < 3 or not len(batch.words):
        return Marks(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
    parts = [*_in_words(batch), *_between_words(batch), *_words(batch), *_stops(batch), _apostrophes(batch)]
    start, end = (np.concatenate([part[k] for part in parts]).astype(np.int64) for k in (0, 1))
    return Marks(start, end, np.concatenate([np.full(len(part[0]), part[2]) for part in parts]))


def _in_words(batch: Batch) -> list[Weighed]:
    """Marks between two letters: "adjr~urned", "the;man"."""
    found, kinds = batch.once(punctuation), batch.characters.kinds
    inside = found.at[_INSIDE[found.small]]
    inside = inside[(kinds[np.maximum(inside - 1, 0)] & kinds.take(inside + 1, mode="clip") & codepoints.LETTER) != 0]
    inside = inside[_alone(batch, inside) | (batch.once(ascii_codes)[inside] == ord("~"))]  # "Home|News|Sport" is a menu
    strong = _STRONG[batch.once(ascii_codes)[inside]]
    return [(inside[strong], inside[strong] + 1, 1.0), (inside[~strong], inside[~strong] + 1, 0.5)]


def _between_words(batch: Batch) -> list[Weighed]:
    """Marks alone (" ; "), before a word (" ,whea"), and the hyphen of a line end inside a line ("im- prisonment")."""
    found, kinds = batch.once(punctuation), batch.characters.kinds
    before, after = kinds[np.maximum(found.at - 1, 0)], kinds.take(found.at + 1, mode="clip")
    spaced = before == codepoints.SPACE  # no line end, so that "* " before an item is none
    stray = found.at[_STRAY[found.small] & spaced & (after == codepoints.SPACE)]
    stray = stray[_alone(batch, stray)]
    dots = found.at[(found.small == ord(".")) & spaced & (after == codepoints.SPACE)]
    # "He did . so"; tokenised text has " . So", and some write " . . . so"
    dots = dots[((kinds.take(dots + 2, mode="clip") & codepoints.LOWER) != 0) & ((kinds[np.maximum(dots - 2, 0)] & codepoints.LETTER) != 0)]
    lead = found.at[_LEAD[found.small] & spaced & ((after & codepoints.LETTER) != 0)]
    lead = lead[~_extensions(batch, lead)]
    broken = found.at[(found.small == ord("-")) & ((before & codepoints.LOWER) != 0) & (after == codepoints.SPACE)]
    broken = broken[[_BROKEN.match(batch.text, spot) is not None for spot in broken.tolist()]]
    pairs = (found.small[:-1].astype(np.uint16) << 8) + found.small[1:]
    twice = found.at[:-1][(np.diff(found.at) == 1) & _PAIRS[pairs]]
    first = batch.lines.start
    first = first[_DEBRIS[batch.once(ascii_codes)[first]] & (kinds.take(first + 1, mode="clip") == codepoints.SPACE)]
    return [
        (stray, stray + 1, 0.5),
        (dots, dots + 1, 0.5),
        (lead, lead + 1, 0.5),
        (broken, broken + 1, 0.75),
        (twice, twice + 2, 0.75),
        (first, first + 1, 0.5),
    ]


def _words(batch: Batch) -> list[Weighed]:
    """Stray small letters ("r h wag"), digits among letters ("c6ns")."""
    words, small = batch.words, batch.once(ascii_codes)
    kept, first = batch.once(vocabulary), words.start
    lone = np.flatnonzero(words.length == 1)
    lone = lone[(words.end[lone] - first[lone] == 1) & ~_SPARED[small[first[lone]]]]
    lone = lone[((batch.characters.kinds[first[lone]] & codepoints.LOWER) != 0) & ~kept.address[lone]]
    lone = lone[_alone(batch, first[lone])]
    digits = np.flatnonzero(words.has_digit & words.has_lower)
    digits = digits[(words.length[digits] > 2) & ~kept.address[digits]]
    digits = digits[[_DIGIT.fullmatch(words.bare(k)) is not None for k in digits.tolist()]]
    digits = digits[~recurring(keys_in_documents(batch, digits))]  # "v2ray" is a name
    return [(first[lone], words.end[lone], 0.5), (first[digits], words.end[digits], 1.0)]


def _extensions(batch: Batch, at: Offsets) -> Flags:
    """Which stops begin the ending of a file's name, or a short name such as ".NET"."""
    words = batch.words
    length = words.length[np.minimum(np.searchsorted(words.start, at), len(words) - 1)]
    return (batch.once(ascii_codes)[at] == ord(".")) & (length > 1) & (length < 5)


def _alone(batch: Batch, at: Offsets) -> Flags:
    """Which characters come only once in their line among those at ``at``: what comes again is meant ("tea , cake , jam", "k and k")."""
    line = np.searchsorted(batch.lines.start, at, side="right")
    return ~recurring(scrambled(((line << 8) + batch.once(ascii_codes)[at]).astype(np.uint64)))


def _stops(batch: Batch) -> list[Weighed]:
    """Full stops in mid-sentence: "the. prisoner", "when she came to some. hours afterwards"."""
    words, small = batch.words, batch.once(ascii_codes)
    kept, first = batch.once(vocabulary), words.start
    stop = batch.once(before_low_starts)
    stop = stop[(small[words.end[stop]] == ord(".")) & kept.prose[stop] & ((batch.characters.kinds[first[stop]] & codepoints.LOWER) != 0)]
    stop = stop[small[np.maximum(first[stop] - 2, 0)] != ord(".")]  # "the p. a. system"
    certain = among(batch, _OPEN, stop)
    likely = ~certain & _everyday(batch, stop, _USUAL) & ~among(batch, _SHORTENED, stop) & (words.length[stop] > 2)
    # More of them in one line, or beside names in lower case, are sentences that lost their capitals.
    often = np.bincount(words.line[stop], minlength=len(batch.lines)) > 2
    lowered = often | batch.once(capitals).lowered | batch.once(capitals).low
    likely &= ~lowered[words.line[stop]]
    certain |= likely & among(batch, _LATER, stop + 1)
    sure, other = stop[certain], stop[likely & ~certain]
    return [(first[sure], words.end[sure] + 1, 1.0), (first[other], words.end[other] + 1, 0.75)]


def _apostrophes(batch: Batch) -> Weighed:
    """Straight apostrophes after or before an everyday word without a partner in the line: "that he' would"."""
    words, found = batch.words, batch.once(punctuation)
    at = found.at[(found.codes == ord("'"))]
    inside = codepoints.LETTER | codepoints.DIGIT
    before, after = batch.characters.kinds[np.maximum(at - 1, 0)], batch.characters.kinds.take(at + 1, mode="clip")
    opens, closes = ((before & inside) == 0) & ((after & inside) != 0), ((before & codepoints.SPACE) == 0) & ((after & inside) == 0)
    line = np.maximum(np.searchsorted(batch.lines.start, at, side="right") - 1, 0)
    opened, closed = (np.bincount(line[flags], minlength=len(batch.lines))[line] for flags in (opens, closes))
    ending = at[closes & (opened == 0) & ((before & codepoints.LOWER) != 0)]
    left = np.maximum(np.searchsorted(words.end, ending), 0)
    ending = ending[_bare(batch, left) & ~np.isin(batch.characters.codes[ending - 1], _CLIPPED)]
    leading = at[opens & (closed == 0) & (before == codepoints.SPACE)]
    past = np.maximum(leading - 2, 0)  # "the Reds 'pitcher" is a possessive that was taken apart
    leading = leading[((batch.characters.kinds[past] & codepoints.LETTER) != 0) & ~np.isin(batch.characters.codes[past], _CLIPPED)]
    right = np.searchsorted(words.start, leading)
    leading = leading[_bare(batch, right) & ~among(batch, _DROPPED, right)]
    both = np.concatenate((ending, leading))
    return both, both + 1, 0.75


_CLIPPED = np.array([ord(c) for c in "szxn"], np.uint32)  # "the boys' books", "goin' home"


def _bare(batch: Batch, places: Offsets) -> Flags:
    """Whether an everyday word of three letters or more stands there."""
    words, kept = batch.words, batch.once(vocabulary)
    return _everyday(batch, places) & (words.length[places] > 1) & kept.prose[places]


def _everyday(batch: Batch, places: Offsets, least: float = _KNOWN) -> Flags:
    kept = batch.once(vocabulary)
    types = kept.type[places]
    return (kept.zipf[types] >= least) & (kept.lower[types] > 0.5)
