"""Whether names and addresses of papers may be of one."""

from __future__ import annotations

import pytest

from seedproof.checks.schema.origins import host_of, is_agency, is_outlet, may_be_same


@pytest.mark.parametrize(
    ("value", "host"),
    [
        ("https://www.harbourpost.com/soups?id=1", "harbourpost.com"),
        ("http://harbourpost.example", "harbourpost.example"),
        ("harbourpost.com", "harbourpost.com"),
        ("WWW.HarbourPost.com/soups", "harbourpost.com"),
        ("Harbour Post", ""),
        ("soups.pdf", ""),
        ("https://[broken", ""),
        ("//", ""),
        ("", ""),
    ],
)
def test_the_host_of_an_address(value: str, host: str) -> None:
    assert host_of(value) == host


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour Post", "https://www.harbourpost.com/soups"),
        ("The Harbour Post", "harbour-post.co.uk"),
        ("Marrow Bay News", "mbnews.com"),
        ("BBC News", "bbc.co.uk"),
        ("Bücher Zeitung", "https://bucherzeitung.de"),
        ("harbourpost.com", "https://m.harbourpost.co.uk"),
        ("Harbour Post", "Harbour Times"),
        ("Harbour Post", "harbour post online"),
        ("港湾报", "https://gangwan.com"),
        ("Lantern Gazette", "https://archive.org/details/1"),
        ("The Post", "The Gazette"),
    ],
)
def test_they_may_be_of_one_or_cannot_be_compared(one: str, other: str) -> None:
    assert may_be_same(one, other)
    assert may_be_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lantern Gazette", "https://www.harbourpost.com/soups"),
        ("lanterngazette.com", "harbourpost.com"),
        ("Lantern Gazette", "Harbour Post"),
        ("Lantern Post", "Harbour Post"),
    ],
)
def test_they_are_of_two(one: str, other: str) -> None:
    assert not may_be_same(one, other)
    assert not may_be_same(other, one)


@pytest.mark.parametrize(
    ("name", "told"),
    [("Harbour Post", True), ("harbourpost.com", True), ("cooking-2021", False), ("Ida Holm", False), ("", False), ("News", False)],
)
def test_what_names_an_outlet(name: str, told: bool) -> None:
    assert is_outlet(name) is told


@pytest.mark.parametrize(("name", "told"), [("Reuters", True), ("the Associated Press", True), ("Harbour Post", False), ("", False)])
def test_what_names_an_agency(name: str, told: bool) -> None:
    assert is_agency(name) is told
