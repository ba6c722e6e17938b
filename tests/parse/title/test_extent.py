"""How far a title reaches, and what on its line is no part of it."""

from __future__ import annotations

import pytest
from tests.parse.texts import BODY, seed, seeds


def title(head: str, body: str = BODY) -> str | None:
    found = seed(f"{head}\n\n{body}").title
    return found.text if found else None


@pytest.mark.parametrize(
    "head",
    [
        "Town council keeps its old port open\nfor the whole of the winter",
        "Town council keeps its old port open for the\nWinter Fair of Marrow Bay",
        "TOWN COUNCIL KEEPS ITS OLD PORT OPEN FOR\nTHE WHOLE OF THE WINTER",
        "Stadtrat hält den alten Hafen auch im\nWinter für die Fähren offen",
    ],
)
def test_a_headline_that_a_column_has_broken_is_whole(head: str) -> None:
    assert title(head) == head


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Town council keeps its port open all winter\nThe vote was close", "Town council keeps its port open all winter"),
        ("Town council keeps its port open all winter\nby Ida Holm", "Town council keeps its port open all winter"),
        ("Town council keeps its port open all winter\nmonday, 3 may 2021", "Town council keeps its port open all winter"),
        ("TOWN COUNCIL KEEPS ITS PORT OPEN ALL WINTER\nStatement by the mayor on the vote", "TOWN COUNCIL KEEPS ITS PORT OPEN ALL WINTER"),
        ("Stadt hält den Hafen offen\n\nein Bericht aus dem Rathaus", "Stadt hält den Hafen offen"),
    ],
)
def test_what_stands_below_a_headline_is_no_part_of_it(head: str, found: str) -> None:
    assert title(head) == found


@pytest.mark.parametrize(
    "line",
    [
        "# {}",
        "**{}**",
        "| {} |",
        "{} | Harbour Post",
        "{} | News | harbourpost.example",
        "Home » Town » {}",
        "{} - harbour.com",
        "{} .",
        "{} 3.5.2021, 10:14 Uhr",
        "{} For Immediate Release: May 3, 2021",
        "\u200b{}\u200b",
    ],
)
def test_marks_sections_sites_and_dates_are_cut_off(line: str) -> None:
    headline = "Town council keeps its old port open all winter"
    assert title(line.format(headline)) == headline


def test_a_site_behind_a_dash_is_cut_where_the_document_names_it_elsewhere() -> None:
    headline = "Town council keeps its old port open all winter"
    named, unnamed = seeds(f"{headline} – Marrow Bay Today – all the news\n\n{BODY}\n\nMarrow Bay Today", f"{headline} – for now\n\n{BODY}")

    assert (named.title and named.title.text, unnamed.title and unnamed.title.text) == (headline, f"{headline} – for now")


@pytest.mark.parametrize(
    "headline",
    [
        "Ships, ropes and lamps: “Harbour | Land” opens in the old port",
        "Which way - north or south - will the ferry go?",
        "Port costs 3.5 million more than in 2021",
        "“We stay open” - port master on the winter to come",
        "Fishermen win 3-1 at the harbour games of *NUMBER*",
    ],
)
def test_marks_of_the_headline_itself_stay(headline: str) -> None:
    assert title(headline) == headline
