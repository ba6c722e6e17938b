"""The parts of a page: names that any file system takes, text cut at the edges of findings, docstrings as prose."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from seedproof.core.escape import in_page
from seedproof.core.finding import Finding
from seedproof.report.html.marks import pieces
from seedproof.report.html.names import page_name
from seedproof.report.html.prose import prose

ANY_TEXT = st.text(alphabet=st.characters(codec=None, exclude_categories=()))


def finding(start: int, end: int, **more: Any) -> Finding:
    given = {"seed": "a", "check": "glued-words", "code": "GRB301", "family": "garbled", "severity": "error", "message": "wrong"}
    return Finding(**{**given, "start": start, "end": end, "line": 1, "column": 1, "text": "", "fingerprint": f"{start}-{end}", **more})


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


@given(st.text(alphabet="ab \n", min_size=1, max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), max_size=6))
def test_pieces_make_up_the_text_and_each_finding_begins_once(text: str, spans: list[tuple[int, int]]) -> None:
    within = sorted((start % len(text), min(start % len(text) + length, len(text))) for start, length in spans)
    found = [finding(start, end) for start, end in within]

    cut = pieces(text, found)
    assert "".join(piece.text for piece in cut) == text
    assert [number for piece in cut for number in piece.begins] == list(range(1, len(found) + 1))


def test_where_findings_overlap_the_worst_severity_shows() -> None:
    cut = pieces("one two three", [finding(0, 7, severity="warning"), finding(4, 13)])

    assert [(p.text, p.severity, p.begins) for p in cut] == [("one ", "warning", (1,)), ("two", "error", (2,)), (" three", "error", ())]


def test_a_finding_of_an_empty_seed_begins_in_its_only_piece() -> None:
    assert [p.begins for p in pieces("", [finding(0, 0)])] == [(1,)]


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
