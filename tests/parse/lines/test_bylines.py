"""Names in short lines that credit somebody, and lines that only look so."""

from __future__ import annotations

import pytest
from tests.parse.texts import BODY, TITLE, credited


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ida Holm", ["Ida Holm"]),
        ("By Ida Holm and Bo Lind", ["Ida Holm", "Bo Lind"]),
        ("By Ida Holm, harbour correspondent", ["Ida Holm"]),
        ("By Ida Holm | Published: 3 May 2021", ["Ida Holm"]),
        ("By Ida Holm 3 May 2021", ["Ida Holm"]),
        ("Posted on 2021-05-03 by ida", ["ida"]),
        ("by harbour post", ["harbour post"]),
        ("Von Ida Holm am 3. Mai 2021", ["Ida Holm"]),
        ("VON IDA HOLM", ["IDA HOLM"]),
        ("Ein Artikel von Ida Holm, veröffentlicht am 3.5.2021", ["Ida Holm"]),
        ("Autorin: Ida Holm", ["Ida Holm"]),
        ("Par Ida de la Holm", ["Ida de la Holm"]),
        ("Por Ida Holm y Bo Lind", ["Ida Holm", "Bo Lind"]),
        ("di Ida Holm", ["Ida Holm"]),
        ("Door Ida van Holm", ["Ida van Holm"]),
        ("Автор: Иван Петров", ["Иван Петров"]),
        ("Ida Holm\n3 May 2021", ["Ida Holm"]),
        ("3. Mai 2021 | Ida Holm", ["Ida Holm"]),
        ("By\nIda Holm", ["Ida Holm"]),
        ("From Ida Holm in Oslo", ["Ida Holm"]),
    ],
)
def test_bylines_give_clean_names(line: str, names: list[str]) -> None:
    assert credited(f"{TITLE}\n\n{line}\n\n{BODY}") == [(name, "byline") for name in names]


@pytest.mark.parametrize(
    "line", ["By the numbers", "From Oslo by train to Rome", "Von Oslo nach Rom", "The ship was built by hand", "From Oslo in March"]
)
def test_by_in_other_uses_is_no_byline(line: str) -> None:
    assert credited(f"{TITLE}\n\n{BODY}\n\n{line}\n\n{BODY}") == []


@pytest.mark.parametrize("line", ["By train", "By Monday, the ships will be back.", "A post shared by Ida Holm (@idaholm)"])
def test_by_before_common_words_and_embedded_posts_is_no_byline(line: str) -> None:
    assert credited(f"{TITLE}\n\n{BODY}\n\n{line}\n\n{BODY}") == []
