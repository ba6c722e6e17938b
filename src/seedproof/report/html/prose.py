"""A check's docstring as HTML: paragraphs, headings in bold, lists, and code in back quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

from seedproof.core.check import HEADINGS
from seedproof.core.escape import in_page
from seedproof.core.patterns import regex

__all__ = ["plain", "prose"]

_CODE = regex(r"(`+)(.+?)\1")


def plain(line: str) -> str:
    """Return a line of a docstring without the quotes round its code."""
    return _CODE.sub(r"\2", line)


def prose(page: str) -> Markup:
    """Return the page below its first line; what it holds of HTML is text."""
    _, _, body = in_page(page).partition("\n")
    return Markup("\n").join(part for block in re.split(r"\n[ ]*\n", body.strip("\n")) for part in _parts(block))


def _parts(block: str) -> Iterator[Markup]:
    first, _, rest = block.partition("\n")
    if first.strip() in (f"**{heading}**" for heading in HEADINGS):
        yield Markup("<h2>{}</h2>").format(first.strip().strip("*"))
        block = rest
    if not block.strip():
        return
    lines = block.split("\n")
    if all(line.startswith("    ") for line in lines):
        yield Markup("<pre>{}</pre>").format(block)
    elif lines[0].lstrip().startswith("- "):
        points = re.split(r"(?:^|\n)\s*- ", block)[1:]
        yield Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(_inline(point)) for point in points))
    else:
        yield Markup("<p>{}</p>").format(_inline(block))


def _inline(text: str) -> Markup:
    pieces, done = [], 0
    for match in _CODE.finditer(text):
        pieces += [escape(text[done : match.start()]), Markup("<code>{}</code>").format(match[2])]
        done = match.end()
    return Markup("").join([*pieces, escape(text[done:])])
