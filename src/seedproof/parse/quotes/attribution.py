"""Tell who says a quotation, and by which word, from the tags of the sentence round it.

Attempted: the subject before the verb ("Ida Holm said"), after it ("said Ida Holm"), round the quotation, after or before
"according to" in each language, before a colon, after a dash; descriptions ("the mayor", "the report"); a quotation that goes on
after its attribution or in the next paragraph; a pronoun, or a verb without a subject, as ``coreference`` reads them. Not attempted:
speech without quotation marks, who is meant by a description, both of two speakers ("Holm and Lind said" is Holm), a speaker
who only acts ("Holm shrugged."), gender by first name, and names in languages without word lists ([speech] of ``words.toml``) or without
spaces between words (Chinese, Japanese, Thai), but for some verbs of their neighbours.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from seedproof.parse.quotes.patterns import (
    ACCORDING,
    AFTER,
    AFTER_ALONE,
    AFTER_REST,
    AS_TOLD,
    BEFORE_INVERTED,
    BEFORE_PARTICIPLE,
    BEFORE_VERB,
    CLOSING,
    COLON_NAME,
    DIRECT,
    GROUPS,
    LEADING_NAME,
    OPENING,
    OPENING_COLON,
    OPENING_LOOSE,
    OPENING_NAMED,
    POSTPOSED,
    QUOTED_AS,
    RELATIVE,
    SAID_THAT,
    SIGNATURE,
    TOPIC,
    TOPIC_NAME,
    TRAILING_NAME,
    TRAILING_WORDS,
    WITH_PARTICIPLE,
)  # fmt: skip

__all__ = ["Attribution", "attribute", "closing_subject", "opening_subject", "signature", "subject"]

_KEPT: Final = 20_000  # sentences and names that are remembered, of which most are built alike: "N C." (guessed)


class Attribution(NamedTuple):
    """Tell who speaks, in words counted from the quotation: below zero before it, from zero after it.

    ``first``: the first word of the speaker.
    ``last``: the last word of the speaker.
    ``cue``: the word that introduces the quotation, None where there is none.
    ``pronoun``: whether the words stand for a name.
    ``of``: as many words follow that belong to a description, if the first is "of".
    """

    first: int
    last: int
    cue: int | None
    pronoun: bool = False
    of: int = 0


def attribute(before: str, after: str, comma: bool, stop: bool, inverts: bool) -> Attribution | None:
    """Return who says a quotation, where its own sentence tells.

    ``before``, ``after``: the tags of the sentence round it · ``comma``, ``stop``: by which of them the quotation ends ·
    ``inverts``: whether its language always has the verb before the speaker after a quotation.
    """
    if before.endswith(",") and after[:1] in ("C", "H"):
        found = _around(before, after)
        if found:
            return found
    if stop and after[:1] != "C":
        return _before(before) if before else None
    if before.endswith(":") and (comma or after[:1] == "C"):
        named = _after(after, inverts)  # what is asked: “…”, said Ida Holm; the tax: “…,” he wrote
        if named and ((after[:1] == "C" and not named.pronoun) or (comma and not _is_named(before))):
            return named
    if (comma or stop) and not before.endswith(":"):
        return _after(after, inverts) or (_before(before) if before else None)
    return (_before(before) if before else None) or _after(after, inverts)


def _is_named(before: str) -> bool:
    """Tell whether what stands before a colon says who speaks, by a name."""
    found = _before(before)
    return found is not None and "N" in before[2 * found.first :][: 2 * (found.last - found.first) + 1]


def signature(tags: str) -> Attribution | None:
    """Return who is named after a dash that follows a quotation: “…” — Ida Holm, mayor."""
    match = SIGNATURE.match(tags)
    return _attribution(match, 0) if match else None


@lru_cache(_KEPT)
def subject(tags: str) -> Attribution | None:
    """Return who speaks in a sentence that has no quotation, such as "Holm said the harbour would stay open."."""
    match = DIRECT.search(tags) if "C" in tags or "V" in tags else None
    return _attribution(match, -((len(tags) + 1) // 2)) if match else None


def closing_subject(tags: str) -> Attribution | None:
    """Return who speaks in a sentence that ends with a verb and a name: "The harbour would stay open, said Ida Holm, the mayor."."""
    match = CLOSING.search(tags) if ",C" in tags else None
    return _attribution(match, -((len(tags) + 1) // 2)) if match else None


def opening_subject(tags: str) -> Attribution | None:
    """Return whom a sentence is about, where it begins with a name."""
    match = OPENING_NAMED.match(tags) or OPENING.match(tags)
    if match is None or "N" not in (match["np"] or "") + (match["aside"] or ""):
        return None
    return _attribution(match, -((len(tags) + 1) // 2), leading=True)


@lru_cache(_KEPT)
def _after(tags: str, inverts: bool, origin: int = 0) -> Attribution | None:
    """Return who speaks by what follows a quotation."""
    if tags[:1] in ("", "Q"):
        return None
    present = {c for c in "CVTv" if c in tags}
    if not present:
        return None
    for pattern, needed in AFTER[1:] if inverts and tags[0] not in "HS" else AFTER:
        match = None if present.isdisjoint(needed) else pattern.match(tags)
        if match:
            return _attribution(match, origin)
    rest = AFTER_REST.match(tags)
    if rest:
        return _after(tags[rest.end() :], inverts, origin + rest.end() // 2)
    alone = AFTER_ALONE.match(tags)
    return _attribution(alone, origin) if alone else None


def _around(before: str, after: str) -> Attribution | None:
    """Return the speaker before and the verb after: "Holm, “…”, said."."""
    topic, alone = TOPIC.search(before) or TOPIC_NAME.search(before), AFTER_ALONE.match(after)
    if not topic or not alone:
        return None
    return _attribution(topic, -(len(before) // 2), alone.start("pronoun") // 2, leading=True)


@lru_cache(_KEPT)
def _before(tags: str) -> Attribution | None:
    """Return who speaks by what stands before a quotation."""
    words = len(tags) // 2
    cue = max(tags.rfind(tag) for tag in "CVGTU")
    if cue < 0:
        match = _announced(tags) if tags.endswith(":") else OPENING_LOOSE.match(tags) if "v" in tags else None
        return _attribution(match, -words, leading=True) if match else None
    participle = BEFORE_PARTICIPLE.search(tags, max(tags.rfind(",", 0, -1), 0)) or QUOTED_AS.search(tags) if tags[cue] == "G" else None
    if participle:
        return _attribution(participle, -words)
    relative = RELATIVE.search(tags) if tags[cue] in "CV" and "W" in tags else None
    if relative:
        return _attribution(relative, -words)
    brought_in = list(WITH_PARTICIPLE.finditer(tags)) if tags[cue] == "G" else []
    if brought_in:
        return _attribution(brought_in[-1], -words, cue // 2 - words)
    direct = list(DIRECT.finditer(tags)) if "C" in tags or "V" in tags else []
    match = _according(tags, cue, direct) if tags[cue] == "T" else POSTPOSED.search(tags) if tags[cue] == "U" else _inverted(tags)
    if match and match.start("cue") not in [m.start("cue") for m in direct]:
        return _attribution(match, -words, leading=tags[cue] == "T" and match["np"][0] != "D")
    told = None if match or direct else AS_TOLD.match(tags)
    if told:
        return _attribution(told, -words)
    opening = OPENING.match(tags[:cue])
    named = [m for m in (*direct[::-1], opening) if m and m["np"] and m["np"] != "D"]
    if direct:
        match = named[0] if named and not direct[-1]["np"] and (named[0] is not opening or "N" in named[0]["np"]) else direct[-1]
        return _attribution(match, -words, cue // 2 - words, leading=match is opening and match["np"][0] != "D")
    return _attribution(opening, -words, cue // 2 - words, leading=True) if opening else None


def _according(tags: str, cue: int, direct: list[re.Match[str]]) -> re.Match[str] | None:
    """Return whom words follow, unless somebody says that they do: "Holm said that according to the plan"."""
    return None if direct and SAID_THAT.search(tags[:cue]) else ACCORDING.match(tags, cue)


def _announced(tags: str) -> re.Match[str] | None:
    """Return who is named before a colon."""
    return COLON_NAME.search(tags) or OPENING_COLON.match(tags)


def _inverted(tags: str) -> re.Match[str] | None:
    """Return who is named after a verb that begins a clause."""
    return BEFORE_INVERTED.search(tags) if tags[:1] in ("C", "S", "A", "H") or ",C" in tags else None


def _attribution(match: re.Match[str], origin: int, cue: int | None = None, leading: bool = False) -> Attribution:
    """Return whom a match names; its words are counted from ``origin``."""
    pronoun, phrase, of, aside, introduced = match.group(*GROUPS)
    if cue is None and introduced:
        cue = match.start("cue") // 2 + origin
    if pronoun:
        at = match.start("pronoun") // 2 + origin
        return Attribution(at, at, at if pronoun == "C" else cue, pronoun=True)
    if aside and ("N" not in phrase or phrase[0] == "D" or phrase[-1] != "N"):
        name = LEADING_NAME.match(aside)
        if name:  # "The author, Bo Lind, said"
            start = match.start("aside") // 2 + origin
            return Attribution(start, start + (name.end() - 1) // 2, cue)
    first, last = _name(phrase, leading)
    start = match.start("np") // 2 + origin
    return Attribution(start + first, start + last, cue, of=len(of) // 2 if of and last == len(phrase) // 2 else 0)


@lru_cache(_KEPT)
def _name(phrase: str, leading: bool) -> tuple[int, int]:
    """Return first and last word of the name in a noun phrase: "campaign spokesman Bo Lind" is "Bo Lind", "the mayor" stays whole."""
    if leading:  # what follows a name may be its verb: "Lind fired back", "Lind endorsed Holm"
        told = BEFORE_VERB.match(phrase)
        phrase = told[0] if told else TRAILING_WORDS.sub("", phrase)
    name = TRAILING_NAME.search(phrase)
    if name is None:
        return 0, len(phrase) // 2
    return name.start() // 2, (name.end() - 1) // 2
