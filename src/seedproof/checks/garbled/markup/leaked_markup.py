"""Tags, attributes and image lists that belong to the page, not to the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.markup.fragments import attributes, grow, image_lists, join
from seedproof.checks.garbled.markup.spans import Span, in_prose, with_limits
from seedproof.core.check import WHAT_IS_CUT
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.core.patterns import regex
from seedproof.text.spans import Offsets

_COMMENT: Final = 2000  # characters of a comment (guessed)
_TAG: Final = regex(
    r"<(?:(?P<close>/)?(?P<name>[A-Za-z][\w:-]*)(?P<attributes>(?:\s+[\w:@.-]+(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))?)*)\s*(?P<empty>/)?>"
    rf"|!--.{{0,{_COMMENT}}}?-->|!\[CDATA\[|!doctype\s[^<>]{{0,200}}>|\?(?:xml|php)\b[^<>]{{0,200}}>?)",
    re.IGNORECASE | re.DOTALL,
)
# Cut off with the line, or the document, before it was closed: "<div class="share".
_CUT: Final = regex(r"<(?P<name>[A-Za-z][\w:-]*)(?:\s+[\w:@.-]+=(?:\"[^\"<>\n]*\"?|'[^'<>\n]*'?|[^\s\"'<>]+))+\s*(?=\n|\Z)")
# Names that stand alone as markup; "<title>", "<name>" or "<time>" may be a writer's placeholder.
_INLINE: Final = frozenset("a abbr b big cite code em font i ins nobr q s small span strike strong sub sup u".split())
_BLOCK: Final = frozenset(
    "article aside audio blockquote body br button center div embed figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr "
    "html iframe img input li link meta nav noscript object ol option p path picture pre script section select source style svg "
    "table tbody td textarea th thead tr ul video".split()
)
#: Tags that, without attributes and never closed, stand for what is to be put there: "cp <source> <path>".
_PLACEHOLDERS: Final = frozenset(("object", "option", "path", "source"))
_LONGEST: Final = 3000  # characters in which a tag, or the tag that closes it, must end (guessed)
_SHOWN: Final = 60


class LeakedMarkup(BatchCheck):
    """Finds tags, stray attributes and image lists of a web page that were left in the text.

    **Why it matters**

    Markup is not language. It breaks sentences apart, is counted as words, and shows that the page was not extracted cleanly.

    **Example**

    ``The bridge <b>reopened</b> on Monday.</p>``; ``/img/320/pier.jpg 320w, /img/640/pier.jpg 640w" type="image/jpeg"/>``.

    **When it is wrong**

    Articles about programming quote tags: documents and lines that speak of such things are left alone. So are placeholders
    (``<name>``, ``<path>``), addresses in angle brackets, and signs such as ``<3``, and what stands between backticks.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB201"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"
    absorbs: ClassVar[tuple[str, ...]] = WHAT_IS_CUT

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return tags, and the fragments of tags with what touches them."""
        text = batch.text
        tags = in_prose(batch, _tags(batch))
        loose_attributes = in_prose(batch, attributes(batch))
        loose = [s for s in (*loose_attributes, *image_lists(batch)) if not _inside(tags, s)]
        return [_hit(text, start, end) for start, end in join(text, [*tags, *grow(text, loose)])]


def _inside(tags: list[Span], span: Span) -> bool:
    index = bisect_right(tags, span)
    return index > 0 and span[1] <= tags[index - 1][1]


def _tags(batch: Batch) -> Iterator[Span]:
    text = batch.text
    reach = -1
    for start, limit in with_limits(batch, _openers(batch)):
        match = _TAG.match(text, start, min(start + _LONGEST, limit)) if start >= reach else None
        match = match if match and _is_markup(text, match, limit) else _CUT.match(text, start, limit) if start >= reach else None
        if match:
            reach = match.end()
            yield match.span()


def _openers(batch: Batch) -> Offsets:
    """Return where a tag or a comment may begin; a comment that does not end soon would be looked through in vain, from each "<!--"."""
    characters, at, ends = batch.characters, batch.characters.find_marks("<"), batch.characters.find_marks(">")
    ends = ends[characters.are(ends - 1, "-") & characters.are(ends - 2, "-")]
    comment = np.flatnonzero(characters.are(at + 1, "!") & characters.are(at + 2, "-") & characters.are(at + 3, "-"))
    shortest = at[comment] + len("<!---->") - 1
    end = np.append(ends, len(characters) + _LONGEST)[np.searchsorted(ends, shortest)]
    ended = (end <= shortest + _COMMENT) & (end < batch.ends[batch.document_of(at[comment])])
    return np.delete(at, comment[~ended])


def _is_markup(text: str, tag: re.Match[str], limit: int) -> bool:
    name = (tag["name"] or "").lower()
    if not name or tag["close"] or "=" in tag["attributes"]:
        return True
    known = not tag["attributes"] and (name in _INLINE or name in _BLOCK) and name not in _PLACEHOLDERS
    return known or bool(tag["empty"]) or text.find(f"</{tag['name']}>", tag.end(), min(tag.end() + _LONGEST, limit)) >= 0


def _hit(text: str, start: int, end: int) -> Hit:
    shown = text[start:end] if end - start <= _SHOWN else f"{text[start : start + _SHOWN]}…"
    tag = _TAG.fullmatch(text, start, end)
    if not tag:
        fix = Fix(safe=False, edits=(Edit(start=start, end=end, text=""),))
        return Hit(start, end, f"“{shown}” is what is left of a page's code", fix=fix)
    # Block tags part words that nothing else parts: "pier</p><p>The".
    glued = text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
    parting = " " if glued and (tag["name"] or "").lower() in _BLOCK else ""
    fix = Fix(safe=not tag["attributes"], edits=(Edit(start=start, end=end, text=parting),))
    return Hit(start, end, f"“{shown}” is a tag of the page's markup", fix=fix)
