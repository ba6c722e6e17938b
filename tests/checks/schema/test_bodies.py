"""A body that is empty or short is told with what stands there."""

from __future__ import annotations

import pytest

from seedproof.checks.schema.empty_body import EmptyBody
from seedproof.checks.schema.stub_body import StubBody
from seedproof.run.texts import check_documents

INDEX = "\n".join(f"Harbour news, page {i}" for i in range(6))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "the document holds no text"),
        ("* * *\n\n---", "the document holds no word, only marks"),
        ("Harbour closed after storm\n\nBy Ida Holm", "nothing follows the headline"),
        ("By Ida Holm\n\n12 May 2020", "the document holds no article, only credits or dates (2 short lines)"),
    ],
)
def test_an_empty_body_says_what_is_there_instead(text: str, told: str) -> None:
    assert [f.message for f in check_documents([text], [EmptyBody()]).findings] == [told]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("The vote was close.", "4 words (1 short line)"),
        ("The vote was close.\n\nIt will be repeated in the spring.", "11 words (2 short lines)"),
        ("The old pier of Marrow Bay, seen from the lighthouse on Monday at noon.", "14 words (1 paragraph)"),
        (
            "Members of the harbour committee said that the work would begin in March.\n\nThe vote was close.",
            "17 words (2 lines, 1 paragraph among them)",
        ),
        (INDEX, "24 words (6 short lines, no paragraph: an index page?)"),
        ("市议会星期二投票决定。", "6 words (1 short line)"),
    ],
)
def test_a_short_body_says_how_long_it_is_and_what_its_lines_look_like(body: str, told: str) -> None:
    (finding,) = check_documents([body], [StubBody()]).findings

    assert finding.message == f"the text has only {told}: too short for an article (50 words or more)"
