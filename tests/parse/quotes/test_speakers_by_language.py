"""Quotations and who says them in more languages: eight ways to say it, each with five invented speakers a language."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.parse.texts import seeds

SAID = yaml.safe_load(Path(__file__).with_name("said.yaml").read_text(encoding="utf-8"))
LEAST = 38  # of 40 quotations that must have their speaker
#: In Hungarian a title follows the name in small letters, and is taken with it; and names that are words, such as Nagy, begin no sentence.
#: In Japanese only a title tells a name from a noun; in Arabic a title, or nothing but a mark between name and speech.
FEWER = {"hu": 33, "ja": 35, "ar": 29}


@pytest.mark.parametrize("code", sorted(SAID))
def test_quotations_are_found_whole_and_nearly_all_have_their_speaker(code: str) -> None:
    marked = [(way.format(who), who) for way in SAID[code]["ways"] for who in SAID[code]["speakers"]]
    texts = [f"{SAID[code]['lead']}\n\n{text.replace('⟦', '').replace('⟧', '')}" for text, _ in marked]
    found = [[(q.text, q.speaker.name if q.speaker else None) for q in seed.quotes] for seed in seeds(*texts)]
    quoted = [text.partition("⟦")[2].partition("⟧")[0] for text, _ in marked]

    assert len(marked) == 40
    assert [quote for quote, quotes in zip(quoted, found, strict=True) if quote not in [text for text, _ in quotes]] == []
    missed = [text for quotes, (text, who) in zip(found, marked, strict=True) if all(name != who for _, name in quotes)]
    assert len(marked) - len(missed) >= FEWER.get(code, LEAST), missed
