"""Headlines that run into the text, where the line break between them was lost."""

from __future__ import annotations

import pytest
from tests.parse.texts import seed

LEAD = "mayor of the small town opened the bridge on Sunday, a year later than planned. It cost twice as much as the council had thought."


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Mayor opens the new swing bridge", f"The {LEAD}"),
        ("Mayor Opens The New Swing Bridge", f"The {LEAD}"),
        ("MAYOR OPENS NEW SWING BRIDGE", f"The {LEAD}"),
        ("MAYOR OPENS NEW SWING BRIDGE", f"A {LEAD}"),
        ("MAYOR MCKAY OPENS NEW SWING BRIDGE", f"Sen. Ida Holm and the {LEAD}"),
        ("MAYOR: NEW SWING BRIDGE IS OPEN", f"U.S. Sen. Ida Holm and the {LEAD}"),
        ("MAYOR REACTS TO BRIDGE STORY", f'"I am glad," said the {LEAD}'),
        ("MAYOR OPENS NEW RAIL/ROAD BRIDGE", f"On Sunday the {LEAD}"),
        ("MAYOR OPENS NEW SWING BRIDGE", f"Harbour Board Foreign Relations Committee Deputy Chair Ida Holm and the {LEAD}"),
        ("Mayor Opens the New Swing Bridge", f"May 3, 2021 Nordvik, Norway - The {LEAD}"),
        ("Bridge opens a whole year late", f" Whoever wanted to cross had to wait: the {LEAD}"),
        ("Mayor opens the new swing bridge", f"By Ida Holm The {LEAD}"),
        ("Mayor opens the new swing bridge", f"3 May 2021 The {LEAD}"),
        ("МЭР ОТКРЫЛ НОВЫЙ МОСТ ЧЕРЕЗ РЕКУ", "В понедельник мэр города открыл мост, который стоил вдвое больше, чем думали в совете."),
        ("LE MAIRE OUVRE ENFIN LE PONT", "À la surprise de tous, la ville a ouvert son pont dimanche, un an plus tard que prévu."),
        (
            "La alcaldesa abre el puente nuevo",
            "El puente se abrió el domingo, un año más tarde de lo previsto, y costó el doble de lo que el ayuntamiento había pensado.",
        ),
        (
            "Le maire ouvre enfin le pont tournant",
            "La ville a ouvert son pont dimanche, un an plus tard que prévu, et il a coûté deux fois plus que le conseil ne pensait.",
        ),
        (
            "市长为新建的旋转桥剪彩",
            "本市的旋转桥于星期天开放，比计划晚了一年。造价是市议会预想的两倍，过桥费将支付其中的一半。",
        ),
    ],
)
def test_a_headline_is_cut_where_the_text_shows_its_end(headline: str, text: str) -> None:
    found = seed(f"{headline} {text}")
    assert found.title is not None
    assert (found.title.text, found.body.text) == (headline, text.strip())


@pytest.mark.parametrize(
    "text",
    [
        f"On Sunday the {LEAD}",
        f"The {LEAD}",
        f"NORDVIK, NORWAY (AP) — The {LEAD}",
        f"The Harbour Board of Nordvik said on May 3, 2021 Oslo would pay. The {LEAD}",
        f"Sir Jonas Edward Michael Weir KCB (born 3 May 1970 Nordvik) is a sailor. The {LEAD}",
        f"Readers of The Harbour Times know that the {LEAD}",
        "Main menu  Home | News | Sport  The town has a new bridge, which was opened on Sunday by its mayor, a year later than planned.",
        "Foto: Ida Holm / Harbour Press The town has a new bridge, which was opened on Sunday by its mayor, a year later than planned.",
    ],
)
def test_a_sentence_that_begins_a_text_is_no_headline(text: str) -> None:
    assert seed(text).title is None


def test_text_that_a_line_break_parts_from_its_headline_is_left_to_the_lines() -> None:
    found = seed(f"Bridge opens at last\n\nThe {LEAD}\n\nThe {LEAD}")
    assert found.title is not None
    assert found.title.text == "Bridge opens at last"
