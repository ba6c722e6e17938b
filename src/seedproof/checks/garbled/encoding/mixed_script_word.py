"""Words with a letter of another alphabet that looks the same."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, partial
from typing import ClassVar, Final

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck, hits_at
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text import codepoints
from seedproof.text.sets import distinct
from seedproof.text.spans import Offsets

_LATIN, _CYRILLIC, _GREEK, _ARMENIAN = (codepoints.SCRIPTS.index(s) for s in ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN"))
#: Letters that look alike, Latin on the left.
_CYRILLIC_TWINS: Final = dict(zip("aAeEoOpPcCxXyBKMHTiIjJsSqwh", "аАеЕоОрРсСхХуВКМНТіІјЈѕЅԛԝһ", strict=True))
_RARE: Final = frozenset("sSqwh")  # their twins are letters that no Russian or Ukrainian word has
_GREEK_TWINS: Final = dict(zip("ABEZHIKMNOPTYXov", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧον", strict=True))
_ARMENIAN_TWINS: Final = dict(zip("ohugqnL", "օհսցգոԼ", strict=True))
_ROMAN: Final = frozenset("IVXLCDMХІМС")
_KEPT: Final = 10_000  # words and letters whose answer is kept: where alphabets are mixed, the same ones come over and over (guessed)
_LONGEST: Final = 60  # characters of a word that is judged (guessed)


class MixedScriptWord(BatchCheck):
    """Finds words in which a letter comes from another alphabet that looks the same.

    **Why it matters**

    “Lоndon” with a Cyrillic “о” is not “London” to any program. Such letters come from keyboards, OCR, and from writers who dodge
    filters.

    **Example**

    ``The mаyor`` with a Cyrillic ``а``; ``прoект`` with a Latin ``o``.

    **When it is wrong**

    Only letters with a twin in the word's own alphabet count, so formulas (``μm``), brands and Latin words with a Cyrillic ending are
    left alone, as are Roman numerals, which Cyrillic texts often type half in Cyrillic.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB105"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the words that mix alphabets by look-alikes."""
        words = batch.words
        mixed = _mixed(batch)
        spans = zip(words.start[mixed].tolist(), words.end[mixed].tolist(), strict=True)
        found = [(start, end) for start, end in spans if end - start <= _LONGEST and _mended(batch.text[start:end])]
        return hits_at(batch, found, partial(_hit, batch.text))


def _hit(text: str, start: int, end: int) -> Hit:
    word, mended = text[start:end], _mended(text[start:end])
    fix = Fix(safe=False, edits=(Edit(start=start, end=end, text=mended),))
    return Hit(start, end, f"“{word}” mixes two alphabets: {_strangers(word, mended)}", fix=fix)


def _mixed(batch: Batch) -> Offsets:
    """Return words in which a letter of one alphabet touches a letter of another."""
    at = batch.characters.beyond_ascii
    script = batch.characters.scripts[at]
    at = at[(script == _CYRILLIC) | (script == _GREEK) | (script == _ARMENIAN)]
    before, after = (codepoints.scripts(batch.characters.codes_at(at + step)) for step in (-1, 1))
    return distinct(batch.words.at(at[(before == _LATIN) | (after == _LATIN)]))


@lru_cache(_KEPT)
def _mended(word: str) -> str:
    """Return the word in one alphabet, or nothing where that is not clearly what was meant."""
    if _ROMAN.issuperset(word):
        return ""
    for twins in (_CYRILLIC_TWINS, _GREEK_TWINS, _ARMENIAN_TWINS):
        back = {v: k for k, v in twins.items()}
        latin = sum("LATIN" in _alphabet(c) for c in word)
        own = sum(c in back or "LATIN" not in _alphabet(c) for c in word if c.isalpha())
        if latin > own and all(c in back or "LATIN" in _alphabet(c) or not c.isalpha() for c in word):
            # "Googleу" is a Latin name with a Russian ending, not a Latin word with a strange letter.
            return "" if _is_ending(word, back) else "".join(back.get(c, c) for c in word)
        if own > latin and all((c in twins and c not in _RARE) or "LATIN" not in _alphabet(c) for c in word if c.isalpha()):
            return "".join(twins.get(c, c) for c in word)
    return ""


def _is_ending(word: str, strangers: dict[str, str]) -> bool:
    stem = word.rstrip("".join(strangers))
    return stem != word and not any(c in strangers for c in stem) and stem[0].isupper()


@lru_cache(_KEPT)
def _alphabet(character: str) -> str:
    return codepoints.SCRIPTS[int(codepoints.scripts(codepoints.code_points(character))[0])]


def _strangers(word: str, mended: str) -> str:
    changed = dict.fromkeys(c for c, m in zip(word, mended, strict=True) if c != m)
    return ", ".join(f"“{c}” is {_alphabet(c).capitalize()}" for c in changed)
