"""Say how sentences name a speaker, as regular expressions over tagged text (``tagging`` says what the letters mean)."""

from __future__ import annotations

import re
from typing import Final

from seedproof.core.patterns import regex

__all__ = [
    "ACCORDING", "AFTER", "AFTER_ALONE", "AFTER_AS", "AFTER_DIRECT", "AFTER_LOOSE_ASIDE", "AFTER_REST", "AS_TOLD", "BEFORE_INVERTED",
    "BEFORE_PARTICIPLE", "BEFORE_VERB", "CLOSING", "COLON_NAME", "DIRECT", "GROUPS", "LEADING_NAME", "OPENING", "OPENING_COLON",
    "OPENING_LOOSE", "OPENING_NAMED", "POSTPOSED", "QUOTED_AS", "RELATIVE", "SAID_THAT", "SIGNATURE", "TOPIC", "TOPIC_NAME",
    "TRAILING_NAME", "TRAILING_WORDS", "WITH_PARTICIPLE",
]  # fmt: skip

#: Every pattern that names a speaker has these groups: a pronoun or a noun phrase, what follows "of", what stands between commas, and the
#: verb or preposition that introduces the quotation.
GROUPS: Final = ("pronoun", "np", "of", "aside", "cue")


def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that has all of ``GROUPS``, so that they are read in one go whatever matched."""
    return regex(pattern + "".join(f"(?:(?!)(?P<{group}>))?" for group in GROUPS if f"?P<{group}>" not in pattern))


_NP: Final = r"(?:D(?= [FCVH])|(?:D[ =])?(?:[KNxvpE][ =]|[A-Zx]=|K F (?=D?.?K)|[Kx] A (?=(?:[Kx] ){1,3}N)){0,7}[NKx])"
_SUBJECT: Final = rf"(?:(?P<pronoun>P)|(?P<np>{_NP}))"
_OF: Final = r"(?P<of>(?: F (?:[DKNxvpE][ =]){0,5}[KNx])?)(?: [FA][ =](?:[DKNxvpFAE][ =]){0,9}[DKNxvpE])?"
_ASIDE: Final = r"[,(-](?P<aside>(?:[WG] [^.|:]{1,90}?|[^CGVT.|:]{1,90}?))[,)-]"
_TO: Final = r"(?:(?<=[HE] )(?:F ){1,2}(?=C))?"  # went on to say
_PARTY: Final = r"(?:\((?:N[ =,]){0,3}N(?=[,)]))?"  # Ida Holm (D., Tolmere), Human Rights Desk (HRD)
_BETWEEN: Final = rf"{_OF}{_PARTY}(?:{_ASIDE}|[ )-]|[,(] ?(?=[WH]))(?:W )?(?:[HE][ ,]){{0,4}}{_TO}"
_NAMED: Final = r"(?:[,(-](?P<aside>N[ =](?:p )*N(?:[ =](?:p )*N)*)(?=[,.|)-]))?"  # the mayor, Ida Holm
_ADDRESSEE: Final = r"(?:(?:F )?[xE] (?=[DK]|N[ =]N))?"  # a indiqué à l’AFP Jean Dupin
_GENITIVE: Final = _OF.replace("[KNx])?)", "[KNx]|(?<=[Kx]) D (?:[KNxvpE][ =]){0,3}[KNx])?)", 1)  # le ministère des Transports
_LATER: Final = r"(?:[AS] )?D (?:[xE] ){1,3}[HE]"  # a few days later
_LEAD: Final = rf"(?:(?:(?:[FSGTHv]|C(?= [FS]))[^,]{{1,60}}?|{_LATER}),){{0,2}}(?:[AS] )?(?:H[ ,])*"

# After a quotation, and anywhere.
DIRECT: Final = _compiled(rf"(?<![DFKNxvpE][ =])(?!(?<=\()N[,=)]){_SUBJECT}{_BETWEEN}(?P<cue>[CV])")  # Ida Holm, who runs the port, said
AFTER_DIRECT: Final = _compiled(rf"(?:H[ ,=])*(?:(?:D )?(?:[KNx] ){{0,3}}[Kx],(?=N))?{_SUBJECT}{_BETWEEN}(?P<cue>[CV])")
AFTER_INVERTED: Final = _compiled(
    rf"(?:H[ ,])*(?P<cue>C|V(?= (?:K )*N))[ ,=](?:H[ ,=])*{_ADDRESSEE}{_SUBJECT}{_GENITIVE}{_NAMED}"
)  # said Ida Holm
AFTER_LOOSE_ASIDE: Final = _compiled(  # Ida Holm, the mayor of the town said; Ida Holm, said in a letter
    r"(?P<np>(?:[Kx] ){0,4}N(?:[ =](?:p )*N)*),(?:[^CGVTSAWQv.|:,]{4,80}(?<= ))?(?P<cue>[CV])(?= [FE] |[.|]| [^,.|:]{0,40}[.|])"
)
AFTER_ALONE: Final = _compiled(r"(?:H[ ,])*(?P<pronoun>C)(?: H)*(?:[.|,;)]| F )")  # «Sí», dice.
AFTER_LOOSE: Final = _compiled(rf"{_SUBJECT} (?:H )?(?P<cue>v)")  # Ida Holm shrugged
AFTER_LOOSE_INVERTED: Final = _compiled(rf"(?P<cue>v) {_SUBJECT}")
AFTER_REST: Final = regex(rf"[^.|:Q]{{2,80}}?,(?={_NP} (?:H )?C[.|]|C {_NP}[,.|]|T F)")  # the rest of the sentence before it
ACCORDING: Final = _compiled(rf"(?:F )?(?P<cue>T) (?:F )?(?P<np>{_NP}){_GENITIVE}")  # according to Ida Holm
SIGNATURE: Final = _compiled(r"(?P<np>(?:K )*N(?:[ =](?:p )*N)*)(?:,[^.|:Q]{1,80})?[.|]\Z")  # “…” — Ida Holm, mayor
AFTER_AS: Final = _compiled(
    rf"S (?=[^,.|:Q]*N){_SUBJECT}{_BETWEEN}(?P<cue>C)(?=[.|,;)]| F | P[.|,;)])"
)  # as Ida Holm wrote, as Ida Holm put it
#: Those that are tried after a quotation, each with the tags of which it needs one.
AFTER: Final = (
    (AFTER_DIRECT, "CV"), (AFTER_INVERTED, "CV"), (ACCORDING, "T"), (AFTER_AS, "C"), (AFTER_LOOSE, "v"), (AFTER_LOOSE_INVERTED, "v"),
    (AFTER_LOOSE_ASIDE, "CV"),
)  # fmt: skip

# Before a quotation.
BEFORE_INVERTED: Final = _compiled(rf"(?:\A|,)(?:[SA] )?(?:H )*(?P<cue>C) {_SUBJECT}{_OF}[,:]")  # Said Ida Holm:
POSTPOSED: Final = _compiled(rf"(?:\A|[ ,])(?P<np>{_NP})[ ,](?P<cue>U)")  # Klamm zufolge
TOPIC: Final = _compiled(rf"(?:\A|[,;:])(?P<np>{_NP}),\Z")  # Yılmaz, “…” dedi.
TOPIC_NAME: Final = _compiled(r"(?P<np>N(?:[ =](?:p )*N)*),\Z")  # … who said that it rained, Yılmaz, “…” dedi.
OPENING: Final = _compiled(rf"{_LEAD}{_SUBJECT}")  # whom the sentence is about
OPENING_NAMED: Final = _compiled(rf"{_LEAD}(?P<np>D[ =](?:[KNxvE][ =]){{0,4}}[KNx])[,](?P<aside>N[ =](?:p )*N(?:[ =](?:p )*N)*),")
_OFFICE: Final = r"(?:D [Kx] )?(?:(?:N[ =]){0,3}(?:K[ =])+)*"  # Harbour Minister, Port Council Chair
OPENING_COLON: Final = _compiled(rf"{_LEAD}(?:E[ ,])*(?P<np>{_OFFICE}N(?:[ =](?:p )*N)*)[ ,(]")
OPENING_LOOSE: Final = _compiled(rf"{_LEAD}(?P<np>(?:[KNx] )*N) (?:H )?(?P<cue>v)")
BEFORE_PARTICIPLE: Final = _compiled(r"(?P<np>N(?:[ =](?:p )*N)*) (?P<cue>G)[ ,:]*\Z")  # with Ida Holm saying, “…”
QUOTED_AS: Final = _compiled(rf"C (?P<np>{_NP}){_OF} S (?P<cue>G)[ ,:]*(?:S )?\Z")  # quoted Ida Holm as saying, “…”
RELATIVE: Final = _compiled(
    rf"(?<![(])(?P<np>N(?:[ =](?:p )*N)*){_PARTY}(?:,[^.,:|CGVT]{{1,60}})?[,()-]W (?:H )*(?P<cue>[CV])(?=[^CGVTU]*\Z)"
)  # praise from Ida Holm, the mayor, who said
WITH_PARTICIPLE: Final = _compiled(r"F (?P<np>N(?:[ =](?:p )*N)*) G ")  # with Ida Holm tweeting that it rained and asking, “…”
CLOSING: Final = _compiled(rf",(?P<cue>C) (?:N F )?(?P<np>{_NP})")  # it would stay open, said Ida Holm
AS_TOLD: Final = _compiled(rf"(?:A )?S (?:H )*(?P<cue>C) F (?:E )?(?P<np>{_NP}){_OF},")  # as reported by Ida Holm, “…”
SAID_THAT: Final = regex(r"[CV] (?:[xEHFN] ){0,3}S \Z")  # Ida Holm said on Monday that
COLON_NAME: Final = _compiled(rf"(?:\A|[-,.|])(?P<np>{_NP}):\Z")  # Ida Holm: “…”

# Within a noun phrase.
TRAILING_NAME: Final = regex(r"N(?:[ =](?:p )*N)*\Z")
LEADING_NAME: Final = regex(r"N(?:[ =](?:p )*N)*(?=,|\Z)")
BEFORE_VERB: Final = regex(
    r"(?:K[ =])*N(?:[ =](?:p )*N)*(?= v)|D (?:[Kx] ){0,3}[Kx](?= v N)"
)  # Ida Holm shrugged, the mayor blamed Ida Holm
TRAILING_WORDS: Final = regex(r"(?<=N)(?:[ =][xvE])+\Z")
