"""A text that stands twice is one finding, and its fix leaves the text once."""

from __future__ import annotations

import pytest

from seedproof import check_documents
from seedproof.checks.garbled.repetition.repeated_passage import RepeatedPassage
from seedproof.core.finding import Finding

HEAD = "Pier of Novy Port open again"
PARAGRAPHS = [
    "The long pier of Novy Port was opened again on Monday after a winter of storms that had torn away its last forty metres.",
    "Work began in March, when divers set the first of thirty new beams into the sand, and went on through a cold and windy spring.",
    "“Nobody minded the rain,” said Jana Ruzicka, who led the works. Her men will now turn to the old lock at the mill.",
]
BODY = "\n\n".join(PARAGRAPHS)
FLAT = " ".join(PARAGRAPHS)


def findings(text: str) -> list[Finding]:
    return list(check_documents([text], [RepeatedPassage()]).findings)


def mended(text: str) -> str:
    """Return the text after the fixes of all that is found."""
    edits = [edit for finding in findings(text) for edit in (finding.fix.edits if finding.fix else ())]
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text.strip()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"{HEAD}\n\n{BODY}\n\n{BODY}", f"{HEAD}\n\n{BODY}"),
        (f"{HEAD}\n\n{BODY}\n\n{HEAD}\n\n{BODY}", f"{HEAD}\n\n{BODY}"),
        (f"{HEAD}\n\n{BODY}\n\n{BODY.replace('March', 'April')}", f"{HEAD}\n\n{BODY}"),
        (f"{FLAT} {FLAT}", FLAT),
        (f"{HEAD}.\n\n{FLAT} {FLAT} It was cold.", f"{HEAD}.\n\n{FLAT} It was cold."),
    ],
    ids=["body", "headline and body", "with another word", "in one line", "within a line"],
)
def test_the_second_copy_is_one_finding_and_is_cut(text: str, left: str) -> None:
    (finding,) = findings(text)

    assert finding.message.startswith("the text stands here once more")
    assert mended(text) == left


def test_of_a_pull_quote_and_its_paragraph_the_pull_quote_is_cut() -> None:
    quote = "Her men will now turn to the old lock at the mill, which has leaked for years."
    told = f"{PARAGRAPHS[0]} {quote} It was cold."
    text = f"{HEAD}\n\n{PARAGRAPHS[1]}\n\n{quote}\n\n{told}"

    (finding,) = findings(text)

    assert finding.text == quote.rstrip(".")
    assert mended(text).replace("\n\n\n\n", "\n\n") == f"{HEAD}\n\n{PARAGRAPHS[1]}\n\n{told}"


QUOTE = "Her men will now turn to the old lock at the mill, which leaks badly"  # a sentence of 14 words


@pytest.mark.parametrize(
    ("around", "severity"),
    [
        (f"She was glad of it. {QUOTE}, she said on Monday.", "warning"),
        (f"She was glad of it. {QUOTE}, she said.", "info"),
        (f"{QUOTE}, she said on Monday again.", "info"),
        (f"She was glad of it. {QUOTE}, she said on Monday", "info"),
        (QUOTE, "info"),
    ],
    ids=["longer by nine words", "longer by seven words", "longer by a few words behind it", "no sentence", "the same line"],
)
def test_a_pull_quote_is_a_warning_where_its_paragraph_is_longer(around: str, severity: str) -> None:
    (finding,) = findings(f"{HEAD}\n\n{PARAGRAPHS[1]}\n\n{QUOTE}\n\n{PARAGRAPHS[0]}\n\n{around}")

    assert finding.severity == severity


def test_half_a_sentence_is_not_cut() -> None:
    text = f"{HEAD}\n\n{PARAGRAPHS[0]}\n\nHe said that {PARAGRAPHS[0][0].lower()}{PARAGRAPHS[0][1:-1]}, and went home."

    (finding,) = findings(text)

    assert finding.fix is not None, "the first place is a paragraph of its own"
    assert finding.start == text.index(PARAGRAPHS[0])


def test_passages_far_from_each_other_are_findings_of_their_own() -> None:
    apart = " ".join(f"word{i}" for i in range(30))

    assert len(findings(f"{HEAD}\n\n{BODY}\n\n{PARAGRAPHS[0]}\n\n{apart}\n\n{PARAGRAPHS[1]}")) == 2
