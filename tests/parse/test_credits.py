"""Who wrote, sent, published or photographed it."""

from __future__ import annotations

import pytest

from seedproof.core.document import Document
from seedproof.core.seed import Seed
from seedproof.parse import batch_of

TITLE = "Harbour stays open all winter"
BODY = "The harbour of the small town will stay open for the whole winter, the town council said on Monday."


def seed(text: str) -> Seed:
    return batch_of([Document("seed", text)]).seeds[0]


def credits(text: str) -> list[tuple[str, str]]:
    return [(c.name, c.kind.value) for c in seed(text).credits]


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
    assert credits(f"{TITLE}\n\n{line}\n\n{BODY}") == [(name, "byline") for name in names]


@pytest.mark.parametrize(
    "line", ["By the numbers", "From Oslo by train to Rome", "Von Oslo nach Rom", "The ship was built by hand", "From Oslo in March"]
)
def test_by_in_other_uses_is_no_byline(line: str) -> None:
    assert credits(f"{TITLE}\n\n{BODY}\n\n{line}\n\n{BODY}") == []


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


@pytest.mark.parametrize("start", ["The captain (Ida Holm) – ", "Ida Holm (54) – ", "Open (see the map of the whole harbour) – "])
def test_brackets_and_a_dash_alone_are_no_dateline(start: str) -> None:
    assert seed(f"{TITLE}\n\n{start}{BODY}").source is None


def test_the_newspaper_below_a_byline_is_an_outlet_and_lead_in() -> None:
    found = seed(f"{TITLE}\n\nBy Ida Holm\nNordvik Harbour Post\n\n{BODY}")
    assert [(c.name, c.kind.value) for c in found.credits] == [("Ida Holm", "byline"), ("Nordvik Harbour Post", "outlet")]
    assert found.body.text == BODY


def test_a_closing_note_with_dates_is_no_byline_in_german() -> None:
    body = "Der Hafen der kleinen Stadt bleibt den ganzen Winter offen, sagte der Rat der Stadt am Montag."
    assert credits(f"Hafen bleibt offen\n\n{body}\n\nWeitere Rundfahrten am 3., 4. und 5. Mai um 19 Uhr.") == []


@pytest.mark.parametrize("line", ["By train", "By Monday, the ships will be back.", "A post shared by Ida Holm (@idaholm)"])
def test_by_before_common_words_and_embedded_posts_is_no_byline(line: str) -> None:
    assert credits(f"{TITLE}\n\n{BODY}\n\n{line}\n\n{BODY}") == []


@pytest.mark.parametrize(
    ("box", "name"),
    [
        ("Ida Holm\n\nIda Holm is a freelance journalist who lives by the sea.", "Ida Holm"),
        ("Ida Holm writes about ports. She was a reporter for ten years.", "Ida Holm"),
        ("Ida Holm\nView all posts", "Ida Holm"),
        ("Ida Holm Autorin", "Ida Holm"),
        ("Latest posts by Ida Holm (see all)", "Ida Holm"),
        ("Kolumnist*in: Ida Holm", "Ida Holm"),
        ("Eingestellt von der Ida um 21:11", "Ida"),
    ],
)
def test_a_box_about_the_author_names_the_source(box: str, name: str) -> None:
    found = seed(f"{TITLE}\n\n{BODY}\n\n{BODY}\n\n{box}")
    assert found.source is not None
    assert (found.source.name, found.source.kind) == (name, "byline")


def test_whom_the_article_itself_speaks_of_is_not_its_author() -> None:
    told = "Ida Holm is a journalist who likes to swim in the harbour."
    assert credits(f"{TITLE}\n\n{BODY} The new mayor, Ida Holm, was glad to hear of it and said so twice.\n\n{BODY}\n\n{told}") == []


def test_menus_above_the_title_name_nobody() -> None:
    menu = "Harbour Views\nSailing Club\nHome\nNews\nSport\nContact"
    assert [name for name, _ in credits(f"{menu}\n\n{TITLE}\n\nBy Ida Holm\n3 May 2021\n\n{BODY}\n\n{BODY}")] == ["Ida Holm"]
