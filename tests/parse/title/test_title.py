"""Which line is the title."""

from __future__ import annotations

import pytest
from tests.parse.texts import BODY, seed, seeds


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Harbour stays open all winter", "Harbour stays open all winter"),
        ("HARBOUR STAYS OPEN ALL WINTER", "HARBOUR STAYS OPEN ALL WINTER"),
        ("Newsletter\n\nHarbour stays open all winter", "Harbour stays open all winter"),
        ("Startseite\nPolitik\n\nHafen bleibt den ganzen Winter offen", "Hafen bleibt den ganzen Winter offen"),
        ("Home > News > Local\nHarbour stays open all winter", "Harbour stays open all winter"),
        ("Harbour\n\nTown council keeps its port open all winter", "Town council keeps its port open all winter"),
        ("Harbour stays open all winter\n\nTown council votes for the port", "Harbour stays open all winter"),
        ("3 May 2021\n\nHarbour stays open all winter", "Harbour stays open all winter"),
        ("By Ida Holm\n\nHarbour stays open all winter", "Harbour stays open all winter"),
        ("Will the harbour stay open?", "Will the harbour stay open?"),
        ("Offen bis zuletzt: »Der Hafen« im Theater am Deich", "Offen bis zuletzt: »Der Hafen« im Theater am Deich"),
        ("Ouvert : «Le port» au théâtre de la digue", "Ouvert : «Le port» au théâtre de la digue"),
    ],
)
def test_the_title_is_the_headline_below_navigation(head: str, title: str) -> None:
    found = seed(f"{head}\n\n{BODY}")
    assert found.title is not None
    assert found.title.text == title


@pytest.mark.parametrize("text", [BODY, f"{BODY}\n\n{BODY}", "", "Newsletter\n\n" + BODY, "By Ida Holm\n" + BODY, "\ud800\x00"])
def test_a_document_without_a_headline_has_no_title(text: str) -> None:
    assert seed(text).title is None


def test_the_headline_is_found_in_a_whole_page() -> None:
    menu = "\n".join(f"• {word}" for word in ("News", "Sport", "Harbour notes", "Town hall", "Letters"))
    text = f"The Harbour Post\n{menu}\nSign in\n\nTown council keeps its port open all winter\n\nBy Ida Holm\n3 May 2021\n\n{BODY}\n"
    found = seed(text)
    assert found.title is not None
    assert found.title.text == "Town council keeps its port open all winter"
    assert found.body.text == BODY


MENU = "\n".join(f"• {word}" for word in ("News", "Sport", "Harbour notes", "Town hall", "Letters", "Weather", "Ships", "Jobs"))

NOTICE = "We and our partners keep small files on your machine to see who comes back, and you may say no to that at any time."


def test_the_headline_stands_above_the_article_not_above_a_notice() -> None:
    deck = "The vote was close, and members were called back to the hall twice"
    head = f"The Harbour Post\n{NOTICE}\n{MENU}\n{MENU}\n{MENU}\nTown council keeps its port open all winter\n{deck}\n\n"
    found = seed(head + "\n\n".join([BODY] * 12))
    assert found.title is not None
    assert found.title.text == "Town council keeps its port open all winter"


def test_the_headline_is_the_line_that_a_breadcrumb_repeats() -> None:
    trail = "Home » Port » Town council keeps its port open"
    head = f"The Harbour Post\n{MENU}\n{trail}\nHarbour notes of the week\nTown council keeps its port open\nShips, men, money"
    found = seed(f"{head}\n\n{BODY}")
    assert found.title is not None
    assert found.title.text == "Town council keeps its port open"


def test_the_title_is_the_same_wherever_in_a_batch_the_document_stands() -> None:
    text = "Town hall notes\n\nHarbour\n\nTown hall notes 0\n:"
    alone, second = seed(text), seeds("", text)[1]
    assert (alone.title, alone.body) == (second.title, second.body)


HEADLINE = "Harbour stays open all winter"

MARKUP_MENU = "* Home\n* News\n* Sport\n* Weather\n* Contact"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (f"{MENU}\n\nThe harbour in winter light. Photo: Bo Lind\n{HEADLINE}\nBy Ida Holm\n3 May 2021", HEADLINE),
        (f"{MARKUP_MENU}\nHome » Port » {HEADLINE}\nPort\n{HEADLINE}\nBy Ida Holm", HEADLINE),
        (f"{MENU}\n\n{HEADLINE.upper()}\n\nThe council wants ships to come even in ice\n\nBy Ida Holm\n3 May 2021", HEADLINE.upper()),
        (f"# {HEADLINE}", HEADLINE),
    ],
)
def test_the_headline_is_told_from_captions_breadcrumbs_and_subtitles(head: str, title: str) -> None:
    found = seed(f"{head}\n\n{BODY}\n\n{BODY}")
    assert found.title is not None
    assert found.title.text == title


@pytest.mark.parametrize("lead", ["", "By Ida Holm\n\n", "3 May 2021\n\n", "OSLO (Reuters) - "])
def test_an_article_without_a_headline_has_no_title(lead: str) -> None:
    assert seed(f"{lead}{BODY}\n\nShips will come twice a week, it said, and more often when the ice is gone.").title is None
