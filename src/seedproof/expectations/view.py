"""A view of GX Data Docs that can be trusted: every string from the data is escaped, and pages load nothing.

GX's own view leaves autoescape off, so that a script in a seed's id runs in the reader's browser; it loads fifteen remote
assets, one of which tells its server who reads; and without them a page shows neither status nor index. This view walks
the same rendered content with templates of its own. Of GX's styling it takes tags, classes and relative links, from
lists of what is known to be harmless.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from typing import Any

from great_expectations.render.components import RenderedDocumentContent
from great_expectations.render.view.view import DefaultJinjaPageView
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from seedproof.core.escape import in_page, in_template
from seedproof.core.patterns import regex
from seedproof.expectations.surroundings import around

__all__ = ["SafePageView", "phrase"]

_TAGS = frozenset({"a", "b", "code", "em", "i", "span", "strong"})  # inline: the templates decide on blocks
_CLASS = regex(r"[A-Za-z][\w-]*")
_RELATIVE = regex(r"(?![\\/]{2})[^:\s]+")  # no scheme, no host
_RAW_HTML = frozenset({"html_success_icon"})  # markup that GX itself writes: an icon beside the word that says the same


class SafePageView(DefaultJinjaPageView):
    """Render pages of suites and results, and the index: what sites name as their ``view``."""

    def __init__(self) -> None:
        # Deliberately without super().__init__(): its environment does not escape.
        loader = PackageLoader("seedproof.expectations")
        self.env = Environment(
            loader=loader, autoescape=True, finalize=in_template, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self.env.filters["phrase"] = phrase
        self.env.filters["classes"] = _classes

    def render(self, document: RenderedDocumentContent, *_: Any, **__: Any) -> str:
        """Return the page of ``document``."""
        self._validate_document(document)
        return self.env.get_template("data_docs.html").render(page=document.to_json_dict(), site=around().place.site)


def phrase(template: Mapping[str, Any]) -> Markup:
    """Return a GX string template with its parameters, all escaped, and with the tags that its styling asks for."""
    styling = template.get("styling") or {}
    by_name = styling.get("params") or {}
    default = styling.get("default") or {}
    params = {name: "" if name in _RAW_HTML else value for name, value in (template.get("params") or {}).items()}

    def piece(match: re.Match[str]) -> Markup:
        name = match["named"] or match["braced"]
        if name not in params:
            return escape("$" if match["escaped"] is not None else match[0])
        return _tagged(escape(_text(params[name])), by_name.get(name, default))

    source, done, pieces = in_page(str(template.get("template", ""))), 0, []
    for match in string.Template.pattern.finditer(source):
        pieces += [escape(source[done : match.start()]), piece(match)]
        done = match.end()
    content = Markup("").join([*pieces, escape(source[done:])]).strip().replace("\n", Markup("<br>"))
    return _tagged(content, {**styling, "tag": template.get("tag", "span")})


def _text(value: object) -> str:
    return "none" if value is None else f"{value:g}" if isinstance(value, float) else in_page(str(value))


def _tagged(content: Markup, styling: Mapping[str, Any]) -> Markup:
    tag = styling.get("tag", "span")
    tag = tag if tag in _TAGS else "span"
    if not content:
        return content
    classes = _classes(styling)
    attributes = Markup(' class="{}"').format(classes) if classes else Markup("")
    link = str((styling.get("attributes") or {}).get("href", ""))
    if tag == "a" and _RELATIVE.fullmatch(link):
        attributes += Markup(' href="{}"').format(link)
    return Markup("<{0}{1}>{2}</{0}>").format(tag, attributes, content) if tag != "span" or attributes else content


def _classes(styling: Mapping[str, Any] | None) -> str:
    """Return the class names in GX's ``styling`` that are plain names."""
    return " ".join(name for name in (styling or {}).get("classes") or () if _CLASS.fullmatch(str(name)))
