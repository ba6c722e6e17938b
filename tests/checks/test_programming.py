"""Documents about programming."""

from __future__ import annotations

from seedproof.checks.programming import about_code
from seedproof.core.document import Document
from seedproof.parse import batch_of


def test_three_mentions_of_two_terms_in_prose_make_a_document_one_about_programming() -> None:
    texts = [
        "Python is a language. So is Java, and so is Rust.",
        "Python is a snake. The python of Castrel is a python.",
        "Python and Java",
        "<html><css><javascript>",
        "",
    ]
    batch = batch_of([Document(str(i), text) for i, text in enumerate(texts)])

    assert batch.once(about_code).tolist() == [True, False, False, False, False]


def test_a_block_of_code_that_says_its_language_makes_a_document_one_about_programming() -> None:
    texts = [
        "Boats:\n\n```js\nvar boat = 1\n```",
        "Boats:\n\n```text\nA song of boats\n```",
        "Boats: ``js`` and `js`",
        "```",
        "js```",
        "```python",
    ]
    batch = batch_of([Document(str(i), text) for i, text in enumerate(texts)])

    assert batch.once(about_code).tolist() == [True, False, False, False, False, True]
    assert batch_of([Document("0", "```")]).once(about_code).tolist() == [False]
