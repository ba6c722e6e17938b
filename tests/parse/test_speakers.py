"""Who says a quotation, and by which word."""

from __future__ import annotations

import pytest

from seedproof.core.document import Document
from seedproof.parse import batch_of


def speakers(text: str) -> list[tuple[str | None, str | None]]:
    seed = batch_of([Document("seed", text)]).seeds[0]
    return [(q.speaker.name if q.speaker else None, q.cue) for q in seed.quotes]


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


def test_a_quotation_goes_on_after_its_attribution() -> None:
    assert [s for s, _ in speakers("“It stays open,” Ida Holm said. “We will not close it for anybody.”")] == ["Ida Holm", "Ida Holm"]


def test_the_next_attribution_is_no_credit_of_a_quotation_in_another_document() -> None:
    first, second = "“The harbour stays open for all.”", "— Ida Holm, mayor"
    seeds = batch_of([Document("1", first), Document("2", second)]).seeds
    assert seeds[0].quotes[0].speaker is None


def test_several_speakers_in_one_paragraph_are_kept_apart() -> None:
    text = "“It stays open,” Ida Holm said. “It will close within a week,” answered Bo Lind."
    assert [s for s, _ in speakers(text)] == ["Ida Holm", "Bo Lind"]


def test_the_sentence_before_names_the_speaker_of_a_quotation_that_stands_alone() -> None:
    text = "Ida Holm said the harbour had been busy.\n\n“We have never seen so many ships in one week.”"
    assert speakers(text) == [("Ida Holm", None)]


def test_a_pronoun_stands_for_the_last_speaker() -> None:
    text = "“The harbour stays open,” Ida Holm said.\n\n“We will not close it for anybody,” she added."
    assert speakers(text) == [("Ida Holm", "said"), ("Ida Holm", "added")]


def test_a_pronoun_that_could_be_two_people_stands_for_nobody() -> None:
    text = "“It stays open,” Ida Holm said.\n\nThe week was quiet. Bo Lind sat at the table. “We will not close it for anybody,” he added."
    assert speakers(text)[1] == (None, "added")


def test_a_speaker_is_not_carried_into_the_next_document() -> None:
    first, second = "“It stays open,” Ida Holm said.", "“We will not close it for anybody.”"
    seeds = batch_of([Document("1", first), Document("2", second)]).seeds
    assert seeds[1].quotes[0].speaker is None


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # The paragraph between introduces somebody else, so that the pronoun is hers.
        ("“The port is shut,” Mr Lind said.\n\nIda Holm had come in May. She left a bank.\n\n“I count ships now,” she said.", "Ida Holm"),
        ("“The port is shut,” Ms. Holm said.\n\nMr. Lind, who lost the vote, was calm.\n“I have lost before,” he said.", "Lind"),
        ("“The port is shut,” said Bo Lind.\n\nThe pilots’ chair, Ida Holm, said she was late. “Nobody asked me,” she said.", "Ida Holm"),
        ("The town’s report said the port had “been lucky so far”.\n\nI wrote back twice. She said, “Send it again next week.”", None),
        ("“The port is shut,” Mr Lind said.\n\nIda Holm sat down.\n\nBo Berg stood up.\n\n“That is what you hear in a calm.”", None),
        ("«El puerto cierra», dijo Ana Ruiz.\n\nBenito Lastra, dueño de un bar, perdió dinero. «Vendí dos sillas», dice.", None),
        ("«El puerto cierra», dijo Ana Ruiz. «Mañana no habrá barcos», recordaba.", "Ana Ruiz"),
    ],
)
def test_who_speaks_is_the_one_person_it_can_be_or_nobody(text: str, last: str | None) -> None:
    assert speakers(text)[-1][0] == last


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


def test_a_title_in_the_document_before_tells_nothing_about_a_name() -> None:
    first, second = "The pilots all voted for Mr", "Lind said: “It stays open.”\n\n“We will not close it,” she said."
    alone = batch_of([Document("2", second)]).seeds[0]
    assert batch_of([Document("1", first), Document("2", second)]).seeds[1].quotes == alone.quotes
