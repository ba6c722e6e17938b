"""Speech, fragments of it, and words held at arm's length."""

from __future__ import annotations

import pytest
from tests.parse.texts import seed


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The harbour stays open,” Ida Holm said.", "direct"),
        ("Ida Holm said the harbour would stay “open for as long as it takes”.", "partial"),
        ("The so-called “harbour” is a pond.", "scare"),
        ("The band played “Walking Home Alone” at the harbour.", "scare"),
        ("Edward “Ned” Lind was a pilot.", "scare"),
        ("Das Stück „Der Hafen“ läuft am Montag.", "scare"),
        ("Le film « Les Quais du Nord » sort lundi.", "scare"),
        ("Газета «Портовый вестник» вышла в понедельник.", "scare"),
        ("『港』という映画を見た。", "scare"),
        ("「港は開いています」と市長は言った。", "direct"),
        ("市长说：“不。”", "direct"),
        ("She had one word for it: “Never.”", "direct"),
        ("“Stop!” Holm shouted.", "direct"),
        ("«\u00a0Le port reste ouvert.\u00a0» Odile Dupin est pilote.", "direct"),
        ("Der Hafen sei „in gutem Zustand und bleibt offen“, teilte die Behörde mit.", "partial"),
    ],
)
def test_speech_fragments_and_words_at_arms_length_are_told_apart(text: str, kind: str) -> None:
    assert [q.kind for q in seed(text).quotes] == [kind]


def test_a_title_before_its_verb_of_saying_is_speech() -> None:
    text = "„Der Hafen“, sagte Ute Klamm, „bleibt heute für alle offen.“"
    assert [(q.kind, q.speaker.name if q.speaker else None) for q in seed(text).quotes] == [
        ("direct", "Ute Klamm"),
        ("partial", "Ute Klamm"),
    ]
