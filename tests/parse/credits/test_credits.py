"""Who is credited, and which of them is the source."""

from __future__ import annotations

import pytest
from tests.parse.texts import BODY, TITLE, credited, seed


@pytest.mark.parametrize(
    ("line", "name", "kind"),
    [
        ("Source: Reuters", "Reuters", "agency"),
        ("Source:, PAP", "PAP", "agency"),
        ("Quelle: ntv.de, dpa", "ntv.de, dpa", "agency"),
        ("Fuente: El Faro del Puerto", "El Faro del Puerto", "outlet"),
        ("Fonte: ANSA", "ANSA", "agency"),
        ("Źródło: PAP", "PAP", "agency"),
        ("Источник: ТАСС", "ТАСС", "outlet"),
        ("Kaynak: Anadolu Ajansı", "Anadolu Ajansı", "agency"),
        ("Bron: De Havenbode", "De Havenbode", "outlet"),
        ("Source: https://example.org/harbour", "https://example.org/harbour", "url"),
    ],
)
def test_a_source_line_is_the_source(line: str, name: str, kind: str) -> None:
    found = seed(f"{TITLE}\n\n{BODY}\n\n{line}")
    assert found.source is not None
    assert (found.source.name, found.source.kind) == (name, kind)


@pytest.mark.parametrize(
    "line", ["photo source, Reuters", "Photo: Bo Lind/Getty Images", "Foto: dpa", "(Bild: Bo Lind)", "© Bo Lind", "Source: Unsplash"]
)
def test_a_photographer_is_never_the_source(line: str) -> None:
    found = seed(f"{TITLE}\n\n{BODY}\n\n{line}\n\n{BODY}")
    assert [c.kind for c in found.credits] == ["photo"]
    assert found.source is None


def test_a_source_line_outranks_dateline_and_byline() -> None:
    found = seed(f"{TITLE}\n\nBy Ida Holm\n\nOSLO (Reuters) - {BODY}\n\nSource: The Harbour Post")
    assert found.source is not None
    assert found.source.name == "The Harbour Post"
    assert [c.name for c in found.credits] == ["Ida Holm", "Reuters", "The Harbour Post"]


def test_a_document_without_credits_has_no_source() -> None:
    assert seed(f"{TITLE}\n\n{BODY}").source is None


def test_the_newspaper_below_a_byline_is_an_outlet_and_lead_in() -> None:
    found = seed(f"{TITLE}\n\nBy Ida Holm\nNordvik Harbour Post\n\n{BODY}")
    assert [(c.name, c.kind.value) for c in found.credits] == [("Ida Holm", "byline"), ("Nordvik Harbour Post", "outlet")]
    assert found.body.text == BODY


def test_a_closing_note_with_dates_is_no_byline_in_german() -> None:
    body = "Der Hafen der kleinen Stadt bleibt den ganzen Winter offen, sagte der Rat der Stadt am Montag."
    assert credited(f"Hafen bleibt offen\n\n{body}\n\nWeitere Rundfahrten am 3., 4. und 5. Mai um 19 Uhr.") == []


def test_menus_above_the_title_name_nobody() -> None:
    menu = "Harbour Views\nSailing Club\nHome\nNews\nSport\nContact"
    assert [name for name, _ in credited(f"{menu}\n\n{TITLE}\n\nBy Ida Holm\n3 May 2021\n\n{BODY}\n\n{BODY}")] == ["Ida Holm"]
