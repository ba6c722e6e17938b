"""Kinds of sentences that say who speaks, and those that only look so."""

from __future__ import annotations

import pytest
from tests.parse.texts import speakers


def _last(text: str) -> str | None:
    """Return who says the last quotation of a text."""
    return speakers(text)[-1][0]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“We will keep the harbour open,” Ida Holm told BBC Radio 4’s Today programme on Monday.", "Ida Holm"),
        ("“We will keep the harbour open,” the minister told the Today programme.", "the minister"),
        ("Speaking on BBC Radio 4’s Today programme, Ida Holm said: “We will keep the harbour open.”", "Ida Holm"),
        ("Ida Holm told the World at One programme: “We will keep the harbour open.”", "Ida Holm"),
        ("“We will keep the harbour open,” Today programme presenter Ida Holm said.", "Ida Holm"),
        ("In an interview with Harbour Radio, Ida Holm said: “We will keep the harbour open.”", "Ida Holm"),
        ("„Der Hafen bleibt offen“, sagte Ida Holm der Sendung Hafenkonzert.", "Ida Holm"),
        ("« Le port restera ouvert », a dit Ida Holm à l’émission Le Grand Port.", "Ida Holm"),
        ("«El puerto seguirá abierto», dijo Ida Holm en el programa Hoy por el Puerto.", "Ida Holm"),
    ],
)
def test_who_speaks_to_a_programme_is_the_speaker(text: str, who: str) -> None:
    assert _last(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "The Newsnight programme reported that the harbour was “a treasure of our town”.",
        "According to the Today programme, the harbour is “a treasure of our town”.",
        "Radio 4’s Today programme heard from the town. “We will keep the harbour open,” she said.",
        "Laut der Sendung ist der Hafen „ein Schatz für unsere Stadt“.",
    ],
)
def test_a_programme_says_nothing(text: str) -> None:
    assert _last(text) is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ida Holm says Bo Lind’s flurry of late-night tweets about the harbour was “unhinged, even for him.”", "Ida Holm"),
        ("Ida Holm, a teacher, said that Lind’s careless sketches make her wish to “lock the paint back in the shed.”", "Ida Holm"),
        ("But a few days later, Holm reversed herself, telling reporters that the rules “are set for the whole of the winter.”", "Holm"),
        ("Holm endorsed Lind in June, but only after long talks, telling reporters that she was “not quite there yet.”", "Holm"),
        ("The lawmakers blamed Lind, saying the mayor “has surrounded himself with old friends.”", "The lawmakers"),
        ("Many were quick to join, with Ida Holm tweeting that it was bad and asking, “How can the harbour be closed now?”", "Ida Holm"),
        ("“Lind wants to be a tough guy tonight,” Holm shot back.", "Holm"),
        ("As Ida Holm put it, “the harbour has been open for a hundred years.”", "Ida Holm"),
        ("One of the neighbours put it this way: “The harbour has been open for years.”", "One of the neighbours"),
        ("Another source speaking to Harbour News said, “The harbour will stay open.”", "Another source"),
        ("“Den Hafen lassen wir offen“, sagte einer der Fischer.", None),
        ("Police said the boat was “stolen from the old harbour last night”.", "Police"),
        ("Officials said the boat was “stolen from the old harbour last night”.", "Officials"),
        ("Winter said the boat was “stolen from the old harbour”, and as Winter knows, “boats are dear to us all.”", "Winter"),
        ("„Přístav bude otevřen celou zimu,“ odhaduje Jan Kos z přístavu.", "Jan Kos"),
        ("“O porto fica aberto todo o inverno”, lembra o capitão Rui Vale.", "Rui Vale"),
        (
            "Limanda on kat yolcu taşıdıklarını ve bu yıl daha çok taşıyacaklarını ifade eden Nalbant, “Liman bütün kış açık olacak” dedi.",
            "Nalbant",
        ),
        ("“El puerto sigue abierto”, dijo una de las vecinas.", "una de las vecinas"),
        ("Przystań zostaje otwarta na zimę. „Statki będą pływać przez całą zimę” – mówi prof. Jan Kowal.", "Jan Kowal"),
        ("Ο δήμαρχος μίλησε για το λιμάνι. «Το λιμάνι μένει ανοιχτό όλο τον χειμώνα», είπε ο κ. Παππάς στους ψαράδες.", "Παππάς"),
    ],
)
def test_the_one_who_speaks_is_found(text: str, who: str | None) -> None:
    assert _last(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Bo Lind spoke to Ida Holm, who said “the harbour stays open for the winter.”", "Ida Holm"),
        ("Bo Lind spoke on Monday with Ida Holm, the mayor’s friend, who said that “the harbour stays open for the winter.”", "Ida Holm"),
        ("The plan drew praise from Ida Holm, who called it “a gift for the whole of the town.”", "Ida Holm"),
        ("The fishermen fear the Harbour Board, which said in May that “the harbour stays open for the winter.”", "Harbour Board"),
        ("The paper quoted Ida Holm as saying, “The harbour stays open for the winter.”", "Ida Holm"),
        ("The paper quoted the mayor as saying, “The harbour stays open for the winter.”", "the mayor"),
        ("“The harbour stays open for the winter,” as Ida Holm put it.", "Ida Holm"),
        ("“The harbour stays open for the winter,” Ida Holm went on to say.", "Ida Holm"),
        ("“The harbour stays open for the winter,” Ida Holm (who contends that boats are ships) said.", "Ida Holm"),
        ("Ida Holm also said “the harbour stays open for the winter.”", "Ida Holm"),
        ("Ida Holm points out that “the harbour stays open for the winter.”", "Ida Holm"),
        ("“The harbour stays open for the winter,” quips Ida Holm.", "Ida Holm"),
        ("“The harbour stays open for the winter,” Martin King Jr. said.", "Martin King Jr"),
        ("The Mayor Of Nordvik, Ida Holm, Said On Monday That “The Harbour Stays Open For The Winter.”", "Ida Holm"),
        ("The editor, Bo Lind, interrupted me to announce, “There goes the whole of the harbour.”", "Bo Lind"),
    ],
)
def test_more_ways_to_say_so_are_known(text: str, who: str) -> None:
    assert _last("Ida Holm and Bo Lind met on Monday.\n\n" + text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ida Holm on the tax: “The harbour stays open,” she wrote, “for the whole of the winter.”", "Ida Holm"),
        ("The question of the day: “Does the harbour stay open for the winter?” Ida Holm asked.", "Ida Holm"),
        ("Bo Lind responded: “Does the harbour stay open for the winter?” His critics noted it.", "Bo Lind"),
        ("Bo Lind fired back: “The harbour stays open for the winter,” he wrote.", "Bo Lind"),
    ],
)
def test_where_a_colon_announces_and_a_verb_follows_the_one_who_is_named_speaks(text: str, who: str) -> None:
    assert _last("Ida Holm and Bo Lind met on Monday.\n\n" + text) == who


@pytest.mark.parametrize(
    "text",
    [
        "Harbour boards send the engineer home and open the “matter of dismissal of her”.",
        "Zugleich stellte der Rat rasche Verbesserungen in Aussicht, wie „mehr Licht am Hafen“ etwa.",
        "Asimismo añadió “que el puerto seguirá abierto todo el invierno”.",
        "Przeczytaj także: „Przystań zostaje otwarta przez całą zimę”.",
    ],
)
def test_adverbs_articles_and_pointers_are_nobody(text: str) -> None:
    assert _last(text) is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("한강항만 측은 “항구는 겨울 내내 문을 연다”고 했다.", "한강항만 측"),
        ("시청은 “항구는 겨울 내내 문을 연다”고 밝혔다.", "시청"),
        ("바다를 연구한 서이종 한강대 해양학과 교수는 “항구는 겨울 내내 문을 연다”고 했다.", "서이종"),
        ("港は冬の間も開いている。「漁師たちはみんな喜んでいます」（店長・弥生さん）", "弥生"),
        ("科罗特曼写道：“港口整个冬天都开放，渔民们很高兴。”", "科罗特曼"),
        ("قرر المجلس فتح الميناء. وأضاف النجيفي أن «الميناء سيبقى مفتوحا طوال الشتاء».", "النجيفي"),
        ("فتح الميناء. وقال اللاعب لموقع ميلان: «الميناء سيبقى مفتوحا طوال الشتاء».", None),
    ],
)
def test_names_without_capitals_are_known_by_what_stands_beside_them(text: str, who: str | None) -> None:
    assert _last(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # What the speaker is, before the name.
        ("“The harbour is open for all of us,” Bank of Tolmere governor Ida Holm said on Monday.", "Ida Holm"),
        ("“The harbour is open for all of us,” co-founder and chief pilot Ida Holm said.", "Ida Holm"),
        ("On Monday University of Tolmere professor Ida Holm said that “the harbour is open for all of us.”", "Ida Holm"),
        # A party, a state, a short form in parentheses.
        ("They heard it from Ida Holm (D., Tolm.), who said that “the harbour is open for all of us.”", "Ida Holm"),
        ("“The harbour is open for all of us,” Ida Holm (D., Tolm.), the mayor, said.", "Ida Holm"),
        ("Tolmere Rights Watch (TRW) likewise stated that “the harbour is open for all of us.”", "Tolmere Rights Watch"),
        ("La présidente du port Ida Holm (PDM) a affirmé que « le port restera ouvert tout l’hiver ».", "La présidente du port Ida Holm"),
        ("Bo Lind, Jr. says he sees the harbour “stay open for all of us.”", "Bo Lind, Jr"),
        # The verb after the quotation.
        ("“The harbour is open for all of us,” warned Ida Holm, who was mayor then.", "Ida Holm"),
        ("“The harbour is open for all of us,” port spokesman Bo Lind, said in a letter.", "Bo Lind"),
        ("“The harbour is open for all of us,” Bo Lind, chief pilot at Port Tolmere said in a letter.", "Bo Lind"),
        # What stands before the sentence's subject.
        ("Asked by Bo Lind, Holm stood up and said, “The harbour is open for all of us.”", "Holm"),
        ("Toward that end, Holm often points to it by saying, “The harbour is open for all of us.”", "Holm"),
        ("Ida Holm said on Monday that according to its charts the town “is open for all of us.”", "Ida Holm"),
        ("As reported by the Harbour Press, “the harbour is open for all of us.”", "Harbour Press"),
        # A verb behind a name is no part of it.
        ("Holm fired back: “As a pilot of this port,” she wrote, “I know that the harbour is open.”", "Holm"),
        ("Holm premised much of her plan on that point; she said “the harbour is open for all of us.”", "Holm"),
        ("As winter comes, Holm pushed back on calls to “close the harbour for all of us.”", "Holm"),
    ],
)
def test_the_name_is_read_whatever_stands_round_it(text: str, who: str) -> None:
    assert _last(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "I’ve heard that, noting that the harbour is “open for all of us this winter.”",
        "His calls to leave town please “old harbour” voters of all kinds.",
    ],
)
def test_what_only_looks_like_a_subject_says_nothing(text: str) -> None:
    assert _last(text) is None


@pytest.mark.parametrize(
    "opening",
    [
        "Harbour Council Leader Ida Holm of Tolmere made the following statement today after the vote:",
        "Today, Port Senator Ida Holm (R-Tol.) made the following statement:",
        "Following the mayor’s decision today to open the port, Senator Ida Holm issued the following statement:",
        "Tolmere Mayor Ida Holm issued this statement on the port:",
    ],
)
def test_who_issues_a_statement_says_it(opening: str) -> None:
    assert _last(f"{opening}\n“The harbour is open for all of us this winter.”") == "Ida Holm"


def test_a_long_title_is_no_part_of_the_first_sentence() -> None:
    title = "MAYOR HOLM ISSUES STATEMENT ON THE VISIT OF THE HARBOUR LEADER TO TOLMERE"
    text = (
        f"{title}\nMayor Ida Holm (R-Tol.) released this statement today on the visit to Tolmere:\n“The harbour is open for all of us.”\n"
    )
    assert _last(text) == "Ida Holm"
