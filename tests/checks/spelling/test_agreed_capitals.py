"""A variant is found in the capitals that it is written in, and with one more where it begins a sentence; no other capitals are it."""

from __future__ import annotations

import pytest

from seedproof import Document
from seedproof.checks.spelling.variants.agreed_spelling import AgreedSpelling
from seedproof.core.context import Context
from seedproof.core.spellings import Spelling, Spellings
from seedproof.parse import batch_of


@pytest.mark.parametrize(
    ("variant", "preferred", "text", "mended"),
    [
        ("eMail", "e-mail", "EMail was sent. They sent eMail.", "E-mail was sent. They sent e-mail."),
        ("eMail", "e-mail", "They sent EMail. Email was sent, or EMAIL.", "They sent EMail. Email was sent, or EMAIL."),
        ("u", "you", "U are late, and u know it.", "You are late, and you know it."),
        ("u", "you", "They met in U, a town.", "They met in U, a town."),
        ("iPad", "tablet", "An iPad lay there. IPad after ipad was sold.", "An tablet lay there. Tablet after ipad was sold."),
        ("Nato", "NATO", "Nato met. The nato of NATO is Nato.", "NATO met. The nato of NATO is NATO."),
    ],
)
def test_a_variant_is_known_by_its_capitals(variant: str, preferred: str, text: str, mended: str) -> None:
    agreed = Spellings(spelling=(Spelling(preferred=preferred, variants=(variant,)),))
    hits = AgreedSpelling().bind(Context(spellings=agreed)).find(batch_of([Document("a", text)]))
    for edit in sorted((edit for hit in hits if hit.fix for edit in hit.fix.edits), key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == mended
