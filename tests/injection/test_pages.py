"""The site and the Data Docs of a hostile corpus have the elements and attributes of those of a harmless one."""

from __future__ import annotations

import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.cli.command import seedproof


class Reader(HTMLParser):
    """Note the elements with their attributes, the links, and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[tuple[str, str]] = set()
        self.links: set[str] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements |= {(tag, ""), *((tag, name) for name, _ in attrs)}
        self.links |= {value or "" for name, value in attrs if name in ("href", "src")}

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def pages(project: Path) -> dict[str, str]:
    """Return the pages that ``docs`` makes."""
    done = seedproof(project, "docs", "seeds", "broken")
    assert done.returncode == 2, done.stderr
    return {str(page.relative_to(project)): page.read_text(encoding="utf-8") for page in sorted((project / "reports").rglob("*.html"))}


def read(found: dict[str, str]) -> Reader:
    reader = Reader()
    for page in found.values():
        reader.feed(page)
        reader.reset()
    return reader


@pytest.fixture(scope="module")
def hostile_pages(project: Path) -> dict[str, str]:
    return pages(project)


def test_no_page_has_an_element_or_attribute_that_a_harmless_corpus_has_not(hostile_pages: dict[str, str], harmless: Path) -> None:
    expected = read(pages(harmless))
    reader = read(hostile_pages)

    assert any("data-docs" in name for name in hostile_pages)
    assert reader.elements - expected.elements <= {("br", ""), ("pre", "")}  # a line end of a text, indented lines of a docstring
    assert [link for link in reader.links if urlsplit(link).scheme or urlsplit(link).netloc] == []
    text = "".join(reader.text)
    for said in ("<script>alert(1)</script>", "</title></style></textarea><svg/onload=alert(1)>", "{{ 7 * 7 }}", "]]><failure"):
        assert said in text


def test_no_page_holds_what_turns_or_hides_text(hostile_pages: dict[str, str]) -> None:
    wrong = {
        (name, character)
        for name, page in hostile_pages.items()
        for character in set(page) - {"\n"}
        if unicodedata.category(character)[0] == "C" or unicodedata.category(character) in ("Zl", "Zp")
    }
    assert wrong == set()
