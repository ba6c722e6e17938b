"""Where text was read with the wrong character set."""

from __future__ import annotations

import numpy as np
import pytest

from seedproof.batch import Batch
from seedproof.checks.garbled.encoding.mojibake_spans import accented_passages, decoded, mojibake_spans, outside_mojibake
from seedproof.core.document import Document
from seedproof.parse import batch_of


def batch(text: str) -> Batch:
    return batch_of([Document("seed", text)])


@pytest.mark.parametrize("text", ["fÃ¼r", "Die BrÃ¼cke ist offen", "donâ€™t", "RĹŻĹľiÄŤka", "caf\xc3\xa9"])
def test_misread_words_are_found_whole(text: str) -> None:
    [(start, end)] = mojibake_spans(batch(text))

    assert any(ord(c) > 0x7F for c in text[start:end])
    assert not any(c.isspace() for c in (text[start - 1 : start] + text[end : end + 1]).strip())


@pytest.mark.parametrize("text", ["", "Brücke", "MANHÃ\xa0", "Księży", "Ã", "SELKÄ\xa0", "你好", "Se ”Ändra ett konto”", "”Äiti tuli”"])
def test_sound_words_are_none(text: str) -> None:
    assert mojibake_spans(batch(text)) == []


def test_what_lies_in_a_misread_stretch_is_left_to_it() -> None:
    text = "so fÃ¼r it"

    assert outside_mojibake(batch(text), np.arange(len(text))).tolist() == [c == " " or i < 2 or i > 7 for i, c in enumerate(text)]


def test_russian_read_as_latin_is_one_passage() -> None:
    text = "Ïðèâåò ñåãîäíÿ óòðîì ìýð ãîðîäà îòêðûë ñòàðûé ìîñò"

    [(start, end)] = accented_passages(batch(text))
    assert text[start:end] == text


def test_a_word_that_is_utf_8_from_end_to_end_is_decoded() -> None:
    assert decoded("fÃ¼Ã¼r") == "füür"
    assert decoded("für") == decoded("plain") == ""
