"""Placeholders and shortcodes that the site's software should have filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar, Final

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.markup.fragments import join
from seedproof.checks.garbled.markup.spans import Span, in_prose, with_limits
from seedproof.core.check import WHAT_IS_CUT
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.core.patterns import regex

_BRACES: Final = regex(
    r"\{\{[^{}\n]{1,200}\}\}\}?|\{%[^%\n]{1,200}%\}|\{#[^#\n]{1,200}#\}|\{\*\s[^*\n]{1,200}\*\}|[$#]!?\{[A-Za-z_][\w.\[\]'\" ?:|-]{0,80}\}"
    r"|\[\[(?:File|Image|Category|Datei|Bild|Kategorie|Fichier|Archivo):[^\n]{1,300}?\]\]"
    r"|\[\[(?!\d+\]|sic\])[^\[\]\n|]{1,80}(?:\|[^\[\]\n]{1,80})?\]\]|\[object Object\]|\{\|[^\n]{0,200}+(?:\n[|!][^\n]{0,400}){1,60}"
)
# A shortcode has attributes or a closing twin, or is one of the names that WordPress and forum software use.
_NAMES = "caption|gallery|embed|video|audio|playlist|youtube|vimeo|tweet|url|img|quote|b|i|u|size|color|center|list|spoiler|code"
_PLUGINS = r"vc_\w+|et_pb_\w+|fusion_\w+|contact-form(?:-7)?|wpml-\w+|su_\w+|adrotate|ads?_\w+|googlemaps"
_SHORTCODE: Final = regex(
    rf"\[/?(?:{_NAMES}|{_PLUGINS})(?:=[^\[\]\n]{{1,200}}|\s+[\w-]+=[^\[\]\n]{{1,400}})?\s*/?\]"
    r"|\[/?[a-z][\w-]{1,30}(?:\s+[\w-]+=[\"“”'’′″][^\[\]\n]{0,400})\]|\[/[a-z][\w-]{2,30}\]"
    r"|\[[a-z][\w-]{1,30}(?:\s+ids?=[^\s\[\]=]{1,80}|(?:\s+[a-z][\w-]*=[^\s\[\]=]{1,80}){2,20})\]",
    re.IGNORECASE,
)
_BARE: Final = regex(rf"\[(?:{_NAMES})\]", re.IGNORECASE)
_PERCENT: Final = regex(
    r"%%[A-Za-z_][\w-]{1,40}%%|<%[^%\n]{1,200}%>|%\([a-z_]\w{0,40}\)[sd]\b|%\d\$[sd]\b"
    r"|\*\|[A-Z_]{2,20}(?::[\w ]{1,20})?\|\*|__[A-Z]{2,20}(?:_[A-Z]{1,20}){0,4}__"
    # What a cleaning script puts, "*NUMBER*", also before "º" and a currency.
    r"|(?<![\w*])\*(?:NUMBER|NAME|DATE|URL|LINK|EMAIL|PHONE|PERCENT|MONEY|TIME|USER)S?\*(?:(?![\w*])|(?=[ºª]|(?:EUR|USD)\b))"
    r"|(?<![\w_])_(?:LINK|URL|NUMBER|NAME|USER|EMAIL|HASHTAG|MENTION)S?_(?![\w_])"
)
_HEADING: Final = regex(r"(={2,6}) ?[^=\n]{1,80}[^=\n ] ?\1")
_BOLD: Final = regex(r"'{3}(?=\S)[^'\n]{1,80}(?:'[^'\n]{1,80}){0,3}'{3}(?!')")
_TOGETHER: Final = 2  # characters of white space between codes that are one finding (guessed)
_LONGEST: Final = 480  # characters of a code (guessed)
_TWIN: Final = 4000  # characters within which the closing twin of a bare code must stand (guessed)
_SHOWN: Final = 60
_PARTNERS: Final = "{%#*|_='(123456789NDULEPMTH"  # what makes a code of the mark before it: "{{", "%%", "<%", "*|", "__", "==", "''"
_PREFIXES: Final = "$#!"  # what makes one of the brace behind it


class LeakedTemplate(BatchCheck):
    """Finds placeholders, shortcodes and wiki or forum markup that was never turned into text.

    **Why it matters**

    “Dear {{first_name}}” shows that a template was not filled in: a piece of the text is missing there.

    **Example**

    ``{{ article.author }}``, ``{% endif %}``, ``[caption id="attachment_12" width="300"]``, ``[b]Breaking[/b]``,
    ``[[File:Pier.jpg|thumb]]``.

    **When it is wrong**

    Articles about templates quote them; documents and lines that speak of such things are left alone. Words that an editor set in
    brackets (``[sic]``, ``[the mayor]``, ``[video]``) are never flagged.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB204"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"
    absorbs: ClassVar[tuple[str, ...]] = WHAT_IS_CUT

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the placeholders and codes."""
        text = batch.text
        return [_hit(text, start, end) for start, end in join(text, in_prose(batch, _found(batch)), gap=_TOGETHER)]


def _found(batch: Batch) -> Iterator[Span]:
    characters, text = batch.characters, batch.text
    openers = characters.find_marks("[{%<*_='")
    # "[" may open any code, the others do so only in pairs.
    paired = characters.are(openers + 1, _PARTNERS) | (characters.are(openers - 1, _PREFIXES) & characters.are(openers, "{"))
    for start, limit in with_limits(batch, openers[characters.are(openers, "[") | paired]):
        while text[start] in "{!" and text[start - 1 : start] in ("$", "#", "!"):
            start -= 1
        match = _code(text, start, min(start + _LONGEST, limit))
        bare = match and _BARE.fullmatch(match[0])
        if match and not (bare and text.find(f"[/{match[0][1:-1]}]", match.end(), min(match.end() + _TWIN, limit)) < 0):
            yield match.span()


def _code(text: str, start: int, limit: int) -> re.Match[str] | None:
    """Match a code; the mark that it begins with says by which patterns."""
    if text[start] in "='":
        return _wiki(text, start, limit)
    patterns = (_BRACES, _SHORTCODE) if text[start] == "[" else (_BRACES,) if text[start] in "{$#" else (_PERCENT,)
    return next((match for pattern in patterns if (match := pattern.match(text, start, limit))), None)


def _wiki(text: str, start: int, limit: int) -> re.Match[str] | None:
    """Match a heading that fills its line, or words set in bold."""
    if text[start] != "=":
        return _BOLD.match(text, start, limit)
    match = _HEADING.match(text, start, limit)
    return match if match and text[start - 1 : start] in ("", "\n") and text[match.end() : match.end() + 1] in ("", "\n") else None


def _hit(text: str, start: int, end: int) -> Hit:
    shown = text[start:end] if end - start <= _SHOWN else f"{text[start : start + _SHOWN]}…"
    if text[start] == "[" and text[start + 1] != "[" and not shown.startswith("[object"):
        fix = Fix(safe=False, edits=(Edit(start=start, end=end, text=""),))
        return Hit(start, end, f"“{shown}” is a code that the site's software should have replaced", fix=fix)
    return Hit(start, end, f"“{shown}” is a placeholder that was never filled in")
