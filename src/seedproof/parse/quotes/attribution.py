"""Who says a quotation, and by which word: read from the signs of the sentence round it.

Attempted: the subject before the verb ("Ida Holm said"), after it ("said Ida Holm"), round the quotation, after or before
"according to" in each language, before a colon, after a dash; descriptions ("the mayor", "the report"); a quotation that goes on
after its attribution or in the next paragraph; a pronoun, or a verb without a subject, where only one person fits. Not attempted:
speech without quotation marks, who is meant by a description, both of two speakers ("Holm and Lind said" is Holm), a speaker
who only acts ("Holm shrugged."), gender by first name, and names in languages without word lists in ``data/speech.toml`` or without
spaces between words (Chinese, Japanese, Thai), but for some verbs of their neighbours.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = ["Attribution", "attribute", "credited", "opening", "subject"]

_NP: Final = r"(?:D(?= [FCVH])|(?:D[ =])?(?:[KNxvpE][ =]|[A-Zx]=|K F (?=D?.?K)){0,7}[NKx])"
_SUBJECT: Final = rf"(?:(?P<pronoun>P)|(?P<np>{_NP}))"
_OF: Final = r"(?P<of>(?: F (?:[DKNxvpE][ =]){0,5}[KNx])?)(?: [FA][ =](?:[DKNxvpFAE][ =]){0,9}[DKNxvpE])?"
_ASIDE: Final = r"[,(-](?P<aside>(?:[WG] [^.|:]{1,90}?|[^CGVT.|:]{1,90}?))[,)-]"
_BETWEEN: Final = rf"{_OF}(?:{_ASIDE}|[ )-]|, ?(?=[WH]))(?:W )?(?:H[ ,]){{0,4}}"
_GROUPS: Final = ("pronoun", "np", "of", "aside", "cue")


def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that has all of ``_GROUPS``, so that they are read in one go whatever matched."""
    return re.compile(pattern + "".join(f"(?:(?!)(?P<{group}>))?" for group in _GROUPS if f"?P<{group}>" not in pattern))


_DIRECT: Final = _compiled(rf"(?<![DFKNxvpE][ =]){_SUBJECT}{_BETWEEN}(?P<cue>[CV])")
_AFTER_DIRECT: Final = _compiled(rf"(?:H[ ,=])*(?:(?:D )?(?:[KNx] ){{0,3}}[Kx],(?=N))?{_SUBJECT}{_BETWEEN}(?P<cue>[CV])")
_NAMED: Final = r"(?:[,(-](?P<aside>N[ =](?:p )*N(?:[ =](?:p )*N)*)(?=[,.|)-]))?"  # the mayor, Ida Holm
_ADDRESSEE: Final = r"(?:(?:F )?[xE] (?=[DK]|N[ =]N))?"  # a indiqué à l’AFP Jean Dupin
_GENITIVE: Final = _OF.replace("[KNx])?)", "[KNx]|(?<=[Kx]) D (?:[KNxvpE][ =]){0,3}[KNx])?)", 1)  # le ministère des Transports
_AFTER_INVERTED: Final = _compiled(rf"(?:H[ ,])*(?P<cue>C)[ ,=](?:H[ ,=])*{_ADDRESSEE}{_SUBJECT}{_GENITIVE}{_NAMED}")
_AFTER_ALONE: Final = _compiled(r"(?:H[ ,])*(?P<pronoun>C)(?: H)*(?:[.|,;)]| F )")  # «Sí», dice.
_AFTER_LOOSE: Final = _compiled(rf"{_SUBJECT} (?:H )?(?P<cue>v)")
_AFTER_LOOSE_INVERTED: Final = _compiled(rf"(?P<cue>v) {_SUBJECT}")
_AFTER_REST: Final = re.compile(rf"[^.|:Q]{{2,80}}?,(?={_NP} (?:H )?C[.|]|C {_NP}[,.|]|T F)")
_BEFORE_INVERTED: Final = _compiled(rf"(?:\A|,)(?:[SA] )?(?:H )*(?P<cue>C) {_SUBJECT}{_OF}[,:]")
_ACCORDING: Final = _compiled(rf"(?:F )?(?P<cue>T) (?:F )?(?P<np>{_NP}){_GENITIVE}")
_POSTPOSED: Final = _compiled(rf"(?:\A|[ ,])(?P<np>{_NP})[ ,](?P<cue>U)")  # Klamm zufolge
_CREDIT: Final = _compiled(r"(?P<np>(?:K )*N(?:[ =](?:p )*N)*)(?:,[^.|:Q]{1,80})?[.|]\Z")  # “…” — Ida Holm, mayor
_TOPIC: Final = _compiled(rf"(?:\A|[,;:])(?P<np>{_NP}),\Z")  # Yılmaz, “…” dedi.
_LEAD: Final = r"(?:[FSGTH][^,]{1,60}?,){0,2}(?:[AS] )?(?:H[ ,])*"
_OPENING: Final = _compiled(rf"{_LEAD}{_SUBJECT}")
_OPENING_NAMED: Final = _compiled(rf"{_LEAD}(?P<np>D[ =](?:[KNxvE][ =]){{0,4}}[KNx])[,](?P<aside>N[ =](?:p )*N(?:[ =](?:p )*N)*),")
_OPENING_COLON: Final = _compiled(r"(?:[AS] )?(?:H[ ,])*(?P<np>(?:D [Kx] )?(?:K )*N(?:[ =](?:p )*N)*)[ ,(]")
_OPENING_LOOSE: Final = _compiled(rf"{_LEAD}(?P<np>(?:[KNx] )*N) (?:H )?(?P<cue>v)")
_COLON_NAME: Final = _compiled(rf"(?:\A|[-,.|])(?P<np>{_NP}):\Z")
_TRAILING_NAME: Final = re.compile(r"N(?:[ =](?:p )*N)*\Z")
_KEPT: Final = 20_000  # sentences and names, of which most are built alike: "N C."
_LEADING_NAME: Final = re.compile(r"N(?:[ =](?:p )*N)*(?=,|\Z)")
_AFTER: Final = (  # each with the signs of which it needs one
    (_AFTER_DIRECT, "CV"), (_AFTER_INVERTED, "C"), (_ACCORDING, "T"), (_AFTER_LOOSE, "v"), (_AFTER_LOOSE_INVERTED, "v"),
)  # fmt: skip
_TRAILING_WORDS: Final = re.compile(r"(?<=N)(?:[ =][xvE])+\Z")


class Attribution(NamedTuple):
    """Words counted from the quotation: below zero before it, from zero after it.

    ``pronoun``: the words stand for a name. ``of``: as many words follow that belong to a description if the first is "of".
    """

    first: int
    last: int
    cue: int | None
    pronoun: bool = False
    of: int = 0


def attribute(before: str, after: str, comma: bool, stop: bool, inverts: bool) -> Attribution | None:
    """Return who says a quotation, where its own sentence tells.

    ``before``, ``after``: the signs of the sentence round it · ``comma``, ``stop``: by which of them the quotation ends ·
    ``inverts``: whether its language always has the verb before the speaker after a quotation.
    """
    if before.endswith(",") and after[:1] in ("C", "H"):
        found = _around(before, after)
        if found:
            return found
    if stop and after[:1] != "C":
        return _before(before) if before else None
    if (comma or stop) and not before.endswith(":"):
        return _after(after, inverts) or (_before(before) if before else None)
    return (_before(before) if before else None) or _after(after, inverts)


def credited(signs: str) -> Attribution | None:
    """Return who is named after a dash that follows a quotation: “…” — Ida Holm, mayor."""
    match = _CREDIT.match(signs)
    return _attribution(match, 0) if match else None


@lru_cache(_KEPT)
def subject(signs: str) -> Attribution | None:
    """Return who speaks in a sentence that has no quotation, such as "Holm said the harbour would stay open."."""
    match = _DIRECT.search(signs) if "C" in signs or "V" in signs else None
    return _attribution(match, -((len(signs) + 1) // 2)) if match else None


def opening(signs: str) -> Attribution | None:
    """Return whom a sentence is about, where it begins with a name."""
    match = _OPENING_NAMED.match(signs) or _OPENING.match(signs)
    if match is None or "N" not in (match["np"] or "") + (match["aside"] or ""):
        return None
    return _attribution(match, -((len(signs) + 1) // 2), leading=True)


@lru_cache(_KEPT)
def _after(signs: str, inverts: bool, origin: int = 0) -> Attribution | None:
    if signs[:1] in ("", "Q"):
        return None
    present = {c for c in "CVTv" if c in signs}
    if not present:
        return None
    for pattern, needed in _AFTER[1:] if inverts and signs[0] not in "HS" else _AFTER:
        match = None if present.isdisjoint(needed) else pattern.match(signs)
        if match:
            return _attribution(match, origin)
    rest = _AFTER_REST.match(signs)
    if rest:
        return _after(signs[rest.end() :], inverts, origin + rest.end() // 2)
    alone = _AFTER_ALONE.match(signs)
    return _attribution(alone, origin) if alone else None


def _around(before: str, after: str) -> Attribution | None:
    """The speaker before and the verb after: "Holm, “…”, said."."""
    topic, alone = _TOPIC.search(before), _AFTER_ALONE.match(after)
    if not topic or not alone:
        return None
    return _attribution(topic, -(len(before) // 2), alone.start("pronoun") // 2, leading=True)


@lru_cache(_KEPT)
def _before(signs: str) -> Attribution | None:
    words = len(signs) // 2
    cue = max(signs.rfind("C"), signs.rfind("V"), signs.rfind("G"), signs.rfind("T"), signs.rfind("U"))
    if cue < 0:
        match = _announced(signs) if signs.endswith(":") else _OPENING_LOOSE.match(signs) if "v" in signs else None
        return _attribution(match, -words, leading=True) if match else None
    direct = list(_DIRECT.finditer(signs)) if "C" in signs or "V" in signs else []
    match = _ACCORDING.match(signs, cue) if signs[cue] == "T" else _POSTPOSED.search(signs) if signs[cue] == "U" else _inverted(signs)
    if match and match.start("cue") not in [m.start("cue") for m in direct]:
        return _attribution(match, -words, leading=signs[cue] == "T" and match["np"][0] != "D")
    opening = _OPENING.match(signs[:cue])
    named = [m for m in (*direct[::-1], opening) if m and m["np"]]
    if direct:
        match = named[0] if named and not direct[-1]["np"] and (named[0] is not opening or "N" in named[0]["np"]) else direct[-1]
        return _attribution(match, -words, cue // 2 - words)
    return _attribution(opening, -words, cue // 2 - words, leading=True) if opening else None


def _announced(signs: str) -> re.Match[str] | None:
    return _COLON_NAME.search(signs) or _OPENING_COLON.match(signs)


def _inverted(signs: str) -> re.Match[str] | None:
    return _BEFORE_INVERTED.search(signs) if signs[:1] in ("C", "S", "A", "H") or ",C" in signs else None


def _attribution(match: re.Match[str], origin: int, cue: int | None = None, leading: bool = False) -> Attribution:
    pronoun, phrase, of, aside, introduced = match.group(*_GROUPS)
    if cue is None and introduced:
        cue = match.start("cue") // 2 + origin
    if pronoun:
        at = match.start("pronoun") // 2 + origin
        return Attribution(at, at, at if pronoun == "C" else cue, pronoun=True)
    if aside and ("N" not in phrase or phrase[0] == "D" or phrase[-1] != "N"):
        name = _LEADING_NAME.match(aside)
        if name:  # "The author, Bo Lind, said"
            start = match.start("aside") // 2 + origin
            return Attribution(start, start + (name.end() - 1) // 2, cue)
    first, last = _name(phrase, leading)
    start = match.start("np") // 2 + origin
    return Attribution(start + first, start + last, cue, of=len(of) // 2 if of and "N" not in phrase else 0)


@lru_cache(_KEPT)
def _name(phrase: str, leading: bool) -> tuple[int, int]:
    """First and last word of the name in a noun phrase: "campaign spokesman Bo Lind" is "Bo Lind", "the mayor" stays whole."""
    if leading:  # what follows a name may be its verb: "Lind fired back"
        phrase = _TRAILING_WORDS.sub("", phrase)
    name = _TRAILING_NAME.search(phrase)
    if name is None:
        return 0, len(phrase) // 2
    return name.start() // 2, (name.end() - 1) // 2
