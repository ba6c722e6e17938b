"""Who sent a document, as its first paragraph says."""

from __future__ import annotations

import pytest
from tests.parse.texts import BODY, TITLE, seed


@pytest.mark.parametrize(
    ("start", "name", "kind"),
    [
        ("OSLO (Reuters) - ", "Reuters", "agency"),
        ("OSLO, 3 May (AP) — ", "AP", "agency"),
        ("Kiel (dpa/lno) – ", "dpa/lno", "agency"),
        ("(AP) — ", "AP", "agency"),
        ("Harbour.news – ", "Harbour.news", "outlet"),
        ("NORDVIK (Fjordpress) – ", "Fjordpress", "agency"),
        ("NORDVIK, Sweden (Fjordpress) — ", "Fjordpress", "agency"),
        ("Bad Hafen an der Ilme (Küstendienst) - ", "Küstendienst", "agency"),
        ("SAINT-PORT-SUR-MER (Agence Marine) – ", "Agence Marine", "agency"),
    ],
)
def test_a_dateline_names_the_source(start: str, name: str, kind: str) -> None:
    found = seed(f"{TITLE}\n\n{start}{BODY}")
    assert found.source is not None
    assert (found.source.name, found.source.kind) == (name, kind)


@pytest.mark.parametrize("start", ["The captain (Ida Holm) – ", "Ida Holm (54) – ", "Open (see the map of the whole harbour) – "])
def test_brackets_and_a_dash_alone_are_no_dateline(start: str) -> None:
    assert seed(f"{TITLE}\n\n{start}{BODY}").source is None
