"""Who says a quotation, in the word order and marks of each language."""

from __future__ import annotations

import pytest
from tests.parse.texts import speakers


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("„Der Hafen bleibt offen“, sagte Bürgermeisterin Ute Klamm.", "Ute Klamm", "sagte"),
        ("„Der Hafen bleibt offen“, so Klamm weiter.", "Klamm", "so"),
        ("Laut Ute Klamm ist der Hafen „ein Schatz für die ganze Stadt“.", "Ute Klamm", "Laut"),
        ("Vogel zufolge ist der Hafen „für alle Schiffe wieder geöffnet“.", "Vogel", "zufolge"),
        ("„Der Hafen bleibt offen“, erklärte ein Sprecher der Hafenbehörde.", "ein Sprecher der Hafenbehörde", "erklärte"),
        ("„Wann schließt der Hafen?“, fragte Jan Vogel.", "Jan Vogel", "fragte"),
        ("„Der Hafen bleibt offen“, sagte Ministerin Ida von der Heide.", "Ida von der Heide", "sagte"),
        ("„Wir haben »Der Hafen« gelesen“, sagte Jan Vogel.", "Jan Vogel", "sagte"),
    ],
)
def test_german(text: str, speaker: str, cue: str) -> None:
    assert speakers(text) == [(speaker, cue)]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("«\u202fLe port reste ouvert\u202f», a affirmé lundi Odile Dupin.", "Odile Dupin", "affirmé"),
        ("« Le port reste ouvert », s’est félicité Jean Dupin.", "Jean Dupin", "félicité"),
        ("« Le port reste ouvert », se réjouit Odile Dupin.", "Odile Dupin", "réjouit"),
        ("Odile Dupin l’assure : « Le port restera ouvert cet hiver. »", "Odile Dupin", "l’assure"),
        ("Selon Odile Dupin, le port est « un trésor pour toute la ville ».", "Odile Dupin", "Selon"),
        ("« Le port reste ouvert », selon le ministère des Transports.", "le ministère des Transports", "selon"),
        ("“Le port reste ouvert”, a indiqué à l’AFP Jean Dupin.", "Jean Dupin", "indiqué"),
        ("Comme l’a dit Jean Dupin, le port est « un trésor pour toute la ville ».", "Jean Dupin", "dit"),
    ],
)
def test_french(text: str, speaker: str, cue: str) -> None:
    assert speakers(text) == [(speaker, cue)]


@pytest.mark.parametrize("inversion", ["a-t-elle ajouté", "dit-elle", "explique-t-elle", "a-t-elle aussi expliqué"])
def test_a_french_pronoun_after_its_verb_stands_for_the_last_speaker(inversion: str) -> None:
    found = speakers(f"« Le port reste ouvert », a déclaré la ministre Odile Dupin. « Il restera ouvert », {inversion}.")
    assert [name for name, _ in found] == ["Odile Dupin", "Odile Dupin"]


def test_a_pronoun_without_anybody_before_it_stands_for_nobody() -> None:
    assert speakers("« Le port reste ouvert », dit-elle.") == [(None, "dit")]
    assert speakers("« Le port reste ouvert », a-t-il dit.") == [(None, "dit")]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“El puerto sigue abierto”, ha dicho el portavoz del puerto, Benito Lastra.", "Benito Lastra", "dicho"),
        ("Según Ana Ruiz, el puerto es «un tesoro para toda la ciudad».", "Ana Ruiz", "Según"),
        ("“El puerto sigue abierto”, de acuerdo con Ana Ruiz.", "Ana Ruiz", "acuerdo"),
        ("“¿Cuándo cierra el puerto?”, preguntó Ana Ruiz.", "Ana Ruiz", "preguntó"),
        ("«Il porto resta aperto», ha detto Anna Rossi.", "Anna Rossi", "detto"),
        ("«Il porto resta aperto», ha dichiarato all’Ansa la portavoce Anna Rossi.", "Anna Rossi", "dichiarato"),
        ("Secondo Anna Rossi il porto è «un tesoro per tutta la città».", "Anna Rossi", "Secondo"),
        ("Segundo Ana Souza, o porto é “um tesouro para toda a cidade”.", "Ana Souza", "Segundo"),
        ("“O porto continua aberto”, disse a prefeita Ana Souza.", "Ana Souza", "disse"),
    ],
)
def test_spanish_italian_and_portuguese(text: str, speaker: str, cue: str) -> None:
    assert speakers(text) == [(speaker, cue)]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("„Port zostaje otwarty” – powiedziała Anna Kowalska.", "Anna Kowalska", "powiedziała"),
        ("„Port zostaje otwarty” - dodał rzecznik portu Jan Kowal.", "Jan Kowal", "dodał"),
        ("Według Jana Kowala port jest „skarbem całego naszego miasta”.", "Jana Kowala", "Według"),
        ("По словам Анны Петровой, порт «остаётся открытым для всех судов».", "Анны Петровой", "словам"),
        ("Как сообщил Иван Петров, порт «остаётся открытым для всех судов».", "Иван Петров", "сообщил"),
        ("«Порт открыт для всех», — заявил мэр города Иван Петров.", "Иван Петров", "заявил"),
        ("„Přístav zůstane otevřený pro všechny,“ řekla Jana Nováková.", "Jana Nováková", "řekla"),
    ],
)
def test_slavic_languages(text: str, speaker: str, cue: str) -> None:
    assert speakers(text) == [(speaker, cue)]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“De haven blijft open”, zegt Jan de Vries.", "Jan de Vries", "zegt"),
        ("‘De haven blijft open’, zei burgemeester Jan de Vries.", "Jan de Vries", "zei"),
        ("Volgens Jan de Vries is de haven ‘een schat voor de hele stad’.", "Jan de Vries", "Volgens"),
        ("“De haven blijft open”, aldus een woordvoerder van de politie.", "een woordvoerder van de politie", "aldus"),
        ("”Hamnen är öppen”, säger Ida Holm.", "Ida Holm", "säger"),
        ("»Havnen er åben«, siger Ida Holm.", "Ida Holm", "siger"),
    ],
)
def test_dutch_and_scandinavian_languages(text: str, speaker: str, cue: str) -> None:
    assert speakers(text) == [(speaker, cue)]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“Liman açık kalacak” dedi Ayşe Yılmaz.", "Ayşe Yılmaz", "dedi"),
        ("Ayşe Yılmaz, “Liman bütün gemilere açık kalacak” dedi.", "Ayşe Yılmaz", "dedi"),
        ("Belediye Başkanı Ayşe Yılmaz, “Liman açık kalacak” diye konuştu.", "Ayşe Yılmaz", "konuştu"),
        ("Ayşe Yılmaz şöyle konuştu: “Liman bütün gemilere açık kalacak.”", "Ayşe Yılmaz", "konuştu"),
        ("Ayşe Yılmaz’a göre liman “bütün şehir için bir hazine”.", "Ayşe Yılmaz", "göre"),
    ],
)
def test_turkish_has_its_verb_after_the_quotation_and_its_cases_after_an_apostrophe(text: str, speaker: str, cue: str) -> None:
    assert speakers(text) == [(speaker, cue)]


@pytest.mark.parametrize(
    "text",
    [
        "„Wann schließt der Hafen?“ Jan Vogel sagt dazu nichts.",  # an answer, not an attribution: that would be inverted
        "„Der Hafen bleibt für alle offen“, heißt es in einer Mitteilung.",
        "„Port zostaje otwarty dla wszystkich” – czytamy w komunikacie.",
        "«Порт открыт для всех», — говорится в сообщении.",
        "市长说：“港口仍然开放，所有船只都可以离开。”",
        "「港は開いています」と市長は言った。",
        "وقال العمدة: «الميناء مفتوح لجميع السفن»",
    ],
)
def test_where_no_name_can_be_told_there_is_no_speaker(text: str) -> None:
    assert [name for name, _ in speakers(text)] == [None]


def test_an_impersonal_verb_is_not_said_by_the_last_speaker() -> None:
    text = "„Der Hafen bleibt offen“, sagte Jan Vogel.\n\nDie Stadt schwieg. „Der Hafen wird bald geschlossen“, hieß es im Rathaus."
    assert speakers(text)[-1] == (None, "hieß")
