"""The parts of a page: names that any file system takes, docstrings as prose."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from seedproof.core.escape import in_page
from seedproof.report.html.names import page_name
from seedproof.report.html.prose import prose

ANY_TEXT = st.text(alphabet=st.characters(codec=None, exclude_categories=()))


@given(ANY_TEXT)
def test_a_page_name_is_plain_whatever_the_id(seed: str) -> None:
    assert re.fullmatch(r"([a-z0-9][a-z0-9-]{0,47}-)?[0-9a-f]{12}\.html", page_name(seed))


@given(st.sets(ANY_TEXT, min_size=2))
def test_different_ids_have_different_pages(seeds: set[str]) -> None:
    assert len({page_name(seed) for seed in seeds}) == len(seeds)


def test_a_page_name_shows_what_is_readable_of_the_id() -> None:
    assert page_name("../../Café/2024 – été").startswith("cafe-2024-ete-")
    assert page_name("CON") != page_name("con")
    assert page_name("a") != page_name("a", 1)
    assert len(page_name("x" * 100_000)) < 80


def test_what_would_disturb_the_page_is_written_out_and_lines_stay() -> None:
    assert in_page("a\n\tb\x1b[0m\n\u202ec\ud800") == "a\n b\\x1b[0m\n\\u202ec\\ud800"


def test_a_docstring_becomes_headings_paragraphs_lists_and_code() -> None:
    page = "Finds it.\n\n**Why it matters**\nIt is <b>bad</b>,\n`a < b`.\n\n**Options**\n- `x`: one\n- two\n\n    code\n"

    assert str(prose(page)).split("\n", 3) == [
        "<h2>Why it matters</h2>",
        "<p>It is &lt;b&gt;bad&lt;/b&gt;,",
        "<code>a &lt; b</code>.</p>",
        "<h2>Options</h2>\n<ul><li><code>x</code>: one</li><li>two</li></ul>\n<pre>    code</pre>",
    ]
