"""What stands between backticks is code, unless the backticks are quotation marks."""

from __future__ import annotations

import numpy as np
import pytest

from seedproof.batch.code_spans import code_spans, in_code_span
from seedproof.core.document import Document
from seedproof.parse import batch_of


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Set `debug` to true.", ["`debug`"]),
        ("The ``:ref:`pier` `` role and ``a b``.", ["`pier`", "``a b``"]),  # a role of reStructuredText
        ("Run `git log\n--oneline` there.", ["`git log\n--oneline`"]),
        ("``We agree,'' she said. ``We all do,'' he said.", []),
        ("He said `yes' and `no'.", []),
        ("Rock`n`roll", []),
        ("It costs 5` and\n\nthen 6` more.", []),
        ("```sh\nls\n```", []),
        ("`" + "long " * 50 + "`", []),
        ("` `", []),
        ("He said `the vote was over and we all left the room` and left.", []),
        ("A `b\r\n\r\nc` d", []),
        ("A `b\n- c\n- d` e", []),
        ("`", []),
        ("", []),
    ],
)
def test_code_spans_stand_between_backticks(text: str, spans: list[str]) -> None:
    found = batch_of([Document("0", text)]).once(code_spans)

    assert [text[start:end] for start, end in zip(found.start.tolist(), found.end.tolist(), strict=True)] == spans


def test_offsets_in_a_code_span_are_told() -> None:
    batch = batch_of([Document("0", "a `b` c"), Document("1", "`d`")])

    assert "".join(np.array(list(batch.text))[in_code_span(batch, np.arange(len(batch.text)))]) == "`b``d`"
