"""Headlines in more languages: five a language, each in four places, as articles and pages have them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.parse.texts import seeds

HERE = Path(__file__).parent
HEADS = yaml.safe_load((HERE / "heads.yaml").read_text(encoding="utf-8"))
SAID = yaml.safe_load((HERE.parent / "quotes/said.yaml").read_text(encoding="utf-8"))
PLACES = ("{}\n\n", "{}\n", "Harbour Post\n\n{}\n\n", "{}\n\n2021-05-03\n\n")
LEAST = 17  # of 20 headlines that must be found


def article(code: str) -> str:
    """Return invented paragraphs in a language: a lead, and what people say."""
    marked = [way.format(who) for way in SAID[code]["ways"] for who in SAID[code]["speakers"]]
    said = [text.replace("⟦", "").replace("⟧", "") for text in marked if not text.startswith(("⟦–", "⟦—"))]
    return "\n\n".join([SAID[code]["lead"], *(" ".join(said[i::7]) for i in range(4))])


@pytest.mark.parametrize("code", sorted(HEADS))
def test_nearly_all_headlines_are_found_and_no_lead_is_taken_for_one(code: str) -> None:
    marked = [(place.format(head) + article(code), head) for head in HEADS[code] for place in PLACES]
    found = [seed.title.text if seed.title else None for seed in seeds(*(text for text, _ in marked))]
    (without,) = seeds(article(code))

    assert without.title is None
    missed = [(text[:60], title) for (text, head), title in zip(marked, found, strict=True) if title != head]
    assert len(marked) - len(missed) >= LEAST, missed
