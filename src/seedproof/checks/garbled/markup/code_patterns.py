"""Patterns of a web page's program: style sheets, data and scripts."""

from __future__ import annotations

import re
from typing import Final

from seedproof.core.patterns import regex

__all__ = ["CODE"]

_PROPERTY: Final = (
    r"(?:--|font|color|background|margin|padding|border|display|width|height|max|min|text|line|float|position|top|left|right|bottom|overflow|opacity"
    r"|z-index|content|visibility|list|flex|grid|align|justify|transition|animation|transform|box|cursor|fill|clear|vertical|white-space|letter)[a-z-]*"
)
#: Looked for only in lines that hold a brace or a phrase of the topic page-code.
CODE: Final = regex(
    rf"""(?P<style>(?:[.\#@][\w-]+(?:[\s,>+~.:\#]+[\w-]+){{0,6}}|[\w-]+)?\s*
        \{{\s*{_PROPERTY}\s*:(?:[^{{}}<>\n]{{1,2000}}\}}|[^{{}}<>;\n]{{1,200}};(?:\s*[a-z-]+\s*:[^{{}}<>;\n]{{1,200}};)*)
      |{_PROPERTY}\s*:\s*[^;{{}}\n]{{1,60}}!important
      |(?:{_PROPERTY}\s*:\s*[^;{{}}\n]{{1,60}};\s*){{2,}})
    |(?P<data>\{{\s*["“”'](?:@?[\w.$-]{{1,40}})["“”']\s*:\s*["“”'\[{{\d\-tfn])
    |(?P<script>\bfunction\s*\w*\s*\([^()\n]{{0,80}}\)\s*\{{|\}}\s*\)\s*\(|\)\s*;\s*\}}|\bvar\s+[\w$]+\s*=|(?:^|\W)\(\s*\)\s*=>|=>\s*\{{
      |\bif\s*\([^()\n]{{0,80}}\)\s*\{{
      |\b[a-zA-Z_$][\w$]*(?:\.\w+)*\((?:["'][\w/.:-]{{0,80}}["']\)\.\w+\()?\{{\s*\w+\s*:
      |\bga\(\s*['"]\w+['"]\s*[,)]|\becho\s+\$\w+
      |\b(?:document|window|googletag|console|jQuery|adsbygoogle|dataLayer|_gaq|gtag|ga)\s*(?:\.\s*\w+\s*){{0,4}}(?:\([^\n]|=\s)|\$\(\s*["'(\w])""",
    re.VERBOSE,
)
