"""Markdown: which lines of a text are code, tables, pictures, HTML or addresses of links, and which is its headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from seedproof.core.patterns import regex

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["MARKDOWN", "blocks"]

MARKDOWN: Final = ".md"
_HIDDEN: Final = frozenset(("fence", "code_block", "html_block", "table_open"))
_TARGET: Final = r"(?:\([^()\n]{0,1000}\)|\[[^\]\n]{0,300}\])"
_PICTURE: Final = rf"(?:!\[[^\]\n]{{0,1000}}\]{_TARGET}|\[!\[[^\]\n]{{0,300}}\]{_TARGET}\]{_TARGET})"  # or a link of one, as badges are
_PICTURE_OF_HEADING: Final = regex(_PICTURE)
_LONGEST_HEADING: Final = 5000  # characters of a heading that is looked through
_PICTURES: Final = regex(rf"(?:{_PICTURE}\s*)+")
_LINE_END: Final = regex(r"\r\n|\r|\n")  # as Markdown has them

Extent = tuple[int, int]


def blocks(text: str, start: int) -> tuple[tuple[Extent, ...], Extent | None]:
    """Return where a text holds what is none of its language from ``start`` on, and its first heading if it is the headline."""
    edges = [start, *(match.end() for match in _LINE_END.finditer(text, start)), len(text)]
    told: dict[str, Any] = {}
    tokens = [token for token in _reader().parse(text[start:], told) if token.map]
    kept = (*tokens, None)
    hidden = [
        token.map for token, inside in pairwise(kept) if token and token.map and (token.type in _HIDDEN or _is_picture(token, inside))
    ]
    hidden += [address["map"] for address in (*told.get("references", {}).values(), *told.get("duplicate_refs", ()))]
    extents = [(edges[first], edges[end]) for first, end in hidden]
    headline, badges = _headline(text, edges, tokens)
    return tuple(_outermost(sorted([*extents, *badges]))), headline


def _is_picture(token: Token, inside: Token | None) -> bool:
    """Tell whether a paragraph holds pictures and nothing else."""
    return token.type == "paragraph_open" and inside is not None and _PICTURES.fullmatch(inside.content) is not None


def _headline(text: str, edges: list[int], tokens: Sequence[Token]) -> tuple[Extent | None, list[Extent]]:
    """Return the words of a first heading of the first level, if only pictures and badges stand above it, and the badges that end it."""
    for token, inside in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h1" and token.map and inside.content:
            at = text.find(inside.content, edges[token.map[0]], edges[token.map[1]])
            end, last = at + len(_without_badges(inside.content)), at + len(inside.content)
            return ((at, end), [(end, last)] if end < last else []) if at >= 0 else (None, [])
        if token.type == "paragraph_open" and not inside.content.startswith(("[", "!", "<")):
            break
    return None, []


def _without_badges(heading: str) -> str:
    """Return a heading without the pictures that end it."""
    pictures = _PICTURE_OF_HEADING.finditer(heading) if len(heading) <= _LONGEST_HEADING else ()
    begins = (picture.start() for picture in pictures if picture.start() > 0 and _PICTURES.fullmatch(heading, picture.start()))
    return heading[: next(begins, len(heading))].rstrip()


def _outermost(spans: Sequence[Extent]) -> Iterator[Extent]:
    """Yield the spans that lie in no other one before them."""
    reach = -1
    for start, end in spans:
        if start >= reach:
            yield start, end
            reach = end


@cache
def _reader() -> MarkdownIt:
    """Return a reader of blocks: what stands within a line is text, whatever its marks."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").disable("inline")
