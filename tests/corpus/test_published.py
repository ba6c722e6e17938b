"""What the publisher says of a document: fields of its row, front matter above its text; and Markdown."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.corpus.reading import items_of

from seedproof import Document, Files, Published, Settings, Texts
from seedproof.corpus.revised import Revised, Revision

TEXT = "Ferry pier to be rebuilt\n\nThe council of Marrow Bay voted on Tuesday to rebuild the old ferry pier.\n"


def one(path: Path, content: str) -> Document:
    path.write_bytes(content.encode())
    (document,) = items_of(Files((path,), Settings()))
    assert isinstance(document, Document)
    return document


def test_fields_of_a_row_are_what_the_publisher_says(tmp_path: Path) -> None:
    row = {
        "id": "a",
        "text": TEXT,
        "title": " Ferry pier ",
        "lang": "en-GB",
        "date": "2021-05-03",
        "tags": ["harbour", "ferry"],
        "url": None,
    }

    assert one(tmp_path / "x.jsonl", json.dumps(row)).published == Published(
        title="Ferry pier", language="en-GB", date="2021-05-03", tags=("harbour", "ferry")
    )


@pytest.mark.parametrize(
    ("row", "published"),
    [
        ({}, None),
        ({"title": "", "tags": []}, None),
        ({"title": float("nan"), "date": date(2021, 5, 3)}, Published(date="2021-05-03")),
        ({"title": {"main": "Ferry"}, "source": ["Harbour Post"], "url": True}, None),
        ({"title": 1984, "tags": "harbour, ferry,"}, Published(title="1984", tags=("harbour", "ferry"))),
        ({"author": "Ida Holm", "rating": 5}, None),
    ],
)
def test_what_a_row_says_nothing_of_is_left_out(row: dict[str, object], published: Published | None) -> None:
    (document,) = items_of(Texts([{"text": TEXT, **row}]))
    assert isinstance(document, Document)
    assert document.published == published


@pytest.mark.parametrize("name", ["x.md", "x.txt"])
def test_front_matter_is_read_and_is_no_text(tmp_path: Path, name: str) -> None:
    front = "---\ntitle: 'Ferry: pier'\nDate: 2021-05-03\nlanguage: en\ntags: [harbour, ferry]\n---\n"
    document = one(tmp_path / name, front + TEXT)

    assert document.text == front + TEXT
    assert document.published == Published(title="Ferry: pier", date="2021-05-03", language="en", tags=("harbour", "ferry"))
    assert document.visible[len(front) :] == TEXT
    assert not document.visible[: len(front)].strip()
    assert len(document.visible) == len(document.text)


@pytest.mark.parametrize(
    "text",
    [
        "---\nThe council voted.\n---\nThe pier will be rebuilt.",
        "---\ntitle: [broken\n---\nThe pier will be rebuilt.",
        "---\ndate: 2021-02-31\n---\nThe pier will be rebuilt.",
        "---\ntitle: never closed\n",
        "--- \n" + "a: b\n" * 9000 + "---\n",
        "The pier\n---\ntitle: x\n---\n",
        "---\n---\nThe pier",
    ],
)
def test_a_rule_above_text_is_no_front_matter(tmp_path: Path, text: str) -> None:
    document = one(tmp_path / "x.txt", text)
    assert (document.published, document.visible) == (None, text)


def test_code_tables_and_html_of_markdown_are_no_text(tmp_path: Path) -> None:
    text = (
        "# Ferry *pier*\r\n\r\nSee `this`:\r\n\r\n```python\r\nprint('pier')\r\n```\r\n\r\n    raw = code\r\n\r\n"
        "| port | boats |\r\n|---|---|\r\n| Oslo | 3 |\r\n\r\n<div class='x'>\r\n\r\nEnd.\r\n"
    )
    document = one(tmp_path / "x.md", text)

    assert [line for line in document.visible.splitlines() if line.strip()] == ["# Ferry *pier*", "See `this`:", "End."]
    assert len(document.visible) == len(text)
    assert document.headline is not None
    assert text[slice(*document.headline)] == "Ferry *pier*"
    assert one(tmp_path / "x.txt", text).visible == text


def test_a_heading_below_text_is_no_headline(tmp_path: Path) -> None:
    assert one(tmp_path / "x.md", "The pier is old.\n\n# Costs\n\nIt costs much.\n").headline is None


def test_what_is_hidden_moves_with_the_text(tmp_path: Path) -> None:
    document = one(tmp_path / "x.md", f"---\ntitle: Pier\n---\n{TEXT}\n```\ncode\n```\n")
    longer = document.text.replace("Tuesday", "Tuesday night")
    revised = Revised(Files((tmp_path / "x.md",), Settings()), {document.origin: Revision(document.digest(), longer)})

    (again,) = items_of(revised)
    assert isinstance(again, Document)
    assert "code" not in again.visible
    assert "Tuesday night" in again.visible


def test_badges_and_addresses_of_links_are_no_text_of_markdown(tmp_path: Path) -> None:
    badge = "[![Build](https://img.example.org/b.svg?branch=main)](https://ci.example.org/pier)"
    links = "[1]: https://example.org/pier\n[2]: <b> 'The pier'\n"
    text = f"{badge}\n![Pier](pier.png)\n\n# The pier {badge} {badge}\n\nIt is [old][1].\n\n{links}"
    document = one(tmp_path / "x.md", text)

    assert document.visible.split() == ["#", "The", "pier", "It", "is", "[old][1]."]
    assert document.headline is not None
    assert text[slice(*document.headline)] == "The pier"


@pytest.mark.parametrize("heading", ["The pier ![", "![a](b) The pier", "![a](b)", "The pier ![a](b) is old", "![a](b) The pier [c](d)"])
def test_a_heading_that_no_badge_ends_is_a_headline_whole(tmp_path: Path, heading: str) -> None:
    document = one(tmp_path / "x.md", f"# {heading}\n\nIt is old.\n")

    assert document.headline is not None
    assert document.text[slice(*document.headline)] == heading
