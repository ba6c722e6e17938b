"""Who is credited, and which of them is the source."""

from __future__ import annotations

import pytest
from tests.parse.texts import BODY, TITLE, credited, seed


@pytest.mark.parametrize(
    ("line", "name", "kind"),
    [
        ("Source: Reuters", "Reuters", "agency"),
        ("Source:, PAP", "PAP", "agency"),
        ("Quelle: ntv.de, dpa", "dpa", "agency"),
        ("Fuente: El Faro del Puerto", "El Faro del Puerto", "outlet"),
        ("Fonte: ANSA", "ANSA", "agency"),
        ("Źródło: PAP", "PAP", "agency"),
        ("Источник: ТАСС", "ТАСС", "agency"),
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


def test_several_known_sources_are_told_apart() -> None:
    found = seed(f"{TITLE}\n\n{BODY}\n\nSources: Harbour Post, harbourpost.com and Reuters")
    assert [(c.name, c.kind.value) for c in found.credits] == [
        ("Harbour Post", "outlet"),
        ("harbourpost.com", "outlet"),
        ("Reuters", "agency"),
    ]
    assert found.source is not None
    assert found.source.name == "Reuters"


def test_a_comma_within_the_name_of_a_source_parts_nothing() -> None:
    name = "Ministry of Ports, Ferries and Fish"
    assert credited(f"{TITLE}\n\n{BODY}\n\nSource: {name}") == [(name, "outlet")]


@pytest.mark.parametrize(
    ("end", "name"),
    [
        (" AA", "AA"),
        (" (AA)", "AA"),
        (" - DHA", "DHA"),
        (" CİHAN", "CİHAN"),
        (" / AFP", "AFP"),
        (" dpa", "dpa"),
        ("（新华社）", "新华社"),
        (" – Reuters", "Reuters"),
    ],
)
def test_an_agency_signs_behind_the_last_sentence(end: str, name: str) -> None:
    assert credited(f"{TITLE}\n\n{BODY}\n\n{BODY}\n\n{BODY}{end}") == [(name, "agency")]


@pytest.mark.parametrize("end", [" USA", " (NATO)", " - Bravo", " The end."])
def test_other_words_behind_the_last_sentence_sign_nothing(end: str) -> None:
    assert credited(f"{TITLE}\n\n{BODY}\n\n{BODY}\n\n{BODY}{end}") == []


@pytest.mark.parametrize(
    "line",
    [
        "As reported by Ida Holm",
        "As first reported by the Harbour Post on Monday, May 3",
        "Wie berichtet von Ida Holm",
        "— Ida Holm (@idaholm) May 3, 2021",
        "Posted by Admin",
        "By Admin",
        "The Honourable Ida Holm\nMay 3, 2021",
    ],
)
def test_who_is_no_author(line: str) -> None:
    assert credited(f"{TITLE}\n\n{line}\n\n{BODY}\n\n{BODY}\n\n{BODY}") == []
    assert credited(f"{TITLE}\n\n{BODY}\n\n{BODY}\n\n{line}") == []


def test_a_place_beside_a_date_is_no_author() -> None:
    told = "The ferry will sail again from March, the port office in San Bruno said on Monday to those who asked."
    assert credited(f"{TITLE}\n\nSan Bruno\n3 May 2021\n\n{told}\n\n{BODY}") == []
    one = "Tolmere will have its ferry again from March, the port office said on Monday to those who asked for it."
    assert credited(f"{TITLE}\n\nTolmere, 3 May 2021\n\n{one}\n\n{BODY}") == []


def test_who_comments_below_the_article_is_no_author() -> None:
    assert credited(f"{TITLE}\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\nIda Holm\nMay 3, 2021 at 10:14\nWell said, all of it!") == []


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (f"Ida Holm\n\nHarbour\n03.05.2021 07:00\n\n{TITLE}", "Ida Holm", "byline"),
        (f"{TITLE}\n\nharbourpost.com\n3 May 2021", "harbourpost.com", "outlet"),
        (f"{TITLE}\n\n• harbourpost.com\n• 3 May 2021", "harbourpost.com", "outlet"),
        (f"{TITLE}\n3 mai 2021 de idaholm", "idaholm", "byline"),
        (f"{TITLE}\nBy Sen. Ida Holm", "Sen. Ida Holm", "byline"),
    ],
)
def test_who_stands_at_the_head(head: str, name: str, kind: str) -> None:
    assert credited(f"{head}\n\n{BODY}\n\n{BODY}") == [(name, kind)]
