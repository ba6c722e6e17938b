"""Who says a quotation, and by which word: read from the signs of the sentence round it.

Attempted: the subject before the verb ("Ida Holm said"), after it ("said Ida Holm"), round the quotation, after "according
to", before a colon; descriptions ("the mayor"); a quotation that goes on after its attribution or in the next paragraph;
a pronoun where the last speaker and the last subject are the same person. Not attempted: speech without quotation marks,
who is meant by a description, speakers in Chinese, Japanese, Thai (their words are not told apart), gender.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = ["Attribution", "Sentence", "attribute", "opening", "subject"]

_NP: Final = r"(?:D(?= [FCVH])|(?:D[ =])?(?:[KNxvpE][ =]|[A-Zx]=|K F (?=D?.?K)){0,7}[NKx])"
_SUBJECT: Final = rf"(?:(?P<pronoun>P)|(?P<np>{_NP}))"
_OF: Final = r"(?P<of>(?: F (?:[DKNxvpE][ =]){0,5}[KNx])?)(?: [FA][ =](?:[DKNxvpFAE][ =]){0,9}[DKNxvpE])?"
_ASIDE: Final = r"[,(-](?P<aside>(?:[WG] [^.|:]{1,90}?|[^CGVT.|:]{1,90}?))[,)-]"
_BETWEEN: Final = rf"{_OF}(?:{_ASIDE}|[ )-]|, ?(?=[WH]))(?:W )?(?:H[ ,]){{0,4}}"

_DIRECT: Final = re.compile(rf"(?<![DFKNxvpE][ =]){_SUBJECT}{_BETWEEN}(?P<cue>[CV])")
_AFTER_DIRECT: Final = re.compile(rf"(?:H[ ,])*{_SUBJECT}{_BETWEEN}(?P<cue>[CV])")
_NAMED: Final = r"(?:[,(-](?P<aside>N[ =](?:p )*N(?:[ =](?:p )*N)*)(?=[,.|)-]))?"  # the mayor, Ida Holm
_AFTER_INVERTED: Final = re.compile(rf"(?:H[ ,])*(?P<cue>C)[ ,](?:H[ ,])*{_SUBJECT}{_OF}{_NAMED}")
_AFTER_ALONE: Final = re.compile(r"(?:H[ ,])*(?P<pronoun>C)(?:[.|,;)]| F )")  # «Sí», dice.
_AFTER_LOOSE: Final = re.compile(rf"{_SUBJECT} (?:H )?(?P<cue>v)")
_AFTER_LOOSE_INVERTED: Final = re.compile(rf"(?P<cue>v) {_SUBJECT}")
_AFTER_REST: Final = re.compile(rf"[^.|:Q]{{2,80}}?,(?={_NP} (?:H )?C[.|]|C {_NP}[,.|]|T F)")
_BEFORE_INVERTED: Final = re.compile(rf"(?:\A|,)(?P<cue>C) {_SUBJECT}{_OF}[,:]")
_ACCORDING: Final = re.compile(rf"(?P<cue>T) (?:F )?(?P<np>{_NP})")
_LEAD: Final = r"(?:[FSGTH][^,]{1,60}?,)?(?:[AS] )?(?:H[ ,])*"
_OPENING: Final = re.compile(rf"{_LEAD}{_SUBJECT}")
_OPENING_NAMED: Final = re.compile(rf"{_LEAD}(?P<np>D[ =](?:[KNxvE][ =]){{0,4}}[KNx])[,](?P<aside>N[ =](?:p )*N(?:[ =](?:p )*N)*),")
_OPENING_COLON: Final = re.compile(r"(?:[AS] )?(?:H[ ,])*(?P<np>(?:D [Kx] )?(?:K )*N(?:[ =](?:p )*N)*)[ ,(]")
_OPENING_LOOSE: Final = re.compile(rf"{_LEAD}(?P<np>(?:[KNx] )*N) (?:H )?(?P<cue>v)")
_COLON_NAME: Final = re.compile(rf"(?:\A|[-,.|])(?P<np>{_NP}):\Z")
_TRAILING_NAME: Final = re.compile(r"N(?:[ =](?:p )*N)*\Z")
_KEPT: Final = 20_000  # sentences and names, of which most are built alike: "N C."
_LEADING_NAME: Final = re.compile(r"N(?:[ =](?:p )*N)*(?=,|\Z)")
_AFTER: Final = (  # each with the signs of which it needs one
    (_AFTER_DIRECT, "CV"), (_AFTER_INVERTED, "C"), (_ACCORDING, "T"), (_AFTER_LOOSE, "v"), (_AFTER_LOOSE_INVERTED, "v"),
)  # fmt: skip
_TRAILING_WORDS: Final = re.compile(r"(?<=N)(?:[ =][xvE])+\Z")


class Sentence(NamedTuple):
    """The signs round a quotation: of its sentence before it, and of the paragraph after it."""

    before: str
    after: str
    ends_with_comma: bool
    ends_with_stop: bool


class Attribution(NamedTuple):
    """Words counted from the quotation: below zero before it, from zero after it.

    ``pronoun``: the words stand for a name. ``of``: as many words follow that belong to a description if the first is "of".
    """

    first: int
    last: int
    cue: int | None
    pronoun: bool = False
    of: int = 0


def attribute(sentence: Sentence) -> Attribution | None:
    """Return who says the quotation, where its own sentence tells."""
    if sentence.ends_with_stop:
        return _before(sentence.before)
    if sentence.ends_with_comma and not sentence.before.endswith(":"):
        return _after(sentence.after) or _before(sentence.before)
    return _before(sentence.before) or _after(sentence.after)


def subject(signs: str) -> Attribution | None:
    """Return who speaks in a sentence that has no quotation, such as "Holm said the harbour would stay open."."""
    match = _DIRECT.search(signs) if "C" in signs or "V" in signs else None
    return _attribution(match, -(len(signs) // 2)) if match else None


def opening(signs: str) -> Attribution | None:
    """Return whom a sentence is about, where it begins with a name."""
    match = _OPENING_NAMED.match(signs) or _OPENING.match(signs)
    if match is None or "N" not in (match["np"] or "") + match.groupdict().get("aside", ""):
        return None
    return _attribution(match, -(len(signs) // 2), leading=True)


@lru_cache(_KEPT)
def _after(signs: str, origin: int = 0) -> Attribution | None:
    if signs[:1] in ("", "Q"):
        return None
    present = {c for c in "CVTv" if c in signs}
    if not present:
        return None
    for pattern, needed in _AFTER:
        match = None if present.isdisjoint(needed) else pattern.match(signs)
        if match:
            return _attribution(match, origin)
    rest = _AFTER_REST.match(signs)
    if rest:
        return _after(signs[rest.end() :], origin + rest.end() // 2)
    alone = _AFTER_ALONE.match(signs)
    return _attribution(alone, origin) if alone else None


def _before(signs: str) -> Attribution | None:
    if not signs:
        return None
    words = len(signs) // 2
    cue = max(signs.rfind("C"), signs.rfind("V"), signs.rfind("G"), signs.rfind("T"))
    if cue < 0:
        match = _COLON_NAME.search(signs) or (_OPENING_COLON if signs.endswith(":") else _OPENING_LOOSE).match(signs)
        return _attribution(match, -words, leading=True) if match else None
    direct = list(_DIRECT.finditer(signs)) if "C" in signs or "V" in signs else []
    match = _ACCORDING.match(signs, cue) if signs[cue] == "T" else _BEFORE_INVERTED.search(signs)
    if match and match.start("cue") not in [m.start("cue") for m in direct]:
        return _attribution(match, -words)
    opening = _OPENING.match(signs[:cue])
    named = [m for m in (*direct[::-1], opening) if m and m["np"]]
    if direct:
        match = named[0] if named and not direct[-1]["np"] and (named[0] is not opening or "N" in named[0]["np"]) else direct[-1]
        return _attribution(match, -words, cue // 2 - words)
    return _attribution(opening, -words, cue // 2 - words, leading=True) if opening else None


def _attribution(match: re.Match[str], origin: int, cue: int | None = None, leading: bool = False) -> Attribution:
    groups = match.groupdict()
    if cue is None and groups.get("cue"):
        cue = match.start("cue") // 2 + origin
    if groups.get("pronoun"):
        at = match.start("pronoun") // 2 + origin
        return Attribution(at, at, cue, pronoun=True)
    first, last = _name(groups["np"], leading)
    start = match.start("np") // 2 + origin
    aside = groups.get("aside")
    described = "N" not in groups["np"] or groups["np"][0] == "D"
    name = _LEADING_NAME.match(aside) if aside and described else None
    if name:  # "The author, Bo Lind, said"
        first, last, start = 0, (name.end() - 1) // 2, match.start("aside") // 2 + origin
    of = len(groups.get("of") or "") // 2 if "N" not in groups["np"] and not name else 0
    return Attribution(start + first, start + last, cue, of=of)


@lru_cache(_KEPT)
def _name(phrase: str, leading: bool) -> tuple[int, int]:
    """First and last word of the name in a noun phrase: "campaign spokesman Bo Lind" is "Bo Lind", "the mayor" stays whole."""
    if leading:  # what follows a name may be its verb: "Lind fired back"
        phrase = _TRAILING_WORDS.sub("", phrase)
    name = _TRAILING_NAME.search(phrase)
    if name is None:
        return 0, len(phrase) // 2
    return name.start() // 2, (name.end() - 1) // 2
