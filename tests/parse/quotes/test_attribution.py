"""Who says a quotation, and by which word."""

from __future__ import annotations

import pytest
from tests.parse.texts import seeds, speakers


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“The harbour stays open,” Ida Holm said on Monday.", "Ida Holm", "said"),
        ("“The harbour stays open,” said Ida Holm.", "Ida Holm", "said"),
        ("Ida Holm said: “The harbour stays open.”", "Ida Holm", "said"),
        ("Ida Holm, 54, who runs the harbour, said, “It stays open.”", "Ida Holm", "said"),
        ("“It stays open,” harbour spokesman Bo Lind told reporters.", "Bo Lind", "told"),
        ("“It stays open,” Sen. Bo Lind (R-Fla.) said.", "Bo Lind", "said"),
        ("According to Ida Holm, “the harbour is open to all ships”.", "Ida Holm", "According"),
        ("“The harbour is open to all ships,” according to Ida Holm.", "Ida Holm", "according"),
        ("“The harbour stays open,” the mayor said.", "the mayor", "said"),
        ("“The harbour stays open,” said the head of the port.", "the head of the port", "said"),
        ("Ida Holm praised the crew, adding that it was “the best crew in the country”.", "Ida Holm", "adding"),
        ("Bo Lind said it was safe. “It was never meant for lorries,” as Ida Holm wrote.", "Ida Holm", "wrote"),
        ("Bo Lind said no. “It was never meant for lorries,” as the engineer Ida Holm once wrote in 1921.", "Ida Holm", "wrote"),
        ("The council kept silent, with spokesman Bo Lind saying, “It is safe for all ships.”", "Bo Lind", "saying"),
        ("The film shows the skipper Bo Lind asking, “Why is the harbour not open?”", "Bo Lind", "asking"),
        ("Ida Holm: “The harbour stays open.”", "Ida Holm", None),
        ("“The harbour stays open for all.”\n\n— Ida Holm, mayor of the town", "Ida Holm", None),
        ("“The harbour stays open for all” — Ida Holm, mayor", "Ida Holm", None),
        ("“It stays open to every ship,” another friend, Ida Holm told the Post.", "Ida Holm", "told"),
        ("“It stays open,” said the town’s chief pilot, Bo Lind.", "Bo Lind", "said"),
        ("“It stays open,” said harbour technology director, Bo Lind.", "Bo Lind", "said"),
        ("“He wrote ‘never again, bro,’” Ida Holm said.", "Ida Holm", "said"),
        ("On Monday, after a quiet night, Ida Holm came to the port, saying “it stays open to every ship”.", "Ida Holm", "saying"),
        ("As Ida Holm puts it, “the harbour is open to every ship”.", "Ida Holm", "puts"),
        ("“The port is in good order,” according to the report.", "the report", "according"),
        ("“The port is in good order,” the report says.", "the report", "says"),
        ("“All ships may leave now,” police said.", "police", "said"),
        ("“All ships may leave now,” a spokesman for the port said.", "a spokesman for the port", "said"),
        ("“All ships may leave now,” said Ludwig van der Meer.", "Ludwig van der Meer", "said"),
        ("“All ships may leave now,” said J. R. O’Brien-Holm.", "J. R. O’Brien-Holm", "said"),
        ("„Der Hafen bleibt offen“, sagte der Sprecher Jan Vogel am Montag.", "Jan Vogel", "sagte"),
        ("« Le port reste ouvert », a déclaré le maire Jean Dupin.", "Jean Dupin", "déclaré"),
        ("«El puerto sigue abierto», dijo Ana Ruiz.", "Ana Ruiz", "dijo"),
        ("“It stays open,” said the harbour master, Ida Holm.", "Ida Holm", "said"),
        ("Its chair, Bo Lind, a former pilot, said that “the harbour is open to all ships”.", "Bo Lind", "said"),
        ("« Le port reste ouvert », sourit la patronne, Odile Dupin.", "Odile Dupin", "sourit"),
        ("« Le port reste ouvert », tempère Jean Dupin, le pilote.", "Jean Dupin", "tempère"),
        ("„Der Hafen bleibt offen“, hatte Jan Vogel vorab gesagt.", "Jan Vogel", "gesagt"),
        ("«Порт открыт для всех», — сказал Иван Петров.", "Иван Петров", "сказал"),
    ],
)
def test_the_speaker_is_found_before_after_and_inverted(text: str, speaker: str, cue: str | None) -> None:
    assert speakers(text) == [(speaker, cue)]


def test_the_next_attribution_is_no_credit_of_a_quotation_in_another_document() -> None:
    first, second = "“The harbour stays open for all.”", "— Ida Holm, mayor"
    assert seeds(first, second)[0].quotes[0].speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "Auf dem Deich fällt nach zwei Stunden ein einziger längerer Satz: „Der Hafen bleibt heute für alle offen.“",
        "«El puerto sigue abierto», afirmó durante la visita.",
        "Das Stück ist kurz. „Wir wollten, dass der Hafen offen bleibt“, hieß es.",
    ],
)
def test_a_word_that_names_nobody_is_no_speaker(text: str) -> None:
    assert [speaker for speaker, _ in speakers(text)] == [None]
